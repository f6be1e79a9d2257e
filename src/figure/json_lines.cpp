// SPDX-License-Identifier: Apache-2.0
#include "figure/json_lines.hpp"

#include <cstddef>
#include <iterator>
#include <set>

#include <nlohmann/json.hpp>

namespace crosscut::figure {

namespace {

using Json = nlohmann::ordered_json;

// Counts lines while the library reads on.
struct Counting {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    const char* at = nullptr;
    int* line = nullptr;

    reference operator*() const { return *at; }
    Counting& operator++()
    {
        if (*at == '\n')
            ++*line;
        ++at;
        return *this;
    }
    Counting operator++(int)
    {
        Counting before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Counting& other) const { return at == other.at; }
    bool operator!=(const Counting& other) const { return at != other.at; }
};

std::string joined(const std::string& path, const std::string& key) { return path.empty() ? key : path + "." + key; }

struct Listener {
    JsonLines lines;
    int line = 1;

    struct Level {
        std::string path;
        bool list = false;
        std::size_t count = 0;
        std::string key;
        std::set<std::string> keys;
    };
    std::vector<Level> levels;

    std::string here() const
    {
        if (levels.empty())
            return {};
        const Level& level = levels.back();
        return level.list ? level.path + "[" + std::to_string(level.count) + "]" : joined(level.path, level.key);
    }
    bool value()
    {
        if (!levels.empty()) {
            if (levels.back().list)
                lines.of.try_emplace(here(), line);
            ++levels.back().count;
        }
        return true;
    }
    bool begin(bool list)
    {
        const std::string path = here();
        lines.of.try_emplace(path, line);
        levels.push_back({path, list, 0, {}, {}});
        return true;
    }
    bool end()
    {
        levels.pop_back();
        if (!levels.empty())
            ++levels.back().count;
        return true;
    }

    bool null() { return value(); }
    bool boolean(bool) { return value(); }
    bool number_integer(Json::number_integer_t) { return value(); }
    bool number_unsigned(Json::number_unsigned_t) { return value(); }
    bool number_float(Json::number_float_t, const Json::string_t&) { return value(); }
    bool string(Json::string_t&) { return value(); }
    bool binary(Json::binary_t&) { return value(); }
    bool start_object(std::size_t) { return begin(false); }
    bool start_array(std::size_t) { return begin(true); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool key(Json::string_t& name)
    {
        Level& level = levels.back();
        level.key = name;
        lines.of[here()] = line;
        if (!level.keys.insert(name).second)
            lines.twice.emplace_back(here(), line);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&)
    {
        lines.broken = true;
        lines.broken_at = line;
        return false;
    }
};

}  // namespace

JsonLines json_lines(std::string_view text)
{
    Listener listener;
    const Counting begin{text.data(), &listener.line};
    const Counting end{text.data() + text.size(), &listener.line};
    if (!Json::sax_parse(begin, end, &listener) && !listener.lines.broken) {
        listener.lines.broken = true;
        listener.lines.broken_at = listener.line;
    }
    return std::move(listener.lines);
}

}  // namespace crosscut::figure
