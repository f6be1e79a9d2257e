// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

namespace crosscut::analysis {

/// Structural holes (Burt 1992; methods 2.10) on directed or undirected data, whole-network normalisation.
///
///   Edge  Isolates: all null. One contact: constraint 1, effective size 1, hierarchy null.
struct Holes {
    Values constraint;
    Values effective_size;
    Values efficiency;
    Values hierarchy;
};
Holes structural_holes(const network::Graph& graph, bool weighted);

/// The first of them alone, which is faster.
Values constraint(const network::Graph& graph, bool weighted);

}  // namespace crosscut::analysis
