// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "report/html.hpp"
#include "report/report.hpp"

#include "exchange/import_files.hpp"
#include "files/bytes.hpp"
#include "files/table.hpp"
#include "foundation/text.hpp"
#include "network/ties.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <unistd.h>

using namespace crosscut;
using namespace crosscut::evidence;

namespace fs = std::filesystem;

namespace {

const fs::path datasets = fs::path(CROSSCUT_SOURCE_DIR) / "datasets";

/// A study as a report needs it.
struct Study {
    Archive archive = empty_archive();
    network::TieSet ties;
    structures::Chronicle chronicle;
    std::vector<structures::Crisis> crises = structures::standard_crises();
    std::string disclaimer_german;
    std::string disclaimer_english;
    std::vector<report::ImportSummary> imports;

    void derive()
    {
        ties = network::derive_ties(archive);
        chronicle = structures::chronicle(archive);
    }
    report::ReportInput input(Language language = Language::german) const
    {
        report::ReportInput out;
        out.source.archive = &archive;
        out.source.ties = &ties;
        out.source.chronicle = &chronicle;
        out.source.crises = &crises;
        out.language = language;
        out.title = language == Language::german ? "Städtefälle" : "City cases";
        out.disclaimer = language == Language::german ? disclaimer_german : disclaimer_english;
        out.imports = imports;
        return out;
    }
};

Study study_of(const std::vector<std::string>& names)
{
    Study out;
    for (const std::string& name : names) {
        Result<exchange::Found> found = exchange::find_tables({datasets / name});
        REQUIRE(found);
        std::vector<interview::Note> notes;
        const exchange::ImportPlan plan = exchange::plan_of(*found, notes);
        exchange::Staged staged = exchange::stage(out.archive, plan);
        notes.insert(notes.end(), staged.notes.begin(), staged.notes.end());
        out.archive = staged.archive;
        out.disclaimer_german = found->words.disclaimer_german;
        out.disclaimer_english = found->words.disclaimer_english;
        const exchange::TableCount total = staged.total();
        out.imports.push_back({plan.source, "2026-01-01", "utf-8", total.read, total.taken, total.changed, total.refused, notes});
    }
    out.derive();
    return out;
}

std::vector<report::ReportFile> written(const report::ReportInput& input)
{
    Work work;
    Result<std::vector<report::ReportFile>> files = report::write(input, work);
    if (!files)
        FAIL(describe(Language::english, files.problem()));
    return *files;
}

const std::string& bytes_of(const std::vector<report::ReportFile>& files, const std::string& name)
{
    for (const report::ReportFile& file : files)
        if (file.name == name)
            return file.bytes;
    FAIL("no file " << name);
    return files.front().bytes;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Whether the page is well-formed XML: every tag closed in order, every `&` an entity, every attribute quoted
/// and named once.
std::string fault_of(const std::string& page)
{
    std::vector<std::string> open;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page[i] == '&') {
            const std::size_t end = page.find(';', i);
            if (end == std::string::npos || end - i > 8)
                return "bare & at " + page.substr(i, 40);
        }
        if (page[i] != '<')
            continue;
        const std::size_t end = page.find('>', i);
        if (end == std::string::npos)
            return "open tag at the end";
        std::string tag = page.substr(i + 1, end - i - 1);
        i = end;
        if (tag.rfind("!DOCTYPE", 0) == 0)
            continue;
        if (tag[0] == '/') {
            if (open.empty() || open.back() != tag.substr(1))
                return "</" + tag.substr(1) + "> closes " + (open.empty() ? "nothing" : open.back());
            open.pop_back();
            continue;
        }
        if (has(tag, "<"))
            return "< inside of " + tag;
        if (std::count(tag.begin(), tag.end(), '"') % 2 != 0)
            return "quotes in " + tag;
        const bool empty = tag.back() == '/';
        const std::string name = tag.substr(0, tag.find_first_of(" /"));
        if (!empty)
            open.push_back(name);
        if (name == "style") {
            i = page.find("</style>", i) - 1;
        }
    }
    return open.empty() ? "" : "never closed: " + open.back();
}

void check_page(const std::vector<report::ReportFile>& files)
{
    const std::string& page = bytes_of(files, "index.html");
    CHECK(fault_of(page) == "");
    CHECK(valid_utf8(page));
    CHECK(has(page, "default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
    for (const char* foreign : {"<script", "http://", "https://", "<iframe", "<link", "@import", "javascript:", "<img", " src=", "onload", "onclick"})
        CHECK_FALSE(has(page, foreign));
    // Every link leads to an anchor of the page or to a file of the report.
    for (std::size_t at = page.find("href=\""); at != std::string::npos; at = page.find("href=\"", at + 1)) {
        const std::string target = page.substr(at + 6, page.find('"', at + 6) - at - 6);
        INFO(target);
        if (target[0] == '#')
            CHECK(has(page, " id=\"" + target.substr(1) + "\""));
        else
            CHECK(std::any_of(files.begin(), files.end(), [&](const report::ReportFile& file) { return file.name == target; }));
    }
    std::set<std::string> ids;
    for (std::size_t at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1))
        CHECK(ids.insert(page.substr(at + 5, page.find('"', at + 5) - at - 5)).second);
    for (const report::ReportFile& file : files) {
        INFO(file.name);
        CHECK_FALSE(file.bytes.empty());
        CHECK(file.name.find("..") == std::string::npos);
        CHECK(file.name[0] != '/');
    }
}

/// A city with two actors and one tie, every name of which is given.
Study small(const std::string& name)
{
    Study out;
    out.archive.cities = std::make_shared<Table<City>>(Table<City>{{{1}, "XX", name, name, {}}});
    Actor a;
    a.id = {1};
    a.key = name + "1";
    a.city = {1};
    a.name = name + " eins";
    a.aliases = {name + " alias"};
    a.kind = "admin";
    a.sector = Sector::administration;
    Actor b = a;
    b.id = {2};
    b.key = name + "2";
    b.name = name + " zwei";
    out.archive.actors = std::make_shared<Table<Actor>>(Table<Actor>{a, b});
    Structure body;
    body.id = {1};
    body.key = name + "S";
    body.city = {1};
    body.name = name + " Runde";
    body.type = name;
    body.lead = {1};
    out.archive.structures = std::make_shared<Table<Structure>>(Table<Structure>{body});
    Event event;
    event.id = {1};
    event.structure = {1};
    event.type = name;
    event.words = name;
    event.date = *parse_date("2015");
    out.archive.events = std::make_shared<Table<Event>>(Table<Event>{event});
    Interview talk;
    talk.id = {1};
    talk.key = name;
    talk.city = {1};
    talk.actor = {1};
    talk.date = *parse_date("2020-05");
    out.archive.interviews = std::make_shared<Table<Interview>>(Table<Interview>{talk});
    Claim claim;
    claim.id = {1};
    claim.interview = {1};
    claim.from = {1};
    claim.to = {2};
    claim.relation = {1};
    claim.strength = 3;
    claim.start = *parse_date("2015");
    claim.end = *parse_date("open");
    claim.quote = name;
    claim.place = {name, name, 3, name};
    out.archive.claims = std::make_shared<Table<Claim>>(Table<Claim>{claim});
    out.disclaimer_german = out.disclaimer_english = name;
    interview::Note note;
    note.problem = {Problem::Code::bad_value, {"No actor is called “{1}”; it was added as a candidate.", {name}}, {"Write a day, for example 2019-07-01."}, {name, name, 4, name}};
    out.imports = {{name, name, name, 3, 1, 1, 1, {note}}};
    out.derive();
    return out;
}

}  // namespace

TEST_CASE("A report of the six cases is one page that needs nothing from elsewhere, in both languages", "[report]")
{
    const Study study = study_of({"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg"});
    for (const Language language : {Language::german, Language::english}) {
        const std::vector<report::ReportFile> files = written(study.input(language));
        check_page(files);
        const std::string& page = bytes_of(files, "index.html");
        const bool german = language == Language::german;
        CHECK(has(page, german ? "Bitte prüfen" : "Please check"));
        CHECK(has(page, german ? "Wer sagt das?" : "Who says so?"));
        CHECK(has(page, german ? "<html lang=\"de\">" : "<html lang=\"en\">"));
        CHECK(has(page, report::escaped(german ? study.disclaimer_german : study.disclaimer_english)));
        CHECK_FALSE(has(page, report::escaped(german ? study.disclaimer_english : study.disclaimer_german)));
        // The six cities, with a map and lanes each.
        for (const char* city : {"cottbus-chosebuz", "halle-saale", "potsdam", "remscheid", "schwerin", "wuerzburg"})
            for (const char* figure : {"-map", "-lanes"}) {
                CHECK(has(bytes_of(files, std::string("figures/") + city + figure + ".svg"), "<svg"));
                CHECK(bytes_of(files, std::string("figures/") + city + figure + ".pdf").rfind("%PDF", 0) == 0);
            }
        // Where it was said: file and line of the statements.
        CHECK(has(page, german ? "statements.csv, Zeile" : "statements.csv, line"));
        // Every shown value has its definition: the measure that is never a verdict.
        CHECK(has(page, "Freeman 1979"));
        CHECK(has(page, "tie.rule = reconstructed"));
    }
}

TEST_CASE("The same study makes the same report, byte for byte", "[report]")
{
    const Study study = study_of({"remscheid"});
    const std::vector<report::ReportFile> first = written(study.input());
    const std::vector<report::ReportFile> second = written(study.input());
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        INFO(first[i].name);
        CHECK(first[i].name == second[i].name);
        CHECK(first[i].bytes == second[i].bytes);
    }
}

TEST_CASE("The page is well-formed for a reader of XML that is not ours", "[report]")
{
    if (std::system("xmllint --version >/dev/null 2>&1") != 0) {
        WARN("skipped: no xmllint on this computer");
        return;
    }
    std::string name = (fs::temp_directory_path() / "crosscut-report-XXXXXX").string();
    const fs::path folder = mkdtemp(name.data());
    for (const Study& study : {study_of({"potsdam"}), small("\"><script>alert('1')</script>&amp;]]>")}) {
        REQUIRE(files::write_file(folder / "page.html", bytes_of(written(study.input()), "index.html")));
        CHECK(std::system(("xmllint --noout '" + (folder / "page.html").string() + "'").c_str()) == 0);
    }
    std::error_code error;
    fs::remove_all(folder, error);
}

TEST_CASE("Names that are meant to break a page are shown as they are", "[report]")
{
    const std::string name = GENERATE("<script>alert(1)</script>", "\" onload=\"x", "'&amp;<b>", "a\nb", "]]>-->", "\x01\x02", "\xff\xfe", "😀", "../../etc/passwd", "{1} {2}");
    INFO(name);
    const Study study = small(name);
    const std::vector<report::ReportFile> files = written(study.input());
    const std::string& page = bytes_of(files, "index.html");
    CHECK(fault_of(page) == "");
    CHECK(valid_utf8(page));
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "<b>"  + std::string("<")));
    CHECK(has(page, report::escaped(name + " eins")));
    for (const report::ReportFile& file : files) {
        INFO(file.name);
        CHECK(file.name.find("..") == std::string::npos);
    }
}

TEST_CASE("A report with codes for names holds no name, no alias, no quote in any of its files", "[report]")
{
    const Study study = study_of({"cottbus", "halle-roh"});
    for (const scene::NameMode mode : {scene::NameMode::code, scene::NameMode::role}) {
        report::ReportInput input = study.input();
        input.names = mode;
        const std::vector<report::ReportFile> files = written(input);
        check_page(files);
        std::vector<std::string> forbidden;
        for (const Actor& actor : *study.archive.actors) {
            forbidden.push_back(actor.name);
            forbidden.insert(forbidden.end(), actor.aliases.begin(), actor.aliases.end());
        }
        for (const Structure& body : *study.archive.structures)
            forbidden.push_back(body.name);
        for (const Claim& claim : *study.archive.claims)
            forbidden.push_back(claim.quote);
        for (const Event& event : *study.archive.events)
            if (event.words.size() > 12)
                forbidden.push_back(event.words);
        // Associations go by their role in these cases: where roles are shown, that is no name.
        if (mode == scene::NameMode::role)
            for (const Actor& actor : *study.archive.actors)
                std::erase_if(forbidden, [&](const std::string& name) { return has(actor.role, name); });
        for (const report::ReportFile& file : files) {
            INFO(file.name);
            if (file.name.find(".pdf") != std::string::npos)
                continue;  // letters are numbers of glyphs there; the same scene makes the SVG
            for (const std::string& name : forbidden)
                if (name.size() > 3 && (has(file.bytes, name) || has(file.bytes, report::escaped(name))))
                    FAIL_CHECK(name);
        }
    }
}

TEST_CASE("A study without cities has no report, and says how to get one", "[report]")
{
    Study study;
    study.derive();
    Work work;
    const auto files = report::write(study.input(), work);
    REQUIRE_FALSE(files);
    CHECK(files.problem().code == Problem::Code::missing_value);
    CHECK_FALSE(files.problem().hint.empty());
}

TEST_CASE("A city in which nobody was interviewed has structures and no measures", "[report]")
{
    Study study = study_of({"schwerin"});
    study.archive.interviews = std::make_shared<Table<Interview>>();
    study.archive.claims = std::make_shared<Table<Claim>>();
    study.derive();
    for (const Language language : {Language::german, Language::english}) {
        const std::vector<report::ReportFile> files = written(study.input(language));
        check_page(files);
        const std::string& page = bytes_of(files, "index.html");
        CHECK(has(page, language == Language::german ? "In Schwerin wurde noch niemand befragt" : "Nobody has been interviewed in Schwerin yet"));
        CHECK(has(page, "id=\"schwerin-lanes\""));
    }
}

TEST_CASE("Vague times of ties are told as they were said, and one interview speaks alone", "[report]")
{
    Study study = study_of({"cottbus"});
    const InterviewId kept = study.archive.claims->front().interview;
    study.archive.interviews = changed(study.archive.interviews, [&](evidence::Table<Interview>& rows) { std::erase_if(rows, [&](const Interview& row) { return row.id != kept; }); });
    study.archive.claims = changed(study.archive.claims, [&](evidence::Table<Claim>& rows) {
        std::erase_if(rows, [&](const Claim& row) { return row.interview != kept; });
        REQUIRE(rows.size() >= 3);
        rows.resize(3);
        const char* dates[][2] = {{"2016", "2018"}, {"2016-spring", "2017-10"}, {"2015-09-01", "2016-05..2016-08"}};
        for (std::size_t i = 0; i < 3; ++i) {
            rows[i].start = *parse_date(dates[i][0]);
            rows[i].end = *parse_date(dates[i][1]);
        }
    });
    study.derive();
    const std::vector<report::ReportFile> files = written(study.input(Language::german));
    const std::string& page = bytes_of(files, "index.html");
    CHECK(page.find("seit 2016; bis 2018") != std::string::npos);
    CHECK(page.find("seit einem Tag zwischen 1. März 2016 und 31. Mai 2016; bis Oktober 2017") != std::string::npos);
    CHECK(page.find("seit 1. September 2015; bis zu einem Tag zwischen 1. Mai 2016 und 31. August 2016") != std::string::npos);
    CHECK(page.find("1 Gespräch wurde geführt. Es reicht bis zum ") != std::string::npos);
}

TEST_CASE("A city with a name only, without any row, has a chapter that says so", "[report]")
{
    Study study;
    study.archive.cities = std::make_shared<Table<City>>(Table<City>{{{1}, "A", "Leer", "", {}}, {{2}, "B", "Leer", "", {}}, {{3}, "C", "methods", "", {}}, {{4}, "D", "😀", "", {}}});
    study.derive();
    check_page(written(study.input()));
    check_page(written(study.input(Language::english)));
}

TEST_CASE("A chosen day, field and city are those of the report", "[report]")
{
    const Study study = study_of({"cottbus", "halle"});
    report::ReportInput input = study.input(Language::english);
    input.cities = {find_city(study.archive, "HA")->id};
    input.question.field = Field::climate;
    input.question.until = day_of(2016, 7, 1);
    const std::vector<report::ReportFile> files = written(input);
    check_page(files);
    const std::string& page = bytes_of(files, "index.html");
    CHECK(has(page, "On 1 July 2016 the interviews show"));
    CHECK(has(page, "Field of policy: Climate."));
    CHECK_FALSE(has(page, "Cottbus"));
}

TEST_CASE("The tables of a report are read back by the program's own reader, with the disclaimer above", "[report]")
{
    const Study study = study_of({"potsdam"});
    const std::vector<report::ReportFile> files = written(study.input());
    int tables = 0;
    for (const report::ReportFile& file : files) {
        if (file.name.rfind("tables/", 0) != 0)
            continue;
        INFO(file.name);
        ++tables;
        CHECK(file.bytes.rfind("# " + study.disclaimer_german, 0) == 0);
        const Result<files::Sheet> sheet = files::read_delimited(file.bytes, file.name);
        REQUIRE(sheet);
        CHECK(sheet->rows.size() > 1);
        for (const files::Row& row : sheet->rows)
            CHECK(row.cells.size() <= sheet->rows.front().cells.size());
    }
    CHECK(tables >= 5);
    // 36 actors (cases 6.3), under one row of headers.
    CHECK(files::read_delimited(bytes_of(files, "tables/potsdam-actors.csv"), "a.csv")->rows.size() == 37);
}

TEST_CASE("What an import refused stands in the report with file, line, column, reason and remedy", "[report]")
{
    const Study study = study_of({"halle-roh"});
    const std::string page = bytes_of(written(study.input()), "index.html");
    CHECK(has(page, "gespraeche.csv"));
    CHECK(has(page, "Der zweite Akteur fehlt."));
    CHECK(has(page, "abgelehnt"));
    const std::string english = bytes_of(written(study.input(Language::english)), "index.html");
    CHECK(has(english, "The second actor is missing."));
}

TEST_CASE("A report that is called off leaves nothing behind", "[report]")
{
    const Study study = study_of({"potsdam"});
    Work work;
    work.request_stop();
    const auto files = report::write(study.input(), work);
    REQUIRE_FALSE(files);
    CHECK(files.problem().code == Problem::Code::cancelled);
}

TEST_CASE("Text is made safe for pages", "[report]")
{
    CHECK(report::escaped("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    CHECK(report::escaped("Grün 😀\nzwei") == "Grün 😀\nzwei");
    CHECK(report::escaped(std::string("a\0b", 3)) == "a\xef\xbf\xbd" "b");
    CHECK(report::escaped("\x1b[0m") == "\xef\xbf\xbd[0m");
    CHECK(report::escaped("\xc3") == "\xef\xbf\xbd");
    CHECK(report::escaped("\xed\xa0\x80").find("\xed\xa0\x80") == std::string::npos);
    CHECK(report::escaped("\xef\xbf\xbf").find("\xef\xbf\xbf") == std::string::npos);
    CHECK(report::escaped("").empty());
}

TEST_CASE("A drawing inside of a page names no schema and keeps its own ids", "[report]")
{
    const std::string svg = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" aria-labelledby=\"t d\"><g id=\"a\" fill=\"#123456\" "
                            "mask=\"url(#a)\"/><text>id=\"a\" url(#a)</text></svg>";
    CHECK(report::inlined_svg(svg, "x-") == "<svg width=\"1\" aria-labelledby=\"x-t x-d\"><g id=\"x-a\" fill=\"#123456\" mask=\"url(#x-a)\"/><text>id=\"a\" url(#a)</text></svg>");
    CHECK(report::inlined_svg("no drawing", "x-").empty());
    CHECK(report::inlined_svg("<svg", "x-") == "<svg");
    CHECK(report::inlined_svg("<svg id=\"a", "x-") == "<svg id=\"x-a");
}

TEST_CASE("A table of a report shows its head and says where the rest is", "[report]")
{
    report::Sheet sheet;
    sheet.caption = "Words";
    sheet.keys = {"word", "number"};
    sheet.columns = {"Wort", "Zahl"};
    sheet.number = {false, true};
    sheet.rows = {{"a", "1,5"}, {"=b", "2,5"}, {"c", "3,5"}};
    sheet.exact = {{"a", "1.5"}, {"=b", "2.5"}, {"c", "3.5"}};
    report::Html html;
    report::put_table(html, sheet, "t", 2, "more");
    CHECK(has(html.written(), "<th scope=\"row\">=b</th><td class=\"num\">2,5</td>"));
    CHECK_FALSE(has(html.written(), "3,5"));
    CHECK(has(html.written(), ">more</p>"));
    CHECK(fault_of(html.written()) == "");
    CHECK(report::csv_of(sheet, "two\nlines") == "# two lines\nword,number\na,1.5\n'=b,2.5\nc,3.5\n");
}
