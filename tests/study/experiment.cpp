// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "study/experiment.hpp"

#include <algorithm>
#include <set>

using namespace crosscut;

namespace {

using Pairs = std::set<std::pair<ActorId, ActorId>>;

Pairs pairs_of(const network::Snapshot& snapshot)
{
    Pairs out;
    for (const network::GraphTie& tie : snapshot.graph.ties)
        out.insert(std::minmax(snapshot.actors[tie.a], snapshot.actors[tie.b]));
    return out;
}

/// A case, a scenario on a day, and the copy in which it is so.
struct Trial {
    study::State state = study::empty_state();
    network::TieSet ties;
    network::Question question;
    analysis::WhatIf result;
    study::Experiment made;

    Trial(const char* folder, const char* day, analysis::Scenario scenario)
    {
        state.archive = cases::import(folder);
        ties = network::derive_ties(state.archive);
        question.until = cases::day(day);
        question.rule = evidence::TieRule::union_with_third_party;
        Work work;
        auto found = analysis::what_if(state.archive, ties, network::snapshot(state.archive, ties, question), scenario, "degree", work);
        REQUIRE(found);
        result = std::move(*found);
        auto written = study::experiment(state, ties, scenario, result, "2026-01-15");
        REQUIRE(written);
        made = std::move(*written);
    }
    network::Snapshot on(const study::State& of, Day day) const
    {
        network::Question asked = question;
        asked.until = day;
        return network::snapshot(of.archive, network::derive_ties(of.archive), asked);
    }
};

ActorId actor(const char* folder, const char* key) { return evidence::find_actor(cases::import(folder), key, {}); }

}  // namespace

TEST_CASE("on its day the experiment is the network that was supposed, and the day before nothing has changed")
{
    for (const auto& [folder, day, key] : {std::tuple{"cottbus", "2016-07-01", "CB05"}, {"halle", "2019-07-01", "HA05"}, {"potsdam", "2018-07-01", "PO04"}, {"wuerzburg", "2019-07-01", "WU04"}}) {
        INFO(folder);
        analysis::Scenario scenario;
        scenario.actors = {actor(folder, key)};
        const Trial trial(folder, day, scenario);
        const Day on = *trial.question.until;
        CHECK(pairs_of(trial.on(trial.made.state, on)) == pairs_of(trial.result.after));
        const Day earlier = on - std::chrono::days{400};
        CHECK(pairs_of(trial.on(trial.made.state, earlier)) == pairs_of(trial.on(trial.state, earlier)));
        // Nor do its ties come back later.
        for (const auto& pair : pairs_of(trial.on(trial.made.state, on + std::chrono::days{500})))
            CHECK((pair.first != scenario.actors.front() && pair.second != scenario.actors.front()));
        CHECK(trial.made.state.archive.actors->size() == trial.state.archive.actors->size());
        CHECK(trial.made.state.about().title_english.find("xperiment") != std::string::npos);
    }
}

TEST_CASE("the steps of an experiment make its state one after the other")
{
    analysis::Scenario scenario;
    scenario.funded = true;
    const Trial trial("cottbus", "2016-07-01", scenario);
    study::State state = trial.state;
    for (const study::Edit& edit : trial.made.edits) {
        auto next = study::apply(state, edit);
        REQUIRE(next);
        state = *next;
    }
    CHECK(study::same(state, trial.made.state));
    CHECK(pairs_of(trial.on(state, *trial.question.until)) == pairs_of(trial.result.after));
    // The grant's post is dissolved from that day on.
    const StructureId post = evidence::find_structure(state.archive, "CB-S05", {});
    CHECK(structures::status_on(state.archive, post, *trial.question.until).status == structures::Status::ended);
    CHECK(structures::status_on(state.archive, post, *trial.question.until - std::chrono::days{1}).status == structures::Status::on_grant);
}

TEST_CASE("additions are the researcher's own from that day on")
{
    analysis::Scenario scenario;
    const char* folder = "halle";
    scenario.ties = {{actor(folder, "HA07"), actor(folder, "HA31")}};
    scenario.founded = {{"Runder Tisch", {actor(folder, "HA10"), actor(folder, "HA12"), actor(folder, "HA30")}}};
    const Trial trial(folder, "2019-07-01", scenario);
    const Day on = *trial.question.until;
    CHECK(pairs_of(trial.on(trial.made.state, on)) == pairs_of(trial.result.after));
    CHECK(pairs_of(trial.on(trial.made.state, on - std::chrono::days{1})) == pairs_of(trial.on(trial.state, on - std::chrono::days{1})));
    const StructureId table = evidence::find_structure(trial.made.state.archive, "Runder Tisch", {});
    REQUIRE(table);
    CHECK(structures::status_on(trial.made.state.archive, table, on).status == structures::Status::active);
    CHECK(std::count_if(trial.made.state.archive.memberships->begin(), trial.made.state.archive.memberships->end(), [&](const evidence::Membership& seat) { return seat.structure == table; }) == 3);
}

TEST_CASE("without a day what is lost does not count at all")
{
    study::State state = study::empty_state();
    state.archive = cases::import("remscheid");
    const network::TieSet ties = network::derive_ties(state.archive);
    network::Question question;
    question.rule = evidence::TieRule::union_with_third_party;
    analysis::Scenario scenario;
    scenario.actors = {evidence::find_actor(state.archive, "RE04", {})};
    Work work;
    const auto result = analysis::what_if(state.archive, ties, network::snapshot(state.archive, ties, question), scenario, "degree", work);
    REQUIRE(result);
    const auto made = study::experiment(state, ties, scenario, *result, "");
    REQUIRE(made);
    CHECK(pairs_of(network::snapshot(made->state.archive, network::derive_ties(made->state.archive), question)) == pairs_of(result->after));
}
