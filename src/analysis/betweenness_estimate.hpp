// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace crosscut::analysis {

/// Betweenness as far as the shortest paths from some actors, drawn by lot, let it be known.
///
///   actor    Estimated betweenness; exact when every actor was a source.
///   error    Half-width of the 95 % interval of each, from how much batches of sources differ (Student's t); 0 when exact, empty
///            while there is only one batch. Too small for actors on which few sources depend.
///   sources  How many actors the paths started from, of `all`.
struct BetweennessEstimate {
    std::vector<double> actor;
    std::vector<double> error;
    std::size_t sources = 0;
    std::size_t all = 0;
    bool exact() const { return sources == all; }
    /// Mean error of the `top` largest values, as a share of the values; null when there is nothing to compare.
    Value relative_error(std::size_t top = 50) const;
};

/// Draws sources without repetition, batch after batch, until there are `most` (0 or more than there are: all, so that
/// the result is exact), and shows the picture whenever it has grown by a half.
///
///   look     Called between rounds by the calling thread; false = that will do.
///   Threads  Batches on all workers, added in their order: the same last bit for any number of them.
///   Seed     The order of sources is drawn by it (methods 0).
///   Errors   `cancelled`.
///   Source   Brandes and Pich 2007.
Result<BetweennessEstimate> estimate_betweenness(const network::Graph& graph, bool weighted, std::size_t most, std::uint64_t seed, Work& work,
                                                 const std::function<bool(const BetweennessEstimate&)>& look = {});

}  // namespace crosscut::analysis
