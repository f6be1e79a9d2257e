// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gaps.hpp"

#include <cstdint>

namespace crosscut::analysis {

/// How many gaps of a kind would turn up if it were left to chance who stands where in the network (methods 4.4).
///
///   form      Empty for the whole kind; "lost_channel" or "lost_broker", which are counted apart.
///   found     Above the threshold for display, in the network as it is.
///   expected  Mean over the permutations.
///   p         (permutations with as many or more + 1) / (permutations + 1).
struct ChanceCount {
    GapKind kind = GapKind::shared_task;
    std::string form;
    int found = 0;
    double expected = 0;
    double p = 1;
};

/// The number expected by chance, for the kinds that ask who belongs where: shared tasks, holes, doors, lost
/// channels and lost brokers.
///
///   Chance   The actors of a city exchange what they are (department, sector, topics) at random; the ties, and who
///            could have spoken of whom, stay where they are.
///   Not      Thin seams have a test of their own; breaking points, one-sided reports, lost ties and paper
///            structures are the same whatever the actors are called.
///   Same     The same study, question and seed give the same numbers on any number of threads.
///   Errors   `missing_value` without a day in the question or among the interviews; `cancelled`.
Result<std::vector<ChanceCount>> expected_by_chance(const evidence::Archive& archive, const network::TieSet& ties, const GapQuestion& asked, std::uint64_t seed, Work& work,
                                                    std::size_t permutations = 999);

/// "Found: 9; by chance about 4 would be expected."
std::string chance_words(Language language, const ChanceCount& count);

}  // namespace crosscut::analysis
