// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/export_tables.hpp"
#include "exchange/lists.hpp"
#include "imports.hpp"

using namespace crosscut;
using namespace crosscut::evidence;
using namespace crosscut::test;

namespace fs = std::filesystem;

namespace {

/// What differs first, in words; empty = nothing.
std::string difference(const Archive& a, const Archive& b)
{
    if (*a.cities != *b.cities)
        return "cities";
    if (*a.actors != *b.actors) {
        for (std::size_t i = 0; i < std::min(a.actors->size(), b.actors->size()); ++i)
            if (!((*a.actors)[i] == (*b.actors)[i]))
                return "actor " + (*a.actors)[i].key;
        return "number of actors";
    }
    if (*a.structures != *b.structures)
        return "structures";
    if (*a.events != *b.events)
        return "events";
    if (*a.memberships != *b.memberships)
        return "memberships";
    if (*a.interviews != *b.interviews)
        return "interviews";
    if (*a.claims != *b.claims) {
        for (std::size_t i = 0; i < std::min(a.claims->size(), b.claims->size()); ++i)
            if (!((*a.claims)[i] == (*b.claims)[i]))
                return "claim " + (*a.claims)[i].key + ": " + (*a.claims)[i].quote + " / " + (*b.claims)[i].quote;
        return "number of claims";
    }
    return same(a, b) ? "" : "relations";
}

void check_round_trips(const Archive& archive, const exchange::StudyWords& words, int remarkable = 0)
{
    const Archive expected = unplaced(archive);
    const Folder folder;
    const auto written = exchange::write_folder(archive, words, folder.path);
    REQUIRE(written);
    Archive again = empty_archive();
    std::vector<fs::path> cities;
    for (const fs::path& file : *written)
        if (file.filename() == "crosscut-import.json")
            cities.push_back(file.parent_path());
    for (const fs::path& city : cities) {
        const Import back = import_into(again, {city});
        CHECK(notes_of(back.notes, interview::Note::Kind::refused) == 0);
        CHECK(notes_of(back.notes, interview::Note::Kind::changed) == remarkable);
        CHECK(back.found.words.disclaimer_german == words.disclaimer_german);
        again = back.staged.archive;
    }
    CHECK(difference(expected, unplaced(again)) == "");

    const fs::path book = folder.path / "all.xlsx";
    const auto done = exchange::write_workbook(archive, words, book);
    REQUIRE(done);
    const Import back = import_into(empty_archive(), {book});
    CHECK(notes_of(back.notes, interview::Note::Kind::refused) == 0);
    CHECK(notes_of(back.notes, interview::Note::Kind::changed) == remarkable);
    CHECK(back.found.words.title_german == words.title_german);
    CHECK(back.found.words.disclaimer_english == words.disclaimer_english);
    CHECK(difference(expected, unplaced(back.staged.archive)) == "");

    const std::string bytes = *files::read_file(book);
    REQUIRE(exchange::write_workbook(archive, words, book));
    CHECK(bytes == *files::read_file(book));
}

/// A city in which every text is meant to break a table.
Archive hostile()
{
    Archive archive = empty_archive();
    archive.cities = std::make_shared<Table<City>>(Table<City>{{{1}, "XX", "Stadt; mit, \"Zeichen\"", "=cmd|' /C calc'!A0", {}}});
    const std::vector<std::string> texts = {"=cmd|' /C calc'!A0", "+49 30 1", "-12 Grad", "@Amt", "'schon ein Apostroph", "''=zwei", "'", "\"", "\"\"", "a \"b\" c",
                                            "eine\nzweite Zeile", "eine\n\ndritte", "a;b", "a,b", "a|b", "a\\b", "a\\;b", "Tab\tdarin", "😀 Amt für 👩‍🚒",
                                            "_x000D_", "_x0041_", "#raute", "# kein Kommentar", "007", "1e5", "2015-09", "01.09.2015", "<script>alert(1)</script>",
                                            "&amp;", "ÄÖÜß", "A\u0308", "NULL", "TRUE", "1,5", "sep=;", "n/a"};
    Table<Actor> actors;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Actor one;
        one.id = {static_cast<std::uint32_t>(i + 1)};
        one.key = "XX" + std::to_string(i + 1);
        one.city = {1};
        one.name = texts[i];
        one.aliases = {texts[(i + 1) % texts.size()], texts[(i + 2) % texts.size()]};
        if (i % 3 == 0)
            one.aliases.resize(1);
        one.kind = i % 2 ? "admin" : "";
        one.level = texts[(i + 3) % texts.size()];
        one.parent = {static_cast<std::uint32_t>(i > 0 ? i : 0)};
        one.field = static_cast<Field>(i % 5);
        one.sector = static_cast<Sector>(i % sector_count);
        one.topics = {texts[(i + 4) % texts.size()]};
        one.role = texts[(i + 5) % texts.size()];
        one.basis = texts[(i + 6) % texts.size()];
        one.candidate = i % 4 == 0;
        if (i % 3 == 1)
            one.start = *parse_date(i % 2 ? "2010~" : "Herbst 2015");
        if (i % 3 == 2)
            one.end = *parse_date(i % 2 ? "2019-12-31" : "open");
        actors.push_back(one);
    }
    archive.actors = std::make_shared<Table<Actor>>(actors);
    Structure body;
    body.id = {1};
    body.key = "XX-S1";
    body.city = {1};
    body.name = "=Runde";
    body.type = "eine Art, die keiner kennt";
    body.lead = {3};
    body.aliases = {"Tisch; rund", "XX-S9"};
    archive.successions = std::make_shared<Table<Succession>>(Table<Succession>{
        {{1}, SuccessionKind::renamed, *parse_date("2015-23"), {{2}}, {{2}}, "alter Name; mit Zeichen", "Rat", {}},
        {{2}, SuccessionKind::split, *parse_date("2018-03-01"), {{3}}, {{4}, {5}}, "", "", {}}});
    archive.structures = std::make_shared<Table<Structure>>(Table<Structure>{body});
    Table<Event> events;
    Table<Membership> seats;
    Table<Claim> claims;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Event event;
        event.id = {static_cast<std::uint32_t>(i + 1)};
        event.structure = {1};
        event.type = i % 2 ? "founded" : "etwas Neues";
        event.words = texts[i];
        if (i % 3 == 0)
            event.date = *parse_date("Herbst 2015");
        events.push_back(event);
        Membership seat;
        seat.id = {static_cast<std::uint32_t>(i + 1)};
        seat.structure = {1};
        seat.actor = {static_cast<std::uint32_t>(i + 1)};
        seat.role = static_cast<Role>(i % 7);
        seat.from = *parse_date("2015-23");
        seat.to = *parse_date("..");
        seat.basis = texts[i];
        seats.push_back(seat);
        Claim claim;
        claim.id = {static_cast<std::uint32_t>(i + 1)};
        claim.key = i % 2 ? std::to_string(i) : "";
        claim.interview = {static_cast<std::uint32_t>(1 + i % 2)};
        claim.from = {1};
        claim.to = {static_cast<std::uint32_t>(2 + i % 2)};
        claim.relation = {static_cast<std::uint32_t>(1 + i % 9)};
        claim.strength = static_cast<int>(i % 6);
        claim.polarity = static_cast<Polarity>(i % 3);
        claim.start = *parse_date(i % 2 ? "?" : "zwischen 2015 und 2017");
        claim.end = *parse_date(i % 2 ? "2019~" : "");
        claim.date_words = texts[(i + 1) % texts.size()];
        claim.certainty = static_cast<Certainty>(i % 3);
        claim.field = static_cast<Field>(i % 5);
        claim.quote = texts[i];
        claim.passage = texts[(i + 2) % texts.size()];
        claim.source_type = texts[(i + 3) % texts.size()];
        claim.coder = texts[(i + 4) % texts.size()];
        claim.coded_on = texts[(i + 5) % texts.size()];
        claim.comment = texts[(i + 6) % texts.size()];
        claim.excluded = i % 5 == 0;
        claims.push_back(claim);
    }
    archive.events = std::make_shared<Table<Event>>(events);
    archive.memberships = std::make_shared<Table<Membership>>(seats);
    Interview first;
    first.id = {1};
    first.key = "I1";
    first.city = {1};
    first.actor = {2};
    first.date = *parse_date("2022-05");
    first.coverage = Coverage::roster;
    first.asked = {{1}, {5}};
    first.unanswered = {{{3}, {}, false}, {{4}, {2}, false}, {{6}, {1}, true}};
    Interview second = first;
    second.id = {2};
    second.key = "=I2";
    second.actor = {};
    second.date = {};
    second.coverage = Coverage::spontaneous;
    second.asked = {{7}};
    second.researcher = true;
    archive.interviews = std::make_shared<Table<Interview>>(Table<Interview>{first, second});
    archive.claims = std::make_shared<Table<Claim>>(claims);
    return archive;
}

}  // namespace

TEST_CASE("A city that is exported and imported again is the same city, as CSV folder and as workbook", "[exchange]")
{
    const std::string name = GENERATE("cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg", "halle-roh");
    INFO(name);
    const Import first = import_into(empty_archive(), {dataset(name)});
    check_round_trips(first.staged.archive, first.found.words);
}

TEST_CASE("Several cities keep apart in one workbook, although their interviews have the same names", "[exchange]")
{
    Archive archive = empty_archive();
    exchange::StudyWords words;
    for (const char* name : {"cottbus", "remscheid", "wuerzburg"}) {
        const Import one = import_into(archive, {dataset(name)});
        archive = one.staged.archive;
        words = one.found.words;
    }
    REQUIRE(archive.cities->size() == 3);
    check_round_trips(archive, words);
}

TEST_CASE("Texts that look like formulas, lists, quotation marks or numbers come back as they were", "[exchange]")
{
    exchange::StudyWords words;
    words.title_german = "=Titel";
    words.disclaimer_german = "Zeile\nZeile";
    words.disclaimer_english = "'; DROP TABLE";
    const Archive archive = hostile();
    // Types of events that the codebook does not know are kept and pointed at.
    int unknown = 0;
    for (const Event& event : *archive.events)
        unknown += event.type == "etwas Neues";
    check_round_trips(archive, words, unknown);
}

TEST_CASE("No cell of an exported table runs as a formula", "[exchange]")
{
    const Archive archive = hostile();
    for (const exchange::OutTable& table : exchange::tables_of(archive, {1})) {
        const std::string text = exchange::csv(table);
        INFO(table.name);
        for (const char* start : {",=", ",+49", ",@", "\n=", ",\"=", "\n\"=", ",-12"})
            CHECK(text.find(start) == std::string::npos);
    }
}

TEST_CASE("A list in a cell keeps the signs that part it", "[exchange]")
{
    const std::vector<std::string> names = {"a;b", "c|d", "e, f", "g\\h", "\\;", "plain"};
    CHECK(exchange::listed(exchange::list_text(names)) == names);
    CHECK(exchange::listed(exchange::list_text({"Amt für Soziales, Jugend"})) == std::vector<std::string>{"Amt für Soziales, Jugend"});
    CHECK(exchange::listed("Sozialamt; FB 50, Soziales") == std::vector<std::string>{"Sozialamt", "FB 50, Soziales"});
    CHECK(exchange::listed("Sozialamt | FB 50") == std::vector<std::string>{"Sozialamt", "FB 50"});
    CHECK(exchange::listed("Sozialamt, FB 50,,") == std::vector<std::string>{"Sozialamt", "FB 50"});
    CHECK(exchange::listed("").empty());
    CHECK(exchange::list_text({}).empty());
}

TEST_CASE("A folder is written for each city, with its codebook and the disclaimer", "[exchange]")
{
    const Folder folder;
    const Import first = import_into(empty_archive(), {dataset("cottbus")});
    const auto written = exchange::write_folder(first.staged.archive, first.found.words, folder.path);
    REQUIRE(written);
    REQUIRE(written->size() == 8);
    const std::string readme = *files::read_file(written->front().parent_path() / "README.md");
    CHECK(readme.find(first.found.words.disclaimer_german) != std::string::npos);
    CHECK(readme.find(first.found.words.disclaimer_english) != std::string::npos);
    CHECK(readme.find("`date_from`") != std::string::npos);
    CHECK(readme.find("`funding_ended`") != std::string::npos);
    const auto again = exchange::write_folder(first.staged.archive, first.found.words, folder.path);
    REQUIRE(again);
    CHECK(*again == *written);
}

TEST_CASE("What cannot be exported says so, with place and remedy", "[exchange]")
{
    const Folder folder;
    CHECK_FALSE(exchange::write_folder(empty_archive(), {}, folder.path));
    CHECK_FALSE(exchange::write_workbook(empty_archive(), {}, folder.path / "a.xlsx"));
    Archive archive = hostile();
    archive.claims = changed(archive.claims, [](Table<Claim>& rows) { rows[1].quote = std::string(40000, 'a'); });
    const auto refused = exchange::write_workbook(archive, {}, folder.path / "a.xlsx");
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().code == Problem::Code::limit);
    CHECK(refused.problem().place == Place{"a.xlsx", "statements", 3, "quote"});
    CHECK_FALSE(refused.problem().hint.empty());
    CHECK_FALSE(fs::exists(folder.path / "a.xlsx"));
    CHECK_FALSE(exchange::write_folder(archive, {}, "/proc/nowhere"));
    CHECK_FALSE(exchange::write_workbook(hostile(), {}, "/proc/nowhere/a.xlsx"));
}
