// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/overlap.hpp"
#include "layout/parts.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::layout {

/// The rectangle around some placed rectangles.
struct Bounds {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool empty = true;

    void add(Point at, Extent size);
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

/// Finds first places for the members of a part that have none, from those that have one.
///
///   Value    `at` and `placed` are completed for the part. Places may overlap afterwards.
///   How      The one with the strongest ties to placed ones comes first. It goes to the middle of
///            its neighbours, by weight; with a single neighbour, outwards from it, fanned out.
///   Edge     The part has at least one placed member.
///   Cost     O((n + m) log n).
void settle(const Part& part, const std::vector<Extent>& sizes, std::uint64_t seed,
            std::vector<Point>& at, std::vector<char>& placed);

/// Puts nodes without ties into rows of equal cells below what is on `ground`; free cells between
/// nodes that stand there already are used first, so that a list of them grows row by row.
///
///   who      In the order in which they shall stand.
///   others   Nodes without ties that stand already; they count for the size of a cell.
///   ground   Where the others are; when empty the rows start at (0, 0).
///   aspect   Wished width / height when there are more of them than the ground is wide.
void stand_in_rows(const std::vector<int>& who, const std::vector<int>& others, const Bounds& ground,
                   const std::vector<Extent>& sizes, double aspect, std::vector<Point>& at,
                   std::vector<char>& placed);

}  // namespace crosscut::layout
