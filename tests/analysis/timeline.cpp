// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/catalogue.hpp"
#include "analysis/random.hpp"
#include "analysis/timeline.hpp"

#include <cmath>

using namespace crosscut;
using namespace crosscut::analysis;

namespace {

/// A town of 40 actors whose ties come and go from 2015 to 2019, with exact and with vague dates.
struct Town {
    evidence::Archive archive = evidence::empty_archive();
    network::TieSet ties;
    std::vector<Day> months = months_between(day_of(2015, 1, 20), day_of(2019, 12, 5));
};

Town town(std::uint64_t seed)
{
    Town out;
    Random random(seed);
    auto actors = std::make_shared<evidence::Table<evidence::Actor>>();
    for (std::uint32_t i = 1; i <= 40; ++i) {
        evidence::Actor actor;
        actor.id.value = i * 3;  // ids have gaps
        actors->push_back(actor);
    }
    out.archive.actors = actors;
    for (std::uint32_t number = 1; number <= 150; ++number) {
        network::Tie tie;
        tie.number = number;
        tie.a.value = 3 + 3 * static_cast<std::uint32_t>(random.bounded(40));
        tie.b.value = 3 + 3 * static_cast<std::uint32_t>(random.bounded(40));
        if (tie.a == tie.b)
            continue;
        tie.strength = 1 + static_cast<int>(random.bounded(5));
        tie.value.fill(random.bounded(5) > 0);
        const Day start = day_of(2015, 1, 1) + std::chrono::days(static_cast<int>(random.bounded(1500)));
        const Day end = start + std::chrono::days(100 + static_cast<int>(random.bounded(700)));
        const std::chrono::days vague(random.bounded(3) == 0 ? 60 : 0);
        tie.spell = Spell{start - vague, start, end, end + vague, day_of(2020, 6, 1), false};
        out.ties.ties.push_back(tie);
    }
    return out;
}

}  // namespace

TEST_CASE("Months run from the first to the last, each on its first day")
{
    const std::vector<Day> months = months_between(day_of(2019, 11, 30), day_of(2020, 2, 1));
    CHECK(months == std::vector<Day>{day_of(2019, 11, 1), day_of(2019, 12, 1), day_of(2020, 1, 1), day_of(2020, 2, 1)});
    CHECK(months_between(day_of(2020, 2, 1), day_of(2019, 1, 1)).empty());
}

TEST_CASE("A timeline says of every month what the catalogue says of the snapshot of its day")
{
    const Town one = town(5);
    for (const network::TimeMode mode : {network::TimeMode::midpoint, network::TimeMode::certain_only, network::TimeMode::possible}) {
        network::Question question;
        question.mode = mode;
        question.until = day_of(1999, 1, 1);  // its own time does not matter
        Work work;
        const Result<Timeline> line = timeline(one.archive, one.ties, question, one.months, work);
        REQUIRE(line);
        REQUIRE(line->months.size() == 60);
        for (std::size_t month = 0; month < one.months.size(); month += 7) {
            question.until = one.months[month];
            const network::Snapshot snapshot = network::snapshot(one.archive, one.ties, question);
            CHECK(line->actors == snapshot.actors);
            for (std::size_t c = 0; c < centrality_count; ++c) {
                const auto centrality = static_cast<Centrality>(c);
                CHECK(centrality_from(key(centrality)) == centrality);
                if (!find_measure(key(centrality)))
                    continue;  // pagerank and component are in no catalogue
                INFO(key(centrality) << ", month " << month);
                const Result<Values> expected = measured(key(centrality), snapshot, work);
                REQUIRE(expected);
                CHECK(line->values(centrality, month) == *expected);
                CHECK(line->values(key(centrality), snapshot) == *expected);
            }
        }
        // A measure that is none of a timeline, all time together, and other actors: nothing is looked up.
        question.until = one.months[3];
        network::Snapshot snapshot = network::snapshot(one.archive, one.ties, question);
        CHECK_FALSE(line->values("strength", snapshot));
        snapshot.actors.pop_back();
        CHECK_FALSE(line->values("degree", snapshot));
        question.until.reset();
        CHECK_FALSE(line->values("degree", network::snapshot(one.archive, one.ties, question)));
    }
}

TEST_CASE("A day between two months is looked up where its network is that of one of them, and only there")
{
    Town one;
    auto actors = std::make_shared<evidence::Table<evidence::Actor>>(3);
    for (std::uint32_t i = 0; i < 3; ++i)
        (*actors)[i].id.value = i + 1;
    one.archive.actors = actors;
    network::Tie tie;
    tie.number = 1;
    tie.a.value = 1;
    tie.b.value = 2;
    tie.value.fill(true);
    // Only from 10 to 20 March 2016: no first of a month lies in it.
    tie.spell = Spell{day_of(2016, 3, 10), day_of(2016, 3, 10), day_of(2016, 3, 20), day_of(2016, 3, 20), day_of(2020, 1, 1), false};
    one.ties.ties = {tie};
    Work work;
    network::Question question;
    const Result<Timeline> line = timeline(one.archive, one.ties, question, months_between(day_of(2016, 1, 1), day_of(2016, 6, 1)), work);
    REQUIRE(line);
    CHECK(line->fresh == 1);  // six months without a tie look alike
    const auto on = [&](Day day) {
        question.until = day;
        return line->values("degree", network::snapshot(one.archive, one.ties, question));
    };
    CHECK(on(day_of(2016, 3, 5)) == Values{0.0, 0.0, 0.0});
    CHECK_FALSE(on(day_of(2016, 3, 15)));
    CHECK(on(day_of(2015, 6, 1)) == Values{0.0, 0.0, 0.0});
}

TEST_CASE("After an edit only the months that it touches are computed again")
{
    Town one = town(9);
    Work work;
    const Result<Timeline> before = timeline(one.archive, one.ties, {}, one.months, work);
    REQUIRE(before);
    const Result<Timeline> same = timeline(one.archive, one.ties, {}, one.months, work, &*before);
    REQUIRE(same);
    CHECK(same->fresh == 0);
    // A new tie of two actors that have none, from 15 February to 15 May 2017: March, April and May.
    network::Tie tie;
    tie.number = 500;
    tie.a.value = 3;
    tie.b.value = 120;
    std::erase_if(one.ties.ties, [&](const network::Tie& other) { return (other.a == tie.a && other.b == tie.b) || (other.a == tie.b && other.b == tie.a); });
    const Result<Timeline> without = timeline(one.archive, one.ties, {}, one.months, work, &*before);
    REQUIRE(without);
    tie.value.fill(true);
    tie.spell = Spell{day_of(2017, 2, 15), day_of(2017, 2, 15), day_of(2017, 5, 15), day_of(2017, 5, 15), day_of(2020, 6, 1), false};
    one.ties.ties.push_back(tie);
    const Result<Timeline> after = timeline(one.archive, one.ties, {}, one.months, work, &*without);
    REQUIRE(after);
    CHECK(after->fresh == 3);
    const Result<Timeline> anew = timeline(one.archive, one.ties, {}, one.months, work);
    REQUIRE(anew);
    for (std::size_t month = 0; month < one.months.size(); ++month)
        CHECK(after->values(Centrality::betweenness, month) == anew->values(Centrality::betweenness, month));
}

TEST_CASE("A timeline has the same last bit with one, two and four workers, and stops when it is told to")
{
    const Town one = town(2);
    std::vector<Values> found;
    for (const unsigned workers : {1u, 2u, 4u}) {
        Work work;
        work.set_workers(workers);
        const Result<Timeline> line = timeline(one.archive, one.ties, {}, one.months, work);
        REQUIRE(line);
        Values all;
        for (std::size_t month = 0; month < one.months.size(); ++month)
            for (std::size_t c = 0; c < centrality_count; ++c)
                for (const Value& value : line->values(static_cast<Centrality>(c), month))
                    all.push_back(value);
        found.push_back(all);
        CHECK(work.progress() == 1.0);
    }
    CHECK(found[0] == found[1]);
    CHECK(found[0] == found[2]);
    Work work;
    work.request_stop();
    const Result<Timeline> stopped = timeline(one.archive, one.ties, {}, one.months, work);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.problem().code == Problem::Code::cancelled);
}
