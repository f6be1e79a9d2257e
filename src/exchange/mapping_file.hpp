// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/staging.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::exchange {

/// One table of a mapping file.
struct MappedTable {
    std::string file;
    std::string sheet;      ///< empty = the first one
    interview::TableKind kind = interview::TableKind::statements;
    std::string encoding;   ///< key of files::Encoding; empty = guessed
    std::string separator;  ///< one character; empty = guessed
    std::map<std::string, std::string, std::less<>> columns;  ///< field -> header as written
};

/// How the columns of tables are to be read, kept as a small JSON file beside them
/// (`crosscut-import.json`), so that the same tables can be read again in the same way.
struct Mapping {
    StudyWords study;
    evidence::City city;
    RelationWords relations;
    std::vector<MappedTable> tables;
};

inline constexpr const char* mapping_file_name = "crosscut-import.json";

/// Reads a mapping file. Unknown members are passed over.
///
///   Errors  `bad_file` with the line for text that is not JSON; `bad_value` for a table without file, of an
///           unknown kind, or with an unknown field.
Result<Mapping> read_mapping(std::string_view json, const std::string& file_name);

/// The mapping as JSON text, two blanks deep, members in the order of the struct.
std::string write_mapping(const Mapping& mapping);

}  // namespace crosscut::exchange
