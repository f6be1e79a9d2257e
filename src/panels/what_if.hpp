// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/what_if.hpp"
#include "panels/look.hpp"

#include <optional>
#include <vector>

namespace crosscut::panels {

/// What is supposed to be otherwise, as long as somebody looks at it. Nothing of it is in the study.
///
///   leaving   Which of the offered suppositions is made.
///   actors, structure, pair  What it began with.
///   ties, founded            What was added meanwhile.
///   selected_before          What is selected again when it ends.
struct WhatIfForm {
    enum class Leaving { nothing, this_one, department, funded };
    Leaving leaving = Leaving::nothing;
    std::vector<ActorId> actors;
    std::optional<StructureId> structure;
    std::optional<network::ActorPair> pair;
    ActorId department;  ///< of the first actor, with others in it; 0 = none
    std::vector<network::ActorPair> ties;
    std::vector<analysis::NewStructure> founded;
    Selection selected_before;
    std::optional<std::size_t> chosen;  ///< the consequence that was clicked last

    analysis::Scenario scenario() const;
};

}  // namespace crosscut::panels
