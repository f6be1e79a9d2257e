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

/// A table of an answer. Column keys are the same in every language and format.
struct Grid {
    std::string key;  ///< member of the JSON object
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Single facts that stand above the tables.
using Facts = std::vector<std::pair<std::string, Cell>>;

enum class Format { table, csv, json };

/// Writes an answer. JSON: one object with the facts and a list of objects for each grid. CSV: the first
/// grid alone, facts as comment lines. Table: aligned text; numbers with at most six digits after the
/// point. Undefined is null, an empty cell, or an en dash.
void print(std::ostream& out, Format format, const Facts& facts, const std::vector<Grid>& grids);

}  // namespace crosscut::cli
