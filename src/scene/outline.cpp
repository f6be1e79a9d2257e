// SPDX-License-Identifier: Apache-2.0
#include "scene/marks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosscut::scene {

namespace {

constexpr double pi = std::numbers::pi;

// Regular polygon with the area of a circle of that radius: n/2 R^2 sin(2 pi / n) = pi r^2.
std::vector<Point> regular(Point at, double radius, int corners, double first)
{
    const double reach = radius * std::sqrt(2 * pi / (corners * std::sin(2 * pi / corners)));
    std::vector<Point> points;
    for (int k = 0; k < corners; ++k) {
        const double angle = first + 2 * pi * k / corners;
        points.push_back({at.x + reach * std::cos(angle), at.y + reach * std::sin(angle)});
    }
    return points;
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Point on_cubic(Point a, Point b, Point c, Point d, double t)
{
    const double s = 1 - t;
    const double wa = s * s * s;
    const double wb = 3 * s * s * t;
    const double wc = 3 * s * t * t;
    const double wd = t * t * t;
    return {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}

// Appends the points of a cubic after its start. The second differences of the control points bound how far
// a chord can be away: 6 max / (8 n^2).
void add_cubic(std::vector<Point>& out, Point a, Point b, Point c, Point d, double tolerance)
{
    const double bend = std::max(std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y), std::hypot(b.x - 2 * c.x + d.x, b.y - 2 * c.y + d.y));
    const double wanted = std::sqrt(0.75 * bend / std::max(tolerance, 1e-3));
    const int pieces = std::isfinite(wanted) ? std::clamp(static_cast<int>(std::ceil(wanted)), 1, 256) : 1;
    for (int k = 1; k <= pieces; ++k)
        out.push_back(k == pieces ? d : on_cubic(a, b, c, d, static_cast<double>(k) / pieces));
}

}  // namespace

std::vector<Point> outline_of(Shape shape, Point at, double radius)
{
    switch (shape) {
    case Shape::square:
        return regular(at, radius, 4, pi / 4);
    case Shape::diamond:
        return regular(at, radius, 4, pi / 2);
    case Shape::hexagon:
        return regular(at, radius, 6, 0);
    case Shape::triangle:
        return regular(at, radius, 3, -pi / 2);
    case Shape::pentagon:
        return regular(at, radius, 5, -pi / 2);
    case Shape::circle:
    case Shape::ring:
        break;
    }
    std::vector<Point> points;
    for (int k = 0; k < 48; ++k) {
        const double angle = 2 * pi * k / 48;
        points.push_back({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
    }
    return points;
}

std::vector<Point> smooth_path(const std::vector<Point>& outline)
{
    std::vector<Point> points;
    for (const Point& p : outline)
        if (points.empty() || distance(points.back(), p) > 1e-6)
            points.push_back(p);
    while (points.size() > 1 && distance(points.front(), points.back()) <= 1e-6)
        points.pop_back();
    const std::size_t n = points.size();
    if (n < 3)
        return {};
    // Centripetal Catmull-Rom: no loops and no overshoot where near and far points follow each other.
    std::vector<Point> path{points[0]};
    for (std::size_t i = 0; i < n; ++i) {
        const Point p0 = points[(i + n - 1) % n];
        const Point p1 = points[i];
        const Point p2 = points[(i + 1) % n];
        const Point p3 = points[(i + 2) % n];
        const double d1 = std::sqrt(distance(p0, p1));
        const double d2 = std::sqrt(distance(p1, p2));
        const double d3 = std::sqrt(distance(p2, p3));
        const auto handle = [&](Point before, Point own, Point after, double near, double far) {
            const double a = near * near;
            const double b = far * far;
            const double weight = 2 * a + 3 * near * far + b;
            const double whole = 3 * near * (near + far);
            return Point{(a * after.x - b * before.x + weight * own.x) / whole, (a * after.y - b * before.y + weight * own.y) / whole};
        };
        path.push_back(handle(p0, p1, p2, d1, d2));
        path.push_back(handle(p3, p2, p1, d3, d2));
        path.push_back(p2);
    }
    return path;
}

std::vector<Point> flattened(const Curve& curve, double tolerance)
{
    if (!curve.bezier)
        return curve.points;
    std::vector<Point> out;
    if (curve.points.empty())
        return out;
    out.push_back(curve.points[0]);
    for (std::size_t i = 1; i + 2 < curve.points.size(); i += 3)
        add_cubic(out, curve.points[i - 1], curve.points[i], curve.points[i + 1], curve.points[i + 2], tolerance);
    return out;
}

std::vector<Point> flattened(const Region& region, double tolerance)
{
    if (!region.smooth)
        return region.outline;
    const std::vector<Point> path = smooth_path(region.outline);
    if (path.empty())
        return region.outline;
    std::vector<Point> out = flattened(Curve{path, true, {}, 1, Stroke::solid, false}, tolerance);
    out.pop_back();  // the start once more
    return out;
}

std::vector<Point> rounded(Box box, double radius)
{
    const double r = std::clamp(radius, 0.0, std::min(std::abs(box.width), std::abs(box.height)) / 2);
    if (r <= 0)
        return {{box.x, box.y}, {box.x + box.width, box.y}, {box.x + box.width, box.y + box.height}, {box.x, box.y + box.height}};
    std::vector<Point> points;
    const auto corner = [&](double x, double y, double from) {
        constexpr int steps = 8;
        for (int k = 0; k <= steps; ++k) {
            const double angle = from + pi / 2 * k / steps;
            points.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
        }
    };
    corner(box.x + box.width - r, box.y + r, -pi / 2);
    corner(box.x + box.width - r, box.y + box.height - r, 0);
    corner(box.x + r, box.y + box.height - r, pi / 2);
    corner(box.x + r, box.y + r, pi);
    return points;
}

}  // namespace crosscut::scene
