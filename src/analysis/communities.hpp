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

}  // namespace crosscut::analysis
