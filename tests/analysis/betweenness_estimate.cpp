// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/betweenness_estimate.hpp"
#include "analysis/paths.hpp"
#include "analysis/random.hpp"

#include <algorithm>
#include <cmath>

using namespace crosscut;
using namespace crosscut::analysis;

namespace {

/// 900 actors; the first thirty know many.
network::Graph town(bool directed)
{
    Random random(17);
    std::vector<network::GraphTie> ties;
    for (int t = 0; t < 3600; ++t) {
        const auto a = static_cast<std::uint32_t>(random.bounded(t % 3 == 0 ? 30 : 900));
        const auto b = static_cast<std::uint32_t>(random.bounded(900));
        ties.push_back({a, b, 1.0 + static_cast<double>(random.bounded(5))});
    }
    return network::make_graph(900, ties, directed, true);
}

}  // namespace

TEST_CASE("Betweenness from all actors is exact, drawn in whatever order")
{
    for (const bool directed : {false, true})
        for (const bool weighted : {false, true}) {
            const network::Graph graph = town(directed);
            Work work;
            const Result<BetweennessEstimate> estimate = estimate_betweenness(graph, weighted, 0, 3, work);
            REQUIRE(estimate);
            CHECK(estimate->exact());
            CHECK(estimate->relative_error() == 0.0);
            const std::vector<double> exact = betweenness_of_actors(graph, weighted, work);
            for (std::uint32_t i = 0; i < graph.n; ++i)
                CHECK(estimate->actor[i] == Approx(exact[i]).margin(1e-9));
        }
}

TEST_CASE("Betweenness from a sample sharpens batch by batch, and its error is as large as it says")
{
    const network::Graph graph = town(false);
    Work work;
    const std::vector<double> exact = betweenness_of_actors(graph, false, work);
    std::vector<std::size_t> sources;
    std::vector<double> said;
    const Result<BetweennessEstimate> last = estimate_betweenness(graph, false, 0, 8, work, [&](const BetweennessEstimate& estimate) {
        sources.push_back(estimate.sources);
        said.push_back(*estimate.relative_error());
        // Each interval of 95 % holds the true value for about 95 of 100 actors; 80 leave room for so few batches.
        int inside = 0;
        int all = 0;
        for (std::uint32_t i = 0; i < graph.n; ++i)
            if (exact[i] > 0 && estimate.error[i] > 0) {
                ++all;
                inside += std::fabs(estimate.actor[i] - exact[i]) <= estimate.error[i];
            }
        CHECK(inside > 0.8 * all);
        return true;
    });
    REQUIRE(last);
    // At first four batches of 64, then at least four more each time; 900 are not reached before the end.
    CHECK(sources == std::vector<std::size_t>{256, 512, 768});
    CHECK(said[0] > said[2]);
    CHECK(said[0] < 1);
}

TEST_CASE("A sample is the same for the same seed and any number of workers, another for another seed, and can end early")
{
    const network::Graph graph = town(true);
    Work alone;
    alone.set_workers(1);
    Work four;
    four.set_workers(4);
    const Result<BetweennessEstimate> one = estimate_betweenness(graph, true, 300, 5, alone);
    const Result<BetweennessEstimate> again = estimate_betweenness(graph, true, 300, 5, four);
    const Result<BetweennessEstimate> other = estimate_betweenness(graph, true, 300, 6, four);
    REQUIRE((one && again && other));
    CHECK(one->sources == 300);
    CHECK(one->actor == again->actor);
    CHECK(one->error == again->error);
    CHECK(one->actor != other->actor);
    const Result<BetweennessEstimate> early = estimate_betweenness(graph, true, 0, 5, four, [](const BetweennessEstimate&) { return false; });
    REQUIRE(early);
    CHECK(early->sources == 256);
    four.request_stop();
    CHECK_FALSE(estimate_betweenness(graph, true, 300, 5, four));
}

TEST_CASE("A sample of a network of long ways, of a single batch, and of nobody")
{
    std::vector<network::GraphTie> ties;
    for (std::uint32_t i = 0; i + 1 < 2000; ++i)
        ties.push_back({i, i + 1, 1});
    const network::Graph path = network::make_graph(2000, ties, false, false);
    Work work;
    const Result<BetweennessEstimate> estimate = estimate_betweenness(path, false, 640, 1, work);
    REQUIRE(estimate);
    // The middle of a path lies between 1000 x 999 pairs.
    CHECK(estimate->actor[1000] == Approx(999000).epsilon(0.1));
    const Result<BetweennessEstimate> batch = estimate_betweenness(path, false, 64, 1, work);
    REQUIRE(batch);
    CHECK(batch->error.empty());
    CHECK_FALSE(batch->relative_error());
    const Result<BetweennessEstimate> nobody = estimate_betweenness(network::make_graph(0, {}, false, false), false, 0, 1, work);
    REQUIRE(nobody);
    CHECK(nobody->actor.empty());
}
