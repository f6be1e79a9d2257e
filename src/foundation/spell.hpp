// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/date.hpp"

#include <optional>

namespace crosscut {

/// What is known of a spell on a day or in a window.
enum class Activity { certain, possible, inactive, unobserved };

/// "certain", "possible", "inactive", "unobserved": the words of files.
std::string_view key(Activity activity);

/// A stretch of time whose two ends are vague, seen until a day of observation.
///
///   start, end  Closed intervals of days after tightening; `end` is the last active day.
///   censored    The end was still open when last observed: nothing is known after `observed`.
///   Source      Methods 1.3.
struct Spell {
    Day start_earliest;
    Day start_latest;
    Day end_earliest;
    Day end_latest;  ///< equals `observed` when censored
    Day observed;
    bool censored = false;

    bool operator==(const Spell&) const = default;
};

/// Cuts open sides at the horizon and the observation day and tightens both ends (methods 1.3).
///
///   Edge    A start that is open (`..`) lies before the period studied. A date that is `none`
///           (nothing was said) is read as unknown: nobody said that it still runs.
///   Errors  `conflict` when no pair of days with start <= end is left.
Result<Spell> make_spell(const PartialDate& start, const PartialDate& end, Day observed,
                         Day horizon = horizon_start);

/// State on a day; `unobserved` after the observation day.
Activity at(const Spell& spell, Day day);

/// Probability that the spell runs on a day, for independent uniform days given start <= end;
/// empty after the observation day.
std::optional<double> probability(const Spell& spell, Day day);

/// Middle days of both ends, floor((earliest + latest) / 2).
Day midpoint_start(const Spell& spell);
Day midpoint_end(const Spell& spell);

/// Whether the spell runs on a day if both ends are put on their middle days.
std::optional<bool> midpoint_active(const Spell& spell, Day day);

/// Active on at least one day of [first, last].
Activity in_union(const Spell& spell, Day first, Day last);
/// Active on every day of [first, last].
Activity throughout(const Spell& spell, Day first, Day last);

}  // namespace crosscut
