// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/by_cost.hpp"

#include "analysis/kernels/lanes.hpp"

#include <algorithm>
#include <atomic>

namespace crosscut::analysis::lanes {

namespace {

constexpr std::uint32_t piece = 2048;  // places between two looks at the stop

}  // namespace

std::uint64_t worthwhile(std::uint32_t n, std::uint32_t lanes) { return std::uint64_t{lanes} * n + 1024; }

bool Cheapest::run(const Rows& rows, std::uint32_t n, const std::uint32_t* places, std::uint32_t count, std::uint64_t most, const Work& work)
{
    const LaneLoops& code = loops().of(lanes);
    std::fill_n(cost.data(), std::size_t{n} * lanes, far_away);
    std::uint32_t waiting = 0;
    for (std::uint32_t lane = 0; lane < count; ++lane) {
        cost[std::size_t{places[lane]} * lanes + lane] = 0;
        if (!queued[places[lane]]) {
            queued[places[lane]] = 1;
            from[waiting++] = places[lane];
        }
    }
    std::uint64_t told = 0;
    while (waiting > 0) {
        std::uint32_t found = 0;
        told += waiting;
        bool enough = told > most;
        for (std::uint32_t begin = 0; begin < waiting && !enough; begin += piece) {
            found += code.relax(rows, from.data() + begin, std::min(piece, waiting - begin), cost.data(), queued.data(), next.data() + found);
            enough = work.stopped();
        }
        if (enough) {
            std::fill(queued.begin(), queued.end(), std::uint8_t{0});
            return false;
        }
        from.swap(next);
        waiting = found;
    }
    return true;
}

std::optional<Reach> reach_by_cost(const network::Graph& graph, Way way, Work& work, std::uint32_t lanes)
{
    const Packed packed = lanes::packed(graph, {true, false, false, way});
    const std::uint32_t n = packed.n;
    if (!packed.fits || n == 0)
        return std::nullopt;
    const Rows rows = packed.forward.rows();
    lanes = lanes ? lanes : width_for(n);
    const LaneLoops& code = loops().of(lanes);
    Reach out{std::vector<std::int64_t>(n), std::vector<std::int64_t>(n), std::vector<double>(n)};
    const auto batch = [&](std::size_t begin, std::size_t end, Cheapest& own, std::uint64_t most) {
        std::uint32_t places[width];
        for (std::size_t s = begin; s < end; ++s)
            places[s - begin] = static_cast<std::uint32_t>(s);
        if (!own.run(rows, n, places, static_cast<std::uint32_t>(end - begin), most, work))
            return false;
        std::int64_t count[width] = {};
        std::int64_t distance[width] = {};
        double inverse[width] = {};
        code.reach(n, own.cost.data(), count, distance, inverse);
        for (std::size_t s = begin; s < end; ++s) {
            const std::uint32_t i = packed.actor[s];
            out.count[i] = count[s - begin];
            out.cost[i] = distance[s - begin] * static_cast<std::int64_t>(packed.unit);
            out.inverse[i] = inverse[s - begin] / packed.unit;
        }
        return true;
    };
    // The first batch says whether the others are worth it; so the choice depends on the graph alone.
    std::vector<std::unique_ptr<Cheapest>> workers(work.workers());
    workers[0] = std::make_unique<Cheapest>(n, lanes);
    const std::size_t first = std::min<std::size_t>(n, lanes);
    if (!batch(0, first, *workers[0], worthwhile(n, lanes)))
        return work.stopped() ? std::optional<Reach>(std::move(out)) : std::nullopt;
    parallel_for(work, n - first, lanes, [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (!workers[worker])
            workers[worker] = std::make_unique<Cheapest>(n, lanes);
        batch(first + begin, first + end, *workers[worker], UINT64_MAX);
    });
    return out;
}

}  // namespace crosscut::analysis::lanes
