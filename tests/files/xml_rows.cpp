// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "files/network.hpp"
#include "files/xml_rows.hpp"

using namespace crosscut;
using files::XmlNode;
using files::XmlRows;

namespace {

XmlRows read(std::string text)
{
    Result<XmlRows> rows = XmlRows::read(std::move(text), "XML", "file");
    INFO((rows ? std::string() : describe(Language::english, rows.problem())));
    REQUIRE(rows);
    return std::move(*rows);
}

/// Refused, in a line, with words and a hint.
std::string refused(const std::string& text, int line)
{
    const Result<XmlRows> rows = XmlRows::read(text, "XML", "file");
    INFO(text);
    REQUIRE_FALSE(rows);
    CHECK(rows.problem().code == Problem::Code::bad_file);
    CHECK(rows.problem().place.file == "file");
    CHECK(rows.problem().place.line == line);
    CHECK_FALSE(rows.problem().hint.empty());
    return describe(Language::english, rows.problem());
}

std::string text_of(const std::string& inside) { return std::string(read("<a>" + inside + "</a>").root().text()); }
std::string value_of(const std::string& inside) { return std::string(read("<a v=\"" + inside + "\"/>").root().attribute("v")); }

std::string repeated(const std::string& text, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

}  // namespace

TEST_CASE("Elements stand in their order, with their attributes, lines and children")
{
    const XmlRows rows = read("<?xml version='1.0'?>\n<!-- first -->\n<g:a x='1' g:y=\"2\">\r\n  <b/>\n  <c><d\n  z = 'zz'/></c>\n</g:a>\n<!-- last -->\n<?end?>\n");
    CHECK(rows.size() == 4);
    const XmlNode root = rows.root();
    CHECK(root.name() == "a");
    CHECK(root.line() == 3);
    CHECK(root.attribute("x") == "1");
    CHECK(root.attribute("y") == "2");
    CHECK(root.attribute("z").empty());
    REQUIRE(root.attribute_count() == 2);
    CHECK(root.attribute(1).name == "g:y");
    std::string names;
    for (const XmlNode one : root.children())
        names += std::string(one.name()) + std::to_string(one.line());
    CHECK(names == "b4c5");
    for (const XmlNode one : root.children())
        for (const XmlNode inner : one.children())
            CHECK(inner.attribute("z") == "zz");
    // Lines of old Macs end with a return alone.
    CHECK((*read("<a>\r<b/>\r</a>").root().children().begin()).line() == 2);
}

TEST_CASE("Entities, numbers of signs, CDATA and pieces of text become one text")
{
    CHECK(text_of("A &amp; B &lt;&gt;&quot;&apos;") == "A & B <>\"'");
    CHECK(text_of("&#252;&#xfc;&#xFC;&#8364;&#x1F333;") == "üüü€🌳");
    CHECK(text_of("a<![CDATA[<b> & ]] ]>]]>c") == "a<b> & ]] ]>c");
    CHECK(text_of("a<!-- x -->b<?y z?>c") == "abc");
    CHECK(text_of("a<b>not this</b>c<d/>e") == "ace");
    CHECK(text_of("<b>x<c/>y</b>z") == "z");
    CHECK(text_of("a\r\nb\rc\n") == "a\nb\nc\n");
    // Blanks alone count where nothing else is in the element.
    CHECK(text_of(" \n ") == " \n ");
    CHECK(text_of(" <b/> ") == "");
    CHECK(text_of("\n  <![CDATA[x]]>\n") == "x");
    CHECK(text_of(" x ") == " x ");
    CHECK(text_of("") == "");
    CHECK(value_of("A &amp; &#228; 'b' > &#10;") == "A & ä 'b' > \n");
    CHECK(value_of("a\tb\nc\r\nd") == "a b c d");
    const XmlRows mixed = read("<a>1<b>2<c/>3</b>4<b/>5</a>");
    CHECK(mixed.root().text() == "145");
    CHECK((*mixed.root().children().begin()).text() == "23");
}

TEST_CASE("What is no well-formed XML is refused, with its line and what to do")
{
    CHECK(refused("<a>\n<b>\n</a>\n</b>", 3).find("the element that is open is “b” of line 2") != std::string::npos);
    CHECK(refused("<a>\n<b x=1/></a>", 2).find("The attribute “x” of “b” has no value in quotation marks") != std::string::npos);
    refused("<a>\n<b x/></a>", 2);
    refused("<a>\n<b x \"1\"/></a>", 2);
    refused("<a x='1'y='2'/>", 1);
    CHECK(refused("<a>\n\n<b x='1' y='2' x='3'/></a>", 3).find("twice") != std::string::npos);
    std::string many = "<a ";
    for (int i = 0; i < 40; ++i)
        many += "n" + std::to_string(i) + "='' ";
    CHECK(read(many + "/>").root().attribute_count() == 40);
    refused(many + "n7=''/>", 1);
    CHECK(refused("<a x='\n<b y='2'/>'/>", 2).find("“&lt;”") != std::string::npos);
    CHECK(refused("<a>Sport &\nKultur</a>", 1).find("“&” is no sign that XML knows") != std::string::npos);
    CHECK(refused("<a>&nbsp;</a>", 1).find("“&nbsp;”") != std::string::npos);
    for (const char* wrong : {"&#0;", "&#1;", "&#xd800;", "&#x110000;", "&#;", "&#x;", "&#12a;", "&;", "&amp", "&#99999999999999999999;"})
        refused(std::string("<a>") + wrong + "</a>", 1);
    CHECK(refused("<a>x ]]> y</a>", 1).find("]]>") != std::string::npos);
    refused("<a><!-- a -- b --></a>", 1);
    CHECK(refused("<a>\n\x01</a>", 2).find("number 1") != std::string::npos);
    refused("<a x='\x02'/>", 1);
    refused("<a><![CDATA[\x03]]></a>", 1);
    refused(std::string("<a>\0</a>", 8), 1);
    refused("<a/>\n<b/>", 2);
    refused("<a/>x", 1);
    refused("x<a/>", 1);
    refused("<a></a></a>", 1);
    refused("<a>< b/></a>", 1);
    refused("<a><1/></a>", 1);
    refused("<a></a x>", 1);
    refused("<a><!DOCTYPE b></a>", 1);
    refused("<a><!ELEMENT b></a>", 1);
    refused("<a><?xml version='1.0'?></a>", 1);
    refused("<![CDATA[x]]>", 1);
    for (const char* open : {"", "  \n", "<", "<a", "<a ", "<a x", "<a x=", "<a x='", "<a x='1'", "<a/", "<a>", "<a>x", "<a><", "<a></", "<a></a", "<a><!--", "<a><!-- -", "<a><![CDATA[", "<a><![CDATA[x]]", "<a><?x",
                             "<!DOCTYPE a", "<!DOCTYPE a [", "<!DOCTYPE a SYSTEM 'x", "<!-- a", "<?xml"}) {
        INFO(open);
        CHECK_FALSE(XmlRows::read(open, "XML", "file"));
    }
}

TEST_CASE("A document type is passed over, but entities of its own are refused")
{
    const XmlRows rows = read("<!DOCTYPE a SYSTEM 'x>y' [\n<!ELEMENT a (b)> <!-- ' --> <?p > ?>\n<!ATTLIST a x CDATA '>'>\n]>\n<a/>");
    CHECK(rows.root().line() == 5);
    CHECK(refused("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 1).find("entities of its own") != std::string::npos);
    refused("<!DOCTYPE a [<!ENTITY % b 'c'>]><a/>", 1);
    refused("<!DOCTYPE a><!DOCTYPE a><a/>", 1);
    // Words in CDATA declare nothing.
    CHECK(text_of("<![CDATA[<!ENTITY]]>") == "<!ENTITY");
}

TEST_CASE("Depth and length have no limit of their own")
{
    const XmlRows deep = read(repeated("<a>", 300'000) + "x" + repeated("</a>", 300'000));
    CHECK(deep.size() == 300'000);
    std::size_t depth = 0;
    XmlNode node = deep.root();
    for (; node.has_elements(); ++depth)
        node = *node.children().begin();
    CHECK(depth == 299'999);
    CHECK(node.text() == "x");
    refused(repeated("<a>", 300'000), 1);
    const std::string long_value(1'200'000, 'v');
    const XmlRows wide = read("<a v='" + long_value + "&amp;'>" + long_value + "</a>");
    CHECK(wide.root().attribute("v") == long_value + "&");
    CHECK(wide.root().text() == long_value);
}

TEST_CASE("GraphML with a value of a megabyte, split attributes and elements behind each other on many lines is read whole")
{
    const std::string note(1'100'000, 'n');
    const auto network = files::read_network("<graphml>\n<key\n  id = 'k'\n  for = \"node\"\n  attr.name = 'note &amp; more'\n/>\n<graph edgedefault='directed'>\n<edge\nsource\n=\n'a'\ntarget='b'/>\n"
                                             "<node id='a'><data key='k'>" + note + "</data></node><node\nid='b'></node></graph></graphml>", "net");
    REQUIRE(network);
    REQUIRE(network->nodes.size() == 2);
    CHECK(network->keys.front() == "note & more");
    CHECK(network->nodes[0].attributes.front().text == note);
    CHECK(network->nodes[1].line == 13);
    REQUIRE(network->ties.size() == 1);
    CHECK(network->ties[0].line == 8);
    CHECK(network->ties[0].directed);
    // The same node twice, 70,000 nodes apart: ids are found however many there are.
    std::string many = "<graphml><graph>\n";
    for (int i = 0; i < 70'000; ++i)
        many += "<node id='n" + std::to_string(i) + "'/>\n";
    const auto all = files::read_network(many + "<edge source='n69999' target='n0'/></graph></graphml>", "net");
    REQUIRE(all);
    CHECK(all->ties[0].from == 69'999);
    const auto twice = files::read_network(many + "<node id='n17'/></graph></graphml>", "net");
    REQUIRE_FALSE(twice);
    CHECK(twice.problem().code == Problem::Code::duplicate_name);
    CHECK(twice.problem().place.line == 70'002);
}
