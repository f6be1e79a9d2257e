// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/encoding.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::scene {

/// A line of a chart of ranges: from `low` to `high`; without `high` it goes on beyond what is known (an arrow), without
/// `low` nothing is drawn but an en dash.
struct RangeRow {
    std::string group;  ///< rows of one group stand together under its name
    std::string label;
    std::string words;  ///< the value in words, at the end of the line
    std::optional<double> low;
    std::optional<double> high;
};

/// Ranges over one axis from 0 on, a row a line, with the values in words beside them.
Scene compose_ranges(const std::vector<RangeRow>& rows, const std::string& axis, const Encoding& encoding, double width);

}  // namespace crosscut::scene
