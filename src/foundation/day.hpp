// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace crosscut {

/// One day of the (proleptic Gregorian) calendar.
using Day = std::chrono::sys_days;

/// A day by its numbers. The caller promises that it exists.
Day day_of(int year, int month, int day);

/// `2015-09-07`, and nothing else; empty for a day that does not exist.
std::optional<Day> parse_day(std::string_view text);

/// `2015-09-07`.
std::string iso(Day day);

/// Year, month (1 to 12) and day of the month.
struct YearMonthDay {
    int year;
    int month;
    int day;
};
YearMonthDay parts(Day day);

/// First day of the month `months` later (or earlier) than the month of `day`.
Day month_start(Day day, int months = 0);
/// Last day of the month `months` later (or earlier) than the month of `day`.
Day month_end(Day day, int months = 0);

/// Days from `a` to `b`; negative if `b` is earlier.
inline long days_between(Day a, Day b) { return (b - a).count(); }

/// First day of the period studied where nobody says otherwise (methods 1.3, `horizon.start`).
inline constexpr Day horizon_start = Day{std::chrono::days{10957}};  // 2000-01-01

}  // namespace crosscut
