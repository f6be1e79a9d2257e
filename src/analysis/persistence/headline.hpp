// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/city_index.hpp"
#include "analysis/uncertainty/ranks.hpp"

#include <array>
#include <string>

namespace crosscut::analysis {

/// The numbers that answer whether something held (methods 5.3 to 5.7). The first, after 3 years, is the primary outcome.
///
///   function_share, organisation_share   Of attributed structures, years after the acute end.
///   mean_months    Restricted to 36 months; there_12 ... there_60  Share not lost after so many months.
///   retained_1 ... retained_5   Of the integration index after so many years.
enum class Headline { function_share, organisation_share, mean_months, there_12, there_24, there_36, there_60, retained_1, retained_2, retained_3, retained_5 };
inline constexpr std::size_t headline_count = 11;

/// A number of the headline; the shares are asked for after so many years.
struct HeadlineItem {
    Headline what = Headline::function_share;
    int years = 3;
    /// "function_persists" after 3 years, "function_persists_5" after 5.
    std::string key() const;
    std::string label(Language language) const;
};
/// The shares after each of the years, then the others in their order.
std::vector<HeadlineItem> headline_items(const std::vector<int>& share_years);

/// One place where a number is asked for.
///
///   city      0 = all of the cities together: structures pooled, the index as the mean of the cities.
///   contrast  Position of a contrast of the question, or -1.
struct HeadlineCell {
    CityId city;
    evidence::Field field = evidence::Field::none;
    structures::CrisisId crisis;
    int contrast = -1;
};

/// A number with all that is not sure about it (methods 5.7, 6.1, 6.3, 6.4).
///
///   n             Structures, spells or cities that it rests on; of a contrast of all cities together the fewest of its terms.
///   dates, middle_dates   Middle 95 % over the draws of vague dates: every day alike; days near the middle more likely.
///   defined       Share of the draws (first prior) in which it has a value.
///   earliest, latest      All vague dates on their first, on their last days.
///   left_out      Smallest and largest with any one informant missing.
///   interviews    "If we had talked to other people like these": middle 95 % over draws of informants within each city.
///                 Empty for a city and field of which fewer than six speak, and for all together where a city has fewer.
///   rules         Smallest and largest under the seven rules and both bounds of time; `strip` has each of them, in the
///                 order of `Headlines::strip`.
///   cities        Smallest and largest over whole cities drawn with replacement: a range, six cities carry no interval.
///   keeps_sign    For a contrast: the sign is the same in every row of the strip. Where it is not: not robust.
struct HeadlineDoubt {
    HeadlineCell cell;
    HeadlineItem item;
    Value value;
    int n = 0;
    Range dates;
    Range middle_dates;
    double defined = 0;
    Value earliest;
    Value latest;
    Range left_out;
    Range interviews;
    Range rules;
    Values strip;
    Range cities;
    bool keeps_sign = true;
};

/// Views weighed and added: integration less climate, one crisis less the other, a double difference.
///
///   within_cities  The mean over the cities that have all of it; else of all cities together.
struct HeadlineContrast {
    std::vector<std::pair<std::size_t, double>> terms;
    bool within_cities = true;
};

struct HeadlineQuestion {
    std::vector<CityId> cities;
    std::vector<std::pair<evidence::Field, structures::Crisis>> views;  ///< a field seen from a crisis
    std::vector<HeadlineContrast> contrasts;
    std::vector<int> share_years{3};
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    int draws = 1000;       ///< of vague dates (both priors) and of whole cities; 0 = none
    int interviews = 1000;  ///< of informants; 0 = none
    std::uint64_t seed = 1;
};

/// Ties and observable pairs of a cell on the acute end of its crisis, under a rule and a reading of time (methods 6.4).
struct HeadlineStripRow {
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    std::vector<int> ties;        ///< of each cell; those of contrasts are 0
    std::vector<int> observable;
};

/// The doubts, cell by cell (`doubts.size() / items` cells), and what stands beside each row of their strips.
struct Headlines {
    std::size_t items = 0;
    std::vector<HeadlineDoubt> doubts;
    std::vector<HeadlineStripRow> strip;
    std::vector<std::pair<CityId, evidence::Field>> few;  ///< fewer than six informants: nobody is drawn
};

/// All numbers of all cells: of each view each city, then all together where there are several, then the contrasts.
///   Threads  The same for any number of workers.
///   Errors   `cancelled`.
Result<Headlines> headline_doubts(const evidence::Archive& archive, const HeadlineQuestion& question, Work& work);

/// A curve's value at a time; empty where nobody was followed so far and something was still there.
Value share_known_at(const Survival& curve, double time);
/// Mean time there up to `tau`; empty where the curve is not known so far.
Value mean_known_until(const Survival& curve, double tau);

}  // namespace crosscut::analysis
