// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commands.hpp"

#include "analysis/contacts.hpp"
#include "analysis/gap_chance.hpp"
#include "analysis/gap_robustness.hpp"

namespace crosscut::cli {

/// Everything that `gaps` answers.
///
///   shown      Which gaps stand in the list at first: decided and fragile ones do not.
///   decided    The decision on each gap, or null.
///   why_empty  Of each kind, why it has nothing although it was looked for.
struct GapsAnswer {
    const study::State& state;
    analysis::GapQuestion asked;
    bool all = false;
    std::vector<analysis::Gap> gaps;
    std::vector<bool> shown;
    std::vector<const study::Decision*> decided;
    analysis::GapVariants variants;
    std::vector<analysis::ChanceCount> chance;
    std::vector<Message> why_empty;
    std::vector<analysis::Contact> contacts;
    analysis::BlindSpots blind;
};

/// For people: five of each kind in sentences, what was decided, easy contacts, whom to ask next.
void put_gaps(std::ostream& out, Language language, const GapsAnswer& answer);

/// For programs: every gap with its evidence, and all the rest as tables.
std::vector<Grid> gap_grids(Language language, const GapsAnswer& answer);

}  // namespace crosscut::cli
