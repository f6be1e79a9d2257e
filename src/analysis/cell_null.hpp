// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace crosscut::analysis {

/// Number of ties between two groups under chance, exactly (methods 4.2, G2): how often each number comes out.
///
///   all        Arrangements that there are.   mean  Of the number of ties.
///   p_lower    Share with as few ties as observed or fewer; `p_upper` as many or more.
struct CellNull {
    std::uint64_t all = 0;
    std::map<int, std::uint64_t> distribution;
    double mean = 0;
    double p_lower = 1;
    double p_upper = 1;
};

/// Ties between the members of two different groups.
int cell_ties(const network::Graph& undirected, const std::vector<int>& group, int a, int b);

/// Over all simple graphs in which every actor keeps its number of ties. Empty where more than `most` steps
/// would be needed.
std::optional<CellNull> degree_null(const network::Graph& undirected, const std::vector<int>& group, int a, int b, std::uint64_t most = 50'000'000);

/// Over all ways to give the same groups to the actors; likewise.
std::optional<CellNull> label_null(const network::Graph& undirected, const std::vector<int>& group, int a, int b, std::uint64_t most = 5'000'000);

/// Product of the ties of both groups over all tie ends: a label only, biased on small networks. Null without ties.
Value chung_lu(const network::Graph& undirected, const std::vector<int>& group, int a, int b);

}  // namespace crosscut::analysis
