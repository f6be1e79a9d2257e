// SPDX-License-Identifier: Apache-2.0
#include "analysis/seams.hpp"

#include "analysis/groups.hpp"
#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::analysis {

using network::Graph;

namespace {

long double log_choose(int n, int k)
{
    long double out = 0;
    k = std::min(k, n - k);
    for (int i = 1; i <= k; ++i)
        out += std::log(static_cast<long double>(n - k + i) / i);
    return out;
}

}  // namespace

double hypergeometric_lower(int x, int all, int hits, int drawn)
{
    const int lowest = std::max(0, hits + drawn - all);
    const int highest = std::min(hits, drawn);
    if (x < lowest)
        return 0;
    if (x >= highest)
        return 1;
    long double sum = 0;
    for (int k = lowest; k <= x; ++k)
        sum += std::exp(log_choose(hits, k) + log_choose(all - hits, drawn - k) - log_choose(all, drawn));
    return static_cast<double>(std::min(sum, 1.0L));
}

std::vector<double> benjamini_hochberg(const std::vector<double>& p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> out(p.size());
    double smallest = 1;
    for (std::size_t k = order.size(); k-- > 0;) {
        smallest = std::min(smallest, p[order[k]] * static_cast<double>(p.size()) / static_cast<double>(k + 1));
        out[order[k]] = smallest;
    }
    return out;
}

std::optional<Seams> thin_seams(const Graph& graph, const std::vector<int>& group, int groups)
{
    std::vector<SeamCell> cells;
    for (const GroupCell& cell : group_density(graph, group, groups)) {
        if (cell.a == cell.b || cell.possible == 0)
            continue;
        SeamCell seam;
        seam.a = cell.a;
        seam.b = cell.b;
        seam.ties = cell.ties;
        seam.possible = cell.possible;
        cells.push_back(seam);
    }
    return tested_seams(std::move(cells));
}

std::optional<Seams> tested_seams(std::vector<SeamCell> cells)
{
    Seams out;
    out.cells = std::move(cells);
    for (const SeamCell& cell : out.cells) {
        out.dyads += cell.possible;
        out.ties += cell.ties;
    }
    if (out.ties == 0)
        return std::nullopt;
    std::vector<double> all;
    std::vector<double> testable;
    for (SeamCell& cell : out.cells) {
        cell.expected = static_cast<double>(cell.possible) * out.ties / out.dyads;
        cell.p_lower = hypergeometric_lower(cell.ties, out.dyads, out.ties, cell.possible);
        cell.p_attainable = hypergeometric_lower(std::max(0, out.ties + cell.possible - out.dyads), out.dyads, out.ties, cell.possible);
        cell.testable = cell.p_attainable <= 0.05;
        all.push_back(cell.p_lower);
        if (cell.testable)
            testable.push_back(cell.p_lower);
    }
    all = benjamini_hochberg(all);
    const std::vector<double> dependent = benjamini_yekutieli(testable);
    testable = benjamini_hochberg(testable);
    std::size_t next = 0;
    for (std::size_t i = 0; i < out.cells.size(); ++i) {
        out.cells[i].q = all[i];
        if (!out.cells[i].testable)
            continue;
        out.cells[i].q_testable = testable[next];
        out.cells[i].q_dependent = dependent[next++];
    }
    return out;
}

std::vector<Suggestion> suggestions(const Graph& graph)
{
    std::vector<Suggestion> out;
    std::vector<int> common(graph.n);
    std::vector<double> adamic(graph.n);
    std::vector<double> resource(graph.n);
    std::vector<bool> tied(graph.n);
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        common.assign(graph.n, 0);
        adamic.assign(graph.n, 0.0);
        resource.assign(graph.n, 0.0);
        tied.assign(graph.n, false);
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k) {
            const std::uint32_t z = graph.row[k].node;
            tied[z] = true;
            const double degree = graph.degree(z);
            for (std::uint32_t l = graph.offset[z]; l < graph.offset[z + 1]; ++l) {
                const std::uint32_t j = graph.row[l].node;
                if (j <= i)
                    continue;
                ++common[j];
                adamic[j] += 1 / std::log(degree);
                resource[j] += 1 / degree;
            }
        }
        for (std::uint32_t j = i + 1; j < graph.n; ++j) {
            if (common[j] == 0 || tied[j])
                continue;
            const double either = static_cast<double>(graph.degree(i)) + graph.degree(j) - common[j];
            out.push_back({i, j, common[j], common[j] / either, adamic[j], resource[j]});
        }
    }
    // Sums of the same fractions in another order must not split equals.
    const auto rank = [](const Suggestion& s) { return std::llround(s.resource_allocation * 1e12); };
    std::stable_sort(out.begin(), out.end(), [&](const Suggestion& x, const Suggestion& y) { return rank(x) > rank(y); });
    return out;
}

}  // namespace crosscut::analysis
