// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/edits.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::study::tools {

// What the bodies of `apply` share. Not for other rooms.

using namespace evidence;

inline Problem unknown_row() { return {Problem::Code::unknown_name, {"This entry does not exist any more."}, {"Undo the deletion, or choose another one."}, {}}; }
inline Problem no_place() { return {Problem::Code::bad_value, {"A place on the map must be a number."}, {"Drag the actor to another place."}, {}}; }
inline Problem no_name() { return {Problem::Code::missing_value, {"A name is missing."}, {"Type a name."}, {}}; }

template <class Row> Row* row_in(Table<Row>& table, decltype(Row{}.id) id) { return const_cast<Row*>(find(table, id)); }

inline Settings& settings_of(State& state)
{
    auto copy = std::make_shared<Table<Settings>>(*state.settings);
    Settings& settings = copy->front();
    state.settings = copy;
    return settings;
}

template <class Row> auto fresh(const Table<Row>& table, decltype(Row{}.id)& last)
{
    last = next_id(table, last);
    return last;
}

template <class Row> void append(std::shared_ptr<const Table<Row>>& table, Row row)
{
    table = changed(table, [&](Table<Row>& rows) { rows.push_back(std::move(row)); });
}

template <class Row, class Predicate> void remove(std::shared_ptr<const Table<Row>>& table, Predicate gone)
{
    if (std::none_of(table->begin(), table->end(), gone))
        return;
    table = changed(table, [&](Table<Row>& rows) { rows.erase(std::remove_if(rows.begin(), rows.end(), gone), rows.end()); });
}

/// Replaces a row that exists; the problem otherwise.
template <class Row> std::optional<Problem> replace(std::shared_ptr<const Table<Row>>& table, const Row& row)
{
    if (!find(*table, row.id))
        return unknown_row();
    table = changed(table, [&](Table<Row>& rows) { *row_in(rows, row.id) = row; });
    return std::nullopt;
}

inline bool name_taken(const Archive& archive, CityId city, const std::string& name, ActorId except)
{
    const std::string folded = fold(name);
    return std::any_of(archive.actors->begin(), archive.actors->end(), [&](const Actor& actor) {
        return actor.id != except && actor.city == city && fold(actor.name) == folded;
    });
}

inline Problem name_is_taken(const std::string& name)
{
    return {Problem::Code::duplicate_name, {"There is already an actor called “{1}” in this city.", {name}},
            {"Choose another name, or merge the two actors."}, {}};
}

inline std::optional<Problem> spell_problem(const PartialDate& start, const PartialDate& end)
{
    if (start.earliest && end.latest && *start.earliest > *end.latest)
        return Problem{Problem::Code::bad_value, {"The end “{1}” lies before the begin “{2}”.", {end.text, start.text}},
                       {"Exchange the two dates, or correct one of them."}, {}};
    return std::nullopt;
}

inline std::optional<Problem> strength_problem(int strength)
{
    if (strength < 0 || strength > 5)
        return Problem{Problem::Code::bad_value, {"The strength must lie between 1 and 5."}, {"Leave it empty if nobody said."}, {}};
    return std::nullopt;
}

/// Whether a unit is `below` or one of the units above it; ends in tables whose units stand in a circle, too.
inline bool stands_above(const Archive& archive, ActorId unit, ActorId below)
{
    for (std::size_t steps = 0; below && steps <= archive.actors->size(); ++steps) {
        if (below == unit)
            return true;
        const Actor* row = find(*archive.actors, below);
        below = row ? row->parent : ActorId{};
    }
    return false;
}

inline std::string new_key(const Archive& archive, CityId city, const char* infix, std::uint32_t number, const auto& table)
{
    const City* row = find(*archive.cities, city);
    const std::string stem = (row ? row->key : std::string()) + infix;
    for (;; ++number) {
        std::string digits = std::to_string(number);
        if (digits.size() < 2)
            digits.insert(0, "0");
        const std::string key = stem + digits;
        if (std::none_of(table.begin(), table.end(), [&](const auto& other) { return other.key == key; }))
            return key;
    }
}

/// The interview that holds the own claims of a city and day, made where there is none. `table` names the table of a
/// workshop; else they are the researcher's.
InterviewId own_interview(State& state, CityId city, const PartialDate& day, const std::string& table = {});

Result<State> applied(State state, const AddActor& edit);
Result<State> applied(State state, const AddTie& edit);
Result<State> applied(State state, const DeleteActors& edit);
Result<State> applied(State state, const AtTable& edit);
Result<State> applied(State state, const TakeBackTable& edit);
Result<State> applied(State state, const AddStructure& edit);
Result<State> applied(State state, const ChangeStructure& edit);
Result<State> applied(State state, const DeleteStructure& edit);
Result<State> applied(State state, const AddEvent& edit);
Result<State> applied(State state, const ChangeEvent& edit);
Result<State> applied(State state, const DeleteEvent& edit);
Result<State> applied(State state, const AddMembership& edit);
Result<State> applied(State state, const ChangeMembership& edit);
Result<State> applied(State state, const DeleteMembership& edit);
Result<State> applied(State state, const DecideGap& edit);
Result<State> applied(State state, const WithdrawDecision& edit);
/// Decisions on an actor that was merged into another become decisions on that one.
void move_decisions(State& state, ActorId gone, ActorId keep);
Result<State> applied(State state, const AddFactor& edit);
Result<State> applied(State state, const ChangeFactor& edit);
Result<State> applied(State state, const AddCoding& edit);
Result<State> applied(State state, const ChangeCoding& edit);
Result<State> applied(State state, const DeleteCoding& edit);
Result<State> applied(State state, const AddRecommendation& edit);
Result<State> applied(State state, const ChangeRecommendation& edit);
Result<State> applied(State state, const DeleteRecommendation& edit);

Result<State> applied(State state, const Succeed& edit);
Result<State> applied(State state, const ChangeSuccession& edit);
Result<State> applied(State state, const DeleteSuccession& edit);
Result<State> applied(State state, const DecideLikeness& edit);
Result<State> applied(State state, const MergeStructures& edit);
Result<State> applied(State state, const RecodeClaims& edit);
Result<State> applied(State state, const ReturnTo& edit);
/// Steps of lineage, and what was decided on names that look alike, follow.
void lineage_follows_merge(State& state, ActorId keep, ActorId gone);
void lineage_follows_deletion(State& state, const std::set<ActorId>& actors);
void likeness_follows_deletion(State& state, StructureId structure);
Result<State> applied(State state, const Keep& edit);
Result<State> applied(State state, const RenameSaved& edit);
Result<State> applied(State state, const Forget& edit);
Result<State> applied(State state, const AddCity& edit);
Result<State> applied(State state, const LeaveRest& edit);
Result<State> applied(State state, const AddInterview& edit);
Result<State> applied(State state, const ChangeInterview& edit);
Result<State> applied(State state, const DeleteInterview& edit);
Result<State> applied(State state, const RecordAnswers& edit);
Result<State> applied(State state, const EnterClaims& edit);
Result<State> applied(State state, const ChangePrompts& edit);
Result<State> applied(State state, const AddPhoto& edit);
Result<State> applied(State state, const ChangePhoto& edit);
Result<State> applied(State state, const DeletePhoto& edit);
/// The lists of the interview form follow a merger, or a deletion (`keep` 0).
void prompts_follow(State& state, ActorId gone, ActorId keep);

/// Codings and recommendations follow what happens to what they are about.
void follow_merge(Archive& archive, ActorId keep, ActorId gone);
void follow_deletion(Archive& archive, const std::set<ActorId>& actors);
void follow_deletion(Archive& archive, StructureId structure);
void follow_deletion(Archive& archive, const std::set<ClaimId>& claims);

}  // namespace crosscut::study::tools
