// SPDX-License-Identifier: Apache-2.0
#include "network/lifetime.hpp"

#include <algorithm>

namespace crosscut::network {

namespace {

using Kind = PartialDate::Kind;

/// The two ends of a life with no bound where nothing was said.
struct Life {
    std::optional<Day> start_earliest, start_latest, end_earliest, end_latest;

    explicit Life(const evidence::Actor& actor)
    {
        if (actor.start.kind == Kind::dated) {
            start_earliest = actor.start.earliest;
            start_latest = actor.start.latest;
        }
        if (actor.end.kind == Kind::dated) {
            end_earliest = actor.end.earliest;
            end_latest = actor.end.latest;
        }
        // ">2015" as a begin, "<2020" as an end: the other end of the life is their bound, else the day that is known.
        if (actor.start.kind == Kind::dated && !start_latest)
            start_latest = end_latest ? std::max(*end_latest, *start_earliest) : *start_earliest;
        if (actor.end.kind == Kind::dated && !end_earliest)
            end_earliest = start_earliest ? std::min(*start_earliest, *end_latest) : *end_latest;
    }
};

Day middle(Day a, Day b) { return Day{std::chrono::days{(a.time_since_epoch().count() + b.time_since_epoch().count()) >> 1}}; }

}  // namespace

Presence life_of(const evidence::Actor& actor, const std::optional<Day>& from, const std::optional<Day>& until)
{
    if (!until || (actor.start.kind != Kind::dated && actor.end.kind != Kind::dated))
        return Presence::certain;
    const Life life(actor);
    const Day first = from.value_or(*until);
    const bool can_begin = !life.start_earliest || *life.start_earliest <= *until;
    const bool can_last = !life.end_latest || *life.end_latest >= first;
    if (!can_begin || !can_last)
        return Presence::absent;
    const bool begun = !life.start_latest || *life.start_latest <= *until;
    const bool lasts = !life.end_earliest || *life.end_earliest >= first;
    return begun && lasts ? Presence::certain : Presence::possible;
}

bool is_there(const evidence::Actor& actor, const Question& question)
{
    const Presence presence = life_of(actor, question.from, question.until);
    if (presence != Presence::possible)
        return presence == Presence::certain;
    switch (question.mode) {
    case TimeMode::certain_only: return false;
    case TimeMode::possible:
    case TimeMode::expected: return true;
    case TimeMode::midpoint: break;
    }
    const Life life(actor);
    const bool begun = !life.start_latest || (life.start_earliest ? middle(*life.start_earliest, *life.start_latest) : *life.start_latest) <= *question.until;
    const bool lasts = !life.end_earliest || (life.end_latest ? middle(*life.end_earliest, *life.end_latest) : *life.end_earliest) >= question.from.value_or(*question.until);
    return begun && lasts;
}

std::vector<ActorId> there_on_both(const evidence::Archive& archive, const Question& question, Day one, Day other)
{
    std::vector<ActorId> out;
    Question then = question;
    then.from.reset();
    for (const evidence::Actor& actor : *archive.actors) {
        bool there = (!question.city || actor.city == question.city) && evidence::belongs(actor.field, question.field);
        for (const Day day : {one, other}) {
            then.until = day;
            there = there && is_there(actor, then);
        }
        if (there)
            out.push_back(actor.id);
    }
    return out;
}

}  // namespace crosscut::network
