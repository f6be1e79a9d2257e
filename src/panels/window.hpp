// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/panels.hpp"

#include <functional>

namespace crosscut::panels {

/// Where the parts of the window stand, in screen units; a part without width or height is not there.
///
///   head     What the heading takes of the drawing at its top.
///   compact  The window is small for its type (below 800 x 500 of the house's measures): the heading takes one line,
///            the time bar is low, and a panel at the right goes down to the edge.
struct FloorPlan {
    Area top, rail, drawing, second, right, controls, time;
    double head = 0;
    bool compact = false;
};

/// The plan for a window of a size.
///
///   scale   Screen units of one of the house's measures.
///   two     A second drawing is asked for; it is there only where both are wide enough.
///   empty   Nothing is in the study: no time bar.
FloorPlan floor_plan(const View& view, double width, double height, double scale, bool two, bool empty);

/// Everything in the window but the drawings and the dialogs. `hands` answers the mouse over the drawings when it is their
/// turn: above the paper, below the panels.
void whole_window(const Model& model, View& view, Intents& intents, const FloorPlan& plan, const std::function<void()>& hands);

/// The card of the walk through the program, beside what it points at; draws nothing while nobody walks.
void tour_card(const Model& model, View& view, Intents& intents, const FloorPlan& plan);

/// Every dialog whose form is there.
void dialogs(const Model& model, View& view, Intents& intents);

/// Whether a study has nothing that a drawing could show, not even a photo to enter from.
bool nothing_yet(const study::State& state);

/// Whether a room shows a drawing: map, lanes or a picture.
bool draws(Room room);

}  // namespace crosscut::panels
