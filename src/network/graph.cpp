// SPDX-License-Identifier: Apache-2.0
#include "network/graph.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

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
    // Strengths are few and follow each other in no order: a short list is faster than a tree.
    struct Fraction {
        double strength = 0;
        std::int64_t p = 1;
        std::int64_t q = 1;
        std::int64_t cost = 1;
    };
    std::vector<Fraction> few;
    std::map<double, std::size_t> many;
    const auto place_of = [&](double strength) {
        if (few.size() <= 32) {
            for (std::size_t i = 0; i < few.size(); ++i)
                if (few[i].strength == strength)
                    return i;
            return few.size();
        }
        if (many.empty())
            for (std::size_t i = 0; i < few.size(); ++i)
                many[few[i].strength] = i;
        return many.emplace(strength, few.size()).first->second;
    };
    std::int64_t unit = 1;
    bool exact = true;
    std::vector<std::uint32_t> which(graph.ties.size());
    for (std::size_t i = 0; i < graph.ties.size() && exact; ++i) {
        const std::size_t place = place_of(graph.ties[i].strength);
        which[i] = static_cast<std::uint32_t>(place);
        if (place < few.size())
            continue;
        Fraction own{graph.ties[i].strength};
        exact = fraction(own.strength, own.p, own.q);
        if (!exact)
            break;
        const std::int64_t common = std::gcd(own.p, own.q);
        own.p /= common;
        own.q /= common;
        few.push_back(own);
        exact = unit / std::gcd(unit, own.p) <= most / own.p;
        if (exact)
            unit = std::lcm(unit, own.p);
    }
    graph.cost_unit = exact ? unit : most;
    for (Fraction& own : few)
        own.cost = graph.cost_unit / own.p * own.q;
    for (std::size_t i = 0; i < graph.ties.size(); ++i)
        graph.cost[i] = exact ? few[which[i]].cost : std::max<std::int64_t>(1, std::llround(static_cast<double>(most) / graph.ties[i].strength));
}

/// Rows in the order of their nodes: arcs are put into the row of their end first, and from there, end after end,
/// into the row of their start, so that nothing has to be compared.
void fill_rows(std::uint32_t n, const std::vector<GraphTie>& ties, bool both, bool reversed,
               std::vector<std::uint32_t>& offset, std::vector<Neighbour>& row)
{
    offset.assign(std::size_t{n} + 1, 0);
    std::vector<std::uint32_t> end_offset(both ? 0 : std::size_t{n} + 1, 0);
    for (const GraphTie& tie : ties) {
        ++offset[(reversed ? tie.b : tie.a) + 1];
        ++(both ? offset : end_offset)[(reversed ? tie.a : tie.b) + 1];
    }
    std::partial_sum(offset.begin(), offset.end(), offset.begin());
    std::partial_sum(end_offset.begin(), end_offset.end(), end_offset.begin());
    const std::vector<std::uint32_t>& ends = both ? offset : end_offset;
    row.resize(offset.back());
    std::vector<Neighbour> by_end(row.size());
    std::vector<std::uint32_t> next(ends.begin(), ends.end() - 1);
    for (std::uint32_t i = 0; i < ties.size(); ++i) {
        const std::uint32_t from = reversed ? ties[i].b : ties[i].a;
        const std::uint32_t to = reversed ? ties[i].a : ties[i].b;
        by_end[next[to]++] = {from, i};
        if (both)
            by_end[next[from]++] = {to, i};
    }
    next.assign(offset.begin(), offset.end() - 1);
    for (std::uint32_t to = 0; to < n; ++to)
        for (std::uint32_t k = ends[to]; k < ends[to + 1]; ++k)
            row[next[by_end[k].node]++] = {to, by_end[k].tie};
}

/// Merges ties of the same pair into the first of them, with the largest strength; false when there are none.
bool merge_parallel(Graph& graph)
{
    std::vector<bool> gone;
    for (std::uint32_t i = 0; i < graph.n; ++i)
        for (std::uint32_t k = graph.offset[i] + 1; k < graph.offset[i + 1]; ++k) {
            if (graph.row[k].node != graph.row[k - 1].node || (!graph.directed && graph.row[k].node < i))
                continue;
            // In the row of its first end they follow each other in the order of the ties.
            std::uint32_t first = k - 1;
            while (first > graph.offset[i] && graph.row[first - 1].node == graph.row[k].node)
                --first;
            GraphTie& kept = graph.ties[graph.row[first].tie];
            kept.strength = std::max(kept.strength, graph.ties[graph.row[k].tie].strength);
            gone.resize(graph.ties.size(), false);
            gone[graph.row[k].tie] = true;
        }
    if (gone.empty())
        return false;
    std::size_t at = 0;
    for (std::size_t t = 0; t < graph.ties.size(); ++t)
        if (!gone[t])
            graph.ties[at++] = graph.ties[t];
    graph.ties.resize(at);
    return true;
}

}  // namespace

Graph make_graph(std::uint32_t n, std::vector<GraphTie> ties, bool directed, bool weighted)
{
    Graph graph;
    graph.n = n;
    graph.directed = directed;
    graph.weighted = weighted;
    std::size_t kept = 0;
    for (GraphTie tie : ties) {
        if (tie.a == tie.b || tie.a >= n || tie.b >= n)
            continue;
        if (!weighted || !std::isfinite(tie.strength) || tie.strength <= 0)
            tie.strength = 1;
        ties[kept++] = tie;
    }
    ties.resize(kept);
    graph.ties = std::move(ties);
    fill_rows(n, graph.ties, !directed, false, graph.offset, graph.row);
    if (merge_parallel(graph))
        fill_rows(n, graph.ties, !directed, false, graph.offset, graph.row);
    set_costs(graph);
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
