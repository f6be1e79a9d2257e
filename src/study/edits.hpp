// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/edits_of_care.hpp"
#include "study/edits_of_interviews.hpp"
#include "study/state.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace crosscut::study {

// Every way in which a study can change. `apply` is the only door.

struct AddActor {
    CityId city;
    std::string name;
    std::string kind = "admin";
    evidence::Field field = evidence::Field::none;
    std::optional<std::pair<double, double>> at;  ///< pinned there
};
/// A name that changes keeps the old one as alias. With a date the organisation got the new name then, and the old one is a
/// step of its lineage; without one the old name was only another spelling.
struct RenameActor {
    ActorId actor;
    std::string name;
    PartialDate date = {};
    std::string words = {};
};
/// Replaces the facts of an actor (all but id, key and city).
struct ChangeActor {
    evidence::Actor actor;
};
/// `gone` becomes `keep`: claims, memberships, interviews and units below follow; names become aliases.
struct MergeActors {
    ActorId keep;
    ActorId gone;
};
/// Deletes actors with the claims that name them and their memberships; interviews stay, without a unit.
struct DeleteActors {
    std::vector<ActorId> actors;
};
/// A tie as the researcher's own claim; the claims of one day and city form one interview of their own, so that
/// each is observed until the day on which it was entered.
struct AddTie {
    ActorId from;
    ActorId to;
    RelationId relation;
    PartialDate start;
    PartialDate end;
    int strength = 0;
    evidence::Polarity polarity = evidence::Polarity::yes;
    std::string words;
    std::string day;  ///< date of the entry, may be empty
};
struct ChangeClaim {
    evidence::Claim claim;
};
struct ExcludeClaims {
    std::vector<ClaimId> claims;
    bool excluded = true;
    std::string reason;
};
struct DeleteClaims {
    std::vector<ClaimId> claims;
};
struct MoveActors {
    std::vector<Pin> pins;
};
struct Unpin {
    std::vector<ActorId> actors;
};
struct AddStructure {
    CityId city;
    std::string name;
    std::string type = "working_group";
    evidence::Field field = evidence::Field::none;
};
struct ChangeStructure {
    evidence::Structure structure;
};
struct DeleteStructure {
    StructureId structure;
};
struct AddEvent {
    evidence::Event event;
};
struct ChangeEvent {
    evidence::Event event;
};
struct DeleteEvent {
    EventId event;
};
struct AddMembership {
    evidence::Membership membership;
};
struct ChangeMembership {
    evidence::Membership membership;
};
struct DeleteMembership {
    MembershipId membership;
};
/// A factor of the study's own, beside the standard ones; one name at least.
struct AddFactor {
    std::string english;
    std::string german;
};
/// Another name for a factor, or it is not offered any more (`retired`); codings that name it stay.
struct ChangeFactor {
    evidence::Factor factor;
};
struct AddCoding {
    evidence::Coding coding;
};
struct ChangeCoding {
    evidence::Coding coding;
};
struct DeleteCoding {
    CodingId coding;
};
struct AddRecommendation {
    evidence::Recommendation recommendation;
};
struct ChangeRecommendation {
    evidence::Recommendation recommendation;
};
struct DeleteRecommendation {
    RecommendationId recommendation;
};
struct ChangeSettings {
    Settings settings;
};
struct ChangeCrises {
    std::vector<Crisis> crises;
};
/// Something that a table of a workshop enters, with a line in the journal; one step to be undone.
///
///   table  "1", "Tisch 2": must not be empty.   time  "2026-11-24 14:32:10".
///   A tie is a claim of the source type "workshop" whose coder is the table; the ties of one day, city and table
///   form one interview. A dot needs a gap; a step needs words.
struct AtTable {
    struct Dot {
        std::string gap;
        std::string words;  ///< the sentence of the gap as it was shown
    };
    struct Step {
        std::string words;
        std::string gap;  ///< may be empty
    };
    std::string table;
    std::string time;
    std::variant<AddActor, AddTie, Dot, Step> what;
};
/// Takes back everything that a table entered on a day (all days if empty): actors with what hangs on them, ties, dots
/// and steps. The journal forgets them, too; undo brings all back.
struct TakeBackTable {
    std::string table;
    std::string day;
};
/// Decides on a gap; a decision that is there on the same gap is replaced. Author and reason are needed.
struct DecideGap {
    analysis::GapIdentity gap;
    Verdict verdict = Verdict::not_a_gap;
    std::string author;
    std::string day;  ///< may be empty
    std::string reason;
};
/// Takes over an archive that an import has made from this one, with crises and decisions on gaps where it brings some
/// (all or nothing).
struct TakeImport {
    evidence::Archive archive;
    ImportRecord record;
    std::optional<Settings> settings;
    std::optional<std::vector<Crisis>> crises = {};
    std::vector<DecideGap> decisions = {};
};
/// Takes a decision back: the gap stands in the list again as before.
struct WithdrawDecision {
    DecisionId decision;
};

/// Keeps something under a name; what is there of the same kind and name is replaced.
struct Keep {
    SavedKind kind = SavedKind::view;
    std::string name;
    std::string body;
};
struct RenameSaved {
    SavedId saved;
    std::string name;
};
struct Forget {
    SavedId saved;
};

using Edit = std::variant<AddActor, RenameActor, ChangeActor, MergeActors, DeleteActors, AddTie, ChangeClaim, ExcludeClaims,
                          DeleteClaims, MoveActors, Unpin, AddStructure, ChangeStructure, DeleteStructure, AddEvent, ChangeEvent,
                          DeleteEvent, AddMembership, ChangeMembership, DeleteMembership, AddFactor, ChangeFactor, AddCoding, ChangeCoding,
                          DeleteCoding, AddRecommendation, ChangeRecommendation, DeleteRecommendation, ChangeSettings, ChangeCrises, TakeImport,
                          DecideGap, WithdrawDecision, AtTable, TakeBackTable, Succeed, ChangeSuccession, DeleteSuccession, DecideLikeness, MergeStructures, RecodeClaims, ReturnTo, Keep, RenameSaved, Forget, AddCity, LeaveRest, AddInterview, ChangeInterview, DeleteInterview, RecordAnswers, EnterClaims, ChangePrompts, AddPhoto, ChangePhoto, DeletePhoto>;

/// The state after an edit; the given one is not touched.
///
///   Errors  `unknown_name` for identities that are not there; `missing_value` for empty names;
///           `duplicate_name` for a name that the city has; `bad_value` for a tie of an actor with itself, dates
///           whose end lies before the begin, strengths outside of 0 to 5, a unit that would be its own parent,
///           a place that is no number, a day of entry that is none; `missing_value` for a coding that says neither what
///           it is about nor on what it rests, and for a recommendation without words.
Result<State> apply(const State& state, const Edit& edit);

/// Short words for the history, with the names as they are in `before`: "Rename Sozialamt".
Message label(const State& before, const Edit& edit);

/// What `DeleteActors` would take away, to be said before.
struct DeletionCount {
    int actors = 0;
    int claims = 0;
    int memberships = 0;
};
DeletionCount count_deletion(const State& state, const std::vector<ActorId>& actors);

/// Whether an edit may join the one before it into a single step (a drag, typing in one field): it concerns the
/// same thing and says all that the one before said of it.
bool joins(const Edit& before, const Edit& after);

}  // namespace crosscut::study
