// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
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
/// would be needed, or where `work` was stopped.
std::optional<CellNull> degree_null(const network::Graph& undirected, const std::vector<int>& group, int a, int b, std::uint64_t most = 50'000'000, const Work* work = nullptr);

/// Over all ways to give the same groups to the actors; likewise.
std::optional<CellNull> label_null(const network::Graph& undirected, const std::vector<int>& group, int a, int b, std::uint64_t most = 5'000'000);

/// Number of ties between pairs of groups over networks in which every actor keeps its number of ties, drawn by
/// double edge swaps: 10 m swaps first, 2 m tries between two samples; a swap that is not possible repeats the
/// network (methods 4.2, G2). Up to 10 ties all networks are tried instead.
///
///   mean, p_lower  For each of `cells`; p_lower = (b + 1) / (samples + 1), or the exact share.
///   exact          All networks were tried.
///   Edge           A network that no swap can change (a star) gives itself in every sample: p = 1.
///   Stop           Heard within a sample; what comes back then is of the samples so far, for nobody to use.
struct SwapNull {
    bool exact = false;
    int samples = 0;
    std::vector<double> mean;
    std::vector<double> p_lower;
};
SwapNull swap_null(const network::Graph& undirected, const std::vector<int>& group, const std::vector<std::pair<int, int>>& cells, std::uint64_t seed, int samples = 2000, const Work* work = nullptr);

/// Product of the ties of both groups over all tie ends: a label only, biased on small networks. Null without ties.
Value chung_lu(const network::Graph& undirected, const std::vector<int>& group, int a, int b);

}  // namespace crosscut::analysis
