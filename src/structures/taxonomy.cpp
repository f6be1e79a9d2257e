// SPDX-License-Identifier: Apache-2.0
#include "structures/taxonomy.hpp"

namespace crosscut::structures {

const std::vector<EventType>& event_types()
{
    using enum Effect;
    static const std::vector<EventType> types{
        {"proposed", "proposed", Group::before, none, false, false},
        {"applied", "applied for", Group::before, none, false, false},
        {"commissioned", "commissioned", Group::before, none, false, false},
        {"negotiated", "negotiated", Group::before, none, false, false},
        {"announced", "announced", Group::before, none, false, false},
        {"stalled", "stalled", Group::before, none, false, false},
        {"rejected", "rejected", Group::before, none, false, false},
        {"closed", "closed without result", Group::before, none, false, false},
        {"founded", "founded", Group::begin, begins, false, false},
        {"exists", "exists", Group::begin, begins, false, false},
        {"formalised", "formalised", Group::begin, begins, false, false},
        {"funded", "funded", Group::begin, funds, false, false},
        {"staffed", "staffed", Group::begin, begins, false, false},
        {"agreed", "agreed", Group::begin, begins, false, false},
        {"active", "active", Group::change, shows_it_runs, true, false},
        {"renamed", "renamed", Group::change, shows_it_runs, false, false},
        {"moved", "moved", Group::change, shows_it_runs, false, false},
        {"upgraded", "upgraded", Group::change, shows_it_runs, false, false},
        {"extended", "extended", Group::change, shows_it_runs, false, false},
        {"reduced", "reduced", Group::change, shows_it_runs, true, false},
        {"merged", "merged", Group::change, asks, false, false},
        {"split", "split", Group::change, asks, false, false},
        {"leadership_change", "new leadership", Group::change, shows_it_runs, false, false},
        {"revised", "revised", Group::change, none, false, false},
        {"renewed", "members appointed anew", Group::change, begins, false, false},
        {"reported", "reported", Group::change, none, false, false},
        {"drafted", "drafted", Group::change, none, false, false},
        {"plan_adopted", "plan adopted", Group::change, begins, false, false},
        {"planned", "planned", Group::change, none, false, false},
        {"not_strengthened", "not strengthened", Group::change, shows_it_runs, false, false},
        {"contested", "contested", Group::change, none, false, false},
        {"vacant", "vacant", Group::gap, leaves_vacant, true, false},
        {"refilled", "filled again", Group::gap, begins, false, false},
        {"post_ended", "a post ended", Group::gap, none, false, true},
        {"dormant", "dormant", Group::gap, puts_to_sleep, true, false},
        {"revived", "revived", Group::gap, wakes, false, false},
        {"permanent_decided", "decided to make it permanent", Group::stabilise, none, false, false},
        {"permanent", "made permanent", Group::stabilise, makes_permanent, false, false},
        {"funding_ended", "grant ended", Group::end, asks, false, true},
        {"expired", "expired", Group::end, ends, false, true},
        {"dissolved", "dissolved", Group::end, ends, false, true},
    };
    return types;
}

const EventType* event_type(std::string_view key)
{
    for (const EventType& type : event_types())
        if (type.key == key)
            return &type;
    return nullptr;
}

std::string event_type_label(Language language, std::string_view key)
{
    const EventType* type = event_type(key);
    return std::string(type ? tr(language, type->english) : key);
}

}  // namespace crosscut::structures
