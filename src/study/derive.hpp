// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/ties.hpp"
#include "structures/status.hpp"
#include "study/state.hpp"

#include <memory>

namespace crosscut::study {

/// What follows from a state whatever is asked: the walk from claims to ties and lives, done once for each
/// state. Never saved.
struct Derived {
    network::TieSet ties;
    structures::Chronicle chronicle;
};

std::shared_ptr<const Derived> derive(const State& state);

}  // namespace crosscut::study
