// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/observed_on.hpp"
#include "small_city.hpp"

using namespace crosscut;
using namespace crosscut::analysis;
using crosscut::test::SmallCity;

TEST_CASE("a pair is observed on a day when somebody could still report it, or said when it ran")
{
    SmallCity town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    const ActorId c = town.actor("C");
    const ActorId d = town.actor("D");
    const InterviewId early = town.interview(a, "2018-06-30", evidence::Coverage::roster);
    town.interview(b, "2022-06-30", evidence::Coverage::roster);
    town.says(early, a, c, "2014", "open");
    town.says(early, a, d, "2014", "2016");
    const network::TieSet ties = network::derive_ties(town.archive);
    const auto on = [&](const char* day, evidence::TieRule rule = evidence::TieRule::reconstructed) {
        network::Question question;
        question.until = *parse_day(day);
        question.rule = rule;
        return network::snapshot(town.archive, ties, question);
    };
    const network::Snapshot then = on("2017-07-01");
    const ObservedOn while_asked(town.archive, ties, then);
    for (const ActorId other : {b, c, d})
        CHECK(while_asked.pair(a, other));
    CHECK_FALSE(while_asked.pair(c, d));  // nobody of either was asked
    const network::Snapshot later = on("2020-07-01");
    const ObservedOn after(town.archive, ties, later);
    CHECK(after.pair(a, b));        // B was asked in 2022
    CHECK_FALSE(after.pair(a, c));  // was open in 2018; nobody knows
    CHECK(after.pair(a, d));        // is known to have ended
    CHECK(after.pair(d, a));
    const network::Snapshot last = on("2023-07-01");
    const ObservedOn nobody(town.archive, ties, last);
    CHECK_FALSE(nobody.pair(a, b));
    CHECK(nobody.pair(a, d));
    const network::Snapshot both = on("2017-07-01", evidence::TieRule::confirmed_only);
    const ObservedOn two_sided(town.archive, ties, both);
    CHECK(two_sided.pair(a, b));        // both sides were asked
    CHECK_FALSE(two_sided.pair(b, c));  // C could not confirm
}

TEST_CASE("a network without informants speaks for itself")
{
    SmallCity town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    network::TieSet ties;
    ties.observed = network::Observed({a, b}, {0, 1, 1, 0});
    network::Question question;
    question.until = *parse_day("2020-07-01");
    const network::Snapshot now = network::snapshot(town.archive, ties, question);
    CHECK_FALSE(anybody_asked(town.archive));
    CHECK(ObservedOn(town.archive, ties, now).pair(a, b));
    CHECK_FALSE(ObservedOn(town.archive, ties, now).pair(a, ActorId{99}));
}
