// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"

#include <algorithm>
#include <set>

using namespace crosscut;
using cases::json;

TEST_CASE("the six cases hold as many actors, structures, events and ties as their lists say")
{
    for (const auto& [key, expected] : cases::check_numbers().items()) {
        INFO(key);
        const evidence::Archive archive = cases::import(expected["folder"]);
        CHECK(archive.actors->size() == expected["actors"]);
        CHECK(archive.structures->size() == expected["structures"]);
        CHECK(archive.events->size() == expected["events"]);
        CHECK(archive.memberships->size() == expected["memberships"]);
        const network::TieSet ties = network::derive_ties(archive);
        CHECK(ties.ties.size() == expected["ties"]);
        CHECK(ties.problems.empty());
        CHECK(std::count_if(ties.ties.begin(), ties.ties.end(), [](const network::Tie& tie) { return tie.affirming == 1; }) == expected["ties_one_report"]);
        CHECK(std::count_if(ties.ties.begin(), ties.ties.end(), [](const network::Tie& tie) { return tie.denying > 0; }) == expected["contradicted"]);
        CHECK(std::count_if(ties.conflicts.begin(), ties.conflicts.end(),
                            [](const network::Conflict& one) { return one.kind == network::Conflict::Kind::contradicted; }) == expected["contradicted"]);
    }
}

TEST_CASE("all time together, the cases have the pairs and the actors without tie of their lists")
{
    for (const auto& [key, expected] : cases::check_numbers().items()) {
        INFO(key);
        const evidence::Archive archive = cases::import(expected["folder"]);
        const network::TieSet ties = network::derive_ties(archive);
        const network::Snapshot all = network::snapshot(archive, ties, cases::all_relations());
        CHECK(all.graph.ties.size() == expected["pairs"]);
        json isolates = json::array();
        json across = json::array();
        for (std::uint32_t i = 0; i < all.graph.n; ++i)
            if (all.graph.degree(i) == 0)
                isolates.push_back(cases::key(archive, all.actors[i]));
        for (const network::GraphTie& tie : all.graph.ties) {
            const evidence::Field a = evidence::find(*archive.actors, all.actors[tie.a])->field;
            const evidence::Field b = evidence::find(*archive.actors, all.actors[tie.b])->field;
            const std::set<evidence::Field> both{a, b};
            if (both == std::set{evidence::Field::integration, evidence::Field::climate})
                across.push_back({cases::key(archive, all.actors[tie.a]), cases::key(archive, all.actors[tie.b])});
        }
        CHECK(isolates == expected["isolates"]);
        CHECK(across == expected["integration_climate_pairs"]);
        network::Question no_lines = cases::all_relations();
        no_lines.lines = false;
        CHECK(network::snapshot(archive, ties, no_lines).graph.ties.size() == expected["without_lines"]["pairs"]);
    }
}

TEST_CASE("on every day of the table the cases have so many certain, possible and unknown ties")
{
    for (const auto& [key, expected] : cases::check_numbers().items()) {
        const evidence::Archive archive = cases::import(expected["folder"]);
        const network::TieSet ties = network::derive_ties(archive);
        for (const auto& [day, numbers] : expected["days"].items()) {
            INFO(key << " " << day);
            network::Question question = cases::all_relations();
            question.until = cases::day(day);
            const network::Counts counts = network::snapshot(archive, ties, question).counts;
            CHECK(counts.certain == numbers[0]);
            CHECK(counts.certain + counts.possible == numbers[1]);
            CHECK(counts.unobserved == numbers[2]);
            // Every tie is in one of the four states.
            CHECK(counts.certain + counts.possible + counts.absent + counts.unobserved == expected["ties"]);
        }
    }
}

TEST_CASE("what is certain on a day is drawn in every mode, and what is drawn was possible")
{
    const auto drawn = [](const network::Snapshot& snapshot) {
        std::set<std::uint32_t> out;
        for (const network::TieState& state : snapshot.ties)
            if (state.drawn)
                out.insert(state.tie);
        return out;
    };
    for (const auto& [key, expected] : cases::check_numbers().items()) {
        const evidence::Archive archive = cases::import(expected["folder"]);
        const network::TieSet ties = network::derive_ties(archive);
        for (const char* day : {"2012-03-05", "2015-12-24", "2018-07-01", "2019-08-31", "2022-11-11"}) {
            network::Question question = cases::all_relations();
            question.until = cases::day(day);
            std::vector<std::set<std::uint32_t>> sets;
            for (const network::TimeMode mode : {network::TimeMode::certain_only, network::TimeMode::midpoint, network::TimeMode::possible}) {
                question.mode = mode;
                sets.push_back(drawn(network::snapshot(archive, ties, question)));
            }
            INFO(key << " " << day << ": " << sets[0].size() << " " << sets[1].size() << " " << sets[2].size());
            CHECK(std::includes(sets[1].begin(), sets[1].end(), sets[0].begin(), sets[0].end()));
            CHECK(std::includes(sets[2].begin(), sets[2].end(), sets[1].begin(), sets[1].end()));
            question.mode = network::TimeMode::expected;
            CHECK(drawn(network::snapshot(archive, ties, question)) == sets[2]);
        }
    }
}

TEST_CASE("a stricter rule never makes a tie that a milder one does not have")
{
    using evidence::TieRule;
    for (const auto& [key, expected] : cases::check_numbers().items()) {
        INFO(key);
        const evidence::Archive archive = cases::import(expected["folder"]);
        const network::TieSet ties = network::derive_ties(archive);
        const TieRule chain[] = {TieRule::confirmed_only, TieRule::confirmed_or_unconfirmable, TieRule::reconstructed, TieRule::union_of_sides, TieRule::union_with_third_party};
        for (const network::Tie& tie : ties.ties)
            for (std::size_t i = 0; i + 1 < std::size(chain); ++i)
                if (tie.by(chain[i]).value_or(false))
                    CHECK(tie.by(chain[i + 1]).value_or(false));
    }
}
