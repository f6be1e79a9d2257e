// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "scene/encoding.hpp"

#include <optional>
#include <string>
#include <utility>

namespace crosscut::scene {

/// Smallest and largest value of a measure on a drawing; none where no actor has one.
using ValueRange = std::optional<std::pair<double, double>>;
ValueRange range_of(const analysis::Values& values);

/// How many steps of colour a measure has, and the step of a value in a range: equal stretches, 0 to 4. All values alike are
/// the middle one.
inline constexpr int colour_steps = 5;
int step_of(double value, const std::pair<double, double>& range);
/// First and last value of a step.
std::pair<double, double> step_bounds(int step, const std::pair<double, double>& range);

/// Colour of an actor: `group` is the position of its division, `value` that of the measure; an undefined value is paper.
Colour actor_colour(const Encoding& encoding, evidence::Sector sector, std::size_t group, std::optional<double> value, const ValueRange& range);
Shape actor_shape(const Encoding& encoding, const evidence::Actor* actor);
/// Whether an actor belongs to the town hall.
bool in_town_hall(const evidence::Actor& actor);

/// Width of a tie in points at zoom 1; that of `look_of` where the encoding asks for strength.
double tie_width(const Encoding& encoding, const network::Tie& tie);

}  // namespace crosscut::scene
