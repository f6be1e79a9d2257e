// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/network_builder.hpp"

#include "foundation/day.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace crosscut::files {

namespace {

std::uint32_t place_of(std::vector<std::string>& list, std::string_view name)
{
    const auto found = std::find(list.begin(), list.end(), name);
    if (found != list.end())
        return static_cast<std::uint32_t>(found - list.begin());
    list.emplace_back(name);
    return static_cast<std::uint32_t>(list.size() - 1);
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// Whether a word stands at the beginning and ends there.
bool word_first(std::string_view text, std::string_view word)
{
    return begins(text, word) && (text.size() == word.size() || !std::isalnum(static_cast<unsigned char>(text[word.size()])));
}

/// The local name of the root element of XML, passing over declaration, comments and document type.
std::string root_element(std::string_view text)
{
    for (;;) {
        const std::size_t open = text.find('<');
        if (open == std::string_view::npos || open + 1 >= text.size())
            return {};
        text.remove_prefix(open + 1);
        const bool comment = begins(text, "!--");
        if (comment || text.front() == '?' || text.front() == '!') {
            const std::string_view close = comment ? "-->" : text.front() == '?' ? "?>" : ">";
            const std::size_t end = text.find(close);
            if (end == std::string_view::npos)
                return {};
            text.remove_prefix(end + close.size());
            continue;
        }
        std::string_view name = text.substr(0, text.find_first_of(" \t\r\n/>"));
        if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
            name.remove_prefix(colon + 1);
        return lower(name);
    }
}

/// Lines that begin with a sign are passed over, blanks, too.
std::string_view after_comments(std::string_view text, std::string_view signs)
{
    for (;;) {
        const std::size_t start = text.find_first_not_of(" \t\r\n\f\v");
        if (start == std::string_view::npos)
            return {};
        text.remove_prefix(start);
        if (begins(text, "/*")) {
            const std::size_t end = text.find("*/");
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
            continue;
        }
        if (signs.find(text.front()) == std::string_view::npos && !begins(text, "//"))
            return text;
        const std::size_t end = text.find_first_of("\r\n");
        text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    }
}

/// `graph [` somewhere among the first keys, which are words and numbers.
bool looks_like_gml(std::string_view text)
{
    std::string head = lower(after_comments(text, "#").substr(0, 20000));
    for (std::size_t at = head.find("graph"); at != std::string::npos; at = head.find("graph", at + 1)) {
        if (at > 0 && !std::isspace(static_cast<unsigned char>(head[at - 1])))
            continue;
        const std::size_t next = head.find_first_not_of(" \t\r\n", at + 5);
        if (next != std::string::npos && head[next] == '[')
            return head.find('{') == std::string::npos || head.find('{') > next;
    }
    return false;
}

std::string_view format_of(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    if (text[first] == '<') {
        const std::string root = root_element(text);
        return root == "graphml" ? "GraphML" : root == "gexf" ? "GEXF" : std::string_view();
    }
    const std::string dot = lower(after_comments(text, "#").substr(0, 40));
    if (looks_like_gml(text))
        return "GML";
    if (word_first(dot, "strict") || word_first(dot, "digraph") || word_first(dot, "graph")) {
        const std::string_view rest = after_comments(text, "#");
        const std::size_t brace = rest.find('{');
        if (brace != std::string_view::npos && rest.substr(0, brace).find_first_of(",;") == std::string_view::npos)
            return "DOT";
    }
    const std::string start = lower(after_comments(text, "").substr(0, 200));
    if (word_first(start, "dl") && (start.find('=') != std::string::npos || start.find("format") != std::string::npos || start.find("data") != std::string::npos))
        return "DL";
    // Pajek may have words before its first section.
    for (std::size_t at = 0, lines = 0; at < text.size() && lines < 200; ++lines) {
        std::size_t end = text.find_first_of("\r\n", at);
        if (end == std::string_view::npos)
            end = text.size();
        const std::string line = lower(trimmed(text.substr(at, end - at)));
        if (word_first(line, "*vertices") || word_first(line, "*network"))
            return "Pajek";
        at = end + 1;
    }
    return {};
}

}  // namespace

std::uint32_t Network::key(std::string_view name) { return place_of(keys, name); }
std::uint32_t Network::relation(std::string_view name) { return place_of(relations, name); }

NetworkBuilder::NetworkBuilder(std::string format, std::string file) : file_(std::move(file)) { net.format = std::move(format); }

Problem NetworkBuilder::problem(Problem::Code code, Message what, Message hint, int line) const { return {code, std::move(what), std::move(hint), {file_, {}, line, {}}}; }

namespace {

std::uint32_t hash_of(std::string_view id)
{
    const std::size_t hash = std::hash<std::string_view>{}(id);
    return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

}  // namespace

/// The slot of a node, or the free one in which it would stand.
std::size_t NetworkBuilder::slot_of(std::string_view id, std::uint32_t hash) const
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].place != no_node && (slots_[at].hash != hash || id_of(slots_[at].place) != id))
        at = (at + 1) & mask;
    return at;
}

void NetworkBuilder::grow()
{
    std::vector<Slot> old(std::max<std::size_t>(64, slots_.size() * 2));
    old.swap(slots_);
    for (const Slot& one : old) {
        if (one.place == no_node)
            continue;
        std::size_t at = one.hash & (slots_.size() - 1);
        while (slots_[at].place != no_node)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = one;
    }
}

Result<std::uint32_t> NetworkBuilder::node(std::string_view id, int line)
{
    if (id.empty())
        return problem(Problem::Code::missing_value, {"Node {1} has no id.", {std::to_string(net.nodes.size() + 1)}}, {"Give each node an id of its own."}, line);
    if (net.nodes.size() >= most_nodes)
        return problem(Problem::Code::limit, {"The network has more than {1} nodes.", {std::to_string(most_nodes)}}, {"Cut out the part that is asked for."}, line);
    if (net.nodes.size() * 2 >= slots_.size())
        grow();
    const auto place = static_cast<std::uint32_t>(net.nodes.size());
    const std::uint32_t hash = hash_of(id);
    Slot& slot = slots_[slot_of(id, hash)];
    if (slot.place != no_node)
        return problem(Problem::Code::duplicate_name, {"Two nodes are called “{1}”.", {std::string(id)}}, {"Give each node an id of its own."}, line);
    slot = {hash, place};
    ids_ += id;
    id_start_.push_back(ids_.size());
    net.nodes.emplace_back();
    net.nodes.back().id = std::string(id);
    net.nodes.back().line = line;
    return place;
}

std::uint32_t NetworkBuilder::find(std::string_view id) const
{
    return slots_.empty() ? no_node : slots_[slot_of(id, hash_of(id))].place;
}

Result<std::uint32_t> NetworkBuilder::named(std::string_view id, int line)
{
    if (const std::uint32_t known = find(id); known != no_node)
        return known;
    Result<std::uint32_t> made = node(id, line);
    if (made)
        count(NetworkNote::Kind::changed, "Nodes that only ties name and that were added: {1} (first: {2}).", "Check their spelling.", line, std::string(id));
    return made;
}

Result<NetworkTie*> NetworkBuilder::tie(std::uint32_t from, std::uint32_t to, bool directed, int line)
{
    if (net.ties.size() >= most_ties)
        return problem(Problem::Code::limit, {"The network has more than {1} ties.", {std::to_string(most_ties)}}, {"Cut out the part that is asked for."}, line);
    NetworkTie& made = net.ties.emplace_back();
    made.from = from;
    made.to = to;
    made.directed = directed;
    made.line = line;
    return &made;
}

Problem NetworkBuilder::missing_end(std::string_view id, int line) const
{
    return problem(Problem::Code::unknown_name, {"A tie names “{1}”, which is not among the nodes.", {std::string(id)}}, {"Add the node, or correct the tie."}, line);
}

std::uint32_t NetworkBuilder::key(std::string_view name)
{
    const auto known = keys_.find(name);
    if (known != keys_.end())
        return known->second;
    std::string clean(name);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    const std::uint32_t place = net.key(clean);
    keys_.emplace(std::string(name), place);
    return place;
}

bool NetworkBuilder::value(std::vector<Attribute>& to, std::uint32_t key, std::string_view text)
{
    if (++values_ > most_values)
        return false;
    to.push_back({key, std::string(text)});
    return true;
}

bool NetworkBuilder::value(std::vector<Attribute>& to, std::string_view key, std::string text)
{
    if (text.empty() || key.empty() || ++values_ > most_values)
        return values_ <= most_values;
    to.push_back({this->key(key), std::move(text)});
    return true;
}

void NetworkBuilder::count(NetworkNote::Kind kind, const char* text, const char* hint, int line, std::string first)
{
    for (Counted& one : counted_)
        if (one.text == text) {
            ++one.times;
            return;
        }
    counted_.push_back({kind, text, hint, line, std::move(first), 1});
}

Result<Network> NetworkBuilder::finish()
{
    if (values_ > most_values)
        return problem(Problem::Code::limit, {"The network has more than {1} values.", {std::to_string(most_values)}}, {"Cut out the part that is asked for."}, 0);
    for (Counted& one : counted_) {
        Message what;
        what.text = one.text;
        what.args = {std::to_string(one.times), one.first};
        net.notes.push_back({one.kind, problem(Problem::Code::bad_value, std::move(what), {one.hint}, one.line), one.times});
        if (one.kind == NetworkNote::Kind::refused)
            net.refused += one.times;
    }
    return std::move(net);
}

std::optional<double> loose_number(std::string_view text)
{
    text = trimmed(text);
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    if (const auto number = parse_number(text))
        return number;
    const std::string word = lower(text);
    const bool minus = !word.empty() && word.front() == '-';
    const std::string_view rest = std::string_view(word).substr(minus ? 1 : 0);
    if (rest == "inf" || rest == "infinity")
        return minus ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return std::nullopt;
}

namespace {

/// A whole number that can only be a year.
std::optional<int> year_of(std::string_view text)
{
    const auto number = loose_number(text);
    return number && *number >= 1800 && *number <= 2200 && *number == std::floor(*number) ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// A day with a time behind it is that day.
std::string_view without_time(std::string_view text)
{
    text = trimmed(text);
    if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ') && parse_day(text.substr(0, 10)))
        return text.substr(0, 10);
    return text;
}

bool endless(std::string_view text)
{
    const auto number = loose_number(text);
    return text == "*" || (number && std::isinf(*number));
}

}  // namespace

std::string first_day_of(std::string_view text)
{
    if (const auto year = year_of(text))
        return std::to_string(*year) + "-01-01";
    return endless(trimmed(text)) ? std::string() : std::string(without_time(text));
}

std::string last_day_of(std::string_view text)
{
    if (const auto year = year_of(text))
        return std::to_string(*year) + "-12-31";
    return endless(trimmed(text)) ? std::string() : std::string(without_time(text));
}

std::string_view network_format(std::string_view bytes) { return format_of(decode(bytes.substr(0, 1u << 18)).text); }

Result<Network> read_network(std::string bytes, const std::string& file)
{
    Decoded text = decode_own(std::move(bytes));
    const std::string_view format = format_of(text.text);
    const Encoding encoding = text.encoding;
    const std::size_t replaced = text.replaced;
    const auto line = static_cast<int>(text.first_line);
    if (format.empty())
        return Problem{Problem::Code::unsupported, {"This is no network that can be read."}, {"GraphML, GEXF, GML, Pajek, UCINET DL, DOT and JSON are read."}, {file, {}, 0, {}}};
    Result<Network> network = format == "GraphML" ? read_graphml(std::move(text.text), file)
                              : format == "GEXF"  ? read_gexf(std::move(text.text), file)
                              : format == "GML"   ? read_gml(text.text, file)
                              : format == "Pajek" ? read_pajek(text.text, file)
                              : format == "DL"    ? read_dl(text.text, file)
                                                  : read_dot(text.text, file);
    if (!network)
        return network;
    network->encoding = encoding;
    if (replaced > 0)
        network->notes.push_back({NetworkNote::Kind::changed, Problem{Problem::Code::bad_value, {"Bytes without a character that were replaced: {1}.", {std::to_string(replaced)}}, {"Save the file as UTF-8."}, {file, {}, line, {}}}, replaced});
    return network;
}

}  // namespace crosscut::files
