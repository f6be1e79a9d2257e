// SPDX-License-Identifier: Apache-2.0
#include "exchange/export_tables.hpp"

#include "exchange/about_sheet.hpp"
#include "files/bytes.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <unistd.h>

namespace crosscut::exchange {

namespace fs = std::filesystem;
using namespace evidence;

namespace {

constexpr std::size_t most_signs = 32767;      // of a cell, in UTF-16 units
constexpr std::size_t most_rows = 1'048'576;  // of a sheet

/// A folder that is gone, with all that is in it, when it is left.
class Scratch {
public:
    Scratch()
    {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "crosscut-XXXXXX").string();
        if (!error && mkdtemp(name.data()))
            path_ = name;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch()
    {
        std::error_code error;
        if (!path_.empty())
            fs::remove_all(path_, error);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// UTF-16 units of UTF-8: what spreadsheets count.
std::size_t units(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        count += (byte & 0xc0) != 0x80;
        count += byte >= 0xf0;
    }
    return count;
}

/// The tables of all cities together; with several cities each row names its own.
std::vector<OutTable> sheets_of(const Archive& archive)
{
    std::vector<OutTable> sheets;
    const bool several = archive.cities->size() > 1;
    for (const City& city : *archive.cities) {
        std::vector<OutTable> own = tables_of(archive, city.id);
        for (OutTable& table : own) {
            if (several) {
                table.columns.insert(table.columns.begin(), "city");
                for (std::vector<std::string>& row : table.rows)
                    row.insert(row.begin(), city.key);
            }
            const auto same = std::find_if(sheets.begin(), sheets.end(), [&](const OutTable& sheet) { return sheet.name == table.name; });
            if (same == sheets.end())
                sheets.push_back(std::move(table));
            else
                for (std::vector<std::string>& row : table.rows)
                    same->rows.push_back(std::move(row));
        }
    }
    return sheets;
}

/// What stands in a cell so that it reads back as the text: `_x000D_` and its like stand for characters in
/// workbooks, so a text that only looks so is told apart. Line breaks are LF there.
std::string in_cell(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool looks_escaped = c == '_' && i + 6 < text.size() && (text[i + 1] == 'x' || text[i + 1] == 'X') && text[i + 6] == '_';
        if (looks_escaped)
            out += "_x005F_";
        else if (c == '\r')
            out += i + 1 < text.size() && text[i + 1] == '\n' ? "" : "\n";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
        else
            out += "\xef\xbf\xbd";  // a character that no workbook can hold
    }
    return out;
}

Place place_of(const fs::path& file, const OutTable& sheet, std::size_t row, std::size_t column)
{
    return {file.filename().string(), sheet.name, static_cast<int>(row) + 2, sheet.columns[column]};
}

std::optional<Problem> too_large(const fs::path& file, const std::vector<OutTable>& sheets)
{
    for (const OutTable& sheet : sheets) {
        if (sheet.rows.size() + 1 > most_rows)
            return Problem{Problem::Code::limit, {"The table {1} has more rows than a worksheet holds.", {sheet.name}}, {"Write a folder of CSV tables instead."}, {}};
        for (std::size_t row = 0; row < sheet.rows.size(); ++row)
            for (std::size_t column = 0; column < sheet.columns.size(); ++column)
                if (units(in_cell(sheet.rows[row][column])) > most_signs)
                    return Problem{Problem::Code::limit, {"A cell is longer than the 32,767 signs that a worksheet allows."},
                                   {"Write a folder of CSV tables instead."}, place_of(file, sheet, row, column)};
    }
    return std::nullopt;
}

}  // namespace

Result<Done> write_workbook(const Archive& archive, const StudyWords& words, const fs::path& file, const std::vector<OutTable>& beside)
{
    std::vector<OutTable> sheets = sheets_of(archive);
    if (sheets.empty())
        return Problem{Problem::Code::missing_value, {"The study has no city yet."}, {"Import tables first."}, {}};
    sheets.insert(sheets.end(), beside.begin(), beside.end());
    if (const auto problem = too_large(file, sheets))
        return *problem;
    // The library writes files only; ours are written whole or not at all, so it works beside.
    const Scratch scratch;
    const Problem failed{Problem::Code::io, {"The workbook could not be made."}, {"Is the disk full? Write a folder of CSV tables instead."}, {}};
    if (scratch.path().empty())
        return failed;
    const fs::path made = scratch.path() / "made.xlsx";
    std::string folder = scratch.path().string();
    lxw_workbook_options options = {};
    options.tmpdir = folder.data();
    lxw_workbook* book = workbook_new_opt(made.c_str(), &options);
    if (!book)
        return failed;
    lxw_doc_properties properties = {};
    std::string title = words.title_german.empty() ? words.title_english : words.title_german;
    std::string comments = words.disclaimer_german.empty() ? words.disclaimer_english : words.disclaimer_german;
    properties.title = title.data();
    properties.comments = comments.data();
    properties.created = 946684800;  // 2000-01-01, so that the same rows make the same bytes
    workbook_set_properties(book, &properties);
    lxw_format* text = workbook_add_format(book);
    format_set_num_format(text, "@");
    lxw_format* head = workbook_add_format(book);
    format_set_num_format(head, "@");
    format_set_bold(head);
    bool well = true;
    const auto put = [&](lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& cell, lxw_format* format) {
        if (!cell.empty())
            well = well && worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), in_cell(cell).c_str(), format) == LXW_NO_ERROR;
    };
    if (lxw_worksheet* about = workbook_add_worksheet(book, "about")) {
        std::size_t row = 0;
        worksheet_set_column(about, 0, 0, 18, nullptr);
        worksheet_set_column(about, 1, 1, 60, nullptr);
        put(about, row++, 0, std::string(about_mark), head);
        for (const auto& [name, field] : words_of_about) {
            if ((words.*field).empty())
                continue;
            put(about, row, 0, std::string(name), text);
            put(about, row++, 1, words.*field, text);
        }
        for (const City& city : *archive.cities) {
            put(about, row, 0, "city", text);
            put(about, row, 1, city.key, text);
            put(about, row, 2, city.name, text);
            put(about, row++, 3, city.state, text);
        }
    }
    for (const OutTable& table : sheets) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.c_str());
        well = well && sheet;
        if (!sheet)
            break;
        worksheet_freeze_panes(sheet, 1, 0);
        worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(table.columns.size() - 1), 22, nullptr);
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            put(sheet, 0, column, table.columns[column], head);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.columns.size(); ++column)
                put(sheet, row + 1, column, table.rows[row][column], text);
    }
    well = workbook_close(book) == LXW_NO_ERROR && well;
    if (!well)
        return failed;
    Result<std::string> bytes = files::read_file(made);
    if (!bytes)
        return failed;
    return files::write_file(file, *bytes);
}

}  // namespace crosscut::exchange
