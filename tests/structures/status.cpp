// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "town.hpp"

using namespace crosscut;
using namespace crosscut::structures;
using namespace crosscut::evidence;
using structures::Status;
using namespace crosscut::structures::made_up;

TEST_CASE("the climate manager of Remscheid has the status of the worked example on every day")
{
    Town town;
    const ActorId re05 = town.actor("RE05");
    const StructureId s06 = town.structure("RE-S06", "staff_position", re05);
    const StructureId s07 = town.structure("RE-S07", "staff_unit", re05);
    town.event(s06, "2017-01-01", "founded");
    town.event(s06, "2017-01-01", "funded");
    town.event(s06, "2019-12-31", "funding_ended");
    town.event(s06, "2020-01", "vacant");
    town.event(s06, "2020-02-01", "refilled");
    town.event(s06, "2022-01-31", "funding_ended");
    town.event(s07, "2022~", "merged");
    town.event(s06, "2019-11~", "permanent_decided");
    town.interview(re05, "2023-11");

    CHECK(on(town, s06, "2016-12-31") == "not yet");
    CHECK(on(town, s06, "2017-01-01") == "active on grant");
    CHECK(on(town, s06, "2019-10-01") == "active on grant");
    CHECK(on(town, s06, "2019-12-30") == "active on grant");
    for (const char* day : {"2020-01-01", "2020-01-15", "2020-01-31"})
        CHECK(on(town, s06, day) == "vacant; also: decided to make it permanent");
    CHECK(status_on(town.archive, s06, day_of(2020, 2, 1)).status == Status::on_grant);
    CHECK(status_on(town.archive, s06, day_of(2022, 1, 31)).status == Status::on_grant);
    for (const char* day : {"2022-02-01", "2022-12-01", "2023-11-30"})
        CHECK(on(town, s06, day).starts_with("unsure: ended or merged into RE-S07"));
    CHECK(on(town, s06, "2023-12-01") == "unknown");
}

TEST_CASE("two structures of one lead that were both merged did not go into one another")
{
    Town town;
    const ActorId lead = town.actor("SW04");
    const StructureId office = town.structure("SW-S14", "coordination_office", lead);
    const StructureId table = town.structure("SW-S06", "forum", lead);
    town.event(office, "2009", "founded");
    town.event(office, "2018-06", "merged");
    town.event(table, "2014", "founded");
    town.event(table, "2017", "merged");
    town.interview(lead, "2022-06");
    CHECK(on(town, office, "2022-01-01") == "unsure: ended or active");
    CHECK(on(town, table, "2022-01-01") == "unsure: ended or active");
}

TEST_CASE("an event that may or may not have happened makes the day unsure, with both")
{
    Town town;
    const ActorId lead = town.actor("CB02");
    const StructureId round = town.structure("CB-S12", "crisis_team", lead);
    town.event(round, "2015-09~", "founded");
    town.event(round, "2017", "dormant");
    town.event(round, "2022-03", "revived");
    town.interview(lead, "2023-03");
    CHECK(on(town, round, "2015-07-31") == "not yet");
    CHECK(on(town, round, "2015-09-15") == "unsure: not yet or active");
    CHECK(on(town, round, "2016-06-01") == "active");
    CHECK(on(town, round, "2017-06-01") == "unsure: active or dormant");
    CHECK(on(town, round, "2018-01-01") == "dormant");
    CHECK(on(town, round, "2022-03-31") == "active");
    CHECK(on(town, round, "2023-04-01") == "unknown");
}

TEST_CASE("a proposed body stays at not yet, a rejected one too")
{
    Town town;
    const ActorId lead = town.actor("HA28");
    const StructureId council = town.structure("HA-S12", "advisory_board", lead);
    town.event(council, "2021-22", "proposed");
    town.event(council, "2022-05", "rejected");
    town.interview(lead, "2023-10");
    CHECK(on(town, council, "2023-01-01") == "not yet");
}

TEST_CASE("a state said to hold from a day on holds from that day on")
{
    Town town;
    const ActorId lead = town.actor("CB12");
    const StructureId post = town.structure("CB-S05", "staff_position", lead);
    town.event(post, "2015-09-01", "funded");
    town.event(post, "2017-08-31", "funding_ended");
    town.event(post, "2017-09/..", "vacant");
    town.interview(lead, "2024-02");
    CHECK(on(town, post, "2017-08-31") == "active on grant");
    CHECK(on(town, post, "2017-09-01") == "vacant");
    CHECK(on(town, post, "2021-01-01") == "vacant");
}

TEST_CASE("the runs of a life join without gap or overlap and agree with every day")
{
    Town town;
    const ActorId lead = town.actor("X");
    const StructureId s = town.structure("S", "network", lead);
    town.event(s, "../2012", "exists");
    town.event(s, "2018?", "dormant");
    town.event(s, "2020~", "revived");
    town.event(s, "2021-06-30", "dissolved");
    town.interview(lead, "2022");
    const Chronicle all = chronicle(town.archive, day_of(2024, 12, 31));
    REQUIRE(all.lives.size() == 1);
    const Life& life = all.lives[0];
    CHECK(life.runs.front().first == horizon_start);
    CHECK(life.runs.back().last == day_of(2024, 12, 31));
    for (std::size_t i = 1; i < life.runs.size(); ++i)
        CHECK(life.runs[i].first == life.runs[i - 1].last + std::chrono::days{1});
    for (Day day = day_of(2010, 1, 1); day < day_of(2024, 1, 1); day += std::chrono::days{13})
        CHECK(state_on(life, day) == status_on(town.archive, s, day));
}

TEST_CASE("who spoke last is the same for one structure and for all of them, and another city does not count")
{
    Town town;
    const ActorId lead = town.actor("A");
    const ActorId other = town.actor("B");
    const StructureId own = town.structure("S1", "network", lead);
    const StructureId field = town.structure("S2", "network", ActorId{});
    const StructureId dated = town.structure("S3", "network", ActorId{});
    town.interview(lead, "2021-06-30");
    town.interview(other, "2022-06-30");
    town.interview(other, "2020-06-30");
    town.event(dated, "2023-03-01", "active");
    // The last word of another city is two years later.
    town.archive.interviews = changed(town.archive.interviews, [&](auto& rows) {
        Interview row = rows.back();
        row.id = next_id(rows);
        row.city = {2};
        row.actor = lead;
        row.date = *parse_date("2024-06-30");
        rows.push_back(row);
    });
    const LastWords all(town.archive);
    const auto check = [&](StructureId id, Day day) {
        const Structure& structure = *find(*town.archive.structures, id);
        CHECK(all.until(structure) == day);
        CHECK(observed_until(town.archive, structure) == day);
    };
    check(own, day_of(2021, 6, 30));    // its lead, though others of the field spoke later
    check(field, day_of(2022, 6, 30));  // nobody of it spoke: the latest of its field
    check(dated, day_of(2023, 3, 1));   // something happened to it after the last interview
}
