// SPDX-License-Identifier: Apache-2.0
#include "analysis/reference.hpp"

namespace crosscut::analysis {

using List = Answer::List;
using Map = Answer::Map;

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
