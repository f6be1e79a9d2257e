// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "structures/crisis.hpp"

#include <vector>

namespace crosscut::analysis {

/// What speaks against comparing structures after crises, as sentences to be printed beside the comparison.
///
///   city             Whose last interview bounds what can be seen; 0 = of all.
///   compares_fields  Whether the fields stand beside each other.
///   language         Of the names of the crises.
///   asked            The crises that are compared; empty = all that are no overlay.
///   Source           Methods 5.8.
std::vector<Message> comparison_warnings(const evidence::Archive& archive, const std::vector<structures::Crisis>& crises, CityId city, bool compares_fields,
                                         Language language, std::vector<const structures::Crisis*> asked = {});

}  // namespace crosscut::analysis
