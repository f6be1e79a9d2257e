// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "files/bytes.hpp"
#include "files/network.hpp"

#include <algorithm>
#include <filesystem>

using namespace crosscut;
using files::Network;
using files::network_format;
using files::read_network;

namespace {

Network read(const std::string& text)
{
    Result<Network> network = read_network(text, "net");
    INFO((network ? std::string() : describe(Language::english, network.problem())));
    REQUIRE(network);
    return std::move(*network);
}

Problem problem_of(const std::string& text)
{
    const Result<Network> network = read_network(text, "net");
    REQUIRE_FALSE(network);
    CHECK(network.problem().place.file == "net");
    CHECK_FALSE(network.problem().hint.empty());
    return network.problem();
}

std::string value(const Network& network, const std::vector<files::Attribute>& list, const std::string& key)
{
    for (const files::Attribute& one : list)
        if (network.keys[one.key] == key)
            return one.text;
    return {};
}

const std::string graphml = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="int"/>
  <key id="d1" for="node" attr.name="color" attr.type="string"><default>yellow</default></key>
  <key id="d2" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="G" edgedefault="undirected">
    <node id="a"><data key="d0">Amt für Soziales</data><data key="d1">red</data></node>
    <node id="b"><data key="d0"><![CDATA[B & C]]></data></node>
    <edge id="e0" source="a" target="b" directed="true"><data key="d2">2.0</data></edge>
    <edge source="b" target="a"/>
  </graph>
</graphml>
)";
const std::string gml = "graph [ directed 1 node [ id 1 label \"A &#252; B\" x 2 ] node [ id 2 label \"B\" ] edge [ source 1 target 2 value 3 ] ]";
const std::string pajek = "*Vertices 3\r\n1 \"Amt A\" 0.1 0.2 box ic Red [2013-2015]\r\n2 \"B\"\r\n*Arcs :1 \"advice\"\r\n1 2 3 [2014-*]\r\n*Edges\r\n2 3\r\n*Partition kind\r\n*Vertices 3\r\n1\r\n2\r\n2\r\n";
const std::string dl = "dl n=3, format=edgelist1 labels: anna, \"bert b\", carl data:\n1 2 4\n2 3\n";
const std::string dot = "digraph G { a -> { b ; c } -> d [label=\"x\"]; subgraph cluster_1 { label=\"Team\"; e; f } /* c */ a [label=\"Amt\\nA\"]; }";
const std::string gexf = R"(<gexf version="1.3" xmlns="http://gexf.net/1.3"><graph defaultedgetype="directed" mode="dynamic" timeformat="date">
<attributes class="node"><attribute id="0" title="kind" type="string"><default>unit</default></attribute></attributes>
<nodes><node id="0" label="A"><attvalues><attvalue for="0" value="club"/></attvalues></node><node id="1" label="B"/></nodes>
<edges><edge source="0" target="1" kind="joint" weight="2"><spells><spell start="2013-01-01" end="2014-06-30"/><spell start="2016-01-01"/></spells></edge>
<edge source="1" target="0" type="undirected" start="2015" end="2017"/></edges></graph></gexf>)";

}  // namespace

TEST_CASE("A network is known by its content, not by its name")
{
    CHECK(network_format(graphml) == "GraphML");
    CHECK(network_format("<!-- a --><x:graphml xmlns:x='y'/>") == "GraphML");
    CHECK(network_format(gexf) == "GEXF");
    CHECK(network_format(gml) == "GML");
    CHECK(network_format("Creator \"x\"\ngraph\n[\n]") == "GML");
    CHECK(network_format(pajek) == "Pajek");
    CHECK(network_format("some words\n\n*Vertices 2\n") == "Pajek");
    CHECK(network_format(dl) == "DL");
    CHECK(network_format("DL\nN=3\nData:\n") == "DL");
    CHECK(network_format(dot) == "DOT");
    CHECK(network_format("strict graph { a -- b }") == "DOT");
    CHECK(network_format("a;b;c\n1;2;3\n").empty());
    CHECK(network_format("id,name\nA,Graph of {x}\n").empty());
    CHECK(network_format("<html><body/></html>").empty());
    CHECK(network_format("").empty());
    CHECK(problem_of("hello").code == Problem::Code::unsupported);
}

TEST_CASE("GraphML keeps direction of each edge, defaults, CDATA and values whose type lies")
{
    const Network net = read(graphml);
    REQUIRE(net.nodes.size() == 2);
    REQUIRE(net.ties.size() == 2);
    CHECK(value(net, net.nodes[0].attributes, "label") == "Amt für Soziales");
    CHECK(value(net, net.nodes[1].attributes, "label") == "B & C");
    CHECK(value(net, net.nodes[0].attributes, "color") == "red");
    CHECK(value(net, net.nodes[1].attributes, "color") == "yellow");
    CHECK(net.ties[0].directed);
    CHECK_FALSE(net.ties[1].directed);
    CHECK(net.ties[0].line == 9);
    CHECK(value(net, net.ties[0].attributes, "weight") == "2.0");
}

TEST_CASE("GraphML with keys behind their use, prefixes, nested and several graphs is read")
{
    const Network late = read("<g:graphml xmlns:g='u'><g:graph><g:node id='a'><g:data key='k'>1</g:data></g:node></g:graph><g:key id='k' for='node' attr.name='size'/></g:graphml>");
    CHECK(value(late, late.nodes[0].attributes, "size") == "1");
    const Network nested = read("<graphml><graph edgedefault='undirected'><node id='n'><graph><node id='n::a'/><node id='n::b'/><edge source='n::a' target='n::b'/></graph></node>"
                                "<node id='m'/><edge source='m' target='n::a'/></graph></graphml>");
    REQUIRE(nested.nodes.size() == 4);
    CHECK(nested.nodes[1].parent == 0);
    CHECK(nested.nodes[3].parent == files::no_node);
    CHECK(nested.ties.size() == 2);
    const Network relations = read("<graphml><graph id='one'><node id='1'/><node id='2'/><edge source='1' target='2'/></graph><graph id='two'><node id='1'/><node id='2'/><edge source='2' target='1'/></graph></graphml>");
    CHECK(relations.nodes.size() == 2);
    REQUIRE(relations.ties.size() == 2);
    CHECK(relations.relations[relations.ties[0].relation] == "one");
    CHECK(relations.relations[relations.ties[1].relation] == "two");
    const Network sessions = read("<graphml xmlns:nc='x'><graph id='s1'><node id='1'/></graph><graph id='s2'><node id='1'/></graph></graphml>");
    CHECK(sessions.nodes.size() == 2);
    const Network drawn = read("<graphml xmlns:y='http://www.yworks.com/xml/graphml'><key id='g' for='node' yfiles.type='nodegraphics'/><key id='h' for='edge' yfiles.type='edgegraphics'/>"
                               "<graph edgedefault='directed'><node id='a'><data key='g'><y:ShapeNode><y:Geometry x='1' y='2'/><y:NodeLabel>Amt</y:NodeLabel></y:ShapeNode></data></node><node id='b'/>"
                               "<edge source='a' target='b'><data key='h'><y:PolyLineEdge><y:Arrows source='none' target='none'/></y:PolyLineEdge></data></edge></graph></graphml>");
    CHECK(drawn.dialect == "yEd");
    CHECK(drawn.nodes[0].label == "Amt");
    CHECK(value(drawn, drawn.nodes[0].attributes, "x") == "1");
    CHECK_FALSE(drawn.ties[0].directed);
}

TEST_CASE("Damaged GraphML is refused with the line and what is wrong")
{
    CHECK(problem_of(graphml.substr(0, graphml.find("<edge source"))).code == Problem::Code::bad_file);
    const Problem missing = problem_of("<graphml>\n<graph>\n<node id='a'/>\n<edge source='a' target='zz'/>\n</graph></graphml>");
    CHECK(missing.code == Problem::Code::unknown_name);
    CHECK(missing.place.line == 4);
    CHECK(missing.what.args.front() == "zz");
    const Problem twice = problem_of("<graphml><graph>\n<node id='a'/>\n<node id='a'/></graph></graphml>");
    CHECK(twice.code == Problem::Code::duplicate_name);
    CHECK(twice.place.line == 3);
    CHECK(problem_of("<graphml><graph><node/></graph></graphml>").code == Problem::Code::missing_value);
    CHECK(problem_of("<graphml></graphml>").code == Problem::Code::bad_file);
    CHECK(problem_of("<!DOCTYPE x [<!ENTITY a 'b'>]><graphml><graph/></graphml>").code == Problem::Code::bad_file);
    std::string deep = "<graphml>";
    for (int i = 0; i < 5000; ++i)
        deep += "<graph><node id='" + std::to_string(i) + "'>";
    std::string closed = deep;
    for (int i = 0; i < 5000; ++i)
        closed += "</node></graph>";
    CHECK(problem_of(closed + "</graphml>").code == Problem::Code::limit);
    CHECK(problem_of(deep).code == Problem::Code::bad_file);
}

TEST_CASE("Latin-1 and byte order marks are read")
{
    CHECK(value(read("\xef\xbb\xbf" + graphml), read(graphml).nodes[0].attributes, "label") == "Amt für Soziales");
    const Network latin = read("<?xml version='1.0' encoding='ISO-8859-1'?><graphml><graph><node id='B\xfcro'/></graph></graphml>");
    CHECK(latin.nodes[0].id == "Büro");
    CHECK(latin.encoding == files::Encoding::windows_1252);
}

TEST_CASE("GML on one line is read, with entities, and with its faults named")
{
    const Network net = read(gml);
    REQUIRE(net.nodes.size() == 2);
    CHECK(net.nodes[0].label == "A ü B");
    CHECK(value(net, net.nodes[0].attributes, "x") == "2");
    REQUIRE(net.ties.size() == 1);
    CHECK(net.ties[0].directed);
    CHECK(value(net, net.ties[0].attributes, "value") == "3");
    CHECK(problem_of("graph [ node [ id 1 ]").code == Problem::Code::bad_file);
    CHECK(problem_of("graph [ node [ id 1 ] edge [ source 1 target 2 ] ]").code == Problem::Code::unknown_name);
    CHECK(problem_of("graph [ node [ id 1 ] node [ id 1 ] ]").code == Problem::Code::duplicate_name);
    CHECK(read("# c\ngraph []\n").nodes.empty());
    const Network two = read("graph [ edge [ source A target B ] node [ id A ] node [ id B graphics [ x 1 ] ] ]\ngraph [ node [ ] ]");
    CHECK(two.refused == 1);
    CHECK(value(two, two.nodes[1].attributes, "graphics.x") == "1");
}

TEST_CASE("Pajek is read with relations, times, partitions, lists and matrices")
{
    const Network net = read(pajek);
    REQUIRE(net.nodes.size() == 3);
    CHECK(net.nodes[0].label == "Amt A");
    CHECK(net.nodes[2].label.empty());
    CHECK(net.nodes[0].spells == std::vector<files::Stretch>{{"2013-01-01", "2015-12-31"}});
    CHECK(value(net, net.nodes[0].attributes, "ic") == "Red");
    CHECK(value(net, net.nodes[2].attributes, "kind") == "2");
    REQUIRE(net.ties.size() == 2);
    CHECK(net.relations[net.ties[0].relation] == "advice");
    CHECK(net.ties[0].directed);
    CHECK(net.ties[0].weight == 3.0);
    CHECK(net.ties[0].spells == std::vector<files::Stretch>{{"2014-01-01", ""}});
    CHECK_FALSE(net.ties[1].directed);
    CHECK(read("*Vertices 3\n*Arcslist\n1 2 3\n*Edgeslist\n2 3\n").ties.size() == 3);
    // A mirrored matrix holds ties, another one arcs.
    CHECK(read("*Vertices 2\n*Matrix\n0 1\n1 0\n").ties.size() == 1);
    CHECK(read("*Vertices 2\n*Matrix\n0 1\n2 0\n").ties.size() == 2);
    // Two modes of one and two: rows are the first vertex.
    const Network modes = read("*Vertices 3 1\n*Matrix\n1 1\n");
    CHECK(modes.ties.size() == 2);
    CHECK(value(modes, modes.nodes[2].attributes, "mode") == "2");
    CHECK(problem_of("*Vertices 1 3\n").code == Problem::Code::bad_value);
    CHECK(problem_of("*Vertices 1 2 1\n").code == Problem::Code::bad_value);
    CHECK(problem_of("*Vertices 2\n*Arcs\n1 5\n").code == Problem::Code::unknown_name);
    CHECK(problem_of("*Vertices 2\n*Matrix\n1 0\n").code == Problem::Code::bad_file);
}

TEST_CASE("UCINET DL is read with a header on one line, matrices, lists and embedded labels")
{
    const Network net = read(dl);
    REQUIRE(net.nodes.size() == 3);
    CHECK(net.nodes[1].id == "bert b");
    REQUIRE(net.ties.size() == 2);
    CHECK(net.ties[0].weight == 4.0);
    CHECK(net.ties[0].directed);
    // The matrix mirrors itself: 1-2 and 2-3 are ties.
    CHECK(read("dl n=3\ndata:\n0 1 0\n1 0 2\n0 2 0\n").ties.size() == 2);
    // Rows may be broken anywhere.
    CHECK(read("dl n=2 data:\n0\n1 1\n0").ties.size() == 1);
    const Network embedded = read("dl n=2\nformat = fullmatrix\nlabels embedded\ndata:\nlarry david\nLarry 0 1\nDavid 0 0\n");
    CHECK(embedded.nodes.size() == 2);
    REQUIRE(embedded.ties.size() == 1);
    CHECK(embedded.ties[0].directed);
    const Network lists = read("dl n=4\nformat = nodelist1\nlabels embedded:\ndata:\na b c\nb a\n");
    CHECK(lists.nodes.size() == 4);
    CHECK(lists.ties.size() == 3);
    const Network several = read("dl n=2 nm=2\nmatrix labels:\nhelp\nadvice\ndata:\n0 1\n1 0\n0 1\n0 0\n");
    REQUIRE(several.ties.size() == 2);
    CHECK(several.relations[several.ties[1].relation] == "advice");
    CHECK(read("dl nr=2 nc=3\ndata:\n1 0 1\n0 1 0\n").nodes.size() == 5);
    CHECK(problem_of("dl n=3 data:\n0 1 0\n1").code == Problem::Code::bad_file);
    CHECK(problem_of("dl n=3 format=edgelist1\ndata:\n1 9\n").code == Problem::Code::unknown_name);
    CHECK(problem_of("dl n=3 format=edgelist1").code == Problem::Code::bad_file);
}

TEST_CASE("DOT is read with chains, groups, labels and ports")
{
    const Network net = read(dot);
    REQUIRE(net.nodes.size() == 6);
    // a to b and c, b and c to d.
    CHECK(net.ties.size() == 4);
    CHECK(net.nodes[0].label == "Amt A");
    CHECK(value(net, net.nodes[4].attributes, "group") == "Team");
    CHECK(value(net, net.ties[0].attributes, "label") == "x");
    CHECK(read("graph { a:n -- b:left:se; \"c \\\"d\\\"\" }").nodes.size() == 3);
    CHECK(read("digraph { x [label=<<b>Fett</b> &amp; so>] }").nodes[0].label == "Fett &amp; so");
    CHECK(problem_of("graph { a -- b").code == Problem::Code::bad_file);
    CHECK(problem_of("graph { a -> b }").code == Problem::Code::bad_file);
    CHECK(problem_of("graph { \"a }").code == Problem::Code::bad_file);
}

TEST_CASE("GEXF is read with spells, years as their days, defaults and nodes that only ties name")
{
    const Network net = read(gexf);
    REQUIRE(net.ties.size() == 2);
    CHECK(value(net, net.nodes[0].attributes, "kind") == "club");
    CHECK(value(net, net.nodes[1].attributes, "kind") == "unit");
    CHECK(net.ties[0].directed);
    CHECK_FALSE(net.ties[1].directed);
    CHECK(net.relations[net.ties[0].relation] == "joint");
    CHECK(net.ties[0].weight == 2.0);
    CHECK(net.ties[0].spells == std::vector<files::Stretch>{{"2013-01-01", "2014-06-30"}, {"2016-01-01", ""}});
    CHECK(net.ties[1].spells == std::vector<files::Stretch>{{"2015-01-01", "2017-12-31"}});
    const Network implied = read("<gexf><graph><nodes><node id='a'/></nodes><edges><edge source='a' target='b'/></edges></graph></gexf>");
    CHECK(implied.nodes.size() == 2);
    CHECK(implied.notes.size() == 1);
    const Network doubled = read("<gexf><graph><nodes><node id='a'/><node id='a'/></nodes></graph></gexf>");
    CHECK(doubled.nodes.size() == 1);
    CHECK(doubled.refused == 1);
    const Network intervals = read("<gexf><graph><nodes><node id='a' intervals='<[4.0, 14.0]; [21.0, 124.0]>'/></nodes></graph></gexf>");
    CHECK(intervals.nodes[0].spells.size() == 2);
}

TEST_CASE("A file that is cut anywhere gives a result or a problem, and never more than the whole")
{
    for (const std::string& whole : {graphml, gml, pajek, dl, dot, gexf}) {
        const Network all = read(whole);
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            const Result<Network> part = read_network(whole.substr(0, cut), "net");
            if (part)
                CHECK(part->ties.size() <= all.ties.size());
            else
                CHECK_FALSE(part.problem().what.empty());
            // A byte that is turned over.
            std::string turned = whole;
            turned[cut] = static_cast<char>(turned[cut] ^ 0x15);
            (void)read_network(turned, "net");
        }
    }
}

TEST_CASE("What is written is read back: GraphML and GEXF with all values, Pajek and DL with what they hold")
{
    Network net;
    net.title = "Netz \"1\"";
    net.nodes.resize(3);
    net.ties.resize(2);
    for (std::size_t i = 0; i < 3; ++i) {
        net.nodes[i].id = "k" + std::to_string(i);
        net.nodes[i].label = "Büro <" + std::to_string(i) + "> & Söhne";
        net.nodes[i].attributes.push_back({net.key("note"), "Zeile 1\nZeile \"2\""});
    }
    net.attributes.push_back({net.key("disclaimer"), "Illustration"});
    net.ties[0].from = 2;
    net.ties[0].to = 0;
    net.ties[0].directed = true;
    net.ties[0].relation = net.relation("fund");
    net.ties[0].weight = 3;
    net.ties[0].spells = {{"2013-01-01", "2014-12-31"}, {"2016-03-01", ""}};
    net.ties[1].from = 0;
    net.ties[1].to = 1;
    const Network graph = read(files::write_graphml(net));
    CHECK(graph.dialect == "Crosscut");
    REQUIRE(graph.ties.size() == 2);
    CHECK(graph.ties[0].directed);
    CHECK_FALSE(graph.ties[1].directed);
    CHECK(graph.ties[0].from == 2);
    CHECK(value(graph, graph.nodes[1].attributes, "label") == net.nodes[1].label);
    CHECK(value(graph, graph.nodes[1].attributes, "note") == "Zeile 1\nZeile \"2\"");
    CHECK(value(graph, graph.ties[0].attributes, "relation") == "fund");
    CHECK(value(graph, graph.ties[0].attributes, "spells") == "2013-01-01/2015-01-01;2016-03-01/..");
    CHECK(value(graph, graph.attributes, "disclaimer") == "Illustration");
    const Network dynamic = read(files::write_gexf(net));
    CHECK(dynamic.nodes[2].label == net.nodes[2].label);
    CHECK(dynamic.ties[0].spells == net.ties[0].spells);
    CHECK(dynamic.ties[0].weight == 3.0);
    const Network steps = read(files::write_pajek(net));
    REQUIRE(steps.ties.size() == 2);
    CHECK(steps.nodes[0].label == net.nodes[0].label);
    const auto fund = std::find_if(steps.ties.begin(), steps.ties.end(), [](const files::NetworkTie& tie) { return tie.directed; });
    REQUIRE(fund != steps.ties.end());
    CHECK(fund->spells == std::vector<files::Stretch>{{"2013-01-01", "2014-12-31"}, {"2016-01-01", ""}});
    const Network list = read(files::write_dl(net));
    CHECK(list.nodes.size() == 3);
}

TEST_CASE("Files that other programs wrote are read, or refused with the reason where they are damaged")
{
    const std::filesystem::path samples = std::filesystem::path(CROSSCUT_SOURCE_DIR) / "../shared/samples";
    if (!std::filesystem::exists(samples)) {
        WARN("The sample files of other programs are not here; this test is passed over.");
        return;
    }
    int seen = 0;
    for (const char* folder : {"graphml", "gml", "pajek", "ucinet-dl", "gexf", "dot"})
        for (const auto& entry : std::filesystem::directory_iterator(samples / folder)) {
            const std::string name = entry.path().filename().string();
            if (name == "SOURCE.txt" || name.rfind("KnokBur.DAT", 0) == 0 || name == "PADGETT.DAT")
                continue;
            INFO(folder << "/" << name);
            const Result<std::string> bytes = files::read_file(entry.path());
            REQUIRE(bytes);
            const Result<Network> network = read_network(*bytes, name);
            const bool damaged = name.rfind("invalid", 0) == 0;
            if (!network)
                UNSCOPED_INFO(describe(Language::english, network.problem()));
            CHECK(static_cast<bool>(network) == !damaged);
            ++seen;
        }
    CHECK(seen > 0);
}
