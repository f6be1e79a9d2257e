// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/reference.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/degree.hpp"
#include "analysis/fragility.hpp"
#include "analysis/groups.hpp"
#include "analysis/paths.hpp"
#include "analysis/spectral.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace crosscut;
using namespace crosscut::analysis;
using network::Graph;
using network::GraphTie;

namespace {

/// A small generator of our own: the tests are the same on every machine.
struct Dice {
    std::uint64_t state;
    std::uint32_t below(std::uint32_t bound)
    {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::uint32_t>((state >> 33) % bound);
    }
};

struct Net {
    std::uint32_t n = 0;
    std::vector<GraphTie> ties;
    std::vector<int> group;
};

Net net(std::uint64_t seed)
{
    Dice dice{seed};
    Net out;
    out.n = 3 + dice.below(14);
    for (std::uint32_t i = 0; i < out.n; ++i)
        out.group.push_back(static_cast<int>(dice.below(3)));
    const std::uint32_t often = 1 + dice.below(4);
    for (std::uint32_t i = 0; i < out.n; ++i)
        for (std::uint32_t j = i + 1; j < out.n; ++j)
            if (dice.below(6) < often)
                out.ties.push_back({i, j, 1.0 + dice.below(5)});
    return out;
}

Values numbers(const std::vector<double>& values) { return Values(values.begin(), values.end()); }
Values numbers(const std::vector<int>& values) { return Values(values.begin(), values.end()); }

/// Values of actors that must move with their actors.
std::vector<Values> measures(const Graph& graph, const std::vector<int>& group)
{
    Work work;
    work.set_workers(1);
    const CrossGroup cross = cross_group(graph, group);
    return {degree(graph), strength(graph), numbers(betweenness(graph, false, work).actor), numbers(betweenness(graph, true, work).actor),
            closeness(graph, false, Way::out, work), closeness(graph, true, Way::out, work), harmonic(graph, false, Way::out, work),
            numbers(core_numbers(graph)), clustering(graph), clustering(graph, true), numbers(katz(graph).status), numbers(pagerank(graph, true)),
            numbers(cuts(graph).cut_pairs), cross.ei, cross.participation, cross.participation_w, cross.within_z};
}

bool same(const Value& a, const Value& b) { return a.has_value() == b.has_value() && (!a || std::fabs(*a - *b) < 1e-7 * std::max(1.0, std::fabs(*a))); }

}  // namespace

TEST_CASE("giving actors other numbers moves their values with them and changes none")
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Net one = net(seed);
        Dice dice{seed + 1000};
        std::vector<std::uint32_t> to(one.n);
        std::iota(to.begin(), to.end(), 0u);
        for (std::uint32_t i = one.n - 1; i > 0; --i)
            std::swap(to[i], to[dice.below(i + 1)]);
        std::vector<GraphTie> ties;
        for (const GraphTie& tie : one.ties)
            ties.push_back({to[tie.a], to[tie.b], tie.strength});
        std::reverse(ties.begin(), ties.end());
        std::vector<int> group(one.n);
        for (std::uint32_t i = 0; i < one.n; ++i)
            group[to[i]] = one.group[i];
        const Graph before = network::make_graph(one.n, one.ties, false, true);
        const Graph after = network::make_graph(one.n, ties, false, true);
        const auto a = measures(before, one.group);
        const auto b = measures(after, group);
        for (std::size_t m = 0; m < a.size(); ++m)
            for (std::uint32_t i = 0; i < one.n; ++i) {
                INFO("seed " << seed << " measure " << m << " actor " << i);
                CHECK(same(a[m][i], b[m][to[i]]));
            }
        CHECK(same(ei_index(before, one.group).z, ei_index(after, group).z));
        CHECK(same(closure(before).transitivity, closure(after).transitivity));
        CHECK(same(fragmentation(before).distance, fragmentation(after).distance));
    }
}

TEST_CASE("somebody new without ties changes only what is divided by the number of actors")
{
    Work work;
    work.set_workers(1);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Net one = net(seed);
        const Graph before = network::make_graph(one.n, one.ties, false, true);
        const Graph after = network::make_graph(one.n + 1, one.ties, false, true);
        const auto unchanged = [&](const Values& a, const Values& b) {
            INFO("seed " << seed);
            for (std::uint32_t i = 0; i < one.n; ++i)
                CHECK(same(a[i], b[i]));
        };
        unchanged(degree(before), degree(after));
        unchanged(numbers(betweenness(before, true, work).actor), numbers(betweenness(after, true, work).actor));
        unchanged(numbers(core_numbers(before)), numbers(core_numbers(after)));
        unchanged(clustering(before), clustering(after));
        unchanged(numbers(cuts(before).cut_pairs), numbers(cuts(after).cut_pairs));
        // Harmonic closeness is divided by n - 1 before and by n after.
        const Values near = harmonic(before, false, Way::out, work);
        const Values now = harmonic(after, false, Way::out, work);
        for (std::uint32_t i = 0; i < one.n; ++i)
            CHECK(*near[i] * (one.n - 1.0) == Approx(*now[i] * one.n));
        CHECK(closure(before).transitivity == closure(after).transitivity);
        CHECK(*fragmentation(after).pieces > 0);
    }
}

TEST_CASE("betweenness adds up to the steps between ends, PageRank to one, internal and external ties to all ties")
{
    Work work;
    work.set_workers(1);
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        const Net one = net(seed);
        const Graph graph = network::make_graph(one.n, one.ties, false, false);
        double between = 0;
        for (const double value : betweenness(graph, false, work).actor)
            between += value;
        double steps = 0;
        for (std::uint32_t i = 0; i < one.n; ++i) {
            const Values distance = distances_from(graph, i, false);
            for (std::uint32_t j = i + 1; j < one.n; ++j)
                steps += distance[j] ? *distance[j] - 1 : 0;
        }
        CHECK(between == Approx(steps).margin(1e-9));
        const std::vector<double> rank = pagerank(graph, false);
        CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == Approx(1.0));
        const EiIndex ei = ei_index(graph, one.group, false);
        CHECK(ei.internal + ei.external == static_cast<int>(graph.ties.size()));
        int in_cells = 0;
        for (const GroupCell& cell : group_density(graph, one.group, 3))
            in_cells += cell.ties;
        CHECK(in_cells == static_cast<int>(graph.ties.size()));
        // Fragmentation is 0 exactly where the network hangs together.
        const std::vector<int> part = weak_components(graph);
        const bool whole = std::all_of(part.begin(), part.end(), [](int label) { return label == 0; });
        CHECK((*fragmentation(graph).pieces == 0) == whole);
        CHECK(*fragmentation(graph).distance == Approx(1 - *distances(graph).efficiency));
    }
}

TEST_CASE("measures are the same to the last bit with one worker and with four")
{
    const Net one = net(7);
    const Graph graph = network::make_graph(one.n, one.ties, false, true);
    Work alone;
    alone.set_workers(1);
    Work four;
    four.set_workers(4);
    CHECK(betweenness(graph, true, alone).actor == betweenness(graph, true, four).actor);
    CHECK(harmonic(graph, true, Way::out, alone) == harmonic(graph, true, Way::out, four));
}
