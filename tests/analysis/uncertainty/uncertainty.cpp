// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/replicates.hpp"
#include "analysis/uncertainty/uncertainty.hpp"
#include "cases.hpp"
#include "small_city.hpp"

#include <thread>

using namespace crosscut;
using namespace crosscut::analysis;
using crosscut::test::SmallCity;

namespace {

network::Question on(const char* day)
{
    network::Question question;
    question.city = CityId{1};
    question.until = parse_day(day);
    return question;
}

Uncertainty found(const evidence::Archive& archive, const network::Question& question, const char* measure, UncertaintySettings settings = {60, 30, 60, 1}, unsigned workers = 2)
{
    Work work;
    work.set_workers(workers);
    Result<Uncertainty> result = uncertainty(archive, {question, measure}, settings, work);
    REQUIRE(result);
    return *result;
}

/// A with both informants' word for A-B, and A's alone for A-C.
struct Two : SmallCity {
    ActorId a = actor("A");
    ActorId b = actor("B");
    ActorId c = actor("C");
    InterviewId of_a = interview(a, "2020-01-01");
    InterviewId of_b = interview(b, "2020-01-01");
    Two()
    {
        says(of_a, a, b, "2010-01-01", "open");
        says(of_a, a, c, "2010-01-01", "open");
        says(of_b, b, a, "2010-01-01", "open");
    }
};

}  // namespace

TEST_CASE("without one informant the ties that nobody else could report are gone, and the others stay")
{
    const Two city;
    const Uncertainty all = found(city.archive, on("2015-01-01"), "degree");
    REQUIRE(all.doubts.size() == 3);
    CHECK(*all.doubts[0].value == 2);
    CHECK(*all.doubts[2].value == 1);
    // Without A's informant: A 1, B 1, C 0. Without B's: nothing changes.
    CHECK(*all.doubts[0].left_out.low == 1);
    CHECK(*all.doubts[0].left_out.high == 2);
    CHECK(*all.doubts[2].left_out.low == 0);
    CHECK(*all.doubts[2].left_out_places == Places{2, 3});
    // Ranks 3, 1.5, 1.5 against 2.5, 2.5, 1: cov 0.75, squares 1.5 and 1.5.
    CHECK(*all.left_out[0].agreement == Approx(0.5));
    CHECK(*all.left_out[1].agreement == Approx(1));
    // Two informants: nothing is drawn, and the halo is what leaving out gives.
    CHECK_FALSE(all.doubts[0].interviews);
    CHECK_FALSE(all.stability.coefficient);
    CHECK(verdict_of(all.stability) == StabilityVerdict::none);
    CHECK(all.doubts[2].halo() == all.doubts[2].left_out_places);
    CHECK(all.notes.size() == 1);
}

TEST_CASE("one informant left out leaves nothing, and no informant nothing to leave out")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    CHECK(found(city.archive, on("2015-01-01"), "degree").left_out.empty());
    city.says(city.interview(a, "2020-01-01"), a, b, "2010-01-01", "open");
    const Uncertainty one = found(city.archive, on("2015-01-01"), "tie_count");
    CHECK(*one.doubts[0].value == 1);
    CHECK(*one.doubts[0].left_out.low == 0);
    CHECK_FALSE(one.doubts[0].robust);  // the network has no order
    CHECK_FALSE(one.doubts[0].places);
}

TEST_CASE("people who all say the same give the same network whoever is drawn")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    std::vector<ActorId> others;
    for (const char* name : {"B", "C", "D", "E"})
        others.push_back(city.actor(name));
    for (int i = 0; i < 10; ++i) {
        const InterviewId who = city.interview(a, "2020-01-01");
        for (const ActorId other : others)
            city.says(who, a, other, "2010-01-01", "open");
        city.says(who, others[0], others[1], "2010-01-01", "open");
    }
    for (const evidence::TieRule rule : {evidence::TieRule::union_with_third_party, evidence::TieRule::weighted}) {
        network::Question question = on("2015-01-01");
        question.rule = rule;
        const Uncertainty all = found(city.archive, question, "degree");
        for (const Doubt& one : all.doubts) {
            REQUIRE(one.interviews);
            CHECK(one.interviews->values.low == one.value);
            CHECK(one.interviews->values.high == one.value);
            CHECK(one.interviews->places == one.places);
            CHECK(one.interviews->defined == 1);
        }
        CHECK(*all.stability.coefficient == Approx(0.7));
        CHECK(verdict_of(all.stability) == StabilityVerdict::good);
        CHECK(all.stability.steps.size() == 7);
        for (const LeftOut& one : all.left_out)
            CHECK(one.came + one.went == 0);
    }
}

TEST_CASE("exact dates: every draw of days is the day itself")
{
    const Two city;
    const Uncertainty all = found(city.archive, on("2015-01-01"), "degree");
    for (const Doubt& one : all.doubts) {
        CHECK(one.dates->values.low == one.value);
        CHECK(one.dates->values.high == one.value);
        CHECK(one.middle_dates->values.low == one.value);
        CHECK(one.dates->places == one.places);
    }
    CHECK(all.earliest_ends == all.strip.asked);
    CHECK(all.latest_ends == all.strip.asked);
    // Without a day there is no time to be vague about.
    network::Question always;
    always.city = CityId{1};
    const Uncertainty none = found(city.archive, always, "degree");
    CHECK_FALSE(none.doubts[0].dates);
    CHECK(none.strip.rows.size() == 7);
}

TEST_CASE("a vague end is there on its last day and gone after its first")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    city.says(city.interview(a, "2020-01-01"), a, b, "2010-01-01", "2018");
    // The middle of 2018 is 2 July (day 182 of 0 to 364): on 1 October it counts as over.
    const Uncertainty all = found(city.archive, on("2018-10-01"), "tie_count", {0, 0, 400, 7});
    CHECK(*all.doubts[0].value == 0);
    CHECK(*all.earliest_ends[0] == 0);
    CHECK(*all.latest_ends[0] == 1);
    CHECK(*all.doubts[0].dates->values.low == 0);
    CHECK(*all.doubts[0].dates->values.high == 1);
    CHECK(*all.doubts[0].rules.low == 0);
    CHECK(*all.doubts[0].rules.high == 1);
    CHECK_FALSE(all.doubts[0].interviews);
}

TEST_CASE("days near the middle come more often under the second prior")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    city.says(city.interview(a, "2020-01-01"), a, b, "2010-01-01", "2018");
    const network::TieSet ties = city.ties();
    int outer[2] = {0, 0};
    for (const DatePrior prior : {DatePrior::uniform, DatePrior::triangular})
        for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
            Random random(seed);
            const Day day = with_drawn_ties(ties, random, prior).ties[0].spell->end_latest;
            REQUIRE(day >= *parse_day("2018-01-01"));
            REQUIRE(day <= *parse_day("2018-12-31"));
            outer[prior == DatePrior::triangular] += day < *parse_day("2018-04-01") || day > *parse_day("2018-09-30");
        }
    // Outside of the middle half: a half of uniform days, a quarter of the triangle (2 * (1/4)^2 * 2). 5 sigma: 79, 69.
    CHECK(std::abs(outer[0] - 500) < 79);
    CHECK(std::abs(outer[1] - 250) < 69);
}

TEST_CASE("whoever is drawn twice weighs double and exists once")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const InterviewId of_a = city.interview(a, "2020-01-01", evidence::Coverage::roster);
    const InterviewId of_b = city.interview(b, "2020-01-01", evidence::Coverage::roster);
    city.says(of_a, a, b);
    // Both agree in 0 of 1: reliability 1/3 each; A says yes, B is silent: 1/2, and 1/3 or 2/3 with one counted twice.
    const auto score = [&](const std::map<InterviewId, int>& times) {
        const network::TieSet ties = network::derive_ties(city.archive, network::default_theta, times);
        return std::pair(*ties.ties[0].weighted_score, *ties.ties[0].by(evidence::TieRule::weighted));
    };
    CHECK(score({}).first == Approx(0.5));
    CHECK(score({}).second);
    CHECK(score({{of_b, 2}}).first == Approx(1 / 3.0));
    CHECK_FALSE(score({{of_b, 2}}).second);
    CHECK(score({{of_a, 2}}).first == Approx(2 / 3.0));
    CHECK(network::derive_ties(city.archive, network::default_theta, {{of_b, 5}}).ties[0].by(evidence::TieRule::reconstructed) == std::optional(true));
}

TEST_CASE("the strip counts what a rule can observe: both sides for ties that must be confirmed")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    const InterviewId of_a = city.interview(a, "2020-01-01", evidence::Coverage::roster);
    const InterviewId of_b = city.interview(b, "2020-01-01", evidence::Coverage::roster);
    city.says(of_a, a, b, "2010-01-01", "open");
    city.says(of_a, a, c, "2010-01-01", "open");
    city.says(of_b, b, a, "2010-01-01", "open");
    city.says(of_b, b, c, "2014", "open");
    Work work;
    const auto strip = strip_of(city.archive, city.ties(), {on("2014-03-01"), "tie_count"}, work);
    REQUIRE(strip);
    REQUIRE(strip->rows.size() == 21);
    for (const StripRow& row : strip->rows) {
        const bool confirmed = row.rule == evidence::TieRule::confirmed_only;
        CHECK(row.observable == (confirmed ? 1 : 3));
        // B-C begins some day of 2014: possible on 1 March, not certain, and its middle day comes later.
        CHECK(row.ties == (confirmed ? 1 : row.mode == network::TimeMode::possible ? 3 : 2));
        CHECK(*row.values[0] == row.ties);
    }
    CHECK(*strip->range(0).low == 1);
    CHECK(*strip->range(0).high == 3);
    CHECK(*strip->range(0, evidence::TieRule::reconstructed).low == 2);
    CHECK(strip->keeps_sign(0));
    // Compared with a day on which two ties hold under every rule but one: 0 in some rows, 1 or -1 in others.
    const auto other = strip_of(city.archive, city.ties(), {on("2013-03-01"), "tie_count"}, work);
    REQUIRE(other);
    const Strip difference = difference_of(*strip, *other);
    CHECK(*difference.range(0).low == 0);
    CHECK(*difference.range(0).high == 1);
    CHECK_FALSE(difference.keeps_sign(0));
    CHECK(difference_of(*strip, *strip).keeps_sign(0));
}

TEST_CASE("the same numbers come out on one core and on many, and another seed draws others")
{
    const evidence::Archive archive = cases::import("halle");
    network::Question question = on("2018-07-01");
    question.city = evidence::find_city(archive, "HA")->id;
    const Uncertainty one = found(archive, question, "betweenness", {200, 40, 40, 1}, 1);
    const Uncertainty many = found(archive, question, "betweenness", {200, 40, 40, 1}, 4);
    const Uncertainty other = found(archive, question, "betweenness", {200, 40, 40, 2}, 4);
    REQUIRE(one.doubts.size() == many.doubts.size());
    double sum = 0;
    bool differs = false;
    for (std::size_t i = 0; i < one.doubts.size(); ++i) {
        CHECK(one.doubts[i].interviews->values.low == many.doubts[i].interviews->values.low);
        CHECK(one.doubts[i].interviews->first == many.doubts[i].interviews->first);
        CHECK(one.doubts[i].dates->values.high == many.doubts[i].dates->values.high);
        CHECK(one.doubts[i].robust == many.doubts[i].robust);
        sum += one.doubts[i].interviews->first;
        differs = differs || one.doubts[i].interviews->first != other.doubts[i].interviews->first;
    }
    CHECK(one.stability.coefficient == many.stability.coefficient);
    CHECK(sum <= 3 + 1e-9);  // three places; fewer where all are alike
    CHECK(differs);
    CHECK(one.variants == 20 + static_cast<int>(one.informants.size()));
}

TEST_CASE("the part of one city has the snapshots of the whole")
{
    const evidence::Archive first = cases::import("halle");
    Result<exchange::Found> tables = exchange::find_tables({CROSSCUT_SOURCE_DIR "/datasets/potsdam"});
    REQUIRE(tables);
    std::vector<interview::Note> notes;
    const evidence::Archive both = exchange::stage(first, exchange::plan_of(*tables, notes)).archive;
    for (const char* city : {"HA", "PO"}) {
        network::Question question = on("2018-07-01");
        question.city = evidence::find_city(both, city)->id;
        const evidence::Archive part = part_of(both, question.city);
        CHECK(part.claims->size() < both.claims->size());
        const network::Snapshot whole = network::snapshot(both, network::derive_ties(both), question);
        const network::Snapshot small = network::snapshot(part, network::derive_ties(part), question);
        CHECK(whole.actors == small.actors);
        CHECK(whole.group == small.group);
        CHECK(whole.observable == small.observable);
        REQUIRE(whole.graph.ties.size() == small.graph.ties.size());
        for (std::size_t i = 0; i < whole.graph.ties.size(); ++i)
            CHECK(whole.graph.ties[i].strength == small.graph.ties[i].strength);
    }
    CHECK(part_of(both, {}).claims == both.claims);
}

TEST_CASE("a measure that is not there, and a stop, end the draws with a word")
{
    const Two city;
    Work work;
    const auto unknown = uncertainty(city.archive, {on("2015-01-01"), "fame"}, {}, work);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.problem().code == Problem::Code::unknown_name);
    work.request_stop();
    const auto stopped = uncertainty(city.archive, {on("2015-01-01"), "degree"}, {}, work);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.problem().code == Problem::Code::cancelled);
}

TEST_CASE("ties are measured, too: one that is gone has no value, not 0")
{
    const Two city;
    const Uncertainty all = found(city.archive, on("2015-01-01"), "tie_strength");
    REQUIRE(all.doubts.size() == 2);
    CHECK(all.doubts[1].item == Item{city.a, city.c});
    CHECK(*all.doubts[1].left_out.low == 3);
    CHECK(all.per == Per::tie);
}
