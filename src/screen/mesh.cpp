// SPDX-License-Identifier: Apache-2.0
#include "screen/mesh.hpp"

#include "scene/dress.hpp"
#include "screen/pieces.hpp"
#include "screen/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::screen {
namespace {

using namespace scene;  // the measures of dress.hpp

enum Form : std::uint8_t { fill_form = 0, hatch_form = 1, line_form = 2 };

/// A stretch of lines is painted by our own code from so many marks on.
constexpr std::size_t worth_pieces = 500;

/// How far a mitre may reach beyond half the width before a corner is cut short.
constexpr double mitre_limit = 4;

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
        const LineStyle style = line_style(stroke, width);
        vertex.half_width = style.half_width;
        vertex.dash = style.dash;
        vertex.period = style.period;
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
    const Arrow arrow = arrow_of(points, curve.width);
    builder.line(tidied(arrow.shaft, false), false, curve.stroke, curve.width, colour);
    builder.fill(arrow.head, fill_form, colour, 0, 0, 0);
}

void add_teeth(Builder& builder, const std::vector<Point>& corners, Bytes4 colour)
{
    for (const std::vector<Point>& tooth : teeth_of(corners))
        builder.fill(tooth, fill_form, colour, 0, 0, 0);
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

LineStyle line_style(scene::Stroke stroke, double width)
{
    switch (stroke) {
    case scene::Stroke::dashed: return {narrow(width / 2), narrow(dash_length(width)), narrow(dash_period(width))};
    case scene::Stroke::dotted: return {narrow(width / 2), narrow(width), narrow(dot_period(width))};
    case scene::Stroke::doubled: return {narrow(doubled_width(width) / 2), 0, 0};
    case scene::Stroke::none:
    case scene::Stroke::solid: break;
    }
    return {narrow(width / 2), 0, 0};
}

Drawing taken_apart(const scene::Scene& scene, double detail, bool pieces)
{
    Drawing drawing;
    Builder builder(drawing);
    const double tolerance = 0.1 / std::max(detail, 0.01);
    const auto cut = std::make_shared<Pieces>();
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
    std::size_t tried = 0;  // no stretch of pieces begins before this mark
    for (std::size_t i = 0; i < scene.marks.size(); ++i) {
        if (pieces && i >= tried) {
            const std::size_t pieces_before = cut->all.size();
            const std::size_t corners_before = cut->corners.size();
            std::size_t end = i;
            while (end < scene.marks.size() && cut_up(scene.marks[end], tolerance, *cut))
                ++end;
            if (end - i >= worth_pieces) {
                for (std::size_t k = i; k < end; ++k)
                    if (const auto* curve = std::get_if<scene::Curve>(&scene.marks[k].form))
                        drawing.curved = drawing.curved || curve->bezier;
                batch(Batch::Kind::pieces, pieces_before, cut->all.size());
                i = end - 1;
                continue;
            }
            cut->all.resize(pieces_before);
            cut->corners.resize(corners_before);
            tried = end + 1;
        }
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
    if (!cut->all.empty())
        drawing.pieces = cut;
    return drawing;
}

}  // namespace crosscut::screen
