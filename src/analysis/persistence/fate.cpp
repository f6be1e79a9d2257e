// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/fate.hpp"

#include <algorithm>
#include <set>

namespace crosscut::analysis {

namespace {

/// How long after the acute end a structure may still be set going by the crisis; how late a successor may come.
constexpr std::chrono::days half_year{183};
/// Asleep for so long, the function counts as lost.
constexpr long a_year = 365;

constexpr std::array<std::string_view, origin_count> origin_keys{"ended_before",  "pre_existing_reactivated", "pre_existing_activated", "pre_existing_unchanged",
                                                                 "emerged_acute", "emerged_aftermath",        "later"};
constexpr std::array<std::string_view, origin_count> origin_labels{"ended before the crisis", "older, woken by the crisis",  "older, strengthened by the crisis",
                                                                   "older, unchanged",        "emerged in the acute phase", "emerged in the aftermath",
                                                                   "emerged later"};
constexpr std::array<std::string_view, outcome_count> outcome_keys{"not_attributed", "absorbed", "dissolved",    "not_yet_observable", "dormant",
                                                                   "revived",        "weakened", "consolidated", "held",               "insufficient_evidence"};
constexpr std::array<std::string_view, outcome_count> outcome_labels{"not attributed to the crisis", "absorbed by a successor", "dissolved",    "not yet observable", "asleep",
                                                                     "revived",                      "weakened",                "consolidated", "held",               "too little evidence"};

/// The last observation up to a day; null before the first.
const Sighting* seen_on(const Course& course, Day day)
{
    const Sighting* found = nullptr;
    for (const Sighting& one : course.sightings)
        if (one.day <= day)
            found = &one;
    return found;
}

/// A stretch of sleep: its first day, and the first day after it (empty: still asleep when last observed).
struct Sleep {
    Day first;
    std::optional<Day> awake;
};

std::vector<Sleep> sleeps(const Course& course)
{
    std::vector<Sleep> out;
    bool asleep = false;
    for (const Sighting& one : course.sightings) {
        const bool now = one.pace == Pace::dormant;
        if (now && !asleep)
            out.push_back({one.day, {}});
        else if (!now && asleep)
            out.back().awake = one.day;
        asleep = now;
    }
    if (asleep && course.end)
        out.back().awake = *course.end + std::chrono::days{1};
    return out;
}

bool more(const Value& now, const Value& before) { return now && before && *now > *before; }

void raise(Value& highest, const Value& value)
{
    if (value && (!highest || *value > *highest))
        highest = value;
}

ReferenceState reference_of(const Course& course, const CrisisDays& crisis)
{
    ReferenceState out;
    const auto take = [&](const Sighting& one) {
        raise(out.departments, one.departments);
        raise(out.meetings, one.meetings);
        raise(out.posts, one.posts);
        raise(out.formalisation, one.formalisation);
    };
    bool any = false;
    if (course.start <= crisis.acute_end) {
        if (const Sighting* carried = seen_on(course, crisis.onset)) {
            take(*carried);
            any = true;
        }
        for (const Sighting& one : course.sightings)
            if (one.day >= crisis.onset && one.day <= crisis.acute_end) {
                take(one);
                any = true;
            }
    }
    if (!any && !course.sightings.empty())
        take(course.sightings.front());
    return out;
}

/// The structure that took over within half a year, or -1; `day`: on which it must exist.
int heir_of(const std::vector<Course>& all, const Course& course, std::optional<Day> day)
{
    if (!course.end || course.successor < 0 || static_cast<std::size_t>(course.successor) >= all.size())
        return -1;
    const Course& heir = all[static_cast<std::size_t>(course.successor)];
    if (heir.start > *course.end + half_year)
        return -1;
    if (day ? heir.start > *day || (heir.end && *heir.end < *day) : heir.end && *heir.end <= *course.end)
        return -1;
    return course.successor;
}

std::vector<std::string_view> weak_points(const Sighting& now, const ReferenceState& reference)
{
    const auto halved = [](const Value& value, const Value& highest) { return value && highest && *highest > 0 && *value <= *highest / 2; };
    std::vector<std::string_view> out;
    if (halved(now.departments, reference.departments))
        out.emplace_back("departments");
    if (halved(now.posts, reference.posts))
        out.emplace_back("fte");
    if (halved(now.meetings, reference.meetings) && *now.meetings < 4)
        out.emplace_back("meetings_per_year");
    if (more(reference.formalisation, now.formalisation))
        out.emplace_back("formalisation");
    if (now.pace != Pace::active)
        out.emplace_back("activity");
    return out;
}

Outcome judge(const std::vector<Course>& all, const Course& course, const CrisisDays& crisis, Fate& fate)
{
    const Day horizon = fate.horizon;
    if (fate.origin == Origin::ended_before || fate.origin == Origin::later || course.start > horizon)
        return Outcome::not_attributed;
    if (course.end && *course.end < horizon)
        return heir_of(all, course, horizon) >= 0 ? Outcome::absorbed : Outcome::dissolved;
    if (horizon > course.observed)
        return Outcome::not_yet_observable;
    for (const Sleep& sleep : sleeps(course))
        if (sleep.first <= horizon && (!sleep.awake || *sleep.awake > horizon) && days_between(sleep.first, horizon) >= a_year)
            return Outcome::dormant;
    for (const Sleep& sleep : sleeps(course))
        if (sleep.awake && *sleep.awake <= horizon && *sleep.awake > crisis.acute_end && days_between(sleep.first, *sleep.awake) >= a_year)
            return Outcome::revived;
    if (const Sighting* now = seen_on(course, horizon)) {
        fate.weakened_by = weak_points(*now, fate.reference);
        if (!fate.weakened_by.empty())
            return Outcome::weakened;
        if (more(now->formalisation, fate.reference.formalisation))
            return Outcome::consolidated;
    }
    return Outcome::held;
}

}  // namespace

CrisisDays days_of(const structures::Crisis& crisis) { return {crisis.onset(), crisis.acute_end(), crisis.aftermath}; }

std::string_view key(Origin origin) { return origin_keys[static_cast<std::size_t>(origin)]; }
std::string_view label(Language language, Origin origin) { return tr(language, origin_labels[static_cast<std::size_t>(origin)]); }
std::string_view key(Outcome outcome) { return outcome_keys[static_cast<std::size_t>(outcome)]; }
std::string_view label(Language language, Outcome outcome) { return tr(language, outcome_labels[static_cast<std::size_t>(outcome)]); }

std::optional<bool> function_persists(Outcome outcome)
{
    switch (outcome) {
    case Outcome::absorbed:
    case Outcome::revived:
    case Outcome::weakened:
    case Outcome::consolidated:
    case Outcome::held: return true;
    case Outcome::dissolved:
    case Outcome::dormant: return false;
    case Outcome::not_attributed:
    case Outcome::not_yet_observable:
    case Outcome::insufficient_evidence: break;
    }
    return {};
}

std::optional<bool> organisation_persists(Outcome outcome)
{
    return outcome == Outcome::absorbed ? std::optional(false) : function_persists(outcome);
}

Day years_later(Day day, int years)
{
    const YearMonthDay now = parts(day);
    const Day last = month_end(day_of(now.year + years, now.month, 1));
    return std::min(last, day_of(now.year + years, now.month, 1) + std::chrono::days{now.day - 1});
}

Origin origin_of(const Course& course, const CrisisDays& crisis)
{
    if (course.end && *course.end < crisis.onset)
        return Origin::ended_before;
    if (course.start > crisis.aftermath_end)
        return Origin::later;
    if (course.start > crisis.acute_end)
        return Origin::emerged_aftermath;
    if (course.start >= crisis.onset)
        return Origin::emerged_acute;
    const Sighting* before = seen_on(course, crisis.onset - std::chrono::days{1});
    if (!before)
        return Origin::unchanged;
    bool woken = false;
    bool stronger = false;
    for (const Sighting& one : course.sightings) {
        if (one.day < crisis.onset || one.day > crisis.acute_end + half_year)
            continue;
        woken = woken || (before->pace == Pace::dormant && one.pace != Pace::dormant);
        stronger = stronger || more(one.departments, before->departments) || more(one.formalisation, before->formalisation) ||
                   more(one.posts, before->posts) || (more(one.meetings, before->meetings) && *one.meetings >= 1.5 * *before->meetings);
    }
    return woken ? Origin::reactivated : stronger ? Origin::activated : Origin::unchanged;
}

Fate fate_of(const std::vector<Course>& all, std::size_t which, const CrisisDays& crisis, int years)
{
    const Course& course = all[which];
    Fate fate;
    fate.origin = origin_of(course, crisis);
    fate.horizon = years_later(crisis.acute_end, years);
    fate.reference = reference_of(course, crisis);
    fate.outcome = judge(all, course, crisis, fate);
    return fate;
}

bool goes_on(const std::vector<Course>& all, std::size_t which) { return heir_of(all, all[which], {}) >= 0; }

std::optional<LandmarkRecord> landmark_of(const std::vector<Course>& all, std::size_t which, const CrisisDays& crisis)
{
    const Day landmark = crisis.acute_end;
    const Course* course = &all[which];
    if (course->start > landmark || (course->end && *course->end < landmark))
        return {};
    // What nobody spoke of so late is not known to have been there.
    if (!course->end && course->observed < landmark)
        return {};
    if (const Sighting* now = seen_on(*course, landmark); now && now->pace == Pace::dormant)
        return {};
    LandmarkRecord record;
    Day since = landmark;  // nothing before counts: an heir's life goes on from the end of the one before it
    std::set<const Course*> met;
    while (true) {
        met.insert(course);
        for (const Sleep& sleep : sleeps(*course)) {
            const Day awake = sleep.awake.value_or(course->observed);
            if (sleep.first > landmark && awake > since && days_between(sleep.first, awake) >= a_year) {
                record.days = days_between(landmark, std::max(sleep.first, since));
                record.lost = true;
                return record;
            }
        }
        if (!course->end) {
            record.days = std::max(0L, days_between(landmark, course->observed));
            return record;
        }
        const int heir = heir_of(all, *course, {});
        if (heir < 0 || met.count(&all[static_cast<std::size_t>(heir)])) {
            record.days = days_between(landmark, *course->end);
            record.lost = true;
            return record;
        }
        since = *course->end;
        course = &all[static_cast<std::size_t>(heir)];
        if (record.successor < 0)
            record.successor = heir;
    }
}

std::string OriginChances::label() const
{
    if (certain >= 0)
        return std::string(keys[static_cast<std::size_t>(certain)]);
    return likely >= 0 ? "probably_" + std::string(keys[static_cast<std::size_t>(likely)]) : "undetermined";
}

OriginChances origin_chances(Day earliest, Day latest, const CrisisDays& crisis)
{
    constexpr std::chrono::days one{1};
    const auto within = [&](Day from, Day to) { return std::max(0L, days_between(std::max(from, earliest), std::min(to, latest)) + 1); };
    const long all = days_between(earliest, latest) + 1;
    const std::array<long, 4> days{within(earliest, crisis.onset - one), within(crisis.onset, crisis.acute_end),
                                   within(crisis.acute_end + one, crisis.aftermath_end),
                                   within(std::max(crisis.acute_end, crisis.aftermath_end) + one, latest)};
    OriginChances out;
    for (std::size_t i = 0; i < days.size(); ++i) {
        out.chance[i] = all > 0 ? static_cast<double>(days[i]) / static_cast<double>(all) : 0;
        if (days[i] == all && all > 0)
            out.certain = static_cast<int>(i);
        if (all > 0 && 5 * days[i] >= 4 * all)
            out.likely = static_cast<int>(i);
    }
    return out;
}

}  // namespace crosscut::analysis
