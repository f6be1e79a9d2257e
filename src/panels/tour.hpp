// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/day.hpp"
#include "foundation/result.hpp"
#include "network/snapshot.hpp"
#include "panels/look.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::panels {

struct Model;
struct View;

inline constexpr int tour_length = 10;

/// What stood in the window before the walk; it stands there again afterwards.
struct BeforeTour;

/// The walk through the program goes on.
///
///   step   0 to 9.
///   shown  The step whose state the window has; -1 = none yet.
struct TourForm {
    int step = 0;
    int shown = -1;
    std::shared_ptr<const BeforeTour> before;
};

/// The part of the window that a step points at.
enum class TourSpot { drawing, time, right, rail };

/// One step: what it is called, two sentences, and what it points at.
struct TourStep {
    std::string title;
    std::string words;
    TourSpot at = TourSpot::drawing;
};

/// The words of a step for the study that is open: they name its city, its crises, its actors. What a study lacks is said,
/// with what would be seen there. 0 <= step < 10.
TourStep tour_step(const Model& model, const View& view, int step);

/// Begins the walk, and ends it: everything that was looked at before is looked at again. Neither touches the study.
void begin_tour(View& view);
void end_tour(View& view);

/// Puts the window into the state that a step talks about.
void show_tour_step(const Model& model, View& view, int step);

/// Keys of the walk: right or Enter goes on, left goes back, Esc leaves. Whether one of them was pressed.
bool tour_keys(const Model& model, View& view);

}  // namespace crosscut::panels
