// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/state.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::study {

/// One row of the study as text: which table, which identity, what it holds.
///
///   body  Lines `key<TAB>value`; a tab, line break or backslash in a value is written `\t`, `\n`, `\\`.
///         Keys at their default are left out; unknown keys are passed over on reading. Lists have one
///         line an item.
struct RowText {
    std::string table;
    std::uint32_t id = 0;
    std::string body;
    bool operator==(const RowText&) const = default;
};

/// A value as it stands in a body, and back; false where it cannot be read.
std::string guarded(std::string_view text);
bool unguarded(std::string_view text, std::string& out);

/// A change of one row; an empty side means that the row is not there.
struct RowChange {
    std::string table;
    std::uint32_t id = 0;
    std::string before;
    std::string after;
    bool existed = false;
    bool exists = false;
    bool operator==(const RowChange&) const = default;
};

/// Names of the tables, in the order in which they are written.
const std::vector<std::string>& table_names();

/// The version of the file format that a row of a table needs: 1 for the tables that were there from the start.
int version_of_table(std::string_view name);
/// The same for a row with what stands in it.
int version_of_row(std::string_view table, std::string_view body);

/// All rows of a state, by table and id.
std::vector<RowText> rows_of(const State& state);

/// The state that rows make; rows in any order.
///
///   Errors  `bad_file` naming the table and row for a body that cannot be read or a table that is unknown,
///           for a doubled row, and for a study without its settings.
Result<State> state_of(const std::vector<RowText>& rows);

/// What differs between two states, by table and id.
std::vector<RowChange> difference(const State& before, const State& after);

/// Puts changes on a state; `backwards` takes them off again.
///
///   Errors  `bad_file` for bodies that cannot be read.
Result<State> with_changes(const State& state, const std::vector<RowChange>& changes, bool backwards);

}  // namespace crosscut::study
