// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include <array>
#include <vector>

namespace crosscut::screen {

constexpr int shape_count = 7;
constexpr int most_sides = 8;

/// A side of a shape of radius 1: its outward normal, and how far it is from the middle.
struct Side {
    float x = 0;
    float y = 0;
    float away = 0;
};

/// A shape of radius 1.
struct Outline {
    std::vector<Side> sides;  ///< none where it is round
    float across = 1;         ///< how far it reaches from its middle, to the left or right
    float down = 1;           ///< and up or down
    float inner = 1;          ///< radius of the largest circle inside
};

/// Every shape, by the number of scene::Shape.
const std::array<Outline, shape_count>& outlines_of_shapes();

}  // namespace crosscut::screen
