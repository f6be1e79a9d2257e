// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/state.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosscut::study {

// Edits that take an interview, or a map on paper, down as it is held. Part of `Edit`.

/// A town of its own, with the next free key made of its letters ("Musterstadt" -> "MU").
struct AddCity {
    std::string name;
};

/// A new interview. Its key is the next free one ("I7") where none is given.
///
///   Without a unit that speaks it is a map or a round: `researcher` is set, so that what it says holds by itself.
struct AddInterview {
    evidence::Interview interview;
};
/// Replaces what is known of an interview; its city stays. What was said stays, too.
struct ChangeInterview {
    evidence::Interview interview;
};
/// Deletes an interview with its claims; codings that rest on it stay without it.
struct DeleteInterview {
    InterviewId interview;
};

/// What an informant says of a pair. `unknown`: asked, and could not say. `not_asked`: left out. `none`: nothing noted yet.
enum class Answer { none, yes, no, ended, unknown, not_asked };

/// Notes one answer for pairs, as one step: the claim of this interview, relation and pair is made, changed or taken away.
///
///   pairs     From and to; of an undirected relation the order does not matter.
///   strength  Of a yes: 1 to 5, 0 = not said, empty = as it was.   start, end, words  Likewise.
///   Where an end of the pair is the unit that speaks, the other one counts as asked after yes, no and ended, and as open
///   after `unknown` and `not_asked`; of other pairs these two note nothing.
///   Several claims on the pair (episodes): the last one is changed; `none`, `unknown`, `not_asked` take all away.
struct RecordAnswers {
    InterviewId interview;
    RelationId relation;
    std::vector<std::pair<ActorId, ActorId>> pairs;
    Answer answer = Answer::none;
    std::optional<int> strength = {};
    std::optional<PartialDate> start = {};
    std::optional<PartialDate> end = {};
    std::optional<std::string> words = {};
    std::string coder = {};
    std::string day = {};  ///< when it was entered; may be empty
};

/// Notes of partners that no answer was taken down: they were not asked about this relation. Who has an answer keeps it.
struct LeaveRest {
    InterviewId interview;
    std::vector<std::pair<RelationId, ActorId>> partners;
};

/// An end of a statement: an actor that is there, or the name of a new one.
struct Named {
    ActorId actor;
    std::string name = {};
    std::string kind = "admin";
};
struct Statement {
    Named from;
    Named to;
    RelationId relation;
    evidence::Polarity polarity = evidence::Polarity::yes;
    int strength = 0;
    PartialDate start = {};
    PartialDate end = {};
    evidence::Certainty certainty = evidence::Certainty::certain;
    std::string quote = {};
    std::string passage = {};
    std::string comment = {};
};
/// Statements of one interview, with the actors that they name for the first time, as one step. The same new name twice is one
/// actor; a name that the city has is that actor.
struct EnterClaims {
    InterviewId interview;
    std::vector<Statement> statements;
    std::string source_type = {};
    std::string coder = {};
    std::string day = {};
};

/// All questions of the interview form, in their order; ids of 0 are new.
struct ChangePrompts {
    std::vector<Prompt> prompts;
};

/// The questions of a study that has none of its own: one for each relation of cooperation that is between two people
/// at work, in German and English; "Who works with whom?" of the others.
std::vector<Prompt> standard_prompts(const State& state);
/// The study's own questions, or the standard ones.
std::vector<Prompt> prompts_of(const State& state);

/// What an interview says of a pair, as the form shows it; `claim` is the one that says so.
struct Answered {
    Answer answer = Answer::none;
    const evidence::Claim* claim = nullptr;
};
Answered answered(const State& state, const evidence::Interview& interview, RelationId relation, ActorId from, ActorId to);

/// The same for all pairs that the interview speaks of, in one walk over the claims; the ends of an undirected relation stand
/// in either order.
std::map<std::pair<ActorId, ActorId>, Answered> answer_sheet(const State& state, const evidence::Interview& interview, RelationId relation);

/// How many answers of each kind an interview has, in the order of `Answer` (`none` is not counted).
std::vector<int> tally(const State& state, InterviewId interview);

/// Who is asked about by a question in an interview: those of its list that are in the city, or all of the city where the list
/// has none; without the unit that speaks, in the order of the table. Whoever the interview names beside it follows.
std::vector<ActorId> roster(const State& state, const Prompt& prompt, const evidence::Interview& interview);

}  // namespace crosscut::study
