// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/what_if.hpp"
#include "study/edits.hpp"

#include <string>
#include <vector>

namespace crosscut::study {

/// A scenario as steps of a study, for a copy in which it is so from its day on.
///
///   edits  In the order in which they apply; each is one step of the history.
///   state  What they make of the given one.
struct Experiment {
    std::vector<Edit> edits;
    State state;
};

/// Writes a scenario into a copy.
///
///   Gone     What was said of the ties of those who leave, and of ties that are lost, ends on the day before; what begins
///            later or has no day at all does not count any more, with the reason "experiment". Seats end likewise, structures are
///            dissolved. Actors stay in the tables: what they went through before stays true.
///   New      Ties are the researcher's own claims from the day on; a structure is founded on it.
///   Without a day  Claims of lost ties do not count at all, seats and structures are deleted.
///   Title    Says that it is an experiment.
///   `today`  Day of the entry, for the claims; may be empty, then new ties are observed on the day itself only.
///   Errors   Those of `apply`.
Result<Experiment> experiment(const State& state, const network::TieSet& ties, const analysis::Scenario& scenario, const analysis::WhatIf& result, const std::string& today);

}  // namespace crosscut::study
