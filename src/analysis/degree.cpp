// SPDX-License-Identifier: Apache-2.0
#include "analysis/degree.hpp"

#include "analysis/kernels/triangles.hpp"

namespace crosscut::analysis {

using network::Graph;

namespace {

/// Closed pairs among the neighbours of every actor, each unordered pair once.
struct Closed {
    double pairs = 0;
    double strength = 0;  ///< sum over unordered pairs of both strengths of the actor's ties, if it is asked for
};

std::vector<Closed> closed_pairs(const Graph& graph, bool strengths)
{
    std::vector<Closed> out(graph.n);
    for_each_triangle(graph, [&](std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t ab, std::uint32_t ac, std::uint32_t bc) {
        ++out[a].pairs;
        ++out[b].pairs;
        ++out[c].pairs;
        if (!strengths)
            return;
        const double x = graph.ties[ab].strength;
        const double y = graph.ties[ac].strength;
        const double z = graph.ties[bc].strength;
        out[a].strength += x + y;
        out[b].strength += x + z;
        out[c].strength += y + z;
    });
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
    const std::vector<Closed> closed = closed_pairs(undirected, barrat);
    const Values sum = barrat ? strength(undirected) : Values();
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
    const std::vector<Closed> pairs = closed_pairs(undirected, false);
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
