// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/integration.hpp"
#include "analysis/persistence/fortune.hpp"
#include "analysis/waves.hpp"
#include "network/snapshot.hpp"

#include <functional>

namespace crosscut::analysis {

/// The integration index of one city and field, month by month (methods 5.6).
///
///   departments  Divisions of the town hall with an actor of the field.
///   pairs        Those that an informant of either side, asked about the field, was in position to report; the same for
///                every month, so that composition does not drive the curve.
///   until        Last day that all these pairs were observed: no month after it.
///   months       On day 15 of each month from `first` on. A contact still open when last spoken of is carried to the end.
///   Edge         Fewer than two departments, or no pair that anybody could report: no months.
struct CityIndex {
    CityId city;
    evidence::Field field = evidence::Field::none;
    std::vector<ActorId> departments;
    std::vector<std::pair<int, int>> pairs;
    int unobserved_pairs = 0;
    Day first;
    std::optional<Day> until;
    std::vector<IntegrationShares> months;

    Values index() const;
    /// Position of a day's month; may lie outside.
    int month_of(Day day) const;
};
struct IndexQuestion {
    CityId city;
    evidence::Field field = evidence::Field::none;
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    Day first = day_of(2010, 1, 1);
};
CityIndex city_index(const evidence::Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, const IndexQuestion& question);

/// What a crisis did to it; the acute end counts by its month.
EventStudy event_study(const CityIndex& index, const structures::Crisis& crisis);

/// What remained of a structure that ended or sleeps: member pairs with a direct contact (issue: what remained).
///
///   pairs    Pairs of members that somebody could report.   unobserved  The others: nothing is said of them.
///   before, during, after   Of `pairs`, with a contact `lag` months before the start, in the middle, `lag` months after
///                           the end; empty where the day was never observed.
struct Remained {
    StructureId structure;
    Day start;
    Day end;
    bool sleeps = false;
    int pairs = 0;
    int unobserved = 0;
    std::optional<int> before;
    std::optional<int> during;
    std::optional<int> after;
};
std::vector<Remained> what_remained(const evidence::Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, CityId city,
                                    evidence::Field field, evidence::TieRule rule = evidence::TieRule::reconstructed, int lag = 12);

/// What of a first crisis is found again in a second: active in the one, and again in the other.
struct Reuse {
    CityId city;
    int actors_first = 0;
    int actors_again = 0;
    int ties_first = 0;
    int ties_again = 0;
    int structures_first = 0;
    int structures_again = 0;
};
Reuse reuse(const evidence::Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, CityId city,
            const structures::Crisis& first, const structures::Crisis& second, evidence::TieRule rule = evidence::TieRule::reconstructed);

/// Contacts between two days (methods 5.5), over pairs that could be observed at both.
///
///   unobserved   Pairs of the same actors that could not: neither kept nor lost.
///   retention_low, retention_high   Wilson limits.   left_out_low, left_out_high   Range of the retention when any one
///                actor is left out: pairs share actors, so the limits alone are too narrow.
///   half_life    Years until half is gone, if it goes on like this; empty unless 0 < retention < 1.
///   thin         Jaccard below 0.3: check the coverage before anything else.
struct TieChange {
    Day first;
    Day second;
    Waves waves;
    int unobserved = 0;
    Value retention_low;
    Value retention_high;
    Value left_out_low;
    Value left_out_high;
    Value half_life;
    bool thin = false;
};
/// `question` gives city, field, relations, rule and mode; its days do not count.
/// `stopped`: asked now and then; once it says yes, what comes back is unfinished.
TieChange tie_change(const evidence::Archive& archive, const network::TieSet& ties, network::Question question, Day first, Day second,
                     const std::function<bool()>& stopped = {});

}  // namespace crosscut::analysis
