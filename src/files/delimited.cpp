// SPDX-License-Identifier: Apache-2.0
#include "files/table.hpp"

#include "files/bytes.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace crosscut::files {

namespace {

/// Cuts text into rows; knows the physical line of each. Cells are views of the text, or of a copy where quotation
/// marks are doubled; they hold until the next row.
class Cutter {
public:
    Cutter(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// The next row; false at the end. A row that is only a line break has one empty cell.
    bool next()
    {
        if (at_ >= text_.size())
            return false;
        row_line_ = line_;
        cells_.clear();
        copies_used_ = 0;
        open_line_ = 0;
        for (;;) {
            cells_.push_back(take_cell());
            if (unclosed_ || at_ == text_.size())
                break;
            const char c = text_[at_++];
            if (c == separator_) {
                if (at_ < text_.size())
                    continue;
                cells_.emplace_back();
                break;
            }
            if (c == '\r' && at_ < text_.size() && text_[at_] == '\n')
                ++at_;
            ++line_;
            open_line_ = 0;
            break;
        }
        return true;
    }

    std::vector<std::string_view>& cells() { return cells_; }
    std::size_t line() const { return row_line_; }
    bool unclosed() const { return unclosed_; }
    std::size_t open_line() const { return open_line_; }

private:
    std::string_view take_cell()
    {
        // A quotation mark counts where nothing but blanks stands before it in its cell.
        std::size_t begin = at_;
        while (separator_ != ' ' && begin < text_.size() && text_[begin] == ' ')
            ++begin;
        if (begin >= text_.size() || text_[begin] != '"')
            return to_end_of_cell();
        at_ = begin + 1;
        open_line_ = line_;
        std::string_view quoted = to_mark();
        std::string* copy = nullptr;
        while (!unclosed_ && at_ < text_.size() && text_[at_] == '"') {  // a doubled one stands for itself
            copy = copy ? copy : &copy_of(quoted);
            *copy += '"';
            ++at_;
            *copy += to_mark();
        }
        if (const std::string_view rest = unclosed_ ? std::string_view() : to_end_of_cell(); !rest.empty()) {
            copy = copy ? copy : &copy_of(quoted);
            *copy += rest;
        }
        return copy ? std::string_view(*copy) : quoted;
    }
    /// What stands before the next quotation mark; passes it, or finds that there is none.
    std::string_view to_mark()
    {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != '"') {
            const char c = text_[at_++];
            line_ += c == '\n' || (c == '\r' && (at_ == text_.size() || text_[at_] != '\n'));
        }
        const std::string_view part = text_.substr(begin, at_ - begin);
        unclosed_ = at_ == text_.size();
        at_ += unclosed_ ? 0 : 1;
        return part;
    }
    std::string_view to_end_of_cell()
    {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
            ++at_;
        return text_.substr(begin, at_ - begin);
    }
    std::string& copy_of(std::string_view text)
    {
        if (copies_used_ == copies_.size())
            copies_.emplace_back();
        return copies_[copies_used_++].assign(text);
    }

    std::string_view text_;
    char separator_;
    std::vector<std::string_view> cells_;
    std::deque<std::string> copies_;
    std::size_t copies_used_ = 0;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t row_line_ = 1;
    std::size_t open_line_ = 0;
    bool unclosed_ = false;
};

/// Signs at the start of a cell that make a spreadsheet take it for a formula.
constexpr std::string_view formula_signs = "=+-@\t\r";

/// Whether a text would be changed by being read: it looks as if it had our protection already.
bool looks_protected(std::string_view cell)
{
    const std::size_t sign = cell.find_first_not_of('\'');
    return sign != 0 && sign != std::string_view::npos && formula_signs.find(cell[sign]) != std::string_view::npos;
}

using Cells = std::vector<std::string_view>;

bool is_comment(const Cells& cells) { return cells.front().rfind("# ", 0) == 0 || cells.front() == "#"; }
bool is_empty(const Cells& cells)
{
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return trimmed(cell).empty(); });
}

/// Whether every comma is followed by a blank, as in prose and in "Weber, Anna".
bool commas_are_prose(std::string_view text)
{
    for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1))
        if (at + 1 < text.size() && text[at + 1] != ' ')
            return false;
    return true;
}

/// Of the signs that could separate, the one that cuts most of the first rows into the same number of cells;
/// for a table of one column a sign that does not occur.
char guessed_separator(std::string_view text)
{
    constexpr std::array<char, 4> signs = {';', ',', '\t', '|'};
    const std::string_view head = text.substr(0, 64 * 1024);
    std::optional<char> best;
    double best_score = 0;
    for (const char sign : signs) {
        Cutter cutter(head, sign);
        std::map<std::size_t, int> widths;
        int rows = 0;
        std::size_t header = 0;
        while (rows < 40 && cutter.next()) {
            if (is_empty(cutter.cells()) || is_comment(cutter.cells()))
                continue;
            if (rows == 0)
                header = cutter.cells().size();
            ++rows;
            ++widths[cutter.cells().size()];
        }
        if (header == 1 && sign == ',' && commas_are_prose(head))
            continue;
        for (const auto& [width, count] : widths) {
            const double score = static_cast<double>(count) / std::max(rows, 1) * (1.0 + 0.02 * static_cast<double>(std::min<std::size_t>(width, 30)));
            if (width > 1 && score > best_score) {
                best_score = score;
                best = sign;
            }
        }
    }
    if (best)
        return *best;
    for (const char sign : {',', ';', '\t'})
        if (head.find(sign) == std::string_view::npos)
            return sign;
    return ',';
}

using namespace std::string_view_literals;

/// How files begin that people choose by mistake, and what they are.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> no_tables = {{
    {"%PDF-"sv, "PDF"sv},
    {"SQLite" " format 3\0"sv, "SQLite"sv},
    {"\x89PNG"sv, "PNG"sv},
    {"\xff\xd8\xff"sv, "JPEG"sv},
    {"\x1f\x8b"sv, "GZIP"sv},
    {"{\\rtf"sv, "RTF"sv},
    {"\x7f" "ELF"sv, "ELF"sv},
}};

}  // namespace

Result<Sheet> scan_delimited(std::string_view bytes, const std::string& file_name, const ReadOptions& options, const RowVisitor& visit)
{
    Sheet sheet;
    sheet.file = file_name;
    const Decoded decoded = decode(bytes, options.encoding);
    sheet.encoding = decoded.encoding;
    if (decoded.replaced > 0)
        sheet.notes.push_back({Problem::Code::bad_value, {"{1} bytes of the file are no characters and were replaced.", {std::to_string(decoded.replaced)}},
                               {"Choose another character set, or save the file again as UTF-8."}, {file_name, {}, static_cast<int>(decoded.first_line), {}}});
    std::string_view text = decoded.text;
    std::size_t skipped = 0;
    if (text.size() >= 5 && (text.substr(0, 4) == "sep=" || text.substr(0, 4) == "SEP=") && text[4] != '\n' && text[4] != '\r') {
        sheet.separator = text[4];
        const std::size_t end = text.find_first_of("\r\n");
        const std::size_t next = end == std::string_view::npos ? text.size() : end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
        text.remove_prefix(next);
        skipped = 1;
    }
    if (options.separator)
        sheet.separator = *options.separator;
    else if (sheet.separator == 0)
        sheet.separator = guessed_separator(text);
    Cutter cutter(text, sheet.separator);
    std::size_t rows = 0;
    std::size_t cells = 0;
    while (cutter.next()) {
        Cells& row = cutter.cells();
        const std::size_t line = cutter.line() + skipped;
        const auto place = [&](std::size_t at) { return Place{file_name, {}, static_cast<int>(at), {}}; };
        if (cutter.unclosed())
            return Problem{Problem::Code::bad_file, {"A quotation mark is opened and never closed."},
                           {"Close it, or double it (\"\") where it is meant as a sign."}, place(cutter.open_line() + skipped)};
        if (is_empty(row) || (rows == 0 && is_comment(row)))
            continue;
        while (row.back().empty())
            row.pop_back();
        if (row.size() > most_columns)
            return Problem{Problem::Code::limit, {"A row has more than {1} columns.", {std::to_string(most_columns)}}, {"Is the separator right?"}, place(line)};
        for (std::string_view& cell : row) {
            if (cell.size() > most_cell_bytes)
                return Problem{Problem::Code::limit, {"A cell is larger than 1 MB."}, {"Is a quotation mark missing?"}, place(line)};
            if (looks_protected(cell))
                cell.remove_prefix(1);
        }
        if (++rows > most_rows)
            return Problem{Problem::Code::limit, {"The table has more than {1} rows.", {std::to_string(most_rows)}}, {"Split the file."}, place(line)};
        cells += row.size();
        if (cells > most_cells)
            return Problem{Problem::Code::limit, {"The table has more than {1} cells.", {std::to_string(most_cells)}}, {"Split the file."}, place(line)};
        visit(line, row);
    }
    return sheet;
}

Result<Sheet> read_delimited(std::string_view bytes, const std::string& file_name, const ReadOptions& options)
{
    std::vector<Row> rows;
    Result<Sheet> sheet = scan_delimited(bytes, file_name, options, [&](std::size_t line, const Cells& cells) {
        rows.push_back({line, std::vector<std::string>(cells.begin(), cells.end())});
    });
    if (sheet)
        sheet->rows = std::move(rows);
    return sheet;
}

Result<std::vector<Sheet>> read_tables(const std::filesystem::path& path, const ReadOptions& options)
{
    Result<std::string> bytes = read_file(path);
    if (!bytes)
        return bytes.problem();
    const std::string name = path.filename().string();
    if (bytes->rfind("PK\x03\x04", 0) == 0 || bytes->rfind("PK\x05\x06", 0) == 0 || bytes->rfind("\xd0\xcf\x11\xe0", 0) == 0)
        return read_workbook(*bytes, name);
    for (const auto& [start, kind] : no_tables)
        if (bytes->rfind(start, 0) == 0)
            return Problem{Problem::Code::bad_file, {"This is no table but {1}.", {std::string(kind)}}, {"Save it as XLSX or CSV and import that."}, {name, {}, 0, {}}};
    Result<Sheet> sheet = read_delimited(*bytes, name, options);
    if (!sheet)
        return sheet.problem();
    return std::vector<Sheet>{std::move(*sheet)};
}

std::string write_delimited(const std::vector<std::vector<std::string>>& rows, char separator, bool mark)
{
    std::string out = mark ? "\xef\xbb\xbf" : "";
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += separator;
            std::string cell = row[i];
            if (looks_protected(cell) || (!cell.empty() && formula_signs.find(cell.front()) != std::string_view::npos && !parse_number(cell) && !parse_number(cell, true)))
                cell.insert(0, "'");
            if (cell.find_first_of("\"\r\n") == std::string::npos && cell.find(separator) == std::string::npos &&
                !(cell.empty() && row.size() == 1) && trimmed(cell).size() == cell.size() && !(i == 0 && cell.rfind('#', 0) == 0)) {
                out += cell;
                continue;
            }
            out += '"';
            for (const char c : cell) {
                out += c;
                if (c == '"')
                    out += '"';
            }
            out += '"';
        }
        out += '\n';
    }
    return out;
}

}  // namespace crosscut::files
