// SPDX-License-Identifier: Apache-2.0
#include "screen/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace crosscut::screen {
namespace {

using scene::Point;

constexpr double same_place = 1e-3;

bool near(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y) < same_place; }

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool inside(Point p, Point a, Point b, Point c)
{
    return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

/// No corner turns back, and the turns add up to one round only (a star would make two).
bool convex(const std::vector<Point>& corners, double sign)
{
    const std::size_t n = corners.size();
    double round = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % n];
        const Point c = corners[(i + 2) % n];
        const double bend = turn(a, b, c) * sign;
        if (bend < 0) {
            return false;
        }
        round += std::atan2(bend, (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y));
    }
    return round < 7;
}

}  // namespace

std::vector<Point> tidied(const std::vector<Point>& corners, bool closed)
{
    std::vector<Point> kept;
    kept.reserve(corners.size());
    for (const Point corner : corners) {
        if (std::isfinite(corner.x) && std::isfinite(corner.y) && (kept.empty() || !near(kept.back(), corner))) {
            kept.push_back(corner);
        }
    }
    while (closed && kept.size() > 1 && near(kept.back(), kept.front())) {
        kept.pop_back();
    }
    return kept;
}

double signed_area(const std::vector<Point>& corners)
{
    double twice = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % corners.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

std::vector<std::uint32_t> triangulated(const std::vector<Point>& corners)
{
    std::vector<std::uint32_t> triangles;
    const std::size_t n = corners.size();
    const double area = n < 3 ? 0 : signed_area(corners);
    if (area == 0) {
        return triangles;
    }
    triangles.reserve((n - 2) * 3);
    const double sign = area > 0 ? 1 : -1;
    if (convex(corners, sign)) {
        for (std::uint32_t i = 1; i + 1 < n; ++i) {
            triangles.insert(triangles.end(), {0, i, i + 1});
        }
        return triangles;
    }

    std::vector<std::uint32_t> left(n);
    std::iota(left.begin(), left.end(), 0U);
    if (sign < 0) {
        std::reverse(left.begin(), left.end());
    }
    const auto is_ear = [&](std::size_t i) {
        const std::size_t m = left.size();
        const std::uint32_t before = left[(i + m - 1) % m];
        const std::uint32_t tip = left[i];
        const std::uint32_t after = left[(i + 1) % m];
        if (turn(corners[before], corners[tip], corners[after]) <= 0) {
            return false;
        }
        return std::none_of(left.begin(), left.end(), [&](std::uint32_t other) {
            return other != before && other != tip && other != after && !near(corners[other], corners[before]) &&
                   !near(corners[other], corners[tip]) && !near(corners[other], corners[after]) &&
                   inside(corners[other], corners[before], corners[tip], corners[after]);
        });
    };
    std::size_t at = 0;
    while (left.size() > 3) {
        const std::size_t m = left.size();
        std::size_t tried = 0;
        while (tried < m && !is_ear(at % m)) {
            ++at;
            ++tried;
        }
        // An outline that crosses itself can run out of ears: any corner then keeps the work going.
        const std::size_t cut = at % m;
        triangles.insert(triangles.end(), {left[(cut + m - 1) % m], left[cut], left[(cut + 1) % m]});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(cut));
        // Stepping on spreads the cuts around the outline, which keeps the triangles from being slivers.
        at = cut + 1;
    }
    triangles.insert(triangles.end(), {left[0], left[1], left[2]});
    return triangles;
}

}  // namespace crosscut::screen
