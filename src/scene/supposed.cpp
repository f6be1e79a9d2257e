// SPDX-License-Identifier: Apache-2.0
#include "scene/supposed.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

void add_absent(Scene& scene, const Glyph& glyph, const Subject& subject, double opacity, const std::string& title, const Theme& theme)
{
    Glyph empty = glyph;
    empty.fill = mixed(glyph.fill, theme.paper, 0.14);
    empty.outline = theme.paper;
    scene.marks.push_back({empty, subject, opacity, title});
    Curve edge;
    edge.points = outline_of(glyph.shape, glyph.at, glyph.radius);
    if (!edge.points.empty())
        edge.points.push_back(edge.points.front());
    edge.colour = mixed(glyph.fill, theme.ink2, 0.5);
    edge.width = 1.4;
    edge.stroke = Stroke::dashed;
    scene.marks.push_back({edge, subject, opacity, title});
}

Curve supposed_tie(Point from, double from_radius, Point to, double to_radius, const Theme& theme, double grow)
{
    const double length = std::max(1e-9, std::hypot(to.x - from.x, to.y - from.y));
    const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
    Curve curve;
    curve.points = {{from.x + along.x * (from_radius + 1), from.y + along.y * (from_radius + 1)}, {to.x - along.x * (to_radius + 1), to.y - along.y * (to_radius + 1)}};
    curve.colour = theme.added;
    curve.width = 3 * std::clamp(grow, 0.75, 1.4);
    return curve;
}

}  // namespace crosscut::scene
