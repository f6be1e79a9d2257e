// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "network/graph.hpp"

#include <cmath>
#include <limits>

using namespace crosscut;
using network::Graph;
using network::make_graph;

TEST_CASE("a graph has no loops and one tie for each pair, with the largest strength")
{
    const Graph graph = make_graph(3, {{0, 1, 2}, {1, 0, 4}, {2, 2, 5}, {1, 2, 1}}, false, true);
    REQUIRE(graph.ties.size() == 2);
    CHECK(graph.ties[0].strength == 4);
    CHECK(graph.degree(1) == 2);
    CHECK(graph.degree(2) == 1);
}

TEST_CASE("in a directed graph the two arcs of a pair are two")
{
    const Graph graph = make_graph(3, {{0, 1, 2}, {1, 0, 4}, {1, 2, 1}}, true, true);
    CHECK(graph.ties.size() == 3);
    CHECK(graph.degree(1) == 2);
    CHECK(graph.in_degree(1) == 1);
    const Graph view = network::symmetrised(graph);
    REQUIRE(view.ties.size() == 2);
    CHECK(view.ties[0].strength == 4);
    CHECK_FALSE(view.directed);
}

TEST_CASE("costs are exact integers: the least common multiple over the strength")
{
    // Strengths 2, 3, 5: the multiple is 30, the costs 15, 10, 6.
    const Graph graph = make_graph(4, {{0, 1, 2}, {1, 2, 3}, {2, 3, 5}}, false, true);
    CHECK(graph.cost_unit == 30);
    CHECK(graph.cost == std::vector<std::int64_t>{15, 10, 6});
}

TEST_CASE("a strength that is no positive number counts as one")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Graph graph = make_graph(3, {{0, 1, 0}, {1, 2, nan}, {0, 2, -3}}, false, true);
    for (const network::GraphTie& tie : graph.ties)
        CHECK(tie.strength == 1);
}

TEST_CASE("an actor taken out stays as one without ties")
{
    const Graph graph = make_graph(3, {{0, 1, 1}, {1, 2, 1}}, false, false);
    const Graph left = network::without(graph, {false, true, false});
    CHECK(left.n == 3);
    CHECK(left.ties.empty());
}

TEST_CASE("a graph without actors is a graph")
{
    const Graph graph = make_graph(0, {}, false, false);
    CHECK(graph.n == 0);
    CHECK(network::symmetrised(graph).n == 0);
}
