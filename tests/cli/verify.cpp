// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>

using shell::Answer;
using shell::json;
using shell::run;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> case_files()
{
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(CROSSCUT_SOURCE_DIR "/tests/oracles"))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

json read(const std::string& file) { return json::parse(*crosscut::files::read_file(file)); }

/// Kinds of cases that the program answers in full.
const std::set<std::string> answered{"network", "two_mode", "dates", "activity", "claims", "waves", "css", "stats", "cell_null", "random", "gaps",
                                     "survival", "turnbull", "persistence", "origin_probability", "event_study", "integration_index"};

/// What is asked inside of the values of a kind; everything else there is an answer.
const std::map<std::string, std::set<std::string>> asked{
    {"activity", {"start", "end", "day", "window"}}, {"dates", {"text"}}, {"random", {"seed", "network", "permutations"}}, {"stats", {"p", "x", "y", "n", "differences"}},
    {"event_study", {"name", "series", "onset_index", "acute_end_index", "department_pairs"}}, {"integration_index", {"day"}},
    {"origin_probability", {"start", "crisis"}}, {"persistence", {"structure", "crisis", "horizon_years"}}};

json blank(const json& value, const std::set<std::string>& questions)
{
    if (value.is_object()) {
        json out = json::object();
        for (const auto& [key, one] : value.items())
            out[key] = questions.count(key) ? one : blank(one, questions);
        return out;
    }
    if (value.is_array() && std::any_of(value.begin(), value.end(), [](const json& one) { return one.is_structured(); })) {
        json out = json::array();
        for (const json& one : value)
            out.push_back(blank(one, questions));
        return out;
    }
    return nullptr;
}

/// A case without its answers, as somebody would hand it over to be computed.
json form_of(json data)
{
    const std::string kind = data["kind"];
    for (const char* drop : {"not_adopted", "cross_check_survfit", "confirmed_by", "tools", "basis", "phrases_de"})
        data.erase(drop);
    if (data.contains("measures"))
        for (auto& [key, measure] : data["measures"].items())
            measure = {{"section", measure.value("section", "")}, {"value", nullptr}};
    else if (asked.count(kind))
        data["values"] = blank(data["values"], asked.at(kind));
    else
        data.erase("values");
    return data;
}

bool same(const json& found, const json& expected)
{
    if (expected.is_number() && found.is_number())
        return std::fabs(found.get<double>() - expected.get<double>()) <= 1e-7 * std::max(1.0, std::fabs(expected.get<double>()));
    if (expected.is_structured() && found.type() == expected.type()) {
        if (found.size() != expected.size())
            return false;
        if (expected.is_array())
            return std::equal(found.begin(), found.end(), expected.begin(), same);
        return std::all_of(expected.items().begin(), expected.items().end(),
                           [&](const auto& item) { return found.contains(item.key()) && same(found[item.key()], item.value()); });
    }
    return found == expected;
}

json expected_of(const json& data)
{
    if (!data.contains("measures"))
        return data["values"];
    json out = json::object();
    for (const auto& [key, measure] : data["measures"].items())
        out[key] = measure["value"];
    return out;
}

}  // namespace

TEST_CASE("blank forms of the reference cases are answered with the expected values")
{
    const shell::Folder folder;
    folder.put("two_group_ei.json", read(CROSSCUT_SOURCE_DIR "/tests/oracles/two_group_ei.json").dump());  // that `random` shuffles
    int count = 0;
    for (const std::string& file : case_files()) {
        const json data = read(file);
        if (!answered.count(data["kind"]))
            continue;
        const std::string form = folder.put("form.json", form_of(data).dump());
        const Answer answer = run({"verify", "--compute", form});
        INFO(file << "\n" << answer.err);
        REQUIRE(answer.code == 0);
        const json found = answer.parsed();
        CHECK(found["id"] == data["id"]);
        CHECK(found["kind"] == data["kind"]);
        const json expected = expected_of(data);
        if (expected.is_object()) {
            for (const auto& [key, value] : expected.items()) {
                INFO(key << "\nfound    " << found["values"][key].dump().substr(0, 400) << "\nexpected " << value.dump().substr(0, 400));
                CHECK(found["values"].contains(key));
                CHECK(same(found["values"][key], value));
            }
        } else {
            CHECK(same(found["values"], expected));
        }
        ++count;
    }
    CHECK(count >= 20);
}

TEST_CASE("published tables that are not ours to copy are answered where they are at hand")
{
    for (const char* name : {"psych_left_truncated", "leukemia_6mp", "breast_cosmesis"}) {
        const fs::path file = fs::path(CROSSCUT_SOURCE_DIR) / ".." / "shared" / "oracles" / "open" / (std::string(name) + ".json");
        if (!fs::exists(file)) {
            WARN("SKIPPED: " << name << " is not at hand");
            continue;
        }
        const shell::Folder folder;
        const json data = read(file.string());
        const Answer answer = run({"verify", "--compute", folder.put("form.json", form_of(data).dump())});
        REQUIRE(answer.code == 0);
        CHECK(same(answer.parsed()["values"], data["values"]));
    }
}

TEST_CASE("comparing counts what is the same, lists what deviates and counts what is missing")
{
    for (const std::string& file : case_files()) {
        const json data = read(file);
        const Answer answer = run({"verify", file, "--format", "json"});
        INFO(file << "\n" << answer.out << answer.err);
        CHECK(answer.code == 0);
        const json row = answer.parsed()["cases"][0];
        CHECK(row["id"] == data["id"]);
        CHECK(row["deviations"] == 0);
        if (answered.count(data["kind"])) {
            CHECK(row["missing"] == 0);
            CHECK(row["same"].get<int>() > 0);
        } else {
            CHECK(row["missing"].get<int>() > 0);
        }
    }
    json wrong = read(CROSSCUT_SOURCE_DIR "/tests/oracles/micro_path5.json");
    wrong["measures"]["density"]["value"] = 0.9;
    wrong["measures"]["beauty"] = {{"section", "9.9"}, {"value", 1}};
    const shell::Folder folder;
    const std::string file = folder.put("wrong.json", wrong.dump());
    const Answer answer = run({"verify", file, "--format", "json"});
    CHECK(answer.code == 1);
    const json data = answer.parsed();
    CHECK(data["cases"][0]["deviations"] == 1);
    CHECK(data["cases"][0]["missing"] == 1);
    CHECK(data["deviations"][0]["what"].get<std::string>().find("/density: 0.9 was expected, 0.4 found.") != std::string::npos);
    CHECK(run({"verify", file, "--language", "de"}).out.find("wurde erwartet") != std::string::npos);
}

TEST_CASE("several cases are answered as a list in their order")
{
    const std::string folder = CROSSCUT_SOURCE_DIR "/tests/oracles/";
    const Answer answer = run({"verify", "--compute", folder + "micro_k2.json", folder + "dates_open.json"});
    REQUIRE(answer.code == 0);
    const json data = answer.parsed();
    REQUIRE(data.size() == 2);
    CHECK(data[0]["id"] == "micro_k2");
    CHECK(data[1]["id"] == "dates_open");
    CHECK(data[0]["values"]["degree"].dump() == R"({"n0":1,"n1":1})");
}

TEST_CASE("a file that is no reference case is named with what is wrong, and the others are still answered")
{
    const shell::Folder folder;
    std::string deep(200000, '[');
    const std::map<std::string, std::string> broken{
        {"deep.json", deep}, {"cut.json", R"({"kind": "network", "nodes": [)"}, {"list.json", "[]"}, {"word.json", "\"network\""}, {"empty.json", ""},
        {"bytes.json", std::string("\xff\xfe\x00\x01", 4)}, {"no_nodes.json", R"({"kind": "network", "id": "x"})"},
        {"no_edges.json", R"({"kind": "network", "id": "x", "nodes": [{"id": "a"}]})"},
        {"stranger.json", R"({"kind": "network", "id": "x", "nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "b"}]})"},
        {"twice.json", R"({"kind": "network", "id": "x", "nodes": [{"id": "a"}, {"id": "a"}], "edges": []})"},
        {"number.json", R"({"kind": 7, "id": "x"})"}, {"nodes.json", R"({"kind": "network", "id": "x", "nodes": {"a": 1}, "edges": []})"},
        {"mode.json", R"({"kind": "two_mode", "id": "x", "nodes": [{"id": "a", "mode": "chair"}], "edges": []})"},
        {"seat.json", R"({"kind": "two_mode", "id": "x", "nodes": [{"id": "a", "mode": "actor"}, {"id": "b", "mode": "actor"}], "edges": [{"source": "a", "target": "b"}]})"},
        {"date.json", R"({"kind": "dates", "id": "x", "values": [{"text": "the day before"}]})"}, {"claims.json", R"({"kind": "claims", "id": "x", "actors": ["a"]})"},
        {"waves.json", R"({"kind": "waves", "id": "x", "nodes": ["a"], "wave1": [["a", "b"]], "wave2": []})"}, {"css.json", R"({"kind": "css", "id": "x", "slices": [[[0, 1]]]})"},
        {"stats.json", R"({"kind": "stats", "id": "x", "values": {"rank_correlation": {"x": [1, 2], "y": [1]}}})"},
        {"random.json", R"({"kind": "random", "id": "x", "values": {"t": {"network": "../etc", "seed": 1, "permutations": 9}}})"},
        {"cell.json", R"({"kind": "cell_null", "id": "x", "nodes": [{"id": "a", "group": "X"}], "edges": [], "cell": ["X", "Y"]})"},
        {"gaps.json", R"({"kind": "gaps", "id": "x", "actors": {"a": {"dept": "D"}}, "interviewed": [], "ties_reference": [["a", "b", "confirmed"]], "ties_current": []})"},
        {"spells.json", R"({"kind": "survival", "id": "x", "data": {"columns": ["time"], "rows": [["soon"]]}})"},
        {"status.json", R"({"kind": "survival", "id": "x", "data": {"columns": ["time", "status"], "rows": [[4, 2]]}})"},
        {"late.json", R"({"kind": "survival", "id": "x", "data": {"columns": ["entry", "time", "status"], "rows": [[5, 4, 1]]}})"},
        {"before.json", R"({"kind": "survival", "id": "x", "data": {"columns": ["time", "status"], "rows": [[-4, 1]]}})"},
        {"unseen.json", R"({"kind": "waves", "id": "x", "nodes": ["a", "b"], "wave1": [["a", "b"]], "wave2": null})"},
        {"goes_on.json", R"({"kind": "persistence", "id": "x", "crises": {"c": {"pulses": [["2015-09-01", null]]}}, "structures": [{"id": "s", "start": "2015-10-01", "last_observed": "2023-01-01"}],
            "values": [{"structure": "s", "crisis": "c", "horizon_years": 3}]})"},
        {"backwards.json", R"({"kind": "persistence", "id": "x", "crises": {}, "structures": [{"id": "s", "start": "2015-10-01", "end": "2014-10-01", "last_observed": "2023-01-01"}], "values": []})"},
        {"interval.json", R"({"kind": "turnbull", "id": "x", "data": {"columns": ["left", "right"], "rows": [[5, 2]]}})"},
        {"fate.json", R"({"kind": "persistence", "id": "x", "crises": {}, "structures": [], "values": [{"structure": "s", "crisis": "c", "horizon_years": 3}]})"},
        {"origin.json", R"({"kind": "origin_probability", "id": "x", "last_observed": "2023", "crises": {}, "values": []})"},
        {"months.json", R"({"kind": "event_study", "id": "x", "values": [{"series": [], "onset_index": 9, "acute_end_index": 1}]})"},
        {"index.json", R"({"kind": "integration_index", "id": "x", "departments": ["A"], "actors": {}, "ties": [["a", "b", "soon", "open"]], "structures": [], "values": []})"},
        {"activity.json", R"({"kind": "activity", "id": "x", "last_observed": 7, "values": []})"}};
    const std::string fine = CROSSCUT_SOURCE_DIR "/tests/oracles/micro_k2.json";
    for (const auto& [name, text] : broken) {
        const std::string file = folder.put(name, text);
        for (const bool compute : {true, false}) {
            std::vector<std::string> words{"verify", file, fine};
            if (compute)
                words.emplace_back("--compute");
            const Answer answer = run(words);
            INFO(name << "\n" << answer.err);
            CHECK(answer.code == 1);
            CHECK(answer.err.find(name) != std::string::npos);
            CHECK(answer.err.find("json.exception") == std::string::npos);
            CHECK(answer.out.find("micro_k2") != std::string::npos);
        }
    }
    CHECK(run({"verify", folder.at("missing.json")}).code == 1);
}

TEST_CASE("a network without groups, weights or ties is answered, too")
{
    const shell::Folder folder;
    const std::string file = folder.put("plain.json", R"({"kind": "network", "id": "p", "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "edges": [{"source": "a", "target": "b"}]})");
    const Answer answer = run({"verify", "--compute", file});
    REQUIRE(answer.code == 0);
    const json values = answer.parsed()["values"];
    CHECK(values["degree"] == json({{"a", 1}, {"b", 1}, {"c", 0}}));
    CHECK(values["density"].get<double>() == Approx(1.0 / 3));
    CHECK_FALSE(values.contains("ei"));
    CHECK(run({"verify", "--compute", folder.put("kind.json", R"({"kind": "weather", "id": "w"})")}).parsed()["values"] == json::object());
}

TEST_CASE("what a case leaves out or leaves empty is taken as not there, and the rest is answered")
{
    const shell::Folder folder;
    const auto values = [&](const char* text) { return json::parse(run({"verify", "--compute", folder.put("c.json", text)}).out).at("values"); };
    // A, B and C make three pairs; one of them is tied.
    const json shares = values(R"({"kind": "integration_index", "id": "x", "departments": ["A", "B", "C"], "actors": {"a": "A", "b": "B"},
        "ties": [["a", "b", "2014-01-01", null]], "values": [{"day": "2015-01-01"}]})");
    CHECK(shares.at(0).at("direct").get<double>() == Approx(1.0 / 3));
    CHECK(shares.at(0).at("structural") == 0);
    const json fates = values(R"({"kind": "persistence", "id": "x", "crises": {"c": {"pulses": [["2015-09-01", "2016-03-31"]], "aftermath_end": null}},
        "structures": [{"id": "s", "start": "2015-10-01", "last_observed": "2023-01-01", "obs": [{"date": "2015-10-01", "activity": null, "departments": 3}]}],
        "values": [{"structure": "s", "crisis": "c", "horizon_years": 3}]})");
    CHECK(fates.at(0).at("outcome") == "held");
    CHECK(fates.at(0).at("reference").at("departments") == 3);
    CHECK(fates.at(0).at("reference").at("fte").is_null());
    // Two ends at 5 out of three, and one who left at 5 was still at risk: 1/3.
    const json curve = values(R"({"kind": "survival", "id": "x", "data": {"columns": ["time", "status"], "rows": [[5, true], [5, 1], [5, false]]}})").at("km").at("all");
    CHECK(curve.at("surv").at(0).get<double>() == Approx(1.0 / 3));
    CHECK(curve.at("n_risk") == json::array({3}));
    // Baseline 0.1, peak 0.4: a gain of 0.3; without the number of pairs 0.05 is what it must reach.
    const json study = values(R"({"kind": "event_study", "id": "x", "values": [{"series": [0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.4,null,0.4], "onset_index": 12,
        "acute_end_index": 13, "department_pairs": null}]})").at(0).at("expected");
    CHECK(study.at("gain").get<double>() == Approx(0.3));
    CHECK(study.at("retained").at("1").is_null());
}
