// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/day.hpp"
#include "foundation/ids.hpp"
#include "foundation/result.hpp"
#include "foundation/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::structures {

using CrisisId = Id<struct CrisisTag>;

/// One stretch of a crisis.
struct Pulse {
    Day first;
    Day last;
    bool operator==(const Pulse&) const = default;
};

/// A named crisis behind every time axis (methods 1.5), or an overlay event of later years.
///
///   pulses     In order, at least one; the onset is the first day, the acute end the last.
///   aftermath  Last day of the time after; the acute end plus 24 months unless somebody decided else.
struct Crisis {
    CrisisId id;
    std::string english;
    std::string german;
    std::vector<Pulse> pulses;
    Day aftermath;
    bool overlay = false;
    bool operator==(const Crisis&) const = default;

    Day onset() const { return pulses.front().first; }
    Day acute_end() const { return pulses.back().last; }
    const std::string& name(Language language) const
    {
        const bool german_first = language == Language::german;
        return (german_first ? german : english).empty() ? (german_first ? english : german) : (german_first ? german : english);
    }
};

/// The two crises of methods 1.5 and the overlay events of later years.
std::vector<Crisis> standard_crises();

/// A day so many calendar months later; the last day of the month where it has no such day.
Day months_later(Day day, int months);
/// The end of the aftermath unless somebody decided else: 24 months after the acute end. Needs a pulse.
Day usual_aftermath(const std::vector<Pulse>& pulses);
/// Whether the pulses belong together: at most 12 months between one and the next (methods 1.5).
bool compound(const Crisis& crisis);

/// What keeps a crisis from being one: no name, no pulse, a pulse that ends before it begins or begins before the one
/// before it has ended, an aftermath that ends before the acute phase. Empty where all is well.
std::optional<Problem> crisis_problem(const Crisis& crisis);

}  // namespace crosscut::structures
