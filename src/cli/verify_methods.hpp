// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace crosscut::cli {

/// Answers of further kinds for one reference case, as JSON text of its `values`. Throws what the JSON library
/// throws for a case of the wrong shape.
std::string answer_waves(const std::string& form);
std::string answer_css(const std::string& form);
std::string answer_stats(const std::string& form);
std::string answer_cell_null(const std::string& form);
/// `folder` holds the networks that the case names; a test of one that is not there is left out.
std::string answer_random(const std::string& form, const std::filesystem::path& folder);
std::string answer_gaps(const std::string& form);

}  // namespace crosscut::cli
