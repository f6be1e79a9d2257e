// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/mapping_file.hpp"

#include "files/table.hpp"

#include <filesystem>
#include <vector>

namespace crosscut::exchange {

/// A sheet that was found, with what it was taken for; the preview shows and changes these.
struct FoundTable {
    files::Sheet sheet;
    interview::TableKind kind = interview::TableKind::statements;
    interview::Columns columns;
    bool complete = false;  ///< every needed field has a column
    bool wanted = true;
};

/// Everything that lies in the given files and folders.
struct Found {
    std::string source;
    evidence::City city;
    std::vector<evidence::City> cities;  ///< that a sheet "about" names
    StudyWords words;
    RelationWords relations;
    std::vector<FoundTable> tables;
    std::vector<files::Sheet> beside;  ///< crises, decisions: of the study as a whole (`study_sheets.hpp`)
    std::vector<std::shared_ptr<const ReadNetwork>> networks;  ///< files that are networks by themselves
    std::vector<interview::Note> notes;  ///< files that could not be read, sheets without rows
};

/// Reads files and folders. A folder with a mapping file is read by it; without one every table in it
/// (`*.csv *.tsv *.txt *.xlsx`) is guessed; a file that is a network
/// (`read_network_file`) is taken as one, whatever its name. `mapping` overrides what lies in a folder.
///
///   Errors  Only when nothing at all could be read, two folders are given, or the mapping file is wrong; a single file that
///           cannot be read becomes a note.
Result<Found> find_tables(const std::vector<std::filesystem::path>& paths, const std::optional<std::filesystem::path>& mapping = {});

/// The plan that the found tables make; incomplete and unwanted ones are left out with a note.
ImportPlan plan_of(const Found& found, std::vector<interview::Note>& notes);

/// The mapping that would read the found tables in the same way again.
Mapping mapping_of(const Found& found);

}  // namespace crosscut::exchange
