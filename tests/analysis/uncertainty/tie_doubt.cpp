// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/uncertainty/tie_doubt.hpp"
#include "cases.hpp"
#include "small_city.hpp"

using namespace crosscut;
using namespace crosscut::analysis;
using crosscut::test::SmallCity;

namespace {

std::vector<TieDoubts> doubts_of(const evidence::Archive& archive, const network::Question& question = {}, int draws = 200, unsigned workers = 2)
{
    Work work;
    work.set_workers(workers);
    std::vector<CityId> cities;
    for (const evidence::City& city : *archive.cities)
        cities.push_back(city.id);
    const auto found = tie_doubts(archive, network::derive_ties(archive), cities, question, *parse_day("2016-07-01"), *parse_day("2022-07-01"), {draws, 0, draws, 1}, work);
    REQUIRE(found);
    return *found;
}

const TieDoubt& number(const TieDoubts& all, TieNumber what) { return all.numbers[static_cast<std::size_t>(what)]; }

}  // namespace

TEST_CASE("ties between two days: what was kept, lost and new, and who it hangs on")
{
    SmallCity town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    const ActorId c = town.actor("C");
    const InterviewId of_a = town.interview(a, "2024-06-30", evidence::Coverage::roster);
    const InterviewId of_b = town.interview(b, "2024-06-30", evidence::Coverage::roster);
    town.says(of_a, a, b, "2014", "open");
    town.says(of_b, a, b, "2014", "open");
    town.says(of_a, a, c, "2014", "2018");
    town.says(of_b, b, c, "2019", "open");
    const TieDoubts found = doubts_of(town.archive).front();
    CHECK(found.informants == 2);
    CHECK(*number(found, TieNumber::kept).value == 1);
    CHECK(*number(found, TieNumber::lost).value == 1);
    CHECK(*number(found, TieNumber::fresh).value == 1);
    CHECK(*number(found, TieNumber::retention).value == 0.5);
    CHECK(*number(found, TieNumber::jaccard).value == Approx(1.0 / 3));
    CHECK(*number(found, TieNumber::net).value == 0);  // (1 - 1) / 3
    CHECK(*number(found, TieNumber::half_life).value == Approx(2191 / 365.25));  // half of them in these six years
    // Without A nobody tells of A and C: not lost, unobserved. Kept 1, new 1 of two pairs.
    // Without B: kept 1, lost 1 of two pairs (A-B, A-C).
    CHECK(*number(found, TieNumber::net).left_out.low == Approx(-0.5));
    CHECK(*number(found, TieNumber::net).left_out.high == Approx(0.5));
    CHECK(*number(found, TieNumber::retention).left_out.high == 1);
    CHECK_FALSE(number(found, TieNumber::net).interviews.low);  // two informants are too few to draw from
    // Two sides have to say so under `confirmed_only`: only A and B can be confirmed at all.
    REQUIRE(found.strip.size() == 21);
    for (const TieStripRow& row : found.strip) {
        const bool both = row.rule == evidence::TieRule::confirmed_only;
        CHECK(row.observable == (both ? 1 : 3));
        CHECK(row.first_ties == (both ? 1 : 2));
    }
    CHECK(*number(found, TieNumber::net).rules.low == 0);
    CHECK(number(found, TieNumber::net).keeps_sign);
}

TEST_CASE("a tie whose end is vague may be kept or lost, and the sign of the change with it")
{
    SmallCity town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    const ActorId c = town.actor("C");
    const InterviewId of_a = town.interview(a, "2024-06-30", evidence::Coverage::roster);
    town.says(of_a, a, b, "2014", "2022");  // the middle day is 2022-07-02
    town.says(of_a, a, c, "2014", "2015..2016");
    const TieDoubts found = doubts_of(town.archive, {}, 400).front();
    CHECK(*number(found, TieNumber::kept).value == 1);
    CHECK(*number(found, TieNumber::net).value == 0);  // A-C ended on 2015-12-31 by its middle day
    // Certain only: A-B is there on the first day alone. All that is possible: A-C is there on the first day, too.
    CHECK(*number(found, TieNumber::net).rules.low == Approx(-0.5));
    // In one of eight draws A-C is there on the first day and A-B not any more on the second: both lost.
    CHECK(*number(found, TieNumber::net).dates.low == Approx(-1.0));
    CHECK(*number(found, TieNumber::net).dates.high == 0);
    CHECK_FALSE(number(found, TieNumber::net).keeps_sign);
    CHECK(number(found, TieNumber::retention).defined == 1);
}

TEST_CASE("cores change no number of the ties between two days, nor does another city beside it, and stop is heard")
{
    evidence::Archive archive = cases::import("halle");
    const TieDoubts alone = doubts_of(archive, {}, 60, 1).front();
    Result<exchange::Found> tables = exchange::find_tables({std::string(CROSSCUT_SOURCE_DIR "/datasets/remscheid")});
    REQUIRE(tables);
    std::vector<interview::Note> notes;
    archive = exchange::stage(archive, exchange::plan_of(*tables, notes)).archive;
    const auto both = doubts_of(archive, {}, 60, 4);
    REQUIRE(both.size() == 2);
    for (std::size_t i = 0; i < all_tie_numbers.size(); ++i) {
        const TieDoubt& x = alone.numbers[i];
        const TieDoubt& y = both.front().numbers[i];
        CHECK(x.value == y.value);
        CHECK(x.dates.low == y.dates.low);
        CHECK(x.interviews.low == y.interviews.low);
        CHECK(x.interviews.high == y.interviews.high);
        CHECK(x.rules.high == y.rules.high);
        if (x.value && x.left_out.low) {
            CHECK(*x.rules.low <= *x.value + 1e-12);
            CHECK(*x.rules.high >= *x.value - 1e-12);
        }
    }
    CHECK(alone.informants >= fewest_informants);
    CHECK(number(alone, TieNumber::retention).interviews.low);
    Work work;
    work.request_stop();
    CHECK_FALSE(tie_doubts(archive, {}, {archive.cities->front().id}, {}, *parse_day("2016-07-01"), *parse_day("2022-07-01"), {}, work));
}
