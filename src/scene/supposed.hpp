// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/ids.hpp"
#include "scene/marks.hpp"
#include "scene/theme.hpp"

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace crosscut::scene {

/// What is supposed to be otherwise than it was reported, drawn on the ordinary map: who is gone stays as a dashed
/// outline, a lost tie is dashed in the colour of what is lost, a new one thick in the colour of what is new (look:
/// difference of two dates).
struct Supposed {
    std::set<ActorId> gone;
    std::set<std::uint32_t> lost;  ///< numbers of ties
    std::vector<std::pair<ActorId, ActorId>> added;
    std::set<StructureId> closed;

    bool empty() const { return gone.empty() && lost.empty() && added.empty() && closed.empty(); }
    bool is_gone(ActorId actor) const { return gone.count(actor) != 0; }
};

/// A shape as if its actor were not there: paper inside of a dashed edge. The glyph is there for the pointer and the
/// text alternative.
void add_absent(Scene& scene, const Glyph& glyph, const Subject& subject, double opacity, const std::string& title, const Theme& theme);

/// A supposed tie between two places, from the edge of one shape to the edge of the other.
Curve supposed_tie(Point from, double from_radius, Point to, double to_radius, const Theme& theme, double grow);

}  // namespace crosscut::scene
