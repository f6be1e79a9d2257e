// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_evidence.hpp"

#include "analysis/cohesion.hpp"
#include "foundation/number.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace crosscut::analysis {

namespace {

/// Share of pairs that must fall apart for a display (methods 4.2, g4.cut).
constexpr double least_cut = 0.05;

std::string percent(double share)
{
    const long long whole = std::llround(100 * share);
    return whole == 0 && share > 0 ? "<1" : plain(whole);
}

/// What falls off where an actor leaves or a tie is cut: all parts of the old component but the largest.
struct Cut {
    std::vector<std::uint32_t> off;   ///< by position
    std::vector<bool> is_off;
    std::vector<bool> is_rest;        ///< the part that stays
    int parts = 0;
};

Cut cut_by(const network::Graph& after, const std::vector<int>& before, int component, std::optional<std::uint32_t> removed)
{
    const std::vector<int> label = weak_components(after);
    std::vector<int> size(after.n, 0);
    int largest = -1;
    std::set<int> parts;
    for (std::uint32_t i = 0; i < after.n; ++i) {
        if (before[i] != component || removed == i)
            continue;
        parts.insert(label[i]);
        ++size[static_cast<std::size_t>(label[i])];
    }
    for (const int part : parts)
        if (largest < 0 || size[static_cast<std::size_t>(part)] > size[static_cast<std::size_t>(largest)])
            largest = part;
    Cut cut{{}, std::vector<bool>(after.n, false), std::vector<bool>(after.n, false), static_cast<int>(parts.size())};
    for (std::uint32_t i = 0; i < after.n; ++i) {
        if (before[i] != component || removed == i)
            continue;
        cut.is_rest[i] = label[i] == largest;
        cut.is_off[i] = !cut.is_rest[i];
        if (cut.is_off[i])
            cut.off.push_back(i);
    }
    return cut;
}

/// Whether a whole department of the town hall falls off, or a civil-society actor loses its only way there.
bool matters(const GapGround& ground, const Cut& cut)
{
    const network::Snapshot& now = ground.now;
    std::vector<int> members(now.groups.size(), 0);
    std::vector<int> off(now.groups.size(), 0);
    std::vector<bool> town_hall(now.groups.size(), false);
    bool civil_off = false;
    bool door_off = false;
    bool civil_rest = false;
    bool door_rest = false;
    for (std::uint32_t i = 0; i < now.graph.n; ++i) {
        const auto group = static_cast<std::size_t>(now.group[i]);
        ++members[group];
        off[group] += cut.is_off[i];
        town_hall[group] = town_hall[group] || ground.administration[i];
        (cut.is_off[i] ? civil_off : civil_rest) |= (cut.is_off[i] || cut.is_rest[i]) && ground.civil[i];
        (cut.is_off[i] ? door_off : door_rest) |= (cut.is_off[i] || cut.is_rest[i]) && ground.administration[i];
    }
    for (std::size_t g = 0; g < members.size(); ++g)
        if (town_hall[g] && members[g] > 1 && off[g] == members[g])
            return true;
    return (civil_off && !door_off) || (civil_rest && !door_rest);
}

/// Grade of a cut by who could have named a tie across it; empty = nobody: a blind spot.
std::optional<char> grade_of(const GapGround& ground, const Cut& cut, std::vector<std::uint32_t>& said)
{
    said = ground.ended_or_denied(cut.is_off, cut.is_rest);
    if (!said.empty())
        return 'A';
    const network::Snapshot& now = ground.now;
    bool own = false;
    bool other = false;
    for (const std::uint32_t i : cut.off) {
        own = own || ground.positions.interviewed(now.actors[i]);
        for (auto j = ground.interviewed.begin(); j != ground.interviewed.end() && !other; ++j)
            other = cut.is_rest[*j] && ground.positions.speaks(now.actors[*j], now.actors[i]);
    }
    if (!own && !other)
        return std::nullopt;
    return own && other ? 'B' : 'C';
}

std::string whole(double pairs) { return plain(static_cast<long long>(std::llround(pairs))); }

network::Graph without_tie(const network::Graph& graph, std::uint32_t tie)
{
    std::vector<network::GraphTie> ties;
    for (std::uint32_t t = 0; t < graph.ties.size(); ++t)
        if (t != tie)
            ties.push_back(graph.ties[t]);
    return network::make_graph(graph.n, std::move(ties), false, graph.weighted);
}

}  // namespace

std::vector<Gap> single_points(const GapGround& ground)
{
    const network::Graph& graph = ground.now.graph;
    const std::vector<int> component = weak_components(graph);
    const Cuts found = cuts(graph);
    std::vector<Gap> out;
    std::vector<std::uint32_t> said;
    for (std::uint32_t v = 0; v < graph.n && !ground.stopped(); ++v) {
        if (!found.articulation[v])
            continue;
        std::vector<bool> gone(graph.n, false);
        gone[v] = true;
        const Cut cut = cut_by(network::without(graph, gone), component, component[v], v);
        const std::optional<char> grade = grade_of(ground, cut, said);
        if (!grade)
            continue;
        std::vector<std::uint32_t> nodes{v};
        nodes.insert(nodes.end(), cut.off.begin(), cut.off.end());
        Gap gap = ground.gap(GapKind::single_point, "articulation", nodes);
        gap.grade = *grade;
        gap.score = found.cut_share[v].value_or(0);
        gap.fragility = cut.parts - 1;
        gap.threshold = gap.score >= least_cut || matters(ground, cut);
        gap.named = {ground.now.actors[v]};
        if (cut.off.size() == 1) {
            gap.named.push_back(ground.now.actors[cut.off.front()]);
            gap.text = {"Without {1}, {2} would be cut off: {3} % of the pairs that can reach each other today no longer could ({4} of {5}).",
                        {ground.name(v), ground.name(cut.off.front()), percent(gap.score), whole(found.cut_pairs[v]), whole(found.cut_pairs[v] / gap.score)}};
        } else {
            gap.text = {"Without {1}, this part of the network falls into {2} pieces: {3} % of the pairs that can reach each other today no longer could ({4} of {5}).",
                        {ground.name(v), plain(static_cast<long long>(cut.parts)), percent(gap.score), whole(found.cut_pairs[v]), whole(found.cut_pairs[v] / gap.score)}};
        }
        std::vector<std::uint32_t> behind = ground.ties_at(v);
        behind.insert(behind.end(), said.begin(), said.end());
        ground.rest_on(gap, behind);
        out.push_back(std::move(gap));
    }
    for (const Bridge& bridge : bridges(graph)) {
        if (ground.stopped())
            break;
        const network::GraphTie& tie = graph.ties[bridge.tie];
        const Cut cut = cut_by(without_tie(graph, bridge.tie), component, component[tie.a], std::nullopt);
        const std::optional<char> grade = grade_of(ground, cut, said);
        if (!grade)
            continue;
        std::vector<std::uint32_t> nodes{tie.a, tie.b};
        for (const std::uint32_t i : cut.off)
            if (i != tie.a && i != tie.b)
                nodes.push_back(i);
        Gap gap = ground.gap(GapKind::single_point, "bridge", nodes);
        gap.grade = *grade;
        gap.score = bridge.share.value_or(0);
        gap.fragility = 1;
        gap.threshold = gap.score >= least_cut || matters(ground, cut);
        gap.named = {ground.now.actors[tie.a], ground.now.actors[tie.b]};
        gap.text = {"The contact of {1} with {2} is the only link between two sides: without it {3} % of the pairs that can reach each other today no longer could ({4} of {5}).",
                    {ground.name(tie.a), ground.name(tie.b), percent(gap.score), whole(bridge.pairs), whole(bridge.pairs / gap.score)}};
        std::vector<std::uint32_t> behind = ground.now.pair_ties[bridge.tie];
        behind.insert(behind.end(), said.begin(), said.end());
        ground.rest_on(gap, behind);
        out.push_back(std::move(gap));
    }
    return out;
}

}  // namespace crosscut::analysis
