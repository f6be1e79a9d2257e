// SPDX-License-Identifier: Apache-2.0
#include "analysis/uncertainty/subject.hpp"

#include "analysis/gap_evidence.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace crosscut::analysis {

using namespace evidence;

std::vector<Item> items_of(const network::Snapshot& snapshot, Per per)
{
    std::vector<Item> out;
    switch (per) {
    case Per::actor:
        for (const ActorId actor : snapshot.actors)
            out.push_back({actor, {}});
        break;
    case Per::tie:
        for (const network::GraphTie& tie : snapshot.graph.ties)
            out.push_back({snapshot.actors[tie.a], snapshot.actors[tie.b]});
        break;
    case Per::network: out.emplace_back(); break;
    }
    return out;
}

Result<Values> values_for(const std::vector<Item>& items, const Measure& measure, const network::Snapshot& snapshot, Work& work)
{
    Result<Values> found = measured(measure.key, snapshot, work);
    if (!found)
        return found.problem();
    const std::vector<Item> own = items_of(snapshot, measure.per);
    if (own == items)
        return found;
    std::map<Item, Value> by_item;
    for (std::size_t i = 0; i < own.size(); ++i)
        by_item[own[i]] = (*found)[i];
    Values out;
    for (const Item& item : items) {
        const auto at = by_item.find(item);
        out.push_back(at == by_item.end() ? Value() : at->second);
    }
    return out;
}

int observable_under(const Archive& archive, const network::Snapshot& snapshot, TieRule rule)
{
    if (rule != TieRule::confirmed_only)
        return static_cast<int>(snapshot.observable_pairs);
    const Positions positions(archive, structures::long_ago);  // every interview speaks of that day
    return positions.both_sides(snapshot.actors);
}

Archive part_of(const Archive& archive, CityId city)
{
    if (!city)
        return archive;
    const auto in_city = [&](ActorId id) {
        const Actor* actor = find(*archive.actors, id);
        return actor && actor->city == city;
    };
    // Whoever said anything about the city speaks of it with all of his or her claims: reliability rests on them all.
    std::set<InterviewId> speakers;
    for (const Interview& interview : *archive.interviews)
        if (interview.city == city || in_city(interview.actor))
            speakers.insert(interview.id);
    for (const Claim& claim : *archive.claims)
        if (in_city(claim.from) || in_city(claim.to))
            speakers.insert(claim.interview);
    Archive part = archive;
    const auto kept = [](const auto& table, const auto& stays) {
        auto copy = std::make_shared<std::decay_t<decltype(*table)>>();
        std::copy_if(table->begin(), table->end(), std::back_inserter(*copy), stays);
        return copy;
    };
    part.interviews = kept(archive.interviews, [&](const Interview& row) { return speakers.count(row.id) > 0; });
    part.claims = kept(archive.claims, [&](const Claim& row) { return speakers.count(row.interview) > 0; });
    part.structures = kept(archive.structures, [&](const Structure& row) { return row.city == city; });
    const auto here = [&](StructureId id) { return find(*part.structures, id) != nullptr; };
    part.events = kept(archive.events, [&](const Event& row) { return here(row.structure); });
    part.memberships = kept(archive.memberships, [&](const Membership& row) { return here(row.structure); });
    std::set<ActorId> named;
    const auto name = [&](ActorId id) {
        for (const Actor* actor = find(*archive.actors, id); actor && named.insert(id).second; actor = find(*archive.actors, id))
            id = actor->parent;
    };
    for (const Actor& actor : *archive.actors)
        if (actor.city == city)
            name(actor.id);
    for (const Interview& row : *part.interviews) {
        name(row.actor);
        for (const ActorId asked : row.asked)
            name(asked);
    }
    for (const Claim& row : *part.claims) {
        name(row.from);
        name(row.to);
    }
    for (const Membership& row : *part.memberships)
        name(row.actor);
    for (const Structure& row : *part.structures)
        name(row.lead);
    part.actors = kept(archive.actors, [&](const Actor& row) { return named.count(row.id) > 0; });
    return part;
}

}  // namespace crosscut::analysis
