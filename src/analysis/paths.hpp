// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"
#include "work/work.hpp"

namespace crosscut::analysis {

/// Betweenness of actors and of ties.
///
///   Value   Sum over pairs of the share of shortest paths through an actor (ends excluded) or along a tie.
///           Unordered pairs in an undirected graph, ordered pairs in a directed one; unreachable pairs add 0.
///   Shape   `actor` has n entries, `tie` one for each tie of the graph, in its order.
///   Weights `weighted` takes the exact integer costs of the graph, so that equal paths are equal.
///   Threads Batches of sources, added in their order; the same last bit for any number of workers. Stopped work gives zeros.
///   Cost    O(n m), weighted O(n m log n). 64 sources at once where ways are short (kernels/lanes.hpp).
///   Source  Freeman 1977; Brandes 2001, 2008. Methods 2.2.
struct Betweenness {
    std::vector<double> actor;
    std::vector<double> tie;
};
Betweenness betweenness(const network::Graph& graph, bool weighted, Work& work);

/// The same without ties, which is faster.
std::vector<double> betweenness_of_actors(const network::Graph& graph, bool weighted, Work& work);

/// The part of it that is due to shortest paths from some sources (none named: from everybody).
enum class Sums { actors, actors_and_ties };
Betweenness betweenness_from(const network::Graph& graph, const std::vector<std::uint32_t>& sources, bool weighted, Sums sums, Work& work);

/// Divided by the number of pairs of others; null for n < 3 (methods 2.2).
Values normalised(const network::Graph& graph, const std::vector<double>& betweenness);

/// Length of shortest paths from one actor; empty = cannot be reached. Weighted: cost units of 1/strength.
Values distances_from(const network::Graph& graph, std::uint32_t source, bool weighted, Way way = Way::out);

/// Closeness after Wasserman and Faust: (r/(n-1)) * (r / sum of distances to the r reachable others).
///   Edge    0 for an actor that reaches nobody, also when it is alone. Methods 2.3.
Values closeness(const network::Graph& graph, bool weighted, Way way, Work& work);

/// Harmonic closeness: mean of 1/distance to all others, 1/infinity = 0; null for n < 2. Methods 2.4.
Values harmonic(const network::Graph& graph, bool weighted, Way way, Work& work);

/// Both at once: they come from the same searches.
struct Nearness {
    Values closeness;
    Values harmonic;
};
Nearness nearness(const network::Graph& graph, bool weighted, Way way, Work& work);

/// Distances of the whole network (methods 3.11); null where no pair can be reached, or n < 2.
struct Distances {
    Value mean;
    Value reachable_share;
    Value diameter;
    Value efficiency;
};
Distances distances(const network::Graph& graph);
Distances distances(const network::Graph& graph, Work& work);

}  // namespace crosscut::analysis
