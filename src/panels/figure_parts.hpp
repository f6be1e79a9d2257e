// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/forms.hpp"

namespace crosscut::panels {

// Parts of the figure composer. Not for other files than its own.

/// What the figure shows, its page, its words, its look, what is highlighted, and what it is kept under.
void figure_choices(const Model& model, View& view, Intents& intents);

/// A list of words of files, shown in words for people; true when another was chosen.
bool word_choice(std::string_view name, std::string_view label, std::string& value, const std::vector<std::string>& words, const std::vector<std::string>& shown, float width = 0);

/// Which quantity drives what: size, colour, shape, line, structures, palette.
void style_choices(Language language, scene::Style& style, std::string_view prefix, float width);

}  // namespace crosscut::panels
