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

/// The sides of every shape, by the number of scene::Shape; round ones have none.
const std::array<std::vector<Side>, shape_count>& sides_of_shapes();

}  // namespace crosscut::screen
