// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/pattern.hpp"

#include "structures/status.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace crosscut::analysis {

using namespace evidence;
using structures::Effect;
using structures::Group;
using structures::Happening;

namespace {

struct Word {
    std::string_view key;
    std::string_view label;
    std::string_view sentence;
};
constexpr std::array<Word, pattern_count> words{{
    {"grant_clock", "Grant clock", "Funded for two or three years, extended, then permanent or gone."},
    {"hole", "Hole", "It ends, and years later there is a new start with other people and another name."},
    {"hand_over_gap", "Hand-over gap", "Vacant for some months between two terms."},
    {"early_leaver", "Early leaver", "Whoever holds the post leaves before the grant ends; it is filled again slowly."},
    {"refounding", "Re-founding", "The same body with new members every few years."},
    {"plan_without_body", "Plan without body", "The group dissolves once the text is adopted."},
    {"body_without_plan", "Body without plan", "The network outlives every concept."},
    {"relocation", "Relocation", "It moves: up to the mayor, or down into a division."},
    {"soft_money", "Growth on soft money", "The office grows, most of its posts on grants."},
    {"crisis_team", "Crisis team", "Brought back to life by the next crisis."},
    {"stuck_at_proposed", "Stuck at proposed", "Asked for, talked over, not founded."},
    {"quiet_sleep", "Quiet sleep", "No decision, no date: it just does not meet any more."},
    {"outsourcing", "Outsourcing", "Coordination sits with an association."},
    {"shelter", "Shelter of the region", "It survives because several towns carry it."},
}};

bool any(std::string_view what, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), what) != list.end(); }

/// The day that stands for an event.
Day day_of(const Happening& one)
{
    const bool open_begin = one.from == structures::long_ago;
    const bool open_end = one.sure == structures::far_off;
    if (open_begin || open_end)
        return open_begin ? one.sure : one.from;
    return one.from + std::chrono::days{days_between(one.from, one.sure) / 2};
}

std::string years(long days)
{
    const long half_years = (days * 2 + 183) / 365;
    return std::to_string(half_years / 2) + (half_years % 2 ? ".5" : "");
}

bool post_or_office(std::string_view type) { return any(type, {"staff_position", "staff_unit", "coordination_office", "department", "commissioner"}); }

class Reader {
public:
    Reader(const Archive& archive, const Structure& structure) : archive_(archive), structure_(structure), all_(structures::happenings(archive, structure.id)) {}

    std::vector<PatternFound> read()
    {
        grant_clock();
        hole();
        vacancies();
        refounding();
        plan_without_body();
        body_without_plan();
        relocation();
        soft_money();
        crisis_team();
        stuck();
        quiet_sleep();
        outsourcing();
        shelter();
        std::stable_sort(out_.begin(), out_.end(), [](const PatternFound& a, const PatternFound& b) { return a.pattern < b.pattern; });
        return std::move(out_);
    }

private:
    void add(Pattern pattern, Message reason, std::initializer_list<const Happening*> because, std::vector<StructureId> others = {})
    {
        PatternFound one{pattern, std::move(reason), {}, std::move(others)};
        for (const Happening* event : because)
            if (event)
                one.because.push_back(event->event->id);
        out_.push_back(std::move(one));
    }
    static bool is(const Happening& one, std::initializer_list<std::string_view> types) { return any(one.event->type, types); }
    /// The first event of these types from a position on.
    const Happening* next(std::size_t from, std::initializer_list<std::string_view> types) const
    {
        for (std::size_t i = from; i < all_.size(); ++i)
            if (is(all_[i], types))
                return &all_[i];
        return nullptr;
    }
    std::size_t position(const Happening* one) const { return static_cast<std::size_t>(one - all_.data()); }
    const Happening* begin() const
    {
        for (const Happening& one : all_)
            if (one.type && (one.type->effect == Effect::begins || one.type->effect == Effect::funds || one.type->effect == Effect::shows_it_runs || one.type->effect == Effect::makes_permanent))
                return &one;
        return nullptr;
    }

    void grant_clock()
    {
        const Happening* funded = next(0, {"funded"});
        if (!funded)
            return;
        for (std::size_t i = position(funded) + 1; i < all_.size(); ++i)
            if (is(all_[i], {"funding_ended", "extended", "permanent", "expired", "dissolved"})) {
                const long days = days_between(day_of(*funded), day_of(all_[i]));
                if (days >= 545 && days <= 2375) {
                    add(Pattern::grant_clock, {"On a grant; {1} years later the next decision.", {years(days)}}, {funded, &all_[i], next(i + 1, {"permanent", "extended", "dissolved", "permanent_decided"})});
                    return;
                }
            }
    }

    void hole()
    {
        if (!post_or_office(structure_.type))
            return;
        const Happening* gap = next(0, {"vacant", "dissolved", "expired", "funding_ended"});
        if (!gap)
            return;
        const Day since = day_of(*gap);
        for (std::size_t i = position(gap) + 1; i < all_.size(); ++i)
            if (is(all_[i], {"refilled", "staffed", "revived", "founded", "permanent", "funded", "active", "extended"})) {
                const long days = days_between(since, day_of(all_[i]));
                if (days >= 365)
                    add(Pattern::hole, {"A new start {1} years later.", {years(days)}}, {gap, &all_[i]});
                return;
            }
        if (!structure_.lead)
            return;
        const Structure* heir = nullptr;
        std::optional<Day> when;
        for (const Structure& other : *archive_.structures) {
            if (other.id == structure_.id || other.city != structure_.city || other.lead != structure_.lead || other.field != structure_.field || !post_or_office(other.type))
                continue;
            const Reader own(archive_, other);
            const Happening* start = own.begin();
            if (start && day_of(*start) > since && (!when || day_of(*start) < *when)) {
                when = day_of(*start);
                heir = &other;
            }
        }
        if (heir && days_between(since, *when) >= 365)
            add(Pattern::hole, {"“{1}” starts {2} years later.", {heir->name, years(days_between(since, *when))}}, {gap}, {heir->id});
    }

    void vacancies()
    {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!is(all_[i], {"vacant"}))
                continue;
            const Happening* filled = next(i + 1, {"refilled", "staffed"});
            const long days = filled ? days_between(day_of(all_[i]), day_of(*filled)) : 0;
            if (filled && days <= 183) {
                add(Pattern::hand_over_gap, {"Filled again after {1} days.", {std::to_string(std::max(0L, days))}}, {&all_[i], filled});
                continue;
            }
            const Happening* funded = next(0, {"funded"});
            const Happening* ended = next(0, {"funding_ended", "expired", "dissolved", "permanent"});
            if (funded && position(funded) < i && (!ended || position(ended) > i))
                add(Pattern::early_leaver, filled ? Message{"Left while the grant ran; filled again after {1} days.", {std::to_string(days)}} : Message{"Left while the grant ran; nobody told of a successor."},
                    {funded, &all_[i], filled});
        }
    }

    void refounding()
    {
        std::vector<const Happening*> renewed;
        for (const Happening& one : all_)
            if (is(one, {"renewed"}))
                renewed.push_back(&one);
        const Happening* start = begin();
        if (renewed.empty() || (renewed.size() == 1 && (!start || days_between(day_of(*start), day_of(*renewed[0])) < 3 * 365)))
            return;
        add(Pattern::refounding, {"Members appointed anew: {1} times.", {std::to_string(renewed.size())}}, {});
        for (const Happening* one : renewed)
            out_.back().because.push_back(one->event->id);
    }

    void plan_without_body()
    {
        if (!any(structure_.type, {"working_group", "steering_group", "forum", "advisory_board"}) || !structure_.lead)
            return;
        const Happening* end = nullptr;
        for (const Happening& one : all_)
            if (is(one, {"dormant", "dissolved", "expired"})) {
                end = &one;
                break;
            }
        if (!end)
            return;
        for (const Structure& plan : *archive_.structures) {
            if (plan.type != "plan" || plan.city != structure_.city || plan.lead != structure_.lead)
                continue;
            for (const Happening& one : structures::happenings(archive_, plan.id)) {
                const long days = one.event->type == "plan_adopted" ? days_between(day_of(one), day_of(*end)) : -1000;
                if (days >= -183 && days <= 548) {
                    add(Pattern::plan_without_body, {"“{1}” was adopted about then.", {plan.name}}, {end}, {plan.id});
                    out_.back().because.push_back(one.event->id);
                    return;
                }
            }
        }
    }

    void body_without_plan()
    {
        if (!any(structure_.type, {"network", "forum", "advisory_board"}))
            return;
        const Happening* start = begin();
        const std::optional<Day> seen = structures::observed_until(archive_, structure_);
        if (!start || !seen || asleep_or_gone() || days_between(day_of(*start), *seen) < 3652)
            return;
        for (const Structure& plan : *archive_.structures) {
            if (plan.type != "plan" || plan.city != structure_.city || plan.field != structure_.field)
                continue;
            for (const Happening& one : structures::happenings(archive_, plan.id))
                if (one.event->type == "plan_adopted" && day_of(one) <= day_of(*start))
                    return;
        }
        add(Pattern::body_without_plan, {"It has run for {1} years, and is older than every plan of its field.", {years(days_between(day_of(*start), *seen))}}, {start});
    }

    void relocation()
    {
        if (const Happening* moved = next(0, {"moved"}))
            add(Pattern::relocation, {"It was moved."}, {moved});
    }

    void soft_money()
    {
        if (!any(structure_.type, {"coordination_office", "department", "staff_unit", "funded_project"}) || next(0, {"permanent"}))
            return;
        const Happening* start = begin();
        const Happening* grown = start ? next(position(start) + 1, {"staffed", "upgraded"}) : nullptr;
        const Happening* soft = next(0, {"funded", "post_ended", "funding_ended"});
        if (grown && soft)
            add(Pattern::soft_money, {"It grew, and grants or posts with an end are told of."}, {grown, soft});
    }

    void crisis_team()
    {
        const Happening* back = next(0, {"revived"});
        if (structure_.type == "crisis_team" && back)
            add(Pattern::crisis_team, {"It was revived."}, {back});
    }

    void stuck()
    {
        if (all_.empty() || std::any_of(all_.begin(), all_.end(), [](const Happening& one) { return !one.type || one.type->group != Group::before; }))
            return;
        add(Pattern::stuck_at_proposed, {"Nothing is told but what comes before a begin."}, {&all_.front(), all_.size() > 1 ? &all_.back() : nullptr});
    }

    /// The last event that decides whether it runs, if that left it asleep or ended it.
    const Happening* asleep_or_gone() const
    {
        for (std::size_t i = all_.size(); i-- > 0;) {
            if (!all_[i].type || all_[i].type->effect == Effect::none)
                continue;
            const Effect effect = all_[i].type->effect;
            return effect == Effect::puts_to_sleep || effect == Effect::ends || effect == Effect::asks ? &all_[i] : nullptr;
        }
        return nullptr;
    }

    void quiet_sleep()
    {
        if (const Happening* last = asleep_or_gone(); last && last->type->effect == Effect::puts_to_sleep)
            add(Pattern::quiet_sleep, {"Asleep since then, and nobody ended it."}, {last});
    }

    void outsourcing()
    {
        const Actor* lead = find(*archive_.actors, structure_.lead);
        if (lead && lead->sector == Sector::civil_society && (post_or_office(structure_.type) || structure_.type == "network"))
            add(Pattern::outsourcing, {"{1} is in the lead.", {lead->name}}, {});
    }

    void shelter()
    {
        const auto regional = [&](ActorId id) {
            const Actor* actor = find(*archive_.actors, id);
            return actor && actor->kind == "regional";
        };
        bool carried = regional(structure_.lead);
        for (const Membership& one : *archive_.memberships)
            carried = carried || (one.structure == structure_.id && one.role != Role::guest && one.role != Role::funder && regional(one.actor));
        const Happening* start = begin();
        const std::optional<Day> seen = structures::observed_until(archive_, structure_);
        if (carried && start && seen && !asleep_or_gone() && days_between(day_of(*start), *seen) >= 3 * 365)
            add(Pattern::shelter, {"A body of the region takes part, and it has run for {1} years.", {years(days_between(day_of(*start), *seen))}}, {start});
    }

    const Archive& archive_;
    const Structure& structure_;
    std::vector<Happening> all_;
    std::vector<PatternFound> out_;
};

}  // namespace

std::string_view key(Pattern pattern) { return words[static_cast<std::size_t>(pattern)].key; }
std::string_view label(Language language, Pattern pattern) { return tr(language, words[static_cast<std::size_t>(pattern)].label); }
std::string_view sentence(Language language, Pattern pattern) { return tr(language, words[static_cast<std::size_t>(pattern)].sentence); }

std::vector<PatternFound> patterns_of(const Archive& archive, StructureId structure)
{
    const Structure* row = find(*archive.structures, structure);
    return row ? Reader(archive, *row).read() : std::vector<PatternFound>();
}

}  // namespace crosscut::analysis
