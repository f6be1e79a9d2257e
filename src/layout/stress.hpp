// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/layout.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::layout {

/// One connected graph to be placed by its distances.
///
///   start    Where a vertex stands already.
///   fixed    Stays exactly; needs a start.
///   anchor   How strongly a vertex that has a start is held there, as a share of the pull of all others together:
///            0 = free, 1 = as strong as they are.
struct StressGraph {
    struct Line {
        int a = 0;
        int b = 0;
        double length = 90;  ///< wished, points, above 0
    };
    struct Vertex {
        std::optional<Point> start;
        bool fixed = false;
        double anchor = 0;
    };
    std::vector<Vertex> vertices;
    std::vector<Line> lines;
    std::uint64_t seed = 1;
    int rounds = 0;  ///< 0 = as many as are good for the size
};

/// Places whose distances are as near as possible to the lengths of shortest paths.
///
///   Value   One place for each vertex; the middle is that of the starts, or (0, 0) without any. The same graph gives
///           the same places to the last bit.
///   How     Stochastic gradient descent: pairs of vertices in random order, each moved towards its distance by a step
///           that shrinks from round to round. All pairs up to 2,500 vertices; beyond, pairs with pivots that
///           stand for the vertices near them, and with neighbours. Small graphs are tried from up
///           to 8 beginnings. Where at least half have a start the steps begin
///           small, so that little moves (anchored vertices least of all).
///   Edge    No vertices, no places. What is not connected is placed as if it were a little further away than the
///           longest path. Two vertices on one spot part sideways.
///   Errors  `cancelled`.
///   Cost    A round is O(n^2), beyond 2,500 vertices O(n p + m) with 60 to 200 pivots p.
///   Source  Zheng, Pawar, Goodman 2018 (steps and schedule); Ortmann, Klimenta, Brandes 2017 (pivots).
Result<std::vector<Point>> stress_places(const StressGraph& graph, Work& work);

/// Normalised stress of places with the best scale: mean of (s |p - q| - d)^2 / d^2 over connected pairs; sources are
/// sampled evenly above 2,000 vertices. 0 = every distance is as wished.
double stress_of(const StressGraph& graph, const std::vector<Point>& at);

}  // namespace crosscut::layout
