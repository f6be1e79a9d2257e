// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/dress.hpp"
#include "scene/fold.hpp"
#include "scene/map.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace crosscut::scene {

/// Everything that several layers of the map need, worked out once.
struct Workbench {
    const MapInput& input;
    const Encoding& encoding;
    const MapView& view;
    const Theme& theme;
    double grow;  ///< growth of marks with the zoom; small letters go with small marks
    std::vector<std::optional<Point>> at;
    std::vector<double> radius;
    std::vector<int> members;  ///< of each group
    Folding folding;
    std::vector<std::optional<Point>> stand;  ///< of each node, folded into its department or not

    Workbench(const MapInput& input, const Encoding& encoding, const MapView& view);

    // The hue of a structure's field, dark enough for letters.
    Colour structure_base(const evidence::Structure* row) const
    {
        return row && row->field == evidence::Field::climate ? theme.public_body : theme.civil_society;
    }
    Colour structure_ink(const Subject& subject) const
    {
        return mixed(structure_base(evidence::find(*input.archive->structures, StructureId{subject.id})), theme.ink, 0.6);
    }

    bool faded_out(ActorId actor) const { return !view.focus.empty() && view.focus.count(actor) == 0; }
};

/// Half of the way between the middles of neighbouring columns belongs to each: words must not be wider.
double column_pitch(const Workbench& bench);

/// Adds the ties and those that are supposed; `lines` are what names keep clear of.
void add_ties(const Workbench& bench, Scene& scene, std::vector<std::pair<Point, Point>>& lines);
void add_supposed_ties(const Workbench& bench, Scene& scene, std::vector<std::pair<Point, Point>>& lines);

}  // namespace crosscut::scene
