// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/tie_lines.hpp"

using namespace crosscut;
using namespace crosscut::evidence;

namespace {

Archive town()
{
    Archive archive = empty_archive();
    archive.cities = std::make_shared<Table<City>>(Table<City>{{CityId{1}, "MU", "Musterstadt", "", {}}});
    Table<Actor> actors;
    for (const char* name : {"Sozialamt", "Jugendamt", "Amt 50 – Soziales", "E-Werk e. V."}) {
        Actor row;
        row.id.value = static_cast<std::uint32_t>(actors.size() + 1);
        row.key = "MU0" + std::to_string(row.id.value);
        row.city = CityId{1};
        row.name = name;
        actors.push_back(row);
    }
    archive.actors = std::make_shared<Table<Actor>>(actors);
    return archive;
}

exchange::TieLine one(std::string_view text)
{
    const auto lines = exchange::read_tie_lines(town(), CityId{1}, text);
    REQUIRE(lines.size() == 1);
    return lines.front();
}

}  // namespace

TEST_CASE("A line of a paper map names two actors and what was written on the card")
{
    const exchange::TieLine line = one("Sozialamt – Jugendamt; Austausch; 3; seit 2016; „jeden Montag; fest“");
    CHECK(line.good());
    CHECK(line.from_actor == ActorId{1});
    CHECK(line.to_actor == ActorId{2});
    CHECK(line.relation == find_relation(town(), "info")->id);
    CHECK(line.strength == 3);
    CHECK(line.start.text == "2016");
    CHECK(line.end.kind == PartialDate::Kind::none);
    CHECK(line.quote == "jeden Montag; fest");
}

TEST_CASE("Arrows, tabs, keys and semicolons stand between names as well, a dash inside of a name does not")
{
    for (const char* text : {"Sozialamt -> E-Werk e. V.", "MU01\tMU04", "sozialamt; e-werk e. v.", "Sozialamt - E-Werk e. V."}) {
        CAPTURE(text);
        const exchange::TieLine line = one(text);
        CHECK(line.good());
        CHECK(line.from_actor == ActorId{1});
        CHECK(line.to_actor == ActorId{4});
    }
    CHECK(one("Neuer Verein - Sozialamt").from == "Neuer Verein");
    CHECK_FALSE(one("Neuer Verein - Sozialamt").from_actor);
}

TEST_CASE("Answers and dates are read in both languages")
{
    CHECK(one("Sozialamt - Jugendamt; nein").polarity == Polarity::no);
    CHECK(one("Sozialamt - Jugendamt; ended; until 2019").polarity == Polarity::ended);
    CHECK(one("Sozialamt - Jugendamt; ended; until 2019").end.text == "2019");
    const exchange::TieLine span = one("Sozialamt - Jugendamt; 2016 bis 2019-04");
    CHECK(span.start.text == "2016");
    CHECK(span.end.text == "2019-04");
    CHECK(one("Sozialamt - Jugendamt; since 2016 until 2018").end.text == "2018");
}

TEST_CASE("What cannot be understood is named with its line, and empty lines and remarks are passed over")
{
    const auto lines = exchange::read_tie_lines(town(), CityId{1}, "# Tisch 2\n\nSozialamt\nSozialamt - Jugendamt; blau\r\nJugendamt - jugendamt\nSozialamt - Jugendamt; 2019 bis 2016\n");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].line == 3);
    for (const exchange::TieLine& line : lines) {
        CAPTURE(line.line);
        REQUIRE(line.problems.size() == 1);
        CHECK(line.problems.front().place.line == line.line);
    }
    CHECK(lines[0].problems.front().code == Problem::Code::missing_value);
    CHECK(lines[1].problems.front().what.args.front() == "blau");
}
