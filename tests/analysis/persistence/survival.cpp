// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/persistence/log_rank.hpp"
#include "analysis/persistence/turnbull.hpp"
#include "analysis/random.hpp"

#include <algorithm>
#include <cmath>

using namespace crosscut::analysis;

namespace {

SpellRow row(double time, bool event, const std::string& group = "", const std::string& stratum = "") { return {{}, time, event, group, stratum}; }

/// Spells by lot: whole months with many ties, two groups, three strata.
std::vector<SpellRow> drawn(Random& random, std::size_t n, double censored)
{
    std::vector<SpellRow> rows;
    for (std::size_t i = 0; i < n; ++i)
        rows.push_back(row(1.0 + static_cast<double>(random.bounded(9)), random.unit() >= censored, random.unit() < 0.5 ? "a" : "b",
                           std::string(1, static_cast<char>('p' + random.bounded(3)))));
    return rows;
}

}  // namespace

TEST_CASE("four spells give the curve that is worked out on paper")
{
    // Ends at 1, 3, 4, one censored at 2: 3/4, then 3/4 * 1/2, then 0.
    const Survival curve = kaplan_meier({row(1, true), row(2, false), row(3, true), row(4, true)});
    REQUIRE(curve.steps.size() == 3);
    CHECK(curve.steps[0].share == 0.75);
    CHECK(curve.steps[1].at_risk == 2);
    CHECK(curve.steps[1].share == 0.375);
    CHECK(curve.steps[2].share == 0);
    CHECK_FALSE(curve.steps[2].se.has_value());
    // Greenwood at 1: (3/4)^2 * 1/(4*3) = 0.046875.
    CHECK(*curve.steps[0].se == Approx(std::sqrt(0.046875)));
    CHECK(*curve.median() == 3);
    // Area to 4: 1*1 + 0.75*2 + 0.375*1 = 2.875. Rests: at 1 1.875, at 3 0.375: 1.875^2/12 + 0.375^2/2.
    const RestrictedMean mean = restricted_mean(curve, 4);
    CHECK(mean.value == Approx(2.875));
    CHECK(mean.se == Approx(std::sqrt(1.875 * 1.875 / 12 + 0.375 * 0.375 / 2)));
    CHECK(*curve.rate() == Approx(0.3));
    CHECK(*curve.modelled_half_life() == Approx(std::log(2.0) / 0.3));
}

TEST_CASE("who comes late is at risk from then on only")
{
    // At 2: the first alone (the second comes at 3); at 5: the second and the third.
    const Survival curve = kaplan_meier({row(2, true), {3.0, 5.0, true, "", ""}, {2.0, 6.0, false, "", ""}, {7.0, 7.0, true, "", ""}});
    REQUIRE(curve.steps.size() == 2);
    CHECK(curve.steps[0].at_risk == 1);
    CHECK(curve.steps[0].share == 0);
    CHECK(curve.steps[1].at_risk == 2);
    CHECK(curve.steps[1].share == 0);  // once nothing is left, nothing comes back
    CHECK(curve.unwatched == 1);
    CHECK(curve.exposure == 2 + 2 + 4);
}

TEST_CASE("nothing at all, nothing but censored spells, and a single one give no number that was not measured")
{
    CHECK(kaplan_meier({}).steps.empty());
    CHECK_FALSE(kaplan_meier({}).rate().has_value());
    CHECK_FALSE(common_tau({}).has_value());
    const std::vector<SpellRow> censored{row(1, false, "a"), row(2, false, "b")};
    CHECK(kaplan_meier(censored).steps.empty());
    CHECK_FALSE(kaplan_meier(censored).median().has_value());
    CHECK_FALSE(log_rank(censored).has_value());
    CHECK_FALSE(exact_log_rank(censored).has_value());
    CHECK_FALSE(log_rank({row(1, true, "a"), row(2, true, "a")}).has_value());
    CHECK_FALSE(log_rank({row(1, true), row(2, true)}).has_value());
    CHECK(turnbull({}).support.empty());
    const Turnbull open = turnbull({{3, {}}, {5, {}}});
    REQUIRE(open.support.size() == 1);
    CHECK(open.support[0].left == 5);
    CHECK_FALSE(open.support[0].right.has_value());
    CHECK(open.share_at_most(100) == 1);
    CHECK(open.share_at_least(100) == 0);
}

TEST_CASE("without censoring the curve is the share that lasts longer")
{
    Random random(7);
    for (int trial = 0; trial < 50; ++trial) {
        const auto rows = drawn(random, 1 + random.bounded(40), 0);
        const Survival curve = kaplan_meier(rows);
        for (double time = 0; time <= 10; time += 0.5) {
            const auto longer = std::count_if(rows.begin(), rows.end(), [&](const SpellRow& one) { return one.time > time; });
            CHECK(curve.share_at(time) == Approx(static_cast<double>(longer) / static_cast<double>(rows.size())).margin(1e-12));
        }
    }
}

TEST_CASE("tests of curves see the order of times only")
{
    Random random(11);
    for (int trial = 0; trial < 30; ++trial) {
        const auto rows = drawn(random, 6 + random.bounded(20), 0.3);
        auto stretched = rows;
        for (SpellRow& one : stretched)
            one.time = std::exp(one.time) + 3;
        for (const bool stratified : {false, true})
            for (const LogRankWeight weight : {LogRankWeight::even, LogRankWeight::peto}) {
                const auto before = log_rank(rows, weight, stratified);
                const auto after = log_rank(stretched, weight, stratified);
                REQUIRE(before.has_value() == after.has_value());
                if (!before)
                    continue;
                CHECK(before->chi_square == Approx(after->chi_square).margin(1e-12));
                // What one group has too much the other has too little.
                CHECK(before->observed[0] + before->observed[1] == Approx(before->expected[0] + before->expected[1]));
            }
    }
}

TEST_CASE("three groups have two degrees of freedom, and one that never was at risk none")
{
    const std::vector<SpellRow> rows{row(1, true, "a"), row(4, true, "a"), row(2, true, "b"), row(5, false, "b"), row(3, true, "c"), row(6, true, "c")};
    const auto three = log_rank(rows);
    REQUIRE(three.has_value());
    CHECK(three->df == 2);
    // Any order of the groups says the same.
    auto turned = rows;
    for (SpellRow& one : turned)
        one.group = one.group == "a" ? "c" : one.group == "c" ? "a" : "b";
    CHECK(log_rank(turned)->chi_square == Approx(three->chi_square));
    auto late = rows;
    late.push_back(row(0.5, false, "d"));
    CHECK(log_rank(late)->df == 2);
    CHECK(log_rank(late)->chi_square == Approx(three->chi_square));
}

TEST_CASE("the chi-square tail agrees with its closed forms")
{
    for (const double x : {0.1, 1.0, 3.0, 10.0, 40.0}) {
        CHECK(chi_square_upper(x, 2) == Approx(std::exp(-x / 2)));
        CHECK(chi_square_upper(x, 4) == Approx(std::exp(-x / 2) * (1 + x / 2)));
        CHECK(chi_square_upper(x, 6) == Approx(std::exp(-x / 2) * (1 + x / 2 + x * x / 8)));
        CHECK(chi_square_upper(x, 3) == Approx(std::erfc(std::sqrt(x / 2)) + std::sqrt(2 * x / std::acos(-1.0)) * std::exp(-x / 2)));
    }
}

TEST_CASE("counting the arrangements gives what trying all of them gives, within strata, too")
{
    Random random(5);
    int tried = 0;
    for (int trial = 0; trial < 60; ++trial) {
        const auto rows = drawn(random, 4 + random.bounded(9), 0.3);
        for (const bool stratified : {false, true}) {
            const auto exact = exact_log_rank(rows, stratified);
            if (!exact)
                continue;
            // Scores: event less the Nelson-Aalen sum of the own stratum up to the own time.
            std::vector<double> score;
            for (const SpellRow& one : rows) {
                std::vector<SpellRow> own;
                for (const SpellRow& other : rows)
                    if (!stratified || other.stratum == one.stratum)
                        own.push_back(other);
                double value = one.event ? 1 : 0;
                for (const SurvivalStep& step : kaplan_meier(own).steps)
                    if (step.time <= one.time)
                        value -= static_cast<double>(step.events) / step.at_risk;
                score.push_back(value);
            }
            const auto first_in = [&](unsigned mask, const std::string& stratum) {
                int count = 0;
                for (std::size_t i = 0; i < rows.size(); ++i)
                    count += (mask >> i & 1U) && (!stratified || rows[i].stratum == stratum);
                return count;
            };
            unsigned observed = 0;
            for (std::size_t i = 0; i < rows.size(); ++i)
                observed |= (rows[i].group == "a" ? 1U : 0U) << i;
            const auto sum_of = [&](unsigned mask) {
                double sum = 0;
                for (std::size_t i = 0; i < rows.size(); ++i)
                    sum += (mask >> i & 1U) ? score[i] : 0;
                return sum;
            };
            const double seen = sum_of(observed);
            double all = 0;
            double lower = 0;
            double far = 0;
            for (unsigned mask = 0; mask < 1U << rows.size(); ++mask) {
                bool allowed = true;
                for (const char* stratum : {"p", "q", "r"})
                    allowed = allowed && first_in(mask, stratum) == first_in(observed, stratum);
                if (!allowed)
                    continue;
                all += 1;
                lower += sum_of(mask) <= seen + 1e-9;
                far += std::fabs(sum_of(mask)) >= std::fabs(seen) - 1e-9;
            }
            CHECK(exact->arrangements == all);
            CHECK(exact->score_sum == Approx(seen).margin(1e-9));
            CHECK(exact->p_lower == Approx(lower / all));
            CHECK(exact->p_two_sided == Approx(far / all));
            ++tried;
        }
    }
    CHECK(tried > 60);
}

TEST_CASE("a lot of the arrangements comes near the count of all, and the same seed gives the same")
{
    Random random(3);
    const auto rows = drawn(random, 24, 0.3);
    const auto exact = exact_log_rank(rows, true);
    const auto lot = sampled_log_rank(rows, true, 42);
    REQUIRE(exact.has_value());
    REQUIRE(lot.has_value());
    CHECK(lot->sampled);
    CHECK(std::fabs(lot->p_two_sided - exact->p_two_sided) < 0.02);
    CHECK(sampled_log_rank(rows, true, 42)->p_two_sided == lot->p_two_sided);
}

TEST_CASE("with exact ends the estimate for vague ends is the curve itself, and vague ones pass the check of the optimum")
{
    Random random(13);
    for (int trial = 0; trial < 20; ++trial) {
        const auto rows = drawn(random, 3 + random.bounded(25), 0.3);
        std::vector<EndInterval> ends;
        for (const SpellRow& one : rows)
            ends.push_back({one.time, one.event ? Value(one.time) : Value()});
        const Turnbull found = turnbull(ends);
        const Survival curve = kaplan_meier(rows);
        for (const SurvivalStep& step : curve.steps)
            CHECK(found.share_at_most(step.time) == Approx(step.share).margin(1e-6));
        CHECK(found.settled);
        std::vector<EndInterval> vague;
        for (const SpellRow& one : rows)
            vague.push_back({one.time - 1, one.event ? Value(one.time + static_cast<double>(random.bounded(4))) : Value()});
        const Turnbull wide = turnbull(vague);
        CHECK(wide.settled);
        double sum = 0;
        for (const MassInterval& one : wide.support)
            sum += one.mass;
        CHECK(sum == Approx(1));
        for (double time = 0; time < 12; ++time)
            CHECK(wide.share_at_least(time) <= wide.share_at_most(time) + 1e-12);
    }
}

TEST_CASE("ends of several kinds and what is still there add up to one")
{
    // 4 at risk: one way 0 at 1 (1/4), one censored at 2, way 1 at 3 of two: 3/4 * 1/2 = 3/8, way 0 at 4: the rest.
    const std::vector<SpellRow> rows{row(1, true), row(2, false), row(3, true), row(4, true)};
    const auto steps = cumulative_incidence(rows, {0, 0, 1, 0}, 2);
    REQUIRE(steps.size() == 3);
    CHECK(steps[1].shares[0] == Approx(0.25));
    CHECK(steps[1].shares[1] == Approx(0.375));
    CHECK(steps[2].shares[0] == Approx(0.625));
    for (const IncidenceStep& step : steps)
        CHECK(step.still_there + step.shares[0] + step.shares[1] == Approx(1));
}

TEST_CASE("cutting at a time makes later ends censorings and leaves out who comes later")
{
    const auto cut = truncated_at({row(2, true), row(9, true), {6.0, 9.0, true, "", ""}}, 5);
    REQUIRE(cut.size() == 2);
    CHECK(cut[1].time == 5);
    CHECK_FALSE(cut[1].event);
    CHECK(*common_tau({row(2, true, "a"), row(9, true, "a"), row(5, false, "b"), row(1, true)}) == 5);
}

TEST_CASE("a curve does not depend on the unit of time, and counts the same with times that are no whole numbers")
{
    Random random(11);
    std::vector<SpellRow> months = drawn(random, 200, 0.4);
    for (std::size_t i = 0; i < months.size(); i += 3)
        months[i].entry = std::floor(months[i].time / 2);
    std::vector<SpellRow> parts = months;
    for (SpellRow& one : parts) {
        one.time /= 8;  // exact in binary
        if (one.entry)
            *one.entry /= 8;
    }
    const Survival whole = kaplan_meier(months);
    const Survival part = kaplan_meier(parts);
    REQUIRE(whole.steps.size() == part.steps.size());
    for (std::size_t i = 0; i < whole.steps.size(); ++i) {
        CHECK(whole.steps[i].time == part.steps[i].time * 8);
        CHECK(whole.steps[i].at_risk == part.steps[i].at_risk);
        CHECK(whole.steps[i].events == part.steps[i].events);
        CHECK(whole.steps[i].share == part.steps[i].share);
        // At risk by the definition: entry < t <= end.
        const auto there = std::count_if(months.begin(), months.end(), [&](const SpellRow& one) {
            return (!one.entry || *one.entry < whole.steps[i].time) && whole.steps[i].time <= one.time;
        });
        CHECK(whole.steps[i].at_risk == there);
    }
    CHECK(log_rank(months)->chi_square == Approx(log_rank(parts)->chi_square).epsilon(1e-12));
}
