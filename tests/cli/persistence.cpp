// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

#include "cli/headline_grid.hpp"

#include <set>

using shell::Answer;
using shell::json;
using shell::run;

namespace {

/// A study with two of the six cases.
std::string study_in(const shell::Folder& folder)
{
    const std::string study = folder.at("two.crosscut");
    for (const char* name : {"halle", "remscheid"})
        REQUIRE(run({"import", std::string(CROSSCUT_SOURCE_DIR "/datasets/") + name, "--into", study, "--quiet"}).code == 0);
    return study;
}

}  // namespace

TEST_CASE("every structure has an outcome, and what cannot be judged stays in the list")
{
    const shell::Folder folder;
    const std::string study = study_in(folder);
    const Answer answer = run({"persistence", study, "--city", "HA", "--draws", "50", "--format", "json"});
    REQUIRE(answer.code == 0);
    const json data = answer.parsed();
    CHECK(data["structures"].size() == 14);
    CHECK(data["verdicts"].size() == 14 * 4);
    // HA-S06 was agreed until the end of 2016: gone at 2017-03-31; HA-S12 was only proposed.
    for (const json& row : data["structures"]) {
        if (row["id"] == "HA-S06")
            CHECK(row["after_1"] == "dissolved");
        if (row["id"] == "HA-S12")
            CHECK(row["after_3"] == "insufficient_evidence");
    }
    for (const json& row : data["summary"])
        CHECK(row["judged"].get<int>() + row["not_yet_observable"].get<int>() <= row["structures"].get<int>());
    CHECK(run({"persistence", study, "--at-years", "0"}).code == 2);
    CHECK(run({"persistence", study, "--crisis", "1348"}).code == 1);
    CHECK(run({"persistence", study, "--city", "RE", "--crisis", "2015", "--language", "de"}).out.find("Vorbehalte") != std::string::npos);
}

TEST_CASE("a table of spells gives curves and tests, a broken one says which line is wrong")
{
    const shell::Folder folder;
    const std::string table = folder.put("spells.csv", "time,status,group\n3,1,a\n5,0,a\n5,1,b\n8,1,b\n10,0,a\n10,1,b\n12,0,a\n12,0,b\n");
    const Answer answer = run({"survival", table, "--format", "json"});
    REQUIRE(answer.code == 0);
    const json data = answer.parsed();
    CHECK(data["summary"][0]["half_life"] == 10);  // the reference case micro_ties
    CHECK(data["summary"][0]["mean_until_tau"].get<double>() == Approx(9.1));
    CHECK(data["curves"].size() == 4 + 1 + 3);
    const Answer broken = run({"survival", folder.put("broken.csv", "time,status\n3,1\nsoon,1\n")});
    CHECK(broken.code == 1);
    CHECK(broken.err.find("line 3") != std::string::npos);
    CHECK(run({"survival", folder.put("other.csv", "name,age\na,3\n")}).code == 1);
    CHECK(run({"survival", folder.put("vague.csv", "left,right\n0,4\n2,5\n4,7\n3,9\n6,10\n8,\n"), "--format", "json"}).parsed()["vague_ends"].size() == 4);
    CHECK(run({"survival", folder.put("dates.csv", "start,end,observed\n2015-09,2017,2023-05-15\n2016,open,2023-05-15\n"), "--format", "json"}).code == 0);
}

TEST_CASE("comparisons say first what they cannot test, and their warnings stand beside them")
{
    const shell::Folder folder;
    const std::string study = study_in(folder);
    for (const std::vector<std::string>& what : {std::vector<std::string>{"--cities"}, {"--fields"}, {"--crises"}, {"--dates", "2016-07-01,2021-07-01"}}) {
        std::vector<std::string> words{"compare", study, "--draws", "20", "--format", "json"};
        words.insert(words.end(), what.begin(), what.end());
        const Answer answer = run(words);
        INFO(what.front() << answer.err);
        REQUIRE(answer.code == 0);
        CHECK(answer.parsed()["before_testing"].get<std::string>().size() > 20);
        const json all = answer.parsed();
        CHECK(all["warnings"].size() >= 5);
        CHECK(all["draws"] == 20);
        REQUIRE(all["uncertainty"].size() >= 8);
        bool known = false;
        for (const json& row : all["uncertainty"]) {
            known = known || (row["dates_low"].is_number() && row["left_out_low"].is_number() && row["rules_low"].is_number());
            if (row["value"].is_number() && row["rules_low"].is_number()) {
                CHECK(row["rules_low"] <= row["value"]);  // the asked rule is one of the seven
                CHECK(row["rules_high"] >= row["value"]);
            }
        }
        CHECK(known);
        CHECK(all["strip"].size() % 21 == 0);  // seven rules, three readings of time
        CHECK(all["strip"].size() > 0);
        words[3] = "0";
        const json none = run(words).parsed();
        for (const json& row : none["uncertainty"]) {
            CHECK(row["dates_low"].is_null());
            CHECK(row["interviews_low"].is_null());
        }
        words[5] = "csv";
        CHECK(run(words).out.find("# uncertainty") != std::string::npos);
    }
    const json crises = run({"compare", study, "--crises", "--draws", "5", "--format", "json"}).parsed();
    CHECK(crises["before_testing"].get<std::string>().starts_with("Cannot be tested with n = 2 crises."));
    int double_differences = 0;
    for (const json& row : crises["uncertainty"])
        if (row["field"] == "double_difference" && row["what"] == "function_persists") {
            ++double_differences;
            CHECK(row["value"].get<double>() == Approx(crises["double_difference"][0]["value"].get<double>()));
            CHECK(row["robust"].is_boolean());
        }
    CHECK(double_differences == 1);
    const json held = run({"persistence", study, "--draws", "5", "--at-years", "1,4", "--format", "json"}).parsed();
    std::set<std::string> whats;
    for (const json& row : held["uncertainty"])
        whats.insert(row["what"].get<std::string>());
    CHECK(whats.count("function_persists_1"));
    CHECK(whats.count("organisation_persists_4"));
    CHECK_FALSE(whats.count("function_persists"));
    for (const json& row : held["summary"])  // the same number in both tables
        for (const json& other : held["uncertainty"])
            if (other["city"] == "all" && other["field"] == row["field"] && other["what"] == "function_persists_" + std::to_string(row["years"].get<int>()) && row["share"].is_number()) {
                CHECK(other["value"].get<double>() == Approx(row["share"].get<double>()));
                CHECK(other["n"] == row["judged"]);
            }
    const json fields = run({"compare", study, "--fields", "--format", "json"}).parsed();
    CHECK(fields["before_testing"].get<std::string>().find("Cannot be tested with n = ") == 0);
    CHECK(fields["within_cities"][0]["p"].is_null());
    const shell::Folder other;
    const std::string single = study_in(other);
    REQUIRE(run({"crises", single, "--remove", "2"}).code == 0);
    CHECK(run({"compare", single, "--crises", "--draws", "0", "--quiet", "--format", "json"}).parsed()["before_testing"].get<std::string>().starts_with("One crisis alone"));
    CHECK(run({"compare", study}).code == 2);
    CHECK(run({"compare", study, "--dates", "2021-07-01,2016-07-01"}).code == 2);
    CHECK(run({"compare", study, "--dates", "2021"}).code == 2);
}

TEST_CASE("a difference of zero is neither robust nor not, unless its sign changes elsewhere")
{
    using crosscut::Language;
    using crosscut::cli::robust_word;
    CHECK(std::get<std::string>(robust_word(Language::english, 0, true)) == "no difference");
    CHECK(std::get<std::string>(robust_word(Language::german, 0, true)) == "kein Unterschied");
    CHECK(std::get<std::string>(robust_word(Language::english, 0, false)) == "not robust");
    CHECK(std::get<std::string>(robust_word(Language::english, -0.2, true)) == "robust");
}
