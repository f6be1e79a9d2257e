// SPDX-License-Identifier: Apache-2.0
#include "network/graph.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace crosscut::network {

namespace {

constexpr std::int64_t most = std::int64_t{1} << 40;

// A strength as a fraction with a denominator of at most 60 (methods 0: means of ordinals).
bool fraction(double value, std::int64_t& numerator, std::int64_t& denominator)
{
    for (std::int64_t q = 1; q <= 60; ++q) {
        const double p = value * static_cast<double>(q);
        const double rounded = std::round(p);
        if (rounded >= 1 && rounded < 1e9 && std::abs(p - rounded) < 1e-9 * std::max(1.0, rounded)) {
            numerator = static_cast<std::int64_t>(rounded);
            denominator = q;
            return true;
        }
    }
    return false;
}

// Costs q / p of all strengths p / q as whole numbers over one unit: unit = lcm of all p.
void set_costs(Graph& graph)
{
    graph.cost.assign(graph.ties.size(), 1);
    graph.cost_unit = 1;
    if (!graph.weighted)
        return;
    std::map<double, std::pair<std::int64_t, std::int64_t>> fractions;
    std::int64_t unit = 1;
    bool exact = true;
    for (const GraphTie& tie : graph.ties) {
        if (fractions.count(tie.strength))
            continue;
        std::int64_t p = 1;
        std::int64_t q = 1;
        exact = exact && fraction(tie.strength, p, q);
        if (!exact)
            break;
        const std::int64_t common = std::gcd(p, q);
        p /= common;
        q /= common;
        fractions[tie.strength] = {p, q};
        if (unit / std::gcd(unit, p) > most / p) {
            exact = false;
            break;
        }
        unit = std::lcm(unit, p);
    }
    graph.cost_unit = exact ? unit : most;
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
        if (exact) {
            const auto& [p, q] = fractions[graph.ties[i].strength];
            graph.cost[i] = unit / p * q;
        } else {
            graph.cost[i] = std::max<std::int64_t>(1, std::llround(static_cast<double>(most) / graph.ties[i].strength));
        }
    }
}

void fill_rows(std::uint32_t n, const std::vector<GraphTie>& ties, bool both, bool reversed,
               std::vector<std::uint32_t>& offset, std::vector<Neighbour>& row)
{
    offset.assign(std::size_t{n} + 1, 0);
    for (const GraphTie& tie : ties) {
        ++offset[(reversed ? tie.b : tie.a) + 1];
        if (both)
            ++offset[tie.b + 1];
    }
    std::partial_sum(offset.begin(), offset.end(), offset.begin());
    row.resize(offset.back());
    std::vector<std::uint32_t> next(offset.begin(), offset.end() - 1);
    for (std::uint32_t i = 0; i < ties.size(); ++i) {
        const GraphTie& tie = ties[i];
        row[next[reversed ? tie.b : tie.a]++] = {reversed ? tie.a : tie.b, i};
        if (both)
            row[next[tie.b]++] = {tie.a, i};
    }
    for (std::uint32_t i = 0; i < n; ++i)
        std::sort(row.begin() + offset[i], row.begin() + offset[i + 1],
                  [](const Neighbour& x, const Neighbour& y) { return x.node < y.node; });
}

}  // namespace

Graph make_graph(std::uint32_t n, std::vector<GraphTie> ties, bool directed, bool weighted)
{
    Graph graph;
    graph.n = n;
    graph.directed = directed;
    graph.weighted = weighted;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> seen;
    for (GraphTie tie : ties) {
        if (tie.a == tie.b || tie.a >= n || tie.b >= n)
            continue;
        if (!weighted || !std::isfinite(tie.strength) || tie.strength <= 0)
            tie.strength = 1;
        const auto pair = directed ? std::pair{tie.a, tie.b} : std::pair{std::min(tie.a, tie.b), std::max(tie.a, tie.b)};
        const auto [place, added] = seen.emplace(pair, graph.ties.size());
        if (added)
            graph.ties.push_back(tie);
        else
            graph.ties[place->second].strength = std::max(graph.ties[place->second].strength, tie.strength);
    }
    set_costs(graph);
    fill_rows(n, graph.ties, !directed, false, graph.offset, graph.row);
    if (directed)
        fill_rows(n, graph.ties, false, true, graph.in_offset, graph.in_row);
    return graph;
}

Graph symmetrised(const Graph& graph)
{
    return make_graph(graph.n, graph.ties, false, graph.weighted);
}

Graph without(const Graph& graph, const std::vector<bool>& removed)
{
    std::vector<GraphTie> kept;
    for (const GraphTie& tie : graph.ties)
        if (!removed[tie.a] && !removed[tie.b])
            kept.push_back(tie);
    return make_graph(graph.n, std::move(kept), graph.directed, graph.weighted);
}

}  // namespace crosscut::network
