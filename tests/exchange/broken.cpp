// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/export_tables.hpp"
#include "imports.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::evidence;
using namespace crosscut::test;
using interview::Note;

namespace {

/// What came of a file: the tables that were read, or why none was. Never nothing.
struct Outcome {
    exchange::Staged staged;
    std::vector<Note> notes;
    bool opened = false;
};

Outcome outcome_of(const std::filesystem::path& path)
{
    Outcome out;
    Result<exchange::Found> found = exchange::find_tables({path});
    if (!found) {
        out.notes.push_back({Note::Kind::refused, found.problem()});
        return out;
    }
    out.opened = true;
    const exchange::ImportPlan plan = exchange::plan_of(*found, out.notes);
    out.staged = exchange::stage(empty_archive(), plan);
    out.notes.insert(out.notes.end(), out.staged.notes.begin(), out.staged.notes.end());
    return out;
}

void check_told(const Outcome& out)
{
    check_account(out.staged);
    CHECK((!out.notes.empty() || out.staged.total().taken > 0));
    for (const Note& note : out.notes) {
        const Problem& problem = note.problem;
        INFO(describe(Language::english, problem));
        CHECK_FALSE(problem.what.empty());
        CHECK(in(Language::german, problem.what) != in(Language::english, problem.what));
        if (note.kind == Note::Kind::remark)
            continue;
        CHECK_FALSE(problem.hint.empty());
        CHECK(in(Language::german, problem.hint) != in(Language::english, problem.hint));
        CHECK((!problem.place.file.empty() || problem.code == Problem::Code::io || problem.code == Problem::Code::missing_value));
    }
}

std::string utf16(std::string_view ascii, bool little)
{
    std::string out = little ? "\xff\xfe" : "\xfe\xff";
    for (const char c : ascii) {
        if (!little)
            out += '\0';
        out += c;
        if (little)
            out += '\0';
    }
    return out;
}

}  // namespace

TEST_CASE("Tables of every character set and separator are read as what they say", "[exchange]")
{
    const Folder folder;
    const std::string body = "Von;Nach;Beziehung;Seit\nAmt A;Amt B;Austausch;2015\n";
    std::string comma = body;
    std::replace(comma.begin(), comma.end(), ';', ',');
    std::string tab = body;
    std::replace(tab.begin(), tab.end(), ';', '\t');
    const std::vector<std::pair<std::string, std::string>> files = {
        {"semicolon.csv", body}, {"comma.csv", comma}, {"tab.tsv", tab}, {"mark.csv", "\xef\xbb\xbf" + body},
        {"little.csv", utf16(body, true)}, {"big.csv", utf16(body, false)}, {"sep.csv", "sep=;\n" + body}, {"comment.csv", "# a comment\n" + body}};
    for (const auto& [name, bytes] : files) {
        INFO(name);
        const Outcome out = outcome_of(folder.put(name, bytes));
        check_told(out);
        REQUIRE(out.staged.archive.claims->size() == 1);
        CHECK(out.staged.archive.claims->front().start.earliest == day_of(2015, 1, 1));
        CHECK(out.staged.candidates.size() == 2);
    }
    const Outcome windows = outcome_of(folder.put("windows.csv", "Von;Nach;St\xe4rke\nB\xfcrgeramt;Stra\xdf" "enamt;3,0\n"));
    REQUIRE(windows.staged.archive.claims->size() == 1);
    CHECK(windows.staged.archive.claims->front().strength == 3);
    CHECK((*windows.staged.archive.actors)[0].name == "Bürgeramt");
    const Outcome broken = outcome_of(folder.put("quoted.csv", "from,to,quote\nA,B,\"eine\r\nzweite, dritte\"\nC,D,x\n"));
    REQUIRE(broken.staged.archive.claims->size() == 2);
    CHECK(broken.staged.archive.claims->front().quote == "eine\nzweite, dritte");
    CHECK(broken.staged.archive.claims->back().place.line == 4);
}

TEST_CASE("Files that are no tables, or damaged ones, are refused with a reason and a remedy", "[exchange]")
{
    const Folder folder;
    const Import halle = import_into(empty_archive(), {dataset("halle")});
    REQUIRE(exchange::write_workbook(halle.staged.archive, {}, folder.path / "whole.xlsx"));
    const std::string workbook = *files::read_file(folder.path / "whole.xlsx");
    std::string wide = "from,to";
    for (int i = 0; i < 2001; ++i)
        wide += ",c" + std::to_string(i);
    const std::vector<std::pair<std::string, std::string>> files = {
        {"empty.csv", ""}, {"blank.csv", "\n\n\n"}, {"header.csv", "from,to,relation\n"}, {"unknown.csv", "alpha,beta,gamma\n1,2,3\n"},
        {"needed.csv", "relation,strength,quote\ninfo,3,x\n"}, {"quote.csv", "from,to\n\"A,B\nC,D\n"}, {"wide.csv", wide + "\nA,B\n"},
        {"cell.csv", "from,to,quote\nA,B,\"" + std::string(2u << 20, 'x') + "\"\n"}, {"picture.csv", "\x89PNG\r\n\x1a\n"}, {"paper.csv", "%PDF-1.4\n"},
        {"half.xlsx", workbook.substr(0, workbook.size() / 2)}, {"start.xlsx", workbook.substr(0, 40)}, {"text.xlsx", "this is no workbook"},
        {"old.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, '\0')}, {"zeros.csv", std::string(4000, '\0')}};
    for (const auto& [name, bytes] : files) {
        INFO(name);
        const Outcome out = outcome_of(folder.put(name, bytes));
        check_told(out);
        CHECK_FALSE(out.notes.empty());
        CHECK(out.staged.total().taken == 0);
    }
    CHECK_FALSE(outcome_of(folder.path / "missing.csv").opened);
}

TEST_CASE("A damaged file in a folder is told and leaves its neighbours readable", "[exchange]")
{
    const Folder folder;
    folder.put("actors.csv", "id,label\nA1,Eins\n");
    folder.put("interviews.csv", "id,unit\n\"I1,A1\n");
    const Outcome out = outcome_of(folder.path);
    check_told(out);
    CHECK(out.staged.total().taken == 1);
    CHECK(notes_of(out.notes, Note::Kind::refused) == 1);
}

TEST_CASE("A workbook cut at any place is read or refused, and never brings anything down", "[exchange]")
{
    const Folder folder;
    Archive archive = import_into(empty_archive(), {dataset("halle-roh")}).staged.archive;
    REQUIRE(exchange::write_workbook(archive, {}, folder.path / "whole.xlsx"));
    const std::string workbook = *files::read_file(folder.path / "whole.xlsx");
    for (std::size_t i = 0; i < 60; ++i) {
        std::string bytes = workbook;
        if (i % 2 == 0)
            bytes.resize(workbook.size() * i / 60);
        else
            bytes[(workbook.size() - 1) * i / 60] ^= '\x5a';
        INFO(i);
        check_told(outcome_of(folder.put("cut.xlsx", bytes)));
    }
}

TEST_CASE("A mapping file that is wrong names what is wrong", "[exchange]")
{
    const std::string text = GENERATE("", "[", "[]", "{}", "{\"tables\": []}", "{\"tables\": [1]}", "{\"tables\": [{\"file\": \"a.csv\"}]}",
                                      "{\"tables\": [{\"file\": \"a.csv\", \"table\": \"ties\"}]}", "{\"tables\": [{\"table\": \"actors\"}]}", "{\"format\": \"other/9\"}",
                                      "{\"tables\": [{\"file\": \"a.csv\", \"table\": \"actors\", \"columns\": {\"x\": \"y\"}}]}",
                                      "{\"tables\": [{\"file\": \"../a.csv\", \"table\": \"actors\"}]}", "{\"tables\": [{\"file\": \"a.csv\", \"table\": \"actors\"}]}");
    INFO(text);
    const Folder folder;
    folder.put("crosscut-import.json", text);
    const Outcome out = outcome_of(folder.path);
    check_told(out);
    CHECK(notes_of(out.notes, Note::Kind::refused) == 1);
}

TEST_CASE("Tables found in the wild are accounted for row by row", "[exchange]")
{
    const std::filesystem::path samples = std::filesystem::path(CROSSCUT_SOURCE_DIR) / ".." / "shared" / "samples";
    if (!std::filesystem::is_directory(samples)) {
        WARN("skipped: no folder of samples beside the sources");
        return;
    }
    int files = 0;
    for (const char* part : {"csv-wild", "xlsx"})
        for (const auto& entry : std::filesystem::directory_iterator(samples / part)) {
            if (!entry.is_regular_file() || entry.path().filename() == "SOURCE.txt")
                continue;
            INFO(entry.path().filename());
            check_told(outcome_of(entry.path()));
            ++files;
        }
    CHECK(files > 20);
}
