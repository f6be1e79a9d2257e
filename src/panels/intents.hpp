// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/view.hpp"

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
/// Goes to a number of steps in force.
struct GoTo {
    std::size_t cursor = 0;
};
struct RetrySaving {};
struct OpenStudy {
    std::filesystem::path file;
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
struct WriteFigure {
    FigureForm form;
    std::filesystem::path file;
};
/// Works out how small the type of a figure will be; the answer is put into the open form.
struct MeasureFigure {
    FigureForm form;
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

using Intent = std::variant<DoEdit, Undo, Redo, GoTo, RetrySaving, OpenStudy, NewStudy, OpenSample, StopChoosing, SaveCopy, SaveExperiment, KeepVersion, DropVersion, ReturnToVersion, CopyVersion, ReadTables, PasteTable, StageTables, TakeTables, WriteMapping,
                            WriteFigure, MeasureFigure, WriteReport, WriteHandout, ShowSelection, FitDrawing, ZoomDrawing, NudgeSelection, ArrangeAnew, CancelJob, Say, Quit>;
using Intents = std::vector<Intent>;

}  // namespace crosscut::panels
