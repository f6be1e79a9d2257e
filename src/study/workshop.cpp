// SPDX-License-Identifier: Apache-2.0
#include "study/workshop.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace crosscut::study {

using namespace evidence;

namespace {

std::string name_of(const State& state, ActorId id)
{
    const Actor* row = find(*state.archive.actors, id);
    return row ? row->name : std::string();
}

}  // namespace

std::vector<JournalLine> journal(const State& state, const std::string& table, const std::string& day)
{
    std::vector<JournalLine> lines;
    for (const WorkshopEntry& entry : *state.workshop) {
        if ((!table.empty() && entry.table != table) || (!day.empty() && entry.day() != day))
            continue;
        JournalLine line{entry, {}, {}, entry.words, true};
        if (entry.kind == EntryKind::actor) {
            line.from = name_of(state, entry.actor);
            line.there = !line.from.empty();
        } else if (entry.kind == EntryKind::tie) {
            const Claim* claim = find(*state.archive.claims, entry.claim);
            line.there = claim != nullptr;
            if (claim) {
                line.from = name_of(state, claim->from);
                line.to = name_of(state, claim->to);
            }
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::string> workshop_tables(const State& state)
{
    std::set<std::string> tables;
    for (const WorkshopEntry& entry : *state.workshop)
        tables.insert(entry.table);
    return {tables.begin(), tables.end()};
}

std::vector<std::string> workshop_days(const State& state)
{
    std::set<std::string> days;
    for (const WorkshopEntry& entry : *state.workshop)
        days.insert(entry.day());
    return {days.begin(), days.end()};
}

std::vector<std::pair<std::string, int>> dots(const State& state)
{
    std::map<std::string, int> count;
    for (const WorkshopEntry& entry : *state.workshop)
        if (entry.kind == EntryKind::dot)
            ++count[entry.gap];
    std::vector<std::pair<std::string, int>> sorted(count.begin(), count.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
}

State as_of(const State& state, EntryId last)
{
    std::set<ActorId> actors;
    std::set<ClaimId> claims;
    for (const WorkshopEntry& entry : *state.workshop)
        if (entry.id > last) {
            if (entry.kind == EntryKind::actor)
                actors.insert(entry.actor);
            if (entry.kind == EntryKind::tie)
                claims.insert(entry.claim);
        }
    State earlier = state;
    earlier.archive.claims = changed(state.archive.claims, [&](Table<Claim>& rows) {
        std::erase_if(rows, [&](const Claim& row) { return claims.count(row.id) || actors.count(row.from) || actors.count(row.to); });
    });
    earlier.archive.actors = changed(state.archive.actors, [&](Table<Actor>& rows) {
        std::erase_if(rows, [&](const Actor& row) { return actors.count(row.id) > 0; });
        for (Actor& row : rows)
            if (actors.count(row.parent))
                row.parent = {};
    });
    earlier.archive.memberships = changed(state.archive.memberships, [&](Table<Membership>& rows) {
        std::erase_if(rows, [&](const Membership& row) { return actors.count(row.actor) > 0; });
    });
    earlier.workshop = changed(state.workshop, [&](Table<WorkshopEntry>& rows) {
        std::erase_if(rows, [&](const WorkshopEntry& row) { return row.id > last; });
    });
    return earlier;
}

}  // namespace crosscut::study
