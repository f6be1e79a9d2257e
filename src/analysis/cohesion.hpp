// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace crosscut::analysis {

/// Number of the component of every actor, from 0, by first appearance. Weak for directed graphs.
std::vector<int> weak_components(const network::Graph& graph);
/// The same for strong components (mutual reach along arcs).
std::vector<int> strong_components(const network::Graph& graph);

/// Largest k such that the actor lies in a part where everybody has k ties within it (Seidman 1983), on the
/// undirected view. Methods 2.8.
std::vector<int> core_numbers(const network::Graph& undirected);

/// What hangs on every actor (methods 2.15), on the undirected view.
///
///   articulation  Whether its removal raises the number of components among the others.
///   cut_pairs     Pairs of others that are connected before and not after.
///   cut_share     Of the pairs of others connected before; null where there are none.
struct Cuts {
    std::vector<bool> articulation;
    std::vector<double> cut_pairs;
    Values cut_share;
};
Cuts cuts(const network::Graph& undirected);

/// A tie without which its two sides fall apart.
struct Bridge {
    std::uint32_t tie = 0;
    double pairs = 0;  ///< that are connected through it only, its ends included
    Value share;       ///< of all connected pairs
};
/// In the order of the ties.
std::vector<Bridge> bridges(const network::Graph& undirected);

/// Ties over possible pairs; null for n < 2. Undirected pairs or arcs, as the graph is (methods 3.1).
Value density(const network::Graph& graph);

/// Freeman's centralisation (methods 3.3); all null for n < 3.
struct Centralisation {
    Value degree;      ///< undirected
    Value out_degree;  ///< directed
    Value in_degree;   ///< directed
    Value betweenness;
    Value closeness;  ///< on the undirected view, connected graphs only
};
Centralisation centralisation(const network::Graph& graph);

}  // namespace crosscut::analysis
