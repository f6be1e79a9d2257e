// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/kernels/packed.hpp"
#include "work/work.hpp"

#include <vector>

namespace crosscut::analysis::lanes {

/// Cheapest ways from up to `lanes` sources at once: everybody tells its neighbours as long as anything gets cheaper.
struct Cheapest {
    Cheapest(std::uint32_t n, std::uint32_t sources) : lanes(sources), cost(std::size_t{n} * sources), queued(n, 0), from(n), next(n) {}
    /// False when stopped, or when more than `most` places had to tell their neighbours.
    bool run(const Rows& rows, std::uint32_t n, const std::uint32_t* places, std::uint32_t count, std::uint64_t most, const Work& work);

    std::uint32_t lanes;  ///< sources at once
    Lines<std::int32_t> cost;  ///< by place and lane; `far_away` = cannot be reached
    std::vector<std::uint8_t> queued;
    std::vector<std::uint32_t> from;
    std::vector<std::uint32_t> next;
};

/// Above this many tellings the plain loop is faster: it visits every place once for each source.
std::uint64_t worthwhile(std::uint32_t n, std::uint32_t lanes);

}  // namespace crosscut::analysis::lanes
