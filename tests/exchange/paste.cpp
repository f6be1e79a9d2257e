// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/paste.hpp"
#include "small_city.hpp"

using namespace crosscut;
using namespace crosscut::exchange;
using interview::TableKind;

namespace {

Staged pasted(const evidence::Archive& archive, std::string_view text, TableKind kind)
{
    const Result<Found> found = find_pasted(archive, CityId{1}, text, kind);
    if (!found)
        FAIL(describe(Language::english, found.problem()));
    std::vector<interview::Note> notes;
    return stage(archive, plan_of(*found, notes));
}

const evidence::Actor& named(const evidence::Archive& archive, std::string_view name)
{
    for (const evidence::Actor& actor : *archive.actors)
        if (actor.name == name)
            return actor;
    FAIL("no actor of this name");
    return archive.actors->front();
}

}  // namespace

TEST_CASE("Names pasted without headers become actors of the city that is shown", "[exchange]")
{
    test::SmallCity city;
    city.actor("Sozialamt");
    const Staged staged = pasted(city.archive, "Jugendamt\tadmin\tintegration\nCaritas\twelfare\n", TableKind::actors);
    CHECK(staged.archive.actors->size() == 3);
    CHECK(named(staged.archive, "Jugendamt").field == evidence::Field::integration);
    CHECK(named(staged.archive, "Caritas").city == CityId{1});
    CHECK(staged.total().taken == 2);
}

TEST_CASE("A pasted row of a known actor changes what its columns say and keeps the rest", "[exchange]")
{
    test::SmallCity city;
    const ActorId a = city.actor("Sozialamt");
    city.archive.actors = evidence::changed(city.archive.actors, [&](auto& rows) {
        rows[0].key = "X01";
        rows[0].role = "social office";
        rows[0].topics = {"housing"};
    });
    const Staged staged = pasted(city.archive, "Key\tName\tField\nX01\tAmt für Soziales\tclimate\n", TableKind::actors);
    REQUIRE(staged.archive.actors->size() == 1);
    const evidence::Actor& row = *evidence::find(*staged.archive.actors, a);
    CHECK(row.name == "Amt für Soziales");
    CHECK(row.field == evidence::Field::climate);
    CHECK(row.role == "social office");
    CHECK(row.topics == std::vector<std::string>{"housing"});
    CHECK(row.aliases == std::vector<std::string>{"Sozialamt"});
    // The same once more changes nothing.
    CHECK(pasted(staged.archive, "Key\tName\tField\nX01\tAmt für Soziales\tclimate\n", TableKind::actors).total().known == 1);
}

TEST_CASE("Pasted claims name their actors, German or English, with or without headers", "[exchange]")
{
    test::SmallCity city;
    city.actor("A");
    city.actor("B");
    const Staged plain = pasted(city.archive, "A\tB\tinfo\t4\t2015\topen\n", TableKind::statements);
    REQUIRE(plain.archive.claims->size() == 1);
    CHECK(plain.archive.claims->front().strength == 4);
    const Staged headed = pasted(city.archive, "Von\tNach\tBeziehung\tStärke\nA\tB\tinfo\t2\n", TableKind::statements);
    REQUIRE(headed.archive.claims->size() == 1);
    CHECK(headed.archive.claims->front().strength == 2);
    // Claims can be pasted while actors are looked at: the headers say so.
    CHECK(pasted(city.archive, "Interview\tfrom\tto\trelation\nI1\tA\tB\tinfo\n", TableKind::actors).archive.claims->size() == 1);
}

TEST_CASE("An empty clipboard, a single word and broken rows are answered, not taken", "[exchange]")
{
    test::SmallCity city;
    CHECK_FALSE(find_pasted(city.archive, CityId{1}, "  \n\t", TableKind::actors));
    CHECK(pasted(city.archive, "Sozialamt", TableKind::actors).archive.actors->size() == 1);
    const Staged staged = pasted(city.archive, "A\tA\tinfo\nA\t\tinfo\n", TableKind::statements);
    CHECK(staged.archive.claims->empty());
    CHECK(staged.total().refused == 2);
    CHECK(find_pasted(evidence::empty_archive(), {}, "Sozialamt\tadmin", TableKind::actors));
}
