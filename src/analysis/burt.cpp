// SPDX-License-Identifier: Apache-2.0
#include "analysis/burt.hpp"

#include "analysis/kernels/triangles.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::analysis {

using network::Graph;

namespace {

/// a_ij = w_ij + w_ji for every pair that has a tie; in an undirected graph both are the same and the factor cancels.
struct Pairs {
    Graph own;  ///< only of a directed graph
    const Graph* view = nullptr;
    std::vector<double> value;
    std::vector<double> sum;  ///< of every actor

    Pairs(const Graph& graph, bool weighted)
    {
        if (graph.directed)
            own = network::symmetrised(graph);
        view = graph.directed ? &own : &graph;
        value.assign(view->ties.size(), 0.0);
        sum.assign(graph.n, 0.0);
        for (std::size_t t = 0; t < graph.ties.size(); ++t) {
            const network::GraphTie& tie = graph.ties[t];
            const double strength = weighted ? tie.strength : 1.0;
            value[graph.directed ? tie_of(tie) : t] += strength;
            sum[tie.a] += strength;
            sum[tie.b] += strength;
        }
    }

private:
    std::size_t tie_of(const network::GraphTie& tie) const
    {
        const auto begin = view->row.begin() + view->offset[tie.a];
        const auto end = view->row.begin() + view->offset[tie.a + 1];
        return std::lower_bound(begin, end, tie.b, [](const network::Neighbour& x, std::uint32_t node) { return x.node < node; })->tie;
    }
};

/// For every tie i-j the sum over common contacts q of a_iq a_qj / sum of q: with a_ij what p_ij + sum p_iq p_qj is
/// made of, from both sides.
template <class Also> std::vector<double> through_others(const Pairs& pairs, Also also)
{
    std::vector<double> per_sum(pairs.sum.size());
    for (std::size_t i = 0; i < per_sum.size(); ++i)
        per_sum[i] = pairs.sum[i] > 0 ? 1 / pairs.sum[i] : 0;
    std::vector<double> out(pairs.value.size(), 0.0);
    for_each_triangle(*pairs.view, [&](std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t ab, std::uint32_t ac, std::uint32_t bc) {
        const double x = pairs.value[ab];
        const double y = pairs.value[ac];
        const double z = pairs.value[bc];
        out[ab] += y * z * per_sum[c];
        out[ac] += x * z * per_sum[b];
        out[bc] += x * y * per_sum[a];
        also(a, b, c, x, y, z);
    });
    return out;
}

}  // namespace

Values constraint(const Graph& graph, bool weighted)
{
    const Pairs pairs(graph, weighted);
    const std::vector<double> through = through_others(pairs, [](auto...) {});
    std::vector<double> squares(graph.n, 0.0);
    for (std::size_t t = 0; t < through.size(); ++t) {
        const double both = pairs.value[t] + through[t];
        squares[pairs.view->ties[t].a] += both * both;
        squares[pairs.view->ties[t].b] += both * both;
    }
    Values out(graph.n);
    for (std::uint32_t i = 0; i < graph.n; ++i)
        if (pairs.sum[i] > 0)
            out[i] = squares[i] / (pairs.sum[i] * pairs.sum[i]);
    return out;
}

Holes structural_holes(const Graph& graph, bool weighted)
{
    const Pairs pairs(graph, weighted);
    const Graph& view = *pairs.view;
    std::vector<double> largest(graph.n, 0.0);
    for (std::size_t t = 0; t < view.ties.size(); ++t)
        for (const std::uint32_t i : {view.ties[t].a, view.ties[t].b})
            largest[i] = std::max(largest[i], pairs.value[t]);
    // Sum over contacts j and q of a_iq a_jq / largest of j.
    std::vector<double> redundant(graph.n, 0.0);
    const std::vector<double> through = through_others(pairs, [&](std::uint32_t a, std::uint32_t b, std::uint32_t c, double x, double y, double z) {
        redundant[a] += z * (y / largest[b] + x / largest[c]);
        redundant[b] += y * (z / largest[a] + x / largest[c]);
        redundant[c] += x * (z / largest[a] + y / largest[b]);
    });
    Holes out{Values(graph.n), Values(graph.n), Values(graph.n), Values(graph.n)};
    std::vector<double> local;
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        const double contacts = view.degree(i);
        if (contacts == 0)
            continue;
        double constraint = 0;
        local.clear();
        for (std::uint32_t k = view.offset[i]; k < view.offset[i + 1]; ++k) {
            const std::uint32_t t = view.row[k].tie;
            const double share = (pairs.value[t] + through[t]) / pairs.sum[i];
            local.push_back(share * share);
            constraint += share * share;
        }
        out.constraint[i] = constraint;
        const double size = contacts - redundant[i] / pairs.sum[i];
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
