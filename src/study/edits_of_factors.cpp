// SPDX-License-Identifier: Apache-2.0
#include "study/edit_tools.hpp"

namespace crosscut::study::tools {

namespace {

std::optional<Problem> target_problem(const Archive& archive, const Target& target)
{
    const bool nothing = !target.structure && target.actors.empty();
    if (nothing || (!target.is_gap() && !target.structure && target.actors.size() != 2))
        return Problem{Problem::Code::missing_value, {"It is not said what this is about."}, {"Choose a structure, a tie or a gap."}, {}};
    if (target.structure && !find(*archive.structures, target.structure))
        return unknown_row();
    for (const ActorId actor : target.actors)
        if (!find(*archive.actors, actor))
            return unknown_row();
    if (target.is_tie() && target.actors[0] == target.actors[1])
        return Problem{Problem::Code::bad_value, {"A tie needs two different actors."}, {"Choose another actor."}, {}};
    if (target.relation && !find(*archive.relations, target.relation))
        return unknown_row();
    return std::nullopt;
}

std::optional<Problem> factor_problem(const Archive& archive, FactorId factor)
{
    if (!factor)
        return Problem{Problem::Code::missing_value, {"The factor is missing."}, {"Choose one of the list, or add one to it."}, {}};
    if (!find(factor_list(archive), factor))
        return unknown_row();
    return std::nullopt;
}

std::optional<Problem> coding_problem(const Archive& archive, const Coding& coding)
{
    if (auto problem = factor_problem(archive, coding.factor))
        return problem;
    if (auto problem = target_problem(archive, coding.target))
        return problem;
    if ((coding.claim && !find(*archive.claims, coding.claim)) || (coding.interview && !find(*archive.interviews, coding.interview)))
        return unknown_row();
    if (!coding.claim && !coding.interview && trimmed(coding.quote).empty() && trimmed(coding.comment).empty())
        return Problem{Problem::Code::missing_value, {"It is not said on what this rests."}, {"Quote the words, name the interview or the claim, or write a comment."}, {}};
    return std::nullopt;
}

std::optional<Problem> recommendation_problem(const Archive& archive, const Recommendation& row)
{
    if (trimmed(row.words).empty())
        return Problem{Problem::Code::missing_value, {"The step is missing."}, {"Write what is recommended."}, {}};
    if (auto problem = target_problem(archive, row.target))
        return problem;
    if (row.factor && !find(factor_list(archive), row.factor))
        return unknown_row();
    for (const StructureId example : row.examples)
        if (!find(*archive.structures, example))
            return unknown_row();
    return std::nullopt;
}

std::optional<Problem> name_problem(const std::vector<Factor>& list, const Factor& factor)
{
    if (trimmed(factor.english).empty() && trimmed(factor.german).empty())
        return no_name();
    for (const std::string* name : {&factor.english, &factor.german})
        if (const FactorId other = find_factor(list, *name); other && other != factor.id)
            return Problem{Problem::Code::duplicate_name, {"There is already a factor called “{1}”.", {*name}}, {"Choose another name."}, {}};
    return std::nullopt;
}

template <class Row> void put_in_order(std::shared_ptr<const Table<Row>>& table, const Row& row)
{
    table = changed(table, [&](Table<Row>& rows) {
        const auto at = std::lower_bound(rows.begin(), rows.end(), row.id, [](const Row& one, decltype(Row{}.id) id) { return one.id < id; });
        if (at != rows.end() && at->id == row.id)
            *at = row;
        else
            rows.insert(at, row);
    });
}

}  // namespace

Result<State> applied(State state, const AddFactor& edit)
{
    const std::vector<Factor> list = factor_list(state.archive);
    Factor row;
    row.english = std::string(trimmed(edit.english));
    row.german = std::string(trimmed(edit.german));
    if (auto problem = name_problem(list, row))
        return *problem;
    Settings& settings = settings_of(state);
    settings.last_factor = std::max(settings.last_factor, last_standard_factor);
    row.id = fresh(*state.archive.factors, settings.last_factor);
    row.key = factor_key(list, row.english.empty() ? row.german : row.english);
    append(state.archive.factors, row);
    return state;
}

Result<State> applied(State state, const ChangeFactor& edit)
{
    const std::vector<Factor> list = factor_list(state.archive);
    const Factor* old = find(list, edit.factor.id);
    if (!old)
        return unknown_row();
    Factor row = edit.factor;
    row.key = old->key;
    row.english = std::string(trimmed(row.english));
    row.german = std::string(trimmed(row.german));
    if (auto problem = name_problem(list, row))
        return *problem;
    // A standard factor as it always was is no decision of the study.
    const Factor* standard = find(standard_factors(), row.id);
    if (standard && *standard == row)
        remove(state.archive.factors, [&](const Factor& one) { return one.id == row.id; });
    else
        put_in_order(state.archive.factors, row);
    return state;
}

Result<State> applied(State state, const AddCoding& edit)
{
    if (auto problem = coding_problem(state.archive, edit.coding))
        return *problem;
    Coding row = edit.coding;
    row.id = fresh(*state.archive.codings, settings_of(state).last_coding);
    append(state.archive.codings, row);
    return state;
}

Result<State> applied(State state, const ChangeCoding& edit)
{
    if (auto problem = coding_problem(state.archive, edit.coding))
        return *problem;
    if (auto problem = replace(state.archive.codings, edit.coding))
        return *problem;
    return state;
}

Result<State> applied(State state, const DeleteCoding& edit)
{
    if (!find(*state.archive.codings, edit.coding))
        return unknown_row();
    remove(state.archive.codings, [&](const Coding& row) { return row.id == edit.coding; });
    return state;
}

Result<State> applied(State state, const AddRecommendation& edit)
{
    if (auto problem = recommendation_problem(state.archive, edit.recommendation))
        return *problem;
    Recommendation row = edit.recommendation;
    row.id = fresh(*state.archive.recommendations, settings_of(state).last_recommendation);
    append(state.archive.recommendations, row);
    return state;
}

Result<State> applied(State state, const ChangeRecommendation& edit)
{
    if (auto problem = recommendation_problem(state.archive, edit.recommendation))
        return *problem;
    if (auto problem = replace(state.archive.recommendations, edit.recommendation))
        return *problem;
    return state;
}

Result<State> applied(State state, const DeleteRecommendation& edit)
{
    if (!find(*state.archive.recommendations, edit.recommendation))
        return unknown_row();
    remove(state.archive.recommendations, [&](const Recommendation& row) { return row.id == edit.recommendation; });
    return state;
}

namespace {

/// Changes a table only where something in it changes, so that an edit writes no more than it must.
template <class Row, class Concerned, class Change> void change_some(std::shared_ptr<const Table<Row>>& table, Concerned concerned, Change change)
{
    if (std::any_of(table->begin(), table->end(), concerned))
        table = changed(table, [&](Table<Row>& rows) {
            for (Row& row : rows)
                if (concerned(row))
                    change(row);
        });
}

bool names(const Target& target, ActorId actor) { return std::find(target.actors.begin(), target.actors.end(), actor) != target.actors.end(); }

}  // namespace

void follow_merge(Archive& archive, ActorId keep, ActorId gone)
{
    const auto concerned = [&](const auto& row) { return names(row.target, gone); };
    const auto between_both = [&](const auto& row) { return row.target.is_tie() && names(row.target, keep) && names(row.target, gone); };
    // What was said of the tie between two spellings of one actor is about nothing any more.
    remove(archive.codings, between_both);
    remove(archive.recommendations, between_both);
    const auto move = [&](auto& row) {
        std::vector<ActorId> once;
        for (ActorId actor : row.target.actors) {
            if (actor == gone)
                actor = keep;
            if (std::find(once.begin(), once.end(), actor) == once.end())
                once.push_back(actor);
        }
        row.target.actors = std::move(once);
    };
    change_some(archive.codings, concerned, move);
    change_some(archive.recommendations, concerned, move);
}

void follow_deletion(Archive& archive, const std::set<ActorId>& actors)
{
    const auto concerned = [&](const auto& row) {
        return std::any_of(row.target.actors.begin(), row.target.actors.end(), [&](ActorId actor) { return actors.count(actor) > 0; });
    };
    remove(archive.codings, concerned);
    remove(archive.recommendations, concerned);
}

void follow_deletion(Archive& archive, StructureId structure)
{
    const auto concerned = [&](const auto& row) { return row.target.structure == structure; };
    remove(archive.codings, concerned);
    remove(archive.recommendations, concerned);
    change_some(
        archive.recommendations, [&](const Recommendation& row) { return std::find(row.examples.begin(), row.examples.end(), structure) != row.examples.end(); },
        [&](Recommendation& row) { std::erase(row.examples, structure); });
}

void follow_deletion(Archive& archive, const std::set<ClaimId>& claims)
{
    const auto concerned = [&](const Coding& row) { return row.claim && claims.count(row.claim) > 0; };
    // The words stay with the coding, where it has none of its own.
    change_some(archive.codings, concerned, [&](Coding& row) {
        const Claim* claim = find(*archive.claims, row.claim);
        if (claim && row.quote.empty())
            row.quote = claim->quote;
        if (claim && !row.interview)
            row.interview = claim->interview;
        row.claim = {};
    });
}

}  // namespace crosscut::study::tools
