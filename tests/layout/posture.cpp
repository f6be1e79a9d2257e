// SPDX-License-Identifier: Apache-2.0
#include "layout/posture.hpp"

#include "catch.hpp"
#include "layout/nets.hpp"

using namespace nets;

TEST_CASE("a slanting row is laid level and a shape without direction is only stretched a little",
          "[layout]")
{
    std::vector<Point> row;
    for (int i = 0; i < 6; ++i)
        row.push_back({10.0 * i, 30.0 * i});
    level(row, 1.5);
    for (const Point& p : row)
        CHECK(p.y == Approx(0).margin(1e-9));
    CHECK(distance(row[0], row[5]) == Approx(5 * std::sqrt(1000.0)));

    std::vector<Point> tall = {{-10, -100}, {10, -100}, {-10, 100}, {10, 100}, {0, 0}};
    level(tall, 1.5);
    CHECK(std::abs(tall[0].x) > std::abs(tall[0].y));  // it lies down
}

TEST_CASE("the median tie gets its length, and crowded actors get more room", "[layout]")
{
    std::vector<Point> at = {{0, 0}, {1, 0}, {3, 0}, {3, 7}};
    const std::vector<TieSpec> ties = {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}};  // lengths 1, 2, 7
    scale_to_size(at, std::vector<Extent>(4, {10, 10}), ties);
    CHECK(distance(at[1], at[2]) == Approx(90));

    std::vector<Point> crowd;
    for (int i = 0; i < 100; ++i)
        crowd.push_back({i % 10 * 10.0, i / 10 * 10.0});  // 90 x 90 for 100 boxes of 44 x 24
    const double needed = 2.5 * 100 * 44 * 24;
    CHECK(room_factor(crowd, std::vector<Extent>(100, {40, 20}))
          == Approx(std::sqrt(needed / (90 * 90))));
    CHECK(room_factor(crowd, std::vector<Extent>(100, {0, 0})) == 1);
}

TEST_CASE("places that were turned, moved, mirrored and shrunk are fitted back", "[layout]")
{
    const bool mirrored = GENERATE(false, true);
    const std::vector<Point> before = {{0, 0}, {100, 0}, {100, 50}, {-20, 80}};
    std::vector<Point> at;
    for (const Point& p : before) {
        const double angle = 1.1;
        const double y = mirrored ? -p.y : p.y;
        at.push_back({7 + 0.5 * (std::cos(angle) * p.x - std::sin(angle) * y),
                      -30 + 0.5 * (std::sin(angle) * p.x + std::cos(angle) * y)});
    }
    fit_to(at, before, {1, 1, 1, 0}, true);
    for (std::size_t i = 0; i < at.size(); ++i) {  // the fourth, unknown one follows
        CHECK(at[i].x == Approx(before[i].x).margin(1e-9));
        CHECK(at[i].y == Approx(before[i].y).margin(1e-9));
    }
}
