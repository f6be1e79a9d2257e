// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/import_files.hpp"

#include <string_view>

namespace crosscut::exchange {

/// A table from the clipboard of a spreadsheet, to be looked at and taken over like one from a file.
///
///   text    Cells between tabs (or another separator), rows in lines.
///   kind    What its rows are taken for unless the headers clearly say something else.
///   Value   Columns by their headers; without headers the first columns are name, kind ... in the order of the fields.
///           A row of an actor or structure that the study has keeps the facts that no pasted column speaks of.
///   Errors  `missing_value` when there is no text in it; as `files::read_delimited`.
Result<Found> find_pasted(const evidence::Archive& archive, CityId city, std::string_view text, interview::TableKind kind);

}  // namespace crosscut::exchange
