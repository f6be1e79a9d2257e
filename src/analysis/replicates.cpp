// SPDX-License-Identifier: Apache-2.0
#include "analysis/replicates.hpp"

#include "structures/status.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr int most_tries = 100;

using Window = std::pair<Day, Day>;

Day drawn(const Window& window, Random& random, DatePrior prior = DatePrior::uniform)
{
    const auto days = static_cast<std::uint64_t>(std::max(0L, static_cast<long>(days_between(window.first, window.second))));
    if (prior == DatePrior::triangular) {
        const double part = (random.unit() + random.unit()) / 2;  // below 1
        return window.first + std::chrono::days{static_cast<long>(part * static_cast<double>(days + 1))};
    }
    return window.first + std::chrono::days{static_cast<long>(random.bounded(days + 1))};
}

PartialDate exact(Day day)
{
    PartialDate out;
    out.kind = PartialDate::Kind::dated;
    out.text = iso(day);
    out.earliest = out.latest = day;
    return out;
}

/// Days of a date that lie inside the time studied; empty where nothing was dated.
std::optional<Window> window_of(const PartialDate& date, Day observed)
{
    if (date.kind != PartialDate::Kind::dated)
        return std::nullopt;
    const Day first = date.earliest.value_or(std::min(horizon_start, date.latest.value_or(horizon_start)));
    return Window{first, std::max(first, date.latest.value_or(observed))};
}

/// The same for what happened: of a lasting state its begin, in the days as they were said.
Window window_of(const structures::Happening& happening, Day observed)
{
    const std::chrono::days shift{happening.type && happening.type->day_after ? 1 : 0};
    const Day last = happening.sure == structures::far_off ? observed : happening.sure - shift;
    const Day first = happening.from == structures::long_ago ? std::min(horizon_start, last) : happening.from - shift;
    return {first, std::max(first, last)};
}

/// The day of each vague date of one thing, so that a date that is said twice is one date.
struct Calendar {
    std::map<Window, Day> days;

    Day day(const Window& window, Random& random, DatePrior prior = DatePrior::uniform)
    {
        const auto found = days.find(window);
        return found != days.end() ? found->second : days.emplace(window, drawn(window, random, prior)).first->second;
    }
};

bool begins(const structures::Happening& happening)
{
    using structures::Effect;
    const Effect effect = happening.type ? happening.type->effect : Effect::none;
    return effect == Effect::begins || effect == Effect::funds || effect == Effect::makes_permanent || effect == Effect::wakes;
}

/// Whether a basis names some of these interviews ("I2", "HA-I2") and neither another interview of the city nor a document.
bool told_by(const Archive& archive, CityId city, const std::string& basis, const std::set<InterviewId>& gone)
{
    bool theirs = false;
    std::string word;
    for (const char letter : basis + " ") {
        if (std::isalnum(static_cast<unsigned char>(letter)) || letter == '-' || letter == '_') {
            word += letter;
            continue;
        }
        if (word == "doc")
            return false;
        for (const Interview& interview : *archive.interviews)
            if (!word.empty() && interview.city == city && (interview.key == word || interview.key.ends_with("-" + word))) {
                if (!gone.count(interview.id))
                    return false;
                theirs = true;
            }
        word.clear();
    }
    return theirs;
}

/// Days for the events of a structure; false when no draw kept the begin before the rest.
bool draw_events(const std::vector<structures::Happening>& events, Day observed, Random& random, Calendar& calendar, std::map<EventId, Day>& days)
{
    for (int attempt = 0; attempt < most_tries; ++attempt) {
        calendar.days.clear();
        days.clear();
        std::optional<Day> begin;
        bool fits = true;
        for (const structures::Happening& happening : events) {
            if (happening.event->date.kind != PartialDate::Kind::dated)
                continue;
            const Day day = calendar.day(window_of(happening, observed), random);
            days[happening.event->id] = day;
            fits = fits && (!begin || !happening.type || happening.type->effect == structures::Effect::none || day >= *begin);
            if (!begin && begins(happening))
                begin = day;
        }
        if (fits)
            return true;
    }
    calendar.days.clear();
    days.clear();
    return false;
}

}  // namespace

std::vector<InterviewId> informants_of(const Archive& archive, const network::Question& question)
{
    std::set<InterviewId> speak;
    for (const Claim& claim : *archive.claims)
        if (!claim.excluded && claim.field != Field::none && belongs(claim.field, question.field))
            speak.insert(claim.interview);
    std::vector<InterviewId> out;
    for (const Interview& interview : *archive.interviews)
        if (!interview.researcher && (!question.city || interview.city == question.city) &&
            (interview.field == Field::none || belongs(interview.field, question.field) || speak.count(interview.id)))
            out.push_back(interview.id);
    return out;
}

Archive without_informants(const Archive& archive, const std::vector<InterviewId>& gone)
{
    const std::set<InterviewId> out(gone.begin(), gone.end());
    if (out.empty())
        return archive;
    Archive rest = archive;
    const auto kept = [](const auto& table, const auto& leaves) {
        auto copy = std::make_shared<std::decay_t<decltype(*table)>>();
        copy->reserve(table->size());
        std::copy_if(table->begin(), table->end(), std::back_inserter(*copy), [&](const auto& row) { return !leaves(row); });
        return copy;
    };
    rest.interviews = kept(archive.interviews, [&](const Interview& row) { return out.count(row.id) > 0; });
    rest.claims = kept(archive.claims, [&](const Claim& row) { return out.count(row.interview) > 0; });
    const auto only_theirs = [&](StructureId structure, const std::string& basis) {
        const Structure* row = find(*archive.structures, structure);
        return row && told_by(archive, row->city, basis, out);
    };
    rest.events = kept(archive.events, [&](const Event& row) { return only_theirs(row.structure, row.basis); });
    rest.memberships = kept(archive.memberships, [&](const Membership& row) { return only_theirs(row.structure, row.basis); });
    return rest;
}

std::vector<int> drawn_times(std::size_t informants, Random& random)
{
    std::vector<int> times(informants, 0);
    for (std::size_t i = 0; i < informants; ++i)
        ++times[static_cast<std::size_t>(random.bounded(informants))];
    return times;
}

Redrawn redrawn_informants(const Archive& archive, const std::vector<InterviewId>& informants, Random& random)
{
    Redrawn out{archive, drawn_times(informants.size(), random)};
    std::vector<InterviewId> gone;
    for (std::size_t i = 0; i < informants.size(); ++i)
        if (out.times[i] == 0)
            gone.push_back(informants[i]);
    out.archive = without_informants(archive, gone);
    return out;
}

network::TieSet with_drawn_ties(const network::TieSet& ties, Random& random, DatePrior prior)
{
    network::TieSet out = ties;
    struct Days {
        Calendar begins;
        Calendar ends;
    };
    std::map<std::pair<ActorId, ActorId>, Days> by_pair;
    for (network::Tie& tie : out.ties) {
        if (!tie.spell)
            continue;
        Spell& spell = *tie.spell;
        const Window begin{spell.start_earliest, spell.start_latest};
        const Window end{spell.end_earliest, spell.end_latest};
        if (begin.first == begin.second && (spell.censored || end.first == end.second))
            continue;
        Days& days = by_pair[std::minmax(tie.a, tie.b)];
        const bool own = !days.begins.days.count(begin) && !days.ends.days.count(end);
        Day from = days.begins.day(begin, random, prior);
        Day to = spell.censored ? spell.end_latest : days.ends.day(end, random, prior);
        for (int attempt = 0; from > to && attempt < most_tries; ++attempt) {
            from = drawn(begin, random, prior);
            to = drawn(end, random, prior);
        }
        if (from > to)
            continue;
        if (own) {
            days.begins.days[begin] = from;
            days.ends.days[end] = to;
        }
        spell.start_earliest = spell.start_latest = from;
        spell.end_earliest = spell.end_latest = to;
    }
    return out;
}

network::TieSet with_extreme_ends(const network::TieSet& ties, bool latest)
{
    network::TieSet out = ties;
    for (network::Tie& tie : out.ties) {
        if (!tie.spell)
            continue;
        Spell& spell = *tie.spell;
        const Day end = latest ? spell.end_latest : spell.end_earliest;
        const Day begin = std::min(midpoint_start(spell), end);
        spell.start_earliest = spell.start_latest = begin;
        if (!spell.censored)
            spell.end_earliest = spell.end_latest = end;
    }
    return out;
}

Archive with_drawn_structures(const Archive& archive, Random& random)
{
    Archive out = archive;
    std::map<StructureId, Calendar> calendars;
    std::map<StructureId, Day> observed;
    std::map<EventId, Day> days;
    const structures::LastWords last_words(archive);
    for (const Structure& structure : *archive.structures) {
        const Day last = last_words.until(structure).value_or(horizon_start);
        observed[structure.id] = last;
        std::map<EventId, Day> own;
        if (draw_events(structures::happenings(archive, structure.id), last, random, calendars[structure.id], own))
            days.merge(own);
    }
    out.events = changed(archive.events, [&](Table<Event>& rows) {
        for (Event& row : rows)
            if (const auto day = days.find(row.id); day != days.end())
                row.date = exact(day->second);
    });
    out.memberships = changed(archive.memberships, [&](Table<Membership>& rows) {
        for (Membership& row : rows) {
            Calendar& calendar = calendars[row.structure];
            const auto known = observed.find(row.structure);
            const Day last = known == observed.end() ? horizon_start : known->second;
            const std::optional<Window> begin = window_of(row.from, last);
            const std::optional<Window> end = window_of(row.to, last);
            Day from = begin ? calendar.day(*begin, random) : horizon_start;
            Day to = end ? calendar.day(*end, random) : horizon_start;
            for (int attempt = 0; begin && end && from > to && attempt < most_tries; ++attempt) {
                from = drawn(*begin, random);
                to = drawn(*end, random);
            }
            if (begin && end && from > to)
                continue;
            if (begin)
                row.from = exact(from);
            if (end)
                row.to = exact(to);
        }
    });
    return out;
}

}  // namespace crosscut::analysis
