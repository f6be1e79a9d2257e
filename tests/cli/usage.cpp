// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

#include "foundation/words.hpp"

#include <regex>

using shell::Answer;
using shell::run;

namespace {

const std::vector<std::string> commands{"import", "check", "snapshot", "measure", "gaps", "structures", "figure", "report", "convert", "verify", "open"};

}  // namespace

TEST_CASE("the help names every command, and every command has a help with an example, in both languages")
{
    const Answer all = run({"--help"});
    CHECK(all.code == 0);
    CHECK(all.err.empty());
    for (const std::string& command : commands) {
        INFO(command);
        CHECK(all.out.find("\n  " + command + " ") != std::string::npos);
        const Answer english = run({command, "--help"});
        CHECK(english.code == 0);
        CHECK(english.out.find("Example:\n  crosscut " + command) != std::string::npos);
        const Answer german = run({"--language", "de", command, "--help"});
        CHECK(german.code == 0);
        CHECK(german.out.find("Beispiel:\n  crosscut " + command) != std::string::npos);
        CHECK(german.out.find("Aufruf: crosscut") != std::string::npos);
        CHECK(german.out.find("Show this help") == std::string::npos);
    }
    CHECK(run({"--version"}).out.rfind("crosscut ", 0) == 0);
}

TEST_CASE("every text of the help has its German words")
{
    const std::string source = *crosscut::files::read_file(CROSSCUT_SOURCE_DIR "/src/cli/run.cpp");
    const std::regex text(R"re(\bt\("((?:[^"\\]|\\.)*)"\))re");
    int count = 0;
    for (std::sregex_iterator it(source.begin(), source.end(), text), end; it != end; ++it, ++count) {
        const std::string english = (*it)[1];
        INFO(english);
        const bool same_in_both = english == "Options";
        CHECK((same_in_both || crosscut::tr(crosscut::Language::german, english) != english));
    }
    CHECK(count > 50);
}

TEST_CASE("wrong usage is said on the error output, leaves the output empty and returns 2")
{
    const std::string study = shell::six_cases();
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {}, {"dance"}, {"check"}, {"snapshot"}, {"measure"}, {"gaps"}, {"structures"}, {"figure", study}, {"report", study}, {"convert", study}, {"verify"}, {"import"},
             {"--format", "xml", "check", study}, {"--language", "fr", "check", study}, {"check", study, "--no-such-option"}, {"check", study, "too", "many"},
             {"snapshot", study, "--at"}, {"snapshot", study, "--at", "yesterday"}, {"snapshot", study, "--at", "2019"}, {"snapshot", study, "--rule", "trust"},
             {"snapshot", study, "--mode", "sometimes"}, {"snapshot", study, "--field", "sports"}, {"snapshot", study, "--at", "2019-01-01", "--from", "2018-01-01"},
             {"snapshot", study, "--from", "2018-01-01"}, {"snapshot", study, "--from", "2018-01-01", "--until", "2017-01-01"},
             {"measure", study, "beauty"}, {"gaps", study, "--reference", "then"}, {"import", shell::dataset("halle")}, {"figure", study, "--out", "x.svg", "--dpi", "many"}}) {
        std::string line;
        for (const std::string& word : words)
            line += word + " ";
        const Answer answer = run(words);
        INFO(line << "\n" << answer.out << answer.err);
        CHECK(answer.code == 2);
        CHECK(answer.out.empty());
        CHECK(answer.err.rfind("crosscut: ", 0) == 0);
        CHECK(answer.err.find("terminate") == std::string::npos);
        const Answer german = run(words, {"--language", "de"});
        if (words.size() != 4 || words[1] != "fr")
            CHECK(german.err != answer.err);
    }
    // Words are named in the order in which they were written.
    CHECK(run({"check", study, "--no-such-option", "--nor-this"}).err.find("--no-such-option --nor-this") != std::string::npos);
}

TEST_CASE("a study that is not there or is no study is refused with its name and returns 1")
{
    const shell::Folder folder;
    const std::string missing = folder.at("missing.crosscut");
    const std::string letter = folder.put("letter.crosscut", "Dear reader, this is no study.");
    for (const std::string& study : {missing, letter})
        for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
                 {"check", study}, {"snapshot", study}, {"measure", study}, {"gaps", study}, {"structures", study}, {"figure", study, "--out", folder.at("x.svg")},
                 {"report", study, "--out", folder.at("report")}, {"convert", study, "--out", folder.at("tables")}}) {
            const Answer answer = run(words);
            INFO(words[0] << " " << study << "\n" << answer.out << answer.err);
            CHECK(answer.code == 1);
            CHECK(answer.out.empty());
            CHECK(answer.err.rfind("crosscut: ", 0) == 0);
            CHECK_FALSE(std::filesystem::exists(missing));
        }
    CHECK(*crosscut::files::read_file(letter) == "Dear reader, this is no study.");
    CHECK(run({"snapshot", shell::six_cases(), "--city", "Entenhausen"}).code == 1);
    CHECK(run({"snapshot", shell::six_cases(), "--city", "Entenhausen"}).err.find("CB, HA, PO, RE, SW, WU") != std::string::npos);
}
