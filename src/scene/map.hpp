// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/uncertainty/ranks.hpp"
#include "scene/channels.hpp"
#include "scene/encoding.hpp"
#include "scene/supposed.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace crosscut::scene {

/// A heading over a column of the department layout.
struct ColumnHeading {
    std::string text;
    double x = 0;
    double width = 0;
    double top = 0;
    double bottom = 0;
};

/// A finding shown on the map: a dashed arc with a numbered flag (look: gaps).
struct GapFlag {
    ActorId a;
    ActorId b;  ///< 0 = the gap is at one actor
    int number = 0;
};

/// What the map is drawn from.
///
///   places  Where each actor stands, in points of the layout; actors without a place are left out.
///   size    For each node of the snapshot the value that drives its size; empty = undefined.
struct MapInput {
    const evidence::Archive* archive = nullptr;
    const network::TieSet* ties = nullptr;
    const network::Snapshot* snapshot = nullptr;
    const structures::Chronicle* chronicle = nullptr;
    std::map<ActorId, Point> places;
    std::set<ActorId> pinned;
    std::vector<std::optional<double>> size;
    std::vector<std::optional<analysis::Places>> halo = {};  ///< places that each node's value may have; none = no halo
    analysis::Values colour = {};  ///< of the measure that drives the colour, for each node
    ValueRange colour_range = {};  ///< where several maps are compared; else that of `colour`
    std::optional<double> size_top;  ///< the value of the largest shape, where several maps are compared
    std::vector<ColumnHeading> columns;
    std::vector<GapFlag> gaps;
    Supposed supposed;  ///< what is supposed to be otherwise; empty = nothing
    bool ring = false;  ///< places mean nothing: no layout could be computed
    std::set<ActorId> folded;  ///< departments drawn as one, by their heads (scene/fold.hpp)
    std::vector<network::Question> others = {};  ///< other times of the same legend: their structures are listed, too
};

/// How it is looked at.
///
///   zoom      Positions are multiplied by it; marks grow with its square root, lettering does not.
///   selected, hovered  Drawn in the accent colour; names of both are always shown.
///   focus     If not empty, all other actors and their ties fade.
///   inside    Names stay in this box of the drawing, so that none is cut at the edge of what is seen.
///   titles    Ties carry their words (tie_title) as titles; a window asks for those of the tie that is pointed at.
struct MapView {
    double zoom = 1;
    std::set<ActorId> selected;
    std::optional<std::uint32_t> selected_tie;
    std::optional<StructureId> selected_structure;
    std::optional<ActorId> hovered;
    std::set<ActorId> focus;
    std::optional<Box> inside;
    bool titles = true;
};

/// The words of a tie: "Sozialamt – Jugendamt: exchange, confirmed".
std::string tie_title(const evidence::Archive& archive, const network::Tie& tie, const Encoding& encoding);

/// The map of a snapshot: structures below, ties, actors, names on top. Names do not overlap; a name that
/// finds no place is left out and shown when its actor is pointed at.
Scene compose_map(const MapInput& input, const Encoding& encoding, const MapView& view);

/// Radius of an actor's shape in points at zoom 1, for a share 0 to 1 of the largest value.
double actor_radius(std::optional<double> share);

/// Width of the halo around an actor that may stand anywhere from one place to another among so many: narrow for a sure place,
/// the wider the less is known (methods 6.5). Empty = no halo at all.
std::optional<double> halo_width(const std::optional<analysis::Places>& places, std::size_t actors);

/// The legend of the active encodings: lists only what the snapshot draws (requirement R28).
///
///   width  In points; the height follows.
Scene compose_legend(const MapInput& input, const Encoding& encoding, double width);

/// A legend with its groups beside each other, in as many columns of its width as there is room for.
Scene in_columns(const Scene& legend, double width);

/// One sentence on what position means on this map.
std::string position_sentence(Language language, bool columns);

}  // namespace crosscut::scene
