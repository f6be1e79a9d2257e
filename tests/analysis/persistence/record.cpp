// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/persistence/city_index.hpp"
#include "cases.hpp"

using namespace crosscut;
using namespace crosscut::analysis;

TEST_CASE("the climate manager of the third case has a month of sleep, and nobody said what became of the post")
{
    const evidence::Archive archive = cases::import("remscheid");
    const StructureId manager = evidence::find_structure(archive, "RE-S06", archive.cities->front().id);
    const std::vector<Record> all = records(archive);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Record& one) { return one.structure == manager; });
    REQUIRE(found != all.end());
    CHECK(found->course.start == day_of(2017, 1, 1));
    CHECK(found->course.sightings.size() >= 3);
    // The second grant ended on 2022-01-31; a structure of the same lead says that it took the post in.
    REQUIRE(found->doubt.has_value());
    CHECK(*found->doubt == day_of(2022, 2, 1));
    CHECK(found->possible_heir == evidence::find_structure(archive, "RE-S07", archive.cities->front().id));
}

TEST_CASE("the same seed draws the same dates, every share adds up to one, and a change of an event changes the outcome")
{
    evidence::Archive archive = cases::import("halle");
    const structures::Crisis crisis = structures::standard_crises()[0];
    Work work;
    const auto first = fortunes(archive, crisis, {{3}, 40, 9}, work);
    const auto again = fortunes(archive, crisis, {{3}, 40, 9}, work);
    REQUIRE(first);
    REQUIRE(again);
    REQUIRE(first->size() == archive.structures->size());
    for (std::size_t i = 0; i < first->size(); ++i) {
        double sum = 0;
        for (const OutcomeShare& one : (*first)[i].verdicts[0].shares)
            sum += one.share;
        CHECK(sum == Approx(1));
        CHECK((*first)[i].verdicts[0].shares.front().share == (*again)[i].verdicts[0].shares.front().share);
    }
    archive.events = std::make_shared<evidence::Table<evidence::Event>>();
    const auto silent = fortunes(archive, crisis, {{3}, 0, 1}, work);
    for (const Fortune& one : *silent)
        CHECK(one.at(3)->outcome == Outcome::insufficient_evidence);
}

TEST_CASE("pairs of actors at two days are kept, lost, new, neither or unobserved, and nothing else")
{
    const evidence::Archive archive = cases::import("potsdam");
    const network::TieSet ties = network::derive_ties(archive);
    const TieChange change = tie_change(archive, ties, {}, day_of(2016, 7, 1), day_of(2021, 7, 1));
    const auto n = static_cast<long long>(archive.actors->size());
    CHECK(change.waves.n11 + change.waves.n10 + change.waves.n01 + change.waves.n00 + change.unobserved == n * (n - 1) / 2);
    CHECK(tie_change(archive, ties, {}, day_of(2016, 7, 1), day_of(2016, 7, 1)).waves.hamming() == 0);
    CHECK(*change.left_out_low <= *change.waves.retention);
    CHECK(*change.left_out_high >= *change.waves.retention);
}
