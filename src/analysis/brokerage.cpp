// SPDX-License-Identifier: Apache-2.0
#include "analysis/brokerage.hpp"

namespace crosscut::analysis {

using network::Graph;

std::vector<Brokerage> brokerage(const Graph& graph, const std::vector<int>& group)
{
    std::vector<Brokerage> out(graph.n);
    std::vector<int> ways(graph.n);
    std::vector<bool> direct(graph.n);
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        ways.assign(graph.n, 0);
        direct.assign(graph.n, false);
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k) {
            const std::uint32_t v = graph.row[k].node;
            direct[v] = true;
            for (std::uint32_t l = graph.offset[v]; l < graph.offset[v + 1]; ++l)
                ++ways[graph.row[l].node];
        }
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k) {
            const std::uint32_t v = graph.row[k].node;
            for (std::uint32_t l = graph.offset[v]; l < graph.offset[v + 1]; ++l) {
                const std::uint32_t j = graph.row[l].node;
                if (j == i || direct[j] || (!graph.directed && j < i))
                    continue;
                Brokerage& own = out[v];
                const bool same_ends = group[i] == group[j];
                if (same_ends)
                    ++(group[v] == group[i] ? own.coordinator : own.itinerant);
                else if (group[v] == group[j])
                    ++own.gatekeeper;
                else if (group[v] == group[i])
                    ++(graph.directed ? own.representative : own.gatekeeper);
                else
                    ++own.liaison;
                if (same_ends)
                    continue;
                ++own.between;
                own.exclusive += ways[j] == 1;
            }
        }
    }
    return out;
}

}  // namespace crosscut::analysis
