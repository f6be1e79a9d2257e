// SPDX-License-Identifier: Apache-2.0
#include "files/table.hpp"

#include "files/zip.hpp"
#include "foundation/day.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace crosscut::files {

namespace {

constexpr std::size_t most_sheets = 1000;

/// Name without its namespace: LibreOffice and others write prefixes.
std::string_view local(const char* name)
{
    const std::string_view text(name);
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name)
{
    for (const pugi::xml_node& one : node.children())
        if (local(one.name()) == name)
            return one;
    return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name)
{
    for (const pugi::xml_attribute& one : node.attributes())
        if (local(one.name()) == name)
            return one.value();
    return {};
}

Result<bool> load(Zip& zip, const std::string& part, pugi::xml_document& document)
{
    Result<std::string> bytes = zip.read(part);
    if (!bytes)
        return bytes.problem();
    if (bytes->find("<!DOCTYPE") != std::string::npos || bytes->find("<!ENTITY") != std::string::npos)
        return Problem{Problem::Code::bad_file, {"The workbook declares its own document type, which is not allowed."}, {"Save it again in a spreadsheet program."}, {}};
    if (!document.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata_single))
        return Problem{Problem::Code::bad_file, {"A part of the workbook is damaged ({1}).", {part}}, {"Save it again in a spreadsheet program."}, {}};
    return true;
}

/// The characters of a `t` element, however they are cut into pieces.
void add_characters(const pugi::xml_node& node, std::string& out)
{
    for (const pugi::xml_node& piece : node.children())
        out += piece.value();
}

/// All text of a string item, its runs put together, without phonetic guides.
void add_text(const pugi::xml_node& item, std::string& out)
{
    for (const pugi::xml_node& one : item.children()) {
        const std::string_view name = local(one.name());
        if (name == "t")
            add_characters(one, out);
        else if (name == "r")
            for (const pugi::xml_node& part : one.children())
                if (local(part.name()) == "t")
                    add_characters(part, out);
    }
}

/// `_x000D_` and its like are characters that XML cannot hold.
std::string unescaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_' && i + 7 <= text.size() && (text[i + 1] == 'x' || text[i + 1] == 'X') && text[i + 6] == '_') {
            const std::string_view hex = text.substr(i + 2, 4);
            const bool taken = hex == "000D" || hex == "000d" || hex == "000A" || hex == "000a" || hex == "0009" || hex == "005F" || hex == "005f";
            if (taken) {
                if (hex[3] == 'A' || hex[3] == 'a')
                    out += '\n';
                else if (hex[3] == '9')
                    out += '\t';
                else if (hex[2] == '5')
                    out += '_';
                i += 6;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

/// Whether a number format shows a date: outside of quotes and brackets its first section has a day, a year,
/// or a month that cannot be a minute.
bool shows_date(std::string_view code)
{
    std::string signs;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '\\' || c == '_' || c == '*')
            ++i;
        else if (c == '"' || c == '[')
            i = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
        else
            signs += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    const auto has = [&](char c) { return signs.find(c) != std::string::npos; };
    if (signs.find("general") != std::string::npos)
        return false;
    return has('y') || has('d') || (has('m') && !has('h') && !has('s'));
}

bool built_in_date(int id) { return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58); }

/// Excel counts days from 1899-12-30 (with a 29 February 1900 that never was) or from 1904-01-01.
std::optional<std::string> date_text(double serial, bool from_1904)
{
    if (!(serial >= (from_1904 ? 0 : 1)) || serial > (from_1904 ? 2'957'003 : 2'958'465))
        return std::nullopt;
    const double whole = std::floor(serial);
    if (!from_1904 && whole == 60)
        return std::nullopt;
    const int offset = from_1904 ? 0 : whole < 60 ? 1 : 0;
    const Day start = from_1904 ? day_of(1904, 1, 1) : day_of(1899, 12, 30);
    return iso(start + std::chrono::days(static_cast<int>(whole) + offset));
}

std::optional<std::pair<std::size_t, std::size_t>> position(std::string_view reference)
{
    std::size_t column = 0;
    std::size_t i = 0;
    for (; i < reference.size() && ((reference[i] >= 'A' && reference[i] <= 'Z') || (reference[i] >= 'a' && reference[i] <= 'z')); ++i) {
        column = column * 26 + static_cast<std::size_t>((reference[i] | 0x20) - 'a' + 1);
        if (column > 20000)
            return std::nullopt;
    }
    const auto row = parse_integer(reference.substr(i));
    if (column == 0 || !row || *row < 1 || *row > 2'000'000)
        return std::nullopt;
    return std::pair{static_cast<std::size_t>(*row), column - 1};
}

std::string folder_of(const std::string& part)
{
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

/// Relations of a part: id -> target inside the package.
std::map<std::string, std::string> relations(Zip& zip, const std::string& part)
{
    std::map<std::string, std::string> out;
    const std::string folder = folder_of(part);
    pugi::xml_document document;
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    if (!zip.has(name) || !load(zip, name, document))
        return out;
    for (const pugi::xml_node& one : document.document_element().children()) {
        std::string target(attribute(one, "Target").substr(0, 4096));
        if (!target.empty() && target.front() == '/')
            target.erase(0, 1);
        else
            target.insert(0, folder);
        for (std::size_t up = target.find("/../"); up != std::string::npos; up = target.find("/../")) {
            const std::size_t before = up == 0 ? std::string::npos : target.rfind('/', up - 1);
            target.erase(before == std::string::npos ? 0 : before + 1, up + 4 - (before == std::string::npos ? 0 : before + 1));
        }
        out[std::string(attribute(one, "Id"))] = target;
        out["type:" + std::string(attribute(one, "Type")).substr(std::string(attribute(one, "Type")).rfind('/') + 1)] = target;
    }
    return out;
}

struct Book {
    std::vector<std::string> strings;
    std::vector<bool> date_style;
    bool from_1904 = false;
    std::size_t cells = 0;  // of all sheets so far, against packages that name one string a million times
    std::size_t bytes = 0;
};

/// Remarks on single cells of a sheet: the first ones each, the others as a number.
struct Remarks {
    Sheet& sheet;
    std::size_t count = 0;

    void add(Message what, Message hint, std::size_t row, std::string_view reference)
    {
        if (++count <= 20)
            sheet.notes.push_back({Problem::Code::bad_value, std::move(what), std::move(hint), {sheet.file, sheet.name, static_cast<int>(row), std::string(reference)}});
    }
    void close()
    {
        if (count > 20)
            sheet.notes.push_back({Problem::Code::bad_value, {"{1} more cells of this kind.", {std::to_string(count - 20)}}, {"Correct the cells named above and look for others like them."}, {sheet.file, sheet.name, 0, {}}});
    }
};

std::optional<Problem> read_styles(Zip& zip, const std::string& part, Book& book)
{
    pugi::xml_document document;
    if (!zip.has(part))
        return std::nullopt;
    if (Result<bool> loaded = load(zip, part, document); !loaded)
        return loaded.problem();
    std::map<int, bool> own;
    for (const pugi::xml_node& one : child(document.document_element(), "numFmts").children())
        if (const auto id = parse_integer(attribute(one, "numFmtId")))
            own[static_cast<int>(*id)] = shows_date(attribute(one, "formatCode"));
    for (const pugi::xml_node& one : child(document.document_element(), "cellXfs").children()) {
        const int id = static_cast<int>(parse_integer(attribute(one, "numFmtId")).value_or(0));
        const auto it = own.find(id);
        book.date_style.push_back(it != own.end() ? it->second : built_in_date(id));
    }
    return std::nullopt;
}

std::string cell_text(const pugi::xml_node& cell, const Book& book, Remarks& remarks, std::size_t row)
{
    const std::string_view type = attribute(cell, "t");
    const std::string value(child(cell, "v").child_value());
    if (type == "inlineStr") {
        std::string text;
        add_text(child(cell, "is"), text);
        return unescaped(text);
    }
    if (type == "s") {
        const auto index = parse_integer(value);
        if (index && *index >= 0 && static_cast<std::size_t>(*index) < book.strings.size())
            return book.strings[static_cast<std::size_t>(*index)];
        if (!value.empty())
            remarks.add({"A cell names a text that the workbook does not hold; it was read as empty."}, {"Save the workbook again in a spreadsheet program."}, row, attribute(cell, "r"));
        return {};
    }
    if (type == "str")
        return unescaped(value);
    if (type == "b")
        return value == "1" ? "true" : "false";
    if (type == "d")
        return value.substr(0, 10);
    if (type == "e") {
        remarks.add({"A formula gives the error {1}; the cell was read as empty.", {value}}, {"Correct the formula, or type the value."}, row, attribute(cell, "r"));
        return {};
    }
    const auto number = parse_number(value);
    if (!number)
        return value;
    const auto style = parse_integer(attribute(cell, "s"));
    if (style && *style >= 0 && static_cast<std::size_t>(*style) < book.date_style.size() && book.date_style[static_cast<std::size_t>(*style)])
        if (const auto date = date_text(*number, book.from_1904))
            return *date;
    return plain(*number);
}

Result<Sheet> read_sheet(Zip& zip, const std::string& part, const std::string& file, const std::string& name, Book& book)
{
    Sheet sheet;
    sheet.file = file;
    sheet.name = name;
    pugi::xml_document document;
    Result<bool> loaded = load(zip, part, document);
    if (!loaded)
        return loaded.problem();
    Remarks remarks{sheet};
    std::size_t next_row = 1;
    for (const pugi::xml_node& row : child(document.document_element(), "sheetData").children()) {
        if (local(row.name()) != "row")
            continue;
        const auto given = parse_integer(attribute(row, "r"));
        Row out;
        out.line = given && *given > 0 && *given <= 2'000'000 ? static_cast<std::size_t>(*given) : next_row;
        next_row = out.line + 1;
        std::size_t next_column = 0;
        bool something = false;
        for (const pugi::xml_node& cell : row.children()) {
            if (local(cell.name()) != "c")
                continue;
            const auto place = position(attribute(cell, "r"));
            const std::size_t column = place ? place->second : next_column;
            next_column = column + 1;
            if (column >= most_columns) {
                if (!child(cell, "v").empty())
                    return Problem{Problem::Code::limit, {"A row has more than {1} columns.", {std::to_string(most_columns)}}, {"Leave out what is not needed."}, {file, name, static_cast<int>(out.line), {}}};
                continue;
            }
            std::string text = cell_text(cell, book, remarks, out.line);
            if (text.empty())
                continue;
            if (text.size() > most_cell_bytes)
                return Problem{Problem::Code::limit, {"A cell is larger than 1 MB."}, {"Shorten it."}, {file, name, static_cast<int>(out.line), {}}};
            something = something || !trimmed(text).empty();
            if (out.cells.size() <= column)
                out.cells.resize(column + 1);
            out.cells[column] = std::move(text);
        }
        const bool comment = sheet.rows.empty() && !out.cells.empty() && out.cells.front().rfind("# ", 0) == 0;
        if (!something || comment)
            continue;
        if (sheet.rows.size() >= most_rows)
            return Problem{Problem::Code::limit, {"The table has more than {1} rows.", {std::to_string(most_rows)}}, {"Split the file."}, {file, name, static_cast<int>(out.line), {}}};
        while (out.cells.back().empty())
            out.cells.pop_back();
        book.cells += out.cells.size();
        for (const std::string& text : out.cells)
            book.bytes += text.size();
        if (book.cells > most_cells)
            return Problem{Problem::Code::limit, {"The table has more than {1} cells.", {std::to_string(most_cells)}}, {"Split the file."}, {file, name, static_cast<int>(out.line), {}}};
        if (book.bytes > most_text_bytes)
            return Problem{Problem::Code::limit, {"The workbook holds more than 512 MB of text."}, {"Split the file."}, {file, name, static_cast<int>(out.line), {}}};
        sheet.rows.push_back(std::move(out));
    }
    remarks.close();
    std::size_t merged = 0;
    for (const pugi::xml_node& one : child(document.document_element(), "mergeCells").children())
        merged += local(one.name()) == "mergeCell";
    if (merged > 0)
        sheet.notes.push_back({Problem::Code::bad_value, {"{1} joined cells: only the first of each has a value.", {std::to_string(merged)}}, {"Split them and fill every row if the value holds for all."}, {file, name, 0, {}}});
    return sheet;
}

}  // namespace

Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const std::string& file_name)
{
    const Place place{file_name, {}, 0, {}};
    const auto here = [&](Problem problem) {
        if (problem.place.file.empty())
            problem.place = place;
        return problem;
    };
    if (bytes.rfind("\xd0\xcf\x11\xe0", 0) == 0) {
        // UTF-16 name of the stream that a password-protected workbook has.
        const std::string_view protected_name("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
        if (bytes.find(protected_name) != std::string_view::npos)
            return Problem{Problem::Code::bad_file, {"The workbook is protected by a password."}, {"Open it in a spreadsheet program and save it without password."}, place};
        return Problem{Problem::Code::bad_file, {"This is an old Excel file (XLS)."}, {"Save it as XLSX or CSV and import that."}, place};
    }
    Result<Zip> zip = Zip::open(bytes);
    if (!zip)
        return here(zip.problem());
    const std::map<std::string, std::string> root = relations(*zip, "");
    const auto main = root.find("type:officeDocument");
    const std::string workbook = main == root.end() ? "xl/workbook.xml" : main->second;
    pugi::xml_document document;
    if (!zip->has(workbook) && zip->has("content.xml"))
        return Problem{Problem::Code::bad_file, {"This is an OpenDocument file (ODS)."}, {"Save it as XLSX or CSV and import that."}, place};
    if (!zip->has(workbook))
        return Problem{Problem::Code::bad_file, {"This package is not an XLSX workbook."}, {"Save it as XLSX or CSV and import that."}, place};
    Result<bool> loaded = load(*zip, workbook, document);
    if (!loaded)
        return here(loaded.problem());
    const std::map<std::string, std::string> parts = relations(*zip, workbook);
    Book book;
    book.from_1904 = attribute(child(document.document_element(), "workbookPr"), "date1904") == "1" ||
                     attribute(child(document.document_element(), "workbookPr"), "date1904") == "true";
    if (const auto it = parts.find("type:sharedStrings"); it != parts.end() && zip->has(it->second)) {
        pugi::xml_document strings;
        Result<bool> read = load(*zip, it->second, strings);
        if (!read)
            return here(read.problem());
        for (const pugi::xml_node& item : strings.document_element().children()) {
            if (local(item.name()) != "si")
                continue;
            std::string text;
            add_text(item, text);
            book.strings.push_back(unescaped(std::move(text)));
        }
    }
    if (const auto it = parts.find("type:styles"); it != parts.end())
        if (const std::optional<Problem> problem = read_styles(*zip, it->second, book))
            return here(*problem);
    std::vector<Sheet> sheets;
    std::size_t named = 0;
    for (const pugi::xml_node& one : child(document.document_element(), "sheets").children()) {
        if (++named > most_sheets)
            return Problem{Problem::Code::limit, {"The workbook has more than {1} sheets.", {std::to_string(most_sheets)}}, {"Split the file."}, place};
        const auto part = parts.find(std::string(attribute(one, "id")));
        const std::string name(attribute(one, "name"));
        if (part != parts.end() && part->second.find("chartsheet") != std::string::npos)
            continue;
        if (part == parts.end() || !zip->has(part->second)) {
            Sheet lost;
            lost.file = file_name;
            lost.name = name;
            lost.notes.push_back({Problem::Code::bad_file, {"The cells of this sheet are missing in the workbook."}, {"Save the workbook again in a spreadsheet program."}, {file_name, name, 0, {}}});
            sheets.push_back(std::move(lost));
            continue;
        }
        Result<Sheet> sheet = read_sheet(*zip, part->second, file_name, name, book);
        if (!sheet)
            return here(sheet.problem());
        if (const std::string_view state = attribute(one, "state"); state == "hidden" || state == "veryHidden")
            sheet->notes.push_back({Problem::Code::unsupported, {"This sheet is hidden in the workbook."}, {"Look whether it is meant to be imported."}, {file_name, name, 0, {}}});
        sheets.push_back(std::move(*sheet));
    }
    if (sheets.empty())
        return Problem{Problem::Code::bad_file, {"The workbook has no sheet with cells."}, {"Choose another file."}, place};
    return sheets;
}

}  // namespace crosscut::files
