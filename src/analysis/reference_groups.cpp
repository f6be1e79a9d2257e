// SPDX-License-Identifier: Apache-2.0
#include "analysis/reference_sheet.hpp"

#include "analysis/brokerage.hpp"
#include "analysis/groups.hpp"
#include "analysis/mixing.hpp"
#include "analysis/seams.hpp"

namespace crosscut::analysis {

using network::Graph;
using List = Answer::List;
using Map = Answer::Map;

namespace {

Map roles(const Brokerage& broker, bool directed)
{
    Map map{{"coordinator", broker.coordinator}, {"itinerant", broker.itinerant}, {"liaison", broker.liaison}, {"total", broker.total()}};
    if (directed) {
        map["gatekeeper"] = broker.gatekeeper;
        map["representative"] = broker.representative;
    } else {
        map["gatekeeper_or_representative"] = broker.gatekeeper;
    }
    return map;
}

}  // namespace

void Sheet::grouped()
{
    const std::vector<int>& group = grouping_.group;
    const int groups = static_cast<int>(grouping_.names.size());
    const auto brokers = [&](const Graph& graph) {
        Map map;
        const std::vector<Brokerage> found = brokerage(graph, group);
        for (std::size_t i = 0; i < ids_.size(); ++i)
            map[ids_[i]] = roles(found[i], graph.directed);
        return map;
    };
    put("brokerage", brokers(graph_));
    if (graph_.directed)
        put("sym_brokerage", brokers(view_));
    const CrossGroup cross = cross_group(view_, group);
    put("participation", by_actor(cross.participation));
    if (graph_.weighted)
        put("participation_w", by_actor(cross.participation_w));
    put("within_module_z", by_actor(cross.within_z));
    put("cross_group_degree", by_actor(cross.cross_degree));
    put("cross_groups_reached", by_actor(cross.reached));
    put("ei_node", by_actor(cross.ei));
    Map sets;
    for (int g = 0; g < groups; ++g) {
        std::vector<bool> member(ids_.size());
        std::size_t size = 0;
        for (std::size_t i = 0; i < member.size(); ++i) {
            member[i] = group[i] == g;
            size += member[i];
        }
        const GroupCentrality central = group_centrality(view_, member);
        Map& row = std::get<Map>((sets[grouping_.names[static_cast<std::size_t>(g)]] = Answer(Map{})).value);
        row["degree"] = central.degree;
        row["closeness"] = central.closeness;
        row["betweenness"] = central.betweenness;
        if (size < member.size())
            row["betweenness_raw"] = central.betweenness_raw;
    }
    put("group_centrality", sets);
    index_of_groups();
    List cells;
    for (const GroupCell& cell : group_density(graph_, group, groups))
        cells.emplace_back(Map{{"a", name(cell.a)}, {"b", name(cell.b)}, {"ties", cell.ties}, {"possible", cell.possible}, {"density", cell.density}});
    put("group_density", cells);
    put("modularity", modularity(view_, group));
    if (graph_.weighted)
        put("modularity_w", modularity(view_, group, true));
    if (graph_.directed)
        put("modularity_directed", modularity(graph_, group));
    put("assortativity_group", group_assortativity(graph_, group));
    seams();
}

void Sheet::index_of_groups()
{
    const EiIndex ei = ei_index(view_, grouping_.group);
    Map map{{"internal", ei.internal}, {"external", ei.external}, {"ei", ei.ei}, {"ei_expected", ei.expected}, {"ei_sd", ei.sd}};
    if (ei.ei) {
        map["ei_z"] = ei.z;
        map["ei_min"] = ei.min;
        map["ei_max"] = ei.max;
        map["ei_rescaled"] = ei.rescaled;
    }
    if (ei.exact)
        map["ei_perm_exact"] = Map{{"permutations", static_cast<double>(ei.exact->permutations)}, {"p_lower", ei.exact->p_lower},
            {"p_upper", ei.exact->p_upper}, {"p_two_sided", ei.exact->p_two_sided}};
    put("ei", map);
    if (graph_.weighted)
        put("ei_w", ei_share(view_, grouping_.group, true));
    if (graph_.directed)
        put("ei_arcs", ei_share(graph_, grouping_.group, false));
}

void Sheet::seams()
{
    const std::optional<Seams> found = thin_seams(view_, grouping_.group, static_cast<int>(grouping_.names.size()));
    if (!found) {
        put("cell_test", {});
        return;
    }
    List cells;
    for (const SeamCell& cell : found->cells)
        cells.emplace_back(Map{{"a", name(cell.a)}, {"b", name(cell.b)}, {"observed", cell.ties}, {"possible", cell.possible},
            {"expected", cell.expected}, {"p_lower", cell.p_lower}, {"p_min_attainable", cell.p_attainable}, {"q_bh", cell.q},
            {"testable_at_0.05", cell.testable}, {"q_bh_testable", cell.q_testable}});
    put("cell_test", Map{{"dyads_cross", found->dyads}, {"ties_cross", found->ties}, {"cells", cells}});
}

}  // namespace crosscut::analysis
