// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace crosscut::analysis {

/// Actors at tables: seats (actor, structure) without repetition. Nodes of both sides are numbered together in
/// results: actors first, then structures.
struct Tables {
    std::uint32_t actors = 0;
    std::uint32_t structures = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> seats;
};

/// Measures of the two-sided network (methods 3.14); vectors: actors first, then structures.
///
///   degree_norm       Divided by the size of the other side.
///   betweenness_norm  Divided by the largest that the side allows (Borgatti and Everett 1997).
///   closeness_norm    (other side + 2 (own side - 1)) / distances * reached / (all - 1); 0 if alone.
///   singular          Largest singular value; its vectors have length 1 on each side, null if not unique.
///   clustering        4 C4 / L3 (Robins and Alexander 2004); null without a path of three.
struct TwoSided {
    Value density;
    std::vector<double> degree;
    Values degree_norm;
    std::vector<double> betweenness;
    Values betweenness_norm;
    Values closeness_norm;
    Value singular;
    Values singular_vector;
    Value clustering;
};
TwoSided two_sided(const Tables& tables, Work& work);

/// A pair of one side with what it shares on the other: count, over the union, over the geometric mean, and
/// each shared one divided by its other members (Newman 2001; those with one member cannot be shared).
struct Shared {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    int overlap = 0;
    double jaccard = 0;
    double cosine = 0;
    double newman = 0;
};
/// Pairs a < b with something in common, in order; of actors or of structures.
std::vector<Shared> shared_pairs(const Tables& tables, bool of_actors);

/// Groups whose members sit at a common table.
struct GroupPair {
    int a = 0;
    int b = 0;
    int structures = 0;
};
/// Pairs a < b with at least one; `group` for actors.
std::vector<GroupPair> group_pairs(const Tables& tables, const std::vector<int>& group);

}  // namespace crosscut::analysis
