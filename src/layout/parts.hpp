// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/layout.hpp"

#include <vector>

namespace crosscut::layout {

/// A connected part of the network, with positions of its own.
struct Part {
    std::vector<int> nodes;      ///< positions in the request, ascending
    std::vector<TieSpec> ties;   ///< between positions in `nodes`
};

/// The ties that count: no loops, no weight 0; one for each pair, with the sum of the weights and the
/// direction in which the pair was first named; ordered by the pair.
std::vector<TieSpec> simple_ties(const std::vector<TieSpec>& ties);

/// The connected parts of `n` nodes, largest first, then by their first node. A node without ties is
/// a part of one. `ties` are simple.
std::vector<Part> connected_parts(std::size_t n, const std::vector<TieSpec>& ties);

}  // namespace crosscut::layout
