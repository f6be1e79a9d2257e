// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/desk.hpp"

#include "analysis/factors.hpp"

namespace crosscut::report {

/// Potentials, obstacles and recommended steps of the cities of a report: the comparison with what became of the
/// structures, the quotes behind it, and the steps with their examples. Empty where nothing was coded or recommended.
struct FactorChapter {
    analysis::FactorComparison all;
    Sheet comparison;
    Sheet cases;
    Sheet steps;
    bool empty() const { return cases.rows.empty() && steps.rows.empty(); }
};
Result<FactorChapter> make_factor_chapter(const Desk& desk, Work& work);
void put_factors(Html& html, const Desk& desk, const FactorChapter& chapter);

}  // namespace crosscut::report
