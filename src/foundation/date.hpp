// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/day.hpp"
#include "foundation/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace crosscut {

/// A date as vague as it was said: one unknown day in a closed interval of days.
///
///   text      Canonical text (methods 1.3) or the EDTF form that was given; empty for `none`.
///   earliest  First day that is possible; empty = no lower bound.
///   latest    Last day that is possible; empty = no upper bound.
///   Source    Methods 1.3; EDTF (ISO 8601-2) level 1 and seasons.
struct PartialDate {
    enum class Kind {
        none,     ///< nothing was said
        dated,    ///< at least one bound
        unknown,  ///< `?`: asked and not known
        open      ///< `open`, `..`: still running (as an end), before the period studied (as a begin)
    };
    Kind kind = Kind::none;
    std::string text;
    std::optional<Day> earliest;
    std::optional<Day> latest;

    bool operator==(const PartialDate&) const = default;
};

/// Reads canonical text, EDTF forms and German or English phrases.
///
///   Accepts   `2015-09-07`, `2015-09`, `2015`, `2015-Q3`, `2015-H2`, `2015-autumn`, `2015-23`,
///             `early 2016`, `X~`, `X?`, `X%`, `<X`, `<=X`, `>X`, `>=X`, `A..B`, `A/B`, `../B`, `A/..`,
///             `?`, `open`, `..`; `07.09.2015`, `Herbst 2015`, `Ende September 2015`,
///             `zwischen 2015 und 2017`, `seit 2013`, `3. Quartal 2015` and their like.
///   Edge      Empty text is `none`. The latest day of a range may not lie before its earliest.
///   Errors    `bad_value` with a hint that lists what may be written; no day is ever invented.
Result<PartialDate> parse_date(std::string_view text);

/// The date as words of a language ("autumn 2015", "Herbst 2015", "ca. 2016", "vor 2015").
std::string spoken(Language language, const PartialDate& date);

/// A day in the notation of a language: "1 July 2019", „1. Juli 2019“.
std::string spoken(Language language, Day day);

}  // namespace crosscut
