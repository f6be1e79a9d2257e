// SPDX-License-Identifier: Apache-2.0
#include "network/altered.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace crosscut::network {

namespace {

using Nodes = std::pair<std::uint32_t, std::uint32_t>;

Nodes ordered(Node a, Node b) { return {std::min(a.index, b.index), std::max(a.index, b.index)}; }

/// The pairs of positions that both actors still have.
std::set<Nodes> places(const Snapshot& snapshot, const std::vector<ActorPair>& pairs)
{
    std::set<Nodes> out;
    for (const ActorPair& pair : pairs) {
        const auto a = snapshot.node(pair.a);
        const auto b = snapshot.node(pair.b);
        if (a && b && pair.a != pair.b)
            out.insert(ordered(*a, *b));
    }
    return out;
}

void count(Counts& counts, Presence presence)
{
    switch (presence) {
    case Presence::certain: ++counts.certain; break;
    case Presence::possible: ++counts.possible; break;
    case Presence::absent: ++counts.absent; break;
    case Presence::unobserved: ++counts.unobserved; break;
    }
}

}  // namespace

Snapshot altered(const TieSet& set, const Snapshot& before, const Alteration& change)
{
    Snapshot after;
    after.question = before.question;
    const std::set<ActorId> gone(change.actors.begin(), change.actors.end());
    const std::set<std::uint32_t> dropped(change.ties.begin(), change.ties.end());
    std::map<int, int> group_of;
    for (std::size_t i = 0; i < before.actors.size(); ++i) {
        if (gone.count(before.actors[i]))
            continue;
        after.actors.push_back(before.actors[i]);
        const int old = before.group[i];
        const auto [place, added] = group_of.emplace(old, static_cast<int>(after.groups.size()));
        if (added)
            after.groups.push_back(before.groups[static_cast<std::size_t>(old)]);
        after.group.push_back(place->second);
    }

    const std::set<Nodes> cut = places(after, change.cut);
    struct Pair {
        double strength = 0;
        std::vector<std::uint32_t> ties;
    };
    std::map<Nodes, Pair> pairs;
    std::vector<GraphTie> arcs;
    for (const TieState& state : before.ties) {
        const Tie* tie = set.find(state.tie);
        if (!tie || dropped.count(state.tie))
            continue;
        const auto a = after.node(tie->a);
        const auto b = after.node(tie->b);
        if (!a || !b || cut.count(ordered(*a, *b)))
            continue;
        if (state.holds.value_or(false))
            count(after.counts, state.presence);
        if (state.drawn) {
            const double strength = tie->strength > 0 ? tie->strength : 1;
            Pair& pair = pairs[ordered(*a, *b)];
            pair.strength = std::max(pair.strength, strength);
            pair.ties.push_back(tie->number);
            arcs.push_back({a->index, b->index, strength});
            if (!tie->directed)
                arcs.push_back({b->index, a->index, strength});
        }
        after.ties.push_back(state);
    }
    const auto suppose = [&](const Nodes& nodes, double strength) {
        if (cut.count(nodes) || pairs.count(nodes))
            return;
        pairs[nodes].strength = strength;
        arcs.push_back({nodes.first, nodes.second, strength});
        arcs.push_back({nodes.second, nodes.first, strength});
    };
    for (std::size_t t = 0; t < before.graph.ties.size(); ++t) {
        const GraphTie& tie = before.graph.ties[t];
        if (!before.pair_ties[t].empty())
            continue;
        const auto a = after.node(before.actors[tie.a]);
        const auto b = after.node(before.actors[tie.b]);
        if (a && b)
            suppose(ordered(*a, *b), tie.strength);
    }
    for (const Nodes& nodes : places(after, change.added))
        suppose(nodes, change.strength);

    std::vector<GraphTie> undirected;
    for (auto& [nodes, pair] : pairs) {
        undirected.push_back({nodes.first, nodes.second, pair.strength});
        after.pair_ties.push_back(std::move(pair.ties));
    }
    const auto n = static_cast<std::uint32_t>(after.actors.size());
    after.graph = make_graph(n, std::move(undirected), false, true);
    after.arcs = make_graph(n, std::move(arcs), true, true);
    after.observable = set.observed.counts(after.actors);
    after.observable_pairs = std::accumulate(after.observable.begin(), after.observable.end(), std::int64_t{0}) / 2;
    return after;
}

}  // namespace crosscut::network
