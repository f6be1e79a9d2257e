// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_evidence.hpp"

#include <algorithm>
#include <set>

namespace crosscut::analysis {

using namespace evidence;

Positions::Positions(const Archive& archive, Day day)
{
    std::map<InterviewId, ActorId> home_of;
    for (const Interview& interview : *archive.interviews) {
        const std::optional<Day> until = observed_until(interview);
        if (interview.researcher || !interview.actor || (until && *until < day))
            continue;
        Known& known = known_[interview.actor.value];
        std::set<ActorId> open;
        for (const Unanswered& one : interview.unanswered)
            open.insert(one.actor);
        const auto raise = [&](ActorId partner) {
            if (!open.count(partner))
                known.partners.push_back(partner);
        };
        for (const ActorId asked : interview.asked)
            raise(asked);
        if (interview.coverage == Coverage::roster && open.empty())
            known.roster = true;
        else if (interview.coverage == Coverage::roster)
            for (const Actor& actor : *archive.actors)
                raise(actor.id);
        home_of[interview.id] = interview.actor;
    }
    for (const Claim& claim : *archive.claims) {
        const auto found = home_of.find(claim.interview);
        if (claim.excluded || found == home_of.end())
            continue;
        const Interview* interview = find(*archive.interviews, claim.interview);
        // Whoever speaks of few partners on its own account was in position for these pairs only.
        if (interview->coverage == Coverage::spontaneous && claim.from != interview->actor && claim.to != interview->actor)
            continue;
        Known& known = known_[found->second.value];
        known.partners.push_back(claim.from);
        known.partners.push_back(claim.to);
    }
    for (auto& [actor, known] : known_) {
        std::sort(known.partners.begin(), known.partners.end());
        known.partners.erase(std::unique(known.partners.begin(), known.partners.end()), known.partners.end());
    }
}

int Positions::both_sides(const std::vector<ActorId>& among) const
{
    std::vector<ActorId> able;
    for (const ActorId actor : among)
        if (known(actor))
            able.push_back(actor);
    std::int64_t both = 0;  // of either end
    for (const ActorId actor : able) {
        const Known& own = *known(actor);
        for (const ActorId other : own.roster ? able : own.partners)
            both += other != actor && speaks(other, actor) && std::binary_search(able.begin(), able.end(), other);
    }
    return static_cast<int>(both / 2);
}

namespace {

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) { return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b); }

}  // namespace

GapGround::GapGround(const Archive& all, const network::TieSet& set, const network::Question& question, Day when, Work* heard)
    : archive(all), ties(set), day(when), now(network::snapshot(all, set, question)), positions(all, when), work(heard)
{
    for (const ActorId id : now.actors) {
        const Actor* actor = find(*archive.actors, id);
        actors.push_back(actor);
        civil.push_back(actor->sector == Sector::civil_society);
        administration.push_back(actor->sector == Sector::administration);
        if (positions.interviewed(id))
            interviewed.push_back(static_cast<std::uint32_t>(actors.size() - 1));
    }
    for (const network::TieState& state : now.ties) {
        if (!said_gone(state))
            continue;
        const network::Tie* tie = ties.find(state.tie);
        const auto a = now.node(tie->a);
        const auto b = now.node(tie->b);
        if (!a || !b)
            continue;
        gone_.push_back({a->index, b->index, state.tie});
        gone_of_[pair_key(a->index, b->index)].push_back(state.tie);
    }
}

const std::string& GapGround::name(ActorId actor) const
{
    static const std::string nobody;
    const Actor* row = find(*archive.actors, actor);
    return row ? row->name : nobody;
}

Gap GapGround::gap(GapKind kind, std::string form, const std::vector<std::uint32_t>& nodes) const
{
    Gap out;
    out.kind = kind;
    out.form = std::move(form);
    for (const std::uint32_t node : nodes)
        out.actors.push_back(now.actors[node]);
    return out;
}

void GapGround::rest_on(Gap& gap, const std::vector<std::uint32_t>& numbers) const
{
    gap.ties.insert(gap.ties.end(), numbers.begin(), numbers.end());
    std::sort(gap.ties.begin(), gap.ties.end());
    gap.ties.erase(std::unique(gap.ties.begin(), gap.ties.end()), gap.ties.end());
    gap.claims.clear();
    for (const std::uint32_t number : gap.ties)
        if (const network::Tie* tie = ties.find(number))
            gap.claims.insert(gap.claims.end(), tie->claims.begin(), tie->claims.end());
    std::sort(gap.claims.begin(), gap.claims.end());
    gap.claims.erase(std::unique(gap.claims.begin(), gap.claims.end()), gap.claims.end());
}

std::vector<std::uint32_t> GapGround::ties_at(std::uint32_t node) const
{
    std::vector<std::uint32_t> out;
    for (std::uint32_t k = now.graph.offset[node]; k < now.graph.offset[node + 1]; ++k) {
        const auto& numbers = now.pair_ties[now.graph.row[k].tie];
        out.insert(out.end(), numbers.begin(), numbers.end());
    }
    return out;
}

bool GapGround::said_gone(const network::TieState& state) const
{
    if (state.drawn)
        return false;
    const network::Tie* tie = ties.find(state.tie);
    const bool ended = tie->affirming > 0 && tie->spell && !tie->spell->censored && state.presence == network::Presence::absent && tie->spell->end_latest < day;
    return ended || tie->denying > 0;
}

std::vector<std::uint32_t> GapGround::ended_or_denied(const std::vector<bool>& one, const std::vector<bool>& other) const
{
    std::vector<std::uint32_t> out;
    for (const Gone& gone : gone_)
        if ((one[gone.a] && other[gone.b]) || (one[gone.b] && other[gone.a]))
            out.push_back(gone.tie);
    return out;
}

std::vector<std::uint32_t> GapGround::ended_or_denied(std::uint32_t one, std::uint32_t other) const
{
    const auto found = gone_of_.find(pair_key(one, other));
    return found == gone_of_.end() ? std::vector<std::uint32_t>() : found->second;
}

}  // namespace crosscut::analysis
