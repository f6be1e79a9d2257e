// SPDX-License-Identifier: Apache-2.0
#include "foundation/spell.hpp"

#include <algorithm>

namespace crosscut {

namespace {

double days_in(Day first, Day last)
{
    return last < first ? 0.0 : static_cast<double>(days_between(first, last)) + 1.0;
}

Day middle(Day first, Day last)
{
    // Both counts are days since 1970; horizon and observation keep them from being huge.
    const long sum = first.time_since_epoch().count() + last.time_since_epoch().count();
    return Day{std::chrono::days{sum >= 0 ? sum / 2 : (sum - 1) / 2}};
}

// Number of pairs (s, e) with s in the start interval, e in the end interval and s <= e.
double admissible_pairs(const Spell& spell)
{
    const double ends = days_in(spell.end_earliest, spell.end_latest);
    if (spell.start_latest <= spell.end_earliest)
        return days_in(spell.start_earliest, spell.start_latest) * ends;
    // Starts up to the first end see every end; after it, one end fewer for each day.
    const double before = days_in(spell.start_earliest, std::min(spell.start_latest, spell.end_earliest));
    double pairs = before * ends;
    const Day from = std::max(spell.start_earliest, spell.end_earliest + std::chrono::days{1});
    const double first = days_in(from, spell.end_latest);
    const double last = days_in(spell.start_latest, spell.end_latest);
    const double steps = days_in(from, spell.start_latest);
    pairs += (first + last) / 2.0 * steps;
    return pairs;
}

}  // namespace

std::string_view key(Activity activity)
{
    switch (activity) {
    case Activity::certain:
        return "certain";
    case Activity::possible:
        return "possible";
    case Activity::inactive:
        return "inactive";
    case Activity::unobserved:
        break;
    }
    return "unobserved";
}

Result<Spell> make_spell(const PartialDate& start, const PartialDate& end, Day observed, Day horizon)
{
    Spell spell{horizon, observed, horizon, observed, observed, false};
    switch (start.kind) {
    case PartialDate::Kind::open:  // before the period studied
        spell.start_latest = horizon;
        break;
    case PartialDate::Kind::dated:
        spell.start_earliest = start.earliest.value_or(std::min(horizon, start.latest.value_or(horizon)));
        spell.start_latest = start.latest.value_or(observed);
        break;
    case PartialDate::Kind::none:
    case PartialDate::Kind::unknown:
        break;
    }
    switch (end.kind) {
    case PartialDate::Kind::open:
        spell.censored = true;
        spell.end_earliest = observed;
        break;
    case PartialDate::Kind::dated:
        spell.end_earliest = end.earliest.value_or(std::min(horizon, end.latest.value_or(horizon)));
        spell.end_latest = end.latest.value_or(std::max(observed, spell.end_earliest));
        break;
    case PartialDate::Kind::none:
    case PartialDate::Kind::unknown:
        break;
    }
    spell.start_latest = std::min({spell.start_latest, spell.end_latest, observed});
    spell.end_earliest = std::max(spell.end_earliest, spell.start_earliest);
    if (spell.start_latest < spell.start_earliest || spell.end_latest < spell.end_earliest)
        return Problem{Problem::Code::conflict,
                       {"The begin \"{1}\" lies after the end \"{2}\" or after the last observation on {3}.",
                        {start.text, end.text, iso(observed)}},
                       "Check both dates and the date of the interview.",
                       {}};
    return spell;
}

Activity at(const Spell& spell, Day day)
{
    if (day > spell.observed)
        return Activity::unobserved;
    if (spell.start_latest <= day && day <= spell.end_earliest)
        return Activity::certain;
    if (spell.start_earliest <= day && day <= spell.end_latest)
        return Activity::possible;
    return Activity::inactive;
}

std::optional<double> probability(const Spell& spell, Day day)
{
    if (day > spell.observed)
        return std::nullopt;
    const double starts = days_in(spell.start_earliest, std::min(spell.start_latest, day));
    const double ends = days_in(std::max(spell.end_earliest, day), spell.end_latest);
    return starts * ends / admissible_pairs(spell);
}

Day midpoint_start(const Spell& spell) { return middle(spell.start_earliest, spell.start_latest); }

Day midpoint_end(const Spell& spell) { return middle(spell.end_earliest, spell.end_latest); }

std::optional<bool> midpoint_active(const Spell& spell, Day day)
{
    if (day > spell.observed)
        return std::nullopt;
    return midpoint_start(spell) <= day && day <= midpoint_end(spell);
}

Activity in_union(const Spell& spell, Day first, Day last)
{
    if (last > spell.observed)
        return Activity::unobserved;
    if (spell.start_latest <= last && spell.end_earliest >= first)
        return Activity::certain;
    if (spell.start_earliest <= last && spell.end_latest >= first)
        return Activity::possible;
    return Activity::inactive;
}

Activity throughout(const Spell& spell, Day first, Day last)
{
    if (last > spell.observed)
        return Activity::unobserved;
    if (spell.start_latest <= first && spell.end_earliest >= last)
        return Activity::certain;
    if (spell.start_earliest <= first && spell.end_latest >= last)
        return Activity::possible;
    return Activity::inactive;
}

}  // namespace crosscut
