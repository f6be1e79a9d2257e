// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/network_json.hpp"
#include "network/snapshot.hpp"

using namespace crosscut;
using exchange::is_network_json;
using exchange::read_network_json;

namespace {

network::Snapshot snapshot_of(const exchange::ReadNetwork& read) { return network::snapshot(read.archive, network::derive_ties(read.archive), {}); }

}  // namespace

TEST_CASE("a network as JSON becomes actors and ties that hold at every time")
{
    const auto read = read_network_json(R"({"directed": true, "nodes": [{"id": "a", "label": "Amt A", "sector": "administration", "group": "x"}, {"id": "b", "group": "x"}, {"id": 3}],
        "edges": [{"source": "a", "target": "b", "weight": 4}, {"source": "b", "target": 3}]})",
                                        "net.json");
    REQUIRE(read);
    CHECK(read->notes.empty());
    const evidence::Table<evidence::Actor>& actors = *read->archive.actors;
    REQUIRE(actors.size() == 3);
    CHECK(actors[0].name == "Amt A");
    CHECK(actors[0].sector == evidence::Sector::administration);
    CHECK(actors[1].parent == actors[0].id);
    CHECK(actors[2].key == "3");
    const network::Snapshot net = snapshot_of(*read);
    REQUIRE(net.graph.ties.size() == 2);
    CHECK(net.graph.ties[0].strength == 4);
    // Directed: one arc for each tie.
    CHECK(net.arcs.ties.size() == 2);
    CHECK(net.group == std::vector<int>{0, 0, 1});
    CHECK(read->archive.interviews->front().researcher);
}

TEST_CASE("other programs' words for nodes and ties are read, too")
{
    CHECK(snapshot_of(*read_network_json(R"({"nodes": ["a", "b"], "links": [{"from": "a", "to": "b"}]})", "x.json")).graph.ties.size() == 1);
    CHECK(snapshot_of(*read_network_json(R"({"actors": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "ties": [{"a": "a", "b": "b", "counted": true}, {"a": "b", "b": "c", "counted": false}]})", "x.json"))
              .graph.ties.size() == 1);
}

TEST_CASE("what is no network is told apart, and what does not fit is named")
{
    CHECK(is_network_json(R"({"nodes": [], "edges": []})"));
    CHECK_FALSE(is_network_json(R"({"nodes": []})"));
    CHECK_FALSE(is_network_json("[1, 2]"));
    CHECK_FALSE(is_network_json("nodes edges"));
    CHECK_FALSE(is_network_json(std::string(1000000, '[')));
    const auto code = [](const char* text) {
        const auto read = read_network_json(text, "x.json");
        REQUIRE_FALSE(read);
        CHECK(read.problem().place.file == "x.json");
        return read.problem().code;
    };
    CHECK(code("{") == Problem::Code::bad_file);
    CHECK(code(R"({"nodes": [{"id": "a"}, {"id": "a"}], "edges": []})") == Problem::Code::duplicate_name);
    CHECK(code(R"({"nodes": [{"label": ""}], "edges": []})") == Problem::Code::missing_value);
    CHECK(code(R"({"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "b"}]})") == Problem::Code::unknown_name);
    CHECK(code(R"({"nodes": [{"id": "a"}], "edges": [5]})") == Problem::Code::unknown_name);
    std::string many = R"({"edges": [], "nodes": [)";
    for (int i = 0; i < 200001; ++i)
        many += (i ? "," : "") + std::to_string(i);
    CHECK(code((many + "]}").c_str()) == Problem::Code::limit);
}

TEST_CASE("weights that are no strength and ties of a node with itself are left out and counted")
{
    const auto read = read_network_json(R"({"nodes": ["a", "b"], "edges": [{"source": "a", "target": "b", "weight": 0.25}, {"source": "a", "target": "a"}]})", "x.json");
    REQUIRE(read);
    REQUIRE(read->notes.size() == 2);
    CHECK(snapshot_of(*read).graph.ties.size() == 1);
    CHECK(snapshot_of(*read).graph.ties.front().strength == 1);
}
