// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <filesystem>
#include <vector>

namespace crosscut::app {

/// Where the list of studies that were open is kept: `$XDG_STATE_HOME/crosscut/recent`, else below `~/.local/state`; empty
/// where there is no such folder to be.
std::filesystem::path recent_list();

/// The studies of a list that are still there, newest first; none for a list that cannot be read.
std::vector<std::filesystem::path> read_recent(const std::filesystem::path& list);

/// Puts a study in front of the others and writes the list, at most eight lines.
///
///   Value   The list as it is now.
///   Errors  Of writing.
Result<std::vector<std::filesystem::path>> remember_study(const std::filesystem::path& list, const std::filesystem::path& study);

}  // namespace crosscut::app
