// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/overlap.hpp"

#include <vector>

namespace crosscut::layout {

/// Space left around every actor, points.
inline constexpr double actor_gap = 4.0;

/// Length that a typical tie should have between actors of these sizes: 90 points, or more where
/// bigger actors need it.
double unit_length(const std::vector<Extent>& sizes);

/// Makes the middle of all places (0, 0).
void centre(std::vector<Point>& at);

/// Turns places until their longest direction lies level, and stretches them by at most a fifth each
/// way towards a wished width / height. Fewer than two different places stay as they are.
void level(std::vector<Point>& at, double aspect);

/// How many times farther apart the places must be so that the rectangles cover no more than 40 % of
/// the area, which is when they begin to push each other out of shape: 1 to 10. 1 for fewer than ten.
double room_factor(const std::vector<Point>& at, const std::vector<Extent>& sizes);

/// Scales places about (0, 0) until the median tie is as long as `unit_length` says, and more if the
/// rectangles would not find room beside each other.
void scale_to_size(std::vector<Point>& at, const std::vector<Extent>& sizes,
                   const std::vector<TieSpec>& ties);

/// Moves, turns, mirrors (and with `may_scale` scales) all places so that those with a non-zero
/// `known` come as near as possible, in the sense of least squares, to where they were.
void fit_to(std::vector<Point>& at, const std::vector<Point>& before, const std::vector<char>& known,
            bool may_scale);

}  // namespace crosscut::layout
