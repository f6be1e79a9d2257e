// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/model.hpp"

#include <string>
#include <vector>

namespace crosscut::panels {

/// A column of a table.
///
///   name    In no language: the name of its header for tests.
///   width   In points at 100 %.
///   number  Right-aligned and sorted by value, undefined last.
///   tip     What the column says, shown on its header; may be empty.
struct TableColumn {
    std::string name;
    std::string title;
    float width = 120;
    bool number = false;
    std::string tip;
};

/// Columns of a table as the look allows them: with pseudonyms and before an audience there are fewer.
std::vector<TableColumn> table_columns(const Model& model, const View& view, TableTab tab);

/// Fills the lines of a table for the question's city and field, in the order of their ids.
void fill_lines(const Model& model, const View& view, TableTab tab, TableMemory& memory);

/// Puts the lines that hold `words` into order by a column.
void arrange_lines(const std::vector<TableColumn>& columns, Language language, const std::string& words, int sort, bool down, TableMemory& memory);

/// The lines as they stand, as tab-separated text with headers, for the clipboard.
std::string tab_separated(const std::vector<TableColumn>& columns, const TableMemory& memory);

}  // namespace crosscut::panels
