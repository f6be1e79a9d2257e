// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace crosscut::analysis {

/// Adjusted p values in the given order (Holm 1979; Benjamini and Yekutieli 2001; Bonferroni); none above 1.
/// For Benjamini and Hochberg see `seams.hpp`.
std::vector<double> holm(const std::vector<double>& p);
std::vector<double> benjamini_yekutieli(const std::vector<double>& p);
std::vector<double> bonferroni(const std::vector<double>& p);

/// 95 % interval of a share of `hits` among `all`; empty for all = 0 or hits outside of 0 to all.
///
///   wilson           Score interval (Wilson 1927), for every share that is shown.
///   clopper_pearson  Exact: never too narrow, often too wide.
using Interval = std::pair<double, double>;
std::optional<Interval> wilson(long long hits, long long all);
std::optional<Interval> clopper_pearson(long long hits, long long all);

/// Whether paired differences lean to one side: every pattern of signs is tried (methods 5.7).
///
///   two_sided, greater  Share of the patterns whose mean is as far from 0, as large or more.
///   wilcoxon            The same with ranks of the sizes instead of the sizes, twice the smaller side; differences of 0 are left out.
///   Edge                Empty for no difference, and for more than 18 (the patterns are too many to try).
struct SignFlip {
    double mean = 0;
    std::uint64_t patterns = 0;
    double two_sided = 1;
    double greater = 1;
    double wilcoxon = 1;
};
std::optional<SignFlip> sign_flip(const std::vector<double>& differences);

/// Rank correlation of two series of the same length, ties shared: Spearman, Kendall's tau-b. Null where one
/// side does not vary.
Value spearman(const std::vector<double>& x, const std::vector<double>& y);
Value kendall(const std::vector<double>& x, const std::vector<double>& y);

}  // namespace crosscut::analysis
