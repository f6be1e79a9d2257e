// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscut::analysis {

/// How an actor's ties spread over groups (methods 2.12, 2.13), on the undirected view.
///
///   cross_degree  Ties to other groups.       reached  Number of other groups among them.
///   ei            (cross - own) / degree; null without ties.
///   participation 1 - sum of squared shares of the groups; null without ties. `participation_w` by strength.
///   within_z      Ties within the own group against its mean, in population standard deviations; null if all
///                 of the group have the same number.
struct CrossGroup {
    std::vector<int> cross_degree;
    std::vector<int> reached;
    Values ei;
    Values participation;
    Values participation_w;
    Values within_z;
};
CrossGroup cross_group(const network::Graph& undirected, const std::vector<int>& group);

/// E-I index of a network (methods 3.4; Krackhardt and Stern 1988).
///
///   ei        (external - internal) / (external + internal); null without ties, as all that follows.
///   expected, sd, z   Under random labels, exact; z null for sd 0.
///   min, max, rescaled  Range that these ties and group sizes allow; rescaled to -1..1, null if it is a point.
///   exact     Permutation test by full enumeration, where there are at most 500,000 arrangements.
struct EiIndex {
    int internal = 0;
    int external = 0;
    Value ei;
    Value expected;
    Value sd;
    Value z;
    Value min;
    Value max;
    Value rescaled;
    struct Exact {
        std::uint64_t permutations = 0;
        double p_lower = 1;
        double p_upper = 1;
        double p_two_sided = 1;
    };
    std::optional<Exact> exact;
};
EiIndex ei_index(const network::Graph& undirected, const std::vector<int>& group, bool test = true);

/// (external - internal) / all, by strength or by number of ties or arcs; null without ties.
Value ei_share(const network::Graph& graph, const std::vector<int>& group, bool weighted);

/// Ties and possible pairs between two groups (ordered pairs in a directed graph); null without a pair.
struct GroupCell {
    int a = 0;
    int b = 0;
    int ties = 0;
    int possible = 0;
    Value density;
};
/// Every pair of groups 0 to groups - 1, a <= b (all ordered pairs if directed).
std::vector<GroupCell> group_density(const network::Graph& graph, const std::vector<int>& group, int groups);

}  // namespace crosscut::analysis
