// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/dialog_forms.hpp"
#include "study/edits.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace crosscut::app {

// What the window does for an import, as functions of values, so that they can run in the background and give
// the same as the command line.

/// Reads tables and opens a form for them. Errors as `exchange::find_tables`.
Result<panels::ImportForm> read_tables(const std::vector<std::filesystem::path>& files);

/// Reads rows from the clipboard and opens a form for them. Errors as `exchange::find_pasted`.
Result<panels::ImportForm> paste_table(const evidence::Archive& archive, CityId city, const std::string& text, interview::TableKind kind);

/// The staging of found tables beside an archive, with every note: those of the files first.
struct StagedTables {
    evidence::Archive base;
    exchange::Staged staged;
    std::vector<interview::Note> notes;
};
StagedTables stage_tables(const evidence::Archive& base, const exchange::Found& found);

/// The edit that takes a staging over into a study, with the record of what became of every row, and the
/// study's words where it has none yet.
///
///   Edge  A staging that was made beside another archive than the study's is made anew.
study::TakeImport take_tables(const study::State& state, const exchange::Found& found, StagedTables staged, const std::string& day);

/// Writes the mapping of found tables. Errors as `files::write_file`.
Result<Done> write_mapping(const exchange::Found& found, const std::filesystem::path& file);

}  // namespace crosscut::app
