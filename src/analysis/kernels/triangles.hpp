// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/graph.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::analysis {

/// Calls `found(a, b, c, ab, ac, bc)` for every three actors of an undirected graph that all know each other, once,
/// with the numbers of their ties.
///
///   Cost    O(m sqrt(m)): every tie is looked at from its end with fewer neighbours only.
///   Source  Chiba and Nishizeki 1985.
template <class Found> void for_each_triangle(const network::Graph& undirected, Found found)
{
    const std::uint32_t n = undirected.n;
    std::vector<std::uint32_t> offset(std::size_t{n} + 1, 0);
    std::vector<network::Neighbour> up(undirected.ties.size());
    std::uint32_t at = 0;
    for (std::uint32_t v = 0; v < n; ++v) {
        offset[v] = at;
        const std::uint32_t degree = undirected.degree(v);
        for (std::uint32_t k = undirected.offset[v]; k < undirected.offset[v + 1]; ++k) {
            const network::Neighbour next = undirected.row[k];
            const std::uint32_t theirs = undirected.degree(next.node);
            if (theirs > degree || (theirs == degree && next.node > v))
                up[at++] = next;
        }
    }
    offset[n] = at;
    constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> mark(n, none);
    for (std::uint32_t v = 0; v < n; ++v) {
        if (offset[v + 1] - offset[v] < 2)
            continue;
        for (std::uint32_t k = offset[v]; k < offset[v + 1]; ++k)
            mark[up[k].node] = up[k].tie;
        for (std::uint32_t k = offset[v]; k < offset[v + 1]; ++k) {
            const std::uint32_t u = up[k].node;
            for (std::uint32_t l = offset[u]; l < offset[u + 1]; ++l)
                if (const std::uint32_t across = mark[up[l].node]; across != none)
                    found(v, u, up[l].node, up[k].tie, across, up[l].tie);
        }
        for (std::uint32_t k = offset[v]; k < offset[v + 1]; ++k)
            mark[up[k].node] = none;
    }
}

}  // namespace crosscut::analysis
