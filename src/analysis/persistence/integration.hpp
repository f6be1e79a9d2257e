// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "foundation/day.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace crosscut::analysis {

/// A stretch of time during which something runs; no `last` = it never ends.
struct Stretch {
    Day first;
    std::optional<Day> last;
    bool runs(Day day) const { return first <= day && (!last || day <= *last); }
};

/// A contact between members of two departments, by their positions.
struct DepartmentContact {
    int a = 0;
    int b = 0;
    Stretch time;
};

/// A table at which departments sit; `formal`: anchored by a decision (formalisation 2 or 3).
struct DepartmentTable {
    Stretch time;
    bool formal = false;
    struct Seat {
        int department = 0;
        Stretch time;
    };
    std::vector<Seat> seats;
};

/// Share of the pairs of departments with a working channel (methods 5.6).
///
///   direct      Pairs with a contact on that day.  structural  Pairs that sit at one table that runs.
///   formal      The same at anchored tables only.  index  Pairs with either.
///   Edge        Empty without pairs.
struct IntegrationShares {
    int pairs = 0;
    Value direct;
    Value structural;
    Value formal;
    Value index;
};

/// The pairs that count: the denominator is the same on every day, else composition would drive the curve.
///
///   departments  Number of departments; contacts and seats with other positions do not count.
///   pairs        Observable pairs a < b; empty = every pair.
IntegrationShares integration_on(Day day, int departments, const std::vector<std::pair<int, int>>& pairs, const std::vector<DepartmentContact>& contacts,
                                 const std::vector<DepartmentTable>& tables);

/// What a monthly series did around a crisis (methods 5.6, event study). Positions count months from 0; empty entries
/// were not observed.
///
///   baseline    Mean of the 24 months before the onset; empty below 12 observed ones.
///   peak        Highest month from the onset to the acute end + 12; `peak_month` counts from the onset.
///   measurable  gain >= max(0.05, 1 / pairs): else nothing further is said.
///   retained    (value at acute end + k years - baseline) / gain for k = 1, 2, 3, 5; not clipped.
///   half_decay  Months from the peak to the first of six months in a row at or below baseline + gain / 2;
///               `censored_at`: so many months were watched without.
///   smooth_peak, smooth_retained   The same with the mean of acute end -+ 3 months: a peak of a noisy series is too
///               high, and what is retained of it too low.
struct EventStudy {
    static constexpr std::array<int, 4> years{1, 2, 3, 5};
    Value baseline;
    int baseline_months = 0;
    Value peak;
    int peak_month = 0;
    Value gain;
    bool measurable = false;
    std::array<Value, 4> retained{};
    Value half_level;
    std::optional<int> half_decay;
    std::optional<int> censored_at;
    Value smooth_peak;
    std::array<Value, 4> smooth_retained{};
};
EventStudy event_study(const Values& series, int onset, int acute_end, int pairs);

}  // namespace crosscut::analysis
