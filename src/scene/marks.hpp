// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace crosscut::scene {

/// A place on the drawing, in points (1/72 inch; one pixel on screen at 100 %), y downwards.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Box&) const = default;
};

struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    bool operator==(const Colour&) const = default;
};

/// Second channel of the sector, beside its colour (look: shapes by sector).
enum class Shape { circle, square, hexagon, diamond, triangle, pentagon, ring };

/// Second channel of a tie's status. `doubled` is two thin parallel lines.
enum class Stroke { none, solid, dashed, dotted, doubled };

/// Second channel of a structure's state and of vagueness. `notched` is a fill with a toothed edge.
enum class Hatch { none, diagonal, cross, dots, notched };

/// What a mark stands for. `id` is the value of the ActorId, tie number ... of that kind; a pair is two actors without a tie.
///
///   other  Of a pair or a department, the other one; of an event or membership, its structure; of a city, the field that is
///          meant; of a tile (one of several small maps: `id` its city, 0 = all), its number.
struct Subject {
    enum class Kind { none, actor, tie, structure, event, membership, gap, crisis, department, legend, axis, pair, city, tile };
    Kind kind = Kind::none;
    std::uint32_t id = 0;
    std::uint32_t other = 0;
    bool operator==(const Subject&) const = default;
};

/// An actor or a tick: a shape of a size around a point.
struct Glyph {
    Point at;
    double radius = 4;  ///< of the circle of equal area, in points
    Shape shape = Shape::circle;
    Colour fill;
    Colour outline;
    double outline_width = 0;
};

/// A line through points; with `bezier` the points are one start and then triples of a cubic curve.
struct Curve {
    std::vector<Point> points;
    bool bezier = false;
    Colour colour;
    double width = 1;
    Stroke stroke = Stroke::solid;
    bool arrow = false;  ///< a filled head at the last point
};

/// A filled outline; the last point joins the first.
struct Region {
    std::vector<Point> outline;
    bool smooth = false;  ///< a closed curve through the points instead of straight edges
    Colour fill;          ///< alpha 0 = not filled
    Hatch hatch = Hatch::none;
    Colour hatch_colour;
    Stroke stroke = Stroke::none;
    Colour stroke_colour;
    double stroke_width = 1;
};

enum class Weight { regular, medium, semibold, bold };
enum class Anchor { start, middle, end };

/// How a text is set. One family for everything, found by `type_family()`.
struct TextStyle {
    double size = 12;  ///< points
    Weight weight = Weight::regular;
    bool italic = false;
    double tracking = 0;  ///< extra space between letters, in em
    bool operator==(const TextStyle&) const = default;
};

/// One line of text; `at` is on its base line.
struct Label {
    Point at;
    std::string text;
    TextStyle style;
    Anchor anchor = Anchor::start;
    Colour colour;
    Colour halo;            ///< alpha 0 = none
    double halo_width = 2;  ///< points around the letters
    double angle = 0;       ///< degrees, counter-clockwise
};

/// One thing on the drawing.
struct Mark {
    std::variant<Glyph, Curve, Region, Label> form;
    Subject subject;
    double opacity = 1;
    std::string title;  ///< one line of words, for tooltips and for the <title> of an SVG element
};

/// A drawing as data: marks in the order in which they are painted. Screen, page and pointer read the
/// same scene, so a figure cannot differ from the screen.
struct Scene {
    Box page;                      ///< what belongs to the drawing; everything lies inside
    Colour paper{251, 250, 247, 255};
    std::vector<Mark> marks;
    std::string title;        ///< plain title, for file metadata
    std::string description;  ///< text alternative: what a person who cannot see it should know
};

/// The outline of a shape with the area of a circle of that radius, as a polygon. A circle and a
/// ring have 48 corners.
std::vector<Point> outline_of(Shape shape, Point at, double radius);

/// The points of a curve as a polyline that is nowhere further than `tolerance` points away.
std::vector<Point> flattened(const Curve& curve, double tolerance = 0.15);

/// The corners of a region's edge as a polygon (a smooth outline is flattened).
std::vector<Point> flattened(const Region& region, double tolerance = 0.15);

/// A smooth outline as one closed Bezier path: a start and then triples, the last point being the start.
/// Fewer than three points have none.
std::vector<Point> smooth_path(const std::vector<Point>& outline);

/// Rounded rectangle as the outline of a region.
std::vector<Point> rounded(Box box, double radius);

/// The topmost mark with a subject under a point, or -1. `reach` widens thin marks, in points.
/// Labels count by their box, regions by their inside.
int pick(const Scene& scene, Point at, double reach = 4);

/// Smallest box around a mark (labels measured).
Box bounds(const Mark& mark);

}  // namespace crosscut::scene
