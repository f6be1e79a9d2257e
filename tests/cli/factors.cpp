// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "shell.hpp"

using namespace shell;

namespace {

/// A study of one case with statements coded for its structures.
std::string coded_study(const Folder& folder)
{
    const std::string study = folder.at("a.crosscut");
    REQUIRE(run({"import", dataset("cottbus"), "--into", study, "--quiet"}).code == 0);
    folder.put("factors.csv", "factor,influence,structure,interview,quote\n"
                              "staff,helps,CB-S04,I2,dreizehn Leute\n"
                              "time,hinders,CB-S02,I1,keine Zeit mehr\n"
                              "money,hemmt,CB-S12,I1,kein Geld\n");
    const Answer imported = run({"import", folder.at("factors.csv"), "--city", "Cottbus", "--into", study, "--quiet"});
    INFO(imported.out << imported.err);
    REQUIRE(imported.code == 0);
    return study;
}

}  // namespace

TEST_CASE("Factors are told with outcome, quotes and the sentence that none of it is a cause")
{
    const Folder folder;
    const std::string study = coded_study(folder);
    const Answer answer = run({"factors", study, "--format", "json"});
    REQUIRE(answer.code == 0);
    const json all = answer.parsed();
    REQUIRE(all["cases"].size() == 3);
    CHECK(all["cases"][0]["case"] == "CB-S02");
    CHECK(all["cases"][0]["factor"] == "time");
    CHECK(all["cases"][0]["quotes"] == "“keine Zeit mehr” (I1)");
    CHECK(all["association"].size() == 3);
    CHECK(all["association"][0]["p"].is_null());
    CHECK(all["association"][0]["why_not"].get<std::string>().find("n = ") != std::string::npos);
    CHECK(all["cautions"][0]["caution"].get<std::string>().find("no cause") != std::string::npos);
    const Answer german = run({"factors", study, "--language", "de", "--list"});
    CHECK(german.out.find("keine Ursache") != std::string::npos);
    CHECK(german.out.find("Politischer Wille") != std::string::npos);
    CHECK(german.out.find("erfunden") != std::string::npos);  // the disclaimer
    CHECK(run({"factors", study, "--format", "csv"}).out.find("keine Zeit mehr") != std::string::npos);
    CHECK(run({"factors", study, "--crisis", "1815"}).code == 1);
}

TEST_CASE("A study without codings says so and lists the factors that there are")
{
    const Answer answer = run({"factors", six_cases(), "--language", "de"});
    CHECK(answer.code == 0);
    CHECK(answer.out.find("Noch ist nichts codiert") != std::string::npos);
    CHECK(answer.out.find("legal_duty") != std::string::npos);
}

TEST_CASE("Crises are listed, changed, added, removed and restored from the command line")
{
    const Folder folder;
    const std::string study = folder.at("a.crosscut");
    REQUIRE(run({"import", dataset("cottbus"), "--into", study, "--quiet"}).code == 0);
    CHECK(run({"crises", study, "--format", "json"}).parsed()["crises"].size() == 5);
    // The end of the aftermath moves with the end of the heat, as it was 24 months after it.
    const json changed = run({"crises", study, "--change", "2", "--pulses", "2018-06-01/2018-08-31", "--format", "json"}).parsed()["crises"][1];
    CHECK(changed["acute_end"] == "2018-08-31");
    CHECK(changed["aftermath_end"] == "2020-08-31");
    const json added = run({"crises", study, "--add", "Hochwasser 2013", "--pulses", "2013-06-01/2013-06-20", "--english", "Floods of 2013", "--format", "json"}).parsed()["crises"];
    REQUIRE(added.size() == 6);
    CHECK(added[5]["german"] == "Hochwasser 2013");
    CHECK(added[5]["english"] == "Floods of 2013");
    CHECK(added[5]["aftermath_end"] == "2015-06-20");
    CHECK(run({"crises", study, "--add", "ohne Tage"}).code == 1);
    CHECK(run({"crises", study, "--change", "1", "--pulses", "gestern"}).code == 1);
    CHECK(run({"crises", study, "--change", "1", "--aftermath", "2015-01-01"}).code == 1);
    CHECK(run({"crises", study, "--change", "keine"}).code == 1);
    CHECK(run({"crises", study, "--remove", "Hochwasser 2013", "--format", "json"}).parsed()["crises"].size() == 5);
    CHECK(run({"crises", study, "--restore", "--format", "json"}).parsed()["crises"][1]["acute_end"] == "2019-08-31");
}

TEST_CASE("Persistence names the course that each structure takes")
{
    const json all = run({"persistence", six_cases(), "--city", "Remscheid", "--draws", "0", "--format", "json"}).parsed();
    bool found = false;
    for (const json& one : all["patterns"])
        found = found || (one["id"] == "RE-S06" && one["pattern"] == "hand_over_gap");
    CHECK(found);
}
