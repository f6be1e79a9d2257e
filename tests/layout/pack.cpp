// SPDX-License-Identifier: Apache-2.0
#include "layout/pack.hpp"

#include "catch.hpp"
#include "layout/nets.hpp"

using namespace nets;

TEST_CASE("packed rectangles keep their distance and the first lies at the origin", "[layout]")
{
    const int n = GENERATE(1, 2, 17, 400);
    const double aspect = GENERATE(0.5, 1.5, 3.0);
    Dice dice(3);
    std::vector<Extent> boxes;
    for (int i = 0; i < n; ++i)
        boxes.push_back({20.0 + dice.below(100), 10.0 + dice.below(80)});
    const auto corners = pack(boxes, aspect, 10);
    REQUIRE(corners.size() == boxes.size());
    CHECK(corners[0] == Point{0, 0});
    std::vector<Point> centres;
    double width = 0;
    double height = 0;
    double area = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        CHECK(corners[i].x >= 0);
        CHECK(corners[i].y >= 0);
        centres.push_back({corners[i].x + boxes[i].width / 2, corners[i].y + boxes[i].height / 2});
        width = std::max(width, corners[i].x + boxes[i].width);
        height = std::max(height, corners[i].y + boxes[i].height);
        area += (boxes[i].width + 10) * (boxes[i].height + 10);
    }
    CHECK(count_overlaps(centres, boxes, 10) == 0);
    if (n == 400) {
        CHECK(width / height == Approx(aspect).epsilon(0.15));
        CHECK(width * height < 1.25 * area);
    }
}

TEST_CASE("nothing packs to nothing, and a very wide first rectangle pushes the others below",
          "[layout]")
{
    CHECK(pack({}, 1.5, 10).empty());
    const auto corners = pack({{1000, 20}, {50, 20}, {50, 20}}, 1.5, 10);
    CHECK(corners[1] == Point{0, 30});
    CHECK(corners[2] == Point{60, 30});
}

TEST_CASE("what will be put below moves small rectangles from below to the side", "[layout]")
{
    // Below: 300 x 270 (judged 405). Beside: 410 x 200 (judged 410), until something comes below.
    const std::vector<Extent> boxes = {{300, 200}, {100, 60}};
    CHECK(pack(boxes, 1.5, 10)[1].y > 0);
    CHECK(pack(boxes, 1.5, 10, 300 * 30)[1].y == 0);
}
