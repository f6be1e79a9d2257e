// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/kernels/by_cost.hpp"
#include "analysis/kernels/lanes.hpp"

namespace crosscut::analysis::lanes {

/// What one thread needs for a batch, kept between batches so that nothing is allocated anew.
struct Brandes::Scratch {
    Scratch(std::uint32_t n, std::uint32_t lanes, bool weighted);

    // Without weights: levels of places, with the lanes in which they stand there.
    struct Masks {
        std::uint64_t seen = 0;
        std::uint64_t next = 0;
    };
    std::vector<Masks> masks;
    std::vector<std::uint64_t> here;  ///< lanes on the level that is looked at
    LineList<Entry> entries;
    std::vector<std::size_t> level;  ///< where each level begins in `entries`
    std::vector<std::uint32_t> touched;
    Lines<double> state;  ///< numbers of paths; on the way back (1 + share) / number

    // With weights: what lies on shortest paths, lane by lane.
    std::unique_ptr<Cheapest> cheapest;
    std::vector<std::uint64_t> mask;
    std::vector<std::vector<std::uint32_t>> before;      ///< places before each place
    std::vector<std::vector<std::uint32_t>> before_tie;  ///< and the ties to them
    std::vector<std::uint32_t> first;                    ///< by lane and place: where they begin
    std::vector<std::int32_t> cost;                      ///< by lane and place
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> bucket;
    std::vector<double> number;
    std::vector<double> share;

    double* nobody(std::uint32_t n)
    {
        nobody_.resize(n);
        return nobody_.data();
    }

private:
    std::vector<double> nobody_;
};

}  // namespace crosscut::analysis::lanes
