// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

namespace crosscut::analysis {

/// Number of ties of every actor; in a directed graph of arcs that leave (out) or reach it (in). Methods 2.1.
Values degree(const network::Graph& graph, Way way = Way::out);

/// Sum of the strengths of these ties ("summed closeness", no volume). Methods 2.1.
Values strength(const network::Graph& graph, Way way = Way::out);

/// Values divided by n - 1; null for n < 2.
Values per_other(const Values& values);

/// Share of the neighbours that know each other; null for fewer than two neighbours (methods 2.9), on the
/// undirected view. `barrat` weighs each closed pair by the strengths of the actor's two ties.
Values clustering(const network::Graph& undirected, bool barrat = false);

/// Closure of the whole network (methods 3.10).
///
///   transitivity  3 triangles / connected triples; null without a triple.
///   mean          Mean local clustering over actors with two or more ties; null if there are none.
///   mean_zero     The same with 0 for all others; null for n = 0.
struct Closure {
    Value transitivity;
    Value mean;
    Value mean_zero;
};
Closure closure(const network::Graph& undirected);

}  // namespace crosscut::analysis
