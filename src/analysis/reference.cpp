// SPDX-License-Identifier: Apache-2.0
#include "analysis/reference.hpp"

#include "analysis/brokerage.hpp"
#include "analysis/burt.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/core_periphery.hpp"
#include "analysis/degree.hpp"
#include "analysis/fragility.hpp"
#include "analysis/groups.hpp"
#include "analysis/mixing.hpp"
#include "analysis/paths.hpp"
#include "analysis/seams.hpp"
#include "analysis/spectral.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace crosscut::analysis {

using network::Graph;
using List = Answer::List;
using Map = Answer::Map;

namespace {

/// Up to this many actors the cases list everything.
constexpr std::uint32_t largest_listed = 20;

/// Puts values under their keys, with the actors' names.
class Writer {
public:
    Writer(const Graph& graph, const std::vector<std::string>& ids, const std::vector<std::string>& groups)
        : graph_(graph), view_(graph.directed ? network::symmetrised(graph) : graph), ids_(ids)
    {
        if (groups.size() == ids.size())
            grouping_ = grouping(groups);
        work_.set_workers(1);
    }

    Map write()
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

private:
    void put(const std::string& key, Answer value) { out_[key] = std::move(value); }

    template <class List_of> Map by_actor(const List_of& values) const
    {
        Map map;
        for (std::size_t i = 0; i < ids_.size(); ++i)
            map[ids_[i]] = Answer(values[i]);
        return map;
    }

    List names(const std::vector<std::uint32_t>& actors) const
    {
        List out;
        for (const std::uint32_t i : actors)
            out.emplace_back(ids_[i]);
        return out;
    }

    /// [a, b, value] of ties, in the order of the actors.
    List by_tie(const Graph& graph, const std::vector<double>& values) const
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

    static std::pair<std::uint32_t, std::uint32_t> ordered(const Graph& graph, const network::GraphTie& tie)
    {
        if (!graph.directed && tie.b < tie.a)
            return {tie.b, tie.a};
        return {tie.a, tie.b};
    }

    void degrees()
    {
        if (graph_.directed) {
            put("out_degree", by_actor(degree(graph_, Way::out)));
            put("in_degree", by_actor(degree(graph_, Way::in)));
            put("sym_degree", by_actor(degree(view_)));
            put("sym_m", static_cast<double>(view_.ties.size()));
        } else {
            put("degree", by_actor(degree(graph_)));
        }
        if (!graph_.weighted)
            return;
        if (graph_.directed) {
            put("out_strength", by_actor(strength(graph_, Way::out)));
            put("in_strength", by_actor(strength(graph_, Way::in)));
            put("sym_strength", by_actor(strength(view_)));
        } else {
            put("strength", by_actor(strength(graph_)));
        }
    }

    void path_measures(bool weighted, const std::string& suffix)
    {
        const Betweenness between = betweenness(graph_, weighted, work_);
        put("betweenness" + suffix, by_actor(between.actor));
        put("betweenness" + suffix + "_norm", by_actor(normalised(graph_, between.actor)));
        put("edge_betweenness" + suffix, by_tie(graph_, between.tie));
        if (graph_.directed) {
            put("closeness" + suffix + "_out", by_actor(closeness(graph_, weighted, Way::out, work_)));
            put("closeness" + suffix + "_in", by_actor(closeness(graph_, weighted, Way::in, work_)));
            put("harmonic" + suffix + "_out", by_actor(harmonic(graph_, weighted, Way::out, work_)));
            put("harmonic" + suffix + "_in", by_actor(harmonic(graph_, weighted, Way::in, work_)));
        } else {
            put("closeness" + suffix, by_actor(closeness(graph_, weighted, Way::out, work_)));
            put("harmonic" + suffix, by_actor(harmonic(graph_, weighted, Way::out, work_)));
        }
        if (graph_.directed && !weighted) {
            put("sym_betweenness", by_actor(betweenness(view_, false, work_).actor));
            put("sym_closeness", by_actor(closeness(view_, false, Way::out, work_)));
            put("sym_harmonic", by_actor(harmonic(view_, false, Way::out, work_)));
        }
    }

    void spectral()
    {
        const auto principal = [&](bool weighted, const std::string& suffix) {
            const Principal pair = eigenvector(view_, weighted);
            put("eigenvalue1" + suffix, pair.value);
            put("eigenvector" + suffix, pair.defined() ? Answer(by_actor(pair.vector)) : Answer());
        };
        principal(false, "");
        if (graph_.weighted)
            principal(true, "_w");
        const Katz status = katz(graph_);
        put("katz_alpha", status.alpha);
        put("katz", by_actor(status.status));
        put("pagerank", by_actor(pagerank(graph_, false)));
        if (graph_.weighted)
            put("pagerank_w", by_actor(pagerank(graph_, true)));
    }

    void local()
    {
        put("core_number", by_actor(core_numbers(view_)));
        put("clustering", by_actor(clustering(view_)));
        if (graph_.weighted)
            put("clustering_barrat", by_actor(clustering(view_, true)));
        const auto holes = [&](bool weighted, const std::string& suffix) {
            const Holes found = structural_holes(graph_, weighted);
            put("constraint" + suffix, by_actor(found.constraint));
            put("effective_size" + suffix, by_actor(found.effective_size));
            put("efficiency" + suffix, by_actor(found.efficiency));
            put("hierarchy" + suffix, by_actor(found.hierarchy));
        };
        holes(false, "");
        if (graph_.weighted)
            holes(true, "_w");
    }

    List sets_of(const std::vector<int>& label) const
    {
        std::vector<std::vector<std::string>> sets;
        for (std::size_t i = 0; i < label.size(); ++i) {
            if (static_cast<std::size_t>(label[i]) == sets.size())
                sets.emplace_back();
            sets[static_cast<std::size_t>(label[i])].push_back(ids_[i]);
        }
        for (auto& set : sets)
            std::sort(set.begin(), set.end());
        std::sort(sets.begin(), sets.end(), [](const auto& x, const auto& y) { return x.size() != y.size() ? x.size() > y.size() : x < y; });
        List out;
        for (const auto& set : sets)
            out.emplace_back(List(set.begin(), set.end()));
        return out;
    }

    void cohesion()
    {
        const Cuts cut = cuts(view_);
        List points;
        List isolates;
        for (std::uint32_t i = 0; i < view_.n; ++i) {
            if (cut.articulation[i])
                points.emplace_back(ids_[i]);
            if (view_.degree(i) == 0)
                isolates.emplace_back(ids_[i]);
        }
        put("articulation_points", points);
        put("isolates", isolates);
        put("cut_pairs", by_actor(cut.cut_pairs));
        put("cut_share", by_actor(cut.cut_share));
        std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, Bridge>> found;
        for (const Bridge& bridge : bridges(view_))
            found.push_back({ordered(view_, view_.ties[bridge.tie]), bridge});
        std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
        List rows;
        for (const auto& [ends, bridge] : found)
            rows.emplace_back(List{ids_[ends.first], ids_[ends.second], bridge.pairs, bridge.share});
        put("bridges", rows);
        const List parts = sets_of(weak_components(view_));
        put("component_count", static_cast<double>(parts.size()));
        put("largest_component_share",
            parts.empty() ? Answer() : Answer(static_cast<double>(std::get<List>(parts.front().value).size()) / view_.n));
        put("components", parts);
        if (graph_.directed)
            put("strong_components", sets_of(strong_components(graph_)));
    }

    void whole()
    {
        put("density", density(graph_));
        const Centralisation central = centralisation(graph_);
        Map map;
        if (graph_.n >= 3) {
            if (graph_.directed) {
                map["out_degree"] = central.out_degree;
                map["in_degree"] = central.in_degree;
                map["sym_closeness"] = central.closeness;
            } else {
                map["degree"] = central.degree;
                map["closeness"] = central.closeness;
            }
            map["betweenness"] = central.betweenness;
        }
        put("centralisation", map);
        const CorePeriphery core = core_periphery(view_);
        put("core_periphery", Map{{"size", core.size}, {"errors", core.errors}, {"core", names(core.core)},
            {"ambiguous_border", core.ambiguous}, {"minimisers", List(core.minimisers.begin(), core.minimisers.end())},
            {"corr_ignore_between", core.corr_ignore_between}, {"corr_basic", core.corr_basic}});
        const Closure closed = closure(view_);
        put("transitivity", closed.transitivity);
        put("clustering_mean", closed.mean);
        put("clustering_mean_zero", closed.mean_zero);
        put("assortativity_degree", degree_assortativity(graph_));
        if (graph_.directed) {
            const Reciprocity both = reciprocity(graph_);
            put("reciprocity_edgewise", both.edgewise);
            put("reciprocity_dyadic", both.dyadic);
            put("dyad_census", Map{{"mutual", both.mutual}, {"asymmetric", both.asymmetric}, {"null", both.none}});
        }
        const Distances far = distances(graph_);
        put("mean_distance", far.mean);
        put("reachable_share", far.reachable_share);
        put("diameter", far.diameter);
        put("global_efficiency", far.efficiency);
        if (graph_.n <= largest_listed) {
            List rows;
            for (std::uint32_t i = 0; i < graph_.n; ++i) {
                const Values row = distances_from(graph_, i, false);
                rows.emplace_back(List(row.begin(), row.end()));
            }
            put("distances", rows);
        }
    }

    Map best(const KeyPlayers& players) const
    {
        Map map{{"k", players.k}};
        const auto add = [&](const std::string& key, const BestSets& sets) {
            List list;
            for (const auto& set : sets.sets)
                list.emplace_back(names(set));
            map[key] = sets.value;
            map[key + "_sets"] = list;
            map[key + "_ties"] = sets.count;
        };
        add("fragmentation", players.fragmentation);
        add("distance_fragmentation", players.distance_fragmentation);
        add("distance_reach", players.distance_reach);
        add("reach2", players.reach2);
        return map;
    }

    void fragile()
    {
        const Fragmentation broken = fragmentation(view_);
        put("fragmentation", broken.pieces);
        put("distance_fragmentation", broken.distance);
        List players;
        const int most = view_.n <= largest_listed ? 3 : view_.n <= 40 ? 2 : 1;
        for (int k = 1; k <= most && static_cast<std::uint32_t>(k) + 2 <= view_.n; ++k)
            players.emplace_back(best(key_players(view_, k, work_)));
        put("key_players", players);
        if (view_.n > 0) {
            const auto row = [&](Attack attack) {
                const Removal found = removal(view_, attack);
                return Map{{"order", names(found.order)}, {"curve", List(found.curve.begin(), found.curve.end())}, {"R", found.r}};
            };
            Map rows{{"degree_static", row(Attack::degree_static)}, {"degree_adaptive", row(Attack::degree_adaptive)}};
            if (view_.n <= largest_listed)
                rows["betweenness_adaptive"] = row(Attack::betweenness_adaptive);
            put("robustness", rows);
        }
        List rows;
        std::vector<Suggestion> pairs = suggestions(view_);
        // Among equals by name here, as the cases have it.
        const auto rank = [](const Suggestion& s) { return std::llround(s.resource_allocation * 1e12); };
        std::sort(pairs.begin(), pairs.end(), [&](const Suggestion& x, const Suggestion& y) {
            if (rank(x) != rank(y))
                return rank(x) > rank(y);
            return std::tie(ids_[x.a], ids_[x.b]) < std::tie(ids_[y.a], ids_[y.b]);
        });
        for (const Suggestion& pair : pairs) {
            if (view_.n > largest_listed && rows.size() == 60)
                break;
            rows.emplace_back(List{ids_[pair.a], ids_[pair.b], Map{{"cn", pair.common}, {"jaccard", pair.jaccard},
                {"aa", pair.adamic_adar}, {"ra", pair.resource_allocation}}});
        }
        put("link_prediction", rows);
    }

    static Map roles(const Brokerage& broker, bool directed)
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

    void grouped()
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

    std::string name(int group) const { return grouping_.names[static_cast<std::size_t>(group)]; }

    void index_of_groups()
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

    void seams()
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

    const Graph& graph_;
    Graph view_;
    const std::vector<std::string>& ids_;
    Grouping grouping_;
    Work work_;
    Map out_;
};

}  // namespace

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
    return Writer(graph, ids, groups).write();
}

Map answer_two_mode(const Tables& tables, const std::vector<std::string>& actors, const std::vector<std::string>& structures,
                    const std::vector<std::string>& groups)
{
    Work work;
    work.set_workers(1);
    const TwoSided found = two_sided(tables, work);
    const Grouping grouped = grouping(groups);
    std::vector<std::string> ids = actors;
    ids.insert(ids.end(), structures.begin(), structures.end());
    const auto by_node = [&](const auto& values) {
        Map map;
        for (std::size_t i = 0; i < ids.size(); ++i)
            map[ids[i]] = Answer(values[i]);
        return map;
    };
    Map out;
    out["actors"] = static_cast<double>(actors.size());
    out["structures"] = static_cast<double>(structures.size());
    double seats = 0;
    for (std::size_t i = 0; i < actors.size(); ++i)
        seats += found.degree[i];
    out["m"] = seats;
    out["density"] = found.density;
    out["degree"] = by_node(found.degree);
    out["degree_norm"] = by_node(found.degree_norm);
    out["betweenness"] = by_node(found.betweenness);
    out["betweenness_norm"] = by_node(found.betweenness_norm);
    out["closeness_norm"] = by_node(found.closeness_norm);
    out["singular_value1"] = found.singular;
    const auto side = [&](std::size_t from, const std::vector<std::string>& names) {
        Map map;
        for (std::size_t i = 0; i < names.size(); ++i)
            map[names[i]] = found.singular_vector[from + i];
        const bool defined = !found.singular_vector.empty() && found.singular_vector.front();
        return defined ? Answer(map) : Answer();
    };
    out["svd_actor"] = side(0, actors);
    out["svd_structure"] = side(actors.size(), structures);
    const auto projection = [&](bool of_actors, const std::vector<std::string>& names) {
        List rows;
        for (const Shared& pair : shared_pairs(tables, of_actors))
            rows.emplace_back(List{names[pair.a], names[pair.b], Map{{"overlap", pair.overlap}, {"jaccard", pair.jaccard},
                {"cosine", pair.cosine}, {"newman", pair.newman}}});
        return rows;
    };
    out["projection_actors"] = projection(true, actors);
    out["projection_structures"] = projection(false, structures);
    if (grouped.group.size() == actors.size()) {
        List rows;
        const std::vector<GroupPair> pairs = group_pairs(tables, grouped.group);
        for (const GroupPair& pair : pairs)
            rows.emplace_back(Map{{"a", grouped.names[static_cast<std::size_t>(pair.a)]}, {"b", grouped.names[static_cast<std::size_t>(pair.b)]},
                {"shared_structures", pair.structures}});
        out["group_pairs_by_structure"] = rows;
        const double all = static_cast<double>(grouped.names.size()) * (static_cast<double>(grouped.names.size()) - 1) / 2;
        out["linked_group_pair_share"] = all > 0 ? Answer(static_cast<double>(pairs.size()) / all) : Answer();
    }
    out["robins_alexander"] = found.clustering;
    return out;
}

}  // namespace crosscut::analysis
