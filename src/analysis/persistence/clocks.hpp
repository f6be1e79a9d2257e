// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/fortune.hpp"

namespace crosscut::analysis {

/// The second design (methods 5.4): months from the start of each structure to the loss of its function. What was there
/// before the onset enters at the onset: it had to last until then to be seen at all. Group = field, stratum = city.
///   Of   Structures attributed to the crisis that worked when they entered.
std::vector<SpellRow> age_rows(const evidence::Archive& archive, const std::vector<Record>& records, const std::vector<Fortune>& fortunes, const structures::Crisis& crisis,
                               CityId city = {}, evidence::Field field = evidence::Field::none);

/// The organisation as the endpoint: months from the acute end until it was absorbed (way 0) or dissolved (way 1); sleep
/// is no end. For `cumulative_incidence`. The same structures as the headline of `landmark_rows`.
struct OrganisationRows {
    static constexpr int ways_there_are = 2;
    std::vector<SpellRow> rows;
    std::vector<int> ways;
};
OrganisationRows organisation_rows(const evidence::Archive& archive, const std::vector<Record>& records, const std::vector<Fortune>& fortunes,
                                   const structures::Crisis& crisis, CityId city = {}, evidence::Field field = evidence::Field::none);

/// Rows of the landmark clock as if nobody had looked after a day (methods 5.8: the pandemic). None where the day is not
/// after the acute end.
std::vector<SpellRow> censored_on(const std::vector<SpellRow>& rows, const structures::Crisis& crisis, Day day);

}  // namespace crosscut::analysis
