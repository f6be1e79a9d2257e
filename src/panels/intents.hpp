// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/view.hpp"
#include "study/backups.hpp"

#include <variant>

namespace crosscut::panels {

// What a person asks for in a frame. Panels change only their view and ask here for everything else; the
// program answers all of it in one place after the frame.

struct DoEdit {
    study::Edit edit;
    bool gesture = false;
};
struct Undo {};
struct Redo {};
/// Goes to a number of steps in force, and of changes of the view.
struct GoTo {
    std::size_t cursor = 0;
    std::optional<std::size_t> view = {};
};
struct RetrySaving {};
struct OpenStudy {
    std::filesystem::path file;
};
/// Brings a backup copy back as a study of its own, and opens it.
struct OpenBackup {
    study::Backup backup;
};
struct NewStudy {
    std::filesystem::path file;
};
/// Opens the six illustrative cases as a study that is in no file yet, and begins the walk through the program.
struct OpenSample {
    bool tour = false;
};
/// Closes the desktop's own file dialog, which is open.
struct StopChoosing {};
struct SaveCopy {
    std::filesystem::path file;
};
/// Writes a copy of the study in which what is supposed is so; the study that is open stays.
struct SaveExperiment {
    std::filesystem::path file;
};
/// Keeps the study as it is under a name.
struct KeepVersion {
    std::string name;
};
struct DropVersion {
    study::VersionId version;
};
/// Goes back to a version as one step of the history.
struct ReturnToVersion {
    study::VersionId version;
};
/// Writes a version to a study of its own and opens that.
struct CopyVersion {
    study::VersionId version;
    std::filesystem::path file;
};
/// Reads a photo in the background and lays it under the map of the city that is looked at.
struct TakePhoto {
    std::filesystem::path file;
};
/// Reads tables in the background and shows their columns.
struct ReadTables {
    std::vector<std::filesystem::path> files;
};
/// Reads rows from the clipboard and shows their columns.
struct PasteTable {
    std::string text;
    interview::TableKind kind = interview::TableKind::actors;
};
/// Stages the open import form again with its mapping, in the background.
struct StageTables {};
/// Takes the staged import over into the study as one step.
struct TakeTables {};
/// Writes the mapping of the open import form beside its tables.
struct WriteMapping {
    std::filesystem::path file;
};
/// Writes the figure in every format of its recipe, the first as `file`, the others and its words beside it.
struct WriteFigure {
    scene::Recipe recipe;
    std::filesystem::path file;
};
/// Makes the preview of a figure for a room in pixels of the window; `zoom` 0 = as large as fits, 1 = as large as in print.
struct ComposeFigure {
    scene::Recipe recipe;
    double width = 0;
    double height = 0;
    int zoom = 0;
};
struct WriteRecipe {
    scene::Recipe recipe;
    std::filesystem::path file;
};
/// Reads a recipe into the open composer.
struct ReadRecipe {
    std::filesystem::path file;
};
/// Keeps something of a recipe in the study: all of it, its view, its style or its highlight as a set.
struct KeepSaved {
    study::SavedKind kind = study::SavedKind::view;
    std::string name;
    scene::Recipe recipe;
};
/// Shows what was kept: a view or style in the window, a recipe in the composer, a set as selection; a style or a set in the
/// composer where that is open.
struct OpenSaved {
    study::SavedId saved;
};
/// A page to take home, for the city that is looked at.
struct WriteHandout {
    std::filesystem::path file;
};
struct WriteReport {
    std::filesystem::path folder;
};
/// Brings the selection into the middle of the drawing.
struct ShowSelection {};
struct FitDrawing {};
struct ZoomDrawing {
    double factor = 1;
};
/// Moves the selected actors by points of the layout; they are pinned then.
struct NudgeSelection {
    double x = 0;
    double y = 0;
};
/// Another arrangement: the next seed, pinned actors stay.
struct ArrangeAnew {};
struct CancelJob {
    std::string name;
};
/// Says something in the corner for a while.
struct Say {
    Message words;
    bool warning = false;
};
struct Quit {};

using Intent = std::variant<DoEdit, Undo, Redo, GoTo, RetrySaving, OpenStudy, OpenBackup, NewStudy, OpenSample, StopChoosing, SaveCopy, SaveExperiment, KeepVersion, DropVersion, ReturnToVersion, CopyVersion, TakePhoto, ReadTables, PasteTable, StageTables, TakeTables, WriteMapping,
                            WriteFigure, ComposeFigure, WriteRecipe, ReadRecipe, KeepSaved, OpenSaved, WriteReport, WriteHandout, ShowSelection, FitDrawing, ZoomDrawing, NudgeSelection, ArrangeAnew, CancelJob, Say, Quit>;
using Intents = std::vector<Intent>;

}  // namespace crosscut::panels
