// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/what_if.hpp"
#include "cases.hpp"
#include "small_city.hpp"

#include <algorithm>
#include <map>

using namespace crosscut;
using namespace crosscut::test;
using analysis::Cause;
using analysis::Consequence;
using analysis::Scenario;
using analysis::WhatIf;
using network::ActorPair;
using network::Snapshot;

namespace {

/// Three departments under a mayor; B1 joins the first two, B the associations.
///
///   A (A1)    B (B1)    C (C1)       A1 - B1 - C1, A1 - A, C1 - C
///   V - B1, W - B1, W - A1           V and W are associations; I knows nobody
struct Town : SmallCity {
    ActorId mayor = actor("M");
    ActorId a = unit("A", mayor, "Dezernat");
    ActorId b = unit("B", mayor, "Dezernat");
    ActorId c = unit("C", mayor, "Dezernat");
    ActorId a1 = unit("A1", a, "Amt");
    ActorId b1 = unit("B1", b, "Amt");
    ActorId c1 = unit("C1", c, "Amt");
    ActorId v = actor("V", "initiative");
    ActorId w = actor("W", "initiative");
    ActorId i = actor("I", "initiative");
    InterviewId of_b = interview(b1, "2020-06-15", evidence::Coverage::roster);

    Town()
    {
        for (const auto& [x, y] : std::vector<std::pair<ActorId, ActorId>>{{a1, b1}, {b1, c1}, {a1, a}, {c1, c}, {v, b1}, {w, b1}, {w, a1}})
            says(of_b, x, y, "2015-01-01");
    }
    ActorId unit(const std::string& key, ActorId above, const std::string& level, const std::string& kind = "admin")
    {
        const ActorId id = actor(key, kind, above);
        change(archive.actors, id, [&](evidence::Actor& row) { row.level = level; });
        return id;
    }
    template <class Row, class Id, class Change> static void change(std::shared_ptr<const evidence::Table<Row>>& table, Id id, Change edit)
    {
        table = evidence::changed(table, [&](evidence::Table<Row>& rows) {
            for (Row& row : rows)
                if (row.id == id)
                    edit(row);
        });
    }
    StructureId post(const std::string& key, const std::string& type, ActorId lead)
    {
        const StructureId id = structure(key);
        change(archive.structures, id, [&](evidence::Structure& row) {
            row.type = type;
            row.lead = lead;
        });
        return id;
    }
    void happened(StructureId structure, const std::string& day, const std::string& type)
    {
        archive.events = evidence::changed(archive.events, [&](evidence::Table<evidence::Event>& rows) {
            evidence::Event row;
            row.id = evidence::next_id(rows);
            row.structure = structure;
            row.date = date(day);
            row.type = type;
            rows.push_back(row);
        });
    }
    /// B1 is the only one that was asked: what it says of others counts, too.
    Result<WhatIf> without(const Scenario& scenario, const std::string& day = "2019-01-01", network::Question question = {}, const char* measure = "degree") const
    {
        Work work;
        question.rule = evidence::TieRule::union_with_third_party;
        return analysis::what_if(archive, ties(), on(day, question), scenario, measure, work);
    }
};

std::vector<std::string> texts(const std::vector<Consequence>& list)
{
    std::vector<std::string> out;
    for (const Consequence& one : list)
        out.push_back(in(Language::english, one.text));
    return out;
}

bool says_so(const WhatIf& result, const std::string& text)
{
    const auto all = texts(result.consequences);
    return std::find(all.begin(), all.end(), text) != all.end();
}

void adds_up(const WhatIf& result)
{
    CHECK(result.kept.size() + result.lost.size() == result.before.graph.ties.size());
    CHECK(result.kept.size() + result.fresh.size() == result.after.graph.ties.size());
}

}  // namespace

TEST_CASE("without the unit in the middle the town falls apart, worked by hand")
{
    Town town;
    Scenario scenario;
    scenario.actors = {town.b1};
    const auto result = town.without(scenario);
    REQUIRE(result);
    // Before: {A, A1, B1, C, C1, V, W}, M, B, I: 4 components of 10. After: {A, A1, W}, {C, C1}, V, M, B, I: 6 of 9.
    CHECK(result->parts_before.count == 4);
    CHECK(result->parts_before.largest == 7);
    CHECK(result->parts_before.pairs == 21);
    CHECK(result->parts_after.count == 6);
    CHECK(result->parts_after.largest == 3);
    CHECK(result->parts_after.actors == 9);
    // Of the six that stay 15 pairs reached each other; 3 + 1 still do.
    CHECK(result->pairs_before == 15);
    CHECK(result->pairs_cut == 11);
    CHECK(result->pairs_joined == 0);
    // 7 ties, 4 of them at B1.
    CHECK(result->lost.size() == 4);
    CHECK(result->kept.size() == 3);
    adds_up(*result);
    CHECK(result->pieces == std::vector<std::vector<ActorId>>{{town.c, town.c1}, {town.v}});
    CHECK(result->alone == std::vector<ActorId>{town.v});
    // A and C reached each other through B1 only; B stays but had no tie of its own.
    CHECK(result->departments_apart == std::vector<ActorPair>{{town.a, town.c}});
    CHECK(result->channels_lost == std::vector<ActorPair>{{town.a, town.b}, {town.b, town.c}});
    CHECK(result->doors_lost == std::vector<ActorId>{town.v});
    CHECK(result->one_door == std::vector<ActorId>{town.w});
    CHECK(says_so(*result, "V would lose the last door into the town hall."));
    CHECK(says_so(*result, "C and C1 would be left with each other only."));
    // 11 of 15 is 73 %.
    CHECK(says_so(*result, "Of the pairs that reach each other 73 % no longer would (11 of 15)."));
    CHECK(says_so(*result, "Ties: 3 stay, 4 are lost, 0 are new."));
    // By contacts: B1 4, A1 3, then C1 and W 2, A, C and V 1, and three with none: ten in all, without B1 nine.
    REQUIRE(result->places.size() == 10);
    CHECK(result->places[0].actor == town.b1);
    CHECK(result->places[0].place_before == 1);
    CHECK(result->places[0].place_after == 0);
    CHECK_FALSE(result->places[0].after);
    CHECK(result->places[1].actor == town.a1);
    CHECK(result->places[1].place_after == 1);
    CHECK(result->places[2].place_before == 3);
    CHECK(result->places[3].place_before == 3);
    CHECK(says_so(*result, "A1 would come first instead of B1."));
}

TEST_CASE("of a last place that more share than fit nobody is among the first")
{
    Town town;
    Work work;
    // 4, 3, 2, 2, 1, 1, 1, 0, 0, 0: of the first six four are clear, three share the fifth place.
    const auto result = analysis::what_if(town.archive, town.ties(), [&] {
        network::Question question;
        question.rule = evidence::TieRule::union_with_third_party;
        return town.on("2019-01-01", question);
    }(), {}, "degree", work, 6);
    REQUIRE(result);
    CHECK(result->places.size() == 4);
}

TEST_CASE("removing nothing changes nothing")
{
    Town town;
    const auto result = town.without({});
    REQUIRE(result);
    CHECK(result->lost.empty());
    CHECK(result->fresh.empty());
    CHECK(result->kept.size() == 7);
    CHECK(result->parts_before.count == result->parts_after.count);
    CHECK(result->pairs_cut == 0);
    for (const analysis::Placed& row : result->places) {
        CHECK(row.before == row.after);
        CHECK(row.place_before == row.place_after);
    }
    CHECK(texts(result->consequences) == std::vector<std::string>{"Nothing would change in this network."});
}

TEST_CASE("an isolate that leaves takes only its own component along")
{
    Town town;
    Scenario scenario;
    scenario.actors = {town.i};
    const auto result = town.without(scenario);
    REQUIRE(result);
    CHECK(result->parts_after.count == result->parts_before.count - 1);
    CHECK(result->parts_after.largest == result->parts_before.largest);
    CHECK(result->pairs_cut == 0);
    CHECK(result->lost.empty());
    CHECK(result->doors_lost.empty());
}

TEST_CASE("a department leaves with all units below it, the mayor's area without the divisions")
{
    Town town;
    const ActorId below = town.unit("B1a", town.b1, "Team");
    const ActorId staff = town.unit("S", town.mayor, "Stabsstelle", "staff_unit");
    Scenario scenario;
    scenario.departments = {town.b};
    const auto result = town.without(scenario);
    REQUIRE(result);
    const auto gone = [&] {
        std::vector<ActorId> out;
        const auto found = town.without(scenario);
        REQUIRE(found);
        for (const auto& one : found->gone.actors)
            out.push_back(one.actor);
        return out;
    };
    CHECK(gone() == std::vector<ActorId>{town.b, town.b1, below});
    CHECK(result->gone.actors[1].cause == Cause::department);
    CHECK(result->gone.actors[1].department == town.b);
    // A department that is gone altogether is not cut off.
    CHECK(result->channels_lost.empty());
    CHECK(result->departments_apart == std::vector<ActorPair>{{town.a, town.c}});

    scenario.departments = {town.mayor};
    CHECK(gone() == std::vector<ActorId>{town.mayor, staff});
    // A unit that is no division: itself and what hangs on it.
    scenario.departments = {town.b1};
    CHECK(gone() == std::vector<ActorId>{town.b1, below});
}

TEST_CASE("with a structure go the ties that rest on it, and no others")
{
    Town town;
    const StructureId group = town.structure("Working group");
    town.founded(group, "2014-06-01");
    for (const ActorId actor : {town.a1, town.b1, town.w})
        town.seat(group, actor, "2014-06-01", "open");
    Scenario scenario;
    scenario.structures = {group};
    // A1 - B1, W - B1, W - A1 began in 2015, when all three sat together.
    auto result = town.without(scenario);
    REQUIRE(result);
    CHECK(result->gone.structures.size() == 1);
    CHECK(result->gone.ties.size() == 3);
    CHECK(result->lost.size() == 3);
    CHECK(result->gone.actors.empty());
    adds_up(*result);

    // A second table that A1 and B1 share carries their tie on.
    const StructureId other = town.structure("Round table");
    town.founded(other, "2014-06-01");
    town.seat(other, town.a1, "2014-06-01", "open");
    town.seat(other, town.b1, "2014-06-01", "open");
    CHECK(town.without(scenario)->gone.ties.size() == 2);
    scenario.structures = {group, other};
    CHECK(town.without(scenario)->gone.ties.size() == 3);

    // On a day on which it is not there yet nothing rests on it.
    scenario.structures = {group};
    result = town.without(scenario, "2014-05-01");
    REQUIRE(result);
    CHECK(result->gone.ties.empty());
    CHECK(result->gone.not_there == std::vector<StructureId>{group});
    CHECK(texts(analysis::assumptions_of(town.archive, result->gone, scenario)) ==
          std::vector<std::string>{"“Working group” is not there on that day; its absence changes nothing."});
}

TEST_CASE("a tie that is surely older than the structure stays without it, as does a contract")
{
    Town town;
    const StructureId group = town.structure("Late group");
    town.founded(group, "2016-01-01");
    town.seat(group, town.a1, "2016-01-01", "open");
    town.seat(group, town.b1, "2016-01-01", "open");
    town.seat(group, town.i, "2016-01-01", "open");
    town.says(town.of_b, town.i, town.a1, "2017-01-01");
    town.says(town.of_b, town.i, town.b1, "2017-01-01", "open", 3, "contract");
    Scenario scenario;
    scenario.structures = {group};
    const auto result = town.without(scenario);
    REQUIRE(result);
    // A1 - B1 is of 2015, I - B1 a contract; only I - A1 rests on the group.
    REQUIRE(result->lost.size() == 1);
    CHECK(result->lost.front().pair == ActorPair{town.a1, town.i});
}

TEST_CASE("a post leaves with its structure, a department that looks after a project stays")
{
    Town town;
    const ActorId manager = town.unit("Manager", town.a, "Stelle", "staff_position");
    town.says(town.of_b, manager, town.v, "2015-01-01");
    const StructureId post = town.post("Climate manager", "staff_position", manager);
    const StructureId project = town.post("Project", "funded_project", town.c1);
    town.happened(post, "2015-01-01", "funded");
    town.happened(post, "2017-12-31", "funding_ended");
    town.happened(project, "2015-01-01", "founded");
    Scenario scenario;
    scenario.structures = {post, project};
    auto result = town.without(scenario, "2016-07-01");
    REQUIRE(result);
    REQUIRE(result->gone.actors.size() == 1);
    CHECK(result->gone.actors[0].actor == manager);
    CHECK(result->gone.actors[0].structure == post);

    // It leads another office that lives on: then it stays.
    const StructureId office = town.post("Office", "staff_unit", manager);
    town.happened(office, "2016-01-01", "founded");
    CHECK(town.without(scenario, "2016-07-01")->gone.actors.empty());
    CHECK(town.without(scenario, "2015-07-01")->gone.actors.size() == 1);
}

TEST_CASE("what lives on a grant on the day leaves, what only may stays and is named")
{
    Town town;
    const ActorId manager = town.unit("Manager", town.a, "Stelle", "staff_position");
    const ActorId quarter = town.unit("Quarter", town.b, "", "project");
    const StructureId post = town.post("Climate manager", "staff_position", manager);
    town.happened(post, "2015-01-01", "funded");
    town.happened(post, "2017-12-31", "funding_ended");
    const StructureId vague = town.post("Vague", "coordination_office", town.c1);
    town.happened(vague, "2014-01-01", "founded");
    town.happened(vague, "2016/2017", "funded");
    Scenario scenario;
    scenario.funded = true;
    const auto gone = [&](const std::string& day, network::Question question = {}) {
        const auto result = town.without(scenario, day, question);
        REQUIRE(result);
        return result->gone;
    };
    const auto in_2016 = gone("2016-07-01");
    REQUIRE(in_2016.actors.size() == 2);
    CHECK(in_2016.leaves(manager));
    CHECK(in_2016.leaves(quarter));
    CHECK(in_2016.actors[0].cause == Cause::grant);
    CHECK(in_2016.perhaps == std::vector<StructureId>{vague});
    network::Question possible;
    possible.mode = network::TimeMode::possible;
    CHECK(gone("2016-07-01", possible).structures.size() == 2);
    CHECK_FALSE(gone("2014-07-01").leaves(manager));

    Work work;
    const auto without_day = analysis::what_if(town.archive, town.ties(), network::snapshot(town.archive, town.ties(), {}), scenario, "degree", work);
    REQUIRE_FALSE(without_day);
    CHECK(without_day.problem().code == Problem::Code::missing_value);
}

TEST_CASE("a tie or a structure that is added joins what was apart, and cutting it again undoes it")
{
    Town town;
    Scenario scenario;
    scenario.ties = {{town.i, town.c}};
    auto result = town.without(scenario);
    REQUIRE(result);
    // I joins the seven: 7 new pairs, one component less, its first door.
    CHECK(result->pairs_joined == 7);
    CHECK(result->parts_after.count == 3);
    CHECK(result->fresh.size() == 1);
    CHECK(result->fresh.front().ties.empty());
    CHECK(result->doors_new == std::vector<ActorId>{town.i});
    adds_up(*result);

    // Four members are six pairs; A1 - B1 is there already.
    scenario = {};
    scenario.founded = {{"Round table", {town.a1, town.b1, town.b, town.i}}};
    result = town.without(scenario);
    REQUIRE(result);
    CHECK(result->fresh.size() == 5);
    CHECK(result->kept.size() == 7);
    adds_up(*result);

    Scenario back;
    for (const auto& one : result->fresh)
        back.cut.push_back(one.pair);
    Work work;
    const auto again = analysis::what_if(town.archive, town.ties(), result->after, back, "betweenness", work);
    REQUIRE(again);
    CHECK(again->after.pair_ties == result->before.pair_ties);
    CHECK(again->parts_after.count == result->parts_before.count);
    CHECK(again->lost.size() == 5);
}

TEST_CASE("an actor that no measure is defined for has no place, and a wrong measure is named")
{
    Town town;
    Scenario scenario;
    scenario.actors = {town.b1};
    // Clustering is defined from two contacts on: V loses its only one.
    const auto result = town.without(scenario, "2019-01-01", {}, "clustering");
    REQUIRE(result);
    for (const auto& row : result->places) {
        CHECK((row.place_before == 0) == !row.before.has_value());
        CHECK((row.place_after == 0) == !row.after.has_value());
    }
    CHECK_FALSE(town.without(scenario, "2019-01-01", {}, "density"));
    CHECK_FALSE(town.without(scenario, "2019-01-01", {}, "nonsense"));
    scenario.actors = {ActorId{99}};
    CHECK_FALSE(town.without(scenario));
    scenario = {};
    scenario.ties = {{town.a, ActorId{99}}};
    CHECK_FALSE(town.without(scenario));
}

TEST_CASE("a result that is stopped says so")
{
    Town town;
    Work work;
    work.request_stop();
    const auto result = analysis::what_if(town.archive, town.ties(), town.on("2019-01-01"), {}, "betweenness", work);
    REQUIRE_FALSE(result);
    CHECK(result.problem().code == Problem::Code::cancelled);
}

TEST_CASE("taking the most central actor out of each case leaves as many parts as the cases say")
{
    struct Trial {
        const char* folder;
        const char* removed;
        int before, after, largest, of;
    };
    for (const Trial& trial : {Trial{"cottbus", "CB06", 3, 4, 31, 34}, Trial{"halle", "HA05", 2, 7, 28, 34}, Trial{"potsdam", "PO04", 2, 10, 26, 35},
                               Trial{"remscheid", "RE04", 1, 6, 28, 33}, Trial{"schwerin", "SW12", 2, 6, 30, 35}, Trial{"wuerzburg", "WU04", 1, 8, 26, 33}}) {
        INFO(trial.folder);
        const evidence::Archive archive = cases::import(trial.folder);
        const network::TieSet ties = network::derive_ties(archive);
        Scenario scenario;
        scenario.actors = {evidence::find_actor(archive, trial.removed, {})};
        Work work;
        const auto result = analysis::what_if(archive, ties, network::snapshot(archive, ties, cases::all_relations()), scenario, "betweenness", work);
        REQUIRE(result);
        CHECK(result->places.front().actor == scenario.actors.front());
        CHECK(result->parts_before.count == trial.before);
        CHECK(result->parts_after.count == trial.after);
        CHECK(result->parts_after.largest == trial.largest);
        CHECK(result->parts_after.actors == trial.of);
        adds_up(*result);
    }
}

TEST_CASE("the funded climate posts of Cottbus and Remscheid leave with their grants")
{
    const auto gone = [](const char* folder, const char* day) {
        const evidence::Archive archive = cases::import(folder);
        const network::TieSet ties = network::derive_ties(archive);
        network::Question question;
        question.until = cases::day(day);
        Scenario scenario;
        scenario.funded = true;
        const auto found = analysis::gone_in(archive, ties, network::snapshot(archive, ties, question), scenario);
        REQUIRE(found);
        std::vector<std::string> keys;
        for (const auto& one : found->structures)
            keys.push_back(evidence::find(*archive.structures, one.structure)->key);
        for (const auto& one : found->actors)
            keys.push_back(cases::key(archive, one.actor));
        return keys;
    };
    const auto has = [](const std::vector<std::string>& keys, const char* key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    // Until 31 August 2017 the post CB-S05 is paid by a grant; afterwards nobody holds it.
    CHECK(has(gone("cottbus", "2016-07-01"), "CB-S05"));
    CHECK(has(gone("cottbus", "2016-07-01"), "CB12"));
    CHECK_FALSE(has(gone("cottbus", "2019-07-01"), "CB12"));
    // Remscheid: on a grant in 2018, vacant in January 2020.
    CHECK(has(gone("remscheid", "2018-07-01"), "RE05"));
    CHECK_FALSE(has(gone("remscheid", "2020-01-15"), "RE-S06"));
    // A university that leads a research project on a grant stays.
    CHECK(has(gone("potsdam", "2019-07-01"), "PO-S10"));
    CHECK_FALSE(has(gone("potsdam", "2019-07-01"), "PO19"));
}
