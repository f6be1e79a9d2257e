// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/network_builder.hpp"
#include "files/xml_walk.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <map>

namespace crosscut::files {

namespace {

using pugi::xml_node;

std::string_view attribute(const xml_node& node, std::string_view name)
{
    for (const pugi::xml_attribute& one : node.attributes())
        if (local_name(one.name()) == name)
            return one.value();
    return {};
}

struct Declared {
    std::string name;
    std::string initial;
};

class Reader {
public:
    Reader(const std::string& file, std::string_view text) : build_("GEXF", file), lines_(text) {}

    Result<Network> read(const xml_node& root)
    {
        xml_node graph;
        for (const xml_node& one : root.children()) {
            const std::string_view name = local_name(one.name());
            if (name == "meta")
                meta(one);
            else if (name == "graph" && !graph)
                graph = one;
            else if (name == "graph")
                build_.count(NetworkNote::Kind::refused, "Further networks in the file that were left out: {1}.", "Write each network into a file of its own.", line(one));
        }
        if (!graph)
            return build_.problem(Problem::Code::bad_file, {"The GEXF holds no graph."}, {"Write it again with the program that made it."}, line(root));
        const std::string_view kind = attribute(graph, "defaultedgetype");
        directed_ = kind == "directed";
        for (const char* name : {"start", "end", "timestamp"})
            if (const std::string_view value = attribute(graph, name); !value.empty())
                build_.value(build_.net.attributes, name, std::string(value));
        for (const xml_node& one : graph.children())
            if (local_name(one.name()) == "attributes")
                declare(one);
        for (const xml_node& one : graph.children())
            if (local_name(one.name()) == "nodes")
                if (const auto wrong = nodes(one, no_node, 0))
                    return *wrong;
        for (const auto& [place, parent] : parents_) {
            const std::uint32_t holder = build_.find(parent);
            if (holder != no_node && holder != place)
                build_.net.nodes[place].parent = holder;
        }
        for (const xml_node& edges : edges_)
            if (const auto wrong = ties(edges))
                return *wrong;
        for (const xml_node& one : graph.children())
            if (local_name(one.name()) == "edges")
                if (const auto wrong = ties(one))
                    return *wrong;
        return build_.finish();
    }

private:
    int line(const xml_node& node) const { return lines_.at(node.offset_debug()); }

    void meta(const xml_node& node)
    {
        for (const xml_node& one : node.children()) {
            const std::string_view name = local_name(one.name());
            const std::string text(trimmed(one.text().get()));
            if (name == "creator" || name == "Creator")
                build_.net.dialect = text.substr(0, 40);
            else if (name == "title" || name == "Title")
                build_.net.title = text;
            else
                build_.value(build_.net.attributes, name, text);
        }
    }

    void declare(const xml_node& node)
    {
        auto& into = attribute(node, "class") == "edge" ? edge_keys_ : node_keys_;
        for (const xml_node& one : node.children()) {
            if (local_name(one.name()) != "attribute")
                continue;
            Declared key;
            key.name = trimmed(attribute(one, "title"));
            if (key.name.empty())
                key.name = attribute(one, "id");
            for (const xml_node& inner : one.children())
                if (local_name(inner.name()) == "default")
                    key.initial = inner.text().get();
            into.emplace(std::string(attribute(one, "id")), std::move(key));
        }
    }

    /// The time of an element: spells, else intervals, else start and end, else time stamps.
    std::vector<Stretch> time_of(const xml_node& node)
    {
        std::vector<Stretch> out;
        const auto add = [&](std::string_view first, std::string_view last) { out.push_back({first_day_of(first), last_day_of(last)}); };
        const auto either = [&](const xml_node& one, const char* closed, const char* open) { return attribute(one, closed).empty() ? attribute(one, open) : attribute(one, closed); };
        for (const xml_node& spells : node.children()) {
            const std::string_view name = local_name(spells.name());
            if (name != "spells" && name != "slices")
                continue;
            for (const xml_node& one : spells.children()) {
                const std::string_view stamp = attribute(one, "timestamp");
                if (!stamp.empty())
                    add(stamp, stamp);
                else
                    add(either(one, "start", "startopen"), either(one, "end", "endopen"));
            }
        }
        if (!out.empty())
            return out;
        // <[4.0, 14.0]; [21.0, 124.0]> and <[1, 2]>
        for (const char* name : {"intervals", "timestamps"}) {
            std::string text(attribute(node, name));
            std::erase_if(text, [](char c) { return c == '<' || c == '>' || c == '[' || c == ']' || c == '(' || c == ')'; });
            for (const std::string& part : split(text, name[0] == 'i' ? ';' : ',')) {
                const std::vector<std::string> ends = split(part, ',');
                if (!trimmed(part).empty())
                    add(trimmed(ends.front()), trimmed(ends.back()));
            }
            if (!out.empty())
                return out;
        }
        const std::string_view start = either(node, "start", "startopen");
        const std::string_view end = either(node, "end", "endopen");
        if (!start.empty() || !end.empty())
            add(start, end);
        else if (const std::string_view stamp = attribute(node, "timestamp"); !stamp.empty())
            add(stamp, stamp);
        if (!attribute(node, "startopen").empty() || !attribute(node, "endopen").empty())
            build_.count(NetworkNote::Kind::changed, "Times without their first or last moment were read with it: {1}.", "Correct single days where it matters.", line(node));
        return out;
    }

    void values_of(const xml_node& node, std::map<std::string, Declared, std::less<>>& declared, std::vector<Attribute>& to)
    {
        std::vector<const Declared*> said;
        const auto take = [&](const xml_node& one) {
            const std::string_view id = attribute(one, "for").empty() ? attribute(one, "id") : attribute(one, "for");
            auto found = declared.find(id);
            if (found == declared.end()) {
                build_.count(NetworkNote::Kind::remark, "Keys that the file does not declare; their values are kept under that name: {1} ({2}).", "Nothing needs to be done.", line(one), std::string(id));
                found = declared.emplace(std::string(id), Declared{std::string(id), {}}).first;
            }
            said.push_back(&found->second);
            std::string text(attribute(one, "value"));
            const std::string_view from = attribute(one, "start");
            const std::string_view till = attribute(one, "end");
            const std::string_view stamp = attribute(one, "timestamp");
            // A value that holds for a time keeps its time in words.
            if (!from.empty() || !till.empty())
                text += " [" + std::string(from.empty() ? std::string_view("..") : from) + "/" + std::string(till.empty() ? std::string_view("..") : till) + "]";
            else if (!stamp.empty())
                text += " [" + std::string(stamp) + "]";
            for (Attribute& old : to)
                if (build_.net.keys[old.key] == found->second.name && (!from.empty() || !till.empty() || !stamp.empty())) {
                    old.text += "; " + text;
                    return;
                }
            build_.value(to, found->second.name, std::move(text));
        };
        for (const xml_node& one : node.children()) {
            const std::string_view name = local_name(one.name());
            if (name == "attvalue")
                take(one);
            else if (name == "attvalues")
                for (const xml_node& inner : one.children())
                    if (local_name(inner.name()) == "attvalue")
                        take(inner);
        }
        for (const auto& [id, key] : declared)
            if (!key.initial.empty() && std::find(said.begin(), said.end(), &key) == said.end())
                build_.value(to, key.name, key.initial);
        for (const xml_node& one : node.children()) {
            const std::string_view name = local_name(one.name());
            if (name == "position")
                for (const char* axis : {"x", "y", "z"})
                    build_.value(to, axis, std::string(attribute(one, axis)));
            else if (name == "color")
                color(one, to);
            else if (name == "size" || name == "shape" || name == "thickness")
                build_.value(to, name, std::string(attribute(one, "value")));
        }
    }

    void color(const xml_node& node, std::vector<Attribute>& to)
    {
        std::string text(attribute(node, "hex"));
        if (text.empty()) {
            text = "#";
            for (const char* part : {"r", "g", "b"}) {
                const auto number = parse_integer(trimmed(attribute(node, part)));
                const long long value = number && *number >= 0 && *number <= 255 ? *number : 0;
                text += "0123456789abcdef"[value / 16];
                text += "0123456789abcdef"[value % 16];
            }
        }
        build_.value(to, "color", text);
    }

    std::optional<Problem> nodes(const xml_node& list, std::uint32_t parent, int depth)
    {
        if (depth > most_nesting)
            return build_.problem(Problem::Code::limit, {"Graphs lie in each other more than {1} deep.", {std::to_string(most_nesting)}}, {"Unfold the groups in the program that made the file."}, line(list));
        for (const xml_node& one : list.children()) {
            if (local_name(one.name()) != "node")
                continue;
            // Gephi reads a doubled node as the first of them, and such files are about.
            const std::string id(trimmed(attribute(one, "id")));
            if (!id.empty() && build_.find(id) != no_node) {
                build_.count(NetworkNote::Kind::refused, "Nodes that stand in the file twice and were read once: {1} (first: {2}).", "Look whether they are meant to be one.", line(one), id);
                continue;
            }
            const Result<std::uint32_t> made = build_.node(id, line(one));
            if (!made)
                return made.problem();
            std::vector<Attribute> values;
            values_of(one, node_keys_, values);
            NetworkNode& node = build_.net.nodes[*made];
            node.label = attribute(one, "label");
            node.parent = parent;
            node.attributes = std::move(values);
            node.spells = time_of(one);
            if (const std::string_view pid = attribute(one, "pid"); !pid.empty())
                parents_.emplace_back(*made, std::string(trimmed(pid)));
            const std::uint32_t place = *made;
            for (const xml_node& inner : one.children()) {
                if (local_name(inner.name()) == "nodes")
                    if (const auto wrong = nodes(inner, place, depth + 1))
                        return wrong;
                if (local_name(inner.name()) == "edges")
                    edges_.push_back(inner);
            }
        }
        return std::nullopt;
    }

    std::optional<Problem> ties(const xml_node& list)
    {
        for (const xml_node& one : list.children()) {
            if (local_name(one.name()) != "edge")
                continue;
            const int where = line(one);
            const Result<std::uint32_t> from = build_.named(trimmed(attribute(one, "source")), where);
            if (!from)
                return from.problem();
            const Result<std::uint32_t> to = build_.named(trimmed(attribute(one, "target")), where);
            if (!to)
                return to.problem();
            const std::string_view type = attribute(one, "type");
            const Result<NetworkTie*> made = build_.tie(*from, *to, type.empty() ? directed_ : type == "directed", where);
            if (!made)
                return made.problem();
            NetworkTie& tie = **made;
            tie.id = attribute(one, "id");
            if (const std::string_view weight = attribute(one, "weight"); !weight.empty()) {
                tie.weight = loose_number(weight);
                if (!tie.weight)
                    build_.value(tie.attributes, "weight", std::string(weight));
            }
            if (const std::string_view kind = attribute(one, "kind"); !kind.empty())
                tie.relation = build_.net.relation(kind);
            build_.value(tie.attributes, "label", std::string(attribute(one, "label")));
            values_of(one, edge_keys_, tie.attributes);
            tie.spells = time_of(one);
        }
        return std::nullopt;
    }

    NetworkBuilder build_;
    LineTable lines_;
    bool directed_ = false;
    std::map<std::string, Declared, std::less<>> node_keys_;
    std::map<std::string, Declared, std::less<>> edge_keys_;
    std::vector<std::pair<std::uint32_t, std::string>> parents_;
    std::vector<xml_node> edges_;
};

}  // namespace

Result<Network> read_gexf(std::string text, const std::string& file)
{
    if (text.find("<!ENTITY") != std::string::npos)
        return Problem{Problem::Code::bad_file, {"The file declares entities of its own, which are not read."}, {"Write it again without them."}, {file, {}, 0, {}}};
    Reader reader(file, text);
    const LineTable lines(text);
    const std::size_t size = text.size();
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer_inplace(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return xml_problem(file, "GEXF", static_cast<std::size_t>(parsed.offset) + 1 >= size || parsed.status == pugi::status_no_document_element, lines.at(parsed.offset));
    for (const xml_node& root : document.children())
        if (root.type() == pugi::node_element && local_name(root.name()) == "gexf")
            return reader.read(root);
    return Problem{Problem::Code::bad_file, {"This is no GEXF."}, {"Its first element must be “gexf”."}, {file, {}, 0, {}}};
}

}  // namespace crosscut::files
