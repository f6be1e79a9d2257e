// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/state.hpp"
#include "work/work.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::study {

/// Why two names look alike.
enum class AlikeBecause {
    same_name,   ///< but for case, umlauts, accents and signs
    other_name,  ///< what one is called is another name of the other
    words,       ///< the words of one stand, perhaps shortened, in the other
    letters      ///< few letters differ
};
/// "same_name" ...: the words of files.
std::string_view key(AlikeBecause because);
std::string_view label(Language language, AlikeBecause because);
/// "keep_apart", "later".
std::string_view key(Likeness verdict);

/// Two actors, or two structures, of one city that may be one.
///
///   name_a, name_b  The names that look alike: names or other names.
///   uses            Claims that name an actor; events and seats of a structure.
///   verdict         Empty where nobody decided yet.
struct AlikePair {
    std::vector<ActorId> actors;          ///< two, ascending; or none
    std::vector<StructureId> structures;  ///< two, ascending; or none
    std::string name_a;
    std::string name_b;
    AlikeBecause because = AlikeBecause::letters;
    double likeness = 0;
    int uses_a = 0;
    int uses_b = 0;
    std::optional<Likeness> verdict;
    bool operator==(const AlikePair&) const = default;
};

/// The pairs to be looked at, most alike first; those put off until later at the end, those kept apart after them.
///
///   Left out  Organisations of one lineage: whoever came out of another may be called like it.
///   Errors    `cancelled`.
///   Cost      O(n^2) for the names of a city, but most pairs cost a comparison of counted letters only.
Result<std::vector<AlikePair>> alike_pairs(const State& state, Work& work, double threshold = 0.82);

/// How many of them wait for a decision: neither kept apart nor put off.
int undecided(const std::vector<AlikePair>& pairs);

}  // namespace crosscut::study
