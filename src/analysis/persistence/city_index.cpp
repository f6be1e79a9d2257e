// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/city_index.hpp"

#include "analysis/observed_on.hpp"
#include "analysis/statistics.hpp"
#include "network/lifetime.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr std::chrono::days one_day{1};

/// Position of the division of each town-hall actor of a city; divisions with nobody of the field are left out.
std::map<ActorId, int> homes_of(const Archive& archive, CityId city, Field field, std::vector<ActorId>& departments)
{
    std::map<ActorId, ActorId> division;
    std::set<ActorId> relevant;
    for (const Actor& actor : *archive.actors) {
        if (actor.city != city || actor.sector != Sector::administration)
            continue;
        const ActorId top = division_of(archive, actor.id);
        division[actor.id] = top;
        if (belongs(actor.field, field))
            relevant.insert(top);
    }
    departments.assign(relevant.begin(), relevant.end());
    std::map<ActorId, int> out;
    for (const auto& [actor, top] : division)
        if (const auto at = std::lower_bound(departments.begin(), departments.end(), top); at != departments.end() && *at == top)
            out[actor] = static_cast<int>(at - departments.begin());
    return out;
}

/// Last day on which each pair of departments could be reported.
std::map<std::pair<int, int>, Day> observed_pairs(const Archive& archive, const std::map<ActorId, int>& homes, CityId city, Field field, int departments)
{
    std::map<std::pair<int, int>, Day> out;
    std::map<InterviewId, std::pair<int, Day>> speakers;
    const auto see = [&](int a, int b, Day day) {
        if (a == b)
            return;
        const auto [at, fresh] = out.emplace(std::pair(std::min(a, b), std::max(a, b)), day);
        if (!fresh)
            at->second = std::max(at->second, day);
    };
    const auto home = [&](ActorId actor) {
        const auto found = homes.find(actor);
        return found == homes.end() ? -1 : found->second;
    };
    for (const Interview& interview : *archive.interviews) {
        const std::optional<Day> day = observed_until(interview);
        const int own = home(interview.actor);
        if (interview.researcher || interview.city != city || !day || own < 0 || !(belongs(interview.field, field) || interview.field == Field::none))
            continue;
        speakers[interview.id] = {own, *day};
        if (interview.coverage == Coverage::roster)
            for (int other = 0; other < departments; ++other)
                see(own, other, *day);
        for (const ActorId asked : interview.asked)
            if (const int other = home(asked); other >= 0)
                see(own, other, *day);
    }
    for (const Claim& claim : *archive.claims) {
        const auto speaker = speakers.find(claim.interview);
        if (claim.excluded || speaker == speakers.end())
            continue;
        for (const ActorId named : {claim.from, claim.to})
            if (const int other = home(named); other >= 0)
                see(speaker->second.first, other, speaker->second.second);
    }
    return out;
}

std::optional<Stretch> stretch_of(const Spell& spell, network::TimeMode mode)
{
    Stretch out;
    Day last;
    switch (mode) {
    case network::TimeMode::certain_only: out.first = spell.start_latest, last = spell.end_earliest; break;
    case network::TimeMode::possible:
    case network::TimeMode::expected: out.first = spell.start_earliest, last = spell.end_latest; break;
    case network::TimeMode::midpoint: out.first = midpoint_start(spell), last = midpoint_end(spell); break;
    }
    if (!spell.censored)
        out.last = last;
    return out.last && *out.last < out.first ? std::nullopt : std::optional(out);
}

/// Stretches in which a structure works, with its formalisation.
std::vector<std::pair<Stretch, bool>> working(const Record& record)
{
    std::vector<std::pair<Stretch, bool>> out;
    if (!record.dated)
        return out;
    const std::vector<Sighting>& states = record.course.sightings;
    const std::optional<Day> last = record.course.end ? record.course.end : record.doubt ? std::optional(*record.doubt - one_day) : std::nullopt;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i].pace == Pace::dormant)
            continue;
        Stretch time{states[i].day, i + 1 < states.size() ? std::optional(states[i + 1].day - one_day) : last};
        if (last && (!time.last || *time.last > *last))
            time.last = last;
        if (!time.last || *time.last >= time.first)
            out.emplace_back(time, states[i].formalisation.value_or(0) >= 2);
    }
    return out;
}

bool seated(Role role) { return role != Role::guest && role != Role::funder && role != Role::appoints; }

Stretch time_of(const Membership& membership)
{
    Stretch out{structures::long_ago, {}};
    const auto middle = [](const PartialDate& date) -> std::optional<Day> {
        if (date.kind != PartialDate::Kind::dated || !(date.earliest || date.latest))
            return {};
        const Day first = date.earliest.value_or(*date.latest);
        return first + std::chrono::days{days_between(first, date.latest.value_or(first)) / 2};
    };
    if (membership.from.earliest)
        out.first = middle(membership.from).value_or(out.first);
    if (membership.to.latest)
        out.last = middle(membership.to);
    return out;
}

}  // namespace

Values CityIndex::index() const
{
    Values out;
    for (const IntegrationShares& month : months)
        out.push_back(month.index);
    return out;
}

int CityIndex::month_of(Day day) const
{
    const YearMonthDay a = parts(first);
    const YearMonthDay b = parts(day);
    return (b.year - a.year) * 12 + b.month - a.month;
}

CityIndex city_index(const Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, const IndexQuestion& question)
{
    CityIndex out;
    out.city = question.city;
    out.field = question.field;
    out.first = month_start(question.first);
    const std::map<ActorId, int> homes = homes_of(archive, question.city, question.field, out.departments);
    const int n = static_cast<int>(out.departments.size());
    for (const auto& [pair, day] : observed_pairs(archive, homes, question.city, question.field, n)) {
        out.pairs.push_back(pair);
        out.until = out.until ? std::min(*out.until, day) : day;
    }
    out.unobserved_pairs = n * (n - 1) / 2 - static_cast<int>(out.pairs.size());
    if (out.pairs.empty())
        return out;
    const auto home = [&](ActorId actor) {
        const auto found = homes.find(actor);
        return found == homes.end() ? -1 : found->second;
    };
    std::vector<DepartmentContact> contacts;
    for (const network::Tie& tie : ties.ties) {
        const int a = home(tie.a);
        const int b = home(tie.b);
        if (a < 0 || b < 0 || a == b || tie.relation_class != RelationClass::cooperation || !tie.spell || !tie.by(question.rule).value_or(false) ||
            !belongs(tie.field, question.field))
            continue;
        if (const auto time = stretch_of(*tie.spell, question.mode))
            contacts.push_back({a, b, *time});
    }
    std::map<StructureId, std::vector<DepartmentTable::Seat>> seats;
    for (const Membership& membership : *archive.memberships)
        if (const int at = home(membership.actor); at >= 0 && seated(membership.role))
            seats[membership.structure].push_back({at, time_of(membership)});
    std::vector<DepartmentTable> tables;
    for (const Record& record : records) {
        const Structure* structure = find(*archive.structures, record.structure);
        const auto found = seats.find(record.structure);
        if (!structure || structure->city != question.city || !belongs(structure->field, question.field) || found == seats.end())
            continue;
        for (const auto& [time, formal] : working(record))
            tables.push_back({time, formal, found->second});
    }
    for (int month = 0;; ++month) {
        const Day day = month_start(out.first, month) + std::chrono::days{14};
        if (day > *out.until)
            break;
        out.months.push_back(integration_on(day, n, out.pairs, contacts, tables));
    }
    return out;
}

EventStudy event_study(const CityIndex& index, const structures::Crisis& crisis)
{
    return event_study(index.index(), index.month_of(crisis.onset()), index.month_of(crisis.acute_end()), static_cast<int>(index.pairs.size()));
}

std::vector<Remained> what_remained(const Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, CityId city, Field field, TieRule rule,
                                    int lag)
{
    std::map<std::pair<ActorId, ActorId>, std::vector<const network::Tie*>> between;
    for (const network::Tie& tie : ties.ties)
        if (tie.relation_class == RelationClass::cooperation && tie.spell && tie.by(rule).value_or(false))
            between[{std::min(tie.a, tie.b), std::max(tie.a, tie.b)}].push_back(&tie);
    std::vector<Remained> out;
    for (const Record& record : records) {
        const Structure* structure = find(*archive.structures, record.structure);
        if (!structure || !record.dated || (city && structure->city != city) || !belongs(structure->field, field))
            continue;
        const Course& course = record.course;
        const bool sleeps = !course.end && !course.sightings.empty() && course.sightings.back().pace == Pace::dormant;
        if (!course.end && !sleeps)
            continue;
        Remained one{record.structure, course.start, course.end.value_or(course.start), sleeps, 0, 0, {}, {}, {}};
        if (sleeps)
            for (std::size_t i = course.sightings.size(); i-- > 0 && course.sightings[i].pace == Pace::dormant;)
                one.end = course.sightings[i].day - one_day;
        std::set<ActorId> members;
        for (const Membership& membership : *archive.memberships)
            if (membership.structure == record.structure && seated(membership.role))
                members.insert(membership.actor);
        const Day days[3] = {month_start(one.start, -lag) + std::chrono::days{14}, one.start + (one.end - one.start) / 2, month_start(one.end, lag) + std::chrono::days{14}};
        std::optional<int>* counts[3] = {&one.before, &one.during, &one.after};
        const Positions after(archive, days[2]);
        const Positions ever(archive, one.start);
        bool seen_after = false;
        for (std::optional<int>* count : counts)
            *count = 0;
        for (auto a = members.begin(); a != members.end(); ++a)
            for (auto b = std::next(a); b != members.end(); ++b) {
                if (!ever.sides(*a, *b) && !ties.observed.pair(*a, *b)) {
                    ++one.unobserved;
                    continue;
                }
                ++one.pairs;
                seen_after = seen_after || after.sides(*a, *b) > 0;
                const auto found = between.find({*a, *b});
                for (int i = 0; i < 3; ++i)
                    if (found != between.end() && std::any_of(found->second.begin(), found->second.end(), [&](const network::Tie* tie) {
                            const auto time = stretch_of(*tie->spell, network::TimeMode::midpoint);
                            return time && time->runs(days[i]);
                        }))
                        ++**counts[i];
            }
        if (!seen_after)
            one.after.reset();
        if (one.pairs == 0)
            for (std::optional<int>* count : counts)
                count->reset();
        out.push_back(one);
    }
    return out;
}

Reuse reuse(const Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, CityId city, const structures::Crisis& first,
            const structures::Crisis& second, TieRule rule)
{
    Reuse out;
    out.city = city;
    const structures::Crisis* crises[2] = {&first, &second};
    std::set<ActorId> actors[2];
    std::set<std::pair<ActorId, ActorId>> contacts[2];
    std::set<StructureId> bodies[2];
    const auto overlaps = [](const Stretch& time, const structures::Crisis& crisis) {
        return time.first <= crisis.acute_end() && (!time.last || *time.last >= crisis.onset());
    };
    for (int i = 0; i < 2; ++i) {
        for (const network::Tie& tie : ties.ties) {
            const Actor* a = find(*archive.actors, tie.a);
            const Actor* b = find(*archive.actors, tie.b);
            if (!a || !b || (city && (a->city != city || b->city != city)) || tie.relation_class != RelationClass::cooperation || !tie.spell ||
                !tie.by(rule).value_or(false))
                continue;
            const auto time = stretch_of(*tie.spell, network::TimeMode::midpoint);
            if (!time || !overlaps(*time, *crises[i]))
                continue;
            contacts[i].emplace(std::min(tie.a, tie.b), std::max(tie.a, tie.b));
            actors[i].insert({tie.a, tie.b});
        }
        for (const Record& record : records) {
            const Structure* structure = find(*archive.structures, record.structure);
            if (!structure || (city && structure->city != city))
                continue;
            for (const auto& [time, formal] : working(record))
                if (overlaps(time, *crises[i]))
                    bodies[i].insert(record.structure);
        }
        for (const Membership& membership : *archive.memberships)
            if (bodies[i].count(membership.structure) && seated(membership.role) && overlaps(time_of(membership), *crises[i]))
                actors[i].insert(membership.actor);
    }
    const auto again = [](const auto& a, const auto& b) { return static_cast<int>(std::count_if(a.begin(), a.end(), [&](const auto& one) { return b.count(one) > 0; })); };
    out.actors_first = static_cast<int>(actors[0].size());
    out.actors_again = again(actors[0], actors[1]);
    out.ties_first = static_cast<int>(contacts[0].size());
    out.ties_again = again(contacts[0], contacts[1]);
    out.structures_first = static_cast<int>(bodies[0].size());
    out.structures_again = again(bodies[0], bodies[1]);
    return out;
}

TieChange tie_change(const Archive& archive, const network::TieSet& ties, network::Question question, Day first, Day second, const std::function<bool()>& stopped)
{
    TieChange out;
    out.first = first;
    out.second = second;
    question.from.reset();
    using Pair = std::pair<ActorId, ActorId>;
    std::set<Pair> there[2];
    std::set<Pair> hidden;  // still possible, but not observed any more
    std::set<Pair> known;   // a report says when it ran
    const std::vector<ActorId> both = network::there_on_both(archive, question, first, second);
    std::vector<ActorId> actors;
    for (int i = 0; i < 2; ++i) {
        question.until = i == 0 ? first : second;
        const network::Snapshot now = network::snapshot(archive, ties, question, &both);
        actors = now.actors;
        for (const network::TieState& state : now.ties) {
            const network::Tie* tie = ties.find(state.tie);
            const Pair pair(std::min(tie->a, tie->b), std::max(tie->a, tie->b));
            if (state.drawn)
                there[i].insert(pair);
            else if (!state.holds || (*state.holds && state.presence == network::Presence::unobserved))
                hidden.insert(pair);  // nobody could confirm it, or nobody looked so late
            if (state.holds.value_or(false))
                known.insert(pair);
        }
    }
    const Positions positions(archive, std::max(first, second));
    const bool asked = anybody_asked(archive);  // a file without informants speaks for itself
    const auto could_be_told = [&](const Pair& pair, int needed) { return asked ? positions.sides(pair.first, pair.second) >= needed : ties.observed.pair(pair.first, pair.second); };
    // What both sides have to say, nobody can deny from one side (methods 1.4).
    const int needed = question.rule == TieRule::confirmed_only ? 2 : 1;
    struct Count {
        long long kept = 0;
        long long lost = 0;
    };
    std::map<ActorId, Count> own;
    for (std::size_t i = 0; i < actors.size() && !(stopped && stopped()); ++i)
        for (std::size_t j = i + 1; j < actors.size(); ++j) {
            const Pair pair(std::min(actors[i], actors[j]), std::max(actors[i], actors[j]));
            const bool then = there[0].count(pair) > 0;
            const bool now = there[1].count(pair) > 0;
            // What somebody reported was observed, whoever else could speak.
            if (!(then && now) && (hidden.count(pair) || (!known.count(pair) && !could_be_told(pair, needed)))) {
                ++out.unobserved;
                continue;
            }
            ++(then ? now ? out.waves.n11 : out.waves.n10 : now ? out.waves.n01 : out.waves.n00);
            if (then)
                for (const ActorId actor : {pair.first, pair.second})
                    ++(now ? own[actor].kept : own[actor].lost);
        }
    Waves& waves = out.waves;
    const auto ratio = [](long long part, long long all) { return all > 0 ? Value(static_cast<double>(part) / static_cast<double>(all)) : Value(); };
    waves.jaccard = ratio(waves.n11, waves.n11 + waves.n10 + waves.n01);
    waves.retention = ratio(waves.n11, waves.n11 + waves.n10);
    waves.renewal = ratio(waves.n01, waves.n11 + waves.n01);
    if (const auto interval = wilson(waves.n11, waves.n11 + waves.n10)) {
        out.retention_low = interval->first;
        out.retention_high = interval->second;
    }
    for (const auto& [actor, count] : own)
        if (const Value left = ratio(waves.n11 - count.kept, waves.n11 + waves.n10 - count.kept - count.lost)) {
            out.left_out_low = out.left_out_low ? std::min(*out.left_out_low, *left) : *left;
            out.left_out_high = out.left_out_high ? std::max(*out.left_out_high, *left) : *left;
        }
    const double years = static_cast<double>(days_between(first, second)) / 365.25;
    if (waves.retention && *waves.retention > 0 && *waves.retention < 1 && years > 0)
        out.half_life = years * std::log(0.5) / std::log(*waves.retention);
    out.thin = waves.jaccard && *waves.jaccard < 0.3;
    return out;
}

}  // namespace crosscut::analysis
