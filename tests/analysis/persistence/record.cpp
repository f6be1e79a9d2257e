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

TEST_CASE("an anchoring is sure by a document or by two informants of its own city, whose keys are whole words")
{
    // A post of the first city is made permanent; what stands in the basis is said to be true of it.
    const auto sure = [](const std::string& basis, const std::vector<std::pair<CityId, std::string>>& interviews) {
        evidence::Archive archive = evidence::empty_archive();
        evidence::Structure post;
        post.id = StructureId{1};
        post.city = CityId{1};
        post.type = "staff_position";
        archive.structures = evidence::changed(archive.structures, [&](evidence::Table<evidence::Structure>& rows) { rows.push_back(post); });
        archive.events = evidence::changed(archive.events, [&](evidence::Table<evidence::Event>& rows) {
            for (const auto& [day, type] : {std::pair("2015-10-01", "founded"), std::pair("2017-01-01", "permanent"), std::pair("2020-01-01", "active")}) {
                evidence::Event row;
                row.id = EventId{static_cast<std::uint32_t>(rows.size()) + 1};
                row.structure = post.id;
                row.date = *parse_date(day);
                row.type = type;
                row.basis = basis;
                rows.push_back(row);
            }
        });
        archive.interviews = evidence::changed(archive.interviews, [&](evidence::Table<evidence::Interview>& rows) {
            for (const auto& [city, key] : interviews) {
                evidence::Interview row;
                row.id = InterviewId{static_cast<std::uint32_t>(rows.size()) + 1};
                row.city = city;
                row.key = key;
                row.date = *parse_date("2023-05-01");
                rows.push_back(row);
            }
        });
        return records(archive).front().formal_is_sure;
    };
    const std::vector<std::pair<CityId, std::string>> twelve{{CityId{1}, "I1"}, {CityId{1}, "I2"}, {CityId{1}, "I12"}, {CityId{1}, "Talk 3"}, {CityId{2}, "I1"}, {CityId{2}, "I7"}};
    CHECK(sure("doc HA-q1", twelve));
    CHECK(sure("I1, I2", twelve));
    CHECK(sure("I1/I12", twelve));
    CHECK(sure("Talk 3 and I1", twelve));
    CHECK_FALSE(sure("", twelve));
    CHECK_FALSE(sure("I12", twelve));     // not also I1
    CHECK_FALSE(sure("I1", twelve));      // the I1 of the other city said nothing of it
    CHECK_FALSE(sure("I1, I7", twelve));  // I7 is of the other city
    CHECK_FALSE(sure("I2; I2", twelve));  // one informant, named twice
}
