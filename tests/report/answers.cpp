// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "report/answers.hpp"
#include "report/report.hpp"

#include "exchange/import_files.hpp"

#include <algorithm>

using namespace crosscut;

namespace {

struct Study {
    evidence::Archive archive = evidence::empty_archive();
    network::TieSet ties;
    structures::Chronicle chronicle;
    std::vector<structures::Crisis> crises = structures::standard_crises();

    explicit Study(const std::vector<std::string>& folders)
    {
        for (const std::string& folder : folders) {
            const auto found = exchange::find_tables({std::string(CROSSCUT_SOURCE_DIR "/datasets/") + folder});
            REQUIRE(found);
            std::vector<interview::Note> notes;
            archive = exchange::stage(archive, exchange::plan_of(*found, notes)).archive;
        }
        ties = network::derive_ties(archive);
        chronicle = structures::chronicle(archive);
    }
    report::ReportInput input(Language language, scene::NameMode names = scene::NameMode::full) const
    {
        report::ReportInput out;
        out.source.archive = &archive;
        out.source.ties = &ties;
        out.source.chronicle = &chronicle;
        out.source.crises = &crises;
        out.language = language;
        out.names = names;
        return out;
    }
};

std::string page_of(const report::ReportInput& input)
{
    Work work;
    const auto files = report::write(input, work);
    REQUIRE(files);
    return files->front().bytes;
}

/// The part of a page between two of its anchors.
std::string part(const std::string& page, int number)
{
    const std::string anchor = "id=\"question-" + std::to_string(number) + "\"";
    const std::size_t from = page.find(anchor);
    REQUIRE(from != std::string::npos);
    const std::size_t next = page.find("id=\"question-" + std::to_string(number + 1) + "\"", from);
    return page.substr(from, (next == std::string::npos ? page.find("</section>", from) : next) - from);
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("in both languages each of the ten questions has numbers, a figure, evidence and caveats", "[report]")
{
    const Study study({"cottbus", "potsdam"});
    for (const Language language : {Language::german, Language::english}) {
        const std::string page = page_of(study.input(language));
        CHECK(has(page, "id=\"methods-questions\""));
        for (int number = 1; number <= 10; ++number) {
            INFO(language_tag(language) << " " << number);
            const std::string text = part(page, number);
            CHECK(has(text, "<ul class=\"answer\">"));
            CHECK(has(text, "<td class=\"num\">") == (number != 1 && number != 8 && number != 9));
            CHECK(has(text, "<table"));
            CHECK(has(text, "<svg"));
            CHECK((has(text, "class=\"evidence\"") || has(text, "<p class=\"note\">")));
            CHECK(has(text, "<ul class=\"caveats\">"));
            for (const char* hole : {"{1}", "{2}", "{9}"})
                CHECK_FALSE(has(text, hole));
        }
        // What was said stands with its words.
        CHECK(has(part(page, 8), "[erfunden]"));
    }
}

TEST_CASE("under pseudonyms the answers hold no quote, no name and no code of an interview", "[report]")
{
    const Study study({"cottbus"});
    Work work;
    const auto files = report::write(study.input(Language::german, scene::NameMode::code), work);
    REQUIRE(files);
    for (const report::ReportFile& file : *files) {
        if (!file.name.ends_with(".html") && !(file.name.ends_with(".csv") && has(file.name, "question")) && !(file.name.ends_with(".svg") && has(file.name, "question")))
            continue;
        INFO(file.name);
        for (const char* trace : {"Jugendamt", "Klimaschutzmanagement", "[erfunden]", "CB05", "nobody after that"})
            CHECK_FALSE(has(file.bytes, trace));
        if (file.name.ends_with(".csv"))
            CHECK_FALSE(has(file.bytes, "CB-I"));
    }
}

TEST_CASE("the grey drawing of question 10 has no colour, no city and no name, and is searched letter by letter", "[report]")
{
    const Study study({"potsdam"});
    const report::ReportInput input = study.input(Language::german);
    const report::Desk desk(input);
    Work work;
    const auto answers = report::answer_questions(desk, work);
    REQUIRE(answers);
    const report::Answered& last = answers->back();
    REQUIRE(last.answer.number == 10);
    REQUIRE(last.drawings.size() == 1);
    const std::string& svg = last.drawings[0].svg;
    CHECK_FALSE(has(svg, "Potsdam"));
    CHECK_FALSE(has(svg, "Stadtwerke"));
    for (std::size_t at = svg.find("=\"#"); at != std::string::npos; at = svg.find("=\"#", at + 1)) {
        const std::string colour = svg.substr(at + 3, 6);
        if (colour.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
            continue;
        INFO(colour);
        CHECK(colour.substr(0, 2) == colour.substr(2, 2));
        CHECK(colour.substr(2, 2) == colour.substr(4, 2));
    }
    for (const analysis::Sentence& caveat : last.answer.caveats)
        CHECK_FALSE(has(caveat.text, "letters of the export itself were not searched"));
}

TEST_CASE("a report can be written without the ten questions, and answering stops when asked", "[report]")
{
    const Study study({"potsdam"});
    report::ReportInput input = study.input(Language::english);
    input.questions = false;
    CHECK_FALSE(has(page_of(input), "id=\"questions\""));
    const report::Desk desk(input);
    Work work;
    work.request_stop();
    CHECK(report::answer_questions(desk, work).problem().code == Problem::Code::cancelled);
}
