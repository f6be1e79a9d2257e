// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/altered.hpp"
#include "structures/status.hpp"
#include "work/work.hpp"

#include <string>
#include <vector>

namespace crosscut::analysis {

using network::ActorPair;

/// A structure that is supposed to be founded.
struct NewStructure {
    std::string name;
    std::vector<ActorId> members;
    bool operator==(const NewStructure&) const = default;
};

/// What is supposed to be otherwise on a day. A value: nothing of it is stored.
///
///   actors       Leave: organisations, posts, persons' roles.
///   departments  Leave with all units below; the mayor's area without the divisions that it leads.
///   structures   Are not there, nor what rests on them (`Gone`).
///   funded       Everything that lives on a grant on the day is not there.
///   cut, ties    Pairs that lose or get a tie.
///   founded      Structures whose members all get a tie with each other.
struct Scenario {
    std::vector<ActorId> actors;
    std::vector<ActorId> departments;
    std::vector<StructureId> structures;
    bool funded = false;
    std::vector<ActorPair> cut;
    std::vector<ActorPair> ties;
    std::vector<NewStructure> founded;

    bool empty() const;
    bool operator==(const Scenario&) const = default;
};

/// Why something leaves.
enum class Cause { asked, department, structure, grant };
std::string_view key(Cause cause);

/// What leaves, with its reasons.
///
///   actors      By id, each once with its first reason. `department` or `structure` say which.
///   structures  Those that were there on the day, or may have been.
///   ties        Numbers of drawn ties that rest on these structures while both ends stay: between two that sit in it
///               and share no other structure, unless the tie is surely older than their common seat.
///   not_there   Structures asked for that had ended, or had not begun.
///   perhaps     Structures that may live on a grant on that day; they stay (time mode `possible` takes them, too).
struct Gone {
    struct LeavingActor {
        ActorId actor;
        Cause cause = Cause::asked;
        ActorId department;
        StructureId structure;
    };
    struct LeavingStructure {
        StructureId structure;
        Cause cause = Cause::asked;
        structures::Status status = structures::Status::unknown;
    };
    std::vector<LeavingActor> actors;
    std::vector<LeavingStructure> structures;
    std::vector<std::uint32_t> ties;
    std::vector<StructureId> not_there;
    std::vector<StructureId> perhaps;

    bool leaves(ActorId actor) const;
};

/// Works out what leaves in a scenario.
///
///   Post     An actor leaves with a structure that is a post or an office (its type), leads it, leads no other post or
///            office that lives on, and is itself a post or bears its name; a department that only looks after a project stays.
///   Grant    A structure lives on a grant if its status says so, or if it is a funded project that is alive; an actor of
///            kind `project` does, too.
///   Day      Of the question; without one, seats of all time count, and nothing can be said of grants.
///   Errors   `missing_value` for `funded` without a day; `unknown_name` for an id that the archive does not have.
Result<Gone> gone_in(const evidence::Archive& archive, const network::TieSet& ties, const network::Snapshot& before, const Scenario& scenario);

/// One thing that would follow, as a sentence.
///
///   named    As in `Gap`: the first args of `text` are their names.
///   actors   Whom to look at.
///   loss     Something gets worse.
struct Consequence {
    enum class Kind {
        ties, parts, largest, pairs_cut, cut_off, alone, departments_apart, channel_lost, door_lost, one_door_left,
        lead_lost, pairs_joined, channel_new, door_new, first_place, nothing
    } kind = Kind::nothing;
    Message text;
    std::vector<ActorId> named;
    std::vector<ActorId> actors;
    StructureId structure;
    bool loss = true;
};
std::string_view key(Consequence::Kind kind);

/// Components of a network.
struct Parts {
    int count = 0;
    int largest = 0;
    int actors = 0;
    long long pairs = 0;  ///< that reach each other
};

/// A pair of the difference, with the ties behind it (those before, unless it is new; none for a supposed one).
struct ChangedTie {
    ActorPair pair;
    std::vector<std::uint32_t> ties;
};

/// An actor that is or was among the first by a measure. Places from 1; equal values share a place.
struct Placed {
    ActorId actor;
    Value before;
    Value after;
    int place_before = 0;  ///< 0 = undefined
    int place_after = 0;   ///< 0 = undefined, or gone
};

/// What a scenario changes.
///
///   kept, lost, fresh  The pairs with a tie before or after; their numbers add up to the union.
///   pairs_before       Pairs of actors that stay and could reach each other before; `pairs_cut` of them no longer
///                      can, `pairs_joined` could not and now can.
///   pieces             For each component that falls apart, its parts but the largest.
///   departments_apart  Pairs of departments of the town hall (as the actors that stand for them) that somebody could reach
///                      across before and nobody can after; `channels_lost` those that lose their last direct
///                      tie, `channels_new` those that get a first one. Departments that leave altogether do not count.
///   doors_lost         Civil-society actors that stay and lose their last tie with the administration; `one_door`
///                      those that are left with one and had more; `doors_new` those that get a first.
///   alone              Actors that stay and lose all their ties.
///   leads_lost         Structures that are there on the day and whose lead leaves.
///   places             The first `most` before or after, by the place before, then after; of a last place that more share
///                      than fit nobody.
struct WhatIf {
    Gone gone;
    network::Snapshot before;
    network::Snapshot after;
    Parts parts_before;
    Parts parts_after;
    std::vector<ChangedTie> kept;
    std::vector<ChangedTie> lost;
    std::vector<ChangedTie> fresh;
    long long pairs_before = 0;
    long long pairs_cut = 0;
    long long pairs_joined = 0;
    std::vector<std::vector<ActorId>> pieces;
    std::vector<ActorPair> departments_apart;
    std::vector<ActorPair> channels_lost;
    std::vector<ActorPair> channels_new;
    std::vector<ActorId> doors_lost;
    std::vector<ActorId> one_door;
    std::vector<ActorId> doors_new;
    std::vector<ActorId> alone;
    std::vector<StructureId> leads_lost;
    std::string measure;
    std::vector<Placed> places;
    std::vector<Consequence> consequences;
};

/// Applies a scenario to the network of a question and says what follows.
///
///   Edge     A scenario without content changes nothing: `before` and `after` are the same, all pairs are kept.
///   Errors   As `gone_in`; `unknown_name` for a measure that is not one of actors; `cancelled`.
///   Cost     The measure on both networks, and O((n + m) log n).
///   Source   Methods 3.13; Borgatti 2006.
Result<WhatIf> what_if(const evidence::Archive& archive, const network::TieSet& ties, const network::Snapshot& before, const Scenario& scenario,
                       std::string_view measure, Work& work, int most = 10);

/// The sentences of a result, most telling first; `WhatIf::consequences` is made by it.
std::vector<Consequence> consequences_of(const evidence::Archive& archive, const WhatIf& result);

/// What a scenario supposes, in words: "Without CB05 and all units below." Actors' names stand in `named` order first.
std::vector<Consequence> assumptions_of(const evidence::Archive& archive, const Gone& gone, const Scenario& scenario);

}  // namespace crosscut::analysis
