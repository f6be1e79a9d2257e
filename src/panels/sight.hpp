// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/model.hpp"
#include "scene/recipe.hpp"

#include <vector>

namespace crosscut::panels {

/// Which quantity drives what in the window, as a style that can be kept; and the other way round.
scene::Style style_of(const Look& look);
void put(const scene::Style& style, Look& look);

/// What the window looks at, in words that can be kept and that hold after a change of the study.
scene::Sight sight_of(const Model& model, const View& view);
/// The same for a figure: where a room that is no drawing fills the window, the map.
scene::Sight figure_sight_of(const Model& model, const View& view);

/// Looks at it again: room, question, day, filter, selection, style, folded departments.
///
///   Value   What the study does not have any more, in sentences; a city that is gone leaves the view as it is.
std::vector<Message> look_at(const study::State& state, const scene::Sight& sight, View& view);

/// The selection as a highlight or a set.
scene::Highlight highlight_of(const study::State& state, const Selection& selection);

}  // namespace crosscut::panels
