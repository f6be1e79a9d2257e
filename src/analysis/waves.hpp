// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <vector>

namespace crosscut::analysis {

/// Pairs of one network at two times (methods 5.5); ordered pairs in directed graphs.
///
///   n11, n10, n01, n00   Tied at both, at the first only, at the second only, at neither.
///   jaccard    n11 / (n11 + n10 + n01).   retention  n11 / (n11 + n10).   renewal  n01 / (n11 + n01).
///              Null where the denominator is 0.
///   Needs      Two graphs of the same actors, both directed or both not.
struct Waves {
    long long n11 = 0;
    long long n10 = 0;
    long long n01 = 0;
    long long n00 = 0;
    Value jaccard;
    Value retention;
    Value renewal;
    long long hamming() const { return n10 + n01; }
};
Waves compare_waves(const network::Graph& first, const network::Graph& second);

/// What everybody says of the whole network: slices[k][i][j] = informant k on the arc from i to j (methods 1.4;
/// Krackhardt 1987). Every slice has n rows of n.
using Slices = std::vector<std::vector<std::vector<bool>>>;

/// One network out of what everybody says.
///
///   both, either  Both ends report the arc; one of them does (locally aggregated structures).
///   row, column   What the source says; what the target says.
///   majority      More than half of all say so.   half  At least half.
enum class Consensus { both, either, row, column, majority, half };
std::vector<std::vector<bool>> consensus(const Slices& slices, Consensus rule);

}  // namespace crosscut::analysis
