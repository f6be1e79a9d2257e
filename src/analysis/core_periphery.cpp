// SPDX-License-Identifier: Apache-2.0
#include "analysis/core_periphery.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::analysis {

using network::Graph;

namespace {

/// Correlation of two 0/1 variables from their counts.
Value phi(double count, double x, double y, double both)
{
    const double vx = x * (count - x);
    const double vy = y * (count - y);
    if (vx <= 0 || vy <= 0)
        return std::nullopt;
    return (count * both - x * y) / std::sqrt(vx * vy);
}

}  // namespace

CorePeriphery core_periphery(const Graph& graph)
{
    CorePeriphery out;
    std::vector<std::uint32_t> order(graph.n);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return graph.degree(a) > graph.degree(b); });
    const std::int64_t m = static_cast<std::int64_t>(graph.ties.size());
    std::int64_t best = m;
    std::int64_t top = 0;
    out.minimisers = {0};
    for (std::int64_t c = 1; c <= graph.n; ++c) {
        top += graph.degree(order[static_cast<std::size_t>(c - 1)]);
        const std::int64_t errors = c * (c - 1) / 2 + m - top;
        if (errors < best) {
            best = errors;
            out.minimisers.clear();
        }
        if (errors == best)
            out.minimisers.push_back(static_cast<int>(c));
    }
    out.errors = static_cast<int>(best);
    out.size = out.minimisers.front();
    const std::size_t size = static_cast<std::size_t>(out.size);
    out.ambiguous = size > 0 && size < order.size() && graph.degree(order[size - 1]) == graph.degree(order[size]);
    out.core.assign(order.begin(), order.begin() + out.size);
    std::sort(out.core.begin(), out.core.end());
    std::vector<bool> inside(graph.n, false);
    for (const std::uint32_t i : out.core)
        inside[i] = true;
    double core_ties = 0;
    double outer_ties = 0;
    for (const network::GraphTie& tie : graph.ties) {
        core_ties += inside[tie.a] && inside[tie.b];
        outer_ties += !inside[tie.a] && !inside[tie.b];
    }
    const double n = graph.n;
    const double c = out.size;
    const double core_pairs = c * (c - 1) / 2;
    const double outer_pairs = (n - c) * (n - c - 1) / 2;
    out.corr_ignore_between = phi(core_pairs + outer_pairs, core_pairs, core_ties + outer_ties, core_ties);
    const double all_ties = static_cast<double>(m);
    out.corr_basic = phi(n * (n - 1) / 2, core_pairs + c * (n - c), all_ties, all_ties - outer_ties);
    return out;
}

}  // namespace crosscut::analysis
