// SPDX-License-Identifier: Apache-2.0
#include "study/edit_tools.hpp"

namespace crosscut::study::tools {

namespace {

Problem no_table() { return {Problem::Code::missing_value, {"The table has no name."}, {"Give it a number or a name."}, {}}; }

}  // namespace

Result<State> applied(State state, const AtTable& edit)
{
    const std::string table(trimmed(edit.table));
    if (table.empty())
        return no_table();
    WorkshopEntry entry;
    entry.time = edit.time;
    entry.table = table;
    if (const auto* actor = std::get_if<AddActor>(&edit.what)) {
        Result<State> after = applied(std::move(state), *actor);
        if (!after)
            return after;
        state = std::move(*after);
        entry.kind = EntryKind::actor;
        entry.actor = state.archive.actors->back().id;
        entry.words = state.archive.actors->back().name;
        state.archive.actors = changed(state.archive.actors, [&](Table<Actor>& rows) { rows.back().basis = "workshop"; });
    } else if (const auto* tie = std::get_if<AddTie>(&edit.what)) {
        Result<State> after = applied(std::move(state), *tie);
        if (!after)
            return after;
        state = std::move(*after);
        // The claim of a table stands in the table's interview, not in the researcher's.
        Claim claim = state.archive.claims->back();
        const Actor* from = find(*state.archive.actors, claim.from);
        const Result<PartialDate> day = parse_date(tie->day);
        const InterviewId own = claim.interview;
        claim.interview = own_interview(state, from->city, day ? *day : PartialDate{}, table);
        claim.source_type = "workshop";
        claim.coder = table;
        claim.coded_on = edit.time;
        if (auto problem = replace(state.archive.claims, claim))
            return *problem;
        if (std::none_of(state.archive.claims->begin(), state.archive.claims->end(), [&](const Claim& row) { return row.interview == own; }))
            remove(state.archive.interviews, [&](const Interview& row) { return row.id == own; });
        entry.kind = EntryKind::tie;
        entry.claim = claim.id;
        entry.words = from->name + " – " + find(*state.archive.actors, claim.to)->name;
    } else if (const auto* dot = std::get_if<AtTable::Dot>(&edit.what)) {
        if (dot->gap.empty())
            return Problem{Problem::Code::missing_value, {"A dot needs a gap to lie on."}, {"Choose a row of the list."}, {}};
        entry.kind = EntryKind::dot;
        entry.gap = dot->gap;
        entry.words = dot->words;
    } else {
        const auto& step = std::get<AtTable::Step>(edit.what);
        entry.kind = EntryKind::step;
        entry.words = std::string(trimmed(step.words));
        entry.gap = step.gap;
        if (entry.words.empty())
            return Problem{Problem::Code::missing_value, {"A step needs words."}, {"Write what was agreed."}, {}};
    }
    entry.id = fresh(*state.workshop, settings_of(state).last_entry);
    append(state.workshop, entry);
    return state;
}

Result<State> applied(State state, const TakeBackTable& edit)
{
    const auto meant = [&](const WorkshopEntry& entry) { return entry.table == edit.table && (edit.day.empty() || entry.day() == edit.day); };
    std::vector<ActorId> actors;
    std::set<ClaimId> claims;
    bool any = false;
    for (const WorkshopEntry& entry : *state.workshop)
        if (meant(entry)) {
            any = true;
            if (entry.kind == EntryKind::tie)
                claims.insert(entry.claim);
            if (entry.kind == EntryKind::actor && find(*state.archive.actors, entry.actor))
                actors.push_back(entry.actor);
        }
    if (!any)
        return Problem{Problem::Code::unknown_name, {"The table “{1}” has entered nothing.", {edit.table}}, {"Choose another table."}, {}};
    std::set<InterviewId> touched;
    for (const Claim& row : *state.archive.claims)
        if (claims.count(row.id))
            touched.insert(row.interview);
    remove(state.archive.claims, [&](const Claim& row) { return claims.count(row.id) > 0; });
    for (const Claim& row : *state.archive.claims)
        touched.erase(row.interview);
    remove(state.archive.interviews, [&](const Interview& row) { return row.researcher && touched.count(row.id) > 0; });
    if (!actors.empty()) {
        Result<State> after = applied(std::move(state), DeleteActors{actors});
        if (!after)
            return after;
        state = std::move(*after);
    }
    remove(state.workshop, meant);
    return state;
}

}  // namespace crosscut::study::tools
