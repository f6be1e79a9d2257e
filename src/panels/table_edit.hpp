// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::panels {

// What can be changed in the cells of a table, without drawing. Ties are computed from claims: they are changed by
// changing what was said.

/// Whether a cell of a column can be changed in place, as the look and the study allow.
bool editable(const Model& model, const View& view, TableTab tab, std::string_view column);

/// The text that editing a cell begins with: in full, whatever the cell shows.
std::string cell_text(const Model& model, const View& view, TableTab tab, std::uint32_t id, std::string_view column);

/// The words of a closed list that a cell takes one of, in the language of the window; empty for free text.
std::vector<std::string> cell_choices(const Model& model, const View& view, TableTab tab, std::string_view column);

/// What a new text in a cell asks the study for; empty where it says what is there already.
///
///   Errors  `bad_value` for a word, date or number that the column cannot hold, with what it can; `unknown_name` for an
///           actor that is not there.
Result<std::optional<study::Edit>> cell_edit(const Model& model, const View& view, TableTab tab, std::uint32_t id, std::string_view column, const std::string& text);

}  // namespace crosscut::panels
