// SPDX-License-Identifier: Apache-2.0
#include "foundation/day.hpp"

#include <charconv>
#include <cstdio>

namespace crosscut {

namespace {

std::chrono::year_month_day calendar(Day day) { return std::chrono::year_month_day{day}; }

}  // namespace

Day day_of(int year, int month, int day)
{
    return Day{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
               std::chrono::day{static_cast<unsigned>(day)}};
}

std::optional<Day> parse_day(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    int numbers[3] = {0, 0, 0};
    const std::string_view fields[3] = {text.substr(0, 4), text.substr(5, 2), text.substr(8, 2)};
    for (int i = 0; i < 3; ++i) {
        const auto [end, error] =
            std::from_chars(fields[i].data(), fields[i].data() + fields[i].size(), numbers[i]);
        if (error != std::errc{} || end != fields[i].data() + fields[i].size())
            return std::nullopt;
    }
    const auto date = std::chrono::year{numbers[0]} /
                      std::chrono::month{static_cast<unsigned>(numbers[1])} /
                      std::chrono::day{static_cast<unsigned>(numbers[2])};
    if (!date.ok())
        return std::nullopt;
    return Day{date};
}

std::string iso(Day day)
{
    const YearMonthDay p = parts(day);
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", p.year, p.month, p.day);
    return buffer;
}

YearMonthDay parts(Day day)
{
    const auto date = calendar(day);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

Day month_start(Day day, int months)
{
    const auto date = calendar(day);
    const auto month = date.year() / date.month() + std::chrono::months{months};
    return Day{month / std::chrono::day{1}};
}

Day month_end(Day day, int months)
{
    return month_start(day, months + 1) - std::chrono::days{1};
}

}  // namespace crosscut
