// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/city_index.hpp"
#include "analysis/uncertainty/ranks.hpp"

#include <array>

namespace crosscut::analysis {

/// The numbers that answer whether something held (methods 5.3 to 5.7). The first is the primary outcome.
///
///   function_share, organisation_share   Of attributed structures, at the acute end + 3 years.
///   mean_months    Restricted to 36 months; there_12 ... there_60  Share not lost after so many months.
///   retained_1 ... retained_5   Of the integration index after so many years.
enum class Headline { function_share, organisation_share, mean_months, there_12, there_24, there_36, there_60, retained_1, retained_2, retained_3, retained_5 };
inline constexpr std::size_t headline_count = 11;
std::string_view key(Headline what);
std::string_view label(Language language, Headline what);

/// One place where a number is asked for.
///
///   city      0 = all of the cities together: structures pooled, the index as the mean of the cities.
///   contrast  The mean over the cities of the first view less the second (integration less climate).
struct HeadlineCell {
    CityId city;
    evidence::Field field = evidence::Field::none;
    structures::CrisisId crisis;
    bool contrast = false;
};

/// A number with all that is not sure about it (methods 5.7, 6.1, 6.3, 6.4).
///
///   n             Structures, spells or cities that it rests on.
///   dates, middle_dates   Middle 95 % over the draws of vague dates: every day alike; days near the middle more likely.
///   defined       Share of the draws (first prior) in which it has a value.
///   earliest, latest      All vague dates on their first, on their last days.
///   left_out      Smallest and largest with any one informant missing.
///   rules         Smallest and largest under the seven rules and both bounds of time.
///   cities        Smallest and largest over whole cities drawn with replacement: a range, six cities carry no interval.
///   keeps_sign    For a contrast: the sign is the same in every row of the strip. Where it is not: not robust.
struct HeadlineDoubt {
    HeadlineCell cell;
    Headline what = Headline::function_share;
    Value value;
    int n = 0;
    Range dates;
    Range middle_dates;
    double defined = 0;
    Value earliest;
    Value latest;
    Range left_out;
    Range rules;
    Range cities;
    bool keeps_sign = true;
};

struct HeadlineQuestion {
    std::vector<CityId> cities;
    std::vector<std::pair<evidence::Field, structures::Crisis>> views;  ///< a field seen from a crisis
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    int draws = 1000;
    std::uint64_t seed = 1;
};

/// All numbers of all cells: of each view each city, then all together where there are several, then the contrast of two
/// views.
///   Threads  The same for any number of workers.
///   Errors   `cancelled`.
Result<std::vector<HeadlineDoubt>> headline_doubts(const evidence::Archive& archive, const HeadlineQuestion& question, Work& work);

/// A curve's value at a time; empty where nobody was followed so far and something was still there.
Value share_known_at(const Survival& curve, double time);
/// Mean time there up to `tau`; empty where the curve is not known so far.
Value mean_known_until(const Survival& curve, double tau);

}  // namespace crosscut::analysis
