// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/persistence_words.hpp"

namespace crosscut::cli {

/// What is not sure about the headline numbers of cities, fields and crises (methods 5.7, 6): draws of vague dates, one
/// informant less, the seven rules, whole cities resampled. A contrast whose sign changes is called not robust.
///
///   views   Fields, each seen from a crisis; two make a contrast.
///   For people only the main numbers; all of them for programs.
Result<Grid> headline_grid(const Console& console, Format format, const PersistenceDesk& desk, const std::vector<std::pair<evidence::Field, structures::Crisis>>& views, int draws);

}  // namespace crosscut::cli
