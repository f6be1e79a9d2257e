// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_evidence.hpp"

#include "structures/status.hpp"

#include <algorithm>

namespace crosscut::analysis {

namespace {

using structures::Status;

/// Types that come into being only by an order, a contract or a decision of the council.
bool formal_type(const std::string& type)
{
    static const std::set<std::string> types{"staff_unit", "commissioner", "staff_position", "coordination_office", "advisory_board", "crisis_team", "plan", "resolution", "agreement", "department"};
    return types.count(type) > 0;
}

/// Whether somebody who may decide has decided on the structure by a day (formalisation of at least 2).
bool formal(const evidence::Archive& archive, const evidence::Structure& structure, Day day)
{
    static const std::set<std::string> events{"formalised", "agreed", "plan_adopted", "permanent_decided", "permanent"};
    return formal_type(structure.type) || std::any_of(archive.events->begin(), archive.events->end(), [&](const evidence::Event& event) {
               return event.structure == structure.id && events.count(event.type) > 0 && event.date.earliest && *event.date.earliest <= day;
           });
}

/// First day of the sleep that a day lies in; empty if it is awake.
std::optional<Day> asleep_since(const structures::Life& life, Day day)
{
    std::optional<Day> since;
    for (auto run = life.runs.rbegin(); run != life.runs.rend(); ++run) {
        if (run->first > day)
            continue;
        if (run->state.status != Status::dormant)
            break;
        since = run->first;
    }
    return since;
}

}  // namespace

GapBodies gap_bodies(const evidence::Archive& archive, const network::Question& question, Day day)
{
    GapBodies out;
    out.chronicle = structures::chronicle(archive, day);
    network::Question today = question;
    today.from = std::nullopt;
    today.until = day;
    out.seats = network::two_mode(archive, out.chronicle, today);
    return out;
}

std::vector<Gap> paper_structures(const GapGround& ground, const GapBodies& bodies)
{
    const network::Question& question = ground.now.question;
    const network::TwoMode& seats = bodies.seats;
    std::vector<Gap> out;
    for (const structures::Life& life : bodies.chronicle.lives) {
        const evidence::Structure* structure = evidence::find(*ground.archive.structures, life.structure);
        if (!structure || (question.city && structure->city != question.city) || !evidence::belongs(structure->field, question.field) ||
            !formal(ground.archive, *structure, ground.day))
            continue;
        std::vector<std::uint32_t> nodes;
        for (const network::TwoMode::Seat& seat : seats.seats)
            if (seats.structures[static_cast<std::size_t>(seat.structure)] == structure->id)
                if (const auto node = ground.now.node(seats.actors[static_cast<std::size_t>(seat.actor)]))
                    nodes.push_back(node->index);
        Gap gap = ground.gap(GapKind::paper, "dormant", nodes);
        gap.structure = structure->id;
        if (const std::optional<Day> since = asleep_since(life, ground.day)) {
            // A whole year asleep: the same day a year later, or later (leap days count as the day before).
            if (days_between(*since, ground.day) < 365)
                continue;
            gap.grade = 'A';
            gap.score = static_cast<double>(days_between(*since, ground.day)) / 365.25;
            gap.values = {{"days_dormant", static_cast<double>(days_between(*since, ground.day))}};
            gap.text = {"{1} exists on paper; it has been asleep since {2}.", {structure->name, iso(*since)}};
            out.push_back(std::move(gap));
            continue;
        }
        if (!structures::alive(structures::state_on(life, ground.day).status) || nodes.size() < 2)
            continue;
        bool tie = false;
        int pairs = 0;
        bool both = false;
        std::vector<bool> one(ground.now.actors.size(), false);
        for (const std::uint32_t node : nodes)
            one[node] = true;
        for (const network::GraphTie& t : ground.now.graph.ties)
            tie = tie || (one[t.a] && one[t.b]);
        for (std::size_t i = 0; i < nodes.size() && !tie; ++i)
            for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                const int sides = ground.positions.sides(ground.now.actors[nodes[i]], ground.now.actors[nodes[j]]);
                pairs += sides > 0;
                both = both || sides == 2;
            }
        const std::vector<std::uint32_t> said = tie ? std::vector<std::uint32_t>() : ground.ended_or_denied(one, one);
        if (tie || (pairs == 0 && said.empty()))
            continue;
        gap.form = "no_tie_among_members";
        gap.grade = !said.empty() ? 'A' : both ? 'B' : 'C';
        gap.fragility = 1;
        gap.values = {{"members", static_cast<double>(nodes.size())}, {"observable_pairs", static_cast<double>(pairs)}};
        gap.text = {"{1} exists on paper; of its {2} known members no two reported working with each other.", {structure->name, std::to_string(nodes.size())}};
        ground.rest_on(gap, said);
        out.push_back(std::move(gap));
    }
    return out;
}

}  // namespace crosscut::analysis
