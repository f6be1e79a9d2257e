// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/survival.hpp"

#include <cstdint>
#include <optional>

namespace crosscut::analysis {

/// What a test of several curves weighs: every time alike, or early times more (share still there just before).
enum class LogRankWeight { even, peto };

/// Observed events of each group against those expected if all groups shared one curve (methods 5.4; Mantel 1966).
///
///   groups    In the order of their letters; rows without group are left out.
///   observed, expected   Weighted events of each group, over all strata.
///   variance  Hypergeometric, of the first group.
///   df        Groups that were at risk at a time with an event, less one.
struct LogRank {
    std::vector<std::string> groups;
    std::vector<double> observed;
    std::vector<double> expected;
    double variance = 0;
    double chi_square = 0;
    int df = 0;
    double p = 1;
};
/// Each stratum is compared within itself and the differences are added; rows without stratum are then left out.
///   Edge   Empty where nothing can vary: fewer than two groups, no event, nobody else at risk.
std::optional<LogRank> log_rank(const std::vector<SpellRow>& rows, LogRankWeight weight = LogRankWeight::even, bool stratified = false);

/// The same question without any distribution: every way to deal the group labels is counted (methods 5.4).
///
///   arrangements     Ways to choose the first group; within each stratum, if stratified.
///   score_sum        Sum over the first group of (event - cumulated risk up to and with its own time).
///   p_lower, p_upper Share of the arrangements with as small (large) a sum or more.  p_two_sided  as far from 0.
///   Assumes          Equal censoring in both groups: cut both at one time first where follow-up differs.
struct ExactLogRank {
    double arrangements = 0;
    double score_sum = 0;
    double p_lower = 1;
    double p_upper = 1;
    double p_two_sided = 1;
    bool sampled = false;  ///< drawn by lot, p = (count + 1) / (draws + 1)
};
/// Counted by dynamic programming on whole-number scores.
///   Edge   Empty unless there are exactly two groups, an event, no delayed entry, at most `most` arrangements,
///          and scores that share a whole denominator below 2^96.
std::optional<ExactLogRank> exact_log_rank(const std::vector<SpellRow>& rows, bool stratified = false, double most = 1e15);
/// The same by lot (methods 0): labels shuffled within strata.
std::optional<ExactLogRank> sampled_log_rank(const std::vector<SpellRow>& rows, bool stratified, std::uint64_t seed, std::uint64_t draws = 9999);

/// P(X >= x) of the chi-square distribution.
double chi_square_upper(double x, int df);

}  // namespace crosscut::analysis
