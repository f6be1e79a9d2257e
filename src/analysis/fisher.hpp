// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"

namespace crosscut::analysis {

/// A table of two rows and two columns of counts: `a b` over `c d`.
struct FourFold {
    int a = 0;
    int b = 0;
    int c = 0;
    int d = 0;
    int all() const { return a + b + c + d; }
    bool operator==(const FourFold&) const = default;
};

/// Two-sided exact test of a fourfold table (Fisher 1922): the share of all tables with the same margins that are as
/// unlikely as this one, or more.
///
///   Value  0 to 1. 1 where a margin is 0: there is only one table.
///   Edge   Null for negative counts and for an empty table.
Value fisher_exact(const FourFold& table);

/// The smallest p that any table of these margins could give: above 0.05, nothing can be found (Tarone 1990).
Value smallest_fisher(const FourFold& table);

}  // namespace crosscut::analysis
