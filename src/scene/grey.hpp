// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

namespace crosscut::scene {

/// A drawing for printing in black: every colour becomes the grey of the same luminance. What colours told apart is still
/// told by shapes, strokes and hatches.
Scene greyed(Scene scene);

/// The grey of a colour's luminance; how much shines through stays.
Colour greyed(Colour colour);

/// Everything that is written in a drawing, a label a line, then titles and description.
std::string letters_of(const Scene& scene);

}  // namespace crosscut::scene
