// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "scene/dress.hpp"
#include "scene/hull.hpp"
#include "scene/marks.hpp"

#include <cmath>
#include <limits>
#include <numbers>

using namespace crosscut::scene;

namespace {

double area(const std::vector<Point>& corners)
{
    double sum = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % corners.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return std::abs(sum) / 2;
}

bool covers(const std::vector<Point>& corners, Point at)
{
    bool in = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++)
        if ((corners[i].y > at.y) != (corners[j].y > at.y) &&
            at.x < (corners[j].x - corners[i].x) * (at.y - corners[i].y) / (corners[j].y - corners[i].y) + corners[i].x)
            in = !in;
    return in;
}

}  // namespace

TEST_CASE("Every shape has the area of the circle that it stands for", "[scene]")
{
    for (const double radius : {1.0, 6.5, 40.0})
        for (int kind = 0; kind <= static_cast<int>(Shape::ring); ++kind) {
            const auto shape = static_cast<Shape>(kind);
            INFO(kind);
            // A polygon of 48 corners inside a circle has 99.7 % of its area.
            CHECK(area(outline_of(shape, {3, -8}, radius)) == Approx(std::numbers::pi * radius * radius).epsilon(0.004));
        }
}

TEST_CASE("A flattened curve is nowhere further away than asked and keeps both ends", "[scene]")
{
    const Curve curve{{{0, 0}, {0, 100}, {100, 100}, {100, 0}}, true, {}, 1, Stroke::solid, false};
    for (const double tolerance : {0.02, 0.15, 1.0}) {
        const std::vector<Point> line = flattened(curve, tolerance);
        CHECK(line.front() == Point{0, 0});
        CHECK(line.back() == Point{100, 0});
        for (int k = 0; k <= 500; ++k) {
            const double t = k / 500.0;
            const double s = 1 - t;
            const Point p{3 * s * t * t * 100 + t * t * t * 100, 3 * s * s * t * 100 + 3 * s * t * t * 100};
            double nearest = 1e9;
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const Point way{line[i + 1].x - line[i].x, line[i + 1].y - line[i].y};
                const double u = std::clamp(((p.x - line[i].x) * way.x + (p.y - line[i].y) * way.y) / (way.x * way.x + way.y * way.y), 0.0, 1.0);
                nearest = std::min(nearest, std::hypot(line[i].x + u * way.x - p.x, line[i].y + u * way.y - p.y));
            }
            CHECK(nearest <= tolerance * 1.01);
        }
    }
    CHECK(flattened(Curve{}).empty());
}

TEST_CASE("A smooth outline passes through its points and closes", "[scene]")
{
    const std::vector<Point> points{{0, 0}, {100, 0}, {100, 5}, {100, 100}, {0, 100}};
    const std::vector<Point> path = smooth_path(points);
    REQUIRE(path.size() == 1 + 3 * points.size());
    CHECK(path.front() == path.back());
    for (std::size_t i = 0; i < points.size(); ++i)
        CHECK(path[3 * i] == points[i]);
    CHECK(smooth_path({{0, 0}, {1, 1}}).empty());
    CHECK(smooth_path({{0, 0}, {0, 0}, {0, 0}, {0, 0}}).empty());
}

TEST_CASE("A rounded rectangle lacks its corners and no more", "[scene]")
{
    // Each corner loses r^2 - pi r^2 / 4.
    CHECK(area(rounded({10, 20, 60, 40}, 8)) == Approx(2400 - (4 - std::numbers::pi) * 64).epsilon(0.001));
    CHECK(rounded({0, 0, 10, 10}, 0).size() == 4);
}

TEST_CASE("An outline around members takes them in, and a stranger between them stays outside", "[scene]")
{
    const std::vector<std::pair<Point, double>> members{{{0, 0}, 12}, {{200, 0}, 12}, {{200, 200}, 12}};
    const std::vector<Point> blob = blob_around(members);
    REQUIRE(blob.size() > 20);
    for (const auto& [centre, radius] : members)
        for (int k = 0; k < 12; ++k)
            CHECK(covers(blob, {centre.x + (radius - 1) * std::cos(k * 0.52), centre.y + (radius - 1) * std::sin(k * 0.52)}));
    CHECK(covers(blob, {100, 0}));         // the bridge
    CHECK_FALSE(covers(blob, {110, 110})); // inside the convex hull, but nobody's
    CHECK(covers(hull_around(members), {110, 95}));
    CHECK(area(blob) < area(hull_around(members)) / 3);
}

TEST_CASE("Outlines of nobody, of one and of two at the same place are what they should be", "[scene]")
{
    CHECK(blob_around({}).empty());
    CHECK(blob_around({{{std::numeric_limits<double>::quiet_NaN(), 0}, 5}}).empty());
    const std::vector<Point> one = blob_around({{{50, 50}, 10}});
    CHECK(area(one) == Approx(std::numbers::pi * 100).epsilon(0.08));
    const std::vector<Point> same = blob_around({{{50, 50}, 10}, {{50, 50}, 10}});
    CHECK(covers(same, {50, 50}));
    CHECK(hull_around({}).empty());
    CHECK(hull_around({{{0, 0}, 10}}).size() == 12);
}

TEST_CASE("An arrow is as long as its line: shaft and head meet", "[scene]")
{
    const Arrow arrow = arrow_of({{0, 0}, {100, 0}}, 2);
    // head_length(2) = 4 + 5 = 9
    CHECK(arrow.shaft.back() == Point{91, 0});
    REQUIRE(arrow.head.size() == 3);
    CHECK(arrow.head[0] == Point{100, 0});
    CHECK(std::abs(arrow.head[1].y) == Approx(head_half_width(2)));
    CHECK(arrow_of({{1, 1}}, 2).head.empty());
}

TEST_CASE("A line beside another keeps its distance around a corner", "[scene]")
{
    const std::vector<Point> line = beside({{0, 0}, {10, 0}, {10, 10}}, false, 1);
    REQUIRE(line.size() == 3);
    CHECK(std::abs(line[0].y) == Approx(1));
    CHECK(std::hypot(line[1].x - 10, line[1].y) == Approx(std::sqrt(2.0)));
    CHECK(std::abs(line[2].x - 10) == Approx(1));
}

TEST_CASE("Dashes of a closed line are whole", "[scene]")
{
    const Dashes dashes = dashes_of(Stroke::dashed, 1, 100, true);
    CHECK(100 / dashes.period == Approx(std::round(100 / dashes.period)));
    CHECK(dashes_of(Stroke::solid, 1, 100, true).period == 0);
    CHECK(dashes_of(Stroke::dotted, 2, 100, false).on == 0);
}

TEST_CASE("Teeth stand inside the edge that they notch, whichever way it runs", "[scene]")
{
    for (const bool turned : {false, true}) {
        std::vector<Point> square{{0, 0}, {40, 0}, {40, 40}, {0, 40}};
        if (turned)
            std::reverse(square.begin(), square.end());
        const auto teeth = teeth_of(square);
        CHECK(teeth.size() == 32);  // 160 / 5
        for (const auto& tooth : teeth)
            CHECK(covers(square, tooth[2]));
    }
    CHECK(teeth_of({{0, 0}, {1, 1}}).empty());
}
