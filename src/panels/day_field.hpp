// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace crosscut::panels {

/// A field for a day: true when somebody left it or pressed Enter; else it says what holds (`now`).
bool day_field(std::string_view name, std::string_view hint, std::string& words, const std::string& now, float width);

/// The day in words as they are written for dates; of vague ones the first or, with `end`, the last. Empty for what is no date.
std::optional<Day> read_day(const std::string& words, bool end);

}  // namespace crosscut::panels
