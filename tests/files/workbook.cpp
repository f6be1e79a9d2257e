// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.hpp"
#include "files/package.hpp"
#include "files/table.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::files;
using namespace crosscut::files::testing;
using Rows = std::vector<std::vector<std::string>>;
using namespace std::string_literals;

namespace {

std::vector<Sheet> sheets_of(const std::string& bytes)
{
    Result<std::vector<Sheet>> read = read_workbook(bytes, "x.xlsx");
    if (!read)
        FAIL(describe(Language::english, read.problem()));
    return *read;
}

Sheet sheet_of(const std::string& rows, BookText book = {})
{
    book.sheets = {{"Actors", rows}};
    return sheets_of(workbook(book)).at(0);
}

Rows cells(const Sheet& sheet)
{
    Rows out;
    for (const Row& row : sheet.rows)
        out.push_back(row.cells);
    return out;
}

bool has_note(const Sheet& sheet, std::string_view text)
{
    return std::any_of(sheet.notes.begin(), sheet.notes.end(), [&](const Problem& note) { return note.what.text == text; });
}

Problem problem_of(const std::string& bytes)
{
    const Result<std::vector<Sheet>> read = read_workbook(bytes, "x.xlsx");
    REQUIRE_FALSE(read);
    CHECK_FALSE(read.problem().hint.empty());
    CHECK(read.problem().place.file == "x.xlsx");
    return read.problem();
}

/// Styles 0 to n-1 with these formats; a format is a number or a code.
std::string styles(const std::vector<std::string>& formats)
{
    std::string own;
    std::string used;
    int next = 164;
    for (const std::string& one : formats) {
        if (one.find_first_not_of("0123456789") == std::string::npos) {
            used += "<xf numFmtId=\"" + one + "\"/>";
            continue;
        }
        own += "<numFmt numFmtId=\"" + std::to_string(next) + "\" formatCode=\"" + one + "\"/>";
        used += "<xf numFmtId=\"" + std::to_string(next++) + "\"/>";
    }
    return "<numFmts>" + own + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + used + "</cellXfs>";
}

}  // namespace

TEST_CASE("every kind of cell is read as the text that a person sees", "[files]")
{
    BookText book;
    book.strings = "<si><t>name</t></si><si><r><t xml:space=\"preserve\">rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb=\"0\" eb=\"1\"><t>guide</t></rPh></si>"
                   "<si><t>a_x000D_\nb _x005F_x000D_ &amp; &lt;c&gt;</t></si><si><t><![CDATA[x]]>y</t></si>";
    const Sheet sheet = sheet_of("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>"
                                 "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t> in line </t></is></c><c r=\"B3\" t=\"str\"><f>A1&amp;\"x\"</f><v>namex</v></c>"
                                 "<c r=\"C3\" t=\"b\"><v>1</v></c><c r=\"E3\"><v>2.5</v></c><c r=\"F3\"><v>1.0000000000000000E+2</v></c><c r=\"G3\"><f>1+1</f><v>2</v></c></row></sheetData>",
                                 book);
    CHECK(cells(sheet) == Rows{{"name", "rich text", "a\nb _x000D_ & <c>", "xy"}, {" in line ", "namex", "true", "", "2.5", "100", "2"}});
    CHECK(sheet.rows[1].line == 3);
    CHECK(sheet.name == "Actors");
    CHECK(sheet.file == "x.xlsx");
    CHECK(sheet.notes.empty());
}

TEST_CASE("dates are told from numbers by their format, in both calendars", "[files]")
{
    BookText book;
    book.styles = styles({"0", "14", "yyyy\\-mm\\-dd", "[$-407]d. mmmm yyyy;@", "#,##0.00\\ &quot;day&quot;", "h:mm", "mmm", "[Red]0.0", "General", "22", "mm:ss"});
    const std::string rows = "<sheetData><row r=\"1\"><c s=\"0\"><v>42277</v></c><c s=\"1\"><v>42277</v></c><c s=\"2\"><v>42277.75</v></c><c s=\"3\"><v>42277</v></c><c s=\"4\"><v>42277</v></c>"
                             "<c s=\"5\"><v>0.5</v></c><c s=\"6\"><v>42277</v></c><c s=\"7\"><v>42277</v></c><c s=\"8\"><v>42277</v></c><c s=\"9\"><v>42277.5</v></c><c s=\"10\"><v>42277</v></c></row>"
                             "<row r=\"2\"><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c><c s=\"1\"><v>2958465</v></c><c s=\"1\"><v>-3</v></c><c t=\"d\"><v>2015-09-30T00:00:00</v></c></row></sheetData>";
    CHECK(cells(sheet_of(rows, book)) ==
          Rows{{"42277", "2015-09-30", "2015-09-30", "2015-09-30", "42277", "0.5", "2015-09-30", "42277", "42277", "2015-09-30", "42277"},
               {"1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31", "-3", "2015-09-30"}});
    book.properties = "date1904=\"1\"";
    CHECK(cells(sheet_of("<sheetData><row><c s=\"1\"><v>40815</v></c><c s=\"1\"><v>0</v></c></row></sheetData>", book)) == Rows{{"2015-09-30", "1904-01-01"}});
}

TEST_CASE("a formula's error is an empty cell with a note, and many of them are counted", "[files]")
{
    const Sheet one = sheet_of("<sheetData><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>");
    CHECK(cells(one) == Rows{{"1"}});
    REQUIRE(one.notes.size() == 1);
    CHECK(one.notes[0].what.args == std::vector<std::string>{"#DIV/0!"});
    CHECK(one.notes[0].place.line == 2);
    CHECK(one.notes[0].place.column == "B2");
    std::string many;
    for (int i = 0; i < 1000; ++i)
        many += "<row><c t=\"e\"><v>#N/A</v></c></row>";
    const Sheet sheet = sheet_of("<sheetData>" + many + "</sheetData>");
    REQUIRE(sheet.notes.size() == 21);
    CHECK(sheet.notes[20].what.args == std::vector<std::string>{"980"});
}

TEST_CASE("joined cells keep their value at the first one, hidden sheets and lost sheets are noted", "[files]")
{
    const Sheet joined = sheet_of("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>");
    CHECK(cells(joined) == Rows{{"1"}});
    CHECK(has_note(joined, "{1} joined cells: only the first of each has a value."));
    BookText book;
    const std::string rows = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    book.sheets = {{"Seen", rows}, {"Unseen\" state=\"hidden", rows}, {"Gone", rows}};
    Parts parts = parts_of(book);
    parts.erase(std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.first == "xl/worksheets/sheet3.xml"; }));
    const std::vector<Sheet> sheets = sheets_of(package(parts));
    REQUIRE(sheets.size() == 3);
    CHECK(sheets[0].notes.empty());
    CHECK(sheets[1].name == "Unseen");
    CHECK(has_note(sheets[1], "This sheet is hidden in the workbook."));
    CHECK(sheets[2].rows.empty());
    CHECK(has_note(sheets[2], "The cells of this sheet are missing in the workbook."));
}

TEST_CASE("rows and cells without an address follow each other, empty ones leave gaps or vanish", "[files]")
{
    const Sheet sheet = sheet_of("<sheetData><row><c><v>1</v></c><c r=\"C1\"><v>2</v></c><c><v>3</v></c></row><row/><row r=\"9\"><c/></row><row><c><v>4</v></c></row></sheetData>");
    CHECK(cells(sheet) == Rows{{"1", "", "2", "3"}, {"4"}});
    CHECK(sheet.rows[1].line == 10);
    const Sheet bad = sheet_of("<sheetData><row r=\"99999999999999999999\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row><row r=\"-4\"><c r=\"\"><v>2</v></c></row></sheetData>");
    CHECK(cells(bad) == Rows{{"1"}, {"2"}});
    CHECK(bad.rows[1].line == 2);
}

TEST_CASE("a namespace prefix and remarks above the headers do no harm", "[files]")
{
    BookText book;
    book.prefix = "x:";
    CHECK(cells(sheet_of("<sheetData><row><c t=\"str\"><v># about</v></c></row><row><c t=\"str\"><v>name</v></c></row></sheetData>", book)) == Rows{{"name"}});
}

TEST_CASE("a text that the workbook does not hold is empty and noted", "[files]")
{
    for (const std::string index : {"7", "-1", "99999999999999999999", "x"}) {
        BookText book;
        book.strings = "<si><t>only</t></si>";
        const Sheet sheet = sheet_of("<sheetData><row><c><v>1</v></c><c t=\"s\"><v>" + index + "</v></c></row></sheetData>", book);
        CHECK(cells(sheet) == Rows{{"1"}});
        CHECK(sheet.notes.size() == 1);
    }
}

TEST_CASE("what is no workbook is told apart: old, protected, OpenDocument, cut, some other package, text", "[files]")
{
    const std::string old = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, '\0');
    CHECK(problem_of(old).what.text == "This is an old Excel file (XLS).");
    CHECK(problem_of(old + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s).what.text == "The workbook is protected by a password.");
    CHECK(problem_of(package({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}})).what.text == "This is an OpenDocument file (ODS).");
    CHECK(problem_of(package({{"word/document.xml", "<x/>"}})).what.text == "This package is not an XLSX workbook.");
    CHECK(problem_of("name;kind\n").code == Problem::Code::bad_file);
    CHECK(problem_of("").code == Problem::Code::bad_file);
    BookText book;
    book.sheets = {{"A", "<sheetData/>"}};
    const std::string whole = workbook(book);
    for (std::size_t length = 0; length < whole.size(); length += 97)
        CHECK(problem_of(whole.substr(0, length)).what.text == "The package is damaged.");
    book.sheets.clear();
    CHECK(problem_of(workbook(book)).what.text == "The workbook has no sheet with cells.");
}

TEST_CASE("damaged parts and document types of their own are refused", "[files]")
{
    BookText book;
    book.sheets = {{"A", "<sheetData><row><c><v>1</v></row></sheetData>"}};
    CHECK(problem_of(workbook(book)).code == Problem::Code::bad_file);
    book.sheets = {{"A", "<sheetData/>"}};
    for (const std::string& name : {"xl/workbook.xml"s, "xl/worksheets/sheet1.xml"s}) {
        Parts parts = parts_of(book);
        for (auto& [part, bytes] : parts)
            if (part == name)
                bytes.insert(bytes.find("?>") + 2, "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>");
        CHECK(problem_of(package(parts)).what.text == "The workbook declares its own document type, which is not allowed.");
    }
    book.styles = "<cellXfs><xf></cellXfs>";
    CHECK(problem_of(workbook(book)).what.args == std::vector<std::string>{"xl/styles.xml"});
}

TEST_CASE("small workbooks that would fill the memory are stopped", "[files]")
{
    BookText book;
    SECTION("one long text named by many cells")
    {
        book.strings = "<si><t>" + std::string(1u << 20, 'x') + "</t></si>";
        std::string rows;
        for (int i = 0; i < 600; ++i)
            rows += "<row><c t=\"s\"><v>0</v></c></row>";
        book.sheets = {{"A", "<sheetData>" + rows + "</sheetData>"}};
        CHECK(problem_of(workbook(book)).what.text == "The workbook holds more than 512 MB of text.");
    }
    SECTION("a cell far to the right in every row, over several sheets")
    {
        std::string rows;
        for (int i = 0; i < 2000; ++i)
            rows += "<row><c r=\"BXX1\"><v>1</v></c></row>";
        for (int i = 0; i < 3; ++i)
            book.sheets.emplace_back("S" + std::to_string(i), "<sheetData>" + rows + "</sheetData>");
        CHECK(problem_of(workbook(book)).what.text == "The table has more than {1} cells.");
    }
    SECTION("too many columns with values, while formats alone are passed over")
    {
        book.sheets = {{"A", "<sheetData><row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"3\"/></row></sheetData>"}};
        CHECK(cells(sheets_of(workbook(book)).at(0)) == Rows{{"1"}});
        book.sheets = {{"A", "<sheetData><row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row></sheetData>"}};
        CHECK(problem_of(workbook(book)).what.text == "A row has more than {1} columns.");
    }
    SECTION("runs within runs, as deep as a text can say it")
    {
        std::string deep;
        for (int i = 0; i < 200'000; ++i)
            deep += "<r>";
        std::string end;
        for (int i = 0; i < 200'000; ++i)
            end += "</r>";
        book.sheets = {{"A", "<sheetData><row><c><v>1</v></c><c t=\"inlineStr\"><is>" + deep + "<t>x</t>" + end + "</is></c></row></sheetData>"}};
        CHECK(cells(sheets_of(workbook(book)).at(0)) == Rows{{"1"}});
    }
    SECTION("a sheet of zeros that swells out of nothing")
    {
        book.sheets = {{"A", "<sheetData>" + std::string(70u << 20, ' ') + "</sheetData>"}};
        CHECK(problem_of(workbook(book)).code == Problem::Code::limit);
    }
    SECTION("very many escapes in one text")
    {
        std::string text;
        for (int i = 0; i < 1'000'000; ++i)
            text += "_x000D_";
        book.strings = "<si><t>" + text + "</t></si>";
        book.sheets = {{"A", "<sheetData><row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row></sheetData>"}};
        CHECK(cells(sheets_of(workbook(book)).at(0)) == Rows{{"1"}});
    }
}

TEST_CASE("a workbook is known by its content, whatever its name says", "[files]")
{
    const Folder folder;
    BookText book;
    book.sheets = {{"A", "<sheetData><row><c><v>1</v></c></row></sheetData>"}, {"B", "<sheetData/>"}};
    REQUIRE(write_file(folder / "table.csv", workbook(book)));
    const Result<std::vector<Sheet>> read = read_tables(folder / "table.csv");
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[1].name == "B");
    CHECK((*read)[0].separator == 0);
    REQUIRE(write_file(folder / "table.xlsx", "a;b\n1;2\n"));
    const Result<std::vector<Sheet>> text = read_tables(folder / "table.xlsx");
    REQUIRE(text);
    CHECK(cells(text->at(0)) == Rows{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("a flipped bit in a workbook is refused or harmless, never the end of the program", "[files]")
{
    BookText book;
    book.strings = "<si><t>name</t></si>";
    book.styles = styles({"0", "14"});
    book.sheets = {{"A", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>42277</v></c></row></sheetData>"}};
    const std::string whole = workbook(book);
    const Rows right = {{"name", "2015-09-30"}};
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size() * 8; at += 3) {
        std::string bytes = whole;
        bytes[at / 8] = static_cast<char>(bytes[at / 8] ^ (1 << (at % 8)));
        refused += !read_workbook(bytes, "x.xlsx");
    }
    CHECK(refused > whole.size());
    CHECK(cells(sheets_of(whole).at(0)) == right);
}
