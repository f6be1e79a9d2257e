// SPDX-License-Identifier: Apache-2.0
#include "analysis/waves.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace crosscut::analysis {

namespace {

std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_of(const network::Graph& graph)
{
    std::set<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const network::GraphTie& tie : graph.ties)
        out.insert(graph.directed ? std::pair(tie.a, tie.b) : std::pair(std::min(tie.a, tie.b), std::max(tie.a, tie.b)));
    return out;
}

Value ratio(long long part, long long all) { return all > 0 ? Value(static_cast<double>(part) / static_cast<double>(all)) : Value(); }

}  // namespace

Waves compare_waves(const network::Graph& first, const network::Graph& second)
{
    Waves out;
    const auto then = pairs_of(first);
    const auto now = pairs_of(second);
    for (const auto& pair : then)
        ++(now.count(pair) ? out.n11 : out.n10);
    out.n01 = static_cast<long long>(now.size()) - out.n11;
    const long long ordered = static_cast<long long>(first.n) * (static_cast<long long>(first.n) - 1);
    out.n00 = (first.directed ? ordered : ordered / 2) - out.n11 - out.n10 - out.n01;
    out.jaccard = ratio(out.n11, out.n11 + out.n10 + out.n01);
    out.retention = ratio(out.n11, out.n11 + out.n10);
    out.renewal = ratio(out.n01, out.n11 + out.n01);
    return out;
}

std::vector<std::vector<bool>> consensus(const Slices& slices, Consensus rule)
{
    const std::size_t n = slices.size();
    std::vector<std::vector<bool>> out(n, std::vector<bool>(n, false));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const bool source = slices[i][i][j];
            const bool target = slices[j][i][j];
            const auto all = static_cast<std::size_t>(std::count_if(slices.begin(), slices.end(), [&](const auto& slice) { return slice[i][j]; }));
            switch (rule) {
            case Consensus::both: out[i][j] = source && target; break;
            case Consensus::either: out[i][j] = source || target; break;
            case Consensus::row: out[i][j] = source; break;
            case Consensus::column: out[i][j] = target; break;
            case Consensus::majority: out[i][j] = 2 * all > n; break;
            case Consensus::half: out[i][j] = 2 * all >= n && n > 0; break;
            }
        }
    return out;
}

}  // namespace crosscut::analysis
