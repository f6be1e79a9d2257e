// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::analysis {

/// Discrete core and periphery (Borgatti and Everett 1999; exact optimum after Lip 2011), on the undirected
/// view; methods 3.8.
///
///   errors      Missing ties within the core plus ties within the periphery.
///   core        Its actors, those with most ties first chosen; among equals the first ones.
///   minimisers  All sizes with as few errors.
///   ambiguous   Whether an actor outside the core has as many ties as one in it.
///   corr_*      Correlation with the ideal pattern: without the block between, or with 1 there; null if
///               either side does not vary.
struct CorePeriphery {
    int size = 0;
    int errors = 0;
    std::vector<std::uint32_t> core;
    std::vector<int> minimisers;
    bool ambiguous = false;
    Value corr_ignore_between;
    Value corr_basic;
};
CorePeriphery core_periphery(const network::Graph& undirected);

}  // namespace crosscut::analysis
