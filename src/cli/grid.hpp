// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/words.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <variant>
#include <vector>

namespace crosscut::cli {

/// One cell of an answer: nothing (undefined), a truth, a number or a text.
using Cell = std::variant<std::monostate, bool, double, std::string>;

inline Cell cell(const std::optional<double>& value) { return value ? Cell(*value) : Cell(); }

/// A table of an answer. Column keys are the same in every language; the table for people translates them.
///
///   digits      Behind the decimal sign for people, for each column; -1 or none = up to six.
///   row_digits  The same for each row, where the numbers of a column are of different kinds.
struct Grid {
    std::string key;  ///< member of the JSON object
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<int> digits;
    std::vector<int> row_digits = {};
};

/// Single facts that stand above the tables.
using Facts = std::vector<std::pair<std::string, Cell>>;

enum class Format { table, csv, json };

/// Writes an answer. JSON: one object with the facts and a list of objects for each grid. CSV: facts as comment
/// lines, then the grids, each under a comment line of its own where there are several. Table: aligned text for
/// people, with headings, words of the codebook and decimal signs of the language; numbers with at most six
/// digits. Undefined is null, an empty cell, or an en dash. JSON and CSV are the same in every language.
void print(std::ostream& out, Format format, const Facts& facts, const std::vector<Grid>& grids, Language language = Language::english);

/// Heading of a column or fact for people: the words of its key in a language.
std::string heading(Language language, const std::string& key);

}  // namespace crosscut::cli
