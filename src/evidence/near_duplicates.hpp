// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"

#include <vector>

namespace crosscut::evidence {

/// A name that differs from another of its kind by no more than letters: a pair to look at.
struct NearDuplicate {
    ActorId a;
    ActorId b;
    double likeness = 0;
};

/// Pairs of actors of one city with alike names, most alike first; `threshold` 0 to 1.
///
///   Cost  A few comparisons of numbers for each pair, more only for pairs that may be alike.
std::vector<NearDuplicate> near_duplicates(const Archive& archive, double threshold = 0.82);

}  // namespace crosscut::evidence
