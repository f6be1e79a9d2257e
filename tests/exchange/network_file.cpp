// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/import_files.hpp"
#include "exchange/network_file.hpp"
#include "exchange/network_out.hpp"
#include "files/bytes.hpp"
#include "network/snapshot.hpp"

#include <filesystem>

using namespace crosscut;
using namespace crosscut::evidence;
using exchange::read_network_file;

namespace {

exchange::ReadNetwork read(const std::string& text, const std::string& file = "netz.graphml")
{
    Result<exchange::ReadNetwork> network = read_network_file(text, file);
    INFO((network ? std::string() : describe(Language::english, network.problem())));
    REQUIRE(network);
    return std::move(*network);
}

network::Snapshot on(const Archive& archive, const network::TieSet& ties, const char* day = nullptr)
{
    network::Question question;
    if (day)
        question.until = parse_day(day);
    question.cooperation = question.lines = question.conflicts = true;
    return network::snapshot(archive, ties, question);
}

const std::string dated = R"(<graphml><key id="l" for="node" attr.name="label"/><key id="t" for="node" attr.name="type"/><key id="c" for="node" attr.name="colour"/>
<key id="dep" for="node" attr.name="department"/><key id="w" for="edge" attr.name="weight"/><key id="s" for="edge" attr.name="start"/><key id="e" for="edge" attr.name="end"/>
<key id="r" for="edge" attr.name="relation"/><key id="x" for="edge" attr.name="source page"/>
<graph edgedefault="undirected">
<node id="a"><data key="l">Büro für Integration</data><data key="t">admin</data><data key="c">rot</data><data key="dep">D1</data></node>
<node id="b"><data key="l">Verein</data><data key="dep">D1</data></node><node id="c"/>
<edge id="e1" source="a" target="b"><data key="w">4</data><data key="s">2013-02-01</data><data key="e">2014-06-30</data><data key="r">advice</data><data key="x">S. 12</data></edge>
<edge id="e2" source="b" target="c" directed="true"><data key="w">0.5</data><data key="s">damals</data></edge>
<edge id="e3" source="c" target="c"/>
</graph></graphml>)";

}  // namespace

TEST_CASE("A network file becomes actors and claims of the file, and keeps what it does not understand")
{
    const exchange::ReadNetwork net = read(dated);
    const Table<Actor>& actors = *net.archive.actors;
    REQUIRE(actors.size() == 3);
    CHECK(actors[0].name == "Büro für Integration");
    CHECK(actors[0].kind == "admin");
    CHECK(actors[1].parent == actors[0].id);
    CHECK(actors[2].name == "c");
    CHECK(std::find(actors[0].extra.begin(), actors[0].extra.end(), Extra{"colour", "rot"}) != actors[0].extra.end());
    const Table<Claim>& claims = *net.archive.claims;
    REQUIRE(claims.size() == 2);
    CHECK(claims[0].strength == 4);
    CHECK(claims[0].start.text == "2013-02-01");
    CHECK(claims[0].extra == std::vector<Extra>{{"source page", "S. 12"}});
    // A weight that is no whole number and a time that is no date stay as words.
    CHECK(claims[1].strength == 0);
    CHECK(claims[1].extra.size() == 2);
    CHECK(find(*net.archive.relations, claims[0].relation)->key == "advice");
    CHECK(find(*net.archive.relations, claims[1].relation)->directed);
    CHECK(net.nodes == 3);
    CHECK(net.ties == 3);
    CHECK(net.refused == 1);
    CHECK(net.changed == 2);
    const network::TieSet ties = network::derive_ties(net.archive);
    CHECK(on(net.archive, ties, "2013-06-01").graph.ties.size() == 2);
    // The first tie ended on 30 June 2014, up to which the file speaks.
    CHECK(on(net.archive, ties, "2012-06-01").graph.ties.size() == 1);
}

TEST_CASE("A negative weight is a conflict, several spells are several claims, and an end may lie outside")
{
    const exchange::ReadNetwork signed_net = read("*Vertices 2\n*Edges\n1 2 -3\n", "x.net");
    REQUIRE(signed_net.archive.claims->size() == 1);
    CHECK(signed_net.archive.claims->front().strength == 3);
    CHECK(signed_net.archive.relations->front().relation_class == RelationClass::conflict);
    const exchange::ReadNetwork spells = read("<gexf><graph><nodes><node id='a'/><node id='b'/></nodes><edges><edge source='a' target='b'><spells><spell start='2013-01-01' end='2013-12-31'/>"
                                              "<spell start='2016-01-01'/></spells></edge></edges></graph></gexf>");
    CHECK(spells.archive.claims->size() == 2);
    const network::TieSet ties = network::derive_ties(spells.archive);
    CHECK(on(spells.archive, ties, "2013-05-01").graph.ties.size() == 1);
    CHECK(on(spells.archive, ties, "2015-05-01").graph.ties.empty());
    const exchange::ReadNetwork ours = read("<graphml><key id='t' for='graph' attr.name='crosscut.time'/><key id='e' for='edge' attr.name='end'/><graph><data key='t'>iso8601;end=exclusive</data>"
                                            "<node id='a'/><node id='b'/><edge source='a' target='b'><data key='e'>2015-01-01</data></edge></graph></graphml>");
    CHECK(ours.archive.claims->front().end.text == "2014-12-31");
}

TEST_CASE("A network taken into a study adds its actors and ties, and read again replaces what it said")
{
    Archive base = empty_archive();
    City town;
    town.id = CityId{1};
    town.key = "ST";
    town.name = "Stadt";
    base.cities = std::make_shared<Table<City>>(Table<City>{town});
    Actor known;
    known.id = ActorId{1};
    known.key = "ST01";
    known.city = town.id;
    known.name = "Verein";
    base.actors = std::make_shared<Table<Actor>>(Table<Actor>{known});
    const auto net = std::make_shared<const exchange::ReadNetwork>(read(dated));
    exchange::ImportPlan plan;
    plan.source = "netz.graphml";
    plan.city = town;
    plan.networks = {net};
    const exchange::Staged staged = exchange::stage(base, plan);
    CHECK(staged.archive.actors->size() == 3);
    CHECK(staged.archive.claims->size() == 2);
    CHECK(staged.archive.relations->size() > standard_relations().size());
    CHECK(staged.total().read == 6);
    CHECK(staged.total().refused == 1);
    CHECK(staged.total().known == 1);
    CHECK(find(*staged.archive.actors, ActorId{1})->key == "ST01");
    CHECK(staged.archive.claims->front().to == ActorId{1});
    CHECK(base.actors->size() == 1);
    const exchange::Staged again = exchange::stage(staged.archive, plan);
    CHECK(again.archive.actors->size() == 3);
    CHECK(again.archive.claims->size() == 2);
    CHECK(again.archive.interviews->size() == 1);
}

TEST_CASE("An actor, a tie and all their values come back from GraphML that was written")
{
    const exchange::ReadNetwork net = read(dated);
    const network::TieSet ties = network::derive_ties(net.archive);
    exchange::NetworkWords words;
    words.title = "Netz";
    words.disclaimer = "Nur ein Beispiel";
    const files::Network out = exchange::network_of(net.archive, ties, on(net.archive, ties), words);
    CHECK(out.ties.size() == 2);
    const std::string text = *exchange::network_bytes(out, "graphml");
    CHECK(text.find("Nur ein Beispiel") != std::string::npos);
    const exchange::ReadNetwork back = read(text);
    REQUIRE(back.archive.actors->size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const Actor& a = (*net.archive.actors)[i];
        const Actor& b = (*back.archive.actors)[i];
        CHECK(a.key == b.key);
        CHECK(a.name == b.name);
        CHECK(a.kind == b.kind);
        CHECK(a.parent == b.parent);
        CHECK(a.extra == b.extra);
    }
    REQUIRE(back.archive.claims->size() == 2);
    const network::TieSet again = network::derive_ties(back.archive);
    REQUIRE(again.ties.size() == ties.ties.size());
    for (const char* day : {"2012-06-01", "2013-06-01", "2014-06-30"})
        CHECK(on(net.archive, ties, day).graph.ties.size() == on(back.archive, again, day).graph.ties.size());
    const auto& first = *std::find_if(back.archive.claims->begin(), back.archive.claims->end(), [](const Claim& claim) { return claim.strength == 4; });
    CHECK(first.start.text == "2013-02-01");
    CHECK(first.end.text == "2014-06-30");
    CHECK(std::find(first.extra.begin(), first.extra.end(), Extra{"source page", "S. 12"}) != first.extra.end());
    // A second time the same: nothing grows or is lost.
    const network::TieSet third = network::derive_ties(back.archive);
    CHECK(*exchange::network_bytes(exchange::network_of(back.archive, third, on(back.archive, third), words), "graphml") == text);
}

TEST_CASE("With other names no name, id or word of the study is in the file")
{
    const exchange::ReadNetwork net = read(dated);
    const network::TieSet ties = network::derive_ties(net.archive);
    exchange::NetworkWords words;
    words.name = [](ActorId actor) { return "A" + std::to_string(actor.value); };
    const files::Network out = exchange::network_of(net.archive, ties, on(net.archive, ties), words);
    for (const char* format : {"graphml", "gexf", "net", "dl"}) {
        const std::string text = *exchange::network_bytes(out, format);
        for (const char* secret : {"Integration", "Verein", "rot", "S. 12", "D1"})
            CHECK(text.find(secret) == std::string::npos);
        CHECK(read_network_file(text, "x"));
        CHECK_FALSE(exchange::lost_in(out, format).empty());
    }
    CHECK_FALSE(exchange::network_bytes(out, "doc"));
}

TEST_CASE("A file that is a network is found beside tables, and a damaged one is told")
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "crosscut-network-files";
    std::filesystem::create_directories(folder);
    REQUIRE(files::write_file(folder / "netz.txt", dated));
    REQUIRE(files::write_file(folder / "kaputt.graphml", dated.substr(0, dated.size() / 2)));
    const auto found = exchange::find_tables({folder / "netz.txt"});
    REQUIRE(found);
    CHECK(found->networks.size() == 1);
    const auto broken = exchange::find_tables({folder / "kaputt.graphml"});
    REQUIRE_FALSE(broken);
    CHECK(broken.problem().code == Problem::Code::bad_file);
    const auto both = exchange::find_tables({folder / "netz.txt", folder / "kaputt.graphml"});
    REQUIRE(both);
    CHECK(both->notes.size() == 1);
    std::filesystem::remove_all(folder);
}
