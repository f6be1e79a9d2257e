// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/import_files.hpp"
#include "exchange/staging.hpp"
#include "structures/status.hpp"

#include <map>

using namespace crosscut;
using namespace crosscut::structures;
using structures::Status;

namespace {

evidence::Archive six_cities()
{
    evidence::Archive archive = evidence::empty_archive();
    for (const char* city : {"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg"}) {
        const auto found = exchange::find_tables({std::filesystem::path(CROSSCUT_SOURCE_DIR) / "datasets" / city});
        REQUIRE(found);
        std::vector<interview::Note> notes;
        archive = exchange::stage(archive, exchange::plan_of(*found, notes)).archive;
    }
    return archive;
}

std::string on(const evidence::Archive& archive, std::string_view key, const char* day)
{
    return described(Language::english, archive, status_on(archive, evidence::find_structure(archive, key, {}), *parse_day(day)));
}

}  // namespace

TEST_CASE("every structure of the six cities has a life without gap, contradiction or problem")
{
    const evidence::Archive archive = six_cities();
    const Day until = day_of(2025, 12, 31);
    const Chronicle all = chronicle(archive, until);
    // 14 + 14 + 15 + 15 + 14 + 15 structures (cases 6.3).
    REQUIRE(archive.structures->size() == 87);
    REQUIRE(all.lives.size() == 87);
    CHECK(all.memberships.size() == archive.memberships->size());
    for (const Problem& problem : all.problems) {
        CAPTURE(describe(Language::english, problem));
        CHECK(false);
    }
    std::map<Status, int> days;
    for (const Life& life : all.lives) {
        const evidence::Structure& structure = *evidence::find(*archive.structures, life.structure);
        CAPTURE(structure.key);
        REQUIRE_FALSE(life.runs.empty());
        CHECK(life.observed);
        CHECK(life.runs.front().first == horizon_start);
        CHECK(life.runs.back().last == until);
        for (std::size_t i = 1; i < life.runs.size(); ++i) {
            CHECK(life.runs[i].first == life.runs[i - 1].last + std::chrono::days{1});
            CHECK_FALSE(life.runs[i].state == life.runs[i - 1].state);
        }
        for (const Run& run : life.runs) {
            ++days[run.state.status];
            CHECK((run.state.status == Status::unsure) == !run.state.alternatives.empty());
            CHECK(run.state.alternatives.size() != 1);
            CHECK((run.state.status == Status::unknown) == (run.first > *life.observed));
            CHECK_FALSE(described(Language::german, archive, run.state).empty());
            for (const EventId id : run.state.because)
                CHECK(evidence::find(*archive.events, id) != nullptr);
            // The run is what the day says, at both of its ends and in its middle.
            for (const Day day : {run.first, run.last, run.first + (run.last - run.first) / 2})
                CHECK(status_on(archive, life.structure, day) == run.state);
        }
    }
    for (const Status status : {Status::permanent, Status::active, Status::on_grant, Status::vacant, Status::dormant, Status::ended, Status::unsure, Status::unknown, Status::not_yet})
        CHECK(days[status] > 0);
}

TEST_CASE("the tables of Remscheid give the worked example, day by day")
{
    const evidence::Archive archive = six_cities();
    for (const char* day : {"2010-01-01", "2016-12-31"})
        CHECK(on(archive, "RE-S06", day) == "not yet");
    for (Day day = day_of(2017, 1, 1); day <= day_of(2019, 12, 31); day += std::chrono::days{1})
        REQUIRE(on(archive, "RE-S06", iso(day).c_str()).starts_with("active on grant"));
    for (Day day = day_of(2020, 1, 1); day <= day_of(2020, 1, 31); day += std::chrono::days{1})
        REQUIRE(on(archive, "RE-S06", iso(day).c_str()) == "vacant; also: decided to make it permanent");
    for (Day day = day_of(2020, 2, 1); day <= day_of(2022, 1, 31); day += std::chrono::days{1})
        REQUIRE(on(archive, "RE-S06", iso(day).c_str()).starts_with("active on grant"));
    const std::string heir = evidence::find(*archive.structures, evidence::find_structure(archive, "RE-S07", {}))->name;
    for (Day day = day_of(2022, 2, 1); day <= day_of(2023, 11, 30); day += std::chrono::days{1})
        REQUIRE(on(archive, "RE-S06", iso(day).c_str()).starts_with("unsure: ended or merged into " + heir));
    CHECK(on(archive, "RE-S06", "2023-12-01") == "unknown");
    const StructureId structure = evidence::find_structure(archive, "RE-S06", {});
    CHECK(described(Language::german, archive, status_on(archive, structure, day_of(2020, 1, 15))) == "unbesetzt; außerdem: Verstetigung beschlossen");
    CHECK(described(Language::german, archive, status_on(archive, structure, day_of(2022, 6, 1))).starts_with("unsicher: beendet oder aufgegangen in " + heir));
}
