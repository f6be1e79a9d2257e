// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "layout/nets.hpp"

using namespace nets;

TEST_CASE("the ring puts everybody on one circle in order and nobody overlaps", "[layout]")
{
    const int n = GENERATE(0, 1, 2, 3, 7, 100);
    const Request request = with_nodes(n);
    const auto at = ring(request).at;
    REQUIRE(at.size() == static_cast<std::size_t>(n));
    CHECK(overlaps_in(request, at) == 0);
    for (const Point& p : at)
        CHECK(distance(p, {}) == Approx(distance(at[0], {})));
    if (n >= 3) {
        CHECK(at[0].x == Approx(0).margin(1e-9));  // the first at the top
        CHECK(at[0].y < 0);
        CHECK(at[1].x > 0);  // clockwise on a page whose y points down
    }
}

TEST_CASE("the ring gives big actors more room and leaves pinned ones where they are", "[layout]")
{
    Request request = with_nodes(12, 20, 20);
    request.nodes[4].width = 400;
    CHECK(overlaps_in(request, ring(request).at) == 0);
    request.nodes[7].start = Point{500, 500};
    request.nodes[7].pinned = true;
    const auto at = ring(request).at;
    CHECK(at[7] == Point{500, 500});
    CHECK(overlaps_in(request, at) == 0);
}
