// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace crosscut::date_grammar {

/// A year of four digits, from 1000; a full stop behind it is ignored.
std::optional<int> year_of(std::string_view text);

/// The second year of "2015/16": a full year, or two digits in the century of the first year.
std::optional<int> short_year(std::string_view text, int after);

/// The text without the first of `fronts` it begins with; `found` is set when there was one.
std::string without_front(std::string_view text, std::initializer_list<std::string_view> fronts, bool* found = nullptr);

}  // namespace crosscut::date_grammar
