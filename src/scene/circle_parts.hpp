// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/drawing.hpp"
#include "scene/labelling.hpp"

#include <map>
#include <vector>

namespace crosscut::scene {

/// A point at a distance and a direction from a middle, radians clockwise from the top.
Point on_circle(Point centre, double radius, double turn);
/// A circle to read distances by.
void add_circle(Scene& scene, const Theme& theme, Point centre, double radius, Stroke stroke);

/// What drawings of actors around a middle share: ties, shapes and names of some nodes of a snapshot at given places.
class CircleParts {
public:
    CircleParts(const Source& source, const network::Snapshot& snapshot, const Encoding& encoding, const MapView& view);

    /// Ties between nodes that have a place. Those of bright actors stand out.
    void add_ties(Scene& scene, double opacity) const;
    void add_actors(Scene& scene) const;
    /// Names by priority, none over another; where there is no room, none.
    ///   kept   Boxes that names do not cover.
    void add_names(Scene& scene, const Box& inside, std::vector<Box> kept = {}) const;

    void place(std::uint32_t node, Point at, double radius, double priority, bool must = false);
    bool bright(ActorId id) const { return view_.selected.count(id) != 0 || view_.hovered == id; }

private:
    struct Spot {
        Point at;
        double radius = 0;
        double priority = 0;
        bool must = false;
    };
    bool bright_tie(const network::Tie& tie) const;
    bool faded_out(ActorId id) const { return !view_.focus.empty() && view_.focus.count(id) == 0; }

    const Source& source_;
    const network::Snapshot& net_;
    const Encoding& encoding_;
    const MapView& view_;
    std::map<std::uint32_t, Spot> spots_;
};

}  // namespace crosscut::scene
