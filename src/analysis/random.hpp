// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/graph.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace crosscut::analysis {

/// Random numbers that are the same on every machine (methods 0): the engine is fixed by the standard, its
/// distributions are not, so they are our own.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    std::uint64_t next() { return engine_(); }
    /// 0 to bound - 1, all alike (Lemire 2019). `bound` 0 counts as 1.
    std::uint64_t bounded(std::uint64_t bound);
    /// 0 to below 1, in steps of 2^-53.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// Fisher and Yates from the last place down.
    template <class Item> void shuffle(std::vector<Item>& items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(bounded(i))]);
    }

private:
    std::mt19937_64 engine_;
};

/// Seed of one task among many: the master seed with the number of the task mixed in (splitmix64; methods 0).
std::uint64_t task_seed(std::uint64_t master, std::uint64_t task);

/// Whether the E-I index of a network could be chance (methods 3.4): the labels of groups are shuffled over the
/// actors again and again, each time from the last arrangement.
///
///   at_most, at_least, two_sided   Arrangements whose index is as small, as large, as far from its mean or more.
///   p          (count + 1) / (permutations + 1) (Phipson and Smyth 2010); 1 for a network without ties.
struct LabelTest {
    std::uint64_t permutations = 0;
    std::uint64_t at_most = 0;
    std::uint64_t at_least = 0;
    std::uint64_t two_sided = 0;
    double p_lower = 1;
    double p_upper = 1;
    double p_two_sided = 1;
};
LabelTest ei_label_test(const network::Graph& undirected, const std::vector<int>& group, std::uint64_t seed, std::uint64_t permutations);

}  // namespace crosscut::analysis
