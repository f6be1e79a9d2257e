// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/graph.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosscut::analysis {

/// Two actors of different groups that share topics and have neither a tie nor a common partner (methods 4.2, G1).
///
///   similarity  Sum of idf over shared topics / over all topics of both, idf = ln(N / N_t) over the N actors.
///   distance    Steps between them; empty = not connected.
///   score       similarity * (1 - 1 / distance).
struct SharedTask {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::vector<std::string> topics;
    double similarity = 0;
    std::optional<int> distance;
    double score = 0;
};
/// Largest score first, then by the actors. Whether a pair could be observed is for the caller to say: `could_be_seen`, of all
/// pairs where it is not given.
std::vector<SharedTask> shared_tasks(const network::Graph& undirected, const std::vector<int>& group,
                                     const std::vector<std::vector<std::string>>& topics, double at_least = 0.2, const Work* work = nullptr,
                                     const std::function<bool(std::uint32_t, std::uint32_t)>& could_be_seen = {});

/// Two groups without any direct tie, and the actors that know members of both (methods 4.2, G3).
struct Hole {
    int a = 0;
    int b = 0;
    std::vector<std::uint32_t> brokers;
};
/// Pairs a < b of groups that have members, in order.
std::vector<Hole> department_holes(const network::Graph& undirected, const std::vector<int>& group, int groups);

/// How a civil-society actor reaches the administration (methods 4.2, G5).
struct Doors {
    enum class Kind { no_door, one_door, one_department } kind = Kind::no_door;
    std::uint32_t actor = 0;
    std::vector<std::uint32_t> doors;
    std::vector<int> departments;
};
/// Only actors with no door, one door, or several into one department; in the order of the actors.
std::vector<Doors> narrow_doors(const network::Graph& undirected, const std::vector<int>& group,
                                const std::vector<bool>& civil, const std::vector<bool>& administration);

/// What was there in one network and is not in another of the same actors (methods 4.2, G7).
///
///   ties      Pairs of actors a < b.
///   channels  Pairs of groups a < b with a tie then and none now.
///   brokers   Actors with at least three open two-paths between different groups then, at most half now.
struct Lost {
    struct Broker {
        std::uint32_t actor = 0;
        int before = 0;
        int now = 0;
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    std::vector<std::pair<int, int>> channels;
    std::vector<Broker> brokers;
};
Lost lost_between(const network::Graph& then, const network::Graph& now, const std::vector<int>& group);

}  // namespace crosscut::analysis
