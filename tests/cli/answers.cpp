// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

using shell::Answer;
using shell::json;
using shell::run;

namespace {

const json& check_numbers()
{
    static const json numbers = json::parse(*crosscut::files::read_file(CROSSCUT_SOURCE_DIR "/datasets/expected/check.json"))["cases"];
    return numbers;
}

json row_of(const json& rows, const std::string& key, const std::string& value)
{
    for (const json& row : rows)
        if (row[key] == value)
            return row;
    return nullptr;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        out.push_back(line);
    return out;
}

}  // namespace

TEST_CASE("snapshots of the six cases count the ties of their lists")
{
    for (const auto& [city, expected] : check_numbers().items())
        for (const auto& [day, numbers] : expected["days"].items()) {
            const Answer answer = run({"snapshot", shell::six_cases(), "--city", city, "--at", day, "--relations", "all", "--rule", "union_with_third_party", "--format", "json"});
            INFO(city << " " << day);
            REQUIRE(answer.code == 0);
            const json data = answer.parsed();
            CHECK(data["certain"] == numbers[0]);
            CHECK(data["certain_or_possible"] == numbers[1]);
            CHECK(data["unobserved"] == numbers[2]);
            CHECK(data["actors"].size() == expected["actors"]);
            CHECK(data["ties"].size() == expected["ties"]);
            CHECK(data["disclaimer"].get<std::string>().find("Illustrative case") == 0);
        }
}

TEST_CASE("what nobody reported with certainty can be left out, and the answer says that it was")
{
    const std::vector<std::string> all{"snapshot", shell::six_cases(), "--relations", "all", "--rule", "union_with_third_party", "--format", "json"};
    std::vector<std::string> certain = all;
    certain.push_back("--certain-claims");
    const json every = json::parse(run(all).out);
    const json firm = json::parse(run(certain).out);
    CHECK(firm["certain_claims_only"] == true);
    CHECK_FALSE(every.contains("certain_claims_only"));
    CHECK(firm["tie_count"] > 0);
    CHECK(firm["ties"].size() < every["ties"].size());
}

TEST_CASE("the most central actors come out of the measures as in the lists")
{
    for (const auto& [city, expected] : check_numbers().items()) {
        const Answer answer = run({"measure", shell::six_cases(), "betweenness_norm", "component_count", "--city", city, "--relations", "no-lines", "--rule", "union_with_third_party",
                                   "--format", "json"});
        INFO(city << answer.err);
        REQUIRE(answer.code == 0);
        const json data = answer.parsed();
        for (const json& top : expected["without_lines"]["betweenness_top"])
            CHECK(row_of(data["actors"], "id", top[0])["betweenness_norm"].get<double>() == Approx(top[1].get<double>()).margin(5.1e-5));
        CHECK(row_of(data["network"], "measure", "component_count")["value"] == expected["without_lines"]["components"]);
        // The number of contacts is never alone: what could be observed stands beside it.
        for (const json& row : data["actors"])
            CHECK(row["degree"].get<int>() <= row["observable_pairs"].get<int>());
    }
}

TEST_CASE("without a choice the common measures are shown, and the list explains all")
{
    const json data = run({"measure", shell::six_cases(), "--city", "HA", "--at", "2016-07-01", "--format", "json"}).parsed();
    for (const char* key : {"degree", "observable_share", "cross_group_degree", "betweenness", "harmonic", "core_number"})
        CHECK(data["actors"][0].contains(key));
    for (const char* key : {"density", "coverage", "component_count", "ei"})
        CHECK(row_of(data["network"], "measure", key) != nullptr);
    const json list = run({"measure", "--list", "--format", "json"}).parsed()["measures"];
    CHECK(list.size() > 60);
    CHECK(row_of(list, "key", "betweenness")["common"] == true);
    CHECK(run({"measure", "--list", "--language", "de"}).out.find("Wie viele Paare anderer auf diesen Akteur angewiesen sind") != std::string::npos);
}

TEST_CASE("an undefined value is null, an empty cell or a dash, never zero")
{
    // Nobody could report a contact of CB27.
    const std::vector<std::string> words{"measure", shell::six_cases(), "observable_share", "--city", "CB", "--at", "2016-07-01"};
    const json data = run(words, {"--format", "json"}).parsed();
    CHECK(row_of(data["actors"], "id", "CB27")["observable_share"].is_null());
    for (const std::string& line : lines_of(run(words, {"--format", "csv"}).out))
        if (line.rfind("CB27,", 0) == 0)
            CHECK(line.back() == ',');
    for (const std::string& line : lines_of(run(words, {"--language", "de"}).out))
        if (line.rfind("CB27 ", 0) == 0)
            CHECK(line.find("–") != std::string::npos);
}

TEST_CASE("people read their language, programs read the same keys in every language")
{
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"snapshot", shell::six_cases(), "--city", "WU", "--at", "2016-07-01"}, {"measure", shell::six_cases(), "--city", "WU", "--at", "2016-07-01"},
             {"gaps", shell::six_cases(), "--city", "WU"}, {"structures", shell::six_cases(), "--city", "WU", "--at", "2016-07-01"}, {"check", shell::six_cases()}}) {
        INFO(words[0]);
        const Answer german = run(words, {"--language", "de"});
        const Answer english = run(words, {"--language", "en"});
        CHECK(german.out != english.out);
        CHECK(german.out.find("Illustrativer Fall") != std::string::npos);
        CHECK(english.out.find("Illustrative case") != std::string::npos);
        CHECK(german.code == english.code);
        const json a = run(words, {"--language", "de", "--format", "json"}).parsed();
        const json b = run(words, {"--language", "en", "--format", "json"}).parsed();
        std::vector<std::string> keys_a;
        std::vector<std::string> keys_b;
        for (const auto& [key, value] : a.items())
            keys_a.push_back(key + std::to_string(value.is_array() ? value.size() : 0));
        for (const auto& [key, value] : b.items())
            keys_b.push_back(key + std::to_string(value.is_array() ? value.size() : 0));
        CHECK(keys_a == keys_b);
        const std::vector<std::string> csv_a = lines_of(run(words, {"--language", "de", "--format", "csv"}).out);
        const std::vector<std::string> csv_b = lines_of(run(words, {"--language", "en", "--format", "csv"}).out);
        REQUIRE(csv_a.size() == csv_b.size());
        const auto header = [](const std::string& line) { return line.rfind("id,", 0) == 0 || line.rfind("number,", 0) == 0 || line.rfind("kind,", 0) == 0; };
        for (std::size_t i = 0; i < csv_a.size(); ++i)
            if (header(csv_b[i]))
                CHECK(csv_a[i] == csv_b[i]);
    }
}

TEST_CASE("gaps come with their evidence, word for word and with the place in the file")
{
    const Answer answer = run({"gaps", shell::six_cases(), "--city", "CB", "--format", "json"});
    REQUIRE(answer.code == 0);
    const json data = answer.parsed();
    CHECK(data["reference"] == "2016-03-31");
    CHECK(data["gap_count"] == data["gaps"].size());
    bool all = true;
    for (const json& gap : data["gaps"]) {
        const bool found = std::any_of(data["evidence"].begin(), data["evidence"].end(), [&](const json& row) { return row["gap"] == gap["number"]; });
        all = all && (found || gap["form"] == "no_door");
        CHECK((gap["grade"] == "A" || gap["grade"] == "B" || gap["grade"] == "C"));
    }
    CHECK(all);
    for (const json& row : data["evidence"]) {
        CHECK(row["file"].get<std::string>().find("statements.csv") != std::string::npos);
        CHECK(row["line"].get<int>() > 1);
    }
    CHECK(run({"gaps", shell::six_cases(), "--city", "CB", "--language", "de"}).out.find("Verlorene Verbindung") != std::string::npos);
    CHECK(run({"gaps", shell::six_cases(), "--city", "CB", "--at", "2016-01-01", "--format", "json"}).parsed()["reference"].is_null());
}

TEST_CASE("each gap says in how many variants it is found, and what is no gap stands apart")
{
    const json data = run({"gaps", shell::six_cases(), "--city", "PO", "--field", "integration", "--variants", "60", "--permutations", "50", "--format", "json"}).parsed();
    // 4 informants x 3 rules = 12 a draw: 60 need 5 draws.
    CHECK(data["variants"] == 60);
    for (const json& gap : data["gaps"]) {
        const double share = gap["robustness"].get<double>();
        CHECK(share * 60 == Approx(std::round(share * 60)));
        CHECK(gap["robust"] == (share >= 0.8 ? "robust" : share >= 0.5 ? "tentative" : "fragile"));
        if (gap["robust"] == "fragile")
            CHECK(gap["shown"] == false);
        CHECK(gap["standing"].get<std::string>().find(", grade ") != std::string::npos);
    }
    CHECK(data["by_chance"].size() == 5);
    CHECK(data["easy_contacts"].size() == 5);
    CHECK_FALSE(data["ask_next"].empty());
    CHECK(data["decisions"].empty());
    const auto reason = [&](const char* kind) { return std::any_of(data["empty_kinds"].begin(), data["empty_kinds"].end(), [&](const json& row) { return row["kind"] == kind; }); };
    CHECK(reason("G1"));
    CHECK(run({"gaps", shell::six_cases(), "--city", "PO", "--variants", "0", "--permutations", "0", "--format", "json"}).parsed()["gaps"][0]["robustness"].is_null());
    const std::string people = run({"gaps", shell::six_cases(), "--city", "PO", "--field", "integration", "--variants", "60", "--language", "de"}).out;
    CHECK(people.find("besteht in ") != std::string::npos);
    CHECK(people.find("durch Zufall") != std::string::npos);
    CHECK(people.find("Wen als Nächstes fragen") != std::string::npos);
    CHECK(run({"gaps", shell::six_cases(), "--variants", "-1"}).code == 2);
}

TEST_CASE("the same question gives the same bytes")
{
    for (const char* command : {"snapshot", "measure", "gaps", "structures"}) {
        const std::vector<std::string> words{command, shell::six_cases(), "--city", "SW", "--at", "2020-07-01", "--format", "json"};
        CHECK(run(words).out == run(words).out);
    }
}

TEST_CASE("structures tell their status on a day, and all their times without one")
{
    const json day = run({"structures", shell::six_cases(), "--city", "RE", "--at", "2020-01-15", "--format", "json"}).parsed();
    CHECK(row_of(day["structures"], "id", "RE-S06")["status"] == "vacant");
    const json lives = run({"structures", shell::six_cases(), "--city", "RE", "--format", "json"}).parsed();
    CHECK(lives["runs"].size() > lives["structures"].size());
}

TEST_CASE("a check of the six cases finds the planted slips and returns 1, one of an empty study returns 0")
{
    const Answer answer = run({"check", shell::six_cases(), "--format", "json"});
    CHECK(answer.code == 1);
    int exchanged = 0;
    int contradicted = 0;
    int planted = 0;
    const json data = answer.parsed();
    for (const json& row : data["findings"]) {
        exchanged += row["kind"] == "direction";
        contradicted += row["kind"] == "conflict" && row["what"].get<std::string>().find("contradict") != std::string::npos;
    }
    for (const auto& [city, expected] : check_numbers().items())
        planted += expected["contradicted"].get<int>();
    CHECK(exchanged == 2);
    CHECK(contradicted == planted);
    const shell::Folder folder;
    const std::string actors = folder.put("actors.csv", "id,label,kind\nA1,Office,admin\n");
    REQUIRE(run({"import", actors, "--into", folder.at("s.crosscut"), "--city", "X", "--quiet"}).code == 0);
    const Answer fine = run({"check", folder.at("s.crosscut")});
    INFO(fine.out << fine.err);
    CHECK(fine.code == 0);
}

TEST_CASE("a trial import changes nothing, a strict one takes nothing if a row is refused")
{
    const shell::Folder folder;
    const std::string study = folder.at("s.crosscut");
    CHECK(run({"import", shell::dataset("halle"), "--into", study, "--dry-run", "--quiet"}).code == 0);
    CHECK_FALSE(std::filesystem::exists(study));
    const std::string actors = folder.put("actors.csv", "id,label,kind\nA1,Office,admin\nA2,,admin\n");
    const Answer strict = run({"import", actors, "--into", study, "--city", "X", "--strict", "--format", "json"});
    CHECK(strict.code == 1);
    CHECK(strict.parsed()["imported"] == false);
    CHECK_FALSE(std::filesystem::exists(study));
    const Answer taken = run({"import", actors, "--into", study, "--city", "X", "--format", "json"});
    CHECK(taken.code == 1);
    CHECK(taken.parsed()["taken"] == 1);
    CHECK(taken.parsed()["refused"] == 1);
    CHECK(taken.parsed()["notes"][0]["line"] == 3);
}

TEST_CASE("a word for a relation that nobody knows is counted, and read once it is said what it means")
{
    const shell::Folder folder;
    const std::string ties = folder.put("ties.csv", "from,to,type\nA,B,friends\nB,C,friends\nA,C,advice\n");
    const Answer first = run({"import", ties, "--dry-run", "--format", "json"});
    CHECK(first.parsed()["refused"] == 2);
    CHECK(first.parsed()["unknown_relations"][0]["word"] == "friends");
    CHECK(first.parsed()["unknown_relations"][0]["rows"] == 2);
    const Answer then = run({"import", ties, "--into", folder.at("s.crosscut"), "--relation", "friends=new", "--write-map", folder.at("map.json"), "--format", "json"});
    CHECK(then.code == 0);
    CHECK(then.parsed()["taken"] == 3);
    // What was said is in the mapping, so that the same tables are read the same way again.
    CHECK(run({"import", ties, "--map", folder.at("map.json"), "--dry-run", "--format", "json"}).parsed()["refused"] == 0);
    CHECK(run({"import", ties, "--dry-run", "--relation", "friends"}).code == 2);
    CHECK(run({"import", ties, "--dry-run", "--relation", "=info"}).code == 2);
}

TEST_CASE("a study written as tables is read back as the same study")
{
    const shell::Folder folder;
    for (const char* target : {"tables", "book.xlsx"}) {
        INFO(target);
        REQUIRE(run({"convert", shell::six_cases(), "--out", folder.at(target)}).code == 0);
        const std::string study = folder.at(std::string(target) + ".crosscut");
        // Folder: one subfolder a city, or all in one; both are found.
        std::vector<std::string> words{"import"};
        bool plain = true;
        if (std::filesystem::is_directory(folder.at(target)))
            for (const auto& entry : std::filesystem::directory_iterator(folder.at(target)))
                if (entry.is_directory()) {
                    plain = false;
                    CHECK(run({"import", entry.path().string(), "--into", study, "--quiet"}).code == 0);
                }
        if (plain)
            CHECK(run({"import", folder.at(target), "--into", study, "--quiet"}).code == 0);
        for (const char* city : {"CB", "RE"}) {
            json a = run({"snapshot", shell::six_cases(), "--city", city, "--at", "2018-07-01", "--format", "json"}).parsed();
            json b = run({"snapshot", study, "--city", city, "--at", "2018-07-01", "--format", "json"}).parsed();
            for (const char* key : {"certain", "possible", "absent", "unobserved", "actor_count", "tie_count", "observable_pairs"})
                CHECK(a[key] == b[key]);
        }
    }
}

TEST_CASE("a rank is never told without its interval, and a share of draws never without the number of ties behind it")
{
    const std::string& study = shell::six_cases();
    const shell::Answer answer = shell::run({"uncertainty", study, "--city", "HA", "--at", "2018-07-01", "--measure", "betweenness", "--draws", "80", "--format", "json"});
    REQUIRE(answer.code == 0);
    const shell::json data = answer.parsed();
    CHECK(data["values"].size() == 35);
    CHECK(data["strip"].size() == 21);
    CHECK(data["informants"] == 9);
    for (const shell::json& row : data["values"]) {
        CHECK(row["interviews_rank_best"] <= row["interviews_rank_worst"]);
        CHECK(row["left_out_low"] <= row["value"]);
        CHECK(row["left_out_high"] >= row["left_out_low"]);
    }
    for (const shell::json& row : data["strip"])
        CHECK(row["observable_pairs"] >= row["ties"]);
    CHECK(shell::run({"uncertainty", study, "--city", "HA", "--at", "2018-07-01", "--measure", "betweenness", "--draws", "80", "--format", "json"}).out == answer.out);
    const shell::Answer german = shell::run({"uncertainty", study, "--city", "HA", "--at", "2018-07-01", "--draws", "20", "--language", "de"});
    CHECK(german.out.find("Rangspanne") != std::string::npos);
    CHECK(shell::run({"uncertainty", study, "--measure", "fame"}).code == 2);
    CHECK(shell::run({"uncertainty", study, "--draws", "-1"}).code == 2);
}
