// SPDX-License-Identifier: Apache-2.0
#include "screen/pieces.hpp"

#include "scene/dress.hpp"
#include "screen/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace crosscut::screen {
namespace {

using scene::Point;

/// Cosine of the sharpest bend between two chords of what counts as one smooth line.
constexpr double smooth_bend = 0.93;

bool is_convex(const std::vector<Point>& corners)
{
    const std::size_t n = corners.size();
    int left = 0;
    int right = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % n];
        const Point c = corners[(i + 2) % n];
        const double turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
        left += turn > 0;
        right += turn < 0;
    }
    return n >= 3 && (left == 0) != (right == 0);
}

/// Adds a convex patch, unless nothing of its colour would be seen; the piece is returned anyway.
Piece add_fill(const std::vector<Point>& corners, Bytes4 colour, Pieces& pieces)
{
    Piece piece;
    piece.form = Piece::Form::fill;
    piece.corner = static_cast<std::uint32_t>(pieces.corners.size());
    piece.corners = static_cast<std::uint32_t>(corners.size());
    pieces.corners.insert(pieces.corners.end(), corners.begin(), corners.end());
    piece.colour = colour;
    if (colour[3] > 0)
        pieces.all.push_back(piece);
    return piece;
}

/// A line of one stretch, as most ties are. What `arrow_of` says of more points is worked out at once.
void add_straight(const scene::Curve& curve, Piece piece, Pieces& pieces)
{
    const Point a = curve.points[0];
    const Point b = curve.points[1];
    const double length = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
    if (!(length > 1e-3))
        return;
    const Point way{(b.x - a.x) / length, (b.y - a.y) / length};
    const double head = curve.arrow ? std::min(scene::head_length(curve.width), length) : 0;
    piece.ax = narrow(a.x);
    piece.ay = narrow(a.y);
    piece.dx = narrow(way.x);
    piece.dy = narrow(way.y);
    piece.run = piece.length = narrow(length - head);
    piece.first = piece.last = true;
    if (length - head > 1e-3)
        pieces.all.push_back(piece);
    if (head > 0) {
        const Point foot{b.x - way.x * head, b.y - way.y * head};
        const double half = scene::head_half_width(curve.width);
        add_fill({b, {foot.x - way.y * half, foot.y + way.x * half}, {foot.x + way.y * half, foot.y - way.x * half}}, piece.colour, pieces);
    }
}

bool add_line(const scene::Curve& curve, double opacity, double tolerance, Pieces& pieces)
{
    Piece piece;
    piece.colour = bytes(curve.colour, opacity);
    if (piece.colour[3] == 0 || !(curve.width > 0) || curve.stroke == scene::Stroke::none)
        return true;
    piece.pattern = static_cast<std::uint8_t>(curve.stroke);
    piece.style = line_style(curve.stroke, curve.width);
    if (curve.points.size() == 2) {
        add_straight(curve, piece, pieces);
        return true;
    }
    std::vector<Point> points = tidied(scene::flattened(curve, tolerance), false);
    std::vector<Point> head;
    if (curve.arrow) {
        scene::Arrow arrow = scene::arrow_of(points, curve.width);
        points = tidied(arrow.shaft, false);
        head = std::move(arrow.head);
    }
    const std::size_t n = points.size();
    for (std::size_t i = 2; i < n; ++i) {
        const Point p{points[i - 1].x - points[i - 2].x, points[i - 1].y - points[i - 2].y};
        const Point q{points[i].x - points[i - 1].x, points[i].y - points[i - 1].y};
        if (p.x * q.x + p.y * q.y < smooth_bend * std::hypot(p.x, p.y) * std::hypot(q.x, q.y))
            return false;
    }
    piece.length = narrow(length_along(points, false));
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const Point way{points[i + 1].x - points[i].x, points[i + 1].y - points[i].y};
        const double run = std::hypot(way.x, way.y);
        piece.ax = narrow(points[i].x);
        piece.ay = narrow(points[i].y);
        piece.dx = narrow(way.x / run);
        piece.dy = narrow(way.y / run);
        piece.run = narrow(run);
        piece.first = i == 0;
        piece.last = i + 2 == n;
        pieces.all.push_back(piece);
        piece.along += piece.run;
    }
    if (is_convex(head))
        add_fill(head, piece.colour, pieces);
    return true;
}

void add_glyph(const scene::Glyph& glyph, double opacity, Pieces& pieces)
{
    Piece piece;
    piece.form = Piece::Form::glyph;
    piece.pattern = static_cast<std::uint8_t>(glyph.shape);
    piece.colour = bytes(glyph.fill, opacity);
    piece.edge = bytes(glyph.outline, glyph.outline_width > 0 ? opacity : 0);
    piece.ax = narrow(glyph.at.x);
    piece.ay = narrow(glyph.at.y);
    piece.run = narrow(glyph.radius);
    piece.style.half_width = narrow(glyph.outline_width / 2);
    if (piece.colour[3] > 0 || piece.edge[3] > 0)
        pieces.all.push_back(piece);
}

bool add_patch(const scene::Region& region, double opacity, Pieces& pieces)
{
    const bool hatched = region.hatch != scene::Hatch::none;
    if (region.smooth || region.hatch == scene::Hatch::notched || (region.stroke != scene::Stroke::none && bytes(region.stroke_colour, opacity)[3] > 0))
        return false;
    const std::vector<Point> corners = tidied(region.outline, true);
    if (!is_convex(corners))
        return false;
    Piece piece = add_fill(corners, bytes(region.fill, opacity), pieces);
    piece.form = Piece::Form::hatch;
    piece.colour = bytes(region.hatch_colour, opacity);
    piece.pattern = static_cast<std::uint8_t>(region.hatch);
    const bool dots = region.hatch == scene::Hatch::dots;
    piece.style = {static_cast<float>(dots ? scene::hatch_dot_radius : scene::hatch_line / 2), 0, static_cast<float>(dots ? scene::hatch_dot_period : scene::hatch_period)};
    if (hatched && piece.colour[3] > 0)
        pieces.all.push_back(piece);
    return true;
}

}  // namespace

bool cut_up(const scene::Mark& mark, double tolerance, Pieces& pieces)
{
    if (const auto* curve = std::get_if<scene::Curve>(&mark.form))
        return add_line(*curve, mark.opacity, tolerance, pieces);
    if (const auto* glyph = std::get_if<scene::Glyph>(&mark.form)) {
        add_glyph(*glyph, mark.opacity, pieces);
        return true;
    }
    if (const auto* region = std::get_if<scene::Region>(&mark.form))
        return region->outline.size() <= 8 && add_patch(*region, mark.opacity, pieces);
    return false;
}

}  // namespace crosscut::screen
