// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

namespace crosscut::analysis {

/// Principal eigenvector of the undirected view, scaled to a largest entry of 1 (methods 2.5).
///
///   value   Largest eigenvalue; 0 without ties, null for n = 0.
///   vector  Zero outside the part of the network with the largest eigenvalue. Null for all if there is no tie
///           or if two parts share that eigenvalue (relative gap below 1e-8).
struct Principal {
    Value value;
    Values vector;
    bool defined() const { return !vector.empty() && vector.front().has_value(); }
};
Principal eigenvector(const network::Graph& undirected, bool weighted);

/// Spectral radius of the adjacency matrix of arcs; 0 without a cycle.
double spectral_radius(const network::Graph& graph);

/// Katz status by incoming ties, x = alpha A'x + 1 with alpha = 1/2 / spectral radius (1/2 if that is 0), not
/// normalised; isolates 1. Methods 2.6.
struct Katz {
    double alpha = 0.5;
    std::vector<double> status;
};
Katz katz(const network::Graph& graph);

/// PageRank with damping 0.85; the rank of actors without outgoing ties goes to all. Undirected ties go both
/// ways. Sums to 1. Methods 2.7.
std::vector<double> pagerank(const network::Graph& graph, bool weighted, double damping = 0.85);

}  // namespace crosscut::analysis
