// SPDX-License-Identifier: Apache-2.0
#include "analysis/burt.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace crosscut::analysis {

using network::Graph;

Holes structural_holes(const Graph& graph, bool weighted)
{
    // a_ij = w_ij + w_ji; in an undirected graph both are the same and the factor cancels.
    std::vector<std::map<std::uint32_t, double>> a(graph.n);
    for (const network::GraphTie& tie : graph.ties) {
        const double value = weighted ? tie.strength : 1.0;
        a[tie.a][tie.b] += value;
        a[tie.b][tie.a] += value;
    }
    std::vector<double> sum(graph.n, 0.0);
    std::vector<double> largest(graph.n, 0.0);
    for (std::uint32_t i = 0; i < graph.n; ++i)
        for (const auto& [j, value] : a[i]) {
            sum[i] += value;
            largest[i] = std::max(largest[i], value);
        }
    Holes out{Values(graph.n), Values(graph.n), Values(graph.n), Values(graph.n)};
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        const double contacts = static_cast<double>(a[i].size());
        if (a[i].empty())
            continue;
        double constraint = 0;
        double size = 0;
        std::vector<double> local;
        for (const auto& [j, own] : a[i]) {
            double share = own / sum[i];
            double redundant = 0;
            for (const auto& [q, tie_jq] : a[j]) {
                const auto through = a[i].find(q);
                if (q == i || through == a[i].end())
                    continue;
                const double p_iq = through->second / sum[i];
                // A symmetric: a_qj = a_jq.
                share += p_iq * tie_jq / sum[q];
                redundant += p_iq * tie_jq / largest[j];
            }
            local.push_back(share * share);
            constraint += share * share;
            size += 1 - redundant;
        }
        out.constraint[i] = constraint;
        out.effective_size[i] = size;
        out.efficiency[i] = size / contacts;
        if (contacts < 2)
            continue;
        double hierarchy = 0;
        for (const double c : local) {
            const double r = c / (constraint / contacts);
            hierarchy += r * std::log(r);
        }
        out.hierarchy[i] = hierarchy / (contacts * std::log(contacts));
    }
    return out;
}

}  // namespace crosscut::analysis
