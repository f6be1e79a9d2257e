// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "network/snapshot.hpp"
#include "study/derive.hpp"

#include <limits>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

/// Does an edit, looks at its label in both languages, and checks that undo and redo lead back and forth exactly.
State after(const State& before, const Edit& edit, const char* english, const char* german)
{
    History history(before);
    const auto done = history.apply(edit);
    REQUIRE(done);
    REQUIRE(done->pushed);
    CHECK(in(Language::english, done->pushed->label) == english);
    CHECK(in(Language::german, done->pushed->label) == german);
    const State result = history.state();
    REQUIRE(history.undo());
    CHECK(same(history.state(), before));
    CHECK(text_of(history.state()) == text_of(before));
    REQUIRE(history.redo());
    CHECK(same(history.state(), result));
    return result;
}

void refused(const State& state, const Edit& edit, Problem::Code code)
{
    const std::string before = text_of(state);
    const auto result = study::apply(state, edit);
    REQUIRE_FALSE(result);
    CHECK(result.problem().code == code);
    for (const Message& message : {result.problem().what, result.problem().hint}) {
        CHECK_FALSE(message.empty());
        CHECK(in(Language::german, message) != in(Language::english, message));
    }
    CHECK(text_of(state) == before);
}

using Code = Problem::Code;

RelationId joint(const State& state) { return find_relation(state.archive, "joint")->id; }

std::vector<network::Tie> ties_between(const State& state, ActorId a, ActorId b)
{
    std::vector<network::Tie> found;
    const auto derived = derive(state);
    for (const network::Tie& tie : derived->ties.ties)
        if ((tie.a == a && tie.b == b) || (tie.a == b && tie.b == a))
            found.push_back(tie);
    return found;
}

}  // namespace

TEST_CASE("an actor can be added, renamed, changed and deleted, and each step says what it did")
{
    State state = with_city();
    state = after(state, AddActor{CityId{1}, " Sozialamt ", "admin", Field::integration, std::pair{3.0, 4.0}}, "Add actor Sozialamt", "Akteur Sozialamt anlegen");
    CHECK(state.archive.actors->front().name == "Sozialamt");
    CHECK(state.archive.actors->front().key == "MU01");
    CHECK(state.pins->front().y == 4.0);
    state = after(state, RenameActor{ActorId{1}, "Amt für Soziales"}, "Rename Sozialamt to Amt für Soziales", "Sozialamt in Amt für Soziales umbenennen");
    CHECK(state.archive.actors->front().aliases == std::vector<std::string>{"Sozialamt"});
    state = after(state, RenameActor{ActorId{1}, "Sozialamt"}, "Rename Amt für Soziales to Sozialamt", "Amt für Soziales in Sozialamt umbenennen");
    CHECK(state.archive.actors->front().aliases == std::vector<std::string>{"Amt für Soziales"});
    Actor facts = state.archive.actors->front();
    facts.level = "Fachbereich";
    facts.key = "XX";
    facts.city = CityId{7};
    state = after(state, ChangeActor{facts}, "Change facts of Sozialamt", "Angaben zu Sozialamt ändern");
    CHECK(state.archive.actors->front().level == "Fachbereich");
    CHECK(state.archive.actors->front().key == "MU01");  // identity stays
    CHECK(state.archive.actors->front().city == CityId{1});
    state = after(state, DeleteActors{{ActorId{1}}}, "Delete actor Sozialamt", "Akteur Sozialamt löschen");
    CHECK(state.archive.actors->empty());
    CHECK(state.pins->empty());
    const auto next = study::apply(state, AddActor{CityId{1}, "Neu", "admin", Field::none, {}});
    CHECK(next->archive.actors->front().id == ActorId{2});  // an identity is never given twice

    refused(state, AddActor{CityId{1}, " \t", "admin", Field::none, {}}, Code::missing_value);
    refused(state, AddActor{CityId{2}, "Neu", "admin", Field::none, {}}, Code::unknown_name);
    refused(rich(), AddActor{CityId{1}, "UEBERGANGSVEREIN", "admin", Field::none, {}}, Code::duplicate_name);
    refused(state, AddActor{CityId{1}, "Neu", "admin", Field::none, std::pair{0.0, std::numeric_limits<double>::quiet_NaN()}}, Code::bad_value);
    refused(state, RenameActor{ActorId{1}, "Neu"}, Code::unknown_name);
    refused(rich(), RenameActor{ActorId{1}, ""}, Code::missing_value);
    refused(rich(), DeleteActors{{ActorId{1}, ActorId{9}}}, Code::unknown_name);
}

TEST_CASE("units cannot stand in a circle, whatever is merged, deleted or changed")
{
    // 1 above 2 above 3.
    State state = rich();
    for (std::uint32_t below : {2u, 3u}) {
        Actor row = *find(*state.archive.actors, ActorId{below});
        row.parent = ActorId{below - 1};
        state = *study::apply(state, ChangeActor{row});
    }
    Actor top = *find(*state.archive.actors, ActorId{1});
    top.parent = ActorId{3};
    refused(state, ChangeActor{top}, Code::bad_value);
    top.parent = ActorId{99};
    refused(state, ChangeActor{top}, Code::unknown_name);

    // The top goes into the lowest: the lowest takes its place, and the middle stands below it.
    const auto merged = study::apply(state, MergeActors{ActorId{3}, ActorId{1}});
    REQUIRE(merged);
    CHECK(find(*merged->archive.actors, ActorId{3})->parent == ActorId{});
    CHECK(find(*merged->archive.actors, ActorId{2})->parent == ActorId{3});
    // The lowest goes into the top: the middle stays below the top.
    const auto other = study::apply(state, MergeActors{ActorId{1}, ActorId{3}});
    REQUIRE(other);
    CHECK(find(*other->archive.actors, ActorId{2})->parent == ActorId{1});
    // The middle is deleted: the lowest moves up.
    const auto deleted = study::apply(state, DeleteActors{{ActorId{2}}});
    REQUIRE(deleted);
    CHECK(find(*deleted->archive.actors, ActorId{3})->parent == ActorId{1});

    // A table that came with a circle hangs nothing up.
    state.archive.actors = changed(state.archive.actors, [](Table<Actor>& rows) {
        rows[0].parent = ActorId{2};
        rows[1].parent = ActorId{1};
    });
    Actor third = *find(*state.archive.actors, ActorId{3});
    third.parent = ActorId{1};
    CHECK(study::apply(state, ChangeActor{third}));
    CHECK(study::apply(state, DeleteActors{{ActorId{1}, ActorId{2}}}));
    CHECK(study::apply(state, MergeActors{ActorId{1}, ActorId{2}}));
}

TEST_CASE("merging keeps every claim and both names, and undo splits them exactly")
{
    State state = rich();
    state = *study::apply(state, AddTie{ActorId{3}, ActorId{2}, joint(state), date("2017"), date("open"), 2, Polarity::yes, "auch", "2024-01-05"});
    state.archive.interviews = changed(state.archive.interviews, [](Table<Interview>& rows) {
        rows.front().actor = ActorId{2};
        rows.front().asked = {ActorId{1}, ActorId{3}, ActorId{2}};
    });
    state = after(state, MergeActors{ActorId{1}, ActorId{3}}, "Merge Stabsstelle Klima into Sozialamt mit Tab und \\ Zeile", "Stabsstelle Klima in Sozialamt mit Tab und \\ Zeile zusammenführen");
    CHECK(state.archive.claims->size() == 2);
    for (const Claim& claim : *state.archive.claims)
        CHECK(((claim.from == ActorId{1}) && (claim.to == ActorId{2}) && !claim.excluded));
    CHECK(state.archive.actors->front().aliases == std::vector<std::string>{"Stabsstelle Klima", "Klimastelle", "MU03"});
    CHECK(state.archive.interviews->front().asked == std::vector<ActorId>{ActorId{1}});
    refused(state, MergeActors{ActorId{1}, ActorId{3}}, Code::unknown_name);
    refused(state, MergeActors{ActorId{1}, ActorId{1}}, Code::bad_value);
}

TEST_CASE("the researcher's own claim makes a tie, deleting the claim removes it, and undo brings both back")
{
    State state = rich();
    CHECK(ties_between(state, ActorId{2}, ActorId{3}).empty());
    state = after(state, AddTie{ActorId{2}, ActorId{3}, joint(state), date("2016"), date("open"), 3, Polarity::yes, "gesehen", "2024-06-01"},
                  "Add tie Übergangsverein – Stabsstelle Klima", "Verbindung Übergangsverein – Stabsstelle Klima eintragen");
    auto ties = ties_between(state, ActorId{2}, ActorId{3});
    REQUIRE(ties.size() == 1);
    CHECK(ties[0].ruled);
    CHECK(ties[0].by(TieRule::reconstructed) == true);
    REQUIRE(ties[0].spell);
    CHECK(at(*ties[0].spell, day_of(2020, 1, 1)) == Activity::certain);
    CHECK(at(*ties[0].spell, day_of(2024, 6, 1)) == Activity::certain);
    CHECK(at(*ties[0].spell, day_of(2024, 6, 2)) == Activity::unobserved);  // nobody knows what comes after the entry

    const ClaimId own = state.archive.claims->back().id;
    History history(state);
    REQUIRE(history.apply(DeleteClaims{{own}}));
    CHECK(ties_between(history.state(), ActorId{2}, ActorId{3}).empty());
    REQUIRE(history.undo());
    CHECK(ties_between(history.state(), ActorId{2}, ActorId{3}) .size() == 1);
    CHECK(same(history.state(), state));
}

TEST_CASE("own claims of a later day are seen until that day, even if earlier ones are there")
{
    State state = rich();  // one own claim, entered on 5 January 2024
    state = *study::apply(state, AddTie{ActorId{1}, ActorId{3}, joint(state), date("2024-03"), date("open"), 0, Polarity::yes, "", "2024-06-01"});
    const auto ties = ties_between(state, ActorId{1}, ActorId{3});
    REQUIRE(ties.size() == 1);
    REQUIRE(ties[0].spell);
    CHECK(at(*ties[0].spell, day_of(2024, 5, 1)) == Activity::certain);
    CHECK(state.archive.interviews->size() == 2);
    CHECK(state.archive.interviews->at(0).key != state.archive.interviews->at(1).key);
    state = *study::apply(state, AddTie{ActorId{1}, ActorId{3}, joint(state), date("2024-03"), date("open"), 0, Polarity::yes, "", "2024-06-01"});
    CHECK(state.archive.interviews->size() == 2);

    refused(state, AddTie{ActorId{1}, ActorId{1}, joint(state), {}, {}, 0, Polarity::yes, "", ""}, Code::bad_value);
    refused(state, AddTie{ActorId{1}, ActorId{9}, joint(state), {}, {}, 0, Polarity::yes, "", ""}, Code::unknown_name);
    refused(state, AddTie{ActorId{1}, ActorId{2}, RelationId{99}, {}, {}, 0, Polarity::yes, "", ""}, Code::unknown_name);
    refused(state, AddTie{ActorId{1}, ActorId{2}, joint(state), date("2019"), date("2017"), 0, Polarity::yes, "", ""}, Code::bad_value);
    refused(state, AddTie{ActorId{1}, ActorId{2}, joint(state), {}, {}, 6, Polarity::yes, "", ""}, Code::bad_value);
    refused(state, AddTie{ActorId{1}, ActorId{2}, joint(state), {}, {}, 0, Polarity::yes, "", "gestern"}, Code::bad_value);
}

TEST_CASE("claims can be corrected, left out, counted again and deleted")
{
    State state = rich();
    Claim claim = state.archive.claims->front();
    claim.quote = "„anders“";
    claim.strength = 2;
    state = after(state, ChangeClaim{claim}, "Change claim Sozialamt mit Tab und \\ Zeile – Übergangsverein", "Aussage Sozialamt mit Tab und \\ Zeile – Übergangsverein ändern");
    CHECK(state.archive.claims->front().quote == "„anders“");
    state = after(state, ExcludeClaims{{ClaimId{1}}, true, "doppelt"}, "Do not count a claim", "Eine Aussage nicht zählen");
    CHECK(state.archive.claims->front().excluded);
    CHECK(state.archive.claims->front().comment == "doppelt");
    CHECK(ties_between(state, ActorId{1}, ActorId{2}).empty());
    state = after(state, ExcludeClaims{{ClaimId{1}}, false, ""}, "Count a claim again", "Eine Aussage wieder zählen");
    state = *study::apply(state, AddTie{ActorId{2}, ActorId{3}, joint(state), {}, {}, 0, Polarity::yes, "", ""});
    after(state, ExcludeClaims{{ClaimId{1}, ClaimId{2}}, true, ""}, "Do not count 2 claims", "Aussagen nicht zählen (2)");
    after(state, DeleteClaims{{ClaimId{1}, ClaimId{2}}}, "Delete 2 claims", "Aussagen löschen (2)");
    after(state, DeleteClaims{{ClaimId{2}}}, "Delete a claim", "Eine Aussage löschen");

    claim.strength = 9;
    refused(state, ChangeClaim{claim}, Code::bad_value);
    claim.strength = 1;
    claim.interview = InterviewId{50};
    refused(state, ChangeClaim{claim}, Code::unknown_name);
    claim = state.archive.claims->front();
    claim.to = claim.from;
    refused(state, ChangeClaim{claim}, Code::bad_value);
    claim = state.archive.claims->front();
    claim.id = ClaimId{40};
    refused(state, ChangeClaim{claim}, Code::unknown_name);
    refused(state, ExcludeClaims{{ClaimId{40}}, true, ""}, Code::unknown_name);
    refused(state, DeleteClaims{{ClaimId{40}}}, Code::unknown_name);
}

TEST_CASE("places on the map are pinned, moved and released")
{
    State state = rich();
    state = after(state, MoveActors{{{ActorId{2}, 7.0, 8.0}}}, "Place Übergangsverein", "Übergangsverein verschieben");
    state = after(state, MoveActors{{{ActorId{3}, 0.1, 1e-300}, {ActorId{1}, -5.0, 0.0}}}, "Place 2 actors", "Akteure verschieben (2)");
    REQUIRE(state.pins->size() == 3);
    CHECK(state.pins->at(2).y == 1e-300);
    state = after(state, Unpin{{ActorId{2}}}, "Release Übergangsverein", "Übergangsverein lösen");
    state = after(state, Unpin{{ActorId{1}, ActorId{3}}}, "Release 2 actors", "Akteure lösen (2)");
    CHECK(state.pins->empty());
    refused(state, MoveActors{{{ActorId{9}, 0.0, 0.0}}}, Code::unknown_name);
    refused(state, MoveActors{{{ActorId{1}, std::numeric_limits<double>::infinity(), 0.0}}}, Code::bad_value);
}

TEST_CASE("structures, their events and memberships can be added, changed and deleted")
{
    State state = rich();
    state = after(state, AddStructure{CityId{1}, "Krisenstab", "crisis_team", Field::integration}, "Add structure Krisenstab", "Struktur Krisenstab anlegen");
    CHECK(state.archive.structures->back().key == "MU-S02");
    Structure structure = state.archive.structures->front();
    structure.lead = ActorId{2};
    state = after(state, ChangeStructure{structure}, "Change structure Runder Tisch", "Struktur Runder Tisch ändern");
    Event event = state.archive.events->front();
    event.type = "dissolved";
    event.date = date("2019-12-31");
    state = after(state, AddEvent{event}, "Add event of Runder Tisch", "Ereignis von Runder Tisch eintragen");
    CHECK(state.archive.events->size() == 2);
    event.type = "expired";
    state = after(state, ChangeEvent{event}, "Change event of Runder Tisch", "Ereignis von Runder Tisch ändern");
    state = after(state, DeleteEvent{EventId{2}}, "Delete event", "Ereignis löschen");
    Membership membership = state.archive.memberships->front();
    membership.actor = ActorId{3};
    state = after(state, AddMembership{membership}, "Add Stabsstelle Klima to Runder Tisch", "Stabsstelle Klima in Runder Tisch aufnehmen");
    membership.role = evidence::Role::guest;
    state = after(state, ChangeMembership{membership}, "Change membership of Stabsstelle Klima", "Mitgliedschaft von Stabsstelle Klima ändern");
    state = after(state, DeleteMembership{MembershipId{2}}, "Delete membership", "Mitgliedschaft löschen");
    const State whole = state;
    state = after(state, DeleteStructure{StructureId{1}}, "Delete structure Runder Tisch", "Struktur Runder Tisch löschen");
    CHECK(state.archive.events->empty());
    CHECK(state.archive.memberships->empty());

    refused(whole, AddStructure{CityId{1}, "", "plan", Field::none}, Code::missing_value);
    refused(whole, AddStructure{CityId{5}, "Neu", "plan", Field::none}, Code::unknown_name);
    structure.lead = ActorId{77};
    refused(whole, ChangeStructure{structure}, Code::unknown_name);
    structure.lead = {};
    structure.name = " ";
    refused(whole, ChangeStructure{structure}, Code::missing_value);
    refused(whole, DeleteStructure{StructureId{7}}, Code::unknown_name);
    event.structure = StructureId{7};
    refused(whole, AddEvent{event}, Code::unknown_name);
    refused(whole, ChangeEvent{event}, Code::unknown_name);
    refused(whole, DeleteEvent{EventId{7}}, Code::unknown_name);
    membership.actor = ActorId{77};
    refused(whole, AddMembership{membership}, Code::unknown_name);
    refused(whole, ChangeMembership{membership}, Code::unknown_name);
    membership.actor = ActorId{1};
    membership.from = date("2019");
    membership.to = date("2017");
    refused(whole, AddMembership{membership}, Code::bad_value);
    refused(whole, ChangeMembership{membership}, Code::bad_value);
    refused(whole, DeleteMembership{MembershipId{7}}, Code::unknown_name);
}

TEST_CASE("what the study says of itself, its crises and its imports are edits, too")
{
    State state = rich();
    Settings settings = state.about();
    settings.title_german = "Hitze";
    settings.last_actor = ActorId{500};
    state = after(state, ChangeSettings{settings}, "Change what the study says of itself", "Angaben zur Studie ändern");
    CHECK(state.about().title(Language::english) == "Hitze");
    CHECK(state.about().last_actor == ActorId{3});  // counters are not a person's to set

    std::vector<Crisis> crises = *state.crises;
    crises.push_back({{}, "Flood", "Hochwasser", {{day_of(2013, 6, 1), day_of(2013, 6, 30)}}, day_of(2015, 6, 30), false});
    state = after(state, ChangeCrises{crises}, "Change crises", "Krisen ändern");
    CHECK(state.crises->back().name(Language::german) == "Hochwasser");
    crises.back().pulses.front().last = day_of(2013, 5, 1);
    refused(state, ChangeCrises{crises}, Code::bad_value);
    crises.back().pulses.clear();
    refused(state, ChangeCrises{crises}, Code::missing_value);

    TakeImport import{state.archive, {}, {}};
    import.archive.actors = changed(state.archive.actors, [](Table<Actor>& rows) {
        Actor row = rows.back();
        row.id = ActorId{10};
        row.name = "Aus der Tabelle";
        rows.push_back(row);
    });
    import.record.file = "actors.csv";
    state = after(state, import, "Import actors.csv", "actors.csv importieren");
    CHECK(state.about().last_actor == ActorId{10});
    CHECK(state.imports->back().id.value == 1);
}

TEST_CASE("typing a name is one step and leaves no half-typed names behind")
{
    History history(rich());
    const State before = history.state();
    for (const char* name : {"S", "So", "Soz", "Sozi"})
        REQUIRE(history.apply(RenameActor{ActorId{2}, name}, true));
    CHECK(history.steps().size() == 1);
    CHECK(history.state().archive.actors->at(1).name == "Sozi");
    CHECK(history.state().archive.actors->at(1).aliases == std::vector<std::string>{"Übergangsverein"});
    CHECK(in(Language::english, history.steps().front().label) == "Rename Übergangsverein to Sozi");
    // Another actor's name is another step, and so is what comes after an undo.
    REQUIRE(history.apply(RenameActor{ActorId{3}, "Klima"}, true));
    CHECK(history.steps().size() == 2);
    REQUIRE(history.undo());
    REQUIRE(history.apply(RenameActor{ActorId{2}, "Sozialverein"}, true));
    CHECK(history.steps().size() == 2);
    REQUIRE(history.undo());
    REQUIRE(history.undo());
    CHECK(same(history.state(), before));
    // A name that is refused while typing changes nothing.
    REQUIRE(history.apply(RenameActor{ActorId{2}, "Klim"}, true));
    CHECK_FALSE(history.apply(RenameActor{ActorId{2}, ""}, true));
    CHECK(history.state().archive.actors->at(1).name == "Klim");
}

TEST_CASE("a drag that ends where it began is no step, in the file as well")
{
    const Folder folder;
    {
        Result<Book> book = Book::create(folder.path / "a.crosscut", rich());
        REQUIRE(book);
        REQUIRE(book->apply(RenameActor{ActorId{2}, "Verein"}));
        REQUIRE(book->apply(MoveActors{{{ActorId{1}, 5.0, 5.0}}}));
        REQUIRE(book->apply(MoveActors{{{ActorId{1}, 6.0, 5.0}}}, true));
        CHECK(book->history().steps().size() == 2);
        REQUIRE(book->apply(MoveActors{{{ActorId{1}, 1.5, -2.25}}}, true));  // where `rich` has it
        CHECK(book->history().steps().size() == 1);
        CHECK(book->history().cursor() == 1);
    }
    Result<Book> book = Book::open(folder.path / "a.crosscut");
    REQUIRE(book);
    CHECK(book->history().steps().size() == 1);
    CHECK(book->state().pins->front().x == 1.5);
    REQUIRE(*book->undo());
    CHECK(same(book->state(), rich()));
}
