// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "screen/coverage.hpp"
#include "screen/mesh.hpp"
#include "screen/polygon.hpp"

#include <cmath>
#include <random>

namespace crosscut::screen {
namespace {

using scene::Point;

double area_of(const std::vector<Point>& corners, const std::vector<std::uint32_t>& triangles)
{
    double sum = 0;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        sum += std::abs(signed_area({corners[triangles[i]], corners[triangles[i + 1]], corners[triangles[i + 2]]}));
    }
    return sum;
}

}  // namespace

TEST_CASE("Triangles of an outline cover exactly its area, whichever way it runs")
{
    std::mt19937 chance(7);
    for (int round = 0; round < 200; ++round) {
        // A star around a middle never crosses itself, however deep its bays.
        std::vector<Point> star;
        const int corners = 3 + static_cast<int>(chance() % 60);
        for (int i = 0; i < corners; ++i) {
            const double turn = 6.283185307 * i / corners;
            const double reach = 5 + static_cast<double>(chance() % 1000) / 10;
            star.push_back({reach * std::cos(turn), reach * std::sin(turn)});
        }
        for (const bool turned : {false, true}) {
            if (turned) {
                std::reverse(star.begin(), star.end());
            }
            const std::vector<std::uint32_t> triangles = triangulated(star);
            CHECK(triangles.size() == (star.size() - 2) * 3);
            CHECK(area_of(star, triangles) == Approx(std::abs(signed_area(star))).epsilon(1e-9));
        }
    }
}

TEST_CASE("A spiral is filled without spilling over its own arms")
{
    std::vector<Point> spiral;
    for (int i = 0; i <= 100; ++i) {
        spiral.push_back({(10 + i) * std::cos(i * 0.2), (10 + i) * std::sin(i * 0.2)});
    }
    for (int i = 100; i >= 0; --i) {
        spiral.push_back({(15 + i) * std::cos(i * 0.2), (15 + i) * std::sin(i * 0.2)});
    }
    CHECK(area_of(spiral, triangulated(spiral)) == Approx(std::abs(signed_area(spiral))).epsilon(1e-9));
}

TEST_CASE("An outline without area has no triangles, and one that crosses itself still ends")
{
    CHECK(triangulated({}).empty());
    CHECK(triangulated({{0, 0}, {1, 0}}).empty());
    CHECK(triangulated({{0, 0}, {1, 0}, {2, 0}}).empty());
    CHECK(triangulated({{0, 0}, {10, 8}, {10, 0}, {0, 10}, {-5, 5}}).size() == 9);
}

TEST_CASE("Corners that repeat are left out, and so are corners that are nowhere")
{
    const std::vector<Point> corners{{0, 0}, {0, 0}, {5, 0}, {std::nan(""), 1}, {5, 5}, {0, 0}};
    CHECK(tidied(corners, true) == std::vector<Point>{{0, 0}, {5, 0}, {5, 5}});
    CHECK(tidied(corners, false) == std::vector<Point>{{0, 0}, {5, 0}, {5, 5}, {0, 0}});
}

TEST_CASE("A halo reaches as far as its radius on every side")
{
    const Coverage dot{1, 1, 3, 7, {255}};
    const Coverage halo = grown(dot, 2.5);
    REQUIRE(halo.width == 7);
    REQUIRE(halo.height == 7);
    CHECK(halo.left == 0);
    CHECK(halo.top == 10);
    const auto at = [&](int x, int y) { return int{halo.share[static_cast<std::size_t>(y * 7 + x)]}; };
    CHECK(at(3, 3) == 255);
    CHECK(at(3, 1) == 255);
    CHECK(at(1, 3) == 255);
    CHECK(at(3, 0) == Approx(127).margin(2));
    CHECK(at(6, 3) == Approx(127).margin(2));
    CHECK(at(0, 0) == 0);

    const Coverage thin = grown({1, 1, 0, 0, {140}}, 2);
    CHECK(thin.share[2 * 5 + 2] == 255);
    CHECK(thin.share[2 * 5 + 1] == 255);
}

TEST_CASE("Rectangles on a sheet never overlap, and a full sheet says so")
{
    Shelves shelves(64, 2);
    std::vector<std::vector<int>> taken(2, std::vector<int>(64 * 64, 0));
    int placed = 0;
    for (int i = 0; i < 500; ++i) {
        const int width = 3 + i % 9;
        const int height = 4 + i % 5;
        const Shelves::Spot spot = shelves.place(width, height);
        if (spot.sheet < 0) {
            break;
        }
        ++placed;
        for (int y = spot.y; y < spot.y + height; ++y) {
            for (int x = spot.x; x < spot.x + width; ++x) {
                int& cell = taken[static_cast<std::size_t>(spot.sheet)][static_cast<std::size_t>(y * 64 + x)];
                REQUIRE(cell == 0);
                cell = 1;
            }
        }
    }
    CHECK(placed > 60);
    CHECK(placed < 500);
    CHECK(shelves.place(63, 1).sheet == -1);
    shelves.clear();
    CHECK(shelves.place(5, 5).sheet == 0);
}

TEST_CASE("Marks of one kind in a row are one call, and the order of kinds is kept")
{
    scene::Scene scene;
    const auto add = [&](auto form) { scene.marks.push_back({form, {}, 1, ""}); };
    const scene::Glyph disc{{1, 1}, 4, scene::Shape::circle, {1, 2, 3, 255}, {}, 0};
    const scene::Curve line{{{0, 0}, {9, 0}}, false, {1, 2, 3, 255}, 1, scene::Stroke::solid, false};
    scene::Label label;
    label.text = "x";
    add(line);
    add(line);
    add(disc);
    add(disc);
    add(label);
    add(line);
    const Drawing drawing = taken_apart(scene, 1);
    REQUIRE(drawing.batches.size() == 4);
    CHECK(drawing.batches[0].kind == Batch::Kind::mesh);
    CHECK(drawing.batches[0].count == 12);
    CHECK(drawing.batches[1].kind == Batch::Kind::shapes);
    CHECK(drawing.batches[1].count == 2);
    CHECK(drawing.batches[2].kind == Batch::Kind::labels);
    CHECK(drawing.labels == std::vector<std::size_t>{4});
    CHECK(drawing.batches[3].first == 12);
}

}  // namespace crosscut::screen
