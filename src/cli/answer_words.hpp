// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/questions/questions.hpp"
#include "cli/commands.hpp"

namespace crosscut::cli {

/// An answer as grids: words for people, keys and plain numbers for programs. Shares become hits, all, low and high, and
/// ranges low and high, where programs read.
///
///   hidden  Names are replaced: keys and quotes are left out everywhere.
std::vector<Grid> grids_of(const analysis::Reply& answer, const analysis::Wording& wording, Format format, bool hidden);

/// The statements and events behind each row.
std::vector<Grid> evidence_of(const analysis::Reply& answer, const evidence::Archive& archive, bool hidden);

/// Findings and caveats, one a line.
Grid sentences_of(const std::string& key, const std::vector<analysis::Sentence>& sentences, const analysis::Wording& wording);

}  // namespace crosscut::cli
