// SPDX-License-Identifier: Apache-2.0
#include "scene/dress.hpp"
#include "scene/marks.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace crosscut::scene {

namespace {

Box box_of(const std::vector<Point>& points, double margin)
{
    if (points.empty())
        return {};
    Point low = points[0];
    Point high = points[0];
    for (const Point& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    return {low.x - margin, low.y - margin, high.x - low.x + 2 * margin, high.y - low.y + 2 * margin};
}

bool inside(const std::vector<Point>& corners, Point at)
{
    bool in = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const Point& a = corners[i];
        const Point& b = corners[j];
        if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

double distance_to(const std::vector<Point>& line, Point at)
{
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point way{line[i + 1].x - a.x, line[i + 1].y - a.y};
        const double length = way.x * way.x + way.y * way.y;
        const double t = length > 0 ? std::clamp(((at.x - a.x) * way.x + (at.y - a.y) * way.y) / length, 0.0, 1.0) : 0;
        nearest = std::min(nearest, std::hypot(a.x + t * way.x - at.x, a.y + t * way.y - at.y));
    }
    return nearest;
}

// Corners of a label's box, turned with it.
std::vector<Point> corners_of(const Label& label)
{
    const TextSize size = measure(label.text, label.style);
    const double left = label.anchor == Anchor::start ? 0 : (label.anchor == Anchor::middle ? -size.width / 2 : -size.width);
    const double turn = label.angle * std::numbers::pi / 180;
    std::vector<Point> corners;
    for (const Point p : {Point{left, -size.ascent}, Point{left + size.width, -size.ascent}, Point{left + size.width, size.descent}, Point{left, size.descent}})
        corners.push_back({label.at.x + p.x * std::cos(turn) + p.y * std::sin(turn), label.at.y - p.x * std::sin(turn) + p.y * std::cos(turn)});
    return corners;
}

bool hit(const Mark& mark, Point at, double reach)
{
    if (const auto* glyph = std::get_if<Glyph>(&mark.form)) {
        if (std::hypot(glyph->at.x - at.x, glyph->at.y - at.y) <= std::max(glyph->radius, reach))
            return true;
        return inside(outline_of(glyph->shape, glyph->at, glyph->radius), at);
    }
    if (const auto* curve = std::get_if<Curve>(&mark.form))
        return distance_to(flattened(*curve, 0.5), at) <= curve->width / 2 + reach;
    if (const auto* region = std::get_if<Region>(&mark.form)) {
        const std::vector<Point> corners = flattened(*region, 0.5);
        return corners.size() >= 3 && inside(corners, at);
    }
    return inside(corners_of(std::get<Label>(mark.form)), at);
}

}  // namespace

int pick(const Scene& scene, Point at, double reach)
{
    for (std::size_t i = scene.marks.size(); i-- > 0;)
        if (scene.marks[i].subject.kind != Subject::Kind::none && hit(scene.marks[i], at, reach))
            return static_cast<int>(i);
    return -1;
}

Box bounds(const Mark& mark)
{
    if (const auto* glyph = std::get_if<Glyph>(&mark.form)) {
        if (glyph->shape == Shape::circle || glyph->shape == Shape::ring) {
            const double reach = glyph->radius + glyph->outline_width / 2;
            return {glyph->at.x - reach, glyph->at.y - reach, 2 * reach, 2 * reach};
        }
        return box_of(outline_of(glyph->shape, glyph->at, glyph->radius), glyph->outline_width / 2);
    }
    if (const auto* curve = std::get_if<Curve>(&mark.form)) {
        const double half = (curve->stroke == Stroke::doubled ? doubled_width(curve->width) : curve->width) / 2;
        if (!curve->arrow)
            return curve->bezier ? box_of(flattened(*curve), half) : box_of(curve->points, half);
        const Arrow arrow = arrow_of(flattened(*curve), curve->width);
        const Box shaft = box_of(arrow.shaft, half);
        if (arrow.head.empty())
            return shaft;
        return box_of({{shaft.x, shaft.y}, {shaft.x + shaft.width, shaft.y + shaft.height}, arrow.head[0], arrow.head[1], arrow.head[2]}, 0);
    }
    if (const auto* region = std::get_if<Region>(&mark.form))
        return box_of(flattened(*region), region->stroke == Stroke::none ? 0 : region->stroke_width / 2);
    return box_of(corners_of(std::get<Label>(mark.form)), 0);
}

}  // namespace crosscut::scene
