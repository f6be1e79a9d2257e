// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace crosscut::date_grammar {

// Words and numbers that dates are made of: what the bodies of the grammar share. Not for other rooms.

using Pair = std::pair<std::string_view, int>;

inline constexpr std::array<Pair, 41> month_names{{{"januar", 1}, {"jaenner", 1}, {"january", 1}, {"jan", 1}, {"februar", 2}, {"feber", 2}, {"february", 2},
     {"feb", 2}, {"maerz", 3}, {"march", 3}, {"mrz", 3}, {"mar", 3}, {"maer", 3}, {"april", 4}, {"apr", 4},
     {"mai", 5}, {"may", 5}, {"juni", 6}, {"june", 6}, {"jun", 6}, {"juli", 7}, {"july", 7}, {"jul", 7},
     {"august", 8}, {"aug", 8}, {"september", 9}, {"sept", 9}, {"sep", 9}, {"oktober", 10}, {"october", 10},
     {"okt", 10}, {"oct", 10}, {"november", 11}, {"nov", 11}, {"dezember", 12}, {"december", 12},
     {"dez", 12}, {"dec", 12}, {"marz", 3}, {"febr", 2}, {"novemb", 11}}};
inline constexpr std::array<Pair, 8> season_names{{{"spring", 1}, {"fruehling", 1}, {"fruehjahr", 1}, {"summer", 2},
     {"sommer", 2}, {"autumn", 3}, {"herbst", 3}, {"fall", 3}}};
inline constexpr std::array<Pair, 8> ordinals{{{"erstes", 1}, {"erste", 1}, {"zweites", 2}, {"zweite", 2}, {"drittes", 3}, {"viertes", 4}, {"first", 1}, {"second", 2}}};
inline constexpr std::array<Pair, 16> thirds{{{"early", 1}, {"anfang", 1}, {"beginn", 1}, {"beginning", 1}, {"start", 1}, {"mid", 2}, {"mitte", 2}, {"middle", 2},
     {"late", 3}, {"ende", 3}, {"end", 3}, {"spaet", 3}, {"frueh", 1}, {"spaeter", 3}, {"frueher", 1}, {"later", 3}}};

template <std::size_t N> int named(const std::array<Pair, N>& table, std::string_view word)
{
    while (!word.empty() && word.back() == '.')
        word.remove_suffix(1);
    for (const auto& [name, value] : table)
        if (name == word)
            return value;
    return 0;
}

inline std::optional<int> number(std::string_view text, std::size_t min_digits = 1, std::size_t max_digits = 4)
{
    if (text.size() < min_digits || text.size() > max_digits)
        return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-')
        return std::nullopt;
    return value;
}

inline std::optional<int> year_of(std::string_view text)
{
    if (!text.empty() && text.back() == '.')
        text.remove_suffix(1);
    const auto value = number(text, 4, 4);
    return value && *value >= 1000 ? value : std::nullopt;
}

// Two digits after a full year in the same text: "2015/16".
inline std::optional<int> short_year(std::string_view text, int after)
{
    if (const auto full = year_of(text))
        return full;
    const auto value = number(text, 2, 2);
    if (!value)
        return std::nullopt;
    const int year = after / 100 * 100 + *value;
    if (year >= after)
        return year;
    // "1999/00" turns the century; "2015-13" is a mistyped month and no year.
    return after % 100 >= 90 ? std::optional<int>(year + 100) : std::nullopt;
}

inline std::string without_front(std::string_view text, std::initializer_list<std::string_view> fronts, bool* found = nullptr)
{
    for (const std::string_view front : fronts)
        if (text.starts_with(front)) {
            if (found)
                *found = true;
            return std::string(trimmed(text.substr(front.size())));
        }
    return std::string(text);
}

inline bool one_of(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace crosscut::date_grammar
