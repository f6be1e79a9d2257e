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

/// Outline around discs that are joined by the shortest tree of narrow bridges: it takes in who belongs and,
/// unlike a convex hull, hardly anybody else. Points for a smooth region.
///
///   Edge   None gives nothing. Places that are no numbers are left out.
///   Cost   The area covered; the discs squared.
std::vector<Point> blob_around(const std::vector<std::pair<Point, double>>& discs);

}  // namespace crosscut::scene
