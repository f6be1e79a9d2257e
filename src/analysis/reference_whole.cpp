// SPDX-License-Identifier: Apache-2.0
#include "analysis/reference_sheet.hpp"

#include "analysis/cohesion.hpp"
#include "analysis/core_periphery.hpp"
#include "analysis/degree.hpp"
#include "analysis/fragility.hpp"
#include "analysis/mixing.hpp"
#include "analysis/paths.hpp"
#include "analysis/seams.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace crosscut::analysis {

using List = Answer::List;
using Map = Answer::Map;

namespace {

/// Up to this many actors the cases list everything.
constexpr std::uint32_t largest_listed = 20;

}  // namespace

List Sheet::sets_of(const std::vector<int>& label) const
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

void Sheet::cohesion()
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

void Sheet::whole()
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

Map Sheet::best(const KeyPlayers& players) const
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

void Sheet::fragile()
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

}  // namespace crosscut::analysis
