// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "small_city.hpp"

#include "network/drawn.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::test;
using network::Presence;
using network::TimeMode;

namespace {

/// Two offices; A says that they worked together from some day of 2015 to some day of 2017, asked in June 2020.
struct Pair : SmallCity {
    ActorId a = actor("A");
    ActorId b = actor("B");
    InterviewId of_a = interview(a, "2020-06-15");
};

bool drawn_on(const SmallCity& city, const std::string& day, TimeMode mode)
{
    network::Question question;
    question.mode = mode;
    return !city.on(day, question).graph.ties.empty();
}

}  // namespace

TEST_CASE("a tie with vague ends is certain in the middle, possible at the edges and absent outside")
{
    Pair city;
    city.says(city.of_a, city.a, city.b, "2015", "2017");
    // Begin 2015-01-01 to 2015-12-31, end 2017-01-01 to 2017-12-31.
    const auto presence = [&](const char* day) { return city.on(day).ties.front().presence; };
    CHECK(presence("2014-12-31") == Presence::absent);
    CHECK(presence("2015-01-01") == Presence::possible);
    CHECK(presence("2015-12-30") == Presence::possible);
    CHECK(presence("2015-12-31") == Presence::certain);
    CHECK(presence("2017-01-01") == Presence::certain);
    CHECK(presence("2017-01-02") == Presence::possible);
    CHECK(presence("2017-12-31") == Presence::possible);
    CHECK(presence("2018-01-01") == Presence::absent);
    // Somebody said that it ended: this holds after the interview, too.
    CHECK(presence("2021-01-01") == Presence::absent);
}

TEST_CASE("the middle of a vague begin is where a tie starts to be drawn")
{
    Pair city;
    city.says(city.of_a, city.a, city.b, "2015", "2017");
    // Middle of 2015: day 182 of 0 to 364 is 2015-07-02; of 2017: 2017-07-02.
    CHECK_FALSE(drawn_on(city, "2015-07-01", TimeMode::midpoint));
    CHECK(drawn_on(city, "2015-07-02", TimeMode::midpoint));
    CHECK(drawn_on(city, "2017-07-02", TimeMode::midpoint));
    CHECK_FALSE(drawn_on(city, "2017-07-03", TimeMode::midpoint));
    CHECK_FALSE(drawn_on(city, "2015-07-02", TimeMode::certain_only));
    CHECK(drawn_on(city, "2016-07-02", TimeMode::certain_only));
    CHECK(drawn_on(city, "2015-01-01", TimeMode::possible));
    CHECK(drawn_on(city, "2015-01-01", TimeMode::expected));
    CHECK_FALSE(drawn_on(city, "2014-12-31", TimeMode::possible));
    // Of 365 begins one is on or before the first day, and every end lies after it: 1/365.
    CHECK(*city.on("2015-01-01").ties.front().probability == Approx(1.0 / 365));
}

TEST_CASE("what still ran when last seen is not observed afterwards, neither there nor gone")
{
    Pair city;
    city.says(city.of_a, city.a, city.b, "2015", "open");
    CHECK(city.on("2020-06-15").counts.certain == 1);
    const network::Snapshot later = city.on("2020-06-16");
    CHECK(later.ties.front().presence == Presence::unobserved);
    CHECK(later.counts.unobserved == 1);
    CHECK(later.graph.ties.empty());
}

TEST_CASE("a tie of which no day is known is unobserved on every day, also long ago, and there without a day")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const InterviewId talk = city.interview(a, "?");
    city.says(talk, a, city.actor("B"), "?", "?");
    const network::TieSet ties = network::derive_ties(city.archive);
    REQUIRE(ties.ties.size() == 1);
    CHECK(ties.ties.front().timeless);
    for (const char* day : {"1990-01-01", "2000-01-01", "2000-01-02", "2019-06-01"}) {
        INFO(day);
        network::Question question;
        question.until = parse_day(day);
        const network::Snapshot on = network::snapshot(city.archive, ties, question);
        CHECK(on.ties.front().presence == Presence::unobserved);
        CHECK_FALSE(on.ties.front().probability);
        CHECK(on.timeless == 1);
        CHECK(on.graph.ties.empty());
        CHECK(network::Drawn(city.archive, ties, question).on(*question.until).ties.empty());
    }
    const network::Snapshot all = network::snapshot(city.archive, ties, {});
    CHECK(all.timeless == 0);
    CHECK(all.graph.ties.size() == 1);
}

TEST_CASE("a window sees a tie that was there on one of its days")
{
    Pair city;
    city.says(city.of_a, city.a, city.b, "2015", "2017");
    const auto in_window = [&](const char* from, const char* until) {
        network::Question question;
        question.from = parse_day(from);
        return city.on(until, question).ties.front().presence;
    };
    CHECK(in_window("2010-01-01", "2014-12-31") == Presence::absent);
    CHECK(in_window("2010-01-01", "2015-06-30") == Presence::possible);
    CHECK(in_window("2010-01-01", "2016-06-30") == Presence::certain);
    CHECK(in_window("2017-06-01", "2019-01-01") == Presence::possible);
    CHECK(in_window("2018-06-01", "2019-01-01") == Presence::absent);
}

TEST_CASE("rules switch ties on and off: what one side says, what a third says, what the other denies")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    const ActorId d = city.actor("D");
    const InterviewId of_a = city.interview(a, "2020-06-15", evidence::Coverage::roster);
    const InterviewId of_b = city.interview(b, "2020-06-15", evidence::Coverage::roster);
    city.says(of_a, a, b, "2015");
    city.says(of_b, a, b, "2015");  // both: confirmed
    city.says(of_a, a, c, "2015");  // C was not interviewed: unconfirmable
    city.says(of_b, c, d, "2015");  // neither end speaks: third party
    const auto count = [&](evidence::TieRule rule) {
        network::Question question;
        question.rule = rule;
        return city.on("2018-01-01", question).graph.ties.size();
    };
    CHECK(count(evidence::TieRule::confirmed_only) == 1);
    CHECK(count(evidence::TieRule::confirmed_or_unconfirmable) == 2);
    CHECK(count(evidence::TieRule::reconstructed) == 2);
    CHECK(count(evidence::TieRule::union_of_sides) == 2);
    CHECK(count(evidence::TieRule::union_with_third_party) == 3);
    city.denies(of_b, a, b);
    // B now says yes and no once each: as many for as against, it stays a yes.
    CHECK(count(evidence::TieRule::confirmed_only) == 1);
}

TEST_CASE("pairs can be observed where somebody could have spoken, and only these")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    const ActorId d = city.actor("D");
    // Nobody asked: nothing observed.
    CHECK(city.on("2018-01-01").observable_pairs == 0);
    // A raised B only: one pair.
    const InterviewId of_a = city.interview(a, "2020-06-15", evidence::Coverage::topical, {b});
    CHECK(city.on("2018-01-01").observable_pairs == 1);
    // A names C, too: A-B and A-C.
    city.says(of_a, a, c, "2015");
    CHECK(city.on("2018-01-01").observable_pairs == 2);
    // D goes through the whole list: D with A, B and C. Together A-B, A-C, A-D, B-D, C-D.
    city.interview(d, "2020-06-15", evidence::Coverage::roster);
    const network::Snapshot all = city.on("2018-01-01");
    CHECK(all.observable_pairs == 5);
    CHECK(all.observable == std::vector<int>{3, 2, 2, 3});
}

TEST_CASE("lines of command and conflicts are no cooperation unless asked for")
{
    Pair city;
    city.says(city.of_a, city.a, city.b, "2015", "open", 3, "direct");
    CHECK(city.on("2018-01-01").graph.ties.empty());
    network::Question question;
    question.lines = true;
    CHECK(city.on("2018-01-01", question).graph.ties.size() == 1);
    question = {};
    question.conflicts = true;
    CHECK(city.on("2018-01-01", question).graph.ties.empty());
    city.says(city.of_a, city.a, city.b, "2015", "open", 1, "conflict");
    CHECK(city.on("2018-01-01", question).graph.ties.size() == 1);
    question = {};
    question.relations = {evidence::find_relation(city.archive, "direct")->id};
    CHECK(city.on("2018-01-01", question).graph.ties.size() == 1);
}

TEST_CASE("a directed relation keeps its direction in the arcs, an undirected one goes both ways")
{
    Pair city;
    city.says(city.of_a, city.a, city.b, "2015", "open", 2, "fund");
    network::Snapshot snapshot = city.on("2018-01-01");
    REQUIRE(snapshot.arcs.ties.size() == 1);
    CHECK(snapshot.arcs.ties[0].a == snapshot.node(city.a)->index);
    CHECK(snapshot.graph.ties.size() == 1);
    city.says(city.of_a, city.a, city.b, "2015", "open", 5, "info");
    snapshot = city.on("2018-01-01");
    // One pair, two ties behind it, the larger strength; two arcs.
    REQUIRE(snapshot.graph.ties.size() == 1);
    CHECK(snapshot.graph.ties[0].strength == 5);
    CHECK(snapshot.pair_ties[0].size() == 2);
    CHECK(snapshot.arcs.ties.size() == 2);
}

TEST_CASE("a field keeps its own actors and those of both fields")
{
    SmallCity city;
    city.actor("Integration", "admin", {}, evidence::Field::integration);
    city.actor("Climate", "admin", {}, evidence::Field::climate);
    city.actor("Both", "admin", {}, evidence::Field::both);
    network::Question question;
    question.field = evidence::Field::integration;
    CHECK(city.on("2018-01-01", question).actors.size() == 2);
    question.field = evidence::Field::both;
    CHECK(city.on("2018-01-01", question).actors.size() == 1);
    CHECK(city.on("2018-01-01").actors.size() == 3);
}

TEST_CASE("a tie that ended and came back is two ties")
{
    Pair city;
    city.says(city.of_a, city.a, city.b, "2012", "2013");
    city.says(city.of_a, city.a, city.b, "2016", "2017");
    CHECK(city.ties().ties.size() == 2);
    CHECK(city.on("2013-01-01").counts.certain == 1);
    CHECK(city.on("2015-01-01").counts.certain == 0);
    CHECK(city.on("2015-01-01").counts.absent == 2);
    CHECK(city.on("2017-01-01").counts.certain == 1);
}

TEST_CASE("offices are grouped by division, units at the mayor with the mayor, associations each alone")
{
    SmallCity city;
    const ActorId mayor = city.actor("Mayor");
    const ActorId staff = city.actor("Staff", "staff_unit", mayor);
    const ActorId one = city.actor("One", "welfare");
    const ActorId two = city.actor("Two", "welfare");
    const network::Snapshot snapshot = city.on("2018-01-01");
    const auto group = [&](ActorId actor) { return snapshot.group[snapshot.node(actor)->index]; };
    CHECK(group(mayor) == group(staff));
    CHECK(group(one) != group(two));
    CHECK(snapshot.groups.size() == 3);
}

TEST_CASE("who sits at the same table is tied by the projection, guests and absent members are not")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    const ActorId d = city.actor("D");
    const StructureId round = city.structure("Round");
    const StructureId team = city.structure("Team");
    city.founded(round, "2014");
    city.founded(team, "2014");
    city.interview(a, "2020-06-15");
    for (const ActorId member : {a, b, c})
        city.seat(round, member, "2015-01-01", "open");
    city.seat(round, d, "2015-01-01", "open", evidence::Role::guest);
    city.seat(team, a, "2015-01-01", "open");
    city.seat(team, b, "2015-01-01", "2016-12-31");
    const auto tables = [&](const char* day, bool all_roles = false) {
        network::Question question;
        question.until = parse_day(day);
        return network::two_mode(city.archive, structures::chronicle(city.archive), question, all_roles);
    };
    const network::TwoMode early = tables("2016-01-01");
    CHECK(early.actors == std::vector<ActorId>{a, b, c});
    CHECK(early.seats.size() == 5);
    CHECK(tables("2016-01-01", true).actors.size() == 4);
    // A and B share both tables, A-C and B-C the round only.
    const std::vector<network::SharedTable> overlap = network::project(early);
    REQUIRE(overlap.size() == 3);
    CHECK(overlap[0].weight == 2);
    CHECK(overlap[1].weight == 1);
    // Newman: the round of three gives 1/2, the team of two gives 1: A-B 1.5, the others 0.5.
    const std::vector<network::SharedTable> newman = network::project(early, network::Projection::newman);
    CHECK(newman[0].weight == Approx(1.5));
    CHECK(newman[2].weight == Approx(0.5));
    // Jaccard: A and B are at the same two tables: 1; A-C share 1 of 2. Cosine of A-C: 1/sqrt(2 * 1).
    CHECK(network::project(early, network::Projection::jaccard)[0].weight == Approx(1.0));
    CHECK(network::project(early, network::Projection::jaccard)[1].weight == Approx(0.5));
    CHECK(network::project(early, network::Projection::cosine)[1].weight == Approx(0.7071067811865475));
    // B has left the team by 2018.
    CHECK(network::project(tables("2018-01-01"))[0].weight == 1);
    CHECK(tables("2013-01-01").seats.empty());
}

TEST_CASE("words of modes and presences are found again, and unknown ones are not")
{
    for (const TimeMode mode : {TimeMode::midpoint, TimeMode::certain_only, TimeMode::possible, TimeMode::expected})
        CHECK(network::time_mode_from(network::key(mode)) == mode);
    CHECK_FALSE(network::time_mode_from("sometimes"));
    CHECK(network::label(Language::german, TimeMode::midpoint) != network::label(Language::english, TimeMode::midpoint));
}
