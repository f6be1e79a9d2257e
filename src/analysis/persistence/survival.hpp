// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"

#include <string>
#include <vector>

namespace crosscut::analysis {

/// One spell that was watched: from `entry` (not watched before; empty = from the start) to `time`.
///
///   event  Whether it was over at `time`; else it was still running when last seen (censored).
///   group  Empty = in no group.   stratum  Empty = in none.
struct SpellRow {
    Value entry;
    double time = 0;
    bool event = false;
    std::string group;
    std::string stratum;
};

/// A time at which spells ended, how many were at risk just before (entry < time <= their end), and how many ended.
struct EventTime {
    double time = 0;
    int at_risk = 0;
    int events = 0;
};
/// In ascending time. Cost: O(n + longest) for whole numbers, O(n log n) for others.
std::vector<EventTime> event_times(const std::vector<SpellRow>& rows);

/// A step of a survival curve at a time with events.
///
///   se          Greenwood; empty where the share is 0.
///   lower, upper              95 % limits on the log-log scale; empty where the share is 0 or 1.
///   plain_lower, plain_upper  Share -+ 1.96 se, cut to [0, 1]; empty where the share is 0.
struct SurvivalStep {
    double time = 0;
    int at_risk = 0;
    int events = 0;
    double share = 1;
    Value se;
    Value lower;
    Value upper;
    Value plain_lower;
    Value plain_upper;
};

/// A Kaplan-Meier curve (methods 5.4).
///
///   Risk set   entry < t <= time; events come before censorings of the same time.
///   Edge       No rows: an empty curve. A row that was never watched (entry >= time) is counted by `unwatched` only.
///   Source     Kaplan and Meier 1958; Greenwood 1926; Klein and Moeschberger 2003, 4.2 to 4.3.
struct Survival {
    int n = 0;
    int events = 0;
    int unwatched = 0;
    double exposure = 0;  ///< time watched, all rows together
    double longest = 0;   ///< the largest time
    std::vector<SurvivalStep> steps;

    /// Share still there at a time.
    double share_at(double time) const;
    /// First time at which the share is `level` or less; empty = not reached.
    Value quantile(double level) const;
    /// First time at which the lower (upper) limit is `level` or less.
    Value quantile_lower(double level) const;
    Value quantile_upper(double level) const;
    Value median() const { return quantile(0.5); }
    /// Events by time watched under a constant risk, and the half-life that follows from it: a model, no measurement.
    Value rate() const;
    Value modelled_half_life() const;
};
Survival kaplan_meier(const std::vector<SpellRow>& rows);

/// Mean time there up to `tau`: the area under the curve, with its standard error (methods 5.4; Royston and Parmar 2013).
struct RestrictedMean {
    double tau = 0;
    double value = 0;
    double se = 0;
};
RestrictedMean restricted_mean(const Survival& curve, double tau);

/// The largest tau at which groups can be compared: the smallest of their longest times; empty without a group.
Value common_tau(const std::vector<SpellRow>& rows);

/// Rows of one group; rows whose watching is cut at `tau` (later ends become censorings).
std::vector<SpellRow> of_group(const std::vector<SpellRow>& rows, const std::string& group);
std::vector<SpellRow> truncated_at(std::vector<SpellRow> rows, double tau);
/// Names of the groups, in the order of their letters; rows without group have none.
std::vector<std::string> groups_of(const std::vector<SpellRow>& rows);

/// Share that has ended in each of several ways (methods 5.4, competing risks; Aalen and Johansen 1978).
///
///   ways    For each row the way (0, 1, ...) in which it ended; rows without event are censored.
///   shares  One for each way; with the curve of those still there they add up to 1.
struct IncidenceStep {
    double time = 0;
    double still_there = 1;
    std::vector<double> shares;
};
std::vector<IncidenceStep> cumulative_incidence(const std::vector<SpellRow>& rows, const std::vector<int>& ways, int number_of_ways);

}  // namespace crosscut::analysis
