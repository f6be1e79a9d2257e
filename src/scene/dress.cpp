// SPDX-License-Identifier: Apache-2.0
#include "scene/dress.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

// The point at a distance along a line, and which way it goes there.
struct Step {
    Point at;
    Point ahead;
};

Step step_at(const std::vector<Point>& points, bool closed, double along)
{
    const std::size_t n = points.size();
    Step step{points[0], {1, 0}};
    for (std::size_t i = 0; i + (closed ? 0 : 1) < n; ++i) {
        const Point a = points[i];
        const Point b = points[(i + 1) % n];
        const double length = distance(a, b);
        step.ahead = {(b.x - a.x) / length, (b.y - a.y) / length};
        const double reach = std::min(along, length);
        step.at = {a.x + step.ahead.x * reach, a.y + step.ahead.y * reach};
        if (along <= length)
            break;
        along -= length;
    }
    return step;
}

}  // namespace

std::vector<Point> without_repeats(const std::vector<Point>& points, bool closed)
{
    std::vector<Point> out;
    for (const Point& p : points)
        if (out.empty() || distance(out.back(), p) > 1e-3)
            out.push_back(p);
    while (closed && out.size() > 1 && distance(out.front(), out.back()) <= 1e-3)
        out.pop_back();
    return out;
}

double length_along(const std::vector<Point>& points, bool closed)
{
    double sum = 0;
    for (std::size_t i = 0; i + (closed ? 0 : 1) < points.size(); ++i)
        sum += distance(points[i], points[(i + 1) % points.size()]);
    return sum;
}

std::vector<Point> beside(const std::vector<Point>& points, bool closed, double away)
{
    const std::vector<Point> line = without_repeats(points, closed);
    const std::size_t n = line.size();
    std::vector<Point> out;
    for (std::size_t i = 0; i < n && n > 1; ++i) {
        const auto normal = [&](Point a, Point b) {
            const double length = distance(a, b);
            return Point{(b.y - a.y) / length, (a.x - b.x) / length};
        };
        const Point before = i > 0 || closed ? normal(line[(i + n - 1) % n], line[i]) : normal(line[0], line[1]);
        const Point after = i + 1 < n || closed ? normal(line[i], line[(i + 1) % n]) : before;
        // A mitre of more than four times the distance is cut.
        const double both = std::max(1 + before.x * after.x + before.y * after.y, 0.25);
        out.push_back({line[i].x + away * (before.x + after.x) / both, line[i].y + away * (before.y + after.y) / both});
    }
    return out;
}

Dashes dashes_of(Stroke stroke, double width, double length, bool closed)
{
    Dashes dashes;
    if (stroke == Stroke::dashed)
        dashes = {dash_length(width), dash_period(width), 0};
    else if (stroke == Stroke::dotted)
        dashes = {0, dot_period(width), width / 2};
    else
        return dashes;
    if (closed && length > 0) {
        const double stretch = length / std::max(1.0, std::round(length / dashes.period)) / dashes.period;
        dashes.on *= stretch;
        dashes.period *= stretch;
    }
    return dashes;
}

Arrow arrow_of(const std::vector<Point>& line, double width)
{
    const std::vector<Point> points = without_repeats(line, false);
    if (points.size() < 2)
        return {points, {}};
    const double length = length_along(points, false);
    const double head = std::min(head_length(width), length);
    const Point tip = points.back();
    // A bent line meets the middle of its head when the head looks from there to the tip.
    const Point foot = step_at(points, false, length - head).at;
    const double straight = distance(foot, tip);
    Arrow arrow;
    double rest = length - head;
    arrow.shaft.push_back(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double step = distance(points[i - 1], points[i]);
        if (step >= rest)
            break;
        arrow.shaft.push_back(points[i]);
        rest -= step;
    }
    arrow.shaft.push_back(foot);
    if (straight > 0) {
        const Point across{-(tip.y - foot.y) / straight * head_half_width(width), (tip.x - foot.x) / straight * head_half_width(width)};
        arrow.head = {tip, {foot.x + across.x, foot.y + across.y}, {foot.x - across.x, foot.y - across.y}};
    }
    return arrow;
}

std::vector<std::vector<Point>> teeth_of(const std::vector<Point>& outline)
{
    const std::vector<Point> corners = without_repeats(outline, true);
    std::vector<std::vector<Point>> teeth;
    if (corners.size() < 3)
        return teeth;
    double area = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % corners.size()];
        area += a.x * b.y - b.x * a.y;
    }
    const double inwards = area > 0 ? -1 : 1;
    const double length = length_along(corners, true);
    const int count = static_cast<int>(std::min(length / tooth_period, 1e5));
    for (int i = 0; i < count; ++i) {
        const Step step = step_at(corners, true, (i + 0.5) * length / count);
        const Point in{step.ahead.y * inwards, -step.ahead.x * inwards};
        // A little beyond the edge, lest the smoothed edge of the fill stays as a hairline.
        const Point foot{step.at.x - in.x * 0.3, step.at.y - in.y * 0.3};
        const double half = tooth_breadth / 2;
        teeth.push_back({{foot.x - step.ahead.x * half, foot.y - step.ahead.y * half},
                         {foot.x + step.ahead.x * half, foot.y + step.ahead.y * half},
                         {step.at.x + in.x * tooth_depth, step.at.y + in.y * tooth_depth}});
    }
    return teeth;
}

}  // namespace crosscut::scene
