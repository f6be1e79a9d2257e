// SPDX-License-Identifier: Apache-2.0
#include "network/drawn.hpp"

#include "network/lifetime.hpp"

#include <algorithm>

namespace crosscut::network {

bool asks_for(const Question& question, const Tie& tie)
{
    if (!question.relations.empty())
        return std::find(question.relations.begin(), question.relations.end(), tie.relation) != question.relations.end();
    switch (tie.relation_class) {
    case evidence::RelationClass::cooperation:
        return question.cooperation;
    case evidence::RelationClass::line:
        return question.lines;
    case evidence::RelationClass::conflict:
        return question.conflicts;
    }
    return false;
}

bool firmly_said(const evidence::Archive& archive, const Tie& tie)
{
    return std::any_of(tie.claims.begin(), tie.claims.end(), [&](ClaimId id) {
        const evidence::Claim* claim = evidence::find(*archive.claims, id);
        return claim && claim->certainty == evidence::Certainty::certain;
    });
}

bool counted(const Question& question, const Tie& tie, Presence presence)
{
    if (!question.until)
        return true;
    if (presence == Presence::certain)
        return true;
    if (presence != Presence::possible)
        return false;
    switch (question.mode) {
    case TimeMode::certain_only:
        return false;
    case TimeMode::possible:
    case TimeMode::expected:
        return true;
    case TimeMode::midpoint:
        break;
    }
    const Day first = question.from.value_or(*question.until);
    return midpoint_start(*tie.spell) <= *question.until && midpoint_end(*tie.spell) >= first;
}

Drawn::Drawn(const evidence::Archive& archive, const TieSet& set, const Question& question) : question_(question)
{
    question_.from.reset();
    for (const evidence::Actor& actor : *archive.actors)
        if ((!question.city || actor.city == question.city) && evidence::belongs(actor.field, question.field))
            actors_.push_back(actor.id);
    for (const evidence::Actor& actor : *archive.actors)
        if (actor.start.kind == PartialDate::Kind::dated || actor.end.kind == PartialDate::Kind::dated)
            mortal_.push_back(actor);
    constexpr std::uint32_t none = UINT32_MAX;
    const auto place = [&](ActorId actor) {
        const auto found = std::lower_bound(actors_.begin(), actors_.end(), actor);
        return found == actors_.end() || *found != actor ? none : static_cast<std::uint32_t>(found - actors_.begin());
    };
    for (const Tie& tie : set.ties) {
        if (!tie.by(question.rule).value_or(false) || !tie.spell || tie.timeless || !asks_for(question, tie) || !evidence::belongs(tie.field, question.field))
            continue;
        const std::uint32_t a = place(tie.a);
        const std::uint32_t b = place(tie.b);
        if (a == none || b == none || (question.certain_claims_only && !firmly_said(archive, tie)))
            continue;
        kept_.push_back({a, b, &tie});
    }
}

Graph Drawn::on(Day day) const
{
    Question question = question_;
    question.until = day;
    std::vector<GraphTie> ties;
    ties.reserve(kept_.size());
    std::vector<bool> gone(mortal_.empty() ? 0 : actors_.size());
    for (const evidence::Actor& actor : mortal_)
        if (const auto at = std::lower_bound(actors_.begin(), actors_.end(), actor.id); at != actors_.end() && *at == actor.id)
            gone[static_cast<std::size_t>(at - actors_.begin())] = !is_there(actor, question);
    for (const Kept& kept : kept_)
        if ((gone.empty() || !(gone[kept.a] || gone[kept.b])) && counted(question, *kept.tie, presence_of(*kept.tie->spell, question.from, question.until)))
            ties.push_back({kept.a, kept.b, 1});
    return make_graph(static_cast<std::uint32_t>(actors_.size()), std::move(ties), false, false);
}

}  // namespace crosscut::network
