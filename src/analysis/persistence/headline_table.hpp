// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/headline.hpp"
#include "analysis/replicates.hpp"

namespace crosscut::analysis {

// What stands behind `headline_doubts`: the numbers of one way of reading a study.

/// One way of reading the study.
struct HeadlineReading {
    enum class Kind { as_is, left_out, rule, ends, drawn } kind = Kind::as_is;
    InterviewId gone;
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    DatePick pick = DatePick::middle;
    DatePrior prior = DatePrior::uniform;
    std::uint64_t seed = 0;
};

/// What one city adds to a view: counts at each of the years of the shares, its spells, its index.
struct HeadlinePart {
    struct Count {
        int judged = 0;
        int persists = 0;
        int organisation = 0;
    };
    std::vector<Count> counts;
    std::vector<SpellRow> rows;
    std::array<Value, 4> retained;
};

/// Parts of views x cities.
using HeadlineTable = std::vector<std::vector<HeadlinePart>>;

/// Numbers of one cell, in the order of `headline_items`, and what each rests on.
struct HeadlineNumbers {
    Values values;
    std::vector<int> n;
};

/// The parts of some cities in every view, from ties and records that were read in one way.
HeadlineTable headline_table(const evidence::Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, const HeadlineQuestion& question,
                             const std::vector<CityId>& cities, evidence::TieRule rule, network::TimeMode mode);
/// The table of a reading. `ties` and `recorder` are those of the archive as it is.
HeadlineTable headline_table(const evidence::Archive& archive, const Recorder& recorder, const network::TieSet& ties, const HeadlineQuestion& question, const HeadlineReading& reading);

/// Numbers of every cell in the order of `headline_doubts`; `cities` picks positions of cities (more than once in a
/// resample). Without `each` those of single cities are left out.
std::vector<HeadlineNumbers> headline_numbers(const HeadlineTable& table, const HeadlineQuestion& question, const std::vector<std::size_t>& cities, bool each);

}  // namespace crosscut::analysis
