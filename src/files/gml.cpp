// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/network_builder.hpp"

#include "foundation/number.hpp"

#include <array>
#include <cctype>

namespace crosscut::files {

namespace {

/// A key of GML with a value, or a list of such keys.
struct Item {
    std::string key;
    std::string value;
    std::vector<Item> list;
    bool is_list = false;
    int line = 0;
};

void add_utf8(std::string& out, unsigned long code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3f));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    }
}

/// GML is seven-bit by its letter: other signs stand as `&#252;` or `&uuml;`.
std::string without_entities(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, unsigned>, 15> named{{{"amp", '&'},     {"lt", '<'},      {"gt", '>'},      {"quot", '"'},    {"apos", '\''},
                                                                                  {"nbsp", 0xa0},   {"auml", 0xe4},   {"ouml", 0xf6},   {"uuml", 0xfc},   {"Auml", 0xc4},
                                                                                  {"Ouml", 0xd6},   {"Uuml", 0xdc},   {"szlig", 0xdf},  {"eacute", 0xe9}, {"euro", 0x20ac}}};
    if (text.find('&') == std::string_view::npos)
        return std::string(text);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
        if (end == std::string_view::npos || end - i > 10) {
            out += text[i];
            continue;
        }
        const std::string_view word = text.substr(i + 1, end - i - 1);
        unsigned long code = 0;
        if (word.size() > 1 && word[0] == '#') {
            const bool hex = word[1] == 'x' || word[1] == 'X';
            for (const char c : word.substr(hex ? 2 : 1)) {
                const int digit = c >= '0' && c <= '9' ? c - '0' : hex && std::isxdigit(static_cast<unsigned char>(c)) ? (c | 0x20) - 'a' + 10 : -1;
                if (digit < 0) {
                    code = 0;
                    break;
                }
                code = code * (hex ? 16 : 10) + static_cast<unsigned long>(digit);
            }
            if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
                code = 0xfffd;
        } else {
            for (const auto& [name, sign] : named)
                if (word == name)
                    code = sign;
        }
        if (code == 0) {
            out += text[i];
            continue;
        }
        add_utf8(out, code);
        i = end;
    }
    return out;
}

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : build_("GML", file), scan_{text} {}

    Result<Network> read()
    {
        bool any = false;
        for (;;) {
            passed();
            if (scan_.done())
                break;
            Item item;
            if (const auto wrong = take_item(item, 0))
                return *wrong;
            if (item.is_list && lower(item.key) == "graph") {
                if (any)
                    build_.count(NetworkNote::Kind::refused, "Further networks in the file that were left out: {1}.", "Write each network into a file of its own.", item.line);
                else if (const auto wrong = take_graph(item))
                    return *wrong;
                any = true;
            } else if (!item.is_list) {
                if (lower(item.key) == "creator")
                    build_.net.dialect = item.value;
                build_.value(build_.net.attributes, item.key, item.value);
            }
        }
        if (!any)
            return build_.problem(Problem::Code::bad_file, {"There is no “graph [ ... ]” in the GML."}, {"Write it again with the program that made it."}, 0);
        return build_.finish();
    }

private:
    static std::string lower(std::string_view text)
    {
        std::string out(text);
        for (char& c : out)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return out;
    }

    /// Blanks, and comments from `#` to the end of the line.
    void passed()
    {
        for (;;) {
            scan_.blanks();
            if (scan_.peek() != '#')
                return;
            while (!scan_.done() && scan_.peek() != '\n' && scan_.peek() != '\r')
                scan_.next();
        }
    }

    Problem breaks_off(int line) const { return build_.problem(Problem::Code::bad_file, {"The file breaks off: the list that begins in this line is not closed."}, {"Write it again with the program that made it; nothing was read."}, line); }

    std::optional<Problem> take_item(Item& item, int depth)
    {
        item.line = scan_.line;
        while (!scan_.done() && !std::isspace(static_cast<unsigned char>(scan_.peek())) && scan_.peek() != '[' && scan_.peek() != ']' && scan_.peek() != '"')
            item.key += scan_.next();
        if (item.key.empty())
            return build_.problem(Problem::Code::bad_file, {"A key was expected here, not “{1}”.", {std::string(1, scan_.peek())}}, {"Mend the line; nothing was read."}, scan_.line);
        passed();
        if (scan_.done())
            return build_.problem(Problem::Code::bad_file, {"The key “{1}” has no value.", {item.key}}, {"Write it again with the program that made it; nothing was read."}, item.line);
        const char first = scan_.peek();
        if (first == '[') {
            if (depth >= most_nesting)
                return build_.problem(Problem::Code::limit, {"Lists lie in each other more than {1} deep.", {std::to_string(most_nesting)}}, {"Write it again with the program that made it."}, item.line);
            scan_.next();
            item.is_list = true;
            for (;;) {
                passed();
                if (scan_.done())
                    return breaks_off(item.line);
                if (scan_.peek() == ']') {
                    scan_.next();
                    return std::nullopt;
                }
                item.list.emplace_back();
                if (const auto wrong = take_item(item.list.back(), depth + 1))
                    return wrong;
            }
        }
        if (first == '"') {
            scan_.next();
            const std::size_t start = scan_.at;
            while (!scan_.done() && scan_.peek() != '"')
                scan_.next();
            if (scan_.done())
                return build_.problem(Problem::Code::bad_file, {"A quotation mark opens here and never closes."}, {"Mend the line; nothing was read."}, item.line);
            item.value = without_entities(scan_.text.substr(start, scan_.at - start));
            scan_.next();
            return std::nullopt;
        }
        if (first == ']')
            return build_.problem(Problem::Code::bad_file, {"The key “{1}” has no value.", {item.key}}, {"Mend the line; nothing was read."}, item.line);
        while (!scan_.done() && !std::isspace(static_cast<unsigned char>(scan_.peek())) && scan_.peek() != ']' && scan_.peek() != '[')
            item.value += scan_.next();
        return std::nullopt;
    }

    static const Item* member(const Item& item, std::string_view key)
    {
        for (const Item& one : item.list)
            if (lower(one.key) == key && !one.is_list)
                return &one;
        return nullptr;
    }

    void values(std::vector<Attribute>& to, const Item& item, const std::string& prefix)
    {
        for (const Item& one : item.list) {
            if (one.is_list) {
                values(to, one, prefix + one.key + ".");
                continue;
            }
            const std::string key = prefix.empty() ? lower(one.key) : std::string();
            if (key == "id" || key == "label")
                continue;
            build_.value(to, prefix + one.key, one.value);
        }
    }

    std::optional<Problem> take_graph(const Item& graph)
    {
        const Item* directed = member(graph, "directed");
        const bool one_way = directed && loose_number(directed->value).value_or(0) != 0;
        if (const Item* label = member(graph, "label"))
            build_.net.title = label->value;
        std::uint32_t unnamed = 0;
        // Groups of yEd are nodes with `isGroup`, and `gid` names the one that holds a node.
        std::vector<std::pair<std::uint32_t, std::string>> held;
        for (const Item& one : graph.list) {
            if (lower(one.key) != "node" || !one.is_list) {
                if (!one.is_list && lower(one.key) != "directed" && lower(one.key) != "label")
                    build_.value(build_.net.attributes, one.key, one.value);
                continue;
            }
            const Item* id = member(one, "id");
            const Item* label = member(one, "label");
            std::string name = id ? id->value : label ? label->value : std::string();
            if (name.empty()) {
                name = "node " + std::to_string(++unnamed);
                build_.count(NetworkNote::Kind::changed, "Nodes without an id that got one: {1} (first: {2}).", "Give each node an id of its own.", one.line, name);
            }
            const Result<std::uint32_t> made = build_.node(name, one.line);
            if (!made)
                return made.problem();
            std::vector<Attribute> kept;
            values(kept, one, {});
            NetworkNode& node = build_.net.nodes[*made];
            node.attributes = std::move(kept);
            if (label)
                node.label = label->value;
            if (const Item* group = member(one, "gid"))
                held.emplace_back(*made, group->value);
        }
        for (const auto& [place, group] : held)
            if (const std::uint32_t parent = build_.find(group); parent != place)
                build_.net.nodes[place].parent = parent;
        for (const Item& one : graph.list) {
            if (lower(one.key) != "edge" || !one.is_list)
                continue;
            std::uint32_t ends[2];
            for (int i = 0; i < 2; ++i) {
                const Item* end = member(one, i == 0 ? "source" : "target");
                if (!end)
                    return build_.problem(Problem::Code::missing_value, {"A tie has no {1}.", {i == 0 ? "source" : "target"}}, {"Mend the line; nothing was read."}, one.line);
                ends[i] = build_.find(end->value);
                if (ends[i] == no_node)
                    return build_.missing_end(end->value, end->line);
            }
            const Item* own = member(one, "directed");
            const Result<NetworkTie*> made = build_.tie(ends[0], ends[1], own ? loose_number(own->value).value_or(0) != 0 : one_way, one.line);
            if (!made)
                return made.problem();
            if (const Item* id = member(one, "id"))
                (*made)->id = id->value;
            std::vector<Attribute> kept;
            for (const Item& value : one.list)
                if (!value.is_list) {
                    const std::string key = lower(value.key);
                    if (key != "source" && key != "target" && key != "directed" && key != "id")
                        build_.value(kept, value.key, value.value);
                } else {
                    values(kept, value, value.key + ".");
                }
            build_.net.ties.back().attributes = std::move(kept);
        }
        return std::nullopt;
    }

    NetworkBuilder build_;
    Scan scan_;
};

}  // namespace

Result<Network> read_gml(std::string_view text, const std::string& file) { return Reader(text, file).read(); }

}  // namespace crosscut::files
