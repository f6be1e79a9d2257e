// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/xml_walk.hpp"

#include "foundation/day.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace crosscut::files {

namespace {

enum class Type { text, whole, number, truth };

/// What all values of a key are; other programs read numbers as numbers only where the key says so.
class Types {
public:
    explicit Types(std::size_t keys) : seen_(keys, false), type_(keys, Type::whole) {}
    void look(const std::vector<Attribute>& values)
    {
        for (const Attribute& one : values) {
            Type& type = type_[one.key];
            if (!seen_[one.key])
                type = one.text == "true" || one.text == "false" ? Type::truth : Type::whole;
            seen_[one.key] = true;
            if (type == Type::truth && one.text != "true" && one.text != "false")
                type = Type::text;
            if (type == Type::whole && (one.text.size() > 9 || !parse_integer(one.text) || (one.text.size() > 1 && one.text[0] == '0')))
                type = Type::number;
            if (type == Type::number && (one.text.size() > 24 || !parse_number(one.text) || (one.text.size() > 1 && one.text[0] == '0' && one.text[1] != '.')))
                type = Type::text;
        }
    }
    bool used(std::size_t key) const { return seen_[key]; }
    Type of(std::size_t key) const { return type_[key]; }

private:
    std::vector<bool> seen_;
    std::vector<Type> type_;
};

const char* graphml_type(Type type) { return type == Type::whole ? "int" : type == Type::number ? "double" : type == Type::truth ? "boolean" : "string"; }
const char* gexf_type(Type type) { return type == Type::whole ? "integer" : type == Type::number ? "double" : type == Type::truth ? "boolean" : "string"; }

std::string day_behind(const std::string& last)
{
    const auto day = parse_day(last);
    return day ? iso(*day + std::chrono::days{1}) : last;
}

bool has_days(const Stretch& one) { return (one.first.empty() || parse_day(one.first)) && (one.last.empty() || parse_day(one.last)); }

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? '\'' : static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return out + '"';
}

const std::string& label_of(const NetworkNode& node) { return node.label.empty() ? node.id : node.label; }

}  // namespace

std::string write_graphml(const Network& network)
{
    Types node_types(network.keys.size());
    Types tie_types(network.keys.size());
    Types graph_types(network.keys.size());
    for (const NetworkNode& node : network.nodes)
        node_types.look(node.attributes);
    bool weighted = false;
    bool related = false;
    bool dated = false;
    bool several = false;
    for (const NetworkTie& tie : network.ties) {
        tie_types.look(tie.attributes);
        weighted = weighted || tie.weight;
        related = related || !network.relations[tie.relation].empty();
        dated = dated || !tie.spells.empty();
        several = several || tie.spells.size() > 1;
    }
    graph_types.look(network.attributes);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Written by Crosscut -->\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    const auto key = [&](const std::string& id, const char* target, std::string_view name, const char* type) {
        out += "  <key id=\"" + id + "\" for=\"" + target + "\" attr.name=\"";
        escape_xml(name, out);
        out += std::string("\" attr.type=\"") + type + "\"/>\n";
    };
    const bool labelled = std::any_of(network.nodes.begin(), network.nodes.end(), [](const NetworkNode& node) { return !node.label.empty(); });
    if (labelled)
        key("n_label", "node", "label", "string");
    for (std::size_t i = 0; i < network.keys.size(); ++i)
        if (node_types.used(i))
            key("n" + std::to_string(i), "node", network.keys[i], graphml_type(node_types.of(i)));
    if (related)
        key("e_relation", "edge", "relation", "string");
    if (weighted)
        key("e_weight", "edge", "weight", "double");
    if (dated) {
        key("e_start", "edge", "start", "string");
        key("e_end", "edge", "end", "string");
    }
    if (several)
        key("e_spells", "edge", "spells", "string");
    for (std::size_t i = 0; i < network.keys.size(); ++i)
        if (tie_types.used(i))
            key("e" + std::to_string(i), "edge", network.keys[i], graphml_type(tie_types.of(i)));
    key("g_time", "graph", "crosscut.time", "string");
    for (std::size_t i = 0; i < network.keys.size(); ++i)
        if (graph_types.used(i))
            key("g" + std::to_string(i), "graph", network.keys[i], "string");
    const auto data = [&](const char* indent, const std::string& id, std::string_view text) {
        out += indent;
        out += "<data key=\"" + id + "\">";
        escape_xml(text, out);
        out += "</data>\n";
    };
    const bool directed = !network.ties.empty() && std::all_of(network.ties.begin(), network.ties.end(), [](const NetworkTie& tie) { return tie.directed; });
    out += "  <graph id=\"" + escaped_xml(network.title.empty() ? std::string("G") : network.title) + "\" edgedefault=\"" + (directed ? "directed" : "undirected") + "\">\n";
    data("    ", "g_time", "iso8601;end=exclusive");
    for (const Attribute& one : network.attributes)
        data("    ", "g" + std::to_string(one.key), one.text);
    for (const NetworkNode& node : network.nodes) {
        out += "    <node id=\"" + escaped_xml(node.id) + "\">\n";
        if (!node.label.empty())
            data("      ", "n_label", node.label);
        for (const Attribute& one : node.attributes)
            data("      ", "n" + std::to_string(one.key), one.text);
        out += "    </node>\n";
    }
    std::set<std::string> used;
    std::size_t number = 0;
    for (const NetworkTie& tie : network.ties) {
        ++number;
        std::string id = tie.id.empty() ? "e" + std::to_string(number) : tie.id;
        while (!used.insert(id).second)
            id += "'";
        out += "    <edge id=\"" + escaped_xml(id) + "\" source=\"" + escaped_xml(network.nodes[tie.from].id) + "\" target=\"" + escaped_xml(network.nodes[tie.to].id) + "\" directed=\"" +
               (tie.directed ? "true" : "false") + "\">\n";
        if (!network.relations[tie.relation].empty())
            data("      ", "e_relation", network.relations[tie.relation]);
        if (tie.weight)
            data("      ", "e_weight", plain(*tie.weight));
        if (!tie.spells.empty()) {
            if (!tie.spells.front().first.empty())
                data("      ", "e_start", tie.spells.front().first);
            if (!tie.spells.back().last.empty())
                data("      ", "e_end", day_behind(tie.spells.back().last));
        }
        if (tie.spells.size() > 1) {
            std::vector<std::string> parts;
            for (const Stretch& one : tie.spells)
                parts.push_back((one.first.empty() ? std::string("..") : one.first) + "/" + (one.last.empty() ? std::string("..") : day_behind(one.last)));
            data("      ", "e_spells", join(parts, ";"));
        }
        for (const Attribute& one : tie.attributes)
            data("      ", "e" + std::to_string(one.key), one.text);
        out += "    </edge>\n";
    }
    return out + "  </graph>\n</graphml>\n";
}

std::string write_gexf(const Network& network)
{
    Types node_types(network.keys.size());
    Types tie_types(network.keys.size());
    for (const NetworkNode& node : network.nodes)
        node_types.look(node.attributes);
    bool dated = false;
    for (const NetworkTie& tie : network.ties) {
        tie_types.look(tie.attributes);
        for (const Stretch& one : tie.spells)
            dated = dated || (has_days(one) && (!one.first.empty() || !one.last.empty()));
    }
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  <meta>\n    <creator>Crosscut</creator>\n";
    if (!network.title.empty())
        out += "    <title>" + escaped_xml(network.title) + "</title>\n";
    std::string words;
    for (const Attribute& one : network.attributes)
        if (network.keys[one.key] == "disclaimer")
            words = one.text;
    if (!words.empty())
        out += "    <description>" + escaped_xml(words) + "</description>\n";
    out += std::string("  </meta>\n  <graph defaultedgetype=\"undirected\" ") + (dated ? "mode=\"dynamic\" timerepresentation=\"interval\" timeformat=\"date\"" : "mode=\"static\"") + ">\n";
    for (const bool edges : {false, true}) {
        const Types& types = edges ? tie_types : node_types;
        out += std::string("    <attributes class=\"") + (edges ? "edge" : "node") + "\" mode=\"static\">\n";
        for (std::size_t i = 0; i < network.keys.size(); ++i)
            if (types.used(i))
                out += "      <attribute id=\"" + std::to_string(i) + "\" title=\"" + escaped_xml(network.keys[i]) + "\" type=\"" + gexf_type(types.of(i)) + "\"/>\n";
        out += "    </attributes>\n";
    }
    const auto values = [&](const std::vector<Attribute>& list) {
        if (list.empty())
            return;
        out += "        <attvalues>\n";
        for (const Attribute& one : list)
            out += "          <attvalue for=\"" + std::to_string(one.key) + "\" value=\"" + escaped_xml(one.text) + "\"/>\n";
        out += "        </attvalues>\n";
    };
    out += "    <nodes>\n";
    for (const NetworkNode& node : network.nodes) {
        out += "      <node id=\"" + escaped_xml(node.id) + "\" label=\"" + escaped_xml(label_of(node)) + "\">\n";
        values(node.attributes);
        out += "      </node>\n";
    }
    out += "    </nodes>\n    <edges>\n";
    std::size_t number = 0;
    for (const NetworkTie& tie : network.ties) {
        out += "      <edge id=\"" + std::to_string(number++) + "\" source=\"" + escaped_xml(network.nodes[tie.from].id) + "\" target=\"" + escaped_xml(network.nodes[tie.to].id) + "\" type=\"" +
               (tie.directed ? "directed" : "undirected") + "\"";
        if (!network.relations[tie.relation].empty())
            out += " kind=\"" + escaped_xml(network.relations[tie.relation]) + "\"";
        if (tie.weight)
            out += " weight=\"" + plain(*tie.weight) + "\"";
        out += ">\n";
        values(tie.attributes);
        std::string spells;
        for (const Stretch& one : tie.spells)
            if (has_days(one) && (!one.first.empty() || !one.last.empty()))
                spells += "          <spell" + (one.first.empty() ? std::string() : " start=\"" + one.first + "\"") + (one.last.empty() ? std::string() : " end=\"" + one.last + "\"") + "/>\n";
        if (!spells.empty())
            out += "        <spells>\n" + spells + "        </spells>\n";
        out += "      </edge>\n";
    }
    return out + "    </edges>\n  </graph>\n</gexf>\n";
}

std::string write_pajek(const Network& network)
{
    std::string out = "% Written by Crosscut; times are years.\r\n";
    for (const Attribute& one : network.attributes) {
        std::string words = one.text;
        std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        out += "% " + network.keys[one.key] + ": " + words + "\r\n";
    }
    out += "*Network " + (network.title.empty() ? std::string("network") : network.title) + "\r\n*Vertices " + std::to_string(network.nodes.size()) + "\r\n";
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        out += std::to_string(i + 1) + " " + quoted(label_of(network.nodes[i])) + "\r\n";
    const auto years = [](const std::vector<Stretch>& spells) {
        std::vector<std::string> parts;
        for (const Stretch& one : spells)
            if (has_days(one) && (!one.first.empty() || !one.last.empty()))
                parts.push_back((one.first.empty() ? std::string("1") : one.first.substr(0, 4)) + "-" + (one.last.empty() ? std::string("*") : one.last.substr(0, 4)));
        return parts.empty() ? std::string() : " [" + join(parts, ",") + "]";
    };
    for (std::size_t r = 0; r < network.relations.size(); ++r)
        for (const bool directed : {true, false}) {
            std::string lines;
            for (const NetworkTie& tie : network.ties)
                if (tie.relation == r && tie.directed == directed)
                    lines += std::to_string(tie.from + 1) + " " + std::to_string(tie.to + 1) + " " + plain(tie.weight.value_or(1)) + years(tie.spells) + "\r\n";
            if (lines.empty())
                continue;
            out += directed ? "*Arcs" : "*Edges";
            if (!network.relations[r].empty())
                out += " :" + std::to_string(r) + " " + quoted(network.relations[r]);
            out += "\r\n" + lines;
        }
    // What groups actors becomes a partition, with its legend as comments; numbers become a vector.
    Types types(network.keys.size());
    for (const NetworkNode& node : network.nodes)
        types.look(node.attributes);
    for (std::size_t k = 0; k < network.keys.size(); ++k) {
        if (!types.used(k))
            continue;
        const auto value = [&](const NetworkNode& node) {
            for (const Attribute& one : node.attributes)
                if (one.key == k)
                    return one.text;
            return std::string();
        };
        const bool numbers = types.of(k) == Type::number || types.of(k) == Type::whole;
        std::map<std::string, std::size_t> classes;
        for (const NetworkNode& node : network.nodes)
            if (const std::string text = value(node); !text.empty())
                classes.emplace(text, classes.size() + 1);
        if (!numbers && classes.size() > 40)
            continue;  // names, not classes
        out += (numbers ? "*Vector " : "*Partition ") + network.keys[k] + "\r\n";
        if (!numbers)
            for (const auto& [text, number] : classes) {
                std::string words = text;
                std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
                out += "% " + std::to_string(number) + " = " + words + "\r\n";
            }
        out += "*Vertices " + std::to_string(network.nodes.size()) + "\r\n";
        for (const NetworkNode& node : network.nodes) {
            const std::string text = value(node);
            out += (text.empty() ? std::string("0") : numbers ? text : std::to_string(classes.at(text))) + "\r\n";
        }
    }
    return out;
}

std::string write_dl(const Network& network)
{
    const std::size_t n = network.nodes.size();
    std::vector<std::size_t> relations;
    for (std::size_t r = 0; r < network.relations.size(); ++r)
        if (std::any_of(network.ties.begin(), network.ties.end(), [&](const NetworkTie& tie) { return tie.relation == r; }))
            relations.push_back(r);
    std::string out = "dl n=" + std::to_string(n);
    const bool matrices = relations.size() > 1 && n <= 1000;
    out += matrices ? " nm=" + std::to_string(relations.size()) + " format=fullmatrix\n" : " format=edgelist1\n";
    out += "labels:\n";
    std::set<std::string> used;
    for (const NetworkNode& node : network.nodes) {
        std::string label = label_of(node);
        while (!used.insert(fold(label)).second)
            label += "'";
        out += quoted(label) + "\n";
    }
    if (matrices) {
        out += "matrix labels:\n";
        for (const std::size_t r : relations)
            out += quoted(network.relations[r].empty() ? "tie" : network.relations[r]) + "\n";
    }
    out += "data:\n";
    if (matrices) {
        for (const std::size_t r : relations) {
            std::vector<double> cells(n * n, 0);
            for (const NetworkTie& tie : network.ties) {
                if (tie.relation != r)
                    continue;
                const double weight = tie.weight.value_or(1);
                cells[tie.from * n + tie.to] = std::max(cells[tie.from * n + tie.to], weight);
                if (!tie.directed)
                    cells[tie.to * n + tie.from] = std::max(cells[tie.to * n + tie.from], weight);
            }
            for (std::size_t i = 0; i < n; ++i) {
                for (std::size_t j = 0; j < n; ++j)
                    out += (j ? " " : "") + plain(cells[i * n + j]);
                out += "\n";
            }
        }
        return out;
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> arcs;
    for (const NetworkTie& tie : network.ties) {
        const double weight = tie.weight.value_or(1);
        const auto put = [&](std::uint32_t a, std::uint32_t b) {
            const auto [place, fresh] = arcs.emplace(std::pair(a, b), weight);
            if (!fresh)
                place->second = std::max(place->second, weight);
        };
        put(tie.from, tie.to);
        if (!tie.directed)
            put(tie.to, tie.from);
    }
    for (const auto& [ends, weight] : arcs)
        out += std::to_string(ends.first + 1) + " " + std::to_string(ends.second + 1) + " " + plain(weight) + "\n";
    return out;
}

}  // namespace crosscut::files
