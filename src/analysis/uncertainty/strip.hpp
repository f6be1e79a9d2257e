// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/uncertainty/ranks.hpp"
#include "analysis/uncertainty/subject.hpp"

#include <array>

namespace crosscut::analysis {

/// The bounds of vague time beside the middle days (methods 1.3, 6.4).
inline constexpr std::array<network::TimeMode, 3> strip_modes{network::TimeMode::certain_only, network::TimeMode::midpoint, network::TimeMode::possible};

/// One way of reading the same claims: a rule and a reading of vague time.
///
///   ties        Ties of the network under it.   observable  Pairs that could be observed as the rule needs it.
///   values      Of the strip's items.   agreement  Spearman with the values as asked.
struct StripRow {
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    int ties = 0;
    int observable = 0;
    Values values;
    Value agreement;
};

/// A measure under all seven rules and both bounds of time (methods 6.4).
///
///   asked   Values under the rule and the reading of time that the question names.
///   rows    Rules in their order, each with certain, middle and possible days; every bound once where the question has
///           no day (then vague time does not matter: rules only).
struct Strip {
    std::vector<Item> items;
    Values asked;
    std::vector<StripRow> rows;

    /// Smallest and largest value of an item over the strip.
    Range range(std::size_t item) const;
    /// The same within one rule: over the bounds of time.
    Range range(std::size_t item, evidence::TieRule rule) const;
    /// Whether the sign of an item's value is the same in every row that has one (0 is no sign of its own, but not the
    /// same as + or -). For comparisons: "not robust" where it is not.
    bool keeps_sign(std::size_t item) const;
};

/// Errors  As `measured`; `cancelled`.
Result<Strip> strip_of(const evidence::Archive& archive, const network::TieSet& ties, const Asked& asked, Work& work);

/// What is compared: one value less the other in every row (city against city, day against day). For measures of the
/// network: strips of one item each. A row where either side is undefined has no difference.
///   Needs   The same rows in both.
Strip difference_of(const Strip& one, const Strip& other);

}  // namespace crosscut::analysis
