// SPDX-License-Identifier: Apache-2.0
#include "analysis/reference.hpp"

#include "analysis/reference_sheet.hpp"

#include <algorithm>

namespace crosscut::analysis {

using network::Graph;
using List = Answer::List;
using Map = Answer::Map;

Sheet::Sheet(const Graph& graph, const std::vector<std::string>& ids, const std::vector<std::string>& groups)
    : graph_(graph), view_(graph.directed ? network::symmetrised(graph) : graph), ids_(ids)
{
    if (groups.size() == ids.size())
        grouping_ = grouping(groups);
    work_.set_workers(1);
}

Map Sheet::write()
{
    const std::size_t n = ids_.size();
    out_["n"] = static_cast<double>(n);
    out_["m"] = static_cast<double>(graph_.ties.size());
    degrees();
    path_measures(false, "");
    if (graph_.weighted)
        path_measures(true, "_w");
    spectral();
    local();
    cohesion();
    whole();
    fragile();
    if (grouping_.group.size() == n)
        grouped();
    return std::move(out_);
}

List Sheet::names(const std::vector<std::uint32_t>& actors) const
{
    List out;
    for (const std::uint32_t i : actors)
        out.emplace_back(ids_[i]);
    return out;
}

List Sheet::by_tie(const Graph& graph, const std::vector<double>& values) const
{
    std::vector<std::uint32_t> order(graph.ties.size());
    for (std::uint32_t t = 0; t < order.size(); ++t)
        order[t] = t;
    const auto ends = [&](std::uint32_t t) { return ordered(graph, graph.ties[t]); };
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return ends(x) < ends(y); });
    List out;
    for (const std::uint32_t t : order)
        out.emplace_back(List{ids_[ends(t).first], ids_[ends(t).second], values[t]});
    return out;
}

std::pair<std::uint32_t, std::uint32_t> Sheet::ordered(const Graph& graph, const network::GraphTie& tie)
{
    if (!graph.directed && tie.b < tie.a)
        return {tie.b, tie.a};
    return {tie.a, tie.b};
}

Grouping grouping(const std::vector<std::string>& groups)
{
    Grouping out{{}, groups};
    std::sort(out.names.begin(), out.names.end());
    out.names.erase(std::unique(out.names.begin(), out.names.end()), out.names.end());
    for (const std::string& group : groups)
        out.group.push_back(static_cast<int>(std::lower_bound(out.names.begin(), out.names.end(), group) - out.names.begin()));
    return out;
}

Map answer_network(const Graph& graph, const std::vector<std::string>& ids, const std::vector<std::string>& groups)
{
    return Sheet(graph, ids, groups).write();
}

}  // namespace crosscut::analysis
