// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "imports.hpp"

#include "exchange/value_words.hpp"

#include <algorithm>
#include <set>

using namespace crosscut;
using namespace crosscut::evidence;
using namespace crosscut::test;
using interview::Note;

namespace {

bool told(const std::vector<Note>& notes, Note::Kind kind, const std::string& english, int line)
{
    return std::any_of(notes.begin(), notes.end(), [&](const Note& note) {
        return note.kind == kind && note.problem.place.line == line && in(Language::english, note.problem.what).find(english) != std::string::npos;
    });
}

const Claim* claim_of(const Archive& archive, const std::string& key)
{
    for (const Claim& claim : *archive.claims)
        if (claim.key == key)
            return &claim;
    return nullptr;
}

}  // namespace

TEST_CASE("Words for relations mean what is said of them: one of the codebook, or one of their own, each noted with its rows")
{
    const test::Folder folder;
    const auto file = folder.put("ties.csv", "from,to,type\nA,B,friends\nB,C,friends\nA,C,cowork\nC,A,Cowork\nA,B,advice\nB,A,gossip\n");
    exchange::Found found = *exchange::find_tables({file});
    std::vector<interview::Note> notes;
    const exchange::Staged plain = exchange::stage(evidence::empty_archive(), exchange::plan_of(found, notes));
    CHECK(plain.total().refused == 5);
    CHECK(plain.unknown_relations == std::map<std::string, int>{{"friends", 2}, {"cowork", 1}, {"Cowork", 1}, {"gossip", 1}});

    found.relations = {{"friends", "contact"}, {"cowork", exchange::own_directed_relation}, {"gossip", "whatever"}, {"not there", "info"}};
    const exchange::Staged said = exchange::stage(evidence::empty_archive(), exchange::plan_of(found, notes));
    CHECK(said.total().taken == 5);
    CHECK(said.unknown_relations == std::map<std::string, int>{{"gossip", 1}});
    const evidence::Relation& own = said.archive.relations->back();
    CHECK(own.key == "cowork");
    CHECK(own.directed);
    CHECK(own.relation_class == evidence::RelationClass::cooperation);
    CHECK(said.archive.relations->size() == evidence::standard_relations().size() + 1);
    std::vector<std::string> heard;
    for (const interview::Note& one : said.notes)
        heard.push_back(in(Language::english, one.problem.what));
    const auto hears = [&](const std::string& words) { return std::find(heard.begin(), heard.end(), words) != heard.end(); };
    CHECK(hears("Rows with “friends”, read as the relation “contact”: 2."));
    CHECK(hears("Rows with “cowork”, read as the relation “cowork”: 2."));
    CHECK(hears("“gossip” is to mean “whatever”, which is not a relation of the codebook."));

    // The same words again find the relation that was made; a mapping file keeps what was said.
    const exchange::Staged again = exchange::stage(said.archive, exchange::plan_of(found, notes));
    CHECK(again.archive.relations->size() == said.archive.relations->size());
    const Result<exchange::Mapping> read = exchange::read_mapping(exchange::write_mapping(exchange::mapping_of(found)), "map.json");
    REQUIRE(read);
    CHECK(read->relations == found.relations);
}

TEST_CASE("The messy spreadsheet of Halle becomes the statements that it means, with every fault told", "[exchange]")
{
    const Import raw = import_into(empty_archive(), {dataset("halle-roh")});
    const Archive& archive = raw.staged.archive;
    check_account(raw.staged);
    const exchange::TableCount total = raw.staged.total();
    // 35 actors + 9 interviews + 65 statements; nos. 11 and 23 have an end missing.
    CHECK(total.read == 109);
    CHECK(total.taken == 107);
    CHECK(total.refused == 2);
    // The quote of no. 4 has a line break: from there on the line is the number plus three, before it plus two.
    CHECK(told(raw.notes, Note::Kind::refused, "The second actor is missing", 14));
    CHECK(told(raw.notes, Note::Kind::refused, "The first actor is missing", 26));
    CHECK(told(raw.notes, Note::Kind::remark, "are the two ends exchanged", 39));
    CHECK(claim_of(archive, "4")->quote.find('\n') != std::string::npos);
    CHECK(claim_of(archive, "4")->place.line == 6);
    CHECK(claim_of(archive, "5")->place.line == 8);

    // FB 50 is in the table of actors; the two other spellings of the same office are candidates.
    std::vector<std::string> candidates;
    for (const ActorId id : raw.staged.candidates)
        candidates.push_back(find(*archive.actors, id)->name);
    CHECK(candidates == std::vector<std::string>{"Soziales", "Sozialamt"});
    CHECK(archive.actors->size() == 37);
    for (const ActorId id : raw.staged.candidates)
        CHECK(find(*archive.actors, id)->candidate);

    CHECK(find(*archive.cities, raw.staged.city)->name == "Halle/S.");
    CHECK(claim_of(archive, "7")->strength == 3);                        // written 3,0
    CHECK(claim_of(archive, "1")->certainty == Certainty::certain);      // sicher
    CHECK(claim_of(archive, "7")->certainty == Certainty::probable);     // wahrscheinlich
    CHECK(claim_of(archive, "5")->polarity == Polarity::no);             // nein
    CHECK(claim_of(archive, "16")->start.earliest == day_of(2015, 9, 1));  // Herbst 2015
    CHECK(claim_of(archive, "16")->end.kind == PartialDate::Kind::dated);  // etwa 2018
    CHECK(claim_of(archive, "21")->start.kind == PartialDate::Kind::open); // schon vorher
    CHECK(claim_of(archive, "21")->end.kind == PartialDate::Kind::open);   // bis heute
    CHECK(find(*archive.relations, claim_of(archive, "36")->relation)->key == "fund");

    // Apart from what is wrong on purpose the clean table says the same.
    const Import clean = import_into(empty_archive(), {dataset("halle")});
    const Archive& other = clean.staged.archive;
    REQUIRE(other.claims->size() == 65);
    int compared = 0;
    for (std::size_t i = 0; i < other.claims->size(); ++i) {
        const Claim* mine = claim_of(archive, std::to_string(i + 1));
        if (!mine)
            continue;
        const Claim& theirs = (*other.claims)[i];
        INFO("no. " << i + 1);
        CHECK(find(*archive.relations, mine->relation)->key == find(*other.relations, theirs.relation)->key);
        CHECK(mine->strength == theirs.strength);
        CHECK(mine->polarity == theirs.polarity);
        CHECK(mine->start.earliest == theirs.start.earliest);
        CHECK(mine->end.latest == theirs.end.latest);
        if (i + 1 != 3 && i + 1 != 28 && i + 1 != 36) {
            CHECK(find(*archive.actors, mine->from)->key == find(*other.actors, theirs.from)->key);
            CHECK(find(*archive.actors, mine->to)->key == find(*other.actors, theirs.to)->key);
        }
        ++compared;
    }
    CHECK(compared == 63);
}

TEST_CASE("An import that is done again changes nothing and says that all was known", "[exchange]")
{
    const std::string name = GENERATE("cottbus", "halle-roh", "wuerzburg");
    const Import first = import_into(empty_archive(), {dataset(name)});
    const Import second = import_into(first.staged.archive, {dataset(name)});
    check_account(second.staged);
    const exchange::TableCount total = second.staged.total();
    CHECK(total.taken == 0);
    CHECK(total.known + total.refused == total.read);
    CHECK(same(unplaced(first.staged.archive), unplaced(second.staged.archive)));
}

TEST_CASE("Names that differ by umlauts, abbreviations or brackets are offered for merging, never merged", "[exchange]")
{
    const Folder folder;
    folder.put("actors.csv", "id,label,kind\n1,Gesundheitsamt Halle/S.,admin\n2,Gesundheitsamt Halle (Saale),admin\n3,Amt für Straßen,admin\n4,Amt fuer Strassen,admin\n5,Stadtwerke,utility\n");
    const Import one = import_into(empty_archive(), {folder.path});
    CHECK(one.staged.archive.actors->size() == 5);
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const NearDuplicate& pair : one.staged.duplicates)
        pairs.emplace_back(find(*one.staged.archive.actors, pair.a)->key, find(*one.staged.archive.actors, pair.b)->key);
    CHECK(std::find(pairs.begin(), pairs.end(), std::pair<std::string, std::string>{"1", "2"}) != pairs.end());
    CHECK(std::find(pairs.begin(), pairs.end(), std::pair<std::string, std::string>{"3", "4"}) != pairs.end());
    for (const auto& [a, b] : pairs)
        CHECK((a != "5" && b != "5"));
}

TEST_CASE("Rows of several cities in one table go to their own city", "[exchange]")
{
    const Folder folder;
    folder.put("actors.csv", "Stadt;Name;Kürzel\nHalle;Jugendamt;H1\nPotsdam;Jugendamt;P1\nHalle;Schulamt;H2\n");
    folder.put("statements.csv", "Stadt;Gespräch;Von;Nach\nPotsdam;I1;Jugendamt;Stadtwerke\nHalle;I1;Jugendamt;Schulamt\n");
    const Import one = import_into(empty_archive(), {folder.path});
    const Archive& archive = one.staged.archive;
    check_account(one.staged);
    REQUIRE(archive.cities->size() == 2);
    CHECK(one.staged.cities.size() == 2);
    CHECK(archive.interviews->size() == 2);  // I1 of Halle is not I1 of Potsdam
    for (const Claim& claim : *archive.claims)
        CHECK(find(*archive.actors, claim.from)->city == find(*archive.interviews, claim.interview)->city);
    CHECK(one.staged.total().read == 5);
    CHECK(one.staged.candidates.size() == 1);
}

TEST_CASE("Each fault of a row is told once, with its column, and takes no other row with it", "[exchange]")
{
    const Folder folder;
    folder.put("actors.csv", "id,label,kind,parent,sector,field\nA1,Eins,admin,,,\nA1,Doppelt,admin,A2,,\nA2,Zwei,admin,A1,Marsmenschen,Raumfahrt\n,,admin,,,\nA3,Drei,admin,A3,,\n");
    folder.put("interviews.csv", "id,unit,month\nI1,A1,2020-05\nI1,A2,2021\nI2,A2,gestern oder so\n,A1,2020\nI3,,2020\n");
    folder.put("statements.csv",
               "id,interview,from,to,relation,strength,date_from,date_to,certainty,polarity,unknown\n"
               "1,I1,A1,A2,info,3,2015,2014,certain,yes,x\n"       // ends before it begins
               "2,I1,A1,A2,friendship,3,,,certain,yes,\n"          // no such relation
               "3,I1,A1,A1,info,3,,,certain,yes,\n"                // to itself
               "4,I1,A1,A2,info,9,,,certain,yes,\n"                // no such strength
               "5,I1,A1,A2,info,,31.02.2015,,certain,yes,\n"       // no such day
               "6,I1,A1,A2,info,,,,sehr,yes,\n"                    // no such certainty
               "7,I1,A1,A2,info,,,,certain,vielleicht,\n"          // neither yes nor no
               "8,I9,A1,A2,info,,,,,,\n"                           // nobody knows this interview
               "9,,A1,A2,info,,,,,,\n"                             // nobody says it
               "10,I1,A1,Neu,info,,,,,,\n"
               "1,I1,A1,A2,info,2,2016,,certain,yes,\n");          // id twice
    const Import one = import_into(empty_archive(), {folder.path});
    check_account(one.staged);
    CHECK(told(one.notes, Note::Kind::refused, "“A1” occurs twice", 3));
    CHECK(told(one.notes, Note::Kind::changed, "“Marsmenschen” is not a sector", 4));
    CHECK(told(one.notes, Note::Kind::changed, "“Raumfahrt” is not a field", 4));
    CHECK(told(one.notes, Note::Kind::refused, "The name of the actor is missing", 5));
    CHECK(told(one.notes, Note::Kind::changed, "would stand above itself", 6));
    CHECK(told(one.notes, Note::Kind::refused, "“I1” occurs twice", 3));
    CHECK(told(one.notes, Note::Kind::changed, "“gestern oder so” is not a date", 4));
    CHECK(told(one.notes, Note::Kind::refused, "The id of the interview is missing", 5));
    CHECK(told(one.notes, Note::Kind::changed, "The end “2014” lies before the begin “2015”", 2));
    CHECK(told(one.notes, Note::Kind::refused, "“friendship” is not a relation", 3));
    CHECK(told(one.notes, Note::Kind::refused, "tied to itself", 4));
    CHECK(told(one.notes, Note::Kind::changed, "“9” is not a strength", 5));
    CHECK(told(one.notes, Note::Kind::changed, "“31.02.2015” is not a date", 6));
    CHECK(told(one.notes, Note::Kind::changed, "“sehr” is not a certainty", 7));
    CHECK(told(one.notes, Note::Kind::refused, "“vielleicht” says neither yes nor no", 8));
    CHECK(told(one.notes, Note::Kind::remark, "No interview is called “I9”", 9));
    CHECK(told(one.notes, Note::Kind::remark, "Nobody is named who says this", 10));
    CHECK(told(one.notes, Note::Kind::remark, "No actor is called “Neu”", 11));
    CHECK(told(one.notes, Note::Kind::refused, "“1” occurs twice for the same interview", 12));
    CHECK(told(one.notes, Note::Kind::remark, "Columns that were not read: unknown", 1));
    // The unit above of a refused row hangs nowhere.
    CHECK_FALSE(find(*one.staged.archive.actors, ActorId{1})->parent);
    CHECK(claim_of(one.staged.archive, "5")->date_words == "31.02.2015");
    CHECK(claim_of(one.staged.archive, "6")->certainty == Certainty::probable);
    for (const Note& note : one.notes) {
        CHECK_FALSE(note.problem.place.file.empty());
        CHECK_FALSE(in(Language::german, note.problem.what) == in(Language::english, note.problem.what));
    }
    // A study that was there before stays as it was: the import is a copy beside it.
    const Import again = import_into(one.staged.archive, {folder.path});
    CHECK(again.staged.total().taken == 0);
}

TEST_CASE("Words for closed lists are understood in both languages", "[exchange]")
{
    using namespace exchange;
    const Archive archive = empty_archive();
    CHECK(field_of_words("Klimaanpassung") == Field::climate);
    CHECK(field_of_words("beide") == Field::both);
    CHECK_FALSE(field_of_words("Raumfahrt"));
    CHECK(sector_of_words("Zivilgesellschaft") == Sector::civil_society);
    CHECK(sector_of_words("public_body") == Sector::public_body);
    CHECK(certainty_of_words("vom Hörensagen") == Certainty::hearsay);
    CHECK(polarity_of_words("NEIN") == Polarity::no);
    CHECK(role_of_words("Vorsitz") == Role::lead);
    CHECK(coverage_of_words("Liste") == Coverage::roster);
    CHECK_FALSE(coverage_of_words("irgendwie"));
    CHECK(relation_of_words(archive, "gemeinsame Arbeit") == find_relation(archive, "joint")->id);
    CHECK_FALSE(relation_of_words(archive, "Freundschaft"));
    CHECK(kind_of_words("Wohlfahrtsverband") == "welfare");
    CHECK(kind_of_words("etwas Eigenes") == "etwas Eigenes");
    CHECK(structure_type_of_words("Beirat") == "advisory_board");
    CHECK(event_type_of_words("founded") == "founded");
    CHECK(strength_of_words("3,0") == 3);
    CHECK(strength_of_words("3.0") == 3);
    CHECK(strength_of_words("") == 0);
    CHECK_FALSE(strength_of_words("0"));
    CHECK_FALSE(strength_of_words("2,5"));
    CHECK_FALSE(strength_of_words("1e400"));
}

TEST_CASE("Thousands of numbered names are no near duplicates of each other", "[exchange]")
{
    const Folder folder;
    std::string text = "interview,from,to\n";
    for (int i = 0; i < 3000; ++i)
        text += "I1,Verein " + std::to_string(i) + ",Amt " + std::to_string(i % 50) + "\n";
    folder.put("statements.csv", text);
    const Import one = import_into(empty_archive(), {folder.path});
    check_account(one.staged);
    CHECK(one.staged.total().taken == 3000);
    CHECK(one.staged.candidates.size() == 3050);
    CHECK(one.staged.duplicates.empty());
    // Each has a key of its own.
    std::set<std::string> keys;
    for (const Actor& actor : *one.staged.archive.actors)
        keys.insert(actor.key);
    CHECK(keys.size() == 3050);
}
