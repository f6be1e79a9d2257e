// SPDX-License-Identifier: Apache-2.0
#include "screen/sides.hpp"

#include "screen/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::screen {

namespace {

std::vector<Side> sides_of(scene::Shape shape)
{
    std::vector<Side> sides;
    if (shape == scene::Shape::circle || shape == scene::Shape::ring)
        return sides;
    const std::vector<scene::Point> outline = tidied(scene::outline_of(shape, {0, 0}, 1), true);
    const std::size_t n = std::min<std::size_t>(outline.size(), most_sides);
    const double outwards = signed_area(outline) > 0 ? 1 : -1;
    for (std::size_t k = 0; k < n; ++k) {
        const scene::Point a = outline[k];
        const scene::Point b = outline[(k + 1) % n];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const double x = (b.y - a.y) / length * outwards;
        const double y = (a.x - b.x) / length * outwards;
        sides.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(x * a.x + y * a.y)});
    }
    return sides;
}

}  // namespace

const std::array<std::vector<Side>, shape_count>& sides_of_shapes()
{
    static const std::array<std::vector<Side>, shape_count> all = [] {
        std::array<std::vector<Side>, shape_count> out;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = sides_of(static_cast<scene::Shape>(i));
        return out;
    }();
    return all;
}

}  // namespace crosscut::screen
