// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "cases.hpp"
#include "small_city.hpp"

#include "analysis/persistence/pattern.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::analysis;
using namespace crosscut::evidence;

namespace {

struct Town : test::SmallCity {
    ActorId office = actor("A");
    InterviewId talk = interview(office, "2023-05-01");

    StructureId body(const std::string& type, std::initializer_list<std::pair<const char*, const char*>> events, ActorId lead = {}, const std::string& name = "Stelle")
    {
        const StructureId id = structure(name + std::to_string(archive.structures->size()), Field::climate);
        archive.structures = changed(archive.structures, [&](Table<Structure>& rows) {
            rows.back().type = type;
            rows.back().lead = lead ? lead : office;
        });
        for (const auto& [day, what] : events) {
            Event row;
            row.id = next_id(*archive.events);
            row.structure = id;
            row.date = date(day);
            row.type = what;
            archive.events = changed(archive.events, [&](Table<Event>& rows) { rows.push_back(row); });
        }
        return id;
    }
    std::vector<Pattern> of(StructureId id) const
    {
        std::vector<Pattern> out;
        for (const PatternFound& one : patterns_of(archive, id)) {
            CHECK_FALSE(one.reason.empty());
            out.push_back(one.pattern);
        }
        return out;
    }
};

using List = std::vector<Pattern>;

std::vector<std::string> of_case(const Archive& archive, const std::string& structure)
{
    std::vector<std::string> out;
    for (const PatternFound& one : patterns_of(archive, find_structure(archive, structure, archive.cities->front().id)))
        out.emplace_back(key(one.pattern));
    return out;
}

}  // namespace

TEST_CASE("A post that is funded for three years and extended follows the grant clock; one that moves does not")
{
    Town town;
    CHECK(town.of(town.body("staff_position", {{"2016-01-01", "funded"}, {"2019-01-01", "extended"}})) == List{Pattern::grant_clock});
    // Three months after the start, or eight years, is no term of a grant.
    CHECK(town.of(town.body("staff_position", {{"2016-01-01", "funded"}, {"2016-04-01", "extended"}})).empty());
    CHECK(town.of(town.body("staff_unit", {{"2016-01-01", "founded"}, {"2019-01-01", "moved"}})) == List{Pattern::relocation});
}

TEST_CASE("A vacancy of some weeks is a hand-over, a long one while the grant runs an early leaver")
{
    Town town;
    CHECK(town.of(town.body("staff_position", {{"2016-01-01", "founded"}, {"2018-01-01", "vacant"}, {"2018-03-01", "refilled"}})) == List{Pattern::hand_over_gap});
    CHECK(town.of(town.body("staff_position", {{"2016-01-01", "funded"}, {"2017-01-01", "vacant"}, {"2017-09-01", "refilled"}})) == List{Pattern::early_leaver});
}

TEST_CASE("Years without anybody, and a new start under another name, are a hole")
{
    Town town;
    const StructureId first = town.body("staff_position", {{"2015-09-01", "founded"}, {"2017-09-01", "vacant"}});
    CHECK(town.of(first).empty());
    const StructureId later = town.body("staff_unit", {{"2022-01-01", "founded"}});
    REQUIRE(town.of(first) == List{Pattern::hole});
    CHECK(patterns_of(town.archive, first).front().others == std::vector<StructureId>{later});
}

TEST_CASE("A group that ends once the plan of its lead is adopted was a body of that plan only")
{
    Town town;
    const StructureId group = town.body("working_group", {{"2016-01-01", "founded"}, {"2018-03-01", "dissolved"}});
    CHECK(town.of(group).empty());
    town.body("plan", {{"2018-01-01", "plan_adopted"}});
    CHECK(town.of(group) == List{Pattern::plan_without_body});
}

TEST_CASE("Asked for only, asleep, appointed anew, led by an association: each has its name")
{
    Town town;
    const ActorId club = town.actor("Verein", "welfare");
    CHECK(town.of(town.body("advisory_board", {{"2021", "proposed"}, {"2022", "stalled"}})) == List{Pattern::stuck_at_proposed});
    CHECK(town.of(town.body("working_group", {{"2016", "founded"}, {"2019", "dormant"}})) == List{Pattern::quiet_sleep});
    CHECK(town.of(town.body("advisory_board", {{"2015", "founded"}, {"2018", "renewed"}, {"2021", "renewed"}})) == List{Pattern::refounding});
    CHECK(town.of(town.body("coordination_office", {{"2016", "founded"}}, club)) == List{Pattern::outsourcing});
    CHECK(town.of(town.body("crisis_team", {{"2015", "founded"}, {"2017", "dissolved"}, {"2022", "revived"}})) == List{Pattern::crisis_team});
    CHECK(town.of(town.body("department", {{"2016", "founded"}, {"2018", "funded"}, {"2019", "staffed"}})) == List{Pattern::soft_money});
    CHECK(town.of(town.body("network", {{"2005", "founded"}})) == List{Pattern::body_without_plan});
    CHECK(patterns_of(town.archive, StructureId{999}).empty());
}

TEST_CASE("A body that the region carries lasts in its shelter")
{
    Town town;
    const ActorId region = town.actor("Region", "regional");
    const StructureId circle = town.body("working_group", {{"2016", "founded"}, {"2018", "active"}});
    CHECK(town.of(circle).empty());
    town.seat(circle, region, "2016", "open");
    CHECK(town.of(circle) == List{Pattern::shelter});
}

TEST_CASE("The courses that the cases are known for are recognised")
{
    using Keys = std::vector<std::string>;
    const Archive cottbus = cases::import("cottbus");
    CHECK(of_case(cottbus, "CB-S02") == Keys{"plan_without_body", "quiet_sleep"});
    CHECK(of_case(cottbus, "CB-S05") == Keys{"grant_clock", "hole"});
    CHECK(of_case(cottbus, "CB-S04") == Keys{"soft_money"});
    const Archive halle = cases::import("halle");
    CHECK(of_case(halle, "HA-S01") == Keys{"body_without_plan"});
    CHECK(of_case(halle, "HA-S05") == Keys{"outsourcing"});
    CHECK(of_case(halle, "HA-S07") == Keys{"relocation"});
    CHECK(of_case(halle, "HA-S12") == Keys{"stuck_at_proposed"});
    const Archive remscheid = cases::import("remscheid");
    CHECK(of_case(remscheid, "RE-S06") == Keys{"grant_clock", "hand_over_gap"});
    CHECK(of_case(remscheid, "RE-S04") == Keys{"shelter"});
}

TEST_CASE("Every pattern has a name and a sentence in both languages")
{
    for (std::size_t i = 0; i < pattern_count; ++i) {
        const auto pattern = static_cast<Pattern>(i);
        CHECK_FALSE(key(pattern).empty());
        CHECK(label(Language::german, pattern) != label(Language::english, pattern));
        CHECK(sentence(Language::german, pattern) != sentence(Language::english, pattern));
    }
}
