// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/snapshot.hpp"

#include <utility>
#include <vector>

namespace crosscut::network {

/// Two actors that are supposed to work with each other, or no longer to.
struct ActorPair {
    ActorId a;
    ActorId b;
    bool operator==(const ActorPair&) const = default;
};

/// What is supposed to be otherwise in a network.
///
///   actors  Leave, with all their ties.
///   ties    Numbers of ties (of the TieSet) that no longer count.
///   cut     Pairs that no longer have any tie, supposed ones included.
///   added   Pairs that get a tie, directed neither way, with `strength`; a pair that has one keeps what it has.
struct Alteration {
    std::vector<ActorId> actors;
    std::vector<std::uint32_t> ties;
    std::vector<ActorPair> cut;
    std::vector<ActorPair> added;
    double strength = 1;
};

/// The network as it would be.
///
///   Value    A snapshot of the actors that stay: ties, counts, groups and observable pairs are of these only. A supposed
///            tie stands in the graph with no tie behind it (`pair_ties` empty) and is not counted among the reported.
///   Edge     Unknown actors and ties change nothing. No alteration gives the same snapshot; a pair added and cut again
///            gives back the first. Groups that nobody is left in are gone.
///   Cost     O(n + m log m), and one look at every observable pair.
Snapshot altered(const TieSet& ties, const Snapshot& before, const Alteration& change);

}  // namespace crosscut::network
