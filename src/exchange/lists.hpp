// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::exchange {

/// Several names in one cell: parted by `;`, by `|` where there is none, by `,` where there is neither.
/// A backslash before one of these signs, or before a backslash, takes the sign for itself.
std::vector<std::string> listed(std::string_view text);

/// The cell that `listed` reads as these names.
std::string list_text(const std::vector<std::string>& names);

}  // namespace crosscut::exchange
