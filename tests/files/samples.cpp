// SPDX-License-Identifier: Apache-2.0
// Tables that other people made, where the folder with them lies beside the sources.
#include "files/table.hpp"

#include "catch.hpp"

#include <filesystem>

using namespace crosscut;
using namespace crosscut::files;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(CROSSCUT_SOURCE_DIR) / ".." / "shared" / "samples";

bool here()
{
    if (fs::is_directory(samples))
        return true;
    WARN("skipped: no folder " << samples.lexically_normal());
    return false;
}

std::vector<Sheet> read(const std::string& name)
{
    INFO(name);
    Result<std::vector<Sheet>> sheets = read_tables(samples / name);
    if (!sheets)
        FAIL(name << ": " << describe(Language::english, sheets.problem()));
    return *sheets;
}

std::string what(const std::string& name)
{
    const Result<std::vector<Sheet>> sheets = read_tables(samples / name);
    return sheets ? std::string() : sheets.problem().what.text;
}

}  // namespace

TEST_CASE("every wild table and workbook is read or refused with a reason, and no cell has bad characters", "[files]")
{
    if (!here())
        return;
    std::size_t good = 0;
    for (const char* folder : {"csv-wild", "xlsx", "gephi-csv", "xls-ods", "spells"})
        for (const fs::directory_entry& entry : fs::directory_iterator(samples / folder)) {
            if (!entry.is_regular_file() || entry.path().filename() == "SOURCE.txt")
                continue;
            INFO(entry.path());
            const Result<std::vector<Sheet>> sheets = read_tables(entry.path());
            if (!sheets) {
                CHECK_FALSE(sheets.problem().hint.empty());
                CHECK(sheets.problem().place.file == entry.path().filename());
                continue;
            }
            ++good;
            for (const Sheet& sheet : *sheets)
                for (const Row& row : sheet.rows)
                    for (const std::string& cell : row.cells)
                        CHECK(cell.find("\ufffd") == std::string::npos);
        }
    CHECK(good > 30);
}

TEST_CASE("German and French spreadsheets come with their own separator and letters", "[files]")
{
    if (!here())
        return;
    const Sheet german = read("csv-wild/nodes_excel_error.csv").at(0);
    CHECK(german.separator == ';');
    CHECK(german.rows.size() == 6);
    CHECK(german.rows[1].cells.front() == "Ego");
    const Sheet french = read("csv-wild/lamethods_node.csv").at(0);
    CHECK(french.encoding == Encoding::windows_1252);
    CHECK(french.rows[0].cells[4] == "Année de naissance ");
    CHECK(read("csv-wild/tab_bom.csv").at(0).encoding == Encoding::utf8_mark);
    const Sheet broken = read("csv-wild/quotes_and_newlines.csv").at(0);
    REQUIRE(broken.rows.size() == 3);
    CHECK(broken.rows[2].line == 5);
}

TEST_CASE("workbooks of five programs give their cells", "[files]")
{
    if (!here())
        return;
    const Sheet iris = read("xlsx/iris-google-doc.xlsx").at(0);
    CHECK(iris.rows.size() == 151);
    CHECK(iris.rows[1].cells == std::vector<std::string>{"5.1", "3.5", "1.4", "0.2", "setosa"});
    CHECK(read("xlsx/dates-1900-LibreOffice.xlsx").at(0).rows[0].cells == std::vector<std::string>(5, "2000-01-01"));
    CHECK(read("xlsx/inlineStr.xlsx").at(0).rows[1].cells[4] == "RQ11610");
    const std::vector<Sheet> ego = read("xlsx/vorlage_ego_edge_nodelist.xlsx");
    REQUIRE(ego.size() == 2);
    CHECK(ego[1].name == "Nodelist");
    const Sheet late = read("xlsx/missing-first-column.xlsx").at(0);
    CHECK(late.rows[0].cells == std::vector<std::string>{"", "1"});
    CHECK(read("xlsx/tab_merged-cells.xlsx").at(0).notes.size() == 1);
    CHECK(what("xls-ods/deaths.xls") == "This is an old Excel file (XLS).");
    CHECK(what("xls-ods/ods_formats.ods") == "This is an OpenDocument file (ODS).");
}
