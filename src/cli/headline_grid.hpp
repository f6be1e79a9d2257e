// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/persistence_words.hpp"

#include "analysis/persistence/headline.hpp"

namespace crosscut::cli {

/// Views weighed against each other, with the words that stand in the columns of field and crisis.
struct NamedContrast {
    analysis::HeadlineContrast contrast;
    std::string field_key;
    std::string crisis_key;
    Message field;
    Message crisis;
};

/// What is asked of the headline numbers: fields, each seen from a crisis; what is weighed; the years of the shares.
struct HeadlineAsk {
    std::vector<std::pair<evidence::Field, structures::Crisis>> views;
    std::vector<NamedContrast> contrasts;
    std::vector<int> years{3};
    int draws = 1000;
};

/// What is not sure about the headline numbers of cities, fields and crises (methods 5.7, 6): draws of vague dates and of
/// informants, one informant less, the seven rules with both bounds of time, whole cities resampled. A contrast whose sign
/// changes is called not robust. For people the main numbers and what could not be drawn; for programs all numbers and
/// the strips of the main ones.
Result<std::vector<Grid>> headline_grids(const Console& console, Format format, const PersistenceDesk& desk, const HeadlineAsk& ask);

/// Two views, the first less the second, within cities.
NamedContrast integration_less_climate();
/// Of each pair of crises: each field after the one less after the other, and the double difference where there are two
/// fields. `views` as `crisis_views` gives them.
std::vector<NamedContrast> contrasts_of_crises(const PersistenceDesk& desk, Language language);
/// Each field seen from each crisis.
std::vector<std::pair<evidence::Field, structures::Crisis>> crisis_views(const PersistenceDesk& desk);
/// Each field seen from its own crisis.
std::vector<std::pair<evidence::Field, structures::Crisis>> own_views(const PersistenceDesk& desk);

/// "2 to 4" for people; one number where both are the same; nothing where there is none.
Cell span_of(Language language, const analysis::Range& range, int digits);
/// Whether a difference keeps its sign, for people: of one that is zero there is no sign to keep.
Cell robust_word(Language language, double difference, bool keeps_sign);

}  // namespace crosscut::cli
