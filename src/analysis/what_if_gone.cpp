// SPDX-License-Identifier: Apache-2.0
#include "analysis/what_if.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace crosscut::analysis {

using namespace evidence;
using network::Presence;
using structures::Status;

namespace {

constexpr std::array<std::string_view, 4> cause_keys{"asked", "department", "structure", "grant"};

template <std::size_t N> bool among(std::string_view word, const std::array<std::string_view, N>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Structures that are somebody's work, not a table that others come to.
bool is_office(const Structure& structure)
{
    return among(structure.type, std::array<std::string_view, 6>{"coordination_office", "staff_unit", "commissioner", "staff_position", "department", "funded_project"});
}

/// Actors that were made by a decision and go with it.
bool is_post(const Actor& actor) { return among(actor.kind, std::array<std::string_view, 4>{"staff_unit", "commissioner", "staff_position", "project"}); }

/// What is known of the structures on the day.
class Moment {
public:
    Moment(const Archive& archive, const network::Snapshot& before) : archive_(archive), day_(before.question.until) {}

    Status status(StructureId structure) const
    {
        return day_ ? structures::status_on(archive_, structure, *day_).status : Status::unknown;
    }
    bool there(StructureId structure) const
    {
        const Status now = status(structure);
        return now != Status::ended && now != Status::not_yet;
    }
    enum class Grant { no, perhaps, yes };
    Grant on_grant(const Structure& structure) const
    {
        const structures::StatusOnDay now = structures::status_on(archive_, structure.id, *day_);
        const auto paid = [&](Status status) {
            return status == Status::on_grant || (structure.type == "funded_project" && structures::alive(status) && status != Status::permanent);
        };
        if (now.status != Status::unsure)
            return paid(now.status) ? Grant::yes : Grant::no;
        std::size_t ways = 0;
        for (const structures::Alternative& one : now.alternatives)
            ways += paid(one.status);
        return ways == 0 ? Grant::no : ways == now.alternatives.size() ? Grant::yes : Grant::perhaps;
    }
    bool has_day() const { return day_.has_value(); }

private:
    const Archive& archive_;
    std::optional<Day> day_;
};

/// Whether an actor goes with a structure that it leads.
bool goes_with(const Archive& archive, const Moment& day, const Actor& actor, const Structure& structure, const std::set<StructureId>& removed)
{
    if (structure.lead != actor.id || !is_office(structure) || !(is_post(actor) || fold(actor.name) == fold(structure.name)))
        return false;
    return std::none_of(archive.structures->begin(), archive.structures->end(), [&](const Structure& other) {
        if (other.lead != actor.id || removed.count(other.id) || !is_office(other))
            return false;
        return day.has_day() ? structures::alive(day.status(other.id)) : true;
    });
}

class Search {
public:
    Search(const Archive& archive, const network::TieSet& ties, const network::Snapshot& before) : archive_(archive), ties_(ties), before_(before), day_(archive, before) {}

    Result<Gone> run(const Scenario& scenario)
    {
        for (const ActorId actor : scenario.actors) {
            if (!find(*archive_.actors, actor))
                return unknown();
            leave(actor, {actor, Cause::asked, {}, {}});
        }
        for (const ActorId head : scenario.departments) {
            if (!find(*archive_.actors, head))
                return unknown();
            leave_with_units(head);
        }
        for (const StructureId structure : scenario.structures) {
            if (!find(*archive_.structures, structure))
                return unknown();
            if (day_.there(structure))
                close(structure, Cause::asked);
            else
                out_.not_there.push_back(structure);
        }
        if (scenario.funded) {
            if (!day_.has_day())
                return Problem{Problem::Code::missing_value, {"Who lives on a grant can only be said for a day."}, {"Choose a day, for example 2019-07-01."}, {}};
            close_grants();
        }
        std::set<StructureId> removed;
        for (const Gone::LeavingStructure& one : out_.structures)
            removed.insert(one.structure);
        for (const Gone::LeavingStructure& one : out_.structures) {
            const Structure* structure = find(*archive_.structures, one.structure);
            const Actor* lead = find(*archive_.actors, structure->lead);
            if (lead && goes_with(archive_, day_, *lead, *structure, removed))
                leave(lead->id, {lead->id, one.cause == Cause::grant ? Cause::grant : Cause::structure, {}, structure->id});
        }
        for (const auto& [id, actor] : actors_)
            out_.actors.push_back(actor);
        if (!removed.empty())
            drop_ties(removed);
        return std::move(out_);
    }

private:
    static Problem unknown() { return {Problem::Code::unknown_name, {"The scenario names something that the study does not have."}, {"Choose again."}, {}}; }

    void leave(ActorId actor, const Gone::LeavingActor& row)
    {
        if (before_.node(actor))
            actors_.emplace(actor, row);
    }

    void leave_with_units(ActorId head)
    {
        const auto found = std::find(before_.groups.begin(), before_.groups.end(), head);
        for (std::size_t i = 0; i < before_.actors.size(); ++i) {
            const ActorId actor = before_.actors[i];
            const bool inside = found != before_.groups.end() ? before_.groups[static_cast<std::size_t>(before_.group[i])] == head : below(actor, head);
            if (inside)
                leave(actor, {actor, Cause::department, head, {}});
        }
    }

    bool below(ActorId actor, ActorId head) const
    {
        std::set<ActorId> seen;  // a circle in the table ends the walk
        for (const Actor* row = find(*archive_.actors, actor); row && seen.insert(row->id).second; row = find(*archive_.actors, row->parent))
            if (row->id == head)
                return true;
        return false;
    }

    void close(StructureId structure, Cause cause)
    {
        for (const Gone::LeavingStructure& one : out_.structures)
            if (one.structure == structure)
                return;
        out_.structures.push_back({structure, cause, day_.status(structure)});
    }

    bool asked(const Structure& structure) const
    {
        return (!before_.question.city || structure.city == before_.question.city) && belongs(structure.field, before_.question.field);
    }

    void close_grants()
    {
        const bool perhaps_counts = before_.question.mode == network::TimeMode::possible;
        for (const Structure& structure : *archive_.structures) {
            if (!asked(structure))
                continue;
            const Moment::Grant grant = day_.on_grant(structure);
            if (grant == Moment::Grant::yes || (grant == Moment::Grant::perhaps && perhaps_counts))
                close(structure.id, Cause::grant);
            else if (grant == Moment::Grant::perhaps)
                out_.perhaps.push_back(structure.id);
        }
        for (const ActorId id : before_.actors)
            if (const Actor* actor = find(*archive_.actors, id); actor->kind == "project")
                leave(id, {id, Cause::grant, {}, {}});
    }

    void drop_ties(const std::set<StructureId>& removed)
    {
        network::Question tables = before_.question;
        tables.city = {};
        tables.field = Field::none;
        const structures::Chronicle chronicle = structures::chronicle(archive_);
        const network::TwoMode seats = network::two_mode(archive_, chronicle, tables);
        std::map<MembershipId, Day> begins;
        for (const structures::MembershipSpell& one : chronicle.memberships)
            begins[one.id] = one.spell.start_earliest;
        std::map<ActorId, std::map<StructureId, Day>> at;  // where an actor sits, and since when at the earliest
        for (const network::TwoMode::Seat& seat : seats.seats)
            at[seats.actors[static_cast<std::size_t>(seat.actor)]][seats.structures[static_cast<std::size_t>(seat.structure)]] = begins[seat.membership];
        for (const network::TieState& state : before_.ties) {
            const network::Tie* tie = ties_.find(state.tie);
            if (!state.drawn || !tie || tie->directed || tie->relation_class != RelationClass::cooperation || out_.leaves(tie->a) || out_.leaves(tie->b))
                continue;
            const auto a = at.find(tie->a);
            const auto b = at.find(tie->b);
            if (a == at.end() || b == at.end())
                continue;
            std::optional<Day> together;  // at the earliest, in a structure that is gone
            bool elsewhere = false;
            for (const auto& [structure, since] : a->second) {
                const auto common = b->second.find(structure);
                if (common == b->second.end())
                    continue;
                const Day both = std::max(since, common->second);
                if (removed.count(structure))
                    together = together ? std::min(*together, both) : both;
                else
                    elsewhere = true;
            }
            const bool older = together && tie->spell && tie->spell->start_latest < *together;
            if (together && !elsewhere && !older)
                out_.ties.push_back(state.tie);
        }
    }

    const Archive& archive_;
    const network::TieSet& ties_;
    const network::Snapshot& before_;
    Moment day_;
    Gone out_;
    std::map<ActorId, Gone::LeavingActor> actors_;
};

}  // namespace

std::string_view key(Cause cause) { return cause_keys[static_cast<std::size_t>(cause)]; }

bool Scenario::empty() const
{
    return actors.empty() && departments.empty() && structures.empty() && !funded && cut.empty() && ties.empty() && founded.empty();
}

bool Gone::leaves(ActorId actor) const
{
    const auto found = std::lower_bound(actors.begin(), actors.end(), actor, [](const LeavingActor& row, ActorId id) { return row.actor < id; });
    return found != actors.end() && found->actor == actor;
}

Result<Gone> gone_in(const Archive& archive, const network::TieSet& ties, const network::Snapshot& before, const Scenario& scenario)
{
    return Search(archive, ties, before).run(scenario);
}

}  // namespace crosscut::analysis
