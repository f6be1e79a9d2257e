// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/network_builder.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace crosscut::files {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

enum class Kind { end, word, quoted, html, sign, arrow, line };

struct Token {
    Kind kind = Kind::end;
    std::string text;
    int line = 1;

    bool is(char c) const { return kind == Kind::sign && text[0] == c; }
    bool name() const { return kind == Kind::word || kind == Kind::quoted || kind == Kind::html; }
    bool keyword(std::string_view word) const { return kind == Kind::word && lower(text) == word; }
};

using Values = std::vector<std::pair<std::string, std::string>>;

void set(Values& values, const std::string& key, const std::string& value)
{
    for (auto& [name, text] : values)
        if (name == key) {
            text = value;
            return;
        }
    values.emplace_back(key, value);
}

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : build_("DOT", file), scan_{text} { advance(); }

    Result<Network> read()
    {
        if (now_.keyword("strict"))
            advance();
        if (now_.keyword("digraph"))
            directed_ = true;
        else if (!now_.keyword("graph"))
            return fault({"A DOT file begins with “graph” or “digraph”."});
        advance();
        if (now_.name()) {
            build_.net.title = now_.text;
            advance();
        }
        if (!now_.is('{'))
            return fault({"A “{” was expected here."});
        open_line_ = now_.line;
        advance();
        Scope scope;
        std::vector<std::uint32_t> members;
        if (const auto wrong = statements(scope, 0, members))
            return *wrong;
        for (const auto& [key, value] : scope.graph)
            build_.value(build_.net.attributes, key, value);
        for (std::size_t i = 0; i < values_.size(); ++i)
            for (const auto& [key, value] : values_[i]) {
                NetworkNode& node = build_.net.nodes[i];
                // "\N" is the name of the node, "\G" that of the graph.
                if (key == "label" && value != "\\N")
                    node.label = spoken(value);
                else if (key != "label")
                    build_.value(node.attributes, key, value);
            }
        advance();
        if (now_.kind != Kind::end)
            build_.count(NetworkNote::Kind::refused, "Further networks in the file that were left out: {1}.", "Write each network into a file of its own.", now_.line);
        return build_.finish();
    }

private:
    struct Scope {
        Values node;
        Values edge;
        Values graph;
        std::string group;
    };

    Problem fault(Message what) const
    {
        if (bad_line_ > 0)
            return build_.problem(Problem::Code::bad_file, {"A quotation mark opens here and never closes."}, {"Mend the line; nothing was read."}, bad_line_);
        if (now_.kind == Kind::end)
            return build_.problem(Problem::Code::bad_file, {"The file breaks off: the list that begins in this line is not closed."}, {"Write it again with the program that made it; nothing was read."}, open_line_);
        return build_.problem(Problem::Code::bad_file, std::move(what), {"Mend the line; nothing was read."}, now_.line);
    }

    /// Line breaks of labels, and what HTML labels say without their tags.
    static std::string spoken(const std::string& value)
    {
        std::string out;
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i] == '\\' && i + 1 < value.size()) {
                const char c = value[++i];
                out += c == 'n' || c == 'l' || c == 'r' ? ' ' : c;
            } else {
                out += value[i];
            }
        }
        return std::string(trimmed(out));
    }

    static std::string without_tags(std::string_view html)
    {
        std::string out;
        bool tag = false;
        for (const char c : html) {
            if (c == '<')
                tag = true;
            else if (c == '>')
                tag = false, out += ' ';
            else if (!tag)
                out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        }
        std::string slim;
        for (const char c : out)
            if (c != ' ' || (!slim.empty() && slim.back() != ' '))
                slim += c;
        return std::string(trimmed(slim));
    }

    void passed()
    {
        for (;;) {
            scan_.blanks();
            if (scan_.peek() == '/' && scan_.peek(1) == '/') {
                while (!scan_.done() && scan_.peek() != '\n' && scan_.peek() != '\r')
                    scan_.next();
            } else if (scan_.peek() == '/' && scan_.peek(1) == '*') {
                while (!scan_.done() && !(scan_.peek() == '*' && scan_.peek(1) == '/'))
                    scan_.next();
                for (int i = 0; i < 2 && !scan_.done(); ++i)
                    scan_.next();
            } else if (scan_.peek() == '#' && (scan_.at == 0 || scan_.text[scan_.at - 1] == '\n' || scan_.text[scan_.at - 1] == '\r')) {
                while (!scan_.done() && scan_.peek() != '\n' && scan_.peek() != '\r')
                    scan_.next();
            } else {
                return;
            }
        }
    }

    void advance()
    {
        passed();
        now_ = {};
        now_.line = scan_.line;
        if (scan_.done())
            return;
        const char first = scan_.peek();
        if (first == '"') {
            now_.kind = Kind::quoted;
            do {
                scan_.next();
                while (!scan_.done() && scan_.peek() != '"') {
                    const char c = scan_.next();
                    if (c == '\\' && scan_.peek() == '"') {
                        now_.text += scan_.next();
                    } else if (c == '\\' && (scan_.peek() == '\n' || scan_.peek() == '\r')) {
                        scan_.next();
                    } else {
                        now_.text += c;
                        if (c == '\\' && !scan_.done())
                            now_.text += scan_.next();
                    }
                }
                if (scan_.done()) {
                    bad_line_ = now_.line;
                    now_.kind = Kind::end;
                    return;
                }
                scan_.next();
                const Scan before = scan_;
                passed();
                if (scan_.peek() == '+') {
                    scan_.next();
                    passed();
                    if (scan_.peek() == '"')
                        continue;
                }
                scan_ = before;
                return;
            } while (true);
        }
        if (first == '<') {
            int depth = 0;
            const std::size_t start = scan_.at + 1;
            do {
                const char c = scan_.next();
                depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            } while (!scan_.done() && depth > 0);
            if (depth > 0) {
                bad_line_ = now_.line;
                return;
            }
            now_.kind = Kind::html;
            now_.text = without_tags(scan_.text.substr(start, scan_.at - 1 - start));
            return;
        }
        if (first == '-' && (scan_.peek(1) == '>' || scan_.peek(1) == '-')) {
            now_.kind = scan_.peek(1) == '>' ? Kind::arrow : Kind::line;
            now_.text = scan_.peek(1) == '>' ? "->" : "--";
            scan_.next();
            scan_.next();
            return;
        }
        const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80; };
        if (letter(first) || (first == '-' && (std::isdigit(static_cast<unsigned char>(scan_.peek(1))) || scan_.peek(1) == '.'))) {
            now_.kind = Kind::word;
            do
                now_.text += scan_.next();
            while (!scan_.done() && letter(scan_.peek()));
            return;
        }
        now_.kind = Kind::sign;
        now_.text = std::string(1, scan_.next());
    }

    std::optional<Problem> statements(Scope& scope, int depth, std::vector<std::uint32_t>& members)
    {
        if (depth > most_nesting)
            return build_.problem(Problem::Code::limit, {"Graphs lie in each other more than {1} deep.", {std::to_string(most_nesting)}}, {"Unfold the groups in the program that made the file."}, now_.line);
        while (!now_.is('}')) {
            if (now_.kind == Kind::end)
                return fault({});
            if (now_.is(';') || now_.is(',')) {
                advance();
                continue;
            }
            if (const auto wrong = statement(scope, depth, members))
                return wrong;
        }
        return std::nullopt;
    }

    std::optional<Problem> list(Values& values)
    {
        while (now_.is('[')) {
            open_line_ = now_.line;
            advance();
            while (!now_.is(']')) {
                if (now_.is(',') || now_.is(';')) {
                    advance();
                    continue;
                }
                if (!now_.name())
                    return fault({"The name of an attribute was expected here, not “{1}”.", {now_.text}});
                const std::string key = now_.text;
                advance();
                std::string value = "true";
                if (now_.is('=')) {
                    advance();
                    if (!now_.name())
                        return fault({"The attribute “{1}” has no value.", {key}});
                    value = now_.text;
                    advance();
                }
                set(values, key, value);
            }
            advance();
        }
        return std::nullopt;
    }

    Result<std::uint32_t> node(const std::string& name, const Scope& scope, int line)
    {
        const std::uint32_t known = build_.find(name);
        if (known != no_node) {
            const bool grouped = std::any_of(values_[known].begin(), values_[known].end(), [](const auto& one) { return one.first == "group"; });
            if (!scope.group.empty() && !grouped)
                set(values_[known], "group", scope.group);
            return known;
        }
        const Result<std::uint32_t> made = build_.node(name, line);
        if (made) {
            values_.push_back(scope.node);
            if (!scope.group.empty())
                set(values_.back(), "group", scope.group);
        }
        return made;
    }

    /// A node with its port, or a subgraph: the nodes that it stands for.
    std::optional<Problem> end(Scope& scope, int depth, std::vector<std::uint32_t>& out, std::vector<std::uint32_t>& members)
    {
        if (now_.keyword("subgraph") || now_.is('{')) {
            Scope inner = scope;
            inner.graph.clear();
            std::string name;
            if (now_.keyword("subgraph")) {
                advance();
                if (now_.name()) {
                    name = now_.text;
                    advance();
                }
            }
            if (!now_.is('{'))
                return fault({"A “{” was expected here."});
            const int opened = now_.line;
            if (name.rfind("cluster", 0) == 0)
                inner.group = name;
            advance();
            open_line_ = opened;
            if (const auto wrong = statements(inner, depth + 1, out))
                return wrong;
            advance();
            for (const auto& [key, value] : inner.graph)
                if (key == "label" && !inner.group.empty() && inner.group != scope.group)
                    for (const std::uint32_t one : out)
                        for (auto& [has, group] : values_[one])
                            if (has == "group" && group == name)
                                group = spoken(value);
            members.insert(members.end(), out.begin(), out.end());
            return std::nullopt;
        }
        if (!now_.name())
            return fault({"“{1}” was not expected here.", {now_.text}});
        const Result<std::uint32_t> made = node(now_.text, scope, now_.line);
        if (!made)
            return made.problem();
        out.push_back(*made);
        members.push_back(*made);
        advance();
        for (int i = 0; i < 2 && now_.is(':'); ++i) {
            advance();
            if (!now_.name())
                return fault({"“{1}” was not expected here.", {now_.text}});
            advance();
        }
        return std::nullopt;
    }

    std::optional<Problem> statement(Scope& scope, int depth, std::vector<std::uint32_t>& members)
    {
        for (const char* word : {"node", "edge", "graph"})
            if (now_.keyword(word)) {
                advance();
                Values& values = word[0] == 'n' ? scope.node : word[0] == 'e' ? scope.edge : scope.graph;
                if (!now_.is('['))
                    return fault({"A “[” was expected here."});
                return list(values);
            }
        const Scan before = scan_;
        const Token first = now_;
        if (now_.name() && !now_.keyword("subgraph")) {
            advance();
            if (now_.is('=')) {
                advance();
                if (!now_.name())
                    return fault({"The attribute “{1}” has no value.", {first.text}});
                set(scope.graph, first.text, now_.text);
                advance();
                return std::nullopt;
            }
            scan_ = before;
            now_ = first;
        }
        std::vector<std::vector<std::uint32_t>> chain(1);
        std::vector<std::pair<bool, int>> links;
        if (const auto wrong = end(scope, depth, chain.back(), members))
            return wrong;
        const bool lone_subgraph = first.is('{') || first.keyword("subgraph");
        while (now_.kind == Kind::arrow || now_.kind == Kind::line) {
            links.emplace_back(now_.kind == Kind::arrow, now_.line);
            if ((now_.kind == Kind::arrow) != directed_)
                return fault({"In a “{1}” ties are written with “{2}”.", {directed_ ? "digraph" : "graph", directed_ ? "->" : "--"}});
            advance();
            chain.emplace_back();
            if (const auto wrong = end(scope, depth, chain.back(), members))
                return wrong;
        }
        Values own = links.empty() ? Values() : scope.edge;
        if (const auto wrong = list(own))
            return wrong;
        if (links.empty()) {
            if (!lone_subgraph)
                for (const auto& [key, value] : own)
                    set(values_[chain.front().front()], key, value);
            return std::nullopt;
        }
        for (std::size_t i = 0; i < links.size(); ++i)
            for (const std::uint32_t from : chain[i])
                for (const std::uint32_t to : chain[i + 1])
                    if (const auto wrong = tie(from, to, links[i].second, own))
                        return wrong;
        return std::nullopt;
    }

    std::optional<Problem> tie(std::uint32_t from, std::uint32_t to, int line, const Values& values)
    {
        // `dir` turns arrows: back, both and none.
        std::string dir;
        for (const auto& [key, value] : values)
            if (key == "dir")
                dir = value;
        const bool back = directed_ && dir == "back";
        const Result<NetworkTie*> made = build_.tie(back ? to : from, back ? from : to, directed_ && dir != "both" && dir != "none", line);
        if (!made)
            return made.problem();
        std::vector<Attribute> kept;
        for (const auto& [key, value] : values)
            build_.value(kept, key, key == "label" ? spoken(value) : value);
        build_.net.ties.back().attributes = std::move(kept);
        return std::nullopt;
    }

    NetworkBuilder build_;
    Scan scan_;
    Token now_;
    bool directed_ = false;
    int open_line_ = 1;
    int bad_line_ = 0;
    std::vector<Values> values_;  ///< of each node
};

}  // namespace

Result<Network> read_dot(std::string_view text, const std::string& file) { return Reader(text, file).read(); }

}  // namespace crosscut::files
