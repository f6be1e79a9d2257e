// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/answer_figure.hpp"
#include "panels/workshop.hpp"

#include <set>

namespace crosscut::app {

/// How the projector shows what the window shows.
///
///   heading  The question over the drawing.
///   when     Beside it: the day.
///   width, height  Of the projector in pixels; `pixels` is how many pixels a point has there.
///   spotlight  Everybody else fades; empty = nobody does.
///   sectors  Only actors of these; empty = all.
struct StageLook {
    std::string heading;
    std::string when;
    double width = 1280;
    double height = 720;
    double pixels = 1;
    std::set<ActorId> spotlight;
    std::set<evidence::Sector> sectors;
};

/// Whether a kind of picture keeps names from its preparation.
bool keeps_names(scene::Picture picture);

/// A calm page in large type for everybody in the room: heading, day, drawing, legend, the study's disclaimer. It shows
/// names as the sheet's encoding says, never a quote, a code of an interview, a note or a handle.
///
///   Errors  As `figure_page`; `unsupported` for a picture that was prepared with other names than the wall may show.
Result<scene::Scene> stage_scene(const Sheet& sheet, const StageLook& look);

/// The actors to be seen in a spotlight: those that are selected and those next to them.
std::set<ActorId> in_spotlight(const network::Snapshot& snapshot, const std::vector<ActorId>& selected);

}  // namespace crosscut::app
