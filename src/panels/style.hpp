// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/theme.hpp"

namespace crosscut::panels {

/// Sizes of type at 100 % (look.md): caption 12, body 14.5, emphasis 17, heading 21, title 28 pixels.
/// `strong` is the body in semi-bold, `small_strong` the caption.
enum class Font { caption, small_strong, body, strong, emphasis, heading, title };
inline constexpr int font_count = 7;

/// Puts the house's typeface into the atlas of the current context, at a scale (1 = 100 %); Latin with its
/// extensions, Greek, Cyrillic and punctuation; from DejaVu what the typeface lacks. Errors are silent: a
/// font that is not there is replaced by the library's own.
void load_fonts(double scale);

/// Spaces, radii and colours of the house instead of the library's. Not to be called inside of a frame.
void apply_style(const scene::Theme& theme, double scale);

void push_font(Font font);
void pop_font();

/// The scale that `apply_style` was given: pixels of one point.
float scale();

}  // namespace crosscut::panels
