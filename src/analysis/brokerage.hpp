// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <vector>

namespace crosscut::analysis {

/// Open two-paths i - v - j through an actor v, by the groups of i, v and j (Gould and Fernandez 1989;
/// methods 2.11). Undirected: unordered pairs; `gatekeeper` then holds both mixed roles and
/// `representative` stays 0.
struct Brokerage {
    int coordinator = 0;     ///< A A A
    int itinerant = 0;       ///< A B A
    int gatekeeper = 0;      ///< A B B
    int representative = 0;  ///< A A B
    int liaison = 0;         ///< A B C
    int between = 0;         ///< of all, those with i and j in different groups
    int exclusive = 0;       ///< of these, those where no other actor leads from i to j
    int total() const { return coordinator + itinerant + gatekeeper + representative + liaison; }
};
std::vector<Brokerage> brokerage(const network::Graph& graph, const std::vector<int>& group);

}  // namespace crosscut::analysis
