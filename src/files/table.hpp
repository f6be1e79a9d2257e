// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/decode.hpp"
#include "foundation/result.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::files {

/// One row of cells, with the line of the file on which it begins (the row number in a workbook), 1-based.
struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// A table as it lies in a file; the first row holds the headers.
struct Sheet {
    std::string file;
    std::string name;    ///< of the worksheet; empty for delimited text
    char separator = 0;  ///< 0 for workbooks
    Encoding encoding = Encoding::utf8;
    std::vector<Row> rows;
    std::vector<Problem> notes;  ///< what was read differently from how it stands there
};

struct ReadOptions {
    std::optional<Encoding> encoding;
    std::optional<char> separator;
};

/// Limits that no file may raise (reliability 3.2).
inline constexpr std::size_t most_columns = 2000;
inline constexpr std::size_t most_rows = 1'100'000;
inline constexpr std::size_t most_cell_bytes = 1u << 20;
inline constexpr std::size_t most_cells = 10'000'000;      ///< of all sheets of a file together
inline constexpr std::size_t most_text_bytes = 512u << 20;  ///< in all cells of a workbook together

/// The tables of a file, by its content: an XLSX workbook gives its sheets, other text is delimited.
///
///   Errors  As below; `bad_file` for what is no table at all (PDF, pictures, databases).
Result<std::vector<Sheet>> read_tables(const std::filesystem::path& path, const ReadOptions& options = {});

/// Delimited text.
///
///   Separator  `;`, `,`, tab or `|`, whichever cuts the first lines most evenly; a first line `sep=;` decides.
///   Lines      LF, CRLF or CR. Lines that begin with `# ` before the headers, and empty lines, are passed over.
///   Quotes     `"` around a cell keeps separators and line breaks; `""` is one `"`.
///   Cells      Empty ones at the end of a row are cut. The `'` that write_delimited puts before a formula is
///              taken away again.
///   Errors     `bad_file` for a quotation mark that never closes, with its line; `limit`.
Result<Sheet> read_delimited(std::string_view bytes, const std::string& file_name, const ReadOptions& options = {});

/// The same, row by row, for tables too large to be kept twice: `visit(line, cells)` sees what a row of the sheet would
/// hold; the cells are gone when it returns.
///
///   Value  The sheet without its rows.
using RowVisitor = std::function<void(std::size_t line, const std::vector<std::string_view>& cells)>;
Result<Sheet> scan_delimited(std::string_view bytes, const std::string& file_name, const ReadOptions& options, const RowVisitor& visit);

/// The sheets of an XLSX workbook; hidden ones with a note. Numbers in their shortest form, dates as ISO dates,
/// formulas as their last result.
///
///   Errors  `bad_file` for what is no workbook or is damaged (an old XLS or a password is said so); `limit`.
Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const std::string& file_name);

/// Rows as delimited text (RFC 4180, LF). A text that spreadsheets would run as a formula gets a leading `'`;
/// numbers never do. `mark` puts the byte order mark in front that Excel needs to see UTF-8.
std::string write_delimited(const std::vector<std::vector<std::string>>& rows, char separator = ',', bool mark = false);

}  // namespace crosscut::files
