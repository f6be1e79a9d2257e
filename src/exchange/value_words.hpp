// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace crosscut::exchange {

// Words that people write into cells, German and English, for the closed lists of the codebook. All are
// compared folded. Empty = the word is not known.

std::optional<evidence::Field> field_of_words(std::string_view text);
std::optional<evidence::Sector> sector_of_words(std::string_view text);
std::optional<evidence::Certainty> certainty_of_words(std::string_view text);
std::optional<evidence::Polarity> polarity_of_words(std::string_view text);
std::optional<evidence::Role> role_of_words(std::string_view text);
std::optional<evidence::Coverage> coverage_of_words(std::string_view text);
/// A relation by key, by its name in either language, or by a common word for it.
RelationId relation_of_words(const evidence::Archive& archive, std::string_view text);
/// The key of a kind of actor, a type of structure or of event; the folded text itself where unknown.
std::string kind_of_words(std::string_view text);
std::string structure_type_of_words(std::string_view text);
std::string event_type_of_words(std::string_view text);
/// 1 to 5, also `3,0`; 0 = empty. Nothing where it cannot be read or lies outside.
std::optional<int> strength_of_words(std::string_view text);

}  // namespace crosscut::exchange
