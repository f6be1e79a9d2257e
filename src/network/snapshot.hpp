// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/graph.hpp"
#include "network/ties.hpp"
#include "structures/status.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::network {

/// Which side of vague time counts (methods 1.3, `time.mode`).
enum class TimeMode { midpoint, certain_only, possible, expected };
std::string_view key(TimeMode mode);
std::string_view label(Language language, TimeMode mode);
std::optional<TimeMode> time_mode_from(std::string_view key);

/// Level on which actors form groups (methods 1.1).
enum class GroupLevel { division, sector, own };

/// What is asked of the network: where, about what, under which rule, when.
struct Question {
    CityId city;                                   ///< 0 = all cities
    evidence::Field field = evidence::Field::none;  ///< none = every field
    bool cooperation = true;
    bool lines = false;
    bool conflicts = false;
    std::vector<RelationId> relations;  ///< if not empty, only these, whatever their class
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    TimeMode mode = TimeMode::midpoint;
    std::optional<Day> from;  ///< first day of a window; without it `until` is a single day
    std::optional<Day> until; ///< without it all time together
    bool certain_claims_only = false;  ///< leave out what was said as hearsay or probable only
    bool operator==(const Question&) const = default;
};

/// What is known of a tie at the time asked for. `absent` takes in a tie that was reported to have ended,
/// also after the last interview; `unobserved` is a tie that was still possible when last observed.
enum class Presence { certain, possible, absent, unobserved };
std::string_view key(Presence presence);
std::string_view label(Language language, Presence presence);

/// A tie of the question's relations, with its state at that time.
///
///   holds   Whether the rule makes it a tie (empty: could not be observed).
///   drawn   Counted as a tie of the snapshot: it holds and is there under the time mode.
struct TieState {
    std::uint32_t tie = 0;  ///< number in the TieSet
    Presence presence = Presence::absent;
    std::optional<double> probability;
    std::optional<bool> holds;
    bool drawn = false;
};

struct Counts {
    int certain = 0;
    int possible = 0;  ///< possible, but not certain
    int absent = 0;
    int unobserved = 0;
};

/// The network at one time, built once and then only read.
///
///   actors  Those of the city and field that are there at that time (lifetime.hpp), by id; position = Node.
///   graph   Undirected view of the drawn ties, one for each pair (strength = the largest; 0 counts as 1).
///   arcs    The same with directions; an undirected tie is an arc both ways.
///   group   For each node the position in `groups`.
///   pair_ties  For each tie of `graph` the numbers of the ties behind it.
struct Snapshot {
    Question question;
    std::vector<ActorId> actors;
    std::vector<TieState> ties;
    Counts counts;        ///< over ties that hold under the rule
    int timeless = 0;     ///< of the unobserved: ties of which no day at all is known
    Graph graph;
    Graph arcs;
    std::vector<std::vector<std::uint32_t>> pair_ties;
    std::vector<ActorId> groups;  ///< the actor that stands for each group
    std::vector<int> group;
    std::int64_t observable_pairs = 0;
    std::vector<int> observable;  ///< observable pairs of each node

    std::optional<Node> node(ActorId actor) const;
};

/// Presence of a spell at a day, in a window, or at any time (no day).
Presence presence_of(const Spell& spell, const std::optional<Day>& from, const std::optional<Day>& until);

/// With `among` (ascending) these actors of the city and field are the nodes, so that snapshots of two days have the same;
/// who is not there at that time has no ties.
Snapshot snapshot(const evidence::Archive& archive, const TieSet& ties, const Question& question, const std::vector<ActorId>* among = nullptr);

/// Active memberships at the question's time as a two-mode network: actors x structures.
struct TwoMode {
    std::vector<ActorId> actors;            ///< with at least one membership
    std::vector<StructureId> structures;    ///< with at least one member
    struct Seat {
        int actor = 0;
        int structure = 0;
        MembershipId membership;
        Presence presence = Presence::certain;
    };
    std::vector<Seat> seats;
};

/// Guests, funders and those who only appoint are left out unless `all_roles` (methods 1.6).
TwoMode two_mode(const evidence::Archive& archive, const structures::Chronicle& chronicle, const Question& question,
                 bool all_roles = false);

/// Weight of a shared table in the projection on actors (methods 1.6).
enum class Projection { overlap, newman, jaccard, cosine };

struct SharedTable {
    int a = 0;
    int b = 0;
    double weight = 0;
    int shared = 0;
};

/// Pairs of actors that sit at the same table, a < b in order.
std::vector<SharedTable> project(const TwoMode& network, Projection projection = Projection::overlap);

}  // namespace crosscut::network
