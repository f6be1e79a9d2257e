// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/layout.hpp"
#include "work/work.hpp"

#include <vector>

namespace crosscut::layout {

/// A rectangle around its centre.
struct Extent {
    double width = 0;
    double height = 0;
};

/// Whether two rectangles, each with half of `gap` around it, share more than a hair (1e-6 points).
bool overlaps(Point a, Extent a_size, Point b, Extent b_size, double gap);

/// Pairs of rectangles that overlap, for tests and notes. O(n log n + pairs sharing a column).
std::size_t count_overlaps(const std::vector<Point>& at, const std::vector<Extent>& sizes, double gap);

/// Moves rectangles apart until none overlaps, each as little as seems possible.
///
///   Fixed  Rectangles with a non-zero `fixed` do not move; two of them may still overlap.
///   How    Overlapping pairs push each other along the shorter way out, for a limited number of
///          rounds; what still overlaps then goes, in order, to the nearest free place. So it
///          always ends without overlaps, and the same input gives the same output.
///   Cost   O(n log n) a round, for places that are not all on one heap.
///   work   If given and stopped, what comes back is unfinished.
void remove_overlaps(std::vector<Point>& at, const std::vector<Extent>& sizes,
                     const std::vector<char>& fixed, double gap, const Work* work = nullptr);

}  // namespace crosscut::layout
