// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/record.hpp"

#include "analysis/random.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace crosscut::analysis {

using namespace evidence;
using structures::Effect;
using structures::Happening;

namespace {

constexpr std::chrono::days one_day{1};
constexpr std::chrono::days half_year{183};
constexpr int most_tries = 100;

/// What a type of structure rests on before anything happens to it (domain 2.4, legal basis).
double first_formalisation(std::string_view type)
{
    static const std::map<std::string_view, double> known{
        {"staff_unit", 2},     {"commissioner", 2},   {"advisory_board", 2}, {"plan", 2},           {"resolution", 2},     {"department", 2}, {"coordination_office", 1},
        {"staff_position", 1}, {"steering_group", 1}, {"crisis_team", 1},    {"agreement", 1},      {"funded_project", 1}};
    const auto found = known.find(type);
    return found == known.end() ? 0 : found->second;
}

double raised_to(std::string_view event)
{
    if (event == "permanent")
        return 3;
    if (event == "formalised" || event == "plan_adopted" || event == "upgraded")
        return 2;
    return event == "agreed" || event == "funded" ? 1 : 0;
}

/// Days of a window that lie inside the time studied.
struct Window {
    Day first;
    Day last;
};

Window window_of(Day from, Day sure, Day observed)
{
    const Day first = from == structures::long_ago ? std::min(horizon_start, sure) : from;
    const Day last = sure == structures::far_off ? std::max(first, observed) : sure;
    return {first, std::max(first, last)};
}

/// The days of one structure: what was drawn for a date stands for all with the same window.
struct Lot {
    DatePick pick = DatePick::middle;
    Random& random;
    std::map<std::pair<Day, Day>, Day> known = {};
};

bool by_lot(DatePick pick) { return pick == DatePick::drawn || pick == DatePick::triangular; }

Day fresh_day(const Window& window, DatePick pick, Random& random)
{
    const long days = days_between(window.first, window.last);
    switch (pick) {
    case DatePick::earliest: return window.first;
    case DatePick::latest: return window.last;
    case DatePick::drawn: return window.first + std::chrono::days{static_cast<long>(random.bounded(static_cast<std::uint64_t>(days) + 1))};
    case DatePick::triangular: return window.first + std::chrono::days{static_cast<long>((random.unit() + random.unit()) / 2 * static_cast<double>(days + 1))};
    case DatePick::middle: break;
    }
    return window.first + std::chrono::days{days / 2};
}

Day picked(const Window& window, Lot& lot)
{
    if (!by_lot(lot.pick))
        return fresh_day(window, lot.pick, lot.random);
    const std::pair key(window.first, window.last);
    const auto found = lot.known.find(key);
    return found != lot.known.end() ? found->second : lot.known.emplace(key, fresh_day(window, lot.pick, lot.random)).first->second;
}

/// An event with the day that stands for it.
struct Dated {
    const Happening* happening = nullptr;
    Day day;
};

bool begins_something(Effect effect)
{
    return effect == Effect::begins || effect == Effect::funds || effect == Effect::makes_permanent || effect == Effect::wakes;
}

/// Whether an event shows that the structure is there.
bool shows_life(const Happening& happening)
{
    return happening.type && (begins_something(happening.type->effect) || happening.type->effect == Effect::shows_it_runs ||
                              happening.type->effect == Effect::leaves_vacant || happening.type->effect == Effect::puts_to_sleep);
}

/// Whether its begin is told with it: `exists` and what merely shows it running say nothing of the begin.
bool tells_begin(const Happening& happening)
{
    return happening.type && begins_something(happening.type->effect) && happening.event->type != "exists" && happening.event->type != "renewed";
}

bool letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The interviews of a study by what the basis of an event may call them.
class Interviews {
public:
    explicit Interviews(const Archive& archive)
    {
        for (const Interview& interview : *archive.interviews)
            if (!interview.key.empty()) {
                City& city = cities_[interview.city];
                city.keys.insert(interview.key);
                city.longest = std::max(city.longest, interview.key.size());
            }
    }
    /// How many of a city the words name. A key counts as a whole word only: "I12" does not name I1.
    std::size_t named_in(CityId city, std::string_view words) const
    {
        const auto there = cities_.find(city);
        if (there == cities_.end())
            return 0;
        std::set<std::string, std::less<>> named;
        for (std::size_t from = 0; from < words.size(); ++from) {
            if (from > 0 && letter_or_digit(words[from - 1]) && letter_or_digit(words[from]))
                continue;
            for (std::size_t size = std::min(there->second.longest, words.size() - from); size > 0; --size) {
                const std::string_view word = words.substr(from, size);
                const bool ends = from + size == words.size() || !letter_or_digit(words[from + size]) || !letter_or_digit(word.back());
                if (!ends || !there->second.keys.count(word))
                    continue;
                named.emplace(word);
                from += size - 1;
                break;
            }
        }
        return named.size();
    }

private:
    struct City {
        std::set<std::string, std::less<>> keys;
        std::size_t longest = 0;
    };
    std::map<CityId, City> cities_;
};

bool rests_on_document_or_two(const Interviews& interviews, const Event& event, CityId city)
{
    return event.basis.find("doc") != std::string::npos || interviews.named_in(city, event.basis) >= 2;
}

/// Days on which memberships stand for the pick; unknown ends are those of the structure.
struct Seat {
    ActorId group;
    Day first;
    std::optional<Day> last;
};

/// The structures of a study by what words may call them.
class Names {
public:
    explicit Names(const Archive& archive) : archive_(archive)
    {
        for (const Structure& structure : *archive.structures)
            folded_.push_back(fold(structure.name));
    }
    /// Another structure of the city that the words of an event name, by key or by name.
    StructureId named_in(const Structure& structure, const std::string& words) const
    {
        if (words.empty())
            return {};
        const std::string folded = fold(words);
        for (std::size_t i = 0; i < folded_.size(); ++i) {
            const Structure& other = (*archive_.structures)[i];
            if (other.id != structure.id && other.city == structure.city &&
                ((other.key.size() >= 3 && words.find(other.key) != std::string::npos) || (other.name.size() >= 6 && folded.find(folded_[i]) != std::string::npos)))
                return other.id;
        }
        return {};
    }

private:
    const Archive& archive_;
    std::vector<std::string> folded_;
};

}  // namespace

/// All that is the same for every draw.
struct Recorder::Source {
    const Archive& archive;
    std::map<StructureId, std::vector<Happening>> events;
    std::map<StructureId, std::optional<Day>> observed;
    std::map<StructureId, std::vector<const Membership*>> members;
    std::map<ActorId, ActorId> division;
    std::map<EventId, StructureId> named;
    std::set<EventId> sure;  ///< of those that raise the formalisation: they rest on a document or two informants

    explicit Source(const Archive& all) : archive(all)
    {
        const structures::LastWords last_words(archive);
        const Interviews interviews(archive);
        for (const Structure& structure : *archive.structures) {
            std::vector<Happening>& own = events[structure.id];
            own = structures::happenings(archive, structure.id);
            observed[structure.id] = last_words.until(structure);
            for (const Happening& happening : own)
                if (raised_to(happening.event->type) > 0 && rests_on_document_or_two(interviews, *happening.event, structure.city))
                    sure.insert(happening.event->id);
        }
        const Names names(archive);
        for (const Structure& structure : *archive.structures)
            for (const Happening& happening : events[structure.id])
                if (happening.type && (happening.type->effect == Effect::asks || happening.type->effect == Effect::ends))
                    named[happening.event->id] = names.named_in(structure, happening.event->words);
        for (const Membership& membership : *archive.memberships)
            if (membership.role != Role::guest && membership.role != Role::funder && membership.role != Role::appoints) {
                members[membership.structure].push_back(&membership);
                division.emplace(membership.actor, division_of(archive, membership.actor));
            }
    }
};

namespace {

using Source = Recorder::Source;

/// Days of the events for one pick; empty when they contradict each other.
std::vector<Dated> dated(const std::vector<Happening>& events, Day observed, Lot& lot)
{
    std::vector<Dated> out;
    for (int attempt = 0; attempt < most_tries; ++attempt) {
        out.clear();
        lot.known.clear();
        for (const Happening& happening : events) {
            const Window window = window_of(happening.from, happening.sure, observed);
            out.push_back({&happening, attempt + 1 < most_tries ? picked(window, lot) : fresh_day(window, DatePick::middle, lot.random)});
        }
        // The begin is before all that happens to what has begun.
        const auto first = std::find_if(out.begin(), out.end(), [](const Dated& one) { return shows_life(*one.happening); });
        bool fits = true;
        for (auto it = first; it != out.end(); ++it)
            fits = fits && (it == first || !it->happening->type || it->happening->type->effect == Effect::none || it->day >= first->day);
        if (fits || !by_lot(lot.pick))
            break;
    }
    std::stable_sort(out.begin(), out.end(), [](const Dated& a, const Dated& b) { return a.day < b.day; });
    return out;
}

Value departments_on(const std::vector<Seat>& seats, Day day)
{
    if (seats.empty())
        return {};
    std::set<ActorId> groups;
    for (const Seat& seat : seats)
        if (seat.first <= day && (!seat.last || day <= *seat.last))
            groups.insert(seat.group);
    return static_cast<double>(groups.size());
}

std::vector<Seat> seats_of(const Source& source, StructureId structure, Day observed, Lot& lot)
{
    std::vector<Seat> out;
    const auto found = source.members.find(structure);
    if (found == source.members.end())
        return out;
    for (const Membership* one : found->second) {
        Seat seat{source.division.at(one->actor), structures::long_ago, {}};
        if (one->from.kind == PartialDate::Kind::dated && one->from.earliest)
            seat.first = picked(window_of(*one->from.earliest, one->from.latest.value_or(structures::far_off), observed), lot);
        if (one->to.kind == PartialDate::Kind::dated && one->to.latest)
            seat.last = picked(window_of(one->to.earliest.value_or(std::max(seat.first, horizon_start)), *one->to.latest, observed), lot);
        out.push_back(seat);
    }
    return out;
}

/// The structure of the same lead that took something in near a day.
StructureId heir_near(const Source& source, const Structure& structure, Day day)
{
    // One that says itself that it was merged was not waiting to be taken in by another that says so.
    for (const Happening& own : source.events.at(structure.id))
        if (own.event->type == "merged")
            return {};
    for (const Structure& other : *source.archive.structures) {
        if (other.id == structure.id || other.city != structure.city || !structure.lead || other.lead != structure.lead)
            continue;
        for (const Happening& happening : source.events.at(other.id))
            if (happening.event->type == "merged" && happening.from <= day + half_year && happening.sure + half_year >= day)
                return other.id;
    }
    return {};
}

Record record_of(const Source& source, const Structure& structure, Lot lot)
{
    Record out;
    out.structure = structure.id;
    out.course.id = structure.key;
    const std::vector<Happening>& events = source.events.at(structure.id);
    Day latest = horizon_start;
    for (const Happening& happening : events)
        if (happening.sure != structures::far_off)
            latest = std::max(latest, happening.sure);
    out.observed = source.observed.at(structure.id).value_or(latest);
    out.course.observed = out.observed;

    const std::vector<Dated> all = dated(events, out.observed, lot);
    const auto first = std::find_if(all.begin(), all.end(), [](const Dated& one) { return shows_life(*one.happening); });
    if (first == all.end())
        return out;
    out.dated = first->happening->event->date.kind == PartialDate::Kind::dated;
    const bool told = tells_begin(*first->happening);
    Window start = window_of(first->happening->from, first->happening->sure, out.observed);
    if (!told)
        start.first = std::min(horizon_start, start.first);
    // What happened to it later happened after its begin.
    for (auto it = std::next(first); it != all.end(); ++it)
        if (shows_life(*it->happening) && it->happening->sure >= start.first)
            start.last = std::min(start.last, it->happening->sure);
    out.start_earliest = start.first;
    out.start_latest = start.last;
    out.course.start = told ? std::clamp(first->day, start.first, start.last) : picked(start, lot);
    for (const Dated& one : all)
        if (one.day == first->day && shows_life(*one.happening))
            out.begins.push_back(one.happening->event->id);

    // One state after the other, as the events change it.
    std::map<Day, Sighting> states;
    Pace pace = Pace::active;
    double formal = first_formalisation(structure.type);
    const std::vector<Seat> seats = seats_of(source, structure.id, out.observed, lot);
    bool over = false;
    const auto put = [&](Day day) { states[day] = {day, pace, {}, {}, {}, formal}; };
    put(out.course.start);
    for (auto it = first; it != all.end(); ++it) {
        const Happening& happening = *it->happening;
        const Day day = std::max(it->day, out.course.start);
        if (!happening.type || day > out.observed)
            continue;
        const Effect effect = happening.type->effect;
        const std::string& type = happening.event->type;
        const bool lives = begins_something(effect) || effect == Effect::shows_it_runs;
        if (lives && out.doubt && day >= *out.doubt)
            out.doubt.reset();
        if (lives && over) {  // begun anew: the time between was sleep
            const Day asleep = *out.course.end + one_day;
            states[asleep] = {asleep, Pace::dormant, {}, {}, {}, formal};
            out.course.end.reset();
            out.successor = {};
            over = false;
        }
        if (begins_something(effect) || type == "active" || type == "extended")
            pace = Pace::active;
        else if (type == "reduced")
            pace = Pace::reduced;
        else if (effect == Effect::shows_it_runs && pace == Pace::dormant)
            pace = Pace::active;
        else if (effect == Effect::leaves_vacant || effect == Effect::puts_to_sleep || (type == "post_ended" && structure.type == "staff_position"))
            pace = Pace::dormant;
        if (effect == Effect::leaves_vacant || effect == Effect::puts_to_sleep)
            out.doubt.reset();
        if (const double height = raised_to(type); height > formal) {
            formal = height;
            out.formal = {happening.event->id};
            out.formal_is_sure = source.sure.count(happening.event->id) > 0;
        }
        if ((effect == Effect::asks || effect == Effect::ends) && day > out.course.start)
            out.successor = source.named.at(happening.event->id);
        if (effect == Effect::asks && day > out.course.start && out.successor) {
            out.course.end = std::max(day - one_day, out.course.start);
            out.ends = {happening.event->id};
            over = true;
            continue;
        }
        if (effect == Effect::asks && day > out.course.start) {
            if (pace == Pace::dormant && type == "merged") {
                pace = Pace::active;
            } else if (!over && !(type == "funding_ended" && formal >= 3) && pace != Pace::dormant) {
                out.doubt = day;
                out.doubtful = happening.event->id;
            }
        }
        if (effect == Effect::ends) {
            out.course.end = std::max(day - one_day, out.course.start);
            out.ends = {happening.event->id};
            out.doubt.reset();
            over = true;
            continue;
        }
        if (pace == Pace::dormant && (effect == Effect::leaves_vacant || effect == Effect::puts_to_sleep || type == "post_ended"))
            out.ends = {happening.event->id};
        put(day);
    }
    if (out.doubt) {
        out.course.observed = std::min(out.course.observed, *out.doubt - one_day);
        out.possible_heir = heir_near(source, structure, *out.doubt);
    }
    // Departments change with the seats, and every state holds them.
    std::vector<Day> changes;
    for (const Seat& seat : seats)
        for (const std::optional<Day>& day : {std::optional(seat.first), seat.last ? std::optional(*seat.last + one_day) : std::nullopt})
            if (day && *day > out.course.start && *day <= out.observed && (!out.course.end || *day <= *out.course.end))
                changes.push_back(*day);
    std::sort(changes.begin(), changes.end());
    for (const Day day : changes)
        if (!states.count(day)) {
            Sighting copy = std::prev(states.upper_bound(day))->second;
            copy.day = day;
            states[day] = copy;
        }
    for (auto& [day, state] : states) {
        state.departments = departments_on(seats, day);
        out.course.sightings.push_back(state);
    }
    return out;
}

}  // namespace

Recorder::Recorder(const Archive& archive) : source_(std::make_shared<Source>(archive)) {}

std::vector<Record> Recorder::records(DatePick pick, std::uint64_t seed) const
{
    Random random(seed);
    std::vector<Record> out;
    for (const Structure& structure : *source_->archive.structures)
        out.push_back(record_of(*source_, structure, {pick, random}));
    return out;
}

std::vector<Record> records(const Archive& archive, DatePick pick, std::uint64_t seed) { return Recorder(archive).records(pick, seed); }

std::vector<Course> courses_of(const std::vector<Record>& records)
{
    std::map<StructureId, int> places;
    for (std::size_t i = 0; i < records.size(); ++i)
        places[records[i].structure] = static_cast<int>(i);
    std::vector<Course> out;
    for (const Record& record : records) {
        out.push_back(record.course);
        const auto heir = places.find(record.successor);
        out.back().successor = heir == places.end() || !records[static_cast<std::size_t>(heir->second)].dated ? -1 : heir->second;
    }
    return out;
}

}  // namespace crosscut::analysis
