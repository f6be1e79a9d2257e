// SPDX-License-Identifier: Apache-2.0
#include "scene/hull.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosscut::scene {

namespace {

double turn(Point o, Point a, Point b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

}  // namespace

std::vector<Point> hull_around(const std::vector<std::pair<Point, double>>& discs)
{
    std::vector<Point> points;
    for (const auto& [centre, radius] : discs)
        for (int k = 0; k < 12; ++k) {
            const double angle = 2 * std::numbers::pi * k / 12;
            points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
        }
    if (points.size() < 3)
        return points;
    // Andrew's monotone chain.
    std::sort(points.begin(), points.end(), [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<Point> hull(2 * points.size());
    std::size_t k = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        while (k >= 2 && turn(hull[k - 2], hull[k - 1], points[i]) <= 0)
            --k;
        hull[k++] = points[i];
    }
    const std::size_t lower = k + 1;
    for (std::size_t i = points.size() - 1; i-- > 0;) {
        while (k >= lower && turn(hull[k - 2], hull[k - 1], points[i]) <= 0)
            --k;
        hull[k++] = points[i];
    }
    hull.resize(k - 1);
    return hull;
}

}  // namespace crosscut::scene
