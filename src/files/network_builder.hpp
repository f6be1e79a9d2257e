// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/network.hpp"

#include <algorithm>
#include <unordered_map>

namespace crosscut::files {

/// What all readers of networks share: ids, keys, limits, and notes that are counted instead of repeated.
class NetworkBuilder {
public:
    NetworkBuilder(std::string format, std::string file);

    Network net;

    Problem problem(Problem::Code code, Message what, Message hint, int line) const;
    /// Adds a node. Errors: `duplicate_name`, `missing_value` without an id, `limit`.
    Result<std::uint32_t> node(std::string_view id, int line);
    /// The node of an id, or `no_node`.
    std::uint32_t find(std::string_view id) const;
    /// The node of an id; one that was not declared is added and counted.
    Result<std::uint32_t> named(std::string_view id, int line);
    /// Adds a tie. Errors: `limit`.
    Result<NetworkTie*> tie(std::uint32_t from, std::uint32_t to, bool directed, int line);
    Problem missing_end(std::string_view id, int line) const;
    /// Room for so many ties.
    void expect_ties(std::size_t count) { net.ties.reserve(std::min(count, most_ties)); }
    /// The position of a key, which is new where it was not named before.
    std::uint32_t key(std::string_view name);
    /// Keeps a value that is not empty, of a key by its position. Whether the limit holds.
    bool value(std::vector<Attribute>& to, std::uint32_t key, std::string_view text);
    /// Keeps a value, unless it is empty. Whether the limit holds.
    bool value(std::vector<Attribute>& to, std::string_view key, std::string text);
    /// Counts something that was changed or left out: `{1}` in the text is how often, `{2}` the first of it.
    void count(NetworkNote::Kind kind, const char* text, const char* hint, int line, std::string first = {});
    /// The network with its notes, or the problem that too many values were read.
    Result<Network> finish();

private:
    struct Counted {
        NetworkNote::Kind kind;
        const char* text;
        const char* hint;
        int line;
        std::string first;
        std::size_t times;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::string file_;
    /// A node by its id: places of nodes, found by the hash of their ids, in a table that is at most half full.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = no_node;
    };
    std::size_t slot_of(std::string_view id, std::uint32_t hash) const;
    void grow();
    std::string_view id_of(std::uint32_t place) const { return std::string_view(ids_).substr(id_start_[place], id_start_[place + 1] - id_start_[place]); }
    std::vector<Slot> slots_;
    std::string ids_;  ///< one behind the other: together they stay near
    std::vector<std::size_t> id_start_{0};
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> keys_;
    std::vector<Counted> counted_;
    std::size_t values_ = 0;
};

/// A number as other programs write it ("+2", "4.87e-5", "INF"); empty if it is none.
std::optional<double> loose_number(std::string_view text);
/// A year, whole number or day as first and last day of a stretch; other text stays as it is.
std::string first_day_of(std::string_view text);
std::string last_day_of(std::string_view text);

/// Cursor over text that knows its line. Comments and words are the reader's own.
struct Scan {
    std::string_view text;
    std::size_t at = 0;
    int line = 1;

    bool done() const { return at >= text.size(); }
    char peek(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
    char next()
    {
        const char c = text[at++];
        line += c == '\n' || (c == '\r' && peek() != '\n');
        return c;
    }
    void blanks()
    {
        while (!done() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r' || peek() == '\f' || peek() == '\v'))
            next();
    }
};

}  // namespace crosscut::files
