// SPDX-License-Identifier: Apache-2.0
#include "layout/overlap.hpp"

#include "catch.hpp"
#include "layout/nets.hpp"

using namespace nets;

TEST_CASE("rectangles that touch do not overlap, those that share more than a hair do", "[layout]")
{
    const Extent size{20, 10};
    CHECK_FALSE(overlaps({0, 0}, size, {20, 0}, size, 0));
    CHECK(overlaps({0, 0}, size, {19.9, 0}, size, 0));
    CHECK_FALSE(overlaps({0, 0}, size, {19.9, 10}, size, 0));
    CHECK(overlaps({0, 0}, size, {23, 0}, size, 4));
    CHECK(count_overlaps({{0, 0}, {5, 0}, {10, 0}, {50, 0}}, std::vector<Extent>(4, size), 0) == 3);
}

TEST_CASE("rectangles are moved apart, however they lay, and those that are fixed stay", "[layout]")
{
    const int n = GENERATE(2, 30, 300);
    const int field = GENERATE(1, 40, 1000);  // 1: all on one point
    Dice dice(7);
    std::vector<Point> at;
    std::vector<Extent> sizes;
    std::vector<char> fixed;
    for (int i = 0; i < n; ++i) {
        at.push_back({static_cast<double>(dice.below(field)), static_cast<double>(dice.below(field))});
        sizes.push_back({5.0 + dice.below(60), 5.0 + dice.below(20)});
        fixed.push_back(i == 1 ? 1 : 0);
    }
    const auto before = at;
    remove_overlaps(at, sizes, fixed, 3);
    CHECK(count_overlaps(at, sizes, 3) == 0);
    CHECK(at[1] == before[1]);
    auto again = before;
    remove_overlaps(again, sizes, fixed, 3);
    CHECK(again == at);
}

TEST_CASE("what does not overlap is not moved", "[layout]")
{
    std::vector<Point> at = {{0, 0}, {30, 0}, {0, 30}, {1000, 1000}, {1010, 1000}};
    const auto before = at;
    remove_overlaps(at, std::vector<Extent>(5, {20, 20}), std::vector<char>(5, 0), 4);
    CHECK(std::vector<Point>(at.begin(), at.begin() + 3)
          == std::vector<Point>(before.begin(), before.begin() + 3));
    // The pair was 10 apart and needs 24: each moves 7, and the hair that keeps rounding away.
    CHECK(at[3].x == Approx(993).margin(0.01));
    CHECK(at[4].x == Approx(1017).margin(0.01));
}

TEST_CASE("two that must both stay may overlap, and the others still find free places", "[layout]")
{
    std::vector<Point> at = {{0, 0}, {5, 0}, {2, 0}};
    remove_overlaps(at, std::vector<Extent>(3, {20, 20}), {1, 1, 0}, 0);
    CHECK(at[0] == Point{0, 0});
    CHECK(at[1] == Point{5, 0});
    CHECK(count_overlaps(at, std::vector<Extent>(3, {20, 20}), 0) == 1);
}

TEST_CASE("where there is no room for all, they move away from the middle and keep their order", "[layout]")
{
    // 20 x 20 rectangles of 12 on a grid of 3: pushing alone would have to carry those within across all others.
    std::vector<Point> at;
    for (int i = 0; i < 400; ++i)
        at.push_back({3.0 * (i % 20), 3.0 * (i / 20)});
    const std::vector<Extent> sizes(400, {12, 12});
    remove_overlaps(at, sizes, std::vector<char>(400, 0), 0);
    CHECK(count_overlaps(at, sizes, 0) == 0);
    int in_order = 0;
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x + 1 < 20; ++x)
            in_order += at[static_cast<std::size_t>(20 * y + x)].x < at[static_cast<std::size_t>(20 * y + x + 1)].x;
    CHECK(in_order > 360);  // of 380
}
