// SPDX-License-Identifier: Apache-2.0
#include "layout/stress.hpp"

#include "catch.hpp"
#include "layout/distances.hpp"
#include "layout/graphviz.hpp"
#include "layout/nets.hpp"

#include <algorithm>

using namespace nets;

namespace {

StressGraph stress_graph(const Request& request)
{
    StressGraph graph;
    graph.vertices.resize(request.nodes.size());
    for (const TieSpec& tie : request.ties)
        graph.lines.push_back({tie.a, tie.b, 90});
    return graph;
}

StressGraph path_of(int n)
{
    StressGraph graph;
    graph.vertices.resize(static_cast<std::size_t>(n));
    for (int i = 0; i + 1 < n; ++i)
        graph.lines.push_back({i, i + 1, 90});
    return graph;
}

std::vector<Point> places(const StressGraph& graph)
{
    Work work;
    const auto at = stress_places(graph, work);
    REQUIRE(at);
    REQUIRE(at->size() == graph.vertices.size());
    return *at;
}

double mean_movement(const std::vector<Point>& a, const std::vector<Point>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += distance(a[i], b[i]);
    return sum / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("lengths of ways are those of the shortest way, whichever way it is walked", "[layout][stress]")
{
    // 0 -10- 1 -10- 2, and 0 -50- 2: from 2 to 0 it is 20, not 50; 3 cannot be reached.
    const Distances lengths(4, {{0, 1, 10}, {1, 2, 10}, {0, 2, 50}});
    std::vector<float> from;
    lengths.from(2, from);
    CHECK(from == std::vector<float>{20, 10, 0, -1});
    const Distances equal(4, {{0, 1, 10}, {1, 2, 10}, {0, 2, 10}});
    equal.from(0, from);
    CHECK(from == std::vector<float>{0, 10, 10, -1});
    // A path of five: four lines of 90 from end to end, wherever the search begins.
    CHECK(Distances(5, path_of(5).lines).longest_from_ends() == Approx(360));
}

TEST_CASE("a row of actors becomes a row, a triangle a triangle, a pair stands a line apart", "[layout][stress]")
{
    CHECK(stress_of(path_of(5), places(path_of(5))) < 1e-3);
    StressGraph triangle = path_of(3);
    triangle.lines.push_back({2, 0, 90});
    const auto at = places(triangle);
    CHECK(distance(at[0], at[1]) == Approx(90).epsilon(0.02));
    CHECK(distance(at[1], at[2]) == Approx(90).epsilon(0.02));
    CHECK(distance(at[0], at[2]) == Approx(90).epsilon(0.02));
    const auto pair = places(path_of(2));
    CHECK(distance(pair[0], pair[1]) == Approx(90).epsilon(0.02));
    CHECK(places(path_of(1)).size() == 1);
    CHECK(places(path_of(0)).empty());
}

TEST_CASE("gradient descent comes as near to the wished distances as neato, within two per cent", "[layout][stress]")
{
    const Request request = town_hall(GENERATE(40, 150), 400, 6);
    const StressGraph stress = stress_graph(request);
    Graph graph;
    graph.engine = Engine::neato;
    for (std::size_t i = 0; i < request.nodes.size(); ++i)
        graph.vertices.push_back({60, 24, std::nullopt, false});
    for (const auto& line : stress.lines)
        graph.lines.push_back({line.a, line.b, 90, 1});
    Work work;
    const auto neato = draw({graph}, 60, work);
    REQUIRE(neato);
    CHECK(stress_of(stress, places(stress)) <= 1.02 * stress_of(stress, neato->at[0]));
}

TEST_CASE("beyond the size where all pairs count, pivots give places that are nearly as good", "[layout][stress]")
{
    const StressGraph large = stress_graph(town_hall(3000, 9000, 30));
    const auto at = places(large);
    CHECK(stress_of(large, at) < 0.23);  // at random it is about 0.5
    CHECK(places(large) == at);
}

TEST_CASE("fixed actors stay exactly and anchored ones move little when a tie is added", "[layout][stress]")
{
    StressGraph graph = stress_graph(town_hall(60, 140, 4));
    const auto before = places(graph);
    for (std::size_t i = 0; i < before.size(); ++i)
        graph.vertices[i].start = before[i];
    graph.lines.push_back({3, 50, 90});
    graph.vertices[7].fixed = true;
    const auto free = places(graph);
    for (auto& vertex : graph.vertices)
        vertex.anchor = 1;
    const auto held = places(graph);
    CHECK(free[7] == before[7]);
    CHECK(held[7] == before[7]);
    CHECK(mean_movement(before, held) < mean_movement(before, free));
    CHECK(mean_movement(before, held) < 15);  // a sixth of a line
}

TEST_CASE("a layout that shall stop stops", "[layout][stress]")
{
    Work work;
    work.request_stop();
    const auto at = stress_places(path_of(50), work);
    REQUIRE_FALSE(at);
    CHECK(at.problem().code == Problem::Code::cancelled);
}

TEST_CASE("actors on one spot part, and what is not connected is placed all the same", "[layout][stress]")
{
    StressGraph graph = path_of(4);
    for (auto& vertex : graph.vertices)
        vertex.start = Point{5, 5};
    graph.vertices.push_back({});
    const auto at = places(graph);
    for (std::size_t i = 0; i < at.size(); ++i)
        for (std::size_t j = i + 1; j < at.size(); ++j)
            CHECK(distance(at[i], at[j]) > 1);
}
