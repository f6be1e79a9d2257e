// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/contacts.hpp"
#include "analysis/gap_chance.hpp"
#include "analysis/gap_robustness.hpp"

#include <optional>
#include <vector>

namespace crosscut::panels {

/// What stands beside the list of gaps, computed with it.
///
///   why_empty  Of each kind, why it has nothing although it was looked for.
///   variants   Empty while they are being tried; so is `chance`. The list is ranked anew when they are there.
struct GapReading {
    std::vector<Message> why_empty;
    std::vector<analysis::Contact> contacts;
    analysis::BlindSpots blind;
    std::optional<analysis::GapVariants> variants;
    std::vector<analysis::ChanceCount> chance;
};

}  // namespace crosscut::panels
