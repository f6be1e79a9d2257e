// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::analysis {

/// How far a network falls into pieces (Borgatti 2006; methods 3.12), on the undirected view; null for n < 2.
///
///   pieces    1 - share of ordered pairs in the same component; 0 exactly if connected.
///   distance  1 - global efficiency.
struct Fragmentation {
    Value pieces;
    Value distance;
};
Fragmentation fragmentation(const network::Graph& undirected);

/// Best sets of k actors under one criterion, with all that are as good.
struct BestSets {
    double value = 0;
    std::vector<std::vector<std::uint32_t>> sets;  ///< at most 20, in the order of the actors
    int count = 0;                                 ///< of all that are as good
};

/// Key players (methods 2.14): sets of k actors whose removal breaks the network most (fragmentation of what
/// is left), or that reach most (distance reach, members count 1; share within two steps).
///
///   approximate  Sets were grown one by one because there are too many to try all (n > 80, or k > 3).
struct KeyPlayers {
    int k = 0;
    BestSets fragmentation;
    BestSets distance_fragmentation;
    BestSets distance_reach;
    BestSets reach2;
    bool approximate = false;
};
/// Needs 1 <= k <= n - 2 (else empty sets).
KeyPlayers key_players(const network::Graph& undirected, int k, Work& work);

/// A group seen as one actor (Everett and Borgatti 1999; methods 2.14).
///
///   degree       Share of the others with a tie into the group.
///   closeness    Others / sum of their distances to the group; null if one cannot be reached.
///   betweenness_raw  Sum over pairs of others of the share of shortest paths through the group; `betweenness`
///                divided by the number of pairs. Null without others, without pairs.
struct GroupCentrality {
    Value degree;
    Value closeness;
    Value betweenness_raw;
    Value betweenness;
};
GroupCentrality group_centrality(const network::Graph& undirected, const std::vector<bool>& member);

/// What is left when actors leave one by one (methods 3.13).
///
///   order  Who leaves; among equals the first actor.
///   curve  Largest component / n after each; `r` its mean (Schneider et al. 2011).
struct Removal {
    std::vector<std::uint32_t> order;
    std::vector<double> curve;
    Value r;
};
enum class Attack { degree_static, degree_adaptive, betweenness_adaptive };
Removal removal(const network::Graph& undirected, Attack attack, const Work* work = nullptr);

}  // namespace crosscut::analysis
