// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/brandes.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace crosscut::analysis::lanes {

namespace {

constexpr std::uint32_t block = 256;  // places whose arcs are looked at together

/// Lanes of a narrow batch that are taken apart at once, for the memory.
constexpr std::uint32_t few = 8;

/// Sorts what a lane reaches by cost: counted where costs are few, else compared.
void sort_by_cost(Brandes::Scratch& own, const std::int32_t* cost, std::uint32_t n)
{
    own.order.clear();
    std::int32_t largest = 0;
    for (std::uint32_t v = 0; v < n; ++v)
        if (cost[v] < far_away)
            largest = std::max(largest, cost[v]);
    if (static_cast<std::uint32_t>(largest) > 8 * n + 1024) {
        for (std::uint32_t v = 0; v < n; ++v)
            if (cost[v] < far_away)
                own.order.push_back(v);
        std::stable_sort(own.order.begin(), own.order.end(), [&](std::uint32_t x, std::uint32_t y) { return cost[x] < cost[y]; });
        return;
    }
    own.bucket.assign(static_cast<std::size_t>(largest) + 2, 0);
    for (std::uint32_t v = 0; v < n; ++v)
        if (cost[v] < far_away)
            ++own.bucket[static_cast<std::size_t>(cost[v]) + 1];
    std::partial_sum(own.bucket.begin(), own.bucket.end(), own.bucket.begin());
    own.order.resize(own.bucket.back());
    for (std::uint32_t v = 0; v < n; ++v)
        if (cost[v] < far_away)
            own.order[own.bucket[static_cast<std::size_t>(cost[v])]++] = v;
}

}  // namespace

/// With all costs known the shortest paths of a lane are a small graph without rounds; Brandes' sums run over that.
bool Brandes::by_cost(const std::uint32_t* places, std::uint32_t count, Scratch& own, double* actor, double* tie, const Work& work) const
{
    const std::uint32_t n = packed_.n;
    const Rows back = packed_.back().rows();
    const LaneLoops& code = loops().of(lanes_);
    if (!own.cheapest->run(packed_.forward.rows(), n, places, count, UINT64_MAX, work))
        return false;
    const std::int32_t* all = own.cheapest->cost.data();
    const std::uint32_t step = lanes_ == width ? width : few;
    own.before.resize(step);
    own.before_tie.resize(step);
    own.cost.resize(std::size_t{step} * n);
    own.first.resize(std::size_t{step} * (n + 1));
    own.number.resize(n);
    own.share.resize(n);
    for (std::uint32_t lane0 = 0; lane0 < count; lane0 += step) {
        const std::uint32_t lanes = std::min(step, count - lane0);
        const std::uint64_t asked = (lanes == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << lanes) - 1) << lane0;
        std::uint32_t used[width] = {};
        for (std::uint32_t begin = 0; begin < n; begin += block) {
            const std::uint32_t end = std::min(n, begin + block);
            const std::uint32_t arcs = back.offset[end] - back.offset[begin];
            own.mask.resize(std::max<std::size_t>(own.mask.size(), arcs));
            code.tight(back, begin, end, all, own.mask.data());
            for (std::uint32_t lane = 0; lane < lanes; ++lane)
                if (own.before[lane].size() < std::size_t{used[lane]} + arcs) {
                    own.before[lane].resize((std::size_t{used[lane]} + arcs) * 3 / 2);
                    if (tie)
                        own.before_tie[lane].resize(own.before[lane].size());
                }
            const std::uint64_t* mask = own.mask.data();
            for (std::uint32_t v = begin; v < end; ++v) {
                const std::int32_t* cost = all + std::size_t{v} * lanes_ + lane0;
                for (std::uint32_t lane = 0; lane < lanes; ++lane) {
                    own.cost[std::size_t{lane} * n + v] = cost[lane];
                    own.first[std::size_t{lane} * (n + 1) + v] = used[lane];
                }
                for (std::uint32_t k = back.offset[v]; k < back.offset[v + 1]; ++k)
                    for (std::uint64_t rest = *mask++ & asked; rest != 0; rest &= rest - 1) {
                        const auto lane = static_cast<std::uint32_t>(std::countr_zero(rest)) - lane0;
                        if (tie)
                            own.before_tie[lane][used[lane]] = back.tie[k];
                        own.before[lane][used[lane]++] = back.node[k];
                    }
            }
            if (work.stopped())
                return false;
        }
        for (std::uint32_t lane = 0; lane < lanes; ++lane) {
            const std::uint32_t* before = own.before[lane].data();
            const std::uint32_t* before_tie = own.before_tie[lane].data();
            std::uint32_t* first = own.first.data() + std::size_t{lane} * (n + 1);
            first[n] = used[lane];
            sort_by_cost(own, own.cost.data() + std::size_t{lane} * n, n);
            const std::uint32_t source = places[lane0 + lane];
            for (const std::uint32_t v : own.order) {
                double sum = v == source ? 1 : 0;
                for (std::uint32_t k = first[v]; k < first[v + 1]; ++k)
                    sum += own.number[before[k]];
                own.number[v] = sum;
                own.share[v] = 0;
            }
            for (std::size_t at = own.order.size(); at-- > 1;) {
                const std::uint32_t v = own.order[at];
                const double unit = (1 + own.share[v]) / own.number[v];
                for (std::uint32_t k = first[v]; k < first[v + 1]; ++k) {
                    const double part = own.number[before[k]] * unit;
                    own.share[before[k]] += part;
                    if (tie)
                        tie[before_tie[k]] += part;
                }
                actor[v] += own.share[v];
            }
            if (work.stopped())
                return false;
        }
    }
    return true;
}

}  // namespace crosscut::analysis::lanes
