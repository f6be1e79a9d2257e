// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/words.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace crosscut {

/// Shortest text that reads back as the same number; always a decimal point, never a locale.
std::string plain(double value);
std::string plain(long long value);

/// A number for people: fixed digits, decimal comma in German, an en dash for an undefined value.
std::string spoken(Language language, std::optional<double> value, int digits);

/// Whole text as a number; a decimal comma only where `decimal_comma` is true. Empty if it is none.
std::optional<double> parse_number(std::string_view text, bool decimal_comma = false);
std::optional<long long> parse_integer(std::string_view text);

}  // namespace crosscut
