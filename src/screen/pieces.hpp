// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"
#include "screen/ground.hpp"
#include "screen/mesh.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscut::screen {

/// A stretch of a line without corners, a convex patch or a shape: what our own code paints where the graphics card is only a program.
struct Piece {
    enum class Form : std::uint8_t { line, fill, hatch, glyph };
    Form form = Form::line;
    std::uint8_t pattern = 0;  ///< scene::Stroke of a line, scene::Hatch of a hatch, scene::Shape of a glyph
    bool first = false;        ///< the line begins and ends here, smoothed
    bool last = false;
    Bytes4 colour{};
    Bytes4 edge{};                         ///< outline of a glyph
    float ax = 0, ay = 0;                  ///< points: begin of a line, middle of a glyph
    float dx = 0, dy = 0, run = 0;         ///< which way a line goes (length 1), and how far in points; the radius of a glyph
    float along = 0, length = 0;           ///< points before this piece, and of the whole line
    LineStyle style;                       ///< hatches: half width of a stroke or radius of a dot, and the period; glyphs: half width of the outline
    std::uint32_t corner = 0, corners = 0; ///< of a patch: places in Pieces::corners
};

struct Pieces {
    std::vector<Piece> all;
    std::vector<scene::Point> corners;
};

/// Cuts a mark up and adds its pieces. False, and nothing is added, for letters, outlines that are bent or have an edge
/// drawn, and lines with sharp corners.
///
///   tolerance  How far a curve may be from its chords, points.
bool cut_up(const scene::Mark& mark, double tolerance, Pieces& pieces);

/// Paints `count` pieces from the `first` on over opaque pixels, one over the other, with the coverage of shaders/mesh.frag and shape.frag. Uses
/// several threads for many; the pixels are the same for any number of them.
///
///   origin_x, origin_y  Where the point (0, 0) falls, in pixels from the top left corner of the ground.
///   scale               Pixels a point.
void paint(const Pieces& pieces, std::size_t first, std::size_t count, const Ground& ground, double origin_x, double origin_y, double scale, unsigned threads = 0);

}  // namespace crosscut::screen
