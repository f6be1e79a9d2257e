// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "study/edits.hpp"
#include "work/work.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace crosscut::app {

/// Where the six illustrative cases lie: beside the program after installation, in the source tree before.
std::optional<std::filesystem::path> sample_folder();

/// The cases as imports, each taken over from what the one before made.
///
///   Errors  Those of reading the tables; `cancelled` when `work` is stopped; `io` when the folder holds no case.
Result<std::vector<study::TakeImport>> read_sample(const std::filesystem::path& folder, Work& work);

}  // namespace crosscut::app
