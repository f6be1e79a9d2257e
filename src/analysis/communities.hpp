// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/graph.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::analysis {

/// Circles of actors with more ties among each other than chance would have it: the best of several runs of local
/// moves, taking apart and merging (Leiden), each over the actors in another order.
///
///   Value    For each node the number of its community, 0 for the largest, then by size, then by smallest node. A
///            node without ties is a community of its own.
///   Arcs     On the undirected view; ties count by strength.
///   Edge     n = 0 gives none.
///   Cost     O(runs * m) in practice.
///   Errors   None; when `work` is stopped the best so far is given.
///   Source   Methods 3.6 (explorative); Blondel and others 2008; Traag, Waltman and van Eck 2019.
std::vector<int> communities(const network::Graph& undirected, std::uint64_t seed, int runs, Work& work);

/// The same, as methods 3.6 ask for it: up to 14 nodes the partition of highest modularity of all; up to 1,500 what a hundred runs
/// agree on; above that the best of twenty runs.
///
///   Value   As above. Nodes that no half of the runs put together stay apart.
///   Cost    3^n up to 14 nodes; else O(runs * (m + n²)) a round, at most eight rounds.
///   Errors  None; when `work` is stopped, what the first of the runs gave.
///   Source  Lancichinetti and Fortunato 2012 (consensus).
std::vector<int> agreed_communities(const network::Graph& undirected, std::uint64_t seed, Work& work);

}  // namespace crosscut::analysis
