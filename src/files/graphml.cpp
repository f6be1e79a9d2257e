// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/network_builder.hpp"
#include "files/xml_walk.hpp"

#include "foundation/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace crosscut::files {

namespace {

using pugi::xml_node;

/// The text of an element, however it is cut into pieces.
std::string text_of(const xml_node& node)
{
    std::string out;
    for (const xml_node& piece : node.children())
        if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata)
            out += piece.value();
    return out;
}

bool has_elements(const xml_node& node)
{
    for (const xml_node& one : node.children())
        if (one.type() == pugi::node_element)
            return true;
    return false;
}

std::string_view attribute(const xml_node& node, std::string_view name)
{
    for (const pugi::xml_attribute& one : node.attributes())
        if (local_name(one.name()) == name)
            return one.value();
    return {};
}

bool same_word(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// First element below of a local name, not deeper than `depth`.
xml_node below(const xml_node& node, std::string_view name, int depth = 8)
{
    for (const xml_node& one : node.children()) {
        if (one.type() != pugi::node_element)
            continue;
        if (local_name(one.name()) == name)
            return one;
        if (depth > 0)
            if (const xml_node found = below(one, name, depth - 1))
                return found;
    }
    return {};
}

struct Key {
    std::string name;     ///< what its values are called
    std::string initial;  ///< its value where nothing else is said
    bool declared = true;
};

struct Level {
    std::uint32_t parent = no_node;
    std::uint32_t relation = 0;
    bool directed = false;
    std::string prefix;  ///< of ids, where graphs are networks of their own
};

class Reader {
public:
    Reader(const std::string& file, std::string_view text) : build_("GraphML", file), lines_(text) {}

    Result<Network> read(const xml_node& root, std::string_view head)
    {
        dialect(root, head);
        collect_keys(root);
        std::vector<xml_node> graphs;
        for (const xml_node& one : root.children())
            if (local_name(one.name()) == "graph")
                graphs.push_back(one);
        if (graphs.empty())
            return build_.problem(Problem::Code::bad_file, {"The GraphML holds no graph."}, {"Write it again with the program that made it."}, line(root));
        for (const xml_node& graph : graphs) {
            Level level;
            const std::string_view id = attribute(graph, "id");
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
        for (const auto& [graph, level] : edges_)
            if (const auto wrong = edges_of(graph, level))
                return *wrong;
        return build_.finish();
    }

private:
    int line(const xml_node& node) const { return lines_.at(node.offset_debug()); }

    void dialect(const xml_node& root, std::string_view head)
    {
        const auto said = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
        for (const pugi::xml_attribute& one : root.attributes()) {
            const std::string_view uri = one.value();
            if (std::string_view(one.name()) == "xmlns:nc")
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
    void collect_keys(const xml_node& root)
    {
        for (const xml_node& one : root.children()) {
            const std::string_view name = local_name(one.name());
            if (name == "graph") {
                for (const xml_node& inner : one.children())
                    if (local_name(inner.name()) == "key")
                        take_key(inner);
            } else if (name == "key") {
                take_key(one);
            }
        }
    }

    void take_key(const xml_node& node)
    {
        const std::string_view id = attribute(node, "id");
        if (id.empty())
            return;
        Key key;
        std::string_view name = attribute(node, "attr.name");
        if (name.empty())
            name = attribute(node, "yfiles.type");
        if (name.empty())
            name = id;
        key.name = std::string(trimmed(name));
        std::string_view target = attribute(node, "for");
        for (const xml_node& one : node.children())
            if (local_name(one.name()) == "default" && !has_elements(one))
                key.initial = text_of(one);
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
        std::vector<const Key*> with_initial;
    };
    static void declare(Declared& into, std::string_view id, const Key& key)
    {
        const auto [place, fresh] = into.keys.emplace(id, key);
        if (fresh && !trimmed(key.initial).empty())
            into.with_initial.push_back(&place->second);
    }

    /// A key by its id; one that is not declared is called like its id.
    const Key& key_of(Declared& declared, std::string_view id, int where)
    {
        const auto found = declared.keys.find(id);
        if (found != declared.keys.end())
            return found->second;
        build_.count(NetworkNote::Kind::remark, "Keys that the file does not declare; their values are kept under that name: {1} ({2}).", "Nothing needs to be done.", where, std::string(id));
        return declared.keys.emplace(id, Key{std::string(id), {}, false}).first->second;
    }

    /// Reads the `data` of an element; `drawn` is called for what programs drew.
    template <class Drawn> void data_of(const xml_node& node, Declared& declared, std::vector<Attribute>& to, Drawn drawn)
    {
        thread_local std::vector<const Key*> said;
        said.clear();
        for (const xml_node& one : node.children()) {
            if (local_name(one.name()) != "data")
                continue;
            const std::string_view id = one.first_attribute() && std::string_view(one.first_attribute().name()) == "key" ? std::string_view(one.first_attribute().value()) : attribute(one, "key");
            const auto found = declared.keys.find(id);
            const Key& key = found != declared.keys.end() ? found->second : key_of(declared, id, line(one));
            if (!key.initial.empty())
                said.push_back(&key);
            const xml_node only = one.first_child();
            if (only && !only.next_sibling() && only.type() == pugi::node_pcdata) {
                build_.value(to, key.name, only.value());
            } else if (has_elements(one)) {
                drawn(one, key);
            } else {
                std::string text = text_of(one);
                build_.value(to, key.name, std::move(text));
            }
        }
        for (const Key* key : declared.with_initial)
            if (std::find(said.begin(), said.end(), key) == said.end())
                build_.value(to, key->name, key->initial);
    }

    std::optional<Problem> nodes_of(const xml_node& graph, const Level& level, int depth, bool first_graph)
    {
        if (depth > most_nesting)
            return build_.problem(Problem::Code::limit, {"Graphs lie in each other more than {1} deep.", {std::to_string(most_nesting)}}, {"Unfold the groups in the program that made the file."}, line(graph));
        Level here = level;
        here.directed = attribute(graph, "edgedefault") == "directed";
        if (depth == 0)
            data_of(graph, graph_keys_, build_.net.attributes, [&](const xml_node& one, const Key& key) { lost_drawing(one, key); });
        if (depth == 0)
            for (const pugi::xml_attribute& one : graph.attributes())
                if (std::string_view(one.name()).substr(0, 3) == "nc:")
                    build_.value(build_.net.attributes, one.name(), one.value());
        edges_.emplace_back(graph, here);
        for (const xml_node& one : graph.children()) {
            const std::string_view name = local_name(one.name());
            if (name == "node") {
                if (const auto wrong = take_node(one, here, depth, first_graph))
                    return wrong;
            } else if (name == "hyperedge") {
                build_.count(NetworkNote::Kind::refused, "Ties of more than two nodes that were left out: {1}.", "Write them as a structure with members.", line(one));
            }
        }
        return std::nullopt;
    }

    std::optional<Problem> take_node(const xml_node& node, const Level& level, int depth, bool first_graph)
    {
        const std::string_view raw = attribute(node, "id");
        const std::string prefixed = level.prefix.empty() || raw.empty() ? std::string() : level.prefix + std::string(raw);
        const std::string_view id = prefixed.empty() ? raw : std::string_view(prefixed);
        std::uint32_t place = several_ && !first_graph ? build_.find(id) : no_node;
        if (place == no_node) {
            const Result<std::uint32_t> made = build_.node(id, line(node));
            if (!made)
                return made.problem();
            place = *made;
            NetworkNode& row = build_.net.nodes[place];
            row.parent = level.parent;
            std::string label;
            std::vector<Attribute> values;
            data_of(node, node_keys_, values, [&](const xml_node& data, const Key& key) { draw_node(data, key, label, values); });
            row.attributes = std::move(values);
            row.label = std::move(label);
        }
        for (const xml_node& inner : node.children())
            if (local_name(inner.name()) == "graph") {
                Level deeper = level;
                deeper.parent = place;
                if (const auto wrong = nodes_of(inner, deeper, depth + 1, first_graph))
                    return wrong;
            }
        return std::nullopt;
    }

    std::optional<Problem> edges_of(const xml_node& graph, const Level& level)
    {
        for (const xml_node& one : graph.children()) {
            if (local_name(one.name()) != "edge")
                continue;
            std::string_view id;
            std::string_view ends[2];
            std::string_view directed;
            for (const pugi::xml_attribute& said : one.attributes()) {
                const std::string_view name = local_name(said.name());
                if (name == "source")
                    ends[0] = said.value();
                else if (name == "target")
                    ends[1] = said.value();
                else if (name == "directed")
                    directed = said.value();
                else if (name == "id")
                    id = said.value();
            }
            const int where = line(one);
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
            if (!one.first_child() && edge_keys_.with_initial.empty())
                continue;
            data_of(one, edge_keys_, tie.attributes, [&](const xml_node& data, const Key& key) { draw_tie(data, key, tie, directed.empty()); });
        }
        return std::nullopt;
    }

    void lost_drawing(const xml_node& data, const Key& key)
    {
        build_.count(NetworkNote::Kind::changed, "Drawing details of other programs that were left out: {1} (first: {2}).", "The network is complete; only how it was drawn is not kept.", line(data), key.name);
    }

    void put(std::vector<Attribute>& values, const char* name, std::string_view text)
    {
        if (!text.empty())
            build_.value(values, name, std::string(text));
    }

    /// A label that yEd, visone or yFiles drew: the text of the element, or of its attribute.
    static std::string drawn_label(const xml_node& data, const char* yed)
    {
        if (const xml_node label = below(data, yed))
            return std::string(trimmed(text_of(label)));
        if (const xml_node label = below(data, "Label.Text"))
            return std::string(trimmed(text_of(label)));
        if (const xml_node label = below(data, "Label"))
            return std::string(trimmed(attribute(label, "Text").empty() ? attribute(label, "LabelText") : attribute(label, "Text")));
        return {};
    }

    void draw_node(const xml_node& data, const Key& key, std::string& label, std::vector<Attribute>& values)
    {
        const std::string drawn = drawn_label(data, "NodeLabel");
        if (label.empty())
            label = drawn;
        bool understood = !drawn.empty();
        if (const xml_node box = below(data, "Geometry")) {
            for (const char* name : {"x", "y", "width", "height"})
                put(values, name, attribute(box, name));
            understood = true;
        }
        if (const xml_node box = below(data, "RectD")) {
            for (const auto& [from, to] : {std::pair{"X", "x"}, std::pair{"Y", "y"}, std::pair{"Width", "width"}, std::pair{"Height", "height"}})
                put(values, to, attribute(box, from));
            understood = true;
        }
        if (const xml_node fill = below(data, "Fill")) {
            put(values, "color", attribute(fill, "color"));
            understood = true;
        }
        if (const xml_node shape = below(data, "Shape")) {
            put(values, "shape", attribute(shape, "type"));
            understood = true;
        }
        if (!understood || below(data, "BorderStyle"))
            lost_drawing(data, key);
    }

    void draw_tie(const xml_node& data, const Key& key, NetworkTie& tie, bool direction_open)
    {
        const std::string label = drawn_label(data, "EdgeLabel");
        put(tie.attributes, "label", label);
        bool understood = !label.empty();
        if (const xml_node arrows = below(data, "Arrows"); arrows && direction_open) {
            const std::string_view tail = attribute(arrows, "source");
            const std::string_view head = attribute(arrows, "target");
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
    LineTable lines_;
    bool sessions_ = false;
    bool several_ = false;
    int graph_number_ = 0;
    Declared node_keys_;
    Declared edge_keys_;
    Declared graph_keys_;
    std::vector<std::pair<xml_node, Level>> edges_;
};

}  // namespace

Result<Network> read_graphml(std::string text, const std::string& file)
{
    if (text.find("<!ENTITY") != std::string::npos)
        return Problem{Problem::Code::bad_file, {"The file declares entities of its own, which are not read."}, {"Write it again without them."}, {file, {}, 0, {}}};
    const std::string head = text.substr(0, 2000);
    Reader reader(file, text);
    const LineTable lines(text);
    const std::size_t size = text.size();
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer_inplace(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    if (!parsed)
        return xml_problem(file, "GraphML", static_cast<std::size_t>(parsed.offset) + 1 >= size || parsed.status == pugi::status_no_document_element, lines.at(parsed.offset));
    for (const xml_node& root : document.children())
        if (root.type() == pugi::node_element && local_name(root.name()) == "graphml")
            return reader.read(root, head);
    return Problem{Problem::Code::bad_file, {"This is no GraphML."}, {"Its first element must be “graphml”."}, {file, {}, 0, {}}};
}

}  // namespace crosscut::files
