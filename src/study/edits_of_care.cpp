// SPDX-License-Identifier: Apache-2.0
#include "study/edit_tools.hpp"

#include "network/ties.hpp"

#include <map>

namespace crosscut::study {

using namespace evidence;

namespace tools {

namespace {

template <class Row, class Change> void change_all(std::shared_ptr<const Table<Row>>& table, Change change)
{
    table = changed(table, [&](Table<Row>& rows) {
        for (Row& row : rows)
            change(row);
    });
}

Claim recoded(Claim row, const RecodeClaims& edit)
{
    if (edit.relation)
        row.relation = *edit.relation;
    if (edit.turn)
        std::swap(row.from, row.to);
    row.strength = edit.strength.value_or(row.strength);
    row.polarity = edit.polarity.value_or(row.polarity);
    row.certainty = edit.certainty.value_or(row.certainty);
    row.start = edit.start.value_or(row.start);
    row.end = edit.end.value_or(row.end);
    row.field = edit.field.value_or(row.field);
    return row;
}

}  // namespace

Result<State> applied(State state, const RecodeClaims& edit)
{
    if (edit.claims.empty())
        return Problem{Problem::Code::missing_value, {"No claim is chosen."}, {"Choose the claims to change in the list."}, {}};
    if (edit.relation && !find(*state.archive.relations, *edit.relation))
        return unknown_row();
    if (auto problem = edit.strength ? strength_problem(*edit.strength) : std::nullopt)
        return *problem;
    int crossed = 0;
    for (const ClaimId id : edit.claims) {
        const Claim* row = find(*state.archive.claims, id);
        if (!row)
            return unknown_row();
        const Claim after = recoded(*row, edit);
        crossed += (edit.start || edit.end) && spell_problem(after.start, after.end);
    }
    if (crossed > 0)
        return Problem{Problem::Code::bad_value, {"The end would lie before the begin in so many claims: {1}.", {std::to_string(crossed)}},
                       {"Leave these claims out, or choose other dates."}, {}};
    state.archive.claims = changed(state.archive.claims, [&](Table<Claim>& rows) {
        for (const ClaimId id : edit.claims) {
            Claim& row = *row_in(rows, id);
            row = recoded(row, edit);
        }
    });
    return state;
}

Result<State> applied(State state, const DecideLikeness& edit)
{
    Duplicate row{{}, edit.actors, edit.structures, edit.verdict.value_or(Likeness::later), edit.day};
    std::sort(row.actors.begin(), row.actors.end());
    std::sort(row.structures.begin(), row.structures.end());
    const auto pair = [](const auto& list) { return list.size() == 2 && list[0] != list[1]; };
    if (pair(row.actors) == pair(row.structures) || row.actors.size() + row.structures.size() != 2)
        return Problem{Problem::Code::bad_value, {"Two different names are needed."}, {"Choose two actors or two structures."}, {}};
    for (const ActorId id : row.actors)
        if (!find(*state.archive.actors, id))
            return unknown_row();
    for (const StructureId id : row.structures)
        if (!find(*state.archive.structures, id))
            return unknown_row();
    if (const Result<PartialDate> day = parse_date(row.day); !day)
        return day.problem();
    const auto same_pair = [&](const Duplicate& other) { return other.actors == row.actors && other.structures == row.structures; };
    const auto old = std::find_if(state.duplicates->begin(), state.duplicates->end(), same_pair);
    if (!edit.verdict) {
        remove(state.duplicates, same_pair);
        return state;
    }
    if (old != state.duplicates->end()) {
        row.id = old->id;
        if (auto problem = replace(state.duplicates, row))
            return *problem;
        return state;
    }
    row.id = fresh(*state.duplicates, settings_of(state).last_duplicate);
    append(state.duplicates, row);
    return state;
}

Result<State> applied(State state, const MergeStructures& edit)
{
    const Structure* keep = find(*state.archive.structures, edit.keep);
    const Structure* gone = find(*state.archive.structures, edit.gone);
    if (!keep || !gone)
        return unknown_row();
    if (edit.keep == edit.gone)
        return Problem{Problem::Code::bad_value, {"A structure cannot be merged with itself."}, {"Choose two structures."}, {}};
    const Structure lost = *gone;
    const auto moved = [&](StructureId& id) { id = id == edit.gone ? edit.keep : id; };
    Archive& archive = state.archive;
    archive.structures = changed(archive.structures, [&](Table<Structure>& rows) {
        Structure& row = *row_in(rows, edit.keep);
        std::vector<std::string> names{lost.name, lost.key};
        names.insert(names.end(), lost.aliases.begin(), lost.aliases.end());
        for (const std::string& name : names)
            if (!name.empty() && name != row.name && std::find(row.aliases.begin(), row.aliases.end(), name) == row.aliases.end())
                row.aliases.push_back(name);
        if (!row.lead)
            row.lead = lost.lead;
        rows.erase(rows.begin() + (row_in(rows, edit.gone) - rows.data()));
    });
    change_all(archive.events, [&](Event& row) { moved(row.structure); });
    change_all(archive.memberships, [&](Membership& row) { moved(row.structure); });
    change_all(archive.codings, [&](Coding& row) { moved(row.target.structure); });
    change_all(archive.recommendations, [&](Recommendation& row) {
        moved(row.target.structure);
        std::vector<StructureId> once;
        for (StructureId id : row.examples)
            if (moved(id); std::find(once.begin(), once.end(), id) == once.end())
                once.push_back(id);
        row.examples = once;
    });
    // Of two decisions on what is one gap now the later one holds.
    state.decisions = changed(state.decisions, [&](Table<Decision>& rows) {
        for (Decision& row : rows)
            moved(row.gap.structure);
        Table<Decision> kept;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (std::none_of(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rows.end(), [&](const Decision& later) { return later.gap == rows[i].gap; }))
                kept.push_back(rows[i]);
        rows = std::move(kept);
    });
    Table<Duplicate> others;
    for (Duplicate row : *state.duplicates) {
        for (StructureId& id : row.structures)
            moved(id);
        std::sort(row.structures.begin(), row.structures.end());
        const bool pair = row.structures.empty() || row.structures[0] != row.structures[1];
        if (pair && std::none_of(others.begin(), others.end(), [&](const Duplicate& other) { return other.actors == row.actors && other.structures == row.structures; }))
            others.push_back(row);
    }
    state.duplicates = std::make_shared<Table<Duplicate>>(std::move(others));
    return state;
}

Result<State> applied(State state, const ReturnTo& edit)
{
    State back = edit.state;
    const Settings now = state.about();
    Settings& settings = settings_of(back);
    const auto raise = [](auto& last, const auto& given) { last = std::max(last, given); };
    raise(settings.last_city, now.last_city);
    raise(settings.last_actor, now.last_actor);
    raise(settings.last_structure, now.last_structure);
    raise(settings.last_event, now.last_event);
    raise(settings.last_membership, now.last_membership);
    raise(settings.last_interview, now.last_interview);
    raise(settings.last_claim, now.last_claim);
    raise(settings.last_decision, now.last_decision);
    raise(settings.last_entry, now.last_entry);
    raise(settings.last_factor, now.last_factor);
    raise(settings.last_coding, now.last_coding);
    raise(settings.last_recommendation, now.last_recommendation);
    raise(settings.last_succession, now.last_succession);
    raise(settings.last_duplicate, now.last_duplicate);
    return back;
}

}  // namespace tools

Result<RecodeCount> count_recoding(const State& state, const RecodeClaims& edit)
{
    const Result<State> after = tools::applied(state, edit);
    if (!after)
        return after.problem();
    RecodeCount count;
    for (const ClaimId id : edit.claims)
        count.claims += !(*find(*state.archive.claims, id) == *find(*after->archive.claims, id));
    // Ties are the same tie by their ends, relation and episode; what else they say may change.
    const auto keyed = [](const State& of) {
        std::map<std::tuple<RelationId, ActorId, ActorId, int>, network::Tie> out;
        for (network::Tie& tie : network::derive_ties(of.archive).ties) {
            int episode = 0;
            while (out.count({tie.relation, tie.a, tie.b, episode}))
                ++episode;
            out.emplace(std::tuple{tie.relation, tie.a, tie.b, episode}, std::move(tie));
        }
        return out;
    };
    if (count.claims == 0)
        return count;
    const auto old_ties = keyed(state);
    const auto new_ties = keyed(*after);
    for (const auto& [key, tie] : new_ties) {
        const auto old = old_ties.find(key);
        if (old == old_ties.end())
            ++count.ties_new;
        else
            count.ties_changed += old->second.strength != tie.strength || old->second.spell != tie.spell || old->second.value != tie.value || old->second.status != tie.status ||
                                  old->second.field != tie.field;
    }
    for (const auto& [key, tie] : old_ties)
        count.ties_gone += static_cast<int>(1 - new_ties.count(key));
    return count;
}

}  // namespace crosscut::study
