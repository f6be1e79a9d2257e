// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/packed.hpp"

#include <algorithm>
#include <new>
#include <numeric>
#include <sys/mman.h>

namespace crosscut::analysis::lanes {

using network::Graph;

namespace {

constexpr std::size_t from_the_system = 1 << 20;  // bytes

Arcs arcs_of(const Graph& graph, const Packed& packed, const Packing& packing, Way way, std::int64_t common)
{
    const bool in = graph.directed && way == Way::in;
    const std::vector<std::uint32_t>& offset = in ? graph.in_offset : graph.offset;
    const std::vector<network::Neighbour>& row = in ? graph.in_row : graph.row;
    Arcs out;
    out.offset.resize(std::size_t{graph.n} + 1);
    out.node.resize(row.size());
    out.tie.resize(packing.ties ? row.size() : 0);
    out.cost.resize(packing.costs && packed.fits ? row.size() : 0);
    std::uint32_t at = 0;
    for (std::uint32_t p = 0; p < graph.n; ++p) {
        out.offset[p] = at;
        const std::uint32_t v = packed.actor[p];
        for (std::uint32_t k = offset[v]; k < offset[v + 1]; ++k, ++at) {
            out.node[at] = packed.place[row[k].node];
            if (!out.tie.empty())
                out.tie[at] = row[k].tie;
            if (!out.cost.empty())
                out.cost[at] = static_cast<std::int32_t>(graph.cost[row[k].tie] / common);
        }
    }
    out.offset[graph.n] = at;
    return out;
}

}  // namespace

void* take_lines(std::size_t bytes)
{
    if (bytes < from_the_system)
        return ::operator new(bytes, std::align_val_t{64});
    void* at = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        throw std::bad_alloc();
    return at;
}

void give_lines(void* at, std::size_t bytes)
{
    if (bytes < from_the_system)
        ::operator delete(at, std::align_val_t{64});
    else
        munmap(at, bytes);
}

std::vector<std::uint32_t> by_falling_degree(const Graph& graph)
{
    const auto degree = [&](std::uint32_t i) { return graph.degree(i) + (graph.directed ? graph.in_degree(i) : 0); };
    std::uint32_t most = 0;
    for (std::uint32_t i = 0; i < graph.n; ++i)
        most = std::max(most, degree(i));
    std::vector<std::uint32_t> first(std::size_t{most} + 2, 0);
    for (std::uint32_t i = 0; i < graph.n; ++i)
        ++first[most - degree(i) + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> out(graph.n);
    for (std::uint32_t i = 0; i < graph.n; ++i)
        out[first[most - degree(i)]++] = i;
    return out;
}

Packed packed(const Graph& graph, const Packing& packing)
{
    Packed out;
    out.n = graph.n;
    out.directed = graph.directed;
    out.actor = by_falling_degree(graph);
    out.place.resize(graph.n);
    for (std::uint32_t p = 0; p < graph.n; ++p)
        out.place[out.actor[p]] = p;
    std::int64_t common = 1;
    if (packing.costs) {
        common = 0;
        std::int64_t largest = 0;
        for (const std::int64_t cost : graph.cost) {
            common = common == 1 ? 1 : std::gcd(common, cost);
            largest = std::max(largest, cost);
        }
        common = std::max<std::int64_t>(common, 1);
        out.unit = static_cast<double>(common);
        out.fits = largest / common <= far_away / std::max<std::int64_t>(graph.n, 1);
    }
    out.forward = arcs_of(graph, out, packing, packing.way, common);
    if (graph.directed && packing.reverse)
        out.reverse = arcs_of(graph, out, packing, packing.way == Way::out ? Way::in : Way::out, common);
    return out;
}

}  // namespace crosscut::analysis::lanes
