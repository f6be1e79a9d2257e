// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/ids.hpp"
#include "foundation/words.hpp"
#include "scene/drawing.hpp"
#include "scene/theme.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::panels {

/// How things are shown; nothing of it changes the study.
struct Look {
    Language language = Language::german;
    bool dark = false;
    bool contrast = false;  ///< high contrast, whatever `dark` says
    double zoom = 1.0;  ///< of the whole window, 1 to 3, on top of what the screen asks for
    scene::NameMode names = scene::NameMode::full;
    std::string size_measure = "degree";
    scene::ColourBy colour_by = scene::ColourBy::sector;
    std::string colour_measure = {};  ///< of `ColourBy::measure`
    scene::ShapeBy shape_by = scene::ShapeBy::sector;
    scene::LineBy line_by = scene::LineBy::strength;
    scene::Palette palette = scene::Palette::house;
    scene::StructureStyle structures = scene::StructureStyle::hulls;
    scene::PlaceRule places = scene::PlaceRule::free;
    bool show_possible = true;
    bool labels = true;
    bool legend = true;
    bool halo = false;       ///< how sure the rank of each actor is, as a halo
    bool projector = false;  ///< only the drawing, in large type
    bool motion = true;      ///< what changes fades and grows for a moment; off for those whom it disturbs
    bool operator==(const Look&) const = default;
};

/// The colours of a look.
inline const scene::Theme& theme_of(const Look& look)
{
    return look.contrast ? scene::contrast_theme() : look.dark ? scene::dark_theme() : scene::light_theme();
}

/// What is selected everywhere at once.
struct Selection {
    std::vector<ActorId> actors;            ///< in the order of selecting
    std::optional<std::uint32_t> tie;       ///< number of the tie set
    std::optional<StructureId> structure;
    bool empty() const { return actors.empty() && !tie && !structure; }
    bool has(ActorId actor) const;
    bool operator==(const Selection&) const = default;
};

}  // namespace crosscut::panels
