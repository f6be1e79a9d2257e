// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

#include <set>

using shell::Answer;
using shell::json;
using shell::run;

namespace {

json row_of(const json& rows, const std::string& key, const std::string& value)
{
    for (const json& row : rows)
        if (row[key] == value)
            return row;
    return nullptr;
}

}  // namespace

TEST_CASE("whatif answers the trial of the cases: the most central actor of each taken out")
{
    struct Trial {
        const char* city;
        const char* removed;
        int before, after, largest, of;
    };
    for (const Trial& trial : {Trial{"CB", "CB06", 3, 4, 31, 34}, Trial{"HA", "HA05", 2, 7, 28, 34}, Trial{"PO", "PO04", 2, 10, 26, 35}, Trial{"RE", "RE04", 1, 6, 28, 33},
                               Trial{"SW", "SW12", 2, 6, 30, 35}, Trial{"WU", "WU04", 1, 8, 26, 33}}) {
        INFO(trial.city);
        const Answer answer = run({"whatif", shell::six_cases(), "--city", trial.city, "--remove", trial.removed, "--relations", "all", "--rule", "union_with_third_party", "--format", "json"});
        REQUIRE(answer.code == 0);
        const json data = answer.parsed();
        CHECK(data["components_before"] == trial.before);
        CHECK(data["components_after"] == trial.after);
        CHECK(data["largest_component_after"] == trial.largest);
        CHECK(data["actors_after"] == trial.of);
        CHECK(data["disclaimer"].get<std::string>().find("Illustrative case") == 0);
        // The lists add up: every tie is kept, lost or new.
        CHECK(data["ties"].size() == data["ties_kept"].get<std::size_t>() + data["ties_lost"].get<std::size_t>() + data["ties_new"].get<std::size_t>());
        const json gone = row_of(data["first_ten"], "id", trial.removed);
        CHECK(gone["place_before"] == 1);
        CHECK(gone["place_after"].is_null());
        CHECK(gone["value_after"].is_null());
    }
}

TEST_CASE("what lives on a grant, a department, a structure and additions can be asked for in one go")
{
    const Answer answer = run({"whatif", shell::six_cases(), "--city", "CB", "--at", "2016-07-01", "--remove-funded", "--remove-department", "CB03", "--remove-structure", "CB-S01",
                               "--add-tie", "CB07", "CB22", "--add-structure", "Runder Tisch: CB07, CB09, Jobcenter", "--by", "degree", "--format", "json"});
    REQUIRE(answer.code == 0);
    const json data = answer.parsed();
    CHECK(row_of(data["gone"], "id", "CB-S05")["cause"] == "grant");
    CHECK(row_of(data["gone"], "id", "CB-S01")["cause"] == "asked");
    CHECK(row_of(data["gone"], "id", "CB11")["with"] == "CB03");
    CHECK(row_of(data["gone"], "id", "CB32")["what"] == "actor");
    CHECK(data["ties_new"] == 4);
    CHECK(data["measure"] == "degree");
}

TEST_CASE("people read what would follow as sentences in their language")
{
    const std::vector<std::string> words{"whatif", shell::six_cases(), "--city", "HA", "--at", "2019-07-01", "--remove", "HA05", "--rule", "union"};
    CHECK(run(words).out.find("would have no contact left.") != std::string::npos);
    const std::string german = run(words, {"--language", "de"}).out;
    CHECK(german.find("Angenommen\n  Ohne Dienstleistungszentrum") != std::string::npos);
    CHECK(german.find("hätte keinen Kontakt mehr.") != std::string::npos);
    const std::string csv = run(words, {"--format", "csv"}).out;
    CHECK(csv.find("# first_ten\nid,name,place_before,value_before,place_after,value_after\n") != std::string::npos);
    CHECK(csv == run(words, {"--format", "csv", "--language", "en"}).out);
}

TEST_CASE("what is supposed can be kept as a study of its own, and the study stays as it is")
{
    const shell::Folder folder;
    const std::string file = folder.at("experiment.crosscut");
    const json before = run({"snapshot", shell::six_cases(), "--city", "CB", "--at", "2016-07-01", "--format", "json"}).parsed();
    const Answer answer = run({"whatif", shell::six_cases(), "--city", "CB", "--at", "2016-07-01", "--remove", "CB06", "--into", file, "--format", "json"});
    REQUIRE(answer.code == 0);
    const json data = answer.parsed();
    CHECK(data["experiment"] == "experiment.crosscut");
    const json after = run({"snapshot", file, "--city", "CB", "--at", "2016-07-01", "--format", "json"}).parsed();
    // On the day the copy has the ties that the answer keeps.
    CHECK(after["tie_count"] == data["ties_kept"]);
    // Before the day nothing is different.
    CHECK(run({"snapshot", file, "--city", "CB", "--at", "2015-01-01", "--format", "json"}).parsed()["tie_count"] ==
          run({"snapshot", shell::six_cases(), "--city", "CB", "--at", "2015-01-01", "--format", "json"}).parsed()["tie_count"]);
    CHECK(run({"snapshot", shell::six_cases(), "--city", "CB", "--at", "2016-07-01", "--format", "json"}).parsed() == before);
    // What is there is not written over.
    const Answer again = run({"whatif", shell::six_cases(), "--city", "CB", "--at", "2016-07-01", "--remove", "CB07", "--into", file});
    CHECK(again.code == 1);
    CHECK(run({"snapshot", file, "--city", "CB", "--at", "2016-07-01", "--format", "json"}).parsed() == after);
    CHECK(run({"whatif", "--help"}).out.find("--into") != std::string::npos);
    CHECK(run({"whatif", "--help"}, {"--language", "de"}).out.find("eine Kopie der Studie") != std::string::npos);
}

TEST_CASE("a question that cannot be answered says what is missing")
{
    const std::string& study = shell::six_cases();
    CHECK(run({"whatif", study}).code == 2);
    CHECK(run({"whatif", study, "--remove", "CB06", "--by", "beauty"}).code == 2);
    CHECK(run({"whatif", study, "--remove", "XX99"}).err.find("XX99") != std::string::npos);
    CHECK(run({"whatif", study, "--remove-structure", "CB06"}).code == 1);
    CHECK(run({"whatif", study, "--remove-funded"}).err.find("2019-07-01") != std::string::npos);
    CHECK(run({"whatif", study, "--add-tie", "CB06"}).code == 2);
    CHECK(run({"whatif", study, "--add-tie", "CB06", "CB06"}).code == 1);
    CHECK(run({"whatif", study, "--add-structure", "Runder Tisch"}).code == 1);
    // CB12 belongs to the other field: it is not in the network that is asked for.
    CHECK(run({"whatif", study, "--field", "integration", "--add-tie", "CB05", "CB12"}).code == 1);
}

TEST_CASE("a network file is read like a study: tables, a list of ties, JSON, and the program's own answers")
{
    const shell::Folder folder;
    // a - b - c, d alone; a triangle would need a third tie.
    const std::string edges = folder.put("edges.csv", "source,target,weight\na,b,3\nb,c,2\n");
    const std::string network = folder.put("network.json", R"({"directed": false, "nodes": [{"id": "a", "group": "x"}, {"id": "b", "group": "x"}, {"id": "c", "group": "y"}, {"id": "d"}],
        "edges": [{"source": "a", "target": "b", "weight": 3}, {"source": "b", "target": "c", "weight": 2}]})");
    for (const auto& [file, actors] : {std::pair{edges, 3}, std::pair{network, 4}}) {
        INFO(file);
        const json data = run({"snapshot", file, "--format", "json"}).parsed();
        CHECK(data["actors"].size() == static_cast<std::size_t>(actors));
        CHECK(data["tie_count"] == 2);
        CHECK(data["observable_pairs"] == actors * (actors - 1) / 2);
        const json measured = run({"measure", file, "degree", "betweenness", "strength", "--format", "json"}).parsed();
        CHECK(row_of(measured["actors"], "name", "b")["betweenness"] == 1);
        CHECK(row_of(measured["actors"], "name", "b")["strength"] == 5);
        const json without = run({"whatif", file, "--remove", "b", "--format", "json"}).parsed();
        CHECK(without["components_after"] == actors - 1);
    }
    CHECK(row_of(run({"snapshot", network, "--format", "json"}).parsed()["actors"], "id", "b")["group"] == "a");

    const std::string halle = shell::dataset("halle");
    const json tables = run({"measure", halle, "betweenness", "--format", "json"}).parsed();
    CHECK(tables["actors"].size() == 35);
    CHECK(tables["disclaimer"].get<std::string>().find("Illustrative case") == 0);
    CHECK(run({"gaps", halle, "--format", "json"}).parsed()["gap_count"] == run({"gaps", shell::six_cases(), "--city", "HA", "--format", "json"}).parsed()["gap_count"]);
    const std::string answer = folder.put("answer.json", run({"snapshot", halle, "--format", "json"}).out);
    CHECK(run({"measure", answer, "betweenness", "--format", "json"}).parsed()["actors"][4]["betweenness"] == tables["actors"][4]["betweenness"]);
}

TEST_CASE("a network file that cannot be read says where and why, and what is left out is said")
{
    const shell::Folder folder;
    CHECK(run({"snapshot", folder.put("a.json", "{")}).err.find("a.json") != std::string::npos);
    CHECK(run({"snapshot", folder.put("b.json", R"({"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "z"}]})")}).err.find("“z”") != std::string::npos);
    CHECK(run({"snapshot", folder.put("c.json", R"({"nodes": [{"id": "a"}, {"id": "a"}], "edges": []})")}).code == 1);
    CHECK(run({"snapshot", folder.put("d.json", R"({"nodes": [{}], "edges": []})")}).code == 1);
    CHECK(run({"snapshot", folder.put("e.json", std::string(100000, '['))}).code == 1);
    const Answer some = run({"snapshot", folder.put("f.json", R"({"nodes": [{"id": 1}, {"id": 2}], "edges": [{"source": 1, "target": 2, "weight": 0.5}, {"source": 2, "target": 2}]})")});
    CHECK(some.code == 0);
    CHECK(some.err.find("left out: 1") != std::string::npos);
    CHECK(run({"snapshot", folder.put("g.csv", "x\n1\n")}).code == 1);
    CHECK(run({"snapshot", folder.at("none.csv")}).code == 1);
    const Answer partly = run({"snapshot", folder.put("h.csv", "from,to\na,b\n,c\n")});
    CHECK(partly.code == 0);
    CHECK(partly.err.find("--dry-run") != std::string::npos);
}
