// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.hpp"
#include "files/package.hpp"
#include "files/table.hpp"

#include "catch.hpp"

#include <algorithm>
#include <clocale>

using namespace crosscut;
using namespace crosscut::files;
using Rows = std::vector<std::vector<std::string>>;

namespace {

Sheet sheet_of(std::string_view bytes, const ReadOptions& options = {})
{
    Result<Sheet> read = read_delimited(bytes, "x.csv", options);
    if (!read)
        FAIL(describe(Language::english, read.problem()));
    return *read;
}

Rows cells(const Sheet& sheet)
{
    Rows out;
    for (const Row& row : sheet.rows)
        out.push_back(row.cells);
    return out;
}

Rows cells(std::string_view bytes) { return cells(sheet_of(bytes)); }

std::vector<std::size_t> lines(const Sheet& sheet)
{
    std::vector<std::size_t> out;
    for (const Row& row : sheet.rows)
        out.push_back(row.line);
    return out;
}

}  // namespace

TEST_CASE("the separator is found among semicolon, comma, tab and bar", "[files]")
{
    for (const char sign : {';', ',', '\t', '|'}) {
        const std::string s(1, sign);
        const Sheet sheet = sheet_of("name" + s + "kind\nAnna" + s + "person\nCity" + s + "body\n");
        CHECK(sheet.separator == sign);
        CHECK(cells(sheet) == Rows{{"name", "kind"}, {"Anna", "person"}, {"City", "body"}});
    }
}

TEST_CASE("separators within quotes do not count", "[files]")
{
    CHECK(cells("name;note\n\"Weber; Anna\";\"a, b, c\"\n\"x\";\"d, e, f\"\n") == Rows{{"name", "note"}, {"Weber; Anna", "a, b, c"}, {"x", "d, e, f"}});
    CHECK(sheet_of("a,b\n\"1;2;3\",x\n\"1;2;3\",y\n").separator == ',');
}

TEST_CASE("decimal commas stay in their cells", "[files]")
{
    CHECK(cells("actor;weight;share\nA;1,5;0,25\nB;2,5;0,75\n") == Rows{{"actor", "weight", "share"}, {"A", "1,5", "0,25"}, {"B", "2,5", "0,75"}});
}

TEST_CASE("a first line sep=; decides and is no row, but it is a line", "[files]")
{
    const Sheet sheet = sheet_of("sep=|\r\na,b|c\r\n1,2|3\r\n");
    CHECK(sheet.separator == '|');
    CHECK(cells(sheet) == Rows{{"a,b", "c"}, {"1,2", "3"}});
    CHECK(lines(sheet) == std::vector<std::size_t>{2, 3});
    CHECK(cells("sep=\na\n") == Rows{{"sep="}, {"a"}});
}

TEST_CASE("a wish for a separator or an encoding is followed", "[files]")
{
    ReadOptions options;
    options.separator = ',';
    options.encoding = Encoding::windows_1252;
    const Sheet sheet = sheet_of("a;b\nä;1,2\n", options);
    CHECK(cells(sheet) == Rows{{"a;b"}, {"Ã¤;1", "2"}});
    CHECK(sheet.encoding == Encoding::windows_1252);
}

TEST_CASE("all line ends cut rows, and a quoted break stays in its cell and counts as a line", "[files]")
{
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const Sheet sheet = sheet_of("a,b" + end + "\"one" + end + "two\",x" + end + end + "3,4" + end);
        CHECK(cells(sheet) == Rows{{"a", "b"}, {"one" + end + "two", "x"}, {"3", "4"}});
        CHECK(lines(sheet) == std::vector<std::size_t>{1, 2, 5});
    }
    CHECK(cells("a,b\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("doubled quotes are one, quotes inside of a word are letters", "[files]")
{
    CHECK(cells("a,b\n\"say \"\"yes\"\"\",5\" nail\n\"\",x\n\"\"\"\",y\n") == Rows{{"a", "b"}, {"say \"yes\"", "5\" nail"}, {"", "x"}, {"\"", "y"}});
}

TEST_CASE("a quotation mark that never closes is refused with its line and the way to mend it", "[files]")
{
    const Result<Sheet> read = read_delimited("a,b\n1,2\nx,\"open\n3,4\n", "interview.csv");
    REQUIRE_FALSE(read);
    CHECK(read.problem().code == Problem::Code::bad_file);
    CHECK(read.problem().place.file == "interview.csv");
    CHECK(read.problem().place.line == 3);
    CHECK(in(Language::german, read.problem().hint) == "Schließen, oder verdoppeln (\"\"), wo es als Zeichen gemeint ist.");
}

TEST_CASE("remarks above the headers and blank lines are passed over, a number sign below is text", "[files]")
{
    const Sheet sheet = sheet_of("# city: Halle\n#\n\n ; \nname;kind\n# 1;x\n;;\nb;y\n");
    CHECK(cells(sheet) == Rows{{"name", "kind"}, {"# 1", "x"}, {"b", "y"}});
    CHECK(lines(sheet) == std::vector<std::size_t>{5, 6, 8});
    CHECK(cells("#id,name\n1,x\n").front() == std::vector<std::string>{"#id", "name"});
}

TEST_CASE("empty cells at the end are cut, empty cells before stay", "[files]")
{
    CHECK(cells("a;b;c;;\n;;3;;\n1;;;;\n") == Rows{{"a", "b", "c"}, {"", "", "3"}, {"1"}});
}

TEST_CASE("an empty file has no rows, a file with headers only has one", "[files]")
{
    for (const std::string_view bytes : {"", "\n\n\r\n", "\xef\xbb\xbf", "# only a remark\n"})
        CHECK(cells(bytes).empty());
    CHECK(cells("name;kind\n") == Rows{{"name", "kind"}});
}

TEST_CASE("a table of one column is not cut at signs that its headers do not have", "[files]")
{
    CHECK(cells("name\nAnna\nBernd\n") == Rows{{"name"}, {"Anna"}, {"Bernd"}});
    CHECK(cells("name\nWeber, Anna\nYıldız, Can\n") == Rows{{"name"}, {"Weber, Anna"}, {"Yıldız, Can"}});
    // A title above a real table must not turn it into one column.
    CHECK(cells("Export of 2020\na,b\n1,2\n3,4\n") == Rows{{"Export of 2020"}, {"a", "b"}, {"1", "2"}, {"3", "4"}});
}

TEST_CASE("characters that are none are told with number and line, and the table is read all the same", "[files]")
{
    using namespace std::string_view_literals;
    const Sheet sheet = sheet_of("name,kind\nAnna,person\nB\0rnd,person\n"sv);
    CHECK(cells(sheet)[2] == std::vector<std::string>{"B\ufffdrnd", "person"});
    REQUIRE(sheet.notes.size() == 1);
    CHECK(sheet.notes[0].what.args == std::vector<std::string>{"1"});
    CHECK(sheet.notes[0].place.line == 3);
    CHECK(sheet_of("M\xfcller;x\nWei\xdf;y\n").notes.empty());
}

TEST_CASE("limits hold at their value and not one beyond", "[files]")
{
    const std::string most(most_cell_bytes, 'x');
    CHECK(read_delimited("a,b\n1," + most + "\n", "x.csv"));
    const Result<Sheet> larger = read_delimited("a,b\n1," + most + "x\n", "x.csv");
    REQUIRE_FALSE(larger);
    CHECK(larger.problem().code == Problem::Code::limit);
    CHECK(larger.problem().place.line == 2);
    std::string row = "1";
    for (std::size_t i = 1; i < most_columns; ++i)
        row += ",1";
    CHECK(read_delimited(row, "x.csv"));
    CHECK(read_delimited(row + ",,,", "x.csv"));
    CHECK(read_delimited(row + ",1", "x.csv").problem().code == Problem::Code::limit);
}

TEST_CASE("wide rows of nothing cannot fill the memory", "[files]")
{
    const std::string row = std::string(most_columns - 1, ';') + "x\n";
    std::string bytes;
    bytes.reserve(row.size() * 5002);
    for (int i = 0; i < 5002; ++i)
        bytes += row;
    const Result<Sheet> read = read_delimited(bytes, "x.csv");
    REQUIRE_FALSE(read);
    CHECK(read.problem().code == Problem::Code::limit);
    CHECK(read.problem().place.line == 5001);
}

TEST_CASE("what is written is read again, whatever stands in it", "[files]")
{
    const Rows rows = {{"name", "note", "n"},
                       {"Weber; Anna", "a,b\t|\"q\"\r\nsecond", "-5"},
                       {"# no remark", " blanks ", "1,5"},
                       {"=1+1", "+49 345 12", "@x"},
                       {"-a", "'=kept", "''-kept"},
                       {"\tTab", "\rReturn", "'plain"},
                       {"", "", "\U0001F333 ä€"}};
    for (const char sign : {',', ';', '\t', '|'})
        for (const bool mark : {false, true}) {
            ReadOptions options;
            options.separator = sign;
            CHECK(cells(sheet_of(write_delimited(rows, sign, mark), options)) == rows);
        }
}

TEST_CASE("formulas are disarmed, numbers stay numbers, a mark comes first on request", "[files]")
{
    CHECK(write_delimited({{"=SUM(A1)", "-5", "+3.5", "-1,5", "-x", "@a"}}, ';') == "'=SUM(A1);-5;+3.5;-1,5;'-x;'@a\n");
    CHECK(write_delimited({{"a", "b"}, {"x,y", "\"q\""}}) == "a,b\n\"x,y\",\"\"\"q\"\"\"\n");
    CHECK(write_delimited({{"ä"}}, ',', true) == "\xef\xbb\xbfä\n");
    CHECK(write_delimited({}).empty());
}

TEST_CASE("a file that is no table is named for what it is", "[files]")
{
    using namespace std::string_literals;
    const testing::Folder folder;
    for (const auto& [bytes, kind] : std::vector<std::pair<std::string, std::string>>{{"%PDF-1.7 x", "PDF"}, {"SQLite format 3\0abc"s, "SQLite"}, {"\x89PNG\r\n", "PNG"}}) {
        REQUIRE(write_file(folder / "x.csv", bytes));
        const Result<std::vector<Sheet>> read = read_tables(folder / "x.csv");
        REQUIRE_FALSE(read);
        CHECK(read.problem().code == Problem::Code::bad_file);
        CHECK(in(Language::english, read.problem().what) == "This is no table but " + kind + ".");
        CHECK(read.problem().place.file == "x.csv");
    }
    CHECK(read_tables(folder / "none.csv").problem().code == Problem::Code::io);
}

TEST_CASE("text of any bytes is read or refused, never anything else", "[files]")
{
    // Pieces that mean something to the reader, put together in every order that a small counter gives.
    const std::vector<std::string> pieces = {"\"", ",", ";", "\n", "\r", "a", "\xff", std::string(1, '\0'), "# ", "'=", "\xef\xbb\xbf", "sep=;", "\t", "ä"};
    std::uint32_t state = 1;
    std::size_t read = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes;
        state = state * 1664525 + 1013904223;
        const int length = static_cast<int>(state >> 28);
        for (int k = 0; k < length; ++k) {
            state = state * 1664525 + 1013904223;
            bytes += pieces[(state >> 16) % pieces.size()];
        }
        const Result<Sheet> sheet = read_delimited(bytes, "x.csv");
        if (!sheet) {
            REQUIRE(sheet.problem().code == Problem::Code::bad_file);
            REQUIRE(sheet.problem().place.line >= 1);
            continue;
        }
        ++read;
        std::size_t line = 0;
        for (const Row& row : sheet->rows) {
            REQUIRE(row.line > line);
            line = row.line;
            REQUIRE_FALSE(row.cells.empty());
            REQUIRE_FALSE(row.cells.back().empty());
        }
    }
    CHECK(read > 10'000);
}

TEST_CASE("rows are shown one after the other as the table would hold them", "[files]")
{
    const std::string text = "a;b\n\n\"x \"\"y\"\"\n z\";  \"q\" r;\n '=1;3;;\n;last";
    Rows seen;
    std::vector<std::size_t> at;
    const Result<Sheet> sheet = scan_delimited(text, "x.csv", {}, [&](std::size_t line, const std::vector<std::string_view>& row) {
        seen.emplace_back(row.begin(), row.end());
        at.push_back(line);
    });
    REQUIRE(sheet);
    CHECK(sheet->rows.empty());
    CHECK(seen == Rows{{"a", "b"}, {"x \"y\"\n z", "q r"}, {" '=1", "3"}, {"", "last"}});
    CHECK(seen == cells(text));
    CHECK(at == std::vector<std::size_t>{1, 3, 5, 6});
    CHECK(at == lines(sheet_of(text)));
    CHECK_FALSE(scan_delimited("a\n\"b", "x.csv", {}, [](std::size_t, const auto&) {}));
}
