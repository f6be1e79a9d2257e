// SPDX-License-Identifier: Apache-2.0
#include "analysis/degree.hpp"

namespace crosscut::analysis {

using network::Graph;

namespace {

/// Closed pairs among the neighbours of every actor, each unordered pair once.
struct Closed {
    double pairs = 0;
    double strength = 0;  ///< sum over unordered pairs of both strengths of the actor's ties
};

std::vector<Closed> closed_pairs(const Graph& graph)
{
    std::vector<Closed> out(graph.n);
    std::vector<double> mark(graph.n, 0.0);  // strength of the tie from i, 0 = no neighbour
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k)
            mark[graph.row[k].node] = graph.ties[graph.row[k].tie].strength;
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k) {
            const std::uint32_t j = graph.row[k].node;
            for (std::uint32_t l = graph.offset[j]; l < graph.offset[j + 1]; ++l) {
                const std::uint32_t h = graph.row[l].node;
                if (h <= j || mark[h] <= 0)
                    continue;
                out[i].pairs += 1;
                out[i].strength += mark[j] + mark[h];
            }
        }
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k)
            mark[graph.row[k].node] = 0;
    }
    return out;
}

}  // namespace

Values degree(const Graph& graph, Way way)
{
    Values out(graph.n);
    for (std::uint32_t i = 0; i < graph.n; ++i)
        out[i] = static_cast<double>(way == Way::in ? graph.in_degree(i) : graph.degree(i));
    return out;
}

Values strength(const Graph& graph, Way way)
{
    std::vector<double> sum(graph.n, 0.0);
    for (const network::GraphTie& tie : graph.ties) {
        if (!graph.directed || way == Way::out)
            sum[tie.a] += tie.strength;
        if (!graph.directed || way == Way::in)
            sum[tie.b] += tie.strength;
    }
    return Values(sum.begin(), sum.end());
}

Values per_other(const Values& values)
{
    Values out(values.size());
    if (values.size() < 2)
        return out;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i])
            out[i] = *values[i] / (static_cast<double>(values.size()) - 1);
    return out;
}

Values clustering(const Graph& undirected, bool barrat)
{
    const std::vector<Closed> closed = closed_pairs(undirected);
    const Values sum = strength(undirected);
    Values out(undirected.n);
    for (std::uint32_t i = 0; i < undirected.n; ++i) {
        const double k = undirected.degree(i);
        if (k < 2)
            continue;
        // Barrat sums (w_ij + w_ih) / 2 over ordered pairs: the same as the sum over unordered ones.
        out[i] = barrat ? closed[i].strength / (*sum[i] * (k - 1)) : 2 * closed[i].pairs / (k * (k - 1));
    }
    return out;
}

Closure closure(const Graph& undirected)
{
    Closure out;
    double closed = 0;
    double triples = 0;
    double sum = 0;
    double counted = 0;
    const std::vector<Closed> pairs = closed_pairs(undirected);
    for (std::uint32_t i = 0; i < undirected.n; ++i) {
        const double k = undirected.degree(i);
        if (k < 2)
            continue;
        closed += pairs[i].pairs;
        triples += k * (k - 1) / 2;
        sum += 2 * pairs[i].pairs / (k * (k - 1));
        ++counted;
    }
    if (triples > 0)
        out.transitivity = closed / triples;
    if (counted > 0)
        out.mean = sum / counted;
    if (undirected.n > 0)
        out.mean_zero = sum / undirected.n;
    return out;
}

}  // namespace crosscut::analysis
