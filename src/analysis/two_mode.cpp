// SPDX-License-Identifier: Apache-2.0
#include "analysis/two_mode.hpp"

#include "analysis/paths.hpp"
#include "analysis/spectral.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace crosscut::analysis {

namespace {

network::Graph as_graph(const Tables& tables)
{
    std::vector<network::GraphTie> ties;
    for (const auto& [actor, structure] : tables.seats)
        ties.push_back({actor, tables.actors + structure, 1.0});
    return network::make_graph(tables.actors + tables.structures, ties, false, false);
}

/// Largest betweenness that one of `own` nodes can have against `other` on the far side.
double largest_betweenness(double own, double other)
{
    if (own < 1 || other < 1)
        return 0;
    const double s = std::floor((own - 1) / other);
    const double t = own - 1 - s * other;
    return (other * other * (s + 1) * (s + 1) + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2;
}

void singular_pair(const network::Graph& graph, const Tables& tables, TwoSided& out)
{
    out.singular_vector.assign(graph.n, std::nullopt);
    const Principal pair = eigenvector(graph, false);
    out.singular = pair.value;
    if (!pair.defined())
        return;
    // The eigenvector of the two-sided graph holds both singular vectors, each to be scaled on its own.
    double actors = 0;
    double structures = 0;
    for (std::uint32_t i = 0; i < graph.n; ++i)
        (i < tables.actors ? actors : structures) += *pair.vector[i] * *pair.vector[i];
    for (std::uint32_t i = 0; i < graph.n; ++i)
        out.singular_vector[i] = *pair.vector[i] / std::sqrt(i < tables.actors ? actors : structures);
}

}  // namespace

TwoSided two_sided(const Tables& tables, Work& work)
{
    const network::Graph graph = as_graph(tables);
    const double actors = tables.actors;
    const double structures = tables.structures;
    TwoSided out;
    if (actors > 0 && structures > 0)
        out.density = static_cast<double>(graph.ties.size()) / (actors * structures);
    out.betweenness = betweenness_of_actors(graph, false, work);
    const double most_actor = largest_betweenness(actors, structures);
    const double most_structure = largest_betweenness(structures, actors);
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        const bool actor = i < tables.actors;
        const double own = actor ? actors : structures;
        const double other = actor ? structures : actors;
        const double most = actor ? most_actor : most_structure;
        out.degree.push_back(graph.degree(i));
        out.degree_norm.push_back(other > 0 ? Value(graph.degree(i) / other) : std::nullopt);
        out.betweenness_norm.push_back(most > 0 ? Value(out.betweenness[i] / most) : std::nullopt);
        double sum = 0;
        double reached = 0;
        for (const Value& distance : distances_from(graph, i, false)) {
            sum += distance.value_or(0.0);
            reached += distance.has_value();
        }
        --reached;
        if (reached == 0)
            out.closeness_norm.push_back(0.0);
        else
            out.closeness_norm.push_back((other + 2 * (own - 1)) / sum * (reached / (actors + structures - 1)));
    }
    singular_pair(graph, tables, out);
    double cycles = 0;
    for (const Shared& pair : shared_pairs(tables, true))
        cycles += pair.overlap * (pair.overlap - 1.0) / 2;
    double paths = 0;
    for (const network::GraphTie& tie : graph.ties)
        paths += (graph.degree(tie.a) - 1.0) * (graph.degree(tie.b) - 1.0);
    if (paths > 0)
        out.clustering = 4 * cycles / paths;
    return out;
}

std::vector<Shared> shared_pairs(const Tables& tables, bool of_actors)
{
    const std::uint32_t own = of_actors ? tables.actors : tables.structures;
    const std::uint32_t other = of_actors ? tables.structures : tables.actors;
    std::vector<std::set<std::uint32_t>> members(other);
    std::vector<double> degree(own, 0.0);
    for (const auto& [actor, structure] : tables.seats)
        if (members[of_actors ? structure : actor].insert(of_actors ? actor : structure).second)
            ++degree[of_actors ? actor : structure];
    std::map<std::pair<std::uint32_t, std::uint32_t>, Shared> pairs;
    for (const std::set<std::uint32_t>& list : members)
        for (auto a = list.begin(); a != list.end(); ++a)
            for (auto b = std::next(a); b != list.end(); ++b) {
                Shared& pair = pairs[{*a, *b}];
                ++pair.overlap;
                pair.newman += 1 / (static_cast<double>(list.size()) - 1);
            }
    std::vector<Shared> out;
    for (auto& [key, pair] : pairs) {
        pair.a = key.first;
        pair.b = key.second;
        pair.jaccard = pair.overlap / (degree[pair.a] + degree[pair.b] - pair.overlap);
        pair.cosine = pair.overlap / std::sqrt(degree[pair.a] * degree[pair.b]);
        out.push_back(pair);
    }
    return out;
}

std::vector<GroupPair> group_pairs(const Tables& tables, const std::vector<int>& group)
{
    std::vector<std::set<int>> present(tables.structures);
    for (const auto& [actor, structure] : tables.seats)
        present[structure].insert(group[actor]);
    std::map<std::pair<int, int>, int> count;
    for (const std::set<int>& list : present)
        for (auto a = list.begin(); a != list.end(); ++a)
            for (auto b = std::next(a); b != list.end(); ++b)
                ++count[{*a, *b}];
    std::vector<GroupPair> out;
    for (const auto& [pair, structures] : count)
        out.push_back({pair.first, pair.second, structures});
    return out;
}

}  // namespace crosscut::analysis
