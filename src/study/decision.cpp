// SPDX-License-Identifier: Apache-2.0
#include "study/decision.hpp"

#include "study/edit_tools.hpp"

#include <map>

namespace crosscut::study {

std::string_view key(Verdict verdict) { return verdict == Verdict::not_a_gap ? "not_a_gap" : "close_it"; }

std::string_view label(Language language, Verdict verdict) { return tr(language, verdict == Verdict::not_a_gap ? "Checked, not a gap" : "Agreed: close it"); }

const Decision* decision_on(const evidence::Table<Decision>& decisions, const analysis::GapIdentity& gap)
{
    const auto found = std::find_if(decisions.begin(), decisions.end(), [&](const Decision& row) { return row.gap == gap; });
    return found == decisions.end() ? nullptr : &*found;
}

std::vector<const Decision*> decisions_on(const evidence::Archive& archive, const evidence::Table<Decision>& decisions, const std::vector<analysis::Gap>& gaps,
                                          evidence::Field field)
{
    std::vector<const Decision*> out(gaps.size(), nullptr);
    if (decisions.empty())
        return out;
    std::map<analysis::GapIdentity, const Decision*> known;
    for (const Decision& row : decisions)
        known[row.gap] = &row;
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (const auto at = known.find(analysis::identity_of(archive, gaps[i], field)); at != known.end())
            out[i] = at->second;
    return out;
}

namespace tools {

Result<State> applied(State state, const DecideGap& edit)
{
    for (const ActorId actor : edit.gap.actors)
        if (!find(*state.archive.actors, actor))
            return unknown_row();
    if (edit.gap.structure && !find(*state.archive.structures, edit.gap.structure))
        return unknown_row();
    if (edit.gap.actors.empty() && !edit.gap.structure)
        return Problem{Problem::Code::missing_value, {"A decision needs a gap."}, {"Choose one of the list."}, {}};
    Decision row{{}, edit.gap, edit.verdict, std::string(trimmed(edit.author)), std::string(trimmed(edit.day)), std::string(trimmed(edit.reason))};
    if (row.author.empty())
        return Problem{Problem::Code::missing_value, {"Who has decided is missing."}, {"Type a name or a role."}, {}};
    if (row.reason.empty())
        return Problem{Problem::Code::missing_value, {"The reason is missing."}, {"Say in a few words why, so that others can follow it later."}, {}};
    if (const Result<PartialDate> day = parse_date(row.day); !day)
        return day.problem();
    std::sort(row.gap.actors.begin(), row.gap.actors.end());
    if (const Decision* old = decision_on(*state.decisions, row.gap)) {
        row.id = old->id;
        if (auto problem = replace(state.decisions, row))
            return *problem;
        return state;
    }
    row.id = fresh(*state.decisions, settings_of(state).last_decision);
    append(state.decisions, row);
    return state;
}

Result<State> applied(State state, const WithdrawDecision& edit)
{
    if (!find(*state.decisions, edit.decision))
        return unknown_row();
    remove(state.decisions, [&](const Decision& row) { return row.id == edit.decision; });
    return state;
}

void move_decisions(State& state, ActorId gone, ActorId keep)
{
    const auto names = [&](const Decision& row) { return std::find(row.gap.actors.begin(), row.gap.actors.end(), gone) != row.gap.actors.end(); };
    if (std::none_of(state.decisions->begin(), state.decisions->end(), names))
        return;
    state.decisions = changed(state.decisions, [&](Table<Decision>& rows) {
        for (Decision& row : rows) {
            std::replace(row.gap.actors.begin(), row.gap.actors.end(), gone, keep);
            std::sort(row.gap.actors.begin(), row.gap.actors.end());
        }
        // A pair that has become one actor is no pair; of two decisions on what is one gap now the later one holds.
        Table<Decision> kept;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::vector<ActorId>& actors = rows[i].gap.actors;
            const bool pair = std::adjacent_find(actors.begin(), actors.end()) == actors.end();
            const bool last = std::none_of(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rows.end(), [&](const Decision& later) { return later.gap == rows[i].gap; });
            if (pair && last)
                kept.push_back(rows[i]);
        }
        rows = std::move(kept);
    });
}

}  // namespace tools

}  // namespace crosscut::study
