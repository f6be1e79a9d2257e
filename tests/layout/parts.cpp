// SPDX-License-Identifier: Apache-2.0
#include "layout/parts.hpp"

#include "catch.hpp"

using namespace crosscut::layout;

TEST_CASE("several ties of a pair count as one, loops and ties of no weight as none", "[layout]")
{
    const auto ties = simple_ties({{4, 2, 1}, {1, 1, 9}, {0, 1, 0}, {2, 4, 2.5}, {3, 0, 1}});
    REQUIRE(ties.size() == 2);
    CHECK(ties[0].a == 3);  // the pair 0, 3, in the direction in which it was named
    CHECK(ties[0].b == 0);
    CHECK(ties[1].a == 4);
    CHECK(ties[1].b == 2);
    CHECK(ties[1].weight == 3.5);
}

TEST_CASE("connected parts come largest first, and their ties name positions within them", "[layout]")
{
    const auto parts = connected_parts(7, simple_ties({{0, 5, 1}, {6, 2, 1}, {2, 4, 1}}));
    REQUIRE(parts.size() == 4);
    CHECK(parts[0].nodes == std::vector<int>{2, 4, 6});
    CHECK(parts[1].nodes == std::vector<int>{0, 5});
    CHECK(parts[2].nodes == std::vector<int>{1});
    CHECK(parts[3].nodes == std::vector<int>{3});
    REQUIRE(parts[0].ties.size() == 2);
    CHECK(parts[0].ties[0].a == 0);  // 2 - 4
    CHECK(parts[0].ties[0].b == 1);
    CHECK(parts[0].ties[1].a == 2);  // 6 - 2
    CHECK(parts[0].ties[1].b == 0);
    CHECK(connected_parts(0, {}).empty());
}
