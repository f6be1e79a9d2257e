// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gaps.hpp"
#include "exchange/import_files.hpp"
#include "foundation/text.hpp"
#include "network/snapshot.hpp"
#include "panels/dialog_forms.hpp"
#include "panels/photos.hpp"
#include "panels/recall.hpp"
#include "panels/tour.hpp"
#include "panels/view_history.hpp"
#include "panels/workshop.hpp"
#include "panels/what_if.hpp"
#include "scene/drawing.hpp"
#include "scene/pictures.hpp"
#include "study/edits.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crosscut::panels {

/// What fills the middle of the window.
enum class Room { map, lanes, pictures, gaps, tables, questions };
enum class InspectorTab { facts, claims, history };
enum class TableTab { actors, ties, claims, structures, factors };

/// Which picture is looked at, and what was chosen for it.
///
///   days   Of each kind that shows several: all but the one of the time bar; empty = after the crisis.
///   words  What stands in the fields of the days while somebody types.
struct PictureWish {
    scene::Picture picture = scene::Picture::survival;
    structures::CrisisId crisis;
    std::map<scene::Picture, std::vector<Day>> days;
    std::map<std::string, std::string> options;
    std::vector<std::string> words;
};

/// Something that is being kept under a name.
struct KeepForm {
    std::optional<study::SavedKind> kind;
    std::string name;
    bool fresh = false;
};

/// What stands in the fields of the window of time while somebody types.
struct TimeForm {
    std::string from;
    std::string until;
    bool wrong = false;
};

/// Everything the window remembers of what a person looks at; none of it is in the study.
struct View {
    Look look;
    Room room = Room::map;
    std::optional<Room> beside;  ///< map, lanes or a picture that stands at the right of it
    bool in_second = false;      ///< while the drawing at the right asks for its handles
    network::Question question;  ///< its days are set from `day` and `whole_time`
    Day day = day_of(2019, 7, 1);
    bool whole_time = false;
    std::optional<Day> from;  ///< first day of a window that ends with `day`; without it `day` stands alone
    bool playing = false;
    Selection selection;
    int focus_steps = 0;  ///< 0 = everything
    Filter filter;
    std::set<ActorId> folded;  ///< departments drawn as one on the map, by their heads
    TimeForm time_form;
    PictureWish picture;
    KeepForm keep;
    std::optional<study::SavedId> shown_view;  ///< the one that was opened last
    std::optional<int> gap;  ///< number of the gap that is selected
    Workshop workshop;

    InspectorTab inspector_tab = InspectorTab::facts;
    TableTab table_tab = TableTab::actors;
    std::string table_words;
    int table_sort = 0;
    bool table_down = false;
    bool left_open = true;
    bool right_open = true;
    bool bottom_open = true;
    bool show_reasons = false;
    bool show_history = false;
    bool show_menu = false;
    bool show_help = false;
    bool show_about = false;
    bool fullscreen = false;
    bool leaf_open = false;  ///< a list or a leaf was open in the last frame
    bool tie_tool = false;  ///< C was pressed: two clicks make a tie

    bool doubt_though_long = false;  ///< how sure the ranks are is worked out even where it takes minutes

    std::optional<TourForm> tour;  ///< the walk through the program goes on
    std::optional<WhatIfForm> what_if;  ///< something is supposed to be otherwise
    std::optional<PhotoForm> photo_form;  ///< photos are laid under the map

    std::string search;
    bool search_open = false;
    int search_row = 0;
    scene::Box search_field;  ///< where the field stands; its results hang under it
    bool search_in_list = false;  ///< the top bar has no room for the field: it stands over its results

    std::optional<ActorForm> actor_form;
    std::optional<TieForm> tie_form;
    std::optional<RenameForm> rename_form;
    std::optional<MergeForm> merge_form;
    std::optional<DeleteForm> delete_form;
    std::optional<FileForm> file_form;
    std::optional<ImportForm> import_form;
    std::optional<FigureForm> figure_form;
    std::optional<CodingForm> coding_form;
    std::optional<StepForm> step_form;
    std::optional<FactorsForm> factors_form;
    std::optional<CrisisForm> crisis_form;
    std::optional<ReviewForm> review_form;
    std::optional<RecodeForm> recode_form;
    std::optional<LineageForm> lineage_form;
    std::optional<VersionsForm> versions_form;
    std::optional<InterviewForm> interview_form;
    std::string last_coder;  ///< of the interview form; offered again
    study::VersionId version_copied;  ///< for which a file is being chosen
    std::string last_author;  ///< of a recommended step; offered again

    std::vector<std::filesystem::path> recent_files;    ///< studies that were open, newest first
    std::vector<std::filesystem::path> recent_folders;  ///< newest first; offered by the file browser
    FigureForm last_figure;                             ///< what the figure dialog was left with

    // What panels worked out for what they show (recall.hpp).
    InspectorMemory inspector_memory;
    TableMemory table_memory;
    GapsMemory gaps_memory;
    QuestionsMemory questions_memory;
    ViewHistory past;
    FactorMemory factor_memory;

    bool dialog_open() const
    {
        return actor_form || tie_form || rename_form || merge_form || delete_form || file_form || import_form || figure_form || coding_form || step_form || factors_form || crisis_form || review_form || recode_form || lineage_form || versions_form || interview_form || show_help || show_about;
    }
};

/// Whether a picture stands in the window, alone or beside another drawing.
inline bool shows_picture(const View& view)
{
    return view.room == Room::pictures || (view.beside == Room::pictures && (view.room == Room::map || view.room == Room::lanes));
}

}  // namespace crosscut::panels
