// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::scene {

/// The family used for everything: Inter, else Noto Sans, else DejaVu Sans, whichever fontconfig has.
const std::string& type_family();

/// The font file that fontconfig gives for a style of our family (path on this computer).
std::string font_file(Weight weight, bool italic);

/// The text as one line can hold it: control characters and line ends become a blank, bytes that are no UTF-8
/// the replacement character. Everything below sets and measures this.
std::string one_line(std::string_view text);

/// Whether the first letter that has a direction runs from right to left.
bool right_to_left(std::string_view text);

/// Size of one line of text: advance width, and the heights above and below the base line.
struct TextSize {
    double width = 0;
    double ascent = 0;
    double descent = 0;
};

/// Measures without hinting, so that screen, SVG, PDF and PNG agree. Safe on every thread.
TextSize measure(std::string_view text, const TextStyle& style);

/// One shaped glyph: which font file (index into GlyphRun::fonts), which glyph, where (points).
struct PlacedGlyph {
    int font = 0;
    unsigned glyph = 0;
    double x = 0;
    double y = 0;
};

/// A line of text as glyphs, as the page sets it; kerning and fallback fonts included.
struct GlyphRun {
    struct Font {
        std::string file;
        int face = 0;
    };
    std::vector<Font> fonts;
    std::vector<PlacedGlyph> glyphs;
    TextSize size;
};
GlyphRun shape_text(std::string_view text, const TextStyle& style);

/// The text cut to a width, with an ellipsis at the end where something was cut.
std::string fitted(std::string_view text, const TextStyle& style, double width);

/// The text broken into lines of at most `width` points, at blanks and hyphens.
std::vector<std::string> wrapped(std::string_view text, const TextStyle& style, double width);

/// A word broken at syllables, with hyphens, into parts of at most `width` points; one that has no syllable
/// early enough stays too wide. Good enough for German compounds, no dictionary.
std::vector<std::string> broken(std::string_view word, const TextStyle& style, double width);

}  // namespace crosscut::scene
