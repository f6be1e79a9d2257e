// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"
#include "screen/mesh.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscut::screen {

/// A stretch of a line without corners, or a convex patch: what our own code paints where the graphics card is only a program.
struct Piece {
    enum class Form : std::uint8_t { line, fill, hatch };
    Form form = Form::line;
    std::uint8_t pattern = 0;  ///< scene::Stroke of a line, scene::Hatch of a hatch
    bool first = false;        ///< the line begins and ends here, smoothed
    bool last = false;
    Bytes4 colour{};
    float ax = 0, ay = 0, bx = 0, by = 0;  ///< points
    float along = 0, length = 0;           ///< points before this piece, and of the whole line
    LineStyle style;                       ///< hatches: half width of a stroke or radius of a dot, and the period
    std::uint32_t corner = 0, corners = 0; ///< of a patch: places in Pieces::corners
};

struct Pieces {
    std::vector<Piece> all;
    std::vector<scene::Point> corners;
};

/// Cuts a mark up and adds its pieces. False, and nothing is added, for shapes, letters, outlines that are bent or have an edge
/// drawn, and lines with sharp corners.
///
///   tolerance  How far a curve may be from its chords, points.
bool cut_up(const scene::Mark& mark, double tolerance, Pieces& pieces);

/// Pixels (red, green, blue, alpha from the lowest byte on) row after row from the bottom, as OpenGL reads and takes them.
struct Ground {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
};

/// Paints `count` pieces from the `first` on over opaque pixels, one over the other, with the coverage of shaders/mesh.frag. Uses
/// several threads for many; the pixels are the same for any number of them.
///
///   origin_x, origin_y  Where the point (0, 0) falls, in pixels from the top left corner of the ground.
///   scale               Pixels a point.
void paint(const Pieces& pieces, std::size_t first, std::size_t count, const Ground& ground, double origin_x, double origin_y, double scale, unsigned threads = 0);

}  // namespace crosscut::screen
