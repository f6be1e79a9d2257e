// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/staging.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace crosscut::exchange {

/// The first cell of the sheet in which an exported workbook says what study it is of.
inline constexpr std::string_view about_mark = "crosscut-tables/1";

/// Its rows: a word, then the text. A row "city" has key, name and state.
inline constexpr std::array<std::pair<std::string_view, std::string StudyWords::*>, 6> words_of_about = {{
    {"title_de", &StudyWords::title_german},
    {"title_en", &StudyWords::title_english},
    {"disclaimer_de", &StudyWords::disclaimer_german},
    {"disclaimer_en", &StudyWords::disclaimer_english},
    {"question_de", &StudyWords::question_german},
    {"question_en", &StudyWords::question_english},
}};

}  // namespace crosscut::exchange
