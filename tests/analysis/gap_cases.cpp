// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/brokerage.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/gap_parts.hpp"
#include "analysis/reference.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace crosscut;
using namespace crosscut::analysis;
using nlohmann::json;

namespace {

struct City {
    std::vector<std::string> ids;
    Grouping grouping;
    std::vector<std::vector<std::string>> topics;
    std::vector<bool> civil;
    std::vector<bool> administration;
    std::vector<bool> interviewed;
    network::Graph then;
    network::Graph now;
    json values;
};

City read_city()
{
    std::ifstream stream(CROSSCUT_SOURCE_DIR "/tests/oracles/gaps_open.json");
    const json data = json::parse(stream);
    City city;
    std::vector<std::string> departments;
    // The library keeps keys sorted: the order of the actors is that of their names.
    for (const auto& [id, actor] : data["actors"].items()) {
        city.ids.push_back(id);
        departments.push_back(actor["dept"]);
        city.topics.push_back(actor["topics"].get<std::vector<std::string>>());
        city.civil.push_back(actor["sector"] == "civil");
        city.administration.push_back(actor["sector"] == "administration");
        city.interviewed.push_back(std::count(data["interviewed"].begin(), data["interviewed"].end(), json(id)) > 0);
    }
    city.grouping = grouping(departments);
    const auto graph = [&](const json& rows) {
        std::vector<network::GraphTie> ties;
        const auto place = [&](const json& id) {
            return static_cast<std::uint32_t>(std::find(city.ids.begin(), city.ids.end(), id.get<std::string>()) - city.ids.begin());
        };
        for (const json& row : rows)
            if (row[2] == "confirmed" || row[2] == "unconfirmable" || row[2] == "one_sided")
                ties.push_back({place(row[0]), place(row[1]), 1});
        return network::make_graph(static_cast<std::uint32_t>(city.ids.size()), ties, false, false);
    };
    city.then = graph(data["ties_reference"]);
    city.now = graph(data["ties_current"]);
    city.values = data["values"];
    return city;
}

}  // namespace

TEST_CASE("same tasks without a link are found with their likeness")
{
    const City city = read_city();
    const auto found = shared_tasks(city.now, city.grouping.group, city.topics);
    const json& expected = city.values["G1_shared_mandate_no_link"];
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO(i);
        CHECK(city.ids[found[i].a] == expected[i]["a"]);
        CHECK(city.ids[found[i].b] == expected[i]["b"]);
        CHECK(json(found[i].topics) == expected[i]["shared"]);
        CHECK(found[i].similarity == Approx(expected[i]["similarity"].get<double>()).epsilon(1e-12));
        CHECK(found[i].score == Approx(expected[i]["score"].get<double>()).epsilon(1e-12));
        CHECK((found[i].distance ? json(*found[i].distance) : json(nullptr)) == expected[i]["distance"]);
        CHECK((city.interviewed[found[i].a] || city.interviewed[found[i].b]) == expected[i]["observable"]);
    }
}

TEST_CASE("departments that nobody brings together are told from those that hang on one actor")
{
    const City city = read_city();
    json rows = json::array();
    for (const Hole& hole : department_holes(city.now, city.grouping.group, static_cast<int>(city.grouping.names.size()))) {
        json brokers = json::array();
        for (const std::uint32_t i : hole.brokers)
            brokers.push_back(city.ids[i]);
        const char* kind = hole.brokers.empty() ? "hole_no_broker" : hole.brokers.size() == 1 ? "hole_single_broker" : "hole_several_brokers";
        rows.push_back({{"a", city.grouping.names[static_cast<std::size_t>(hole.a)]}, {"b", city.grouping.names[static_cast<std::size_t>(hole.b)]},
            {"intermediaries", brokers}, {"kind", kind}});
    }
    CHECK(rows == city.values["G3_department_holes"]);
}

TEST_CASE("positions and ties on which the network hangs are those of the reference case")
{
    const City city = read_city();
    const Cuts cut = cuts(city.now);
    for (const json& row : city.values["G4_articulation"]) {
        const auto i = static_cast<std::size_t>(std::find(city.ids.begin(), city.ids.end(), row["actor"].get<std::string>()) - city.ids.begin());
        CHECK(cut.articulation[i]);
        CHECK(cut.cut_pairs[i] == row["cut_pairs"].get<double>());
        CHECK(*cut.cut_share[i] == Approx(row["cut_share"].get<double>()).epsilon(1e-12));
    }
    CHECK(static_cast<std::size_t>(std::count(cut.articulation.begin(), cut.articulation.end(), true)) == city.values["G4_articulation"].size());
    json rows = json::array();
    for (const Bridge& bridge : bridges(city.now)) {
        const network::GraphTie& tie = city.now.ties[bridge.tie];
        rows.push_back({city.ids[std::min(tie.a, tie.b)], city.ids[std::max(tie.a, tie.b)]});
    }
    std::sort(rows.begin(), rows.end());
    CHECK(rows == city.values["G4_bridges"]);
}

TEST_CASE("doors into the town hall are counted for every civil-society actor")
{
    const City city = read_city();
    json rows = json::array();
    for (const Doors& row : narrow_doors(city.now, city.grouping.group, city.civil, city.administration)) {
        json doors = json::array();
        for (const std::uint32_t i : row.doors)
            doors.push_back(city.ids[i]);
        json departments = json::array();
        for (const int g : row.departments)
            departments.push_back(city.grouping.names[static_cast<std::size_t>(g)]);
        const char* kinds[] = {"no_door", "one_door", "one_department"};
        rows.push_back({{"actor", city.ids[row.actor]}, {"doors", doors}, {"departments", departments}, {"kind", kinds[static_cast<int>(row.kind)]}});
    }
    CHECK(rows == city.values["G5_doors"]);
}

TEST_CASE("what was there in the crisis and is gone is found as tie, channel and broker")
{
    const City city = read_city();
    const Lost lost = lost_between(city.then, city.now, city.grouping.group);
    json ties = json::array();
    for (const auto& [a, b] : lost.ties)
        ties.push_back({{"a", city.ids[a]}, {"b", city.ids[b]}, {"observable", city.interviewed[a] || city.interviewed[b]}});
    CHECK(ties == city.values["G7_lost_ties"]);
    json channels = json::array();
    for (const auto& [a, b] : lost.channels)
        channels.push_back({city.grouping.names[static_cast<std::size_t>(a)], city.grouping.names[static_cast<std::size_t>(b)]});
    CHECK(channels == city.values["G7_lost_channels"]);
    json brokers = json::array();
    for (const Lost::Broker& broker : lost.brokers)
        brokers.push_back(city.ids[broker.actor]);
    CHECK(brokers == city.values["G7_lost_brokers"]);
    const auto before = brokerage(city.then, city.grouping.group);
    const auto now = brokerage(city.now, city.grouping.group);
    for (std::size_t i = 0; i < city.ids.size(); ++i) {
        const json& expected = city.values["brokerage_between_departments"][city.ids[i]];
        INFO(city.ids[i]);
        CHECK(before[i].between == expected["before"]);
        CHECK(before[i].exclusive == expected["before_exclusive"]);
        CHECK(now[i].between == expected["now"]);
        CHECK(now[i].exclusive == expected["now_exclusive"]);
    }
}
