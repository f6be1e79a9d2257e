// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include <vector>

namespace crosscut::scene {

/// Measures of strokes and hatches in points. They are the ones of a page, so that a figure looks like
/// the screen; `width` is that of the curve.

/// Painted length and period of dashes.
constexpr double dash_length(double width) { return 4 + 2 * width; }
constexpr double dash_period(double width) { return 7 + 3.5 * width; }

/// Dots are round, as wide as the curve; from middle to middle.
constexpr double dot_period(double width) { return 1.5 + 2 * width; }

/// Two lines of half the width each, with one width between them.
constexpr double doubled_width(double width) { return 2 * width; }

/// An arrow head, a triangle with its tip on the last point.
constexpr double head_length(double width) { return 4 + 2.5 * width; }
constexpr double head_half_width(double width) { return 0.4 * head_length(width); }

/// Distance and width of hatch lines; distance and radius of hatch dots (on a grid turned by 45°).
constexpr double hatch_period = 5;
constexpr double hatch_line = 1.1;
constexpr double hatch_dot_period = 4;
constexpr double hatch_dot_radius = 0.9;

/// Teeth of a notched edge: distance, breadth at the edge, depth.
constexpr double tooth_period = 5;
constexpr double tooth_breadth = 3;
constexpr double tooth_depth = 2;

/// Inner radius of a ring as a share of its outer one.
constexpr double ring_hole = 0.55;

/// A line or outline without corners that repeat the one before.
std::vector<Point> without_repeats(const std::vector<Point>& points, bool closed);
/// Length of a line, or around an outline.
double length_along(const std::vector<Point>& points, bool closed);
/// The same line at a distance to its left (as seen along it), with its corners mitred.
std::vector<Point> beside(const std::vector<Point>& points, bool closed, double distance);

/// Dashes or dots of a line: painted length (0 = a round dot), period, and where the first one begins. On a
/// closed line a whole number of them meets itself.
struct Dashes {
    double on = 0;
    double period = 0;
    double begin = 0;
};
Dashes dashes_of(Stroke stroke, double width, double length, bool closed);

/// An arrow taken apart: the line up to the foot of its head, and the head.
struct Arrow {
    std::vector<Point> shaft;
    std::vector<Point> head;
};
Arrow arrow_of(const std::vector<Point>& line, double width);

/// The teeth that a notched edge has, as triangles.
std::vector<std::vector<Point>> teeth_of(const std::vector<Point>& corners);

}  // namespace crosscut::scene
