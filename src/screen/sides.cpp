// SPDX-License-Identifier: Apache-2.0
#include "screen/sides.hpp"

#include "screen/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::screen {

namespace {

Outline outline_of(scene::Shape shape)
{
    Outline out;
    if (shape == scene::Shape::circle || shape == scene::Shape::ring)
        return out;
    const std::vector<scene::Point> outline = tidied(scene::outline_of(shape, {0, 0}, 1), true);
    const std::size_t n = std::min<std::size_t>(outline.size(), most_sides);
    const double outwards = signed_area(outline) > 0 ? 1 : -1;
    out.across = out.down = 0;
    for (std::size_t k = 0; k < n; ++k) {
        const scene::Point a = outline[k];
        const scene::Point b = outline[(k + 1) % n];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const double x = (b.y - a.y) / length * outwards;
        const double y = (a.x - b.x) / length * outwards;
        out.sides.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(x * a.x + y * a.y)});
        out.across = std::max(out.across, static_cast<float>(std::abs(a.x)));
        out.down = std::max(out.down, static_cast<float>(std::abs(a.y)));
        out.inner = std::min(out.inner, out.sides.back().away);
    }
    return out;
}

}  // namespace

const std::array<Outline, shape_count>& outlines_of_shapes()
{
    static const std::array<Outline, shape_count> all = [] {
        std::array<Outline, shape_count> out;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = outline_of(static_cast<scene::Shape>(i));
        return out;
    }();
    return all;
}

}  // namespace crosscut::screen
