// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include <utility>
#include <vector>

namespace crosscut::scene {

/// Outline around discs (centre, radius): the convex hull of their rims, as points for a smooth region.
///
///   Edge   One disc gives a circle of 12 points; none gives nothing.
std::vector<Point> hull_around(const std::vector<std::pair<Point, double>>& discs);

}  // namespace crosscut::scene
