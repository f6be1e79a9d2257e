// SPDX-License-Identifier: Apache-2.0
#include "layout/columns.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

namespace crosscut::layout {

namespace {

constexpr int exact_up_to = 14;

/// Sums of weights differ in their last bits when they are added in another order: what differs by
/// less than this share counts as equal, and the smaller key goes first.
constexpr double equal_share = 1e-12;

double cost_of(const std::vector<double>& between, int k, const std::vector<int>& order)
{
    double cost = 0;
    for (int i = 0; i < k; ++i)
        for (int j = i + 1; j < k; ++j)
            cost += between[order[i] * k + order[j]] * (j - i);
    return cost;
}

/// Every tie is counted once for each gap between two neighbouring columns that it crosses. So the
/// cost of an order is the sum of the cuts of its beginnings, and the best way to begin with a set of
/// columns does not depend on what follows.
std::vector<int> exact_order(const std::vector<double>& between, int k)
{
    const std::uint32_t sets = 1u << k;
    std::vector<double> cut(sets, 0.0);
    for (std::uint32_t set = 1; set < sets; ++set) {
        const int low = __builtin_ctz(set);
        const std::uint32_t rest = set & (set - 1);
        cut[set] = cut[rest];
        for (int other = 0; other < k; ++other)
            if (other != low)
                cut[set] += (rest >> other & 1u) ? -between[low * k + other] : between[low * k + other];
    }
    // remaining[set]: the cheapest way to go on when `set` stands on the left already. Computed from
    // the full set back, so that the order can be read forwards, the smallest key first among equals.
    const double total = std::accumulate(between.begin(), between.end(), 0.0);
    const double hair = equal_share * (1 + total * k);
    std::vector<double> remaining(sets, 0.0);
    std::vector<int> next(sets, -1);
    for (std::uint32_t set = sets - 1; set-- > 0;) {
        double best = std::numeric_limits<double>::infinity();
        for (int column = 0; column < k; ++column) {
            if (set >> column & 1u)
                continue;
            const std::uint32_t with = set | 1u << column;
            const double cost = cut[with] + remaining[with];
            if (cost < best - hair) {
                best = cost;
                next[set] = column;
            }
        }
        remaining[set] = best;
    }
    std::vector<int> order;
    for (std::uint32_t set = 0; set != sets - 1; set |= 1u << order.back())
        order.push_back(next[set]);
    return order;
}

/// Takes out each column in turn and puts it back where it costs least, until that changes nothing.
std::vector<int> improved_order(const std::vector<double>& between, int k)
{
    std::vector<int> order(static_cast<std::size_t>(k));
    std::iota(order.begin(), order.end(), 0);
    double best = cost_of(between, k, order);
    for (int round = 0; round < 50; ++round) {
        const double before = best;
        for (int column = 0; column < k; ++column) {
            std::vector<int> others;
            std::copy_if(order.begin(), order.end(), std::back_inserter(others),
                         [&](int other) { return other != column; });
            for (int position = 0; position < k; ++position) {
                std::vector<int> tried = others;
                tried.insert(tried.begin() + position, column);
                const double cost = cost_of(between, k, tried);
                if (cost < best * (1 - equal_share)) {
                    best = cost;
                    order = tried;
                }
            }
        }
        if (!(best < before))
            break;
    }
    return order;
}

}  // namespace

std::vector<int> column_order(const std::vector<double>& between, int k)
{
    if (k == 0)
        return {};
    std::vector<int> order = k <= exact_up_to ? exact_order(between, k) : improved_order(between, k);
    if (order.back() < order.front())
        std::reverse(order.begin(), order.end());
    return order;
}

}  // namespace crosscut::layout
