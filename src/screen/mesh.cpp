// SPDX-License-Identifier: Apache-2.0
#include "screen/mesh.hpp"

#include "scene/dress.hpp"
#include "screen/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::screen {
namespace {

using namespace scene;  // the measures of dress.hpp

enum Form : std::uint8_t { fill_form = 0, hatch_form = 1, line_form = 2 };

/// How far a mitre may reach beyond half the width before a corner is cut short.
constexpr double mitre_limit = 4;

float narrow(double value) { return static_cast<float>(value); }

Point minus(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
double length_of(Point a) { return std::hypot(a.x, a.y); }

/// Unit vector to the left of the way from a to b as seen: outwards, when the outline runs clockwise.
Point normal(Point a, Point b)
{
    const Point way = minus(b, a);
    const double length = length_of(way);
    return length > 0 ? Point{way.y / length, -way.x / length} : Point{0, 0};
}

/// The vector that moves a corner so that both its edges move by 1 along their normals.
Point mitre(Point before, Point after)
{
    const Point sum{before.x + after.x, before.y + after.y};
    const double both = 1 + before.x * after.x + before.y * after.y;
    if (both < 1e-6) {
        return before;
    }
    const Point whole{sum.x / both, sum.y / both};
    const double reach = length_of(whole);
    const double kept = reach > mitre_limit ? mitre_limit / reach : 1;
    return {whole.x * kept, whole.y * kept};
}

class Builder {
public:
    explicit Builder(Drawing& out) : out_(out) {}

    void fill(const std::vector<Point>& corners, Form form, Bytes4 colour, std::uint8_t pattern, double half_width,
              double period)
    {
        const std::vector<std::uint32_t> inner = triangulated(corners);
        if (inner.empty() || colour[3] == 0) {
            return;
        }
        const std::size_t n = corners.size();
        const double outwards = signed_area(corners) > 0 ? 1 : -1;
        const auto base = static_cast<std::uint32_t>(out_.vertices.size());
        for (std::size_t i = 0; i < n; ++i) {
            const Point m = mitre(normal(corners[(i + n - 1) % n], corners[i]), normal(corners[i], corners[(i + 1) % n]));
            MeshVertex vertex;
            vertex.x = narrow(corners[i].x);
            vertex.y = narrow(corners[i].y);
            vertex.half_width = narrow(half_width);
            vertex.period = narrow(period);
            vertex.colour = colour;
            vertex.kind = {form, pattern, 0, 0};
            for (const double side : {-1.0, 1.0}) {
                vertex.push_x = narrow(m.x * side * outwards);
                vertex.push_y = narrow(m.y * side * outwards);
                vertex.side = side < 0 ? 1.0F : 0.0F;
                out_.vertices.push_back(vertex);
            }
        }
        for (const std::uint32_t corner : inner) {
            out_.indices.push_back(base + corner * 2);
        }
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::uint32_t next = static_cast<std::uint32_t>((i + 1) % n);
            quad(base + i * 2, base + i * 2 + 1, base + next * 2, base + next * 2 + 1);
        }
    }

    void line(const std::vector<Point>& points, bool closed, scene::Stroke stroke, double width, Bytes4 colour)
    {
        const std::size_t n = points.size();
        if (n < 2 || colour[3] == 0 || !(width > 0) || stroke == scene::Stroke::none) {
            return;
        }
        double length = 0;
        for (std::size_t i = 0; i + (closed ? 0 : 1) < n; ++i) {
            length += length_of(minus(points[(i + 1) % n], points[i]));
        }
        MeshVertex vertex;
        vertex.half_width = narrow(width / 2);
        if (stroke == scene::Stroke::dashed) {
            vertex.dash = narrow(dash_length(width));
            vertex.period = narrow(dash_period(width));
        } else if (stroke == scene::Stroke::dotted) {
            vertex.dash = narrow(width);
            vertex.period = narrow(dot_period(width));
        } else if (stroke == scene::Stroke::doubled) {
            vertex.half_width = narrow(doubled_width(width) / 2);
        }
        if (closed && vertex.period > 0) {
            // A whole number of periods, so that the pattern meets itself where it began.
            const double stretch = length / std::max(1.0, std::round(length / static_cast<double>(vertex.period))) /
                                   static_cast<double>(vertex.period);
            vertex.period *= narrow(stretch);
            vertex.dash *= narrow(stroke == scene::Stroke::dashed ? stretch : 1);
        }
        // A closed line has no ends: its length lies out of reach.
        vertex.length = narrow(closed ? length + 1e6 : length);
        vertex.colour = colour;

        const auto base = static_cast<std::uint32_t>(out_.vertices.size());
        const std::size_t stations = closed ? n + 1 : n;
        double along = closed ? 1e-3 : 0;
        for (std::size_t i = 0; i < stations; ++i) {
            const Point here = points[i % n];
            const bool first = !closed && i == 0;
            const bool last = !closed && i + 1 == stations;
            if (i > 0) {
                along += length_of(minus(here, points[(i - 1) % n]));
            }
            const Point before = normal(points[(i + n - 1) % n], here);
            const Point after = normal(here, points[(i + 1) % n]);
            const Point m = first ? after : last ? before : mitre(before, after);
            vertex.x = narrow(here.x);
            vertex.y = narrow(here.y);
            vertex.push_x = narrow(m.x);
            vertex.push_y = narrow(m.y);
            vertex.along = narrow(along);
            vertex.kind = {line_form, static_cast<std::uint8_t>(stroke), static_cast<std::uint8_t>(first ? 1 : last ? 2 : 0), 0};
            for (const float side : {-1.0F, 1.0F}) {
                vertex.side = side;
                out_.vertices.push_back(vertex);
            }
        }
        for (std::uint32_t i = 0; i + 1 < stations; ++i) {
            quad(base + i * 2, base + i * 2 + 1, base + i * 2 + 2, base + i * 2 + 3);
        }
    }

private:
    void quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
    {
        out_.indices.insert(out_.indices.end(), {a, b, c, c, b, d});
    }

    Drawing& out_;
};

/// The point at a distance along a line, and which way it goes there.
struct Step {
    Point at;
    Point ahead;
};

Step step_at(const std::vector<Point>& points, bool closed, double distance)
{
    const std::size_t n = points.size();
    const std::size_t edges = closed ? n : n - 1;
    Step step{points[0], {1, 0}};
    for (std::size_t i = 0; i < edges; ++i) {
        const Point a = points[i];
        const Point way = minus(points[(i + 1) % n], a);
        const double length = length_of(way);
        step.ahead = {way.x / length, way.y / length};
        step.at = {a.x + step.ahead.x * std::min(distance, length), a.y + step.ahead.y * std::min(distance, length)};
        if (distance <= length) {
            break;
        }
        distance -= length;
    }
    return step;
}

/// The line up to a length.
std::vector<Point> cut_to(const std::vector<Point>& points, double length)
{
    std::vector<Point> kept{points.front()};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double step = length_of(minus(points[i], points[i - 1]));
        if (step >= length) {
            const double share = length / step;
            kept.push_back({points[i - 1].x + (points[i].x - points[i - 1].x) * share,
                            points[i - 1].y + (points[i].y - points[i - 1].y) * share});
            break;
        }
        kept.push_back(points[i]);
        length -= step;
    }
    return tidied(kept, false);
}

void add_curve(Builder& builder, const scene::Curve& curve, double opacity, double tolerance)
{
    std::vector<Point> points = tidied(scene::flattened(curve, tolerance), false);
    if (points.size() < 2) {
        return;
    }
    const Bytes4 colour = bytes(curve.colour, opacity);
    if (!curve.arrow) {
        builder.line(points, false, curve.stroke, curve.width, colour);
        return;
    }
    const double length = length_along(points, false);
    const double head = std::min(head_length(curve.width), length);
    const Point tip = points.back();
    // A bent line meets the middle of its head when the head looks from there to the tip.
    const Point foot = step_at(points, false, length - head).at;
    const Point way = minus(tip, foot);
    const double straight = length_of(way);
    if (straight <= 0) {
        return;
    }
    const Point across{-way.y / straight * head_half_width(curve.width), way.x / straight * head_half_width(curve.width)};
    builder.line(cut_to(points, length - head), false, curve.stroke, curve.width, colour);
    builder.fill({tip, {foot.x + across.x, foot.y + across.y}, {foot.x - across.x, foot.y - across.y}}, fill_form, colour, 0, 0, 0);
}

void add_teeth(Builder& builder, const std::vector<Point>& corners, Bytes4 colour)
{
    const double length = length_along(corners, true);
    const auto count = static_cast<int>(length / tooth_period);
    const double inwards = signed_area(corners) > 0 ? -1 : 1;
    for (int i = 0; i < count; ++i) {
        const Step step = step_at(corners, true, (i + 0.5) * length / count);
        const Point in{step.ahead.y * inwards, -step.ahead.x * inwards};
        // A little beyond the edge, lest the smoothed edge of the fill stays as a hairline.
        const Point foot{step.at.x - in.x * 0.3, step.at.y - in.y * 0.3};
        const double half = tooth_breadth / 2;
        builder.fill({{foot.x - step.ahead.x * half, foot.y - step.ahead.y * half},
                      {foot.x + step.ahead.x * half, foot.y + step.ahead.y * half},
                      {step.at.x + in.x * tooth_depth, step.at.y + in.y * tooth_depth}},
                     fill_form, colour, 0, 0, 0);
    }
}

void add_region(Builder& builder, const scene::Region& region, double opacity, double tolerance)
{
    const std::vector<Point> corners = tidied(scene::flattened(region, tolerance), true);
    if (corners.size() < 2) {
        return;
    }
    builder.fill(corners, fill_form, bytes(region.fill, opacity), 0, 0, 0);
    const Bytes4 ink = bytes(region.hatch_colour, opacity);
    const auto pattern = static_cast<std::uint8_t>(region.hatch);
    switch (region.hatch) {
    case scene::Hatch::none:
        break;
    case scene::Hatch::diagonal:
    case scene::Hatch::cross:
        builder.fill(corners, hatch_form, ink, pattern, hatch_line / 2, hatch_period);
        break;
    case scene::Hatch::dots:
        builder.fill(corners, hatch_form, ink, pattern, hatch_dot_radius, hatch_dot_period);
        break;
    case scene::Hatch::notched:
        add_teeth(builder, corners, ink);
        break;
    }
    builder.line(corners, true, region.stroke, region.stroke_width, bytes(region.stroke_colour, opacity));
}

ShapeInstance instance_of(const scene::Glyph& glyph, double opacity)
{
    ShapeInstance instance;
    instance.x = narrow(glyph.at.x);
    instance.y = narrow(glyph.at.y);
    instance.radius = narrow(glyph.radius);
    instance.outline_width = narrow(glyph.outline_width);
    instance.fill = bytes(glyph.fill, opacity);
    instance.outline = bytes(glyph.outline, glyph.outline_width > 0 ? opacity : 0);
    instance.shape = static_cast<float>(glyph.shape);
    return instance;
}

}  // namespace

Bytes4 bytes(scene::Colour colour, double opacity)
{
    const double alpha = std::clamp(opacity, 0.0, 1.0) * colour.a;
    return {colour.r, colour.g, colour.b, static_cast<std::uint8_t>(std::lround(alpha))};
}

Drawing taken_apart(const scene::Scene& scene, double detail)
{
    Drawing drawing;
    Builder builder(drawing);
    const double tolerance = 0.1 / std::max(detail, 0.01);
    const auto batch = [&](Batch::Kind kind, std::size_t first, std::size_t end) {
        if (end == first) {
            return;
        }
        if (!drawing.batches.empty() && drawing.batches.back().kind == kind) {
            drawing.batches.back().count += end - first;
        } else {
            drawing.batches.push_back({kind, first, end - first});
        }
    };
    for (std::size_t i = 0; i < scene.marks.size(); ++i) {
        const scene::Mark& mark = scene.marks[i];
        const std::size_t first = drawing.indices.size();
        if (const auto* glyph = std::get_if<scene::Glyph>(&mark.form)) {
            drawing.shapes.push_back(instance_of(*glyph, mark.opacity));
            batch(Batch::Kind::shapes, drawing.shapes.size() - 1, drawing.shapes.size());
        } else if (const auto* curve = std::get_if<scene::Curve>(&mark.form)) {
            drawing.curved = drawing.curved || curve->bezier;
            add_curve(builder, *curve, mark.opacity, tolerance);
            batch(Batch::Kind::mesh, first, drawing.indices.size());
        } else if (const auto* region = std::get_if<scene::Region>(&mark.form)) {
            drawing.curved = drawing.curved || region->smooth;
            add_region(builder, *region, mark.opacity, tolerance);
            batch(Batch::Kind::mesh, first, drawing.indices.size());
        } else if (const auto* label = std::get_if<scene::Label>(&mark.form); label && !label->text.empty()) {
            drawing.labels.push_back(i);
            batch(Batch::Kind::labels, drawing.labels.size() - 1, drawing.labels.size());
        }
    }
    return drawing;
}

}  // namespace crosscut::screen
