// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/state.hpp"

#include <filesystem>
#include <vector>

namespace crosscut::study {

/// What a repair brought over and what it could not.
///
///   kept  Rows in the new file.
///   lost  One problem for each row, or stretch of rows, that could not be read or trusted.
struct Repaired {
    std::size_t kept = 0;
    std::vector<Problem> lost;
};

/// Reads of a damaged study file whatever can be trusted and writes it to a new one, without its history.
/// The damaged file is only read.
///
///   Errors  `bad_file` when the file is no study or not one row of it can be read, `unsupported` for one of a
///           newer version, `duplicate_name` when there is a file at `fresh`, `io` when the system refuses.
Result<Repaired> repair(const std::filesystem::path& damaged, const std::filesystem::path& fresh);

}  // namespace crosscut::study
