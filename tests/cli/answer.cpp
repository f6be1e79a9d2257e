// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

using shell::Answer;
using shell::json;
using shell::run;

namespace {

std::string study_in(const shell::Folder& folder)
{
    const std::string study = folder.at("two.crosscut");
    for (const char* name : {"cottbus", "potsdam"})
        REQUIRE(run({"import", std::string(CROSSCUT_SOURCE_DIR "/datasets/") + name, "--into", study, "--quiet"}).code == 0);
    return study;
}

}  // namespace

TEST_CASE("each of the ten questions is answered in words and as JSON, with caveats")
{
    const shell::Folder folder;
    const std::string study = study_in(folder);
    for (int number = 1; number <= 10; ++number) {
        INFO(number);
        const std::string word = std::to_string(number);
        const Answer words = run({"answer", study, "--question", word, "--language", "de"});
        CHECK(words.code == 0);
        CHECK(words.out.find("Zu beachten:") != std::string::npos);
        CHECK(words.out.find("{1}") == std::string::npos);
        const Answer programs = run({"answer", study, "--question", word, "--format", "json"});
        REQUIRE(programs.code == 0);
        const json data = programs.parsed();
        CHECK_FALSE(data["findings"].empty());
        CHECK_FALSE(data["caveats"].empty());
        // The same in every language.
        CHECK(run({"answer", study, "--question", word, "--format", "csv", "--quiet"}).code == 0);
    }
    const json bodies = run({"answer", study, "--question", "1", "--city", "PO", "--from", "2016-07-01", "--to", "2023-01-01", "--format", "json"}).parsed();
    CHECK(bodies["bodies"].size() == 4);
    const json cities = run({"answer", study, "--question", "6", "--format", "json"}).parsed();
    CHECK(cities["cities"][0].contains("alive_hits"));
    CHECK(cities["cities"][0].contains("first_body_months_low"));
    CHECK(run({"answer", study, "--format", "json"}).parsed().contains("q10_findings"));
}

TEST_CASE("under pseudonyms an answer holds no name, no quote and no code of an interview")
{
    const shell::Folder folder;
    const std::string study = study_in(folder);
    for (const char* format : {"table", "json", "csv"}) {
        const Answer answer = run({"answer", study, "--names", "code", "--format", format});
        REQUIRE(answer.code == 0);
        for (const char* trace : {"Jugendamt", "Klimaschutzrat", "CB-I", "CB05", "[erfunden]", "statements.csv", "Abs."}) {
            INFO(format << " " << trace);
            CHECK(answer.out.find(trace) == std::string::npos);
        }
    }
}

TEST_CASE("an answer refuses what it cannot read, and says how to mend it")
{
    const shell::Folder folder;
    const std::string study = study_in(folder);
    CHECK(run({"answer", study, "--question", "11"}).code == 2);
    CHECK(run({"answer", study, "--from", "someday"}).code == 2);
    CHECK(run({"answer", study, "--question", "1", "--from", "2020-01-01", "--to", "2019-01-01"}).code == 2);
    CHECK(run({"answer", study, "--question", "2", "--structure", "nothing"}).code == 1);
    CHECK(run({"answer", study, "--question", "8", "--tie", "PO04,nobody"}).err.find("PO05") != std::string::npos);
    CHECK(run({"answer", study, "--question", "8", "--tie", "PO04,PO07", "--format", "json"}).parsed()["statements"].size() >= 2);
    CHECK(run({"answer", folder.at("none.crosscut")}).code == 1);
}
