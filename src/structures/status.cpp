// SPDX-License-Identifier: Apache-2.0
#include "structures/status.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace crosscut::structures {

namespace {

using evidence::Archive;
using evidence::Event;
using evidence::Structure;

constexpr std::array<std::string_view, status_count> keys{"permanent", "active", "on_grant", "vacant", "dormant", "ended", "unsure", "unknown", "not_yet"};
constexpr std::array<std::string_view, status_count> labels{"permanent", "active", "active on grant", "vacant", "dormant", "ended", "unsure", "unknown", "not yet"};

constexpr std::chrono::days one_day{1};

enum class Phase { not_yet, running, vacant, dormant, ended, question };

struct State {
    Phase phase = Phase::not_yet;
    bool grant = false;
    bool permanent = false;
    bool operator==(const State&) const = default;
};

Status status_of(const State& state)
{
    switch (state.phase) {
    case Phase::not_yet:
        return Status::not_yet;
    case Phase::running:
        return state.permanent ? Status::permanent : (state.grant ? Status::on_grant : Status::active);
    case Phase::vacant:
        return Status::vacant;
    case Phase::dormant:
        return Status::dormant;
    case Phase::ended:
        return Status::ended;
    case Phase::question:
        break;
    }
    return Status::unsure;
}

State after(State state, const Happening& happening, std::string_view structure_type)
{
    const Effect effect = happening.type ? happening.type->effect : Effect::none;
    switch (effect) {
    case Effect::none:
        // A post that ends leaves a one-post structure empty; an office goes on with the others.
        if (happening.type && happening.type->key == "post_ended" && structure_type == "staff_position")
            state.phase = Phase::vacant;
        break;
    case Effect::shows_it_runs:
        if (state.phase == Phase::not_yet || state.phase == Phase::question || state.phase == Phase::dormant)
            state.phase = Phase::running;
        break;
    case Effect::begins:
        // Filled again after a grant's end: the next term of the same grant, unless it was made permanent.
        state.phase = Phase::running;
        break;
    case Effect::funds:
        state.phase = Phase::running;
        state.grant = true;
        break;
    case Effect::makes_permanent:
        state.phase = Phase::running;
        state.permanent = true;
        state.grant = false;
        break;
    case Effect::leaves_vacant:
        state.phase = Phase::vacant;
        break;
    case Effect::puts_to_sleep:
        state.phase = Phase::dormant;
        break;
    case Effect::wakes:
        state.phase = Phase::running;
        break;
    case Effect::asks:
        if (state.phase == Phase::not_yet || (happening.type->key == "merged" && state.phase == Phase::dormant))
            state.phase = Phase::running;
        else if (state.phase == Phase::running && !(happening.type->key == "funding_ended" && state.permanent))
            state.phase = Phase::question;
        break;
    case Effect::ends:
        state.phase = Phase::ended;
        break;
    }
    return state;
}

// `a/..` says that a state holds from a on; `a/b` of a lasting type that it begins with a. The window of the
// begin is then a's own, not the whole range.
PartialDate begin_of(const Event& event, const EventType* type)
{
    const std::string& text = event.date.text;
    const bool from_on = text.starts_with(">=");
    const std::size_t dots = text.find("..");
    std::string first;
    if (from_on)
        first = text.substr(2);
    else if (type && type->lasting && dots != std::string::npos && dots > 0)
        first = text.substr(0, dots);
    if (first.empty())
        return event.date;
    const auto date = parse_date(first);
    if (!date || date->kind != PartialDate::Kind::dated)
        return event.date;
    PartialDate begin = *date;
    // "from 2020 on" without a month is known to hold once the year is over, as said of any other date.
    return begin;
}

void add(std::vector<Alternative>& list, Alternative alternative)
{
    if (std::find(list.begin(), list.end(), alternative) == list.end())
        list.push_back(alternative);
}

// Structures that say they took something in, under the same lead: where a structure whose grant ended may
// have gone (cases, RE-S06 and RE-S07). Two that both say "merged" did not take in one another: which of them went into
// which, or both into a third, only their words tell.
std::vector<std::pair<StructureId, const Event*>> possible_heirs(const Archive& archive, const Structure& structure, Day day)
{
    std::vector<std::pair<StructureId, const Event*>> heirs;
    if (std::any_of(archive.events->begin(), archive.events->end(), [&](const Event& event) { return event.type == "merged" && event.structure == structure.id; }))
        return heirs;
    for (const Event& event : *archive.events) {
        if (event.type != "merged" || event.structure == structure.id)
            continue;
        const Structure* other = evidence::find(*archive.structures, event.structure);
        if (!other || other->city != structure.city || !structure.lead || other->lead != structure.lead)
            continue;
        if (!event.date.earliest || *event.date.earliest <= day)
            heirs.emplace_back(other->id, &event);
    }
    return heirs;
}

StatusOnDay judge(const Archive& archive, const Structure& structure, const std::vector<Happening>& all,
                  std::optional<Day> observed, Day day)
{
    StatusOnDay result;
    if (observed && day > *observed) {
        result.status = Status::unknown;
        return result;
    }
    State state;
    const Happening* decided = nullptr;
    bool order_in_doubt = false;
    State other_order;
    std::vector<const Happening*> certain;
    for (const Happening& happening : all) {
        if (happening.sure > day)
            continue;
        const State next = after(state, happening, structure.type);
        if (next != state) {
            // Two past events whose windows overlap and whose rows stand the other way round: nobody can tell
            // which came last.
            if (decided && decided->sure > happening.from && decided->row > happening.row &&
                (!decided->type || decided->type->group > Group::begin)) {
                State swapped;
                for (const Happening* earlier : certain)
                    if (earlier != decided)
                        swapped = after(swapped, *earlier, structure.type);
                swapped = after(after(swapped, happening, structure.type), *decided, structure.type);
                order_in_doubt = status_of(swapped) != status_of(next);
                other_order = swapped;
            } else {
                order_in_doubt = false;
            }
            decided = &happening;
            result.because.push_back(happening.event->id);
        }
        certain.push_back(&happening);
        state = next;
        if (happening.type && happening.type->effect == Effect::none && happening.type->group == Group::stabilise)
            result.also.push_back(happening.event->id);
        if (happening.type && happening.type->effect == Effect::makes_permanent)
            result.also.clear();
    }
    if (result.because.size() > 1)
        result.because.erase(result.because.begin(), result.because.end() - 1);
    if (decided) {
        // Founded and funded on one day are one reason.
        for (const Happening* happening : certain)
            if (happening != decided && happening->from == decided->from && happening->sure == decided->sure && happening->type &&
                happening->type->group == Group::begin)
                result.because.insert(result.because.begin(), happening->event->id);
    }

    std::vector<Alternative> alternatives;
    std::vector<EventId> maybe;
    bool settled = false;
    State running = state;
    const bool question = state.phase == Phase::question;
    for (const Happening& happening : all) {
        if (happening.from > day || happening.sure <= day)
            continue;
        const State next = after(running, happening, structure.type);
        if (status_of(next) == status_of(running))
            continue;
        maybe.push_back(happening.event->id);
        if (question && !settled) {
            // The open question may already be answered: the answer counts (a vacancy said of the very month).
            running = next;
            settled = true;
            continue;
        }
        add(alternatives, {status_of(running), {}});
        add(alternatives, {status_of(next), {}});
        running = next;
    }
    if (order_in_doubt) {
        add(alternatives, {status_of(state), {}});
        add(alternatives, {status_of(other_order), {}});
    }
    result.because.insert(result.because.end(), maybe.begin(), maybe.end());
    if (running.phase == Phase::question) {
        add(alternatives, {Status::ended, {}});
        const auto heirs = possible_heirs(archive, structure, day);
        for (const auto& [heir, event] : heirs) {
            add(alternatives, {Status::ended, heir});
            result.because.push_back(event->id);
        }
        if (heirs.empty())
            add(alternatives, {Status::active, {}});
    }
    std::erase_if(alternatives, [](const Alternative& a) { return a.status == Status::unsure; });
    if (alternatives.size() >= 2) {
        result.status = Status::unsure;
        result.alternatives = std::move(alternatives);
    } else {
        result.status = status_of(running);
    }
    return result;
}

// A structure without any event, but with members: it exists, nobody said since when.
bool only_members(const Archive& archive, StructureId structure, const std::vector<Happening>& all)
{
    return all.empty() && std::any_of(archive.memberships->begin(), archive.memberships->end(),
                                      [&](const evidence::Membership& m) { return m.structure == structure; });
}

StatusOnDay unsure_member(std::optional<Day> observed, Day day)
{
    StatusOnDay state;
    state.status = observed && day > *observed ? Status::unknown : Status::unsure;
    if (state.status == Status::unsure)
        state.alternatives = {{Status::not_yet, {}}, {Status::active, {}}};
    return state;
}

StatusOnDay state_of(const Archive& archive, const Structure& structure, const std::vector<Happening>& all, std::optional<Day> observed, Day day)
{
    if (only_members(archive, structure.id, all))
        return unsure_member(observed, day);
    return judge(archive, structure, all, observed, day);
}

}  // namespace

std::vector<Happening> happenings(const Archive& archive, StructureId structure)
{
    std::vector<Happening> result;
    for (std::size_t row = 0; row < archive.events->size(); ++row) {
        const Event& event = (*archive.events)[row];
        if (event.structure != structure)
            continue;
        Happening happening{&event, event_type(event.type), long_ago, far_off, row};
        const PartialDate date = begin_of(event, happening.type);
        const std::chrono::days shift = happening.type && happening.type->day_after ? one_day : std::chrono::days{0};
        if (date.earliest)
            happening.from = *date.earliest + shift;
        if (date.latest)
            happening.sure = *date.latest + shift;
        result.push_back(happening);
    }
    // By the middle of the window; where windows overlap a begin comes before all else, then row order.
    std::stable_sort(result.begin(), result.end(), [](const Happening& a, const Happening& b) {
        if (a.sure < b.from)
            return true;
        if (b.sure < a.from)
            return false;
        const Group ga = a.type ? a.type->group : Group::change;
        const Group gb = b.type ? b.type->group : Group::change;
        const bool begin_a = ga <= Group::begin;
        const bool begin_b = gb <= Group::begin;
        if (a.from == b.from && a.sure == b.sure && ga != gb)
            return ga < gb;
        const auto ma = (a.from.time_since_epoch() + a.sure.time_since_epoch()).count();
        const auto mb = (b.from.time_since_epoch() + b.sure.time_since_epoch()).count();
        if (ma != mb)
            return ma < mb;
        return begin_a && !begin_b;
    });
    return result;
}

std::string_view key(Status status) { return keys[static_cast<std::size_t>(status)]; }

std::string_view label(Language language, Status status)
{
    return tr(language, labels[static_cast<std::size_t>(status)]);
}

bool alive(Status status)
{
    return status == Status::permanent || status == Status::active || status == Status::on_grant || status == Status::vacant;
}

namespace {

void later(std::optional<Day>& best, Day day)
{
    if (!best || day > *best)
        best = day;
}

}  // namespace

LastWords::LastWords(const Archive& archive, CityId only)
{
    for (const evidence::Interview& interview : *archive.interviews) {
        if (interview.researcher || (only && interview.city != only))
            continue;
        const std::optional<Day> day = evidence::observed_until(interview);
        if (!day)
            continue;
        std::vector<Talk>& talks = talks_[interview.city];
        // Of a field only the latest counts; there are few fields, so the list stays short.
        const auto same = std::find_if(talks.begin(), talks.end(), [&](const Talk& one) { return one.field == interview.field; });
        if (same == talks.end())
            talks.push_back({interview.field, *day});
        else
            same->day = std::max(same->day, *day);
        Day& latest = by_actor_[interview.city].try_emplace(interview.actor, *day).first->second;
        latest = std::max(latest, *day);
    }
    for (const evidence::Membership& membership : *archive.memberships)
        members_[membership.structure].insert(membership.actor);
    for (const Event& event : *archive.events)
        if (event.date.kind == PartialDate::Kind::dated && event.date.earliest) {
            Day& latest = event_.try_emplace(event.structure, *event.date.earliest).first->second;
            latest = std::max(latest, *event.date.earliest);
        }
}

std::optional<Day> LastWords::until(const Structure& structure) const
{
    std::optional<Day> result;
    if (const auto spoke = by_actor_.find(structure.city); spoke != by_actor_.end()) {
        const auto hear = [&](ActorId actor) {
            if (const auto found = actor ? spoke->second.find(actor) : spoke->second.end(); found != spoke->second.end())
                later(result, found->second);
        };
        hear(structure.lead);
        if (const auto members = members_.find(structure.id); members != members_.end())
            for (const ActorId actor : members->second)
                hear(actor);
    }
    if (const auto talks = talks_.find(structure.city); !result && talks != talks_.end()) {
        for (const Talk& talk : talks->second)
            if (evidence::belongs(talk.field, structure.field) || evidence::belongs(structure.field, talk.field))
                later(result, talk.day);
        if (!result)  // nobody of the field was interviewed: documents alone speak
            for (const Talk& talk : talks->second)
                later(result, talk.day);
    }
    if (const auto event = event_.find(structure.id); event != event_.end())
        later(result, event->second);
    return result;
}

std::optional<Day> observed_until(const Archive& archive, const Structure& structure) { return LastWords(archive, structure.city).until(structure); }

StatusOnDay status_on(const Archive& archive, StructureId id, Day day)
{
    const Structure* structure = evidence::find(*archive.structures, id);
    if (!structure)
        return {};
    return state_of(archive, *structure, happenings(archive, id), observed_until(archive, *structure), day);
}

Chronicle chronicle(const Archive& archive, Day until, Day horizon)
{
    Chronicle result;
    const LastWords last_words(archive);
    std::map<StructureId, std::optional<Day>> observed;
    for (const Structure& structure : *archive.structures) {
        Life life{structure.id, last_words.until(structure), {}};
        observed[structure.id] = life.observed;
        const std::vector<Happening> all = happenings(archive, structure.id);
        std::set<Day> breaks{horizon};
        const auto cut = [&](Day day) {
            if (day > horizon && day <= until)
                breaks.insert(day);
        };
        for (const Happening& happening : all) {
            cut(happening.from);
            cut(happening.sure);
        }
        for (const Event& event : *archive.events)  // an heir's merger may answer a question from that day on
            if (event.type == "merged" && event.date.earliest)
                cut(*event.date.earliest);
        if (life.observed)
            cut(*life.observed + one_day);
        for (auto it = breaks.begin(); it != breaks.end(); ++it) {
            const auto next = std::next(it);
            const Day last = next == breaks.end() ? until : *next - one_day;
            StatusOnDay state = state_of(archive, structure, all, life.observed, *it);
            if (!life.runs.empty() && life.runs.back().state == state)
                life.runs.back().last = last;
            else
                life.runs.push_back({*it, last, std::move(state)});
        }
        result.lives.push_back(std::move(life));
    }
    for (const evidence::Membership& membership : *archive.memberships) {
        const auto day = observed.find(membership.structure);
        if (day == observed.end())
            continue;
        // Without any interview, documents are taken up to the end of the period asked for.
        const Day seen = day->second.value_or(until);
        const auto spell = make_spell(membership.from, membership.to, seen, horizon);
        if (!spell) {
            Problem problem = spell.problem();
            problem.place = membership.place;
            result.problems.push_back(problem);
            continue;
        }
        result.memberships.push_back({membership.id, membership.structure, membership.actor, membership.role, *spell});
    }
    return result;
}

const StatusOnDay& state_on(const Life& life, Day day)
{
    static const StatusOnDay nothing{};
    if (life.runs.empty() || day < life.runs.front().first)
        return life.runs.empty() ? nothing : life.runs.front().state;
    for (const Run& run : life.runs)
        if (day <= run.last)
            return run.state;
    return life.runs.back().state;
}

std::string described(Language language, const Archive& archive, const StatusOnDay& state)
{
    std::string text(label(language, state.status));
    if (!state.alternatives.empty()) {
        std::string list;
        for (const Alternative& alternative : state.alternatives) {
            if (!list.empty())
                list += tr(language, " or ");
            const Structure* heir = evidence::find(*archive.structures, alternative.merged_into);
            list += heir ? say(language, "merged into {1}", {heir->name}) : std::string(label(language, alternative.status));
        }
        text += ": " + list;
    }
    for (const EventId id : state.also)
        if (const Event* event = evidence::find(*archive.events, id))
            text += "; " + say(language, "also: {1}", {event_type_label(language, event->type)});
    return text;
}

}  // namespace crosscut::structures
