// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/network.hpp"

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
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
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
