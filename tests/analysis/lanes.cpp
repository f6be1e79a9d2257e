// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/kernels/lanes.hpp"
#include "analysis/paths.hpp"
#include "analysis/paths_plain.hpp"
#include "analysis/random.hpp"

#include <numeric>

using namespace crosscut;
using namespace crosscut::analysis;
using network::Graph;
using network::GraphTie;

namespace {

struct Shape {
    std::string words;
    Graph graph;
};

/// Ties at random; every tenth actor stays alone, and nobody has ties across the middle if it is `torn`.
Graph at_random(std::uint32_t n, std::uint32_t ties, bool directed, bool weighted, bool torn, std::uint64_t seed)
{
    Random random(seed);
    std::vector<GraphTie> list;
    for (std::uint32_t t = 0; t < ties; ++t) {
        const auto a = static_cast<std::uint32_t>(random.bounded(n));
        const auto b = static_cast<std::uint32_t>(random.bounded(n));
        if (a % 10 == 9 || b % 10 == 9 || (torn && (a < n / 2) != (b < n / 2)))
            continue;
        list.push_back({a, b, 1.0 + static_cast<double>(random.bounded(5))});
    }
    return network::make_graph(n, list, directed, weighted);
}

Graph path(std::uint32_t n, bool directed)
{
    std::vector<GraphTie> list;
    for (std::uint32_t i = 0; i + 1 < n; ++i)
        list.push_back({i, i + 1, 1.0 + i % 5});
    return network::make_graph(n, list, directed, true);
}

std::vector<Shape> shapes()
{
    std::vector<Shape> out;
    out.push_back({"nobody", network::make_graph(0, {}, false, true)});
    out.push_back({"one actor", network::make_graph(1, {}, false, true)});
    out.push_back({"two actors without a tie", network::make_graph(2, {}, false, true)});
    out.push_back({"one tie", network::make_graph(2, {{0, 1, 3}}, false, true)});
    for (const bool directed : {false, true}) {
        const std::string kind = directed ? "directed" : "undirected";
        for (const std::uint32_t n : {5u, 63u, 64u, 65u, 130u, 600u})
            for (const bool torn : {false, true})
                out.push_back({kind + " of " + std::to_string(n) + (torn ? ", torn" : ""), at_random(n, 4 * n, directed, true, torn, n + torn)});
        // 300 steps: more than bits walk, more levels than lanes are worth.
        out.push_back({kind + " path of 300", path(300, directed)});
        out.push_back({kind + " path of 90", path(90, directed)});
    }
    return out;
}

void nearly(const Values& lanes, const Values& plain)
{
    REQUIRE(lanes.size() == plain.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        REQUIRE(lanes[i].has_value() == plain[i].has_value());
        if (lanes[i])
            CHECK(*lanes[i] == Approx(*plain[i]).epsilon(1e-12).margin(1e-12));
    }
}

Values values(const std::vector<double>& numbers) { return Values(numbers.begin(), numbers.end()); }

std::vector<std::uint32_t> everybody(const Graph& graph)
{
    std::vector<std::uint32_t> out(graph.n);
    std::iota(out.begin(), out.end(), 0u);
    return out;
}

/// Back to the fastest code at the end of a test.
struct Choice {
    ~Choice() { lanes::choose(lanes::codes_here().back()); }
};

}  // namespace

TEST_CASE("Searches from many actors at once find what one search after the other finds, on every kind of processor")
{
    const Choice back;
    for (const Shape& shape : shapes())
        for (const lanes::Code code : lanes::codes_here()) {
            lanes::choose(code);
            INFO(shape.words << ", code " << static_cast<int>(code));
            Work work;
            for (const bool weighted : {false, true}) {
                INFO("weighted " << weighted);
                const Betweenness fast = betweenness(shape.graph, weighted, work);
                const Betweenness plain = betweenness_plain(shape.graph, everybody(shape.graph), weighted, work);
                nearly(values(fast.actor), values(plain.actor));
                nearly(values(fast.tie), values(plain.tie));
                CHECK(betweenness_of_actors(shape.graph, weighted, work) == fast.actor);
                for (const Way way : {Way::out, Way::in}) {
                    nearly(closeness(shape.graph, weighted, way, work), closeness_plain(shape.graph, weighted, way, work));
                    nearly(harmonic(shape.graph, weighted, way, work), harmonic_plain(shape.graph, weighted, way, work));
                }
            }
            const Distances fast = distances(shape.graph);
            const Distances plain = distances_plain(shape.graph, work);
            nearly({fast.mean, fast.reachable_share, fast.diameter, fast.efficiency}, {plain.mean, plain.reachable_share, plain.diameter, plain.efficiency});
        }
}

TEST_CASE("Few sources in a batch, as in large networks, find what many find")
{
    const Choice back;
    const Work work;
    for (const Shape& shape : shapes())
        for (const lanes::Code code : lanes::codes_here()) {
            lanes::choose(code);
            INFO(shape.words << ", code " << static_cast<int>(code));
            const Graph& graph = shape.graph;
            const std::vector<std::uint32_t> all = everybody(graph);
            for (const bool weighted : {false, true}) {
                INFO("weighted " << weighted);
                Work own;
                const Betweenness plain = betweenness_plain(graph, all, weighted, own);
                const lanes::Brandes brandes(graph, weighted, true, lanes::narrow);
                if (!brandes.suits())
                    continue;
                REQUIRE(brandes.lanes() == lanes::narrow);
                const auto scratch = brandes.scratch();
                std::vector<double> actor(graph.n, 0.0);
                std::vector<double> tie(graph.ties.size(), 0.0);
                for (std::uint32_t begin = 0; begin < graph.n; begin += lanes::narrow)
                    REQUIRE(brandes.add(all.data() + begin, std::min(lanes::narrow, graph.n - begin), *scratch, actor.data(), tie.data(), work));
                for (std::vector<double>* sums : {&actor, &tie})
                    for (double& sum : *sums)
                        sum *= graph.directed ? 1.0 : 0.5;
                nearly(values(brandes.by_actor(actor)), values(plain.actor));
                nearly(values(tie), values(plain.tie));
            }
            Work own;
            const std::optional<lanes::Reach> many = lanes::reach_by_cost(graph, Way::out, own, lanes::width);
            const std::optional<lanes::Reach> few = lanes::reach_by_cost(graph, Way::out, own, lanes::narrow);
            if (many && few) {
                CHECK(few->count == many->count);
                CHECK(few->cost == many->cost);
                CHECK(few->inverse == many->inverse);
            }
        }
}

TEST_CASE("A network of more than 32,768 actors is searched with few sources at once, with the same values")
{
    const Graph graph = at_random(lanes::large + 1000, 100'000, false, true, false, 3);
    REQUIRE(lanes::Brandes(graph, false, false).lanes() == lanes::narrow);
    std::vector<std::uint32_t> sources;
    for (std::uint32_t i = 0; i < 40; ++i)
        sources.push_back(i * 800);
    Work work;
    for (const bool weighted : {false, true}) {
        const Betweenness fast = betweenness_from(graph, sources, weighted, Sums::actors_and_ties, work);
        const Betweenness plain = betweenness_plain(graph, sources, weighted, work);
        nearly(values(fast.actor), values(plain.actor));
        nearly(values(fast.tie), values(plain.tie));
    }
}

TEST_CASE("Every kind of processor and every number of workers gives the same last bit")
{
    const Choice back;
    for (const bool directed : {false, true}) {
        const Graph graph = at_random(700, 3000, directed, true, false, 11);
        for (const bool weighted : {false, true}) {
            Work alone;
            alone.set_workers(1);
            lanes::choose(lanes::Code::plain);
            const Betweenness between = betweenness(graph, weighted, alone);
            const Values near = harmonic(graph, weighted, Way::out, alone);
            const Values close = closeness(graph, weighted, Way::out, alone);
            for (const lanes::Code code : lanes::codes_here())
                for (const unsigned workers : {1u, 2u, 4u}) {
                    lanes::choose(code);
                    Work work;
                    work.set_workers(workers);
                    const Betweenness again = betweenness(graph, weighted, work);
                    CHECK(again.actor == between.actor);
                    CHECK(again.tie == between.tie);
                    CHECK(harmonic(graph, weighted, Way::out, work) == near);
                    CHECK(closeness(graph, weighted, Way::out, work) == close);
                }
        }
    }
}

TEST_CASE("Ways that are too long for bits and lanes are left to the plain loop, and so are costs that do not fit")
{
    Work work;
    CHECK(lanes::census(path(129, false), Way::out, work));
    CHECK_FALSE(lanes::census(path(130, false), Way::out, work));  // 129 steps
    CHECK(lanes::Brandes(at_random(600, 2400, false, true, false, 5), false, true).suits());
    // 64 neighbours on a path of 5000 stand on 64 different levels nearly everywhere: 64 entries an actor.
    CHECK_FALSE(lanes::Brandes(path(5000, false), false, true).suits());
    // Strengths of 1 and 2^-29 / 3: costs up to 2^40, no lane holds them.
    const Graph far = network::make_graph(3, {{0, 1, 1}, {1, 2, 0.000000000931}}, false, true);
    CHECK_FALSE(lanes::Brandes(far, true, true).suits());
    CHECK_FALSE(lanes::reach_by_cost(far, Way::out, work));
    CHECK(betweenness(far, true, work).actor == std::vector<double>{0, 1, 0});
}

TEST_CASE("The part of betweenness that some sources bring is what remains when the others are left out")
{
    Work work;
    const Graph graph = at_random(200, 700, true, true, false, 3);
    for (const bool weighted : {false, true}) {
        std::vector<std::uint32_t> even, odd;
        for (std::uint32_t i = 0; i < graph.n; ++i)
            (i % 2 ? odd : even).push_back(i);
        const Betweenness a = betweenness_from(graph, even, weighted, Sums::actors, work);
        const Betweenness b = betweenness_from(graph, odd, weighted, Sums::actors, work);
        const std::vector<double> whole = betweenness_of_actors(graph, weighted, work);
        CHECK(a.tie.empty());
        for (std::uint32_t i = 0; i < graph.n; ++i)
            CHECK(a.actor[i] + b.actor[i] == Approx(whole[i]));
        // A source that is named twice counts twice.
        const Betweenness twice = betweenness_from(graph, {7, 7}, weighted, Sums::actors, work);
        const Betweenness once = betweenness_from(graph, {7}, weighted, Sums::actors, work);
        for (std::uint32_t i = 0; i < graph.n; ++i)
            CHECK(twice.actor[i] == Approx(2 * once.actor[i]));
    }
}

TEST_CASE("Searches that are told to stop give zeros, not half of a sum")
{
    const Graph graph = at_random(3000, 15000, false, true, false, 9);
    for (const bool weighted : {false, true}) {
        Work work;
        work.request_stop();
        CHECK(betweenness(graph, weighted, work).actor == std::vector<double>(graph.n, 0.0));
    }
}
