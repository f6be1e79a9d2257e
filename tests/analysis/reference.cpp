// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/reference.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

using namespace crosscut;
using namespace crosscut::analysis;
using nlohmann::json;

namespace {

json as_json(const Answer& answer)
{
    return std::visit(
        [](const auto& value) -> json {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, Answer::List>) {
                json out = json::array();
                for (const Answer& one : value)
                    out.push_back(as_json(one));
                return out;
            } else if constexpr (std::is_same_v<T, Answer::Map>) {
                json out = json::object();
                for (const auto& [key, one] : value)
                    out[key] = as_json(one);
                return out;
            } else {
                return value;
            }
        },
        answer.value);
}

bool same(const json& found, const json& expected, double tolerance)
{
    if (expected.is_number() && found.is_number()) {
        const double a = found.get<double>();
        const double b = expected.get<double>();
        return std::fabs(a - b) <= tolerance * std::max(1.0, std::fabs(b));
    }
    if (expected.is_array() && found.is_array()) {
        if (found.size() != expected.size())
            return false;
        for (std::size_t i = 0; i < found.size(); ++i)
            if (!same(found[i], expected[i], tolerance))
                return false;
        return true;
    }
    if (expected.is_object() && found.is_object()) {
        if (found.size() != expected.size())
            return false;
        for (const auto& [key, value] : expected.items())
            if (!found.contains(key) || !same(found[key], value, tolerance))
                return false;
        return true;
    }
    return found == expected;
}

double tolerance_of(const std::string& key)
{
    for (const char* spectral : {"eigenv", "katz", "pagerank", "svd", "singular"})
        if (key.find(spectral) != std::string::npos)
            return 1e-7;
    return 1e-9;
}

std::vector<json> cases(const std::string& kind)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(CROSSCUT_SOURCE_DIR "/tests/oracles"))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<json> out;
    for (const auto& file : files) {
        std::ifstream stream(file);
        json data = json::parse(stream);
        if (data["kind"] == kind)
            out.push_back(std::move(data));
    }
    return out;
}

/// Compares key by key; returns how many keys the room does not know.
int compare(const json& data, const json& found)
{
    int unknown = 0;
    for (const auto& [key, measure] : data["measures"].items()) {
        if (!found.contains(key)) {
            UNSCOPED_INFO("unknown: " << key);
            ++unknown;
            continue;
        }
        INFO(data["id"] << " " << key << "\nfound    " << found[key].dump().substr(0, 1500) << "\nexpected " << measure["value"].dump().substr(0, 1500));
        CHECK(same(found[key], measure["value"], tolerance_of(key)));
    }
    return unknown;
}

}  // namespace

TEST_CASE("every measure of a network is that of the reference cases")
{
    int unknown = 0;
    int count = 0;
    for (const json& data : cases("network")) {
        std::vector<std::string> ids;
        std::vector<std::string> groups;
        std::map<std::string, std::uint32_t> place;
        for (const json& node : data["nodes"]) {
            place[node["id"]] = static_cast<std::uint32_t>(ids.size());
            ids.push_back(node["id"]);
            groups.push_back(node["group"]);
        }
        std::vector<network::GraphTie> ties;
        for (const json& edge : data["edges"])
            ties.push_back({place[edge["source"]], place[edge["target"]], edge["weight"].get<double>()});
        const network::Graph graph = network::make_graph(static_cast<std::uint32_t>(ids.size()), ties, data["directed"], data["weighted"]);
        unknown += compare(data, as_json(Answer(answer_network(graph, ids, groups))));
        ++count;
    }
    CHECK(count >= 17);
    CHECK(unknown == 0);
}

TEST_CASE("actors at tables are measured as in the reference cases")
{
    int unknown = 0;
    int count = 0;
    for (const json& data : cases("two_mode")) {
        std::vector<std::string> names[2];
        std::vector<std::string> groups;
        std::map<std::string, std::uint32_t> place;
        for (const json& node : data["nodes"]) {
            const bool actor = node["mode"] == "actor";
            place[node["id"]] = static_cast<std::uint32_t>(names[actor ? 0 : 1].size());
            names[actor ? 0 : 1].push_back(node["id"]);
            if (actor)
                groups.push_back(node["group"]);
        }
        Tables tables{static_cast<std::uint32_t>(names[0].size()), static_cast<std::uint32_t>(names[1].size()), {}};
        for (const json& edge : data["edges"])
            tables.seats.emplace_back(place[edge["source"]], place[edge["target"]]);
        unknown += compare(data, as_json(Answer(answer_two_mode(tables, names[0], names[1], groups))));
        ++count;
    }
    CHECK(count == 2);
    CHECK(unknown == 0);
}
