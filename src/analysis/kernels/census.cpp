// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/lanes.hpp"

#include <algorithm>
#include <atomic>

namespace crosscut::analysis::lanes {

namespace {

/// What one worker needs for a batch, and what it has counted so far (by place).
struct Bits {
    explicit Bits(std::uint32_t n) : seen(std::size_t{n} * words), next(std::size_t{n} * words) {}
    Lines<std::uint64_t> seen;
    Lines<std::uint64_t> next;
    std::vector<std::vector<std::uint32_t>> level;
};

}  // namespace

std::optional<Census> census(const network::Graph& graph, Way way, Work& work)
{
    const Packed packed = lanes::packed(graph, {false, false, false, way});
    const std::uint32_t n = packed.n;
    const Rows rows = packed.forward.rows();
    const Loops& code = loops();
    std::vector<std::unique_ptr<Bits>> workers(work.workers());
    std::atomic<bool> too_long = false;
    parallel_for(work, n, wide, [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (too_long)
            return;
        if (!workers[worker])
            workers[worker] = std::make_unique<Bits>(n);
        Bits& own = *workers[worker];
        std::fill_n(own.seen.data(), own.seen.size(), 0);
        alignas(64) std::uint64_t everybody[words] = {};
        for (std::size_t s = begin; s < end; ++s) {
            const std::size_t bit = s - begin;
            everybody[bit / 64] |= std::uint64_t{1} << (bit % 64);
            own.seen[s * words + bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
        for (std::size_t d = 0; !work.stopped(); ++d) {
            if (own.level.size() == d)
                own.level.emplace_back(n, 0);
            if (!code.bits(rows, 0, n, everybody, own.seen.data(), own.next.data(), own.level[d].data()))
                break;
            if (d == most_levels) {
                too_long = true;
                break;
            }
            std::swap(own.seen, own.next);
        }
    });
    if (too_long)
        return std::nullopt;
    Census out;
    for (const std::unique_ptr<Bits>& own : workers) {
        if (!own)
            continue;
        for (std::size_t d = 0; d < own->level.size(); ++d) {
            if (out.level.size() == d)
                out.level.emplace_back(n, 0);
            for (std::uint32_t p = 0; p < n; ++p)
                out.level[d][packed.actor[p]] += own->level[d][p];
        }
    }
    while (!out.level.empty() && std::all_of(out.level.back().begin(), out.level.back().end(), [](std::uint32_t c) { return c == 0; }))
        out.level.pop_back();
    return out;
}

}  // namespace crosscut::analysis::lanes
