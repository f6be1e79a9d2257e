// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/snapshot.hpp"
#include "work/work.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace crosscut::analysis {

/// What a timeline knows of every actor, by the names of the catalogue (`pagerank` and `component` are in none).
enum class Centrality { degree, betweenness, closeness, harmonic, eigenvector, pagerank, constraint, core, clustering, articulation, component };
inline constexpr std::size_t centrality_count = 11;
std::string_view key(Centrality centrality);
std::optional<Centrality> centrality_from(std::string_view key);

/// One month: the network of its day, and the centralities in it.
struct TimelineMonth {
    std::vector<std::uint64_t> pairs;  ///< who has a tie with whom, in order
    std::array<std::vector<double>, centrality_count> values;  ///< one an actor; not a number = undefined
};

/// All centralities of all months, computed once and then looked up while somebody drags a day along.
///
///   months  One for each of `days`. Months that look alike share one.
///   fresh   How many had to be computed; the others look like one of them, or were there before.
struct Timeline {
    network::Question question;
    std::vector<ActorId> actors;
    std::vector<Day> days;
    std::vector<std::shared_ptr<const TimelineMonth>> months;
    std::size_t fresh = 0;

    /// Values of a month; what the measure of the catalogue gives for the snapshot of its day.
    Values values(Centrality centrality, std::size_t month) const;
    /// Values for a snapshot, where its network is that of the month before its day or of the one after it;
    /// empty where it is neither, or where the measure is none of a timeline.
    std::optional<Values> values(std::string_view measure, const network::Snapshot& snapshot) const;
};

/// Computes a timeline over some days.
///
///   question  Its own time is not looked at.
///   before    A timeline of the state before an edit: months whose network is still the same are taken from it.
///   Threads   Whole months, on all workers; the same last bit for any number of them.
///   Errors    `cancelled`.
Result<Timeline> timeline(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question,
                          const std::vector<Day>& days, Work& work, const Timeline* before = nullptr);

/// The first day of every month from the one of `first` to the one of `last`.
std::vector<Day> months_between(Day first, Day last);

}  // namespace crosscut::analysis
