// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gap_identity.hpp"

#include <cstdint>

namespace crosscut::analysis {

/// How many of the variants a gap must survive (methods 4.4): robust from 80 %, tentative from 50 %, below it fragile.
enum class Robustness { robust, tentative, fragile };
Robustness robustness_of(double share);
std::string_view key(Robustness robustness);
std::string_view label(Language language, Robustness robustness);

/// Which variants of the study are tried.
///
///   at_least  Variants in all: the vague dates are drawn often enough to reach it, at least once.
struct VariantPlan {
    std::uint64_t seed = 1;
    std::size_t at_least = 1000;
};

/// In how many variants of the study each gap is found, too.
///
///   Variants    Every informant left out in turn x draws of the vague dates x the rules `reconstructed`,
///               `confirmed_or_unconfirmable` and `union`, on the day of the question (methods 4.4, 6).
///   share       Of each gap, in their order. A gap above the threshold for display counts as found where it
///               is above it there, too; others where they are found at all. Where nobody could speak any more
///               of what is missing, it is not found.
///   Edge        Fewer than two informants: no variants (a single one left out leaves nothing to compare), every
///               share is empty.
///   Same        The same study, question and seed give the same shares on any number of threads.
///   Errors      `missing_value` without a day in the question or among the interviews; `cancelled`.
struct GapVariants {
    std::size_t informants = 0;
    std::size_t draws = 0;
    std::size_t variants = 0;
    std::vector<std::optional<double>> share;
};
Result<GapVariants> gap_variants(const evidence::Archive& archive, const network::TieSet& ties, const GapQuestion& asked, const std::vector<Gap>& gaps,
                                 const VariantPlan& plan, Work& work);

/// The list with its shares, in the order of methods 4.4 and numbered anew.
std::vector<Gap> with_robustness(std::vector<Gap> gaps, const GapVariants& variants);

/// Share as whole percent; only what is found everywhere has 100, only what is never found has 0.
int percent_of(double share);

/// "Breaking point, grade B, persists in 86 % of the variants; one unreported contact would remove it."
std::string standing(Language language, const Gap& gap);

}  // namespace crosscut::analysis
