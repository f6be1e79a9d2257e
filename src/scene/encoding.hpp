// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "network/snapshot.hpp"
#include "scene/marks.hpp"
#include "scene/theme.hpp"
#include "structures/status.hpp"

#include <string>

namespace crosscut::scene {

/// How actors are named in a view: in full, by role, or by a code that does not give them away.
enum class NameMode { full, role, code };
std::string_view key(NameMode mode);
std::string_view label(Language language, NameMode mode);

/// Which quantity drives the colour of actors: where they belong, or a measure of the catalogue (in steps from little to much).
enum class ColourBy { sector, division, measure, none };
/// What the shape of actors tells: their sector, or whether they belong to the town hall.
enum class ShapeBy { sector, town_hall, none };
/// What the width of ties tells: how close they are, or how many claims affirm them.
enum class LineBy { strength, claims, none };

/// How structures appear on the map.
enum class StructureStyle { hidden, hulls, hubs };

/// The rules from which a drawing and its legend are made. Rules are stored, never colours.
struct Encoding {
    const Theme* theme = &light_theme();
    Language language = Language::german;
    NameMode names = NameMode::full;
    ColourBy colour_by = ColourBy::sector;
    StructureStyle structures = StructureStyle::hulls;
    std::string size_measure = "degree";  ///< "none" = all of one size
    std::string size_label;     ///< words for the legend
    std::string colour_measure = {};  ///< of `ColourBy::measure`
    std::string colour_label = {};
    ShapeBy shape_by = ShapeBy::sector;
    LineBy line_by = LineBy::strength;
    bool labels = true;
    bool show_possible = true;
    double text = 1.0;          ///< factor on every lettering (projector 1.65)
};

Colour sector_colour(const Theme& theme, evidence::Sector sector);
Shape sector_shape(evidence::Sector sector);

/// Colour of one of several groups, by its position; repeats after eight, told apart by label and place.
Colour group_colour(const Theme& theme, std::size_t position);

/// Fill and pattern of a structure's state (look: second channel for a photocopier).
struct StateLook {
    Colour fill;
    Hatch hatch = Hatch::none;
    Colour hatch_colour;
    Stroke stroke = Stroke::none;
    Colour stroke_colour;
    double height = 1.0;  ///< share of the lane's height
};
StateLook look_of(const Theme& theme, structures::Status status);

/// Line of a tie's status and strength.
struct TieLook {
    Stroke stroke = Stroke::solid;
    double width = 1;
    Colour colour;
    double opacity = 1;
    bool marked = false;  ///< carries the mark of a contradiction
};
TieLook look_of(const Theme& theme, const network::Tie& tie, network::Presence presence);
/// The hatched band around a tie that is only possible at the time shown (methods 6.5).
Region possible_band(const std::vector<Point>& course, double width, Colour colour);
/// Colour of ties that somebody disputes: a red outline.
inline Colour disputed_colour(const Theme& theme) { return theme.lost; }

/// The name of an actor in a mode. Codes are stable (a function of the actor's key and its city's actors)
/// and do not follow the alphabet.
std::string shown_name(const evidence::Archive& archive, ActorId actor, NameMode mode);
std::string shown_name(const evidence::Archive& archive, StructureId structure, NameMode mode);

/// A name without what stands behind it in brackets, or behind a slash or comma.
std::string short_name(const std::string& name);

/// A name made short for the map: without brackets and additions, in at most `lines` lines.
std::vector<std::string> map_lines(const std::string& name, const TextStyle& style, double width, std::size_t lines);

}  // namespace crosscut::scene
