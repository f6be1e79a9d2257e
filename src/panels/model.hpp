// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/questions/questions.hpp"
#include "analysis/uncertainty/uncertainty.hpp"
#include "analysis/values.hpp"
#include "panels/gap_reading.hpp"
#include "panels/view.hpp"
#include "study/backups.hpp"
#include "study/book.hpp"
#include "study/derive.hpp"
#include "study/duplicates.hpp"
#include "work/jobs.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace crosscut::panels {

/// Something that is not drawn, and why.
struct HiddenBecause {
    Message reason;
    int actors = 0;
    int ties = 0;
};

/// A message in the corner.
struct Notice {
    std::string words;
    bool warning = false;
    double until = 0;  ///< seconds of the program's clock
};

/// The figure as it will be written, on its way to the screen: the very pixels that a PNG of this size would have.
///
///   texture   Of the graphics card; 0 = none yet.   busy   A newer one is being made.
///   warnings, recognisable, alternative   In the language of the window; the last in that of the figure.
struct FigurePreview {
    std::uint64_t texture = 0;
    int width = 0;
    int height = 0;
    double width_mm = 0;
    double height_mm = 0;
    bool busy = false;
    std::vector<std::string> warnings;
    std::vector<std::string> recognisable;
    std::string alternative;
    std::string problem;
};

/// What the panels show: values that stay as they are while one frame is drawn.
///
///   shown_actors, all_actors  For "showing 34 of 50"; ties likewise. All = of the study.
///   picture      The one that was prepared last: the one that is asked for, or the one before.
///   gaps         Null while they are being computed; `gap_reading` is what stands beside them.
///   doubt        What is not sure about the measure that gives the actors their size; null while it is computed, and
///                where nobody looks at it.
struct Model {
    const analysis::Reply* answer = nullptr;  ///< to the question that is shown; null while it is looked for
    const study::State* state = nullptr;
    const study::Derived* derived = nullptr;
    const network::Snapshot* snapshot = nullptr;
    const analysis::Values* size = nullptr;
    std::string size_note;  ///< how far it is an estimate; empty where it is exact
    const std::vector<analysis::Gap>* gaps = nullptr;
    const scene::PictureData* picture = nullptr;  ///< null while it is being prepared for the first time
    const GapReading* gap_reading = nullptr;
    const analysis::Uncertainty* doubt = nullptr;
    bool doubt_is_long = false;  ///< so many interviews and statements that it takes minutes: worked out on request only
    const analysis::WhatIf* what_if = nullptr;  ///< null while it is computed, or nothing is supposed
    std::string what_if_problem;                ///< why it could not be computed
    const study::History* history = nullptr;
    const std::vector<study::Version>* versions = nullptr;
    const std::vector<study::Backup>* backups = nullptr;  ///< newest first; null for a study without a file
    const std::vector<study::AlikePair>* alike = nullptr;  ///< null while names are compared
    const FigurePreview* figure = nullptr;
    const scene::Places* places = nullptr;  ///< of the map; null while they are computed
    std::uint64_t layout_seed = 1;
    bool places_grown = false;  ///< actors came after the others had found their places
    study::SaveStatus save;
    bool has_file = false;
    bool read_only = false;
    std::string file_name;
    std::vector<JobStatus> jobs;
    std::vector<Notice> notices;
    std::vector<HiddenBecause> hidden;
    int shown_actors = 0;
    int all_actors = 0;
    int shown_ties = 0;
    int all_ties = 0;
    double seconds = 0;  ///< the program's clock
};

/// Name of an actor or structure as the look asks for; every panel shows names through these.
std::string name_of(const Model& model, const View& view, ActorId actor);
std::string name_of(const Model& model, const View& view, StructureId structure);
/// "Sozialamt – Jugendamt" for a tie of the set.
std::string tie_name(const Model& model, const View& view, const network::Tie& tie);
/// The sentence of a gap with the names that the look asks for.
std::string gap_sentence(const Model& model, const View& view, const analysis::Gap& gap);

}  // namespace crosscut::panels
