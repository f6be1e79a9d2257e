// SPDX-License-Identifier: Apache-2.0
#include "analysis/groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace crosscut::analysis {

using network::Graph;

namespace {

constexpr std::uint64_t most_arrangements = 500'000;

double falling(double n, int k)
{
    double out = 1;
    for (int i = 0; i < k; ++i)
        out *= n - i;
    return out;
}

std::vector<int> sizes_of(const std::vector<int>& group)
{
    std::map<int, int> count;
    for (const int g : group)
        ++count[g];
    std::vector<int> sizes;
    for (const auto& [g, size] : count)
        sizes.push_back(size);
    return sizes;
}

/// n! / prod(sizes!), or more than the limit.
std::uint64_t arrangements(const std::vector<int>& sizes)
{
    double all = 1;
    int n = 0;
    for (const int size : sizes)
        for (int i = 1; i <= size; ++i) {
            ++n;
            all = all * n / i;
            if (all > 4.0 * static_cast<double>(most_arrangements))
                break;
        }
    return static_cast<std::uint64_t>(std::llround(all));
}

}  // namespace

CrossGroup cross_group(const Graph& undirected, const std::vector<int>& group)
{
    const std::uint32_t n = undirected.n;
    CrossGroup out{std::vector<int>(n, 0), std::vector<int>(n, 0), Values(n), Values(n), Values(n), Values(n)};
    std::vector<int> own(n, 0);
    for (std::uint32_t i = 0; i < n; ++i) {
        std::map<int, int> ties;
        std::map<int, double> strength;
        double all = 0;
        for (std::uint32_t k = undirected.offset[i]; k < undirected.offset[i + 1]; ++k) {
            const int other = group[undirected.row[k].node];
            ++ties[other];
            strength[other] += undirected.ties[undirected.row[k].tie].strength;
            all += undirected.ties[undirected.row[k].tie].strength;
        }
        const double degree = undirected.degree(i);
        own[i] = ties.count(group[i]) ? ties[group[i]] : 0;
        out.cross_degree[i] = static_cast<int>(undirected.degree(i)) - own[i];
        out.reached[i] = static_cast<int>(ties.size()) - (own[i] > 0 ? 1 : 0);
        if (degree == 0)
            continue;
        out.ei[i] = (out.cross_degree[i] - own[i]) / degree;
        double squares = 0;
        for (const auto& [g, count] : ties)
            squares += count / degree * (count / degree);
        out.participation[i] = 1 - squares;
        squares = 0;
        for (const auto& [g, sum] : strength)
            squares += sum / all * (sum / all);
        out.participation_w[i] = 1 - squares;
    }
    std::map<int, std::vector<std::uint32_t>> members;
    for (std::uint32_t i = 0; i < n; ++i)
        members[group[i]].push_back(i);
    for (const auto& [g, list] : members) {
        double mean = 0;
        for (const std::uint32_t i : list)
            mean += own[i];
        mean /= static_cast<double>(list.size());
        double variance = 0;
        for (const std::uint32_t i : list)
            variance += (own[i] - mean) * (own[i] - mean);
        variance /= static_cast<double>(list.size());
        const bool varies = std::any_of(list.begin(), list.end(), [&, first = list.front()](std::uint32_t i) { return own[i] != own[first]; });
        if (varies)
            for (const std::uint32_t i : list)
                out.within_z[i] = (own[i] - mean) / std::sqrt(variance);
    }
    return out;
}

EiIndex ei_index(const Graph& undirected, const std::vector<int>& group, bool test)
{
    EiIndex out;
    for (const network::GraphTie& tie : undirected.ties)
        ++(group[tie.a] == group[tie.b] ? out.internal : out.external);
    const double m = static_cast<double>(undirected.ties.size());
    if (undirected.ties.empty())
        return out;
    const double n = undirected.n;
    out.ei = (out.external - out.internal) / m;
    const std::vector<int> sizes = sizes_of(group);
    double same2 = 0;
    double same3 = 0;
    double same4 = 0;
    double two_twos = 0;
    double sum2 = 0;
    for (const int size : sizes) {
        same2 += falling(size, 2);
        same3 += falling(size, 3);
        same4 += falling(size, 4);
        two_twos -= falling(size, 2) * falling(size, 2);
        sum2 += falling(size, 2);
    }
    two_twos += sum2 * sum2;
    const double p2 = same2 / falling(n, 2);
    const double p3 = n >= 3 ? same3 / falling(n, 3) : 0;
    const double p4 = n >= 4 ? (same4 + two_twos) / falling(n, 4) : 0;
    double wedges = 0;
    for (std::uint32_t i = 0; i < undirected.n; ++i)
        wedges += static_cast<double>(undirected.degree(i)) * (undirected.degree(i) - 1.0);
    const double variance = m * p2 + wedges * p3 + (m * (m - 1) - wedges) * p4 - m * p2 * m * p2;
    out.expected = 1 - 2 * p2;
    out.sd = 2 * std::sqrt(std::max(0.0, variance < 1e-12 ? 0.0 : variance)) / m;
    if (*out.sd > 0)
        out.z = (*out.ei - *out.expected) / *out.sd;
    const double inside = same2 / 2;
    const double outside = n * (n - 1) / 2 - inside;
    const double most_external = std::min(m, outside);
    const double most_internal = std::min(m, inside);
    out.max = (most_external - (m - most_external)) / m;
    out.min = ((m - most_internal) - most_internal) / m;
    if (*out.max > *out.min)
        out.rescaled = 2 * (*out.ei - *out.min) / (*out.max - *out.min) - 1;
    const std::uint64_t all = arrangements(sizes);
    if (!test || all > most_arrangements)
        return out;
    std::vector<int> label = group;
    std::sort(label.begin(), label.end());
    std::uint64_t lower = 0;
    std::uint64_t upper = 0;
    std::uint64_t two_sided = 0;
    std::uint64_t count = 0;
    const double mean = m * p2;  // of internal ties
    const double distance = std::fabs(out.internal - mean);
    do {
        int internal = 0;
        for (const network::GraphTie& tie : undirected.ties)
            internal += label[tie.a] == label[tie.b];
        lower += internal >= out.internal;  // more internal ties = smaller index
        upper += internal <= out.internal;
        two_sided += std::fabs(internal - mean) >= distance - 1e-9;
        ++count;
    } while (std::next_permutation(label.begin(), label.end()));
    const double total = static_cast<double>(count);
    out.exact = EiIndex::Exact{count, static_cast<double>(lower) / total, static_cast<double>(upper) / total, static_cast<double>(two_sided) / total};
    return out;
}

Value ei_share(const Graph& graph, const std::vector<int>& group, bool weighted)
{
    double internal = 0;
    double external = 0;
    for (const network::GraphTie& tie : graph.ties)
        (group[tie.a] == group[tie.b] ? internal : external) += weighted ? tie.strength : 1.0;
    if (internal + external == 0)
        return std::nullopt;
    return (external - internal) / (external + internal);
}

std::vector<GroupCell> group_density(const Graph& graph, const std::vector<int>& group, int groups)
{
    std::vector<int> size(static_cast<std::size_t>(groups), 0);
    for (const int g : group)
        ++size[static_cast<std::size_t>(g)];
    std::map<std::pair<int, int>, int> ties;
    for (const network::GraphTie& tie : graph.ties) {
        const int a = group[tie.a];
        const int b = group[tie.b];
        ++ties[graph.directed ? std::pair{a, b} : std::pair{std::min(a, b), std::max(a, b)}];
    }
    std::vector<GroupCell> out;
    for (int a = 0; a < groups; ++a)
        for (int b = graph.directed ? 0 : a; b < groups; ++b) {
            GroupCell cell{a, b, 0, 0, {}};
            const int na = size[static_cast<std::size_t>(a)];
            const int nb = size[static_cast<std::size_t>(b)];
            cell.possible = a == b ? na * (na - 1) / (graph.directed ? 1 : 2) : na * nb;
            if (const auto it = ties.find({a, b}); it != ties.end())
                cell.ties = it->second;
            if (cell.possible > 0)
                cell.density = static_cast<double>(cell.ties) / cell.possible;
            out.push_back(cell);
        }
    return out;
}

}  // namespace crosscut::analysis
