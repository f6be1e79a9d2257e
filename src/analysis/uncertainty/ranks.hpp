// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace crosscut::analysis {

/// Places that a value can have among others, 1 = the largest. Equal values share theirs: three equal ones behind a
/// leader have each the places 2 to 4, and no one of them is "second".
struct Places {
    int best = 0;
    int worst = 0;
    bool operator==(const Places&) const = default;
};

/// Places of each value; empty where the value is undefined: it stands in no order.
std::vector<std::optional<Places>> places_of(const Values& values);

/// Share of each value in the first `k` places: 1 for a value that is among them whatever happens to equal ones; equal
/// values at the edge share what is left, so that all shares add up to k (to the number of values if there are fewer).
///   Edge   Undefined values have 0. Where all values are equal nothing stands first: all 0.
std::vector<double> share_of_first(const Values& values, int k);

/// Whether the value is among the first `k` places: more than half of its share.
inline bool among_first(double share) { return share > 0.5; }

/// Spearman's rank correlation of two series over the places where both are defined; empty below three such places, and
/// where one side does not vary.
Value agreement(const Values& a, const Values& b);

/// Quantile of defined values (linear between order statistics, type 7 of Hyndman and Fan 1996); empty without any.
Value quantile(std::vector<double> values, double level);

/// An interval of values or of places; empty where there was nothing to take it from.
struct Range {
    Value low;
    Value high;
    void take(const Value& value);
};
/// The middle 95 % of values; undefined ones are left out.
Range middle_95(const Values& values);
/// The middle 95 % of places: from the best to the worst that a draw allows (order statistics, no invented halves).
std::optional<Places> middle_95(std::vector<int> best, std::vector<int> worst);

}  // namespace crosscut::analysis
