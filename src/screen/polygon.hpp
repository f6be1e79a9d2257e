// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::screen {

/// Corners without those that repeat the one before (closer than a thousandth of a point); with
/// `closed` the last one must not repeat the first either.
std::vector<scene::Point> tidied(const std::vector<scene::Point>& corners, bool closed);

/// Signed area: positive when the corners run clockwise as seen (y downwards).
double signed_area(const std::vector<scene::Point>& corners);

/// Triangles that fill a simple outline, as triples of indices of its corners. Convex ones are fans,
/// others have their ears cut off. An outline that crosses itself is filled, but not exactly. Fewer
/// than three corners or no area: empty. Cost: corners squared for outlines that are not convex.
std::vector<std::uint32_t> triangulated(const std::vector<scene::Point>& corners);

}  // namespace crosscut::screen
