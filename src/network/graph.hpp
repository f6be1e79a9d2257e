// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/ids.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace crosscut::network {

/// A tie (or an arc, in a directed graph) between two positions of a graph.
struct GraphTie {
    std::uint32_t a = 0;  ///< source of an arc
    std::uint32_t b = 0;  ///< target of an arc
    double strength = 1;  ///< larger = closer
};

/// One neighbour in the compressed rows.
struct Neighbour {
    std::uint32_t node = 0;
    std::uint32_t tie = 0;  ///< position in `ties`
};

/// A simple graph for analysis: no loops, at most one tie for each (ordered) pair (methods 0).
///
///   ties     In the order of their first appearance; undirected ties once.
///   rows     Neighbours of node i: row[offset[i]] to row[offset[i + 1]], by node. In a directed graph the
///            targets of its arcs; `in_offset`, `in_row` hold the sources.
///   cost     For each tie the exact integer cost L / strength; `cost_unit` is L (methods 0). Distances in
///            costs are divided by L on output.
struct Graph {
    std::uint32_t n = 0;
    bool directed = false;
    bool weighted = false;
    std::vector<GraphTie> ties;
    std::vector<std::uint32_t> offset{0};
    std::vector<Neighbour> row;
    std::vector<std::uint32_t> in_offset{0};
    std::vector<Neighbour> in_row;
    std::vector<std::int64_t> cost;
    std::int64_t cost_unit = 1;

    std::uint32_t degree(std::uint32_t i) const { return offset[i + 1] - offset[i]; }
    std::uint32_t in_degree(std::uint32_t i) const
    {
        return directed ? in_offset[i + 1] - in_offset[i] : degree(i);
    }
};

/// Builds a graph: loops are dropped, parallel ties merged (largest strength).
///
///   Edge   Strengths must be finite and positive; others count as 1. Where the strengths have no common
///          multiple below 2^40 the costs are the nearest multiples of 2^-40.
Graph make_graph(std::uint32_t n, std::vector<GraphTie> ties, bool directed, bool weighted);

/// The undirected view: a tie where either arc exists, strength = the larger (methods 0, `either-max`).
Graph symmetrised(const Graph& graph);

/// The same graph without some nodes' ties (the nodes stay, as isolates).
Graph without(const Graph& graph, const std::vector<bool>& removed);

}  // namespace crosscut::network
