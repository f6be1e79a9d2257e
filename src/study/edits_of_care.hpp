// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::study {

// Edits that look after what is there: lineage of organisations, names that look alike, many claims at once, earlier
// states. Part of `Edit`.

/// Who carries on after a merger or a split: an actor that is there, or a new one of that name.
struct Heir {
    ActorId actor;
    std::string name = {};
};

/// What becomes of a claim on an organisation that ends: it stays with it, goes to an heir, or is divided at the date.
enum class Bequeathed { stays, goes, divided };
struct Bequest {
    ClaimId claim;
    Bequeathed how = Bequeathed::stays;
    std::size_t heir = 0;  ///< position in `Succeed::after`
};

/// Organisations become others on a date: several become one (`merged`), or one becomes several (`split`).
///
///   date      The first day of what comes after; needed, may be vague. Who does not stand in `after` ends before it.
///   New ones  Take over kind, level, field, sector and unit above of the first one before, and begin with the date.
///   Claims    Those in `bequests` as they say; all others by date (`bequeathed`), to the heir `main`.
///   Seats     By date as well, to `main`; interviews from the date on speak for it, units below stand below it.
///   Errors    Those of `apply`: too few before or after, names that are taken, a date that is none.
struct Succeed {
    evidence::SuccessionKind kind = evidence::SuccessionKind::split;
    std::vector<ActorId> before;
    std::vector<Heir> after;
    PartialDate date;
    std::string words = {};
    std::size_t main = 0;
    std::vector<Bequest> bequests = {};
};
/// What becomes of each claim on `ends` by date, in the order of the table: what ended before stays; what began from then on
/// goes; what runs across is divided if somebody said so from the date on, else it stays. Without any date the day of the
/// interview tells: from the date on it goes.
std::vector<Bequest> bequeathed(const State& state, const std::vector<ActorId>& ends, const PartialDate& date, std::size_t heir);

/// Replaces a step of lineage; actors and claims stay as they are.
struct ChangeSuccession {
    evidence::Succession succession;
};
struct DeleteSuccession {
    SuccessionId succession;
};

/// Decides on two names that look alike; without a verdict the pair is open again.
struct DecideLikeness {
    std::vector<ActorId> actors;          ///< two, or none
    std::vector<StructureId> structures;  ///< two, or none
    std::optional<Likeness> verdict;
    std::string day = {};
};

/// `gone` becomes `keep`: events, seats, codings and decisions follow; name and key become other names.
struct MergeStructures {
    StructureId keep;
    StructureId gone;
};

/// Changes many claims at once; what is empty stays as it is in each.
struct RecodeClaims {
    std::vector<ClaimId> claims;
    std::optional<RelationId> relation = {};
    bool turn = false;  ///< from and to change places
    std::optional<int> strength = {};
    std::optional<evidence::Polarity> polarity = {};
    std::optional<evidence::Certainty> certainty = {};
    std::optional<PartialDate> start = {};
    std::optional<PartialDate> end = {};
    std::optional<evidence::Field> field = {};
    bool nothing() const { return !relation && !turn && !strength && !polarity && !certainty && !start && !end && !field; }
};
/// What a re-coding would do.
///
///   claims  That would be another afterwards.   ties  Pairs and relations that would appear, vanish, or change.
struct RecodeCount {
    int claims = 0;
    int ties_new = 0;
    int ties_gone = 0;
    int ties_changed = 0;
};
Result<RecodeCount> count_recoding(const State& state, const RecodeClaims& edit);

/// Goes back to an earlier state as one step. Identities that were given since are not given again.
struct ReturnTo {
    std::string name;  ///< of the version
    State state;
};

}  // namespace crosscut::study
