// SPDX-License-Identifier: Apache-2.0
#include "analysis/mixing.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::analysis {

using network::Graph;

namespace {

/// Strength that leaves and reaches every group, and what stays inside, as shares of all.
struct Mixing {
    double inside = 0;
    double chance = 0;  ///< sum over groups of the product of both shares
    bool empty = true;
};

Mixing mixing(const Graph& graph, const std::vector<int>& group, bool weighted)
{
    Mixing out;
    const int groups = group.empty() ? 0 : *std::max_element(group.begin(), group.end()) + 1;
    std::vector<double> from(static_cast<std::size_t>(groups), 0.0);
    std::vector<double> to(static_cast<std::size_t>(groups), 0.0);
    double all = 0;
    double inside = 0;
    for (const network::GraphTie& tie : graph.ties) {
        const double value = weighted ? tie.strength : 1.0;
        const std::size_t a = static_cast<std::size_t>(group[tie.a]);
        const std::size_t b = static_cast<std::size_t>(group[tie.b]);
        const double share = graph.directed ? value : value / 2;
        from[a] += share;
        to[b] += share;
        if (!graph.directed) {
            from[b] += share;
            to[a] += share;
        }
        all += value;
        if (a == b)
            inside += value;
    }
    if (all == 0)
        return out;
    out.empty = false;
    out.inside = inside / all;
    for (std::size_t g = 0; g < from.size(); ++g)
        out.chance += from[g] / all * (to[g] / all);
    return out;
}

}  // namespace

Value modularity(const Graph& graph, const std::vector<int>& group, bool weighted)
{
    const Mixing mixed = mixing(graph, group, weighted);
    if (mixed.empty)
        return std::nullopt;
    return mixed.inside - mixed.chance;
}

Value group_assortativity(const Graph& graph, const std::vector<int>& group)
{
    const Mixing mixed = mixing(graph, group, false);
    if (mixed.empty || 1 - mixed.chance < 1e-12)
        return std::nullopt;
    return (mixed.inside - mixed.chance) / (1 - mixed.chance);
}

Value degree_assortativity(const Graph& graph)
{
    // Whole numbers: sums and the test for "does not vary" are exact.
    double count = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    const auto add = [&](double x, double y) {
        ++count;
        sx += x;
        sy += y;
        sxx += x * x;
        syy += y * y;
        sxy += x * y;
    };
    for (const network::GraphTie& tie : graph.ties) {
        add(graph.degree(tie.a), graph.in_degree(tie.b));
        if (!graph.directed)
            add(graph.degree(tie.b), graph.degree(tie.a));
    }
    const double vx = count * sxx - sx * sx;
    const double vy = count * syy - sy * sy;
    if (vx <= 0 || vy <= 0)
        return std::nullopt;
    return (count * sxy - sx * sy) / std::sqrt(vx * vy);
}

Reciprocity reciprocity(const Graph& directed)
{
    Reciprocity out;
    const auto has = [&](std::uint32_t a, std::uint32_t b) {
        const auto begin = directed.row.begin() + directed.offset[a];
        const auto end = directed.row.begin() + directed.offset[a + 1];
        const auto it = std::lower_bound(begin, end, b, [](const network::Neighbour& x, std::uint32_t node) { return x.node < node; });
        return it != end && it->node == b;
    };
    int returned = 0;
    for (const network::GraphTie& arc : directed.ties)
        returned += has(arc.b, arc.a);
    out.mutual = returned / 2;
    out.asymmetric = static_cast<int>(directed.ties.size()) - returned;
    const std::int64_t n = directed.n;
    out.none = static_cast<int>(n * (n - 1) / 2 - out.mutual - out.asymmetric);
    if (!directed.ties.empty()) {
        out.edgewise = 2.0 * out.mutual / (2.0 * out.mutual + out.asymmetric);
        out.dyadic = static_cast<double>(out.mutual) / (out.mutual + out.asymmetric);
    }
    return out;
}

}  // namespace crosscut::analysis
