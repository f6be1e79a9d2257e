// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "small_city.hpp"

#include "analysis/replicates.hpp"

#include <numeric>
#include <set>

using namespace crosscut;
using namespace crosscut::analysis;
using namespace crosscut::test;

namespace {

/// A - B said by A, B - C said by B, each with its day.
struct Three : SmallCity {
    ActorId a = actor("A");
    ActorId b = actor("B");
    ActorId c = actor("C");
    InterviewId of_a = interview(a, "2020-06-15");
    InterviewId of_b = interview(b, "2020-06-15");
};

}  // namespace

TEST_CASE("leaving nobody out changes nothing")
{
    Three city;
    city.says(city.of_a, city.a, city.b, "2015");
    CHECK(evidence::same(without_informants(city.archive, {}), city.archive));
    CHECK(evidence::same(without_informants(city.archive, {InterviewId{99}}), city.archive));
}

TEST_CASE("what only one informant could have spoken of is unobserved without it, not absent")
{
    Three city;
    city.says(city.of_a, city.a, city.b, "2015");
    city.says(city.of_a, city.a, city.c, "2015");
    city.says(city.of_b, city.b, city.a, "2015");
    const evidence::Archive rest = without_informants(city.archive, {city.of_a});
    CHECK(rest.interviews->size() == 1);
    CHECK(rest.claims->size() == 1);
    const network::TieSet ties = network::derive_ties(rest);
    // A - B is left through B, and no side can confirm it; A - C is gone with the only one who spoke of it.
    REQUIRE(ties.ties.size() == 1);
    CHECK(ties.ties[0].status == evidence::Status::unconfirmable);
    CHECK(ties.observed.pair(city.a, city.b));
    CHECK_FALSE(ties.observed.pair(city.a, city.c));
}

TEST_CASE("the informants of a question are those of its city and field, without the researcher")
{
    Three city;
    city.archive.interviews = evidence::changed(city.archive.interviews, [](auto& rows) {
        rows[0].field = evidence::Field::climate;
        rows[1].field = evidence::Field::both;
        rows.push_back(rows[1]);
        rows.back().id = InterviewId{3};
        rows.back().researcher = true;
    });
    network::Question question;
    CHECK(informants_of(city.archive, question) == std::vector<InterviewId>{city.of_a, city.of_b});
    question.field = evidence::Field::integration;
    CHECK(informants_of(city.archive, question) == std::vector<InterviewId>{city.of_b});
    question.city = CityId{2};
    CHECK(informants_of(city.archive, question).empty());
    // A word on integration in an interview on climate counts there, too.
    city.says(city.of_a, city.a, city.b, "2015");
    city.archive.claims = evidence::changed(city.archive.claims, [](auto& rows) { rows[0].field = evidence::Field::both; });
    question.city = {};
    CHECK(informants_of(city.archive, question) == std::vector<InterviewId>{city.of_a, city.of_b});
}

TEST_CASE("informants are drawn as many times as there are informants, and whoever was drawn twice speaks once")
{
    Three city;
    const InterviewId of_c = city.interview(city.c, "2020-06-15");
    city.says(city.of_a, city.a, city.b, "2015");
    city.says(of_c, city.c, city.b, "2015");
    const std::vector<InterviewId> all{city.of_a, city.of_b, of_c};
    Random random(7);
    for (int draw = 0; draw < 50; ++draw) {
        const Redrawn drawn = redrawn_informants(city.archive, all, random);
        REQUIRE(drawn.times.size() == 3);
        CHECK(std::accumulate(drawn.times.begin(), drawn.times.end(), 0) == 3);
        std::set<InterviewId> kept;
        for (const evidence::Interview& row : *drawn.archive.interviews)
            kept.insert(row.id);
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(kept.count(all[i]) == (drawn.times[i] > 0 ? 1u : 0u));
        CHECK(drawn.archive.claims->size() == kept.count(city.of_a) + kept.count(of_c));
    }
    CHECK(redrawn_informants(city.archive, {}, random).times.empty());
}

TEST_CASE("vague dates of ties become days inside them, begin before end, and exact ones stay")
{
    Three city;
    city.says(city.of_a, city.a, city.b, "2015", "2015");
    city.says(city.of_a, city.a, city.c, "2015-03-01", "2016-03-01");
    city.says(city.of_b, city.b, city.c, "2017", "open");
    const network::TieSet ties = city.ties();
    std::set<Day> begins;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random(seed);
        const network::TieSet drawn = with_drawn_ties(ties, random);
        REQUIRE(drawn.ties.size() == ties.ties.size());
        for (std::size_t t = 0; t < ties.ties.size(); ++t) {
            const Spell& vague = *ties.ties[t].spell;
            const Spell& spell = *drawn.ties[t].spell;
            CHECK(spell.start_earliest == spell.start_latest);
            CHECK(spell.start_earliest >= vague.start_earliest);
            CHECK(spell.start_latest <= vague.start_latest);
            CHECK(spell.end_earliest == spell.end_latest);
            CHECK(spell.end_latest <= vague.end_latest);
            CHECK(spell.start_latest <= spell.end_earliest);
            CHECK(spell.censored == vague.censored);
            CHECK(drawn.ties[t].value == ties.ties[t].value);
        }
        begins.insert(drawn.ties[0].spell->start_latest);
        // The second tie was exact: 1 March 2015 to 1 March 2016.
        CHECK(*drawn.ties[1].spell == *ties.ties[1].spell);
    }
    CHECK(begins.size() > 10);
}

TEST_CASE("two ties of one pair that began in the same vague time began on one day")
{
    Three city;
    city.says(city.of_a, city.a, city.b, "2015", "open", 3, "info");
    city.says(city.of_a, city.a, city.b, "2015", "open", 3, "joint");
    city.says(city.of_a, city.a, city.c, "2015", "open", 3, "info");
    const network::TieSet ties = city.ties();
    REQUIRE(ties.ties.size() == 3);
    bool other_pair_differs = false;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Random random(seed);
        std::map<std::pair<ActorId, ActorId>, std::set<Day>> days;
        for (const network::Tie& tie : with_drawn_ties(ties, random).ties)
            days[std::minmax(tie.a, tie.b)].insert(tie.spell->start_latest);
        CHECK(days[{city.a, city.b}].size() == 1);
        other_pair_differs = other_pair_differs || days[{city.a, city.b}] != days[{city.a, city.c}];
    }
    CHECK(other_pair_differs);
}

TEST_CASE("the same seed draws the same days, and a drawn network draws itself")
{
    Three city;
    city.says(city.of_a, city.a, city.b, "2012..2018", "2019");
    const network::TieSet ties = city.ties();
    Random one(5);
    Random same(5);
    const network::TieSet first = with_drawn_ties(ties, one);
    CHECK(first.ties[0].spell == with_drawn_ties(ties, same).ties[0].spell);
    CHECK(with_drawn_ties(first, one).ties[0].spell == first.ties[0].spell);
}

TEST_CASE("a structure begins before its members come, where both are vague")
{
    Three city;
    const StructureId board = city.structure("Board");
    city.founded(board, "2015");
    city.seat(board, city.a, "2015", "2015");
    city.seat(board, city.b, "2015", "open");
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Random random(seed);
        const evidence::Archive drawn = with_drawn_structures(city.archive, random);
        const Day founded = *drawn.events->front().date.earliest;
        CHECK(drawn.events->front().date.latest == founded);
        // "2015" said of the structure and of who joined it is one day.
        CHECK(drawn.memberships->at(1).from.earliest == founded);
        CHECK(drawn.memberships->at(1).to.kind == PartialDate::Kind::open);
        CHECK(*drawn.memberships->at(0).from.earliest <= *drawn.memberships->at(0).to.earliest);
        CHECK(*drawn.memberships->at(0).to.latest <= *parse_day("2015-12-31"));
    }
}

TEST_CASE("what puts a structure to sleep is never drawn before what began it")
{
    Three city;
    const StructureId board = city.structure("Board");
    city.founded(board, "2015");
    city.founded(board, "2015-H2");
    city.archive.events = evidence::changed(city.archive.events, [](auto& rows) { rows[1].type = "dormant"; });
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        Random random(seed);
        const evidence::Archive drawn = with_drawn_structures(city.archive, random);
        CHECK(*drawn.events->at(0).date.earliest <= *drawn.events->at(1).date.earliest);
    }
}
