// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "foundation/words.hpp"
#include "panels/dialog_forms.hpp"

namespace crosscut::panels {

// What the file browser does without drawing.

struct View;

/// What a dialog for a purpose is called, what its button says, and which files it is for.
std::string_view title_of(Language language, FilePurpose purpose);
std::string_view action_of(Language language, FilePurpose purpose);
std::string_view kinds_of(Language language, FilePurpose purpose);
/// The ending that a file written for a purpose gets, with its dot; empty where any will do.
std::string ending_of(const View& view, FilePurpose purpose);

/// Whether files are chosen to be written.
bool saves(FilePurpose purpose);
/// Whether a file of this name is of use for a purpose, by its ending.
bool suits(FilePurpose purpose, const std::string& name);
/// Reads the folder of the form when it must be: folders first, in dictionary order; a problem in words.
void read_folder(FileForm& form, Language language);
/// Goes to a folder; what was chosen in the old one is forgotten.
void go_to(FileForm& form, const std::filesystem::path& folder);

/// The parts of a path, each with the folder it leads to, from the root.
struct PathPart {
    std::string shown;
    std::filesystem::path folder;
};
std::vector<PathPart> parts_of(const std::filesystem::path& folder);

/// What a name typed into the form means: a folder to go to, a file to take, or nothing yet.
struct Meant {
    enum class What { nothing, folder, file } what = What::nothing;
    std::filesystem::path path;
    bool exists = false;
};
/// `~` and absolute paths are understood; a missing ending is added when a file is to be written (`ending`
/// with its dot, empty = none).
Meant meant(const FileForm& form, const std::string& name, const std::string& ending);

/// "12 kB" in the notation of a language.
std::string size_words(Language language, std::uintmax_t bytes);
/// Puts a folder in front of the ones used before; at most six are kept.
void remember(std::vector<std::filesystem::path>& recent, const std::filesystem::path& folder);

}  // namespace crosscut::panels
