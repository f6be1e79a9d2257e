// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "panels/dialog_forms.hpp"

namespace crosscut::panels {

// What the import dialog does without drawing.

/// Which field of its kind a column of a table was assigned to; -1 = none.
int field_of_column(const exchange::FoundTable& table, int column);
/// Assigns a field (position in `interview::fields`, -1 = none) to a column. A field that another column had
/// moves; the form becomes stale.
void assign(ImportForm& form, std::size_t table, int column, int field);
/// Another kind of table: its columns are guessed anew.
void set_kind(ImportForm& form, std::size_t table, interview::TableKind kind);
void set_wanted(ImportForm& form, std::size_t table, bool wanted);

/// English names of needed fields that no column has.
std::vector<std::string_view> missing_fields(const exchange::FoundTable& table);
/// Columns of the widest row; a sheet without rows has none.
int column_count(const files::Sheet& sheet);
/// Headers that no field was assigned to, as written.
std::vector<std::string> unused_headers(const exchange::FoundTable& table);

/// The city that an import goes to: its position among those of the study, or -1 for a new one.
int city_choice(const ImportForm& form, const evidence::Archive& archive);
/// Sends the import to a city of the study, or (-1) to the one that the tables name.
void choose_city(ImportForm& form, const evidence::Archive& archive, int choice);

/// Positions of the notes of one kind (0 all, 1 refused, 2 changed, 3 remarks), worked out once.
const std::vector<std::size_t>& notes_of(ImportForm& form, int kind);
/// How many notes of each kind: refused, changed, remarks.
struct NoteCount {
    int refused = 0;
    int changed = 0;
    int remarks = 0;
};
NoteCount count_notes(const std::vector<interview::Note>& notes);

}  // namespace crosscut::panels
