// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <vector>

namespace crosscut::analysis {

/// Modularity of given groups, resolution 1; directed graphs after Leicht and Newman. Null without ties.
/// Methods 3.6.
Value modularity(const network::Graph& graph, const std::vector<int>& group, bool weighted = false);

/// Whether ties join actors of the same group more than by chance, -1 to 1 (Newman 2003); null without ties or
/// with all ties in one group. Methods 3.7.
Value group_assortativity(const network::Graph& graph, const std::vector<int>& group);

/// Correlation of the degrees at both ends of a tie (out-degree of the source with in-degree of the target);
/// null if either does not vary. Methods 3.7.
Value degree_assortativity(const network::Graph& graph);

/// Pairs with arcs both ways, one way, none (methods 3.9). Shares are null without arcs.
struct Reciprocity {
    int mutual = 0;
    int asymmetric = 0;
    int none = 0;
    Value edgewise;  ///< 2M / (2M + A)
    Value dyadic;    ///< M / (M + A)
};
Reciprocity reciprocity(const network::Graph& directed);

}  // namespace crosscut::analysis
