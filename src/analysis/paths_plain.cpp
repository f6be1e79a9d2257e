// SPDX-License-Identifier: Apache-2.0
#include "analysis/paths_plain.hpp"

#include "analysis/kernels/in_order.hpp"

#include <algorithm>
#include <queue>

namespace crosscut::analysis {

using network::Graph;
using network::Neighbour;

namespace {

constexpr std::size_t grain = 32;

struct Row {
    const Neighbour* begin;
    const Neighbour* end;
};

Row row_of(const Graph& graph, std::uint32_t i, Way way)
{
    if (graph.directed && way == Way::in)
        return {graph.in_row.data() + graph.in_offset[i], graph.in_row.data() + graph.in_offset[i + 1]};
    return {graph.row.data() + graph.offset[i], graph.row.data() + graph.offset[i + 1]};
}

}  // namespace

Search::Search(const Graph& graph, bool weighted, Way way)
    : graph_(graph), weighted_(weighted), way_(way), distance_(graph.n, -1), paths_(graph.n, 0.0), share_(graph.n, 0.0)
{
}

void Search::run(std::uint32_t source)
{
    for (const std::uint32_t i : order_) {
        distance_[i] = -1;
        paths_[i] = 0;
        share_[i] = 0;
    }
    order_.clear();
    paths_[source] = 1;
    if (weighted_)
        by_cost(source);
    else
        by_steps(source);
}

void Search::accumulate(std::uint32_t source, double* actor, double* tie)
{
    for (std::size_t k = order_.size(); k-- > 0;) {
        const std::uint32_t v = order_[k];
        // Predecessors are found again by their distance instead of being stored.
        const Row back = row_of(graph_, v, graph_.directed ? (way_ == Way::out ? Way::in : Way::out) : Way::out);
        const double unit = (1.0 + share_[v]) / paths_[v];
        for (const Neighbour* u = back.begin; u != back.end; ++u) {
            const std::int64_t step = weighted_ ? graph_.cost[u->tie] : 1;
            if (distance_[u->node] < 0 || distance_[u->node] + step != distance_[v])
                continue;
            const double part = paths_[u->node] * unit;
            share_[u->node] += part;
            if (tie)
                tie[u->tie] += part;
        }
        if (v != source)
            actor[v] += share_[v];
    }
}

void Search::by_steps(std::uint32_t source)
{
    distance_[source] = 0;
    order_.push_back(source);
    for (std::size_t k = 0; k < order_.size(); ++k) {
        const std::uint32_t v = order_[k];
        const Row row = row_of(graph_, v, way_);
        for (const Neighbour* u = row.begin; u != row.end; ++u) {
            if (distance_[u->node] < 0) {
                distance_[u->node] = distance_[v] + 1;
                order_.push_back(u->node);
            }
            if (distance_[u->node] == distance_[v] + 1)
                paths_[u->node] += paths_[v];
        }
    }
}

void Search::by_cost(std::uint32_t source)
{
    using Entry = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<std::int64_t> best(graph_.n, -1);
    best[source] = 0;
    queue.push({0, source});
    while (!queue.empty()) {
        const auto [cost, v] = queue.top();
        queue.pop();
        if (distance_[v] >= 0)
            continue;
        distance_[v] = cost;
        order_.push_back(v);
        const Row row = row_of(graph_, v, way_);
        for (const Neighbour* u = row.begin; u != row.end; ++u) {
            const std::int64_t next = cost + graph_.cost[u->tie];
            if (best[u->node] < 0 || next < best[u->node]) {
                best[u->node] = next;
                paths_[u->node] = paths_[v];
                queue.push({next, u->node});
            } else if (next == best[u->node] && distance_[u->node] < 0) {
                paths_[u->node] += paths_[v];
            }
        }
    }
}

Betweenness betweenness_plain(const Graph& graph, const std::vector<std::uint32_t>& sources, bool weighted, Work& work)
{
    lanes::InOrder sums(graph.n, graph.ties.size());
    parallel_for(work, sources.size(), grain, [&](std::size_t begin, std::size_t end, unsigned) {
        std::vector<double> actor(graph.n, 0.0);
        std::vector<double> tie(graph.ties.size(), 0.0);
        Search search(graph, weighted, Way::out);
        for (std::size_t s = begin; s < end && !work.stopped(); ++s) {
            search.run(sources[s]);
            search.accumulate(sources[s], actor.data(), tie.data());
        }
        sums.add(begin / grain, std::move(actor), std::move(tie));
    });
    const double half = graph.directed ? 1.0 : 0.5;
    for (double& value : sums.actor)
        value *= half;
    for (double& value : sums.tie)
        value *= half;
    return {std::move(sums.actor), std::move(sums.tie)};
}

namespace {

/// Calls `value(search, source)` for every actor, on all workers.
template <class Value_of> Values for_each_source(const Graph& graph, bool weighted, Way way, Work& work, Value_of value)
{
    Values out(graph.n);
    parallel_for(work, graph.n, grain, [&](std::size_t begin, std::size_t end, unsigned) {
        Search search(graph, weighted, way);
        for (std::size_t s = begin; s < end && !work.stopped(); ++s) {
            search.run(static_cast<std::uint32_t>(s));
            out[s] = value(search, static_cast<std::uint32_t>(s));
        }
    });
    return out;
}

}  // namespace

Values closeness_plain(const Graph& graph, bool weighted, Way way, Work& work)
{
    const double unit = weighted ? static_cast<double>(graph.cost_unit) : 1.0;
    return for_each_source(graph, weighted, way, work, [&](const Search& search, std::uint32_t) -> Value {
        std::int64_t sum = 0;
        for (const std::uint32_t i : search.order())
            sum += search.distance(i);
        const double reached = static_cast<double>(search.order().size()) - 1;
        if (reached == 0)
            return 0.0;
        return reached / (graph.n - 1.0) * (reached / (static_cast<double>(sum) / unit));
    });
}

Values harmonic_plain(const Graph& graph, bool weighted, Way way, Work& work)
{
    if (graph.n < 2)
        return Values(graph.n);
    const double unit = weighted ? static_cast<double>(graph.cost_unit) : 1.0;
    return for_each_source(graph, weighted, way, work, [&](const Search& search, std::uint32_t source) -> Value {
        double sum = 0;
        for (const std::uint32_t i : search.order())
            if (i != source)
                sum += unit / static_cast<double>(search.distance(i));
        return sum / (graph.n - 1.0);
    });
}

Distances distances_plain(const Graph& graph, Work& work)
{
    Distances out;
    if (graph.n < 2)
        return out;
    Search search(graph, false, Way::out);
    double sum = 0;
    double reached = 0;
    double inverse = 0;
    std::int64_t longest = 0;
    for (std::uint32_t s = 0; s < graph.n && !work.stopped(); ++s) {
        search.run(s);
        for (const std::uint32_t i : search.order()) {
            if (i == s)
                continue;
            const std::int64_t d = search.distance(i);
            sum += static_cast<double>(d);
            inverse += 1.0 / static_cast<double>(d);
            longest = std::max(longest, d);
            ++reached;
        }
    }
    const double pairs = static_cast<double>(graph.n) * (graph.n - 1.0);
    out.reachable_share = reached / pairs;
    out.efficiency = inverse / pairs;
    if (reached > 0) {
        out.mean = sum / reached;
        out.diameter = static_cast<double>(longest);
    }
    return out;
}

}  // namespace crosscut::analysis
