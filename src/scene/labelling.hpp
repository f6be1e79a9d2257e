// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include <string>
#include <utility>
#include <vector>

namespace crosscut::scene {

/// A text that wants to stand beside a point.
struct LabelWish {
    Point at;
    double radius = 0;  ///< of what stands there already
    std::vector<std::string> lines;
    TextStyle style;
    double priority = 0;  ///< larger is placed first
    bool must = false;    ///< placed even if it has to cross a line or another label's margin
    bool below = false;   ///< under the point rather than beside it (columns)
    std::vector<Point> also = {};  ///< other points that it may stand at, where the first has no room
    std::string words = {};   ///< instead of lines: set in lines (map_lines) only where there may be room for them
    double width = 0;         ///< for the words, and how many lines
    std::size_t most = 2;
};

/// Where it stands: base line of the first line, and how the lines are set.
struct LabelPlace {
    bool shown = false;
    Point at;
    Anchor anchor = Anchor::start;
    double line_height = 0;
    Box box;
    std::vector<std::string> lines = {};  ///< as they are set
};

/// Whether names keep clear of so many lines. In a large network every place crosses some line, and counting them would take longer
/// than it is worth.
bool minds_lines(std::size_t lines, std::size_t wishes);

/// Finds a place for every text so that no two overlap and none covers an obstacle; what finds none is not
/// shown. By priority, then by order; no randomness.
///
///   lines   Are crossed as little as can be.
///   inside  If its width is positive, labels stay inside.
///   Cost    O(labels * places * neighbours) over a grid.
std::vector<LabelPlace> place_labels(const std::vector<LabelWish>& wishes, const std::vector<Box>& obstacles, const Box& inside,
                                     const std::vector<std::pair<Point, Point>>& lines = {});

}  // namespace crosscut::scene
