// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/communities.hpp"
#include "analysis/mixing.hpp"
#include "analysis/random.hpp"

#include <algorithm>
#include <set>

using namespace crosscut;
using namespace crosscut::analysis;

namespace {

/// Cliques of a size, each joined to the next by one tie.
network::Graph ring_of_cliques(std::uint32_t cliques, std::uint32_t size)
{
    std::vector<network::GraphTie> ties;
    for (std::uint32_t c = 0; c < cliques; ++c) {
        for (std::uint32_t i = 0; i < size; ++i)
            for (std::uint32_t j = i + 1; j < size; ++j)
                ties.push_back({c * size + i, c * size + j, 1});
        ties.push_back({c * size, ((c + 1) % cliques) * size + 1, 1});
    }
    return network::make_graph(cliques * size, ties, false, true);
}

}  // namespace

TEST_CASE("Cliques on a string are found as communities, the same ones for the same seed", "[analysis]")
{
    const network::Graph graph = ring_of_cliques(6, 5);
    Work work;
    const std::vector<int> found = communities(graph, 7, 20, work);
    REQUIRE(found.size() == 30);
    for (std::uint32_t i = 0; i < 30; ++i)
        CHECK(found[i] == found[i / 5 * 5]);
    CHECK(std::set<int>(found.begin(), found.end()).size() == 6);
    CHECK(found == communities(graph, 7, 20, work));
    // 66 ties, 60 inside; each clique has degrees of 22 of 132: 60 / 66 - 6 * (22 / 132)^2 = 0.7424...
    CHECK(*modularity(graph, found, true) == Approx(60.0 / 66 - 6 * (22.0 / 132) * (22.0 / 132)));
}

TEST_CASE("Without ties everybody is a community, numbered by position; larger ones come first", "[analysis]")
{
    Work work;
    CHECK(communities(network::make_graph(0, {}, false, true), 1, 20, work).empty());
    CHECK(communities(network::make_graph(3, {}, false, true), 1, 20, work) == std::vector<int>{0, 1, 2});
    // A pair and a triangle: the triangle is the larger one; 5 stands alone.
    const network::Graph graph = network::make_graph(6, {{0, 1, 1}, {2, 3, 1}, {3, 4, 1}, {2, 4, 1}}, false, true);
    CHECK(communities(graph, 1, 20, work) == std::vector<int>{1, 1, 0, 0, 0, 2});
}

TEST_CASE("Communities are never worse than departments, and a stop gives the best so far", "[analysis]")
{
    const network::Graph graph = ring_of_cliques(4, 4);
    std::vector<int> halves(16);
    for (std::size_t i = 0; i < 16; ++i)
        halves[i] = i < 8 ? 0 : 1;
    Work work;
    CHECK(*modularity(graph, communities(graph, 3, 20, work), true) >= *modularity(graph, halves, true));
    Work stopped;
    stopped.request_stop();
    CHECK(communities(graph, 3, 20, stopped).size() == 16);
}

TEST_CASE("Of up to fourteen actors the best communities of all are found", "[analysis]")
{
    Work work;
    Random random(11);
    for (int trial = 0; trial < 25; ++trial) {
        const auto n = static_cast<std::uint32_t>(3 + random.bounded(5));
        std::vector<network::GraphTie> ties;
        for (std::uint32_t i = 0; i < n; ++i)
            for (std::uint32_t j = i + 1; j < n; ++j)
                if (random.unit() < 0.45)
                    ties.push_back({i, j, 1.0 + static_cast<double>(random.bounded(4))});
        const network::Graph graph = network::make_graph(n, ties, false, true);
        if (graph.ties.empty())
            continue;
        // Every partition once, as numbers of which each is at most one more than the largest before it.
        std::vector<int> label(n, 0);
        double best = -1;
        while (true) {
            best = std::max(best, modularity(graph, label, true).value_or(-1));
            std::size_t i = n;
            while (--i > 0 && label[i] > *std::max_element(label.begin(), label.begin() + static_cast<std::ptrdiff_t>(i)))
                label[i] = 0;
            if (i == 0)
                break;
            ++label[i];
        }
        const std::vector<int> found = agreed_communities(graph, 1, work);
        REQUIRE(found.size() == n);
        CHECK(*modularity(graph, found, true) == Approx(best).margin(1e-12));
        CHECK(found == agreed_communities(graph, 99, work));  // no lot is drawn
    }
    // Who has no tie stays alone.
    const network::Graph pair = network::make_graph(3, {{0, 1, 1}}, false, true);
    CHECK(agreed_communities(pair, 1, work) == std::vector<int>{0, 0, 1});
    // Fourteen: two cliques of seven with one tie between them.
    std::vector<network::GraphTie> ties{{0, 7, 1}};
    for (const std::uint32_t first : {0U, 7U})
        for (std::uint32_t i = 0; i < 7; ++i)
            for (std::uint32_t j = i + 1; j < 7; ++j)
                ties.push_back({first + i, first + j, 1});
    const std::vector<int> two = agreed_communities(network::make_graph(14, ties, false, true), 1, work);
    CHECK(std::count(two.begin(), two.begin() + 7, 0) == 7);
    CHECK(std::count(two.begin() + 7, two.end(), 1) == 7);
}

TEST_CASE("Of more actors what a hundred runs agree on is given, whatever the seed", "[analysis]")
{
    const network::Graph graph = ring_of_cliques(6, 5);
    Work work;
    const std::vector<int> found = agreed_communities(graph, 7, work);
    REQUIRE(found.size() == 30);
    for (std::uint32_t i = 0; i < 30; ++i)
        CHECK(found[i] == static_cast<int>(i / 5));
    CHECK(found == agreed_communities(graph, 8, work));
    Work stopped;
    stopped.request_stop();
    CHECK(agreed_communities(graph, 7, stopped).size() == 30);
    CHECK(agreed_communities(network::make_graph(0, {}, false, true), 1, work).empty());
    CHECK(agreed_communities(network::make_graph(40, {}, false, true), 1, work).size() == 40);
}
