// SPDX-License-Identifier: Apache-2.0
#include "analysis/random.hpp"

#include "analysis/groups.hpp"

#include <cmath>

namespace crosscut::analysis {

namespace {

struct Product {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

/// Both halves of a product of 64 bits, in standard arithmetic.
Product multiplied(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t mask = 0xffffffffu;
    const std::uint64_t low = (a & mask) * (b & mask);
    const std::uint64_t one = (a >> 32) * (b & mask);
    const std::uint64_t two = (a & mask) * (b >> 32);
    const std::uint64_t middle = (low >> 32) + (one & mask) + (two & mask);
    return {(a >> 32) * (b >> 32) + (one >> 32) + (two >> 32) + (middle >> 32), (middle << 32) | (low & mask)};
}

}  // namespace

std::uint64_t Random::bounded(std::uint64_t bound)
{
    if (bound <= 1)
        return 0;
    Product product = multiplied(next(), bound);
    if (product.low < bound) {
        const std::uint64_t least = (0 - bound) % bound;
        while (product.low < least)
            product = multiplied(next(), bound);
    }
    return product.high;
}

std::uint64_t task_seed(std::uint64_t master, std::uint64_t task)
{
    std::uint64_t z = task + 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return master ^ z ^ (z >> 31);
}

LabelTest ei_label_test(const network::Graph& graph, const std::vector<int>& group, std::uint64_t seed, std::uint64_t permutations)
{
    LabelTest out;
    out.permutations = permutations;
    if (graph.ties.empty())
        return out;
    const auto internal = [&](const std::vector<int>& label) {
        long long count = 0;
        for (const network::GraphTie& tie : graph.ties)
            count += label[tie.a] == label[tie.b];
        return count;
    };
    // The index is 1 - 2 I / m: as small as observed means as many internal ties or more.
    const long long observed = internal(group);
    const EiIndex exact = ei_index(graph, group, false);
    const double mean = exact.expected.value_or(0);
    const double m = static_cast<double>(graph.ties.size());
    const auto index = [&](long long inside) { return 1 - 2 * static_cast<double>(inside) / m; };
    const double distance = std::fabs(index(observed) - mean);
    Random random(seed);
    std::vector<int> label = group;
    for (std::uint64_t i = 0; i < permutations; ++i) {
        random.shuffle(label);
        const long long inside = internal(label);
        out.at_most += inside >= observed;
        out.at_least += inside <= observed;
        out.two_sided += std::fabs(index(inside) - mean) >= distance - 1e-12;
    }
    const auto p = [&](std::uint64_t count) { return (static_cast<double>(count) + 1) / (static_cast<double>(permutations) + 1); };
    out.p_lower = p(out.at_most);
    out.p_upper = p(out.at_least);
    out.p_two_sided = p(out.two_sided);
    return out;
}

}  // namespace crosscut::analysis
