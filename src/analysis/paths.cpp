// SPDX-License-Identifier: Apache-2.0
#include "analysis/paths.hpp"

#include "analysis/kernels/in_order.hpp"
#include "analysis/kernels/lanes.hpp"
#include "analysis/paths_plain.hpp"

#include <numeric>

namespace crosscut::analysis {

using network::Graph;

Betweenness betweenness(const Graph& graph, bool weighted, Work& work)
{
    return betweenness_from(graph, {}, weighted, Sums::actors_and_ties, work);
}

std::vector<double> betweenness_of_actors(const Graph& graph, bool weighted, Work& work)
{
    return betweenness_from(graph, {}, weighted, Sums::actors, work).actor;
}

Betweenness betweenness_from(const Graph& graph, const std::vector<std::uint32_t>& some, bool weighted, Sums sums, Work& work)
{
    const bool with_ties = sums == Sums::actors_and_ties;
    const Betweenness zero{std::vector<double>(graph.n, 0.0), std::vector<double>(with_ties ? graph.ties.size() : 0, 0.0)};
    const lanes::Brandes brandes(graph, weighted, with_ties);
    if (!brandes.suits()) {
        std::vector<std::uint32_t> everybody(some.empty() ? graph.n : 0);
        std::iota(everybody.begin(), everybody.end(), 0u);
        Betweenness out = betweenness_plain(graph, some.empty() ? everybody : some, weighted, work);
        if (!with_ties)
            out.tie.clear();
        return work.stopped() ? zero : out;
    }
    const std::vector<std::uint32_t>& sources = some.empty() ? brandes.order() : some;
    lanes::InOrder order(graph.n, zero.tie.size());
    std::vector<std::unique_ptr<lanes::Brandes::Scratch, void (*)(lanes::Brandes::Scratch*)>> scratch;
    for (unsigned worker = 0; worker < work.workers(); ++worker)
        scratch.emplace_back(nullptr, [](lanes::Brandes::Scratch*) {});
    const bool whole = parallel_for(work, sources.size(), brandes.lanes(), [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (!scratch[worker])
            scratch[worker] = brandes.scratch();
        std::vector<double> actor(graph.n, 0.0);
        std::vector<double> tie(zero.tie.size(), 0.0);
        if (brandes.add(sources.data() + begin, static_cast<std::uint32_t>(end - begin), *scratch[worker], actor.data(),
                        with_ties ? tie.data() : nullptr, work))
            order.add(begin / brandes.lanes(), std::move(actor), std::move(tie));
    });
    if (!whole || work.stopped())
        return zero;
    const double half = graph.directed ? 1.0 : 0.5;
    for (double& value : order.actor)
        value *= half;
    for (double& value : order.tie)
        value *= half;
    return {brandes.by_actor(order.actor), std::move(order.tie)};
}

Values normalised(const Graph& graph, const std::vector<double>& betweenness)
{
    Values out(graph.n);
    if (graph.n < 3)
        return out;
    const double n = graph.n;
    const double pairs = (n - 1) * (n - 2) / (graph.directed ? 1.0 : 2.0);
    for (std::size_t i = 0; i < graph.n; ++i)
        out[i] = betweenness[i] / pairs;
    return out;
}

Values distances_from(const Graph& graph, std::uint32_t source, bool weighted, Way way)
{
    Search search(graph, weighted, way);
    search.run(source);
    Values out(graph.n);
    const double unit = weighted ? static_cast<double>(graph.cost_unit) : 1.0;
    for (const std::uint32_t i : search.order())
        out[i] = static_cast<double>(search.distance(i)) / unit;
    return out;
}

namespace {

Value closeness_of(double n, double reached, double distance)
{
    return reached == 0 ? 0.0 : reached / (n - 1.0) * (reached / distance);
}

Nearness near_of(const Graph& graph, const lanes::Census& census)
{
    Nearness out{Values(graph.n), Values(graph.n)};
    const double n = graph.n;
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        std::int64_t reached = 0;
        std::int64_t distance = 0;
        double inverse = 0;
        for (std::size_t d = 0; d < census.level.size(); ++d) {
            const std::int64_t count = census.level[d][i];
            reached += count;
            distance += count * static_cast<std::int64_t>(d + 1);
            inverse += static_cast<double>(count) / static_cast<double>(d + 1);
        }
        out.closeness[i] = closeness_of(n, static_cast<double>(reached), static_cast<double>(distance));
        if (graph.n >= 2)
            out.harmonic[i] = inverse / (n - 1.0);
    }
    return out;
}

Nearness near_of(const Graph& graph, const lanes::Reach& reach)
{
    Nearness out{Values(graph.n), Values(graph.n)};
    const double n = graph.n;
    const double unit = static_cast<double>(graph.cost_unit);
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        out.closeness[i] = closeness_of(n, static_cast<double>(reach.count[i]), static_cast<double>(reach.cost[i]) / unit);
        if (graph.n >= 2)
            out.harmonic[i] = reach.inverse[i] * unit / (n - 1.0);
    }
    return out;
}

std::optional<Nearness> near_in_lanes(const Graph& graph, bool weighted, Way way, Work& work)
{
    if (weighted) {
        if (const std::optional<lanes::Reach> reach = lanes::reach_by_cost(graph, way, work))
            return near_of(graph, *reach);
    } else if (const std::optional<lanes::Census> census = lanes::census(graph, way, work)) {
        return near_of(graph, *census);
    }
    return std::nullopt;
}

}  // namespace

Values closeness(const Graph& graph, bool weighted, Way way, Work& work)
{
    std::optional<Nearness> near = near_in_lanes(graph, weighted, way, work);
    return near ? std::move(near->closeness) : closeness_plain(graph, weighted, way, work);
}

Values harmonic(const Graph& graph, bool weighted, Way way, Work& work)
{
    std::optional<Nearness> near = near_in_lanes(graph, weighted, way, work);
    return near ? std::move(near->harmonic) : harmonic_plain(graph, weighted, way, work);
}

Nearness nearness(const Graph& graph, bool weighted, Way way, Work& work)
{
    if (std::optional<Nearness> near = near_in_lanes(graph, weighted, way, work))
        return std::move(*near);
    return {closeness_plain(graph, weighted, way, work), harmonic_plain(graph, weighted, way, work)};
}

Distances distances(const Graph& graph)
{
    Work work;
    return distances(graph, work);
}

Distances distances(const Graph& graph, Work& work)
{
    const std::optional<lanes::Census> census = lanes::census(graph, Way::out, work);
    if (!census)
        return distances_plain(graph, work);
    Distances out;
    if (graph.n < 2)
        return out;
    double sum = 0;
    double reached = 0;
    double inverse = 0;
    for (std::size_t d = 0; d < census->level.size(); ++d) {
        const double steps = static_cast<double>(d + 1);
        const double count = static_cast<double>(std::accumulate(census->level[d].begin(), census->level[d].end(), std::uint64_t{0}));
        sum += count * steps;
        reached += count;
        inverse += count / steps;
    }
    const double pairs = static_cast<double>(graph.n) * (graph.n - 1.0);
    out.reachable_share = reached / pairs;
    out.efficiency = inverse / pairs;
    if (reached > 0) {
        out.mean = sum / reached;
        out.diameter = static_cast<double>(census->level.size());
    }
    return out;
}

}  // namespace crosscut::analysis
