// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::structures {

/// What an event does to the status of its structure (domain 2.5).
enum class Effect {
    none,           ///< says something, changes nothing
    shows_it_runs,  ///< happens only to what exists: a structure not yet begun counts as running
    begins,         ///< runs from that day on
    funds,          ///< runs on a grant from that day on
    makes_permanent,
    leaves_vacant,
    puts_to_sleep,
    wakes,
    asks,  ///< the grant ends or it is merged: what becomes of it, the event does not say
    ends
};

/// Where an event stands in a life: earlier groups come first when dates alone do not decide.
enum class Group { before, begin, change, gap, stabilise, end };

/// One row of the taxonomy; `key` is the word of files.
struct EventType {
    std::string_view key;
    std::string_view english;
    Group group;
    Effect effect;
    bool lasting;     ///< `a/b` is a period from a to b, not one unknown day in it
    bool day_after;   ///< the date is the last day of the old state
};

const std::vector<EventType>& event_types();

/// The row of a key, or null for a type that the taxonomy does not know.
const EventType* event_type(std::string_view key);

/// Name of an event type in a language; the key itself where the taxonomy has none.
std::string event_type_label(Language language, std::string_view key);

}  // namespace crosscut::structures
