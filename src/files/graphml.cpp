// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/network_builder.hpp"
#include "files/xml_rows.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace crosscut::files {

namespace {

/// Name without its namespace.
std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

bool same_word(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// First element below of a local name, not deeper than `depth`.
XmlNode below(const XmlNode& node, std::string_view name, int depth = 8)
{
    for (const XmlNode one : node.children()) {
        if (one.name() == name)
            return one;
        if (depth > 0 && one.has_elements())
            if (const XmlNode found = below(one, name, depth - 1))
                return found;
    }
    return {};
}

struct Key {
    std::string name;     ///< what its values are called
    std::string initial;  ///< its value where nothing else is said
    bool declared = true;
    std::uint32_t place = no_node;  ///< among the keys of the network, once it has a value
};

struct Level {
    std::uint32_t parent = no_node;
    std::uint32_t relation = 0;
    bool directed = false;
    std::string prefix;  ///< of ids, where graphs are networks of their own
};

class Reader {
public:
    explicit Reader(const std::string& file) : build_("GraphML", file) {}

    Result<Network> read(const XmlNode& root, std::string_view head)
    {
        dialect(root, head);
        collect_keys(root);
        std::vector<XmlNode> graphs;
        for (const XmlNode one : root.children())
            if (one.name() == "graph")
                graphs.push_back(one);
        if (graphs.empty())
            return build_.problem(Problem::Code::bad_file, {"The GraphML holds no graph."}, {"Write it again with the program that made it."}, root.line());
        for (const XmlNode graph : graphs) {
            Level level;
            const std::string_view id = graph.attribute("id");
            if (graphs.size() > 1 && sessions_)
                level.prefix = (id.empty() ? std::to_string(++graph_number_) : std::string(id)) + ":";
            else if (graphs.size() > 1)
                level.relation = build_.net.relation(id.empty() ? std::to_string(++graph_number_) : std::string(id));
            else
                build_.net.title = std::string(id);
            several_ = graphs.size() > 1 && !sessions_;
            if (const auto wrong = nodes_of(graph, level, 0, &graph == &graphs.front()))
                return *wrong;
        }
        std::size_t ties = 0;
        for (const auto& [graph, level] : edges_)
            for (const XmlNode one : graph.children())
                ties += one.name() == "edge";
        build_.expect_ties(ties);
        for (const auto& [graph, level] : edges_)
            if (const auto wrong = edges_of(graph, level))
                return *wrong;
        return build_.finish();
    }

private:
    void dialect(const XmlNode& root, std::string_view head)
    {
        const auto said = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
        for (std::uint32_t i = 0; i < root.attribute_count(); ++i) {
            const auto [name, uri] = root.attribute(i);
            if (name == "xmlns:nc")
                sessions_ = true;
            if (uri.find("visone.info") != std::string_view::npos)
                build_.net.dialect = "visone";
            else if (uri.find("yworks.com") != std::string_view::npos && build_.net.dialect.empty())
                build_.net.dialect = uri.find("yfiles-common/3") != std::string_view::npos ? "yFiles" : "yEd";
        }
        if (sessions_)
            build_.net.dialect = "Network Canvas";
        else if (build_.net.dialect.empty())
            for (const char* name : {"SocNetV", "igraph", "Crosscut", "Gephi", "Cytoscape"})
                if (said(name))
                    build_.net.dialect = name;
    }

    /// Keys may stand anywhere, even behind their use or inside of a graph.
    void collect_keys(const XmlNode& root)
    {
        for (const XmlNode one : root.children()) {
            const std::string_view name = one.name();
            if (name == "graph") {
                for (const XmlNode inner : one.children())
                    if (inner.name() == "key")
                        take_key(inner);
            } else if (name == "key") {
                take_key(one);
            }
        }
    }

    void take_key(const XmlNode& node)
    {
        const std::string_view id = node.attribute("id");
        if (id.empty())
            return;
        Key key;
        std::string_view name = node.attribute("attr.name");
        if (name.empty())
            name = node.attribute("yfiles.type");
        if (name.empty())
            name = id;
        key.name = std::string(trimmed(name));
        std::string_view target = node.attribute("for");
        for (const XmlNode one : node.children())
            if (one.name() == "default" && !one.has_elements())
                key.initial = std::string(one.text());
        // One id may be declared for nodes and for edges.
        const bool all = target.empty() || target == "all";
        if (all || target == "node")
            declare(node_keys_, id, key);
        if (all || target == "edge")
            declare(edge_keys_, id, key);
        if (all || target == "graph" || target == "graphml")
            declare(graph_keys_, id, key);
    }

    using Keys = std::unordered_map<std::string_view, Key>;
    struct Declared {
        Keys keys;
        std::vector<Key*> with_initial;
        std::vector<std::pair<std::string_view, Key*>> before;  ///< by place in the element that was read last
    };
    static void declare(Declared& into, std::string_view id, const Key& key)
    {
        const auto [place, fresh] = into.keys.emplace(id, key);
        if (fresh && !trimmed(key.initial).empty())
            into.with_initial.push_back(&place->second);
    }

    /// A key by its id; one that is not declared is called like its id.
    Key& key_of(Declared& declared, std::string_view id, int where)
    {
        const auto found = declared.keys.find(id);
        if (found != declared.keys.end())
            return found->second;
        build_.count(NetworkNote::Kind::remark, "Keys that the file does not declare; their values are kept under that name: {1} ({2}).", "Nothing needs to be done.", where, std::string(id));
        return declared.keys.emplace(id, Key{std::string(id), {}, false, no_node}).first->second;
    }

    /// Reads the `data` of an element; `drawn` is called for what programs drew.
    template <class Drawn> void data_of(const XmlNode& node, Declared& declared, std::vector<Attribute>& to, Drawn drawn)
    {
        std::size_t count = declared.with_initial.size();
        for (const XmlNode one : node.children())
            count += one.name() == "data";
        if (count == 0)
            return;
        to.reserve(to.size() + count);
        said_.clear();
        std::size_t at = 0;
        for (const XmlNode one : node.children()) {
            if (one.name() != "data")
                continue;
            Key& key = known(declared, one.attribute("key"), at++, one.line());
            if (!key.initial.empty())
                said_.push_back(&key);
            if (one.has_elements())
                drawn(one, key);
            else
                keep(to, key, one.text());
        }
        for (Key* key : declared.with_initial)
            if (std::find(said_.begin(), said_.end(), key) == said_.end())
                keep(to, *key, key->initial);
    }

    /// The key of the data that stands at a place in its element: mostly the one that stood there in the element before.
    Key& known(Declared& declared, std::string_view id, std::size_t at, int where)
    {
        if (at < declared.before.size() && declared.before[at].first == id)
            return *declared.before[at].second;
        const auto found = declared.keys.find(id);
        Key& key = found != declared.keys.end() ? found->second : key_of(declared, id, where);
        if (at >= declared.before.size())
            declared.before.resize(at + 1, {id, &key});
        declared.before[at] = {id, &key};
        return key;
    }

    void keep(std::vector<Attribute>& to, Key& key, std::string_view text)
    {
        if (text.empty() || key.name.empty())
            return;
        if (key.place == no_node)
            key.place = build_.key(key.name);
        build_.value(to, key.place, text);
    }

    std::optional<Problem> nodes_of(const XmlNode& graph, const Level& level, int depth, bool first_graph)
    {
        if (depth > most_nesting)
            return build_.problem(Problem::Code::limit, {"Graphs lie in each other more than {1} deep.", {std::to_string(most_nesting)}}, {"Unfold the groups in the program that made the file."}, graph.line());
        Level here = level;
        here.directed = graph.attribute("edgedefault") == "directed";
        if (depth == 0)
            data_of(graph, graph_keys_, build_.net.attributes, [&](const XmlNode& one, const Key& key) { lost_drawing(one, key); });
        if (depth == 0)
            for (std::uint32_t i = 0; i < graph.attribute_count(); ++i)
                if (const auto [name, value] = graph.attribute(i); name.substr(0, 3) == "nc:")
                    build_.value(build_.net.attributes, name, std::string(value));
        edges_.emplace_back(graph, here);
        for (const XmlNode one : graph.children()) {
            const std::string_view name = one.name();
            if (name == "node") {
                if (const auto wrong = take_node(one, here, depth, first_graph))
                    return wrong;
            } else if (name == "hyperedge") {
                build_.count(NetworkNote::Kind::refused, "Ties of more than two nodes that were left out: {1}.", "Write them as a structure with members.", one.line());
            }
        }
        return std::nullopt;
    }

    std::optional<Problem> take_node(const XmlNode& node, const Level& level, int depth, bool first_graph)
    {
        const std::string_view raw = node.attribute("id");
        const std::string prefixed = level.prefix.empty() || raw.empty() ? std::string() : level.prefix + std::string(raw);
        const std::string_view id = prefixed.empty() ? raw : std::string_view(prefixed);
        std::uint32_t place = several_ && !first_graph ? build_.find(id) : no_node;
        if (place == no_node) {
            const Result<std::uint32_t> made = build_.node(id, node.line());
            if (!made)
                return made.problem();
            place = *made;
            NetworkNode& row = build_.net.nodes[place];
            row.parent = level.parent;
            std::string label;
            std::vector<Attribute> values;
            data_of(node, node_keys_, values, [&](const XmlNode& data, const Key& key) { draw_node(data, key, label, values); });
            row.attributes = std::move(values);
            row.label = std::move(label);
        }
        for (const XmlNode inner : node.children())
            if (inner.name() == "graph") {
                Level deeper = level;
                deeper.parent = place;
                if (const auto wrong = nodes_of(inner, deeper, depth + 1, first_graph))
                    return wrong;
            }
        return std::nullopt;
    }

    std::optional<Problem> edges_of(const XmlNode& graph, const Level& level)
    {
        for (const XmlNode one : graph.children()) {
            if (one.name() != "edge")
                continue;
            std::string_view id;
            std::string_view ends[2];
            std::string_view directed;
            for (std::uint32_t i = 0; i < one.attribute_count(); ++i) {
                const XmlNode::Attribute said = one.attribute(i);
                const std::string_view name = local(said.name);
                if (name == "source")
                    ends[0] = said.value;
                else if (name == "target")
                    ends[1] = said.value;
                else if (name == "directed")
                    directed = said.value;
                else if (name == "id")
                    id = said.value;
            }
            const int where = one.line();
            std::uint32_t place[2];
            for (int i = 0; i < 2; ++i) {
                place[i] = level.prefix.empty() ? build_.find(ends[i]) : build_.find(level.prefix + std::string(ends[i]));
                if (place[i] == no_node)
                    return build_.missing_end(ends[i], where);
            }
            const bool one_way = directed.empty() ? level.directed : same_word(directed, "true") || directed == "1";
            const Result<NetworkTie*> made = build_.tie(place[0], place[1], one_way, where);
            if (!made)
                return made.problem();
            NetworkTie& tie = **made;
            tie.id = std::string(id);
            tie.relation = level.relation;
            if (!one.has_elements() && edge_keys_.with_initial.empty())
                continue;
            data_of(one, edge_keys_, tie.attributes, [&](const XmlNode& data, const Key& key) { draw_tie(data, key, tie, directed.empty()); });
        }
        return std::nullopt;
    }

    void lost_drawing(const XmlNode& data, const Key& key)
    {
        build_.count(NetworkNote::Kind::changed, "Drawing details of other programs that were left out: {1} (first: {2}).", "The network is complete; only how it was drawn is not kept.", data.line(), key.name);
    }

    void put(std::vector<Attribute>& values, const char* name, std::string_view text)
    {
        if (!text.empty())
            build_.value(values, name, std::string(text));
    }

    /// A label that yEd, visone or yFiles drew: the text of the element, or of its attribute.
    static std::string drawn_label(const XmlNode& data, const char* yed)
    {
        if (const XmlNode label = below(data, yed))
            return std::string(trimmed(label.text()));
        if (const XmlNode label = below(data, "Label.Text"))
            return std::string(trimmed(label.text()));
        if (const XmlNode label = below(data, "Label"))
            return std::string(trimmed(label.attribute("Text").empty() ? label.attribute("LabelText") : label.attribute("Text")));
        return {};
    }

    void draw_node(const XmlNode& data, const Key& key, std::string& label, std::vector<Attribute>& values)
    {
        const std::string drawn = drawn_label(data, "NodeLabel");
        if (label.empty())
            label = drawn;
        bool understood = !drawn.empty();
        if (const XmlNode box = below(data, "Geometry")) {
            for (const char* name : {"x", "y", "width", "height"})
                put(values, name, box.attribute(name));
            understood = true;
        }
        if (const XmlNode box = below(data, "RectD")) {
            for (const auto& [from, to] : {std::pair{"X", "x"}, std::pair{"Y", "y"}, std::pair{"Width", "width"}, std::pair{"Height", "height"}})
                put(values, to, box.attribute(from));
            understood = true;
        }
        if (const XmlNode fill = below(data, "Fill")) {
            put(values, "color", fill.attribute("color"));
            understood = true;
        }
        if (const XmlNode shape = below(data, "Shape")) {
            put(values, "shape", shape.attribute("type"));
            understood = true;
        }
        if (!understood || below(data, "BorderStyle"))
            lost_drawing(data, key);
    }

    void draw_tie(const XmlNode& data, const Key& key, NetworkTie& tie, bool direction_open)
    {
        const std::string label = drawn_label(data, "EdgeLabel");
        put(tie.attributes, "label", label);
        bool understood = !label.empty();
        if (const XmlNode arrows = below(data, "Arrows"); arrows && direction_open) {
            const std::string_view tail = arrows.attribute("source");
            const std::string_view head = arrows.attribute("target");
            const bool from = !tail.empty() && tail != "none";
            const bool to = !head.empty() && head != "none";
            tie.directed = from != to;
            if (from && !to)
                std::swap(tie.from, tie.to);
            understood = true;
        }
        if (!understood || below(data, "LineStyle"))
            lost_drawing(data, key);
    }

    NetworkBuilder build_;
    bool sessions_ = false;
    bool several_ = false;
    int graph_number_ = 0;
    std::vector<const Key*> said_;
    Declared node_keys_;
    Declared edge_keys_;
    Declared graph_keys_;
    std::vector<std::pair<XmlNode, Level>> edges_;
};

}  // namespace

Result<Network> read_graphml(std::string text, const std::string& file)
{
    const std::string head = text.substr(0, 2000);
    const Result<XmlRows> rows = XmlRows::read(std::move(text), "GraphML", file);
    if (!rows)
        return rows.problem();
    if (rows->root().name() != "graphml")
        return Problem{Problem::Code::bad_file, {"This is no GraphML."}, {"Its first element must be “graphml”."}, {file, {}, 0, {}}};
    return Reader(file).read(rows->root(), head);
}

}  // namespace crosscut::files
