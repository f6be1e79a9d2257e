// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interview/note.hpp"

#include "files/table.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::interview {

/// What the rows of a table are about.
enum class TableKind { actors, structures, events, memberships, interviews, statements, factors, recommendations, lineage };
inline constexpr std::size_t table_kind_count = 9;
std::string_view key(TableKind kind);
std::string_view label(Language language, TableKind kind);
std::optional<TableKind> table_kind_from(std::string_view key);

/// A column that a kind of table can have.
struct FieldSpec {
    std::string_view key;      ///< "date_from": the word of mapping files
    std::string_view english;  ///< what people read; German through the catalogue
    bool needed = false;
    std::vector<std::string_view> synonyms;  ///< headers seen in the wild, folded
};
const std::vector<FieldSpec>& fields(TableKind kind);

/// Which column of a sheet holds which field: field key -> column (0-based).
using Columns = std::map<std::string, int, std::less<>>;

/// How well a sheet suits a kind of table.
struct Guess {
    TableKind kind = TableKind::statements;
    Columns columns;
    bool complete = false;  ///< every needed field has a column
    double score = 0;
};

/// The best guess from headers and file name, or the columns for a kind that is known.
///
///   Headers  German or English, in any order; matched folded, exactly first, then by likeness.
Guess guess(const files::Sheet& sheet);
Guess guess_columns(const files::Sheet& sheet, TableKind kind);

/// One row: the text of each mapped field that is not empty, with its place.
struct Record {
    Place place;  ///< file, sheet and line; no column
    std::map<std::string, std::string, std::less<>> values;

    /// The trimmed text of a field; empty where there is none.
    std::string_view at(std::string_view field) const;
};

/// A table of one kind, row by row.
struct Table {
    TableKind kind = TableKind::statements;
    std::string file;
    std::string sheet;
    std::string encoding;
    std::map<std::string, std::string, std::less<>> headers;  ///< field -> header, for messages
    std::vector<std::string> unused;                          ///< headers that are not mapped
    std::vector<Record> records;
    std::vector<Note> notes;  ///< about the file: empty rows, cells beyond the last header, bytes without a character

    /// A place with the header of a field as its column.
    Place place(const Record& record, std::string_view field) const;
};

/// Reads the rows of a sheet. Wholly empty rows are left out and counted in a note. Blanks at both ends of a
/// cell are cut; every line break inside becomes LF.
Table read(const files::Sheet& sheet, TableKind kind, const Columns& columns);

}  // namespace crosscut::interview
