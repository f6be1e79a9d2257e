// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "analysis/betweenness_estimate.hpp"
#include "analysis/burt.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/communities.hpp"
#include "analysis/degree.hpp"
#include "analysis/mixing.hpp"
#include "analysis/paths.hpp"
#include "analysis/spectral.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <numeric>

namespace crosscut::bench {

using namespace analysis;

namespace {

/// Above this many actors the peers search from a sample only.
constexpr std::uint32_t large = 20'000;
constexpr std::uint32_t sample = 200;

struct Input {
    std::uint32_t n = 0;
    std::vector<network::GraphTie> ties;
};

bool read(const std::filesystem::path& path, Input& input)
{
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (!file)
        return false;
    std::size_t count = 0;
    bool good = std::fscanf(file, "# %u %zu", &input.n, &count) == 2;
    if (good)
        input.ties.reserve(count);
    network::GraphTie tie;
    while (good && std::fscanf(file, "%u %u %lf", &tie.a, &tie.b, &tie.strength) == 3)
        input.ties.push_back(tie);
    std::fclose(file);
    return good && input.ties.size() == count;
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double sum(const Values& values)
{
    double all = 0;
    for (const Value& value : values)
        all += value.value_or(0.0);
    return all;
}

/// The positions of the largest values.
std::vector<std::uint32_t> largest(const std::vector<double>& values, std::size_t count)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0u);
    count = std::min(count, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(), [&](std::uint32_t a, std::uint32_t b) { return values[a] > values[b]; });
    order.resize(count);
    std::sort(order.begin(), order.end());
    return order;
}

/// The actors whose values are added up: all of them, or those the peers search from.
std::vector<std::uint32_t> looked_at(std::uint32_t n)
{
    std::vector<std::uint32_t> out(n > large ? sample : n);
    for (std::uint32_t i = 0; i < out.size(); ++i)
        out[i] = n > large ? static_cast<std::uint32_t>(std::uint64_t{i} * n / sample) : i;
    return out;
}

}  // namespace

int centralities(const std::filesystem::path& file, const Wanted& wanted)
{
    network::Graph graph;
    Lines lines(file.stem().string(), wanted);
    {
        Input input;
        if (!read(file, input)) {
            std::cerr << file.string() << " is no edge file: expected “# ACTORS TIES”, then “A B STRENGTH” a line.\n";
            return 2;
        }
        lines.run("build", [&] { return static_cast<double>(network::make_graph(input.n, input.ties, false, true).ties.size()); });
        graph = network::make_graph(input.n, std::move(input.ties), false, true);
    }
    // The peers' lengths: whole numbers, so that equal ways are equal for everybody.
    for (std::size_t t = 0; t < graph.ties.size(); ++t)
        graph.cost[t] = 11 - static_cast<std::int64_t>(graph.ties[t].strength);
    graph.cost_unit = 1;
    const std::vector<std::uint32_t> actors = looked_at(graph.n);
    std::vector<double> size(graph.n, 0);
    const std::vector<int> part = weak_components(graph);
    for (const int p : part)
        ++size[static_cast<std::size_t>(p)];
    const double scale = static_cast<double>(graph.n) / static_cast<double>(actors.size());
    const auto of_those = [&](const Values& values) {
        double all = 0;
        for (const std::uint32_t i : actors)
            all += values[i].value_or(0.0);
        return all;
    };
    // Ours is weighed by the share of the others that are reached (Wasserman and Faust); theirs is not.
    const auto closeness_sum = [&](const Values& values) {
        double all = 0;
        for (const std::uint32_t i : actors) {
            const double reached = size[static_cast<std::size_t>(part[i])] - 1;
            if (reached > 0)
                all += *values[i] * (graph.n - 1.0) / reached;
        }
        return all;
    };
    for (const bool weighted : {false, true}) {
        const std::string suffix = weighted ? "_w" : "";
        lines.run("betweenness" + suffix, [&, weighted] {
            Work work;
            return sum(betweenness_from(graph, actors, weighted, Sums::actors, work).actor);
        }, scale);
        lines.run("closeness" + suffix, [&, weighted] {
            Work work;
            return closeness_sum(closeness(graph, weighted, Way::out, work));
        });
        lines.run("harmonic" + suffix, [&, weighted] {
            Work work;
            return of_those(harmonic(graph, weighted, Way::out, work));
        });
    }
    lines.run("eigenvector", [&] { return sum(eigenvector(graph, false).vector); });
    lines.run("pagerank", [&] { return pagerank(graph, false).at(0); });
    lines.run("constraint", [&] { return sum(constraint(graph, false)); });
    lines.run("constraint_w", [&] { return sum(constraint(graph, true)); });
    lines.run("core", [&] {
        const std::vector<int> core = core_numbers(graph);
        return static_cast<double>(std::accumulate(core.begin(), core.end(), 0LL));
    });
    lines.run("components", [&] {
        const std::vector<int> label = weak_components(graph);
        return label.empty() ? 0.0 : 1.0 + *std::max_element(label.begin(), label.end());
    });
    lines.run("articulation", [&] {
        const std::vector<bool> cut = cuts(graph).articulation;
        return static_cast<double>(std::count(cut.begin(), cut.end(), true));
    });
    lines.run("clustering", [&] { return sum(clustering(graph)); });
    // Communities count ties by strength; the peers' are told none.
    network::Graph plain;
    if (lines.wants("leiden"))
        plain = network::make_graph(graph.n, graph.ties, false, false);
    lines.run("leiden", [&] {
        Work work;
        return modularity(plain, communities(plain, 1, 1, work)).value_or(0.0);
    });
    // The first picture of betweenness: what a sample of 512 actors says, and how exact it is said to be.
    lines.run("betweenness_sample512", [&] {
        Work work;
        const Result<BetweennessEstimate> estimate = estimate_betweenness(graph, false, 512, 1, work);
        return estimate->relative_error().value_or(0.0);
    });
    // How many of the true top 50 a sample finds, mean of five lots. Large networks only when asked for: they need the exact values.
    if (wanted.count("betweenness_sample512_top50") || (wanted.empty() && graph.n <= large)) {
        Work work;
        const std::vector<std::uint32_t> truth = largest(betweenness_of_actors(graph, false, work), 50);
        double found = 0;
        std::uint64_t lots = 0;
        lines.run("betweenness_sample512_top50", [&] {
            Work own;
            const Result<BetweennessEstimate> estimate = estimate_betweenness(graph, false, 512, ++lots, own);
            const std::vector<std::uint32_t> seen = largest(estimate->actor, 50);
            std::vector<std::uint32_t> both;
            std::set_intersection(truth.begin(), truth.end(), seen.begin(), seen.end(), std::back_inserter(both));
            found += lots <= 5 ? static_cast<double>(both.size()) / static_cast<double>(truth.size()) : 0;
            return found / static_cast<double>(std::min<std::uint64_t>(lots, 5));
        });
    }
    return 0;
}

}  // namespace crosscut::bench
