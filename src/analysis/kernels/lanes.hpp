// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/kernels/packed.hpp"
#include "analysis/values.hpp"
#include "network/graph.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

/// Searches from many sources at once: one bit or one lane of a vector register for each source. They give what
/// the plain loops give (paths_plain.hpp), many times faster where ways are short, as they are among people.
namespace crosscut::analysis::lanes {

/// How many others lie how far from every actor, without weights.
///
///   level[d - 1][i]  Actors at distance d from actor i (to it, with `way` in).
///   Value            Empty when somebody is more than `most_levels` away: the plain loop is better there.
///                    Stopped work gives something unfinished.
///   Threads          Whole numbers: the same for any number of workers.
///   Source           Then and others 2014.
struct Census {
    std::vector<std::vector<std::uint32_t>> level;
};
inline constexpr std::size_t most_levels = 128;
std::optional<Census> census(const network::Graph& graph, Way way, Work& work);

/// What every actor reaches by costs: how many others, the sum of costs and of 1/cost (of the graph's whole costs).
///
///   Value  Empty when costs do not fit into a lane or when the lanes would do more work than the plain loop.
///   lanes  Sources at once, `width` or `narrow`; 0: what suits the size of the graph.
struct Reach {
    std::vector<std::int64_t> count;
    std::vector<std::int64_t> cost;
    std::vector<double> inverse;
};
std::optional<Reach> reach_by_cost(const network::Graph& graph, Way way, Work& work, std::uint32_t lanes = 0);

/// Shares of the shortest paths that start at some sources, over ordered pairs. Each batch of up to `lanes()` sources
/// can be computed on its own, and by several threads at once.
///
///   suits   Whether the lanes are the right means for this graph. Decided by one batch, so by the graph alone.
///   Source  Brandes 2001, 2008.
class Brandes {
public:
    /// `lanes`: `width` or `narrow` sources in a batch; 0: what suits the size of the graph.
    Brandes(const network::Graph& graph, bool weighted, bool ties, std::uint32_t lanes = 0);
    ~Brandes();
    Brandes(const Brandes&) = delete;
    Brandes& operator=(const Brandes&) = delete;

    bool suits() const { return suits_; }
    /// Sources of a batch: fewer in large networks, so that memory stays small.
    std::uint32_t lanes() const { return lanes_; }
    /// All actors in an order that suits the batches.
    const std::vector<std::uint32_t>& order() const { return packed_.actor; }

    struct Scratch;
    std::unique_ptr<Scratch, void (*)(Scratch*)> scratch() const;
    /// Adds the shares of these sources to `actor` (by place) and `tie` (unless null). False when stopped.
    bool add(const std::uint32_t* sources, std::uint32_t count, Scratch& own, double* actor, double* tie, const Work& work) const;
    /// Values by place, by actor.
    std::vector<double> by_actor(const std::vector<double>& by_place) const;

private:
    bool by_steps(const std::uint32_t* places, std::uint32_t count, Scratch& own, double* actor, double* tie, const Work& work) const;
    bool by_cost(const std::uint32_t* places, std::uint32_t count, Scratch& own, double* actor, double* tie, const Work& work) const;
    bool first_batch_suits();

    Packed packed_;
    std::uint32_t lanes_;
    bool weighted_;
    bool ties_;
    bool suits_ = false;
};

}  // namespace crosscut::analysis::lanes
