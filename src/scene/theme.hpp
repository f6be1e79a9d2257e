// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include "foundation/words.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace crosscut::scene {

/// The colours of a look, each with its checked number (tests/scene/theme.cpp): contrast with the paper
/// at least 3, and kept apart for the three common colour-vision deficiencies.
struct Theme {
    bool dark = false;
    Colour paper, panel, ink, ink2, hairline, accent;
    Colour crisis_2015, crisis_2018, overlay;
    // sectors, in the order of evidence::Sector
    Colour administration, civil_society, politics, public_body, business, science, unknown_sector;
    // states of structures, in the order of structures::Status
    Colour permanent, active, on_grant, vacant, dormant, ended, unsure, unknown_state;
    // difference of two dates
    Colour kept, added, lost, uncertain;
    bool strong = false;  ///< high contrast: what is faint elsewhere is drawn in full
    std::array<Colour, 5> steps{};  ///< of a quantity, from little to much
    bool outlined = false;          ///< shapes have an edge in ink: their fills alone do not stand out enough
};

const Theme& light_theme();
const Theme& dark_theme();
/// For eyes that need it and for pale projectors: on black, with a contrast of at least 7 for everything that means
/// something.
const Theme& contrast_theme();

/// Sets of colours that a drawing can be made with: those of the house, those of Okabe and Ito, which people with any colour
/// vision tell apart, and greys for printing in black.
enum class Palette { house, okabe_ito, grey };
inline constexpr std::array all_palettes{Palette::house, Palette::okabe_ito, Palette::grey};
/// "house", "okabe_ito", "grey": the words of files.
std::string_view key(Palette palette);
std::string_view label(Language language, Palette palette);
std::optional<Palette> palette_from(std::string_view key);
const Theme& theme_of(Palette palette, bool dark);

/// The edge of a shape that stands on a ground: the ground itself, or ink where the theme asks for it.
Colour rim(const Theme& theme, Colour ground);

/// Relative-luminance contrast of two opaque colours, 1 to 21 (WCAG 2).
double contrast(Colour a, Colour b);

/// `a` over `b` by `share` of a (0 to 1).
Colour mixed(Colour a, Colour b, double share);
Colour faded(Colour colour, double opacity);

/// CIE 1976 distance of two colours, as seen with normal vision or a simulated deficiency.
enum class Vision { normal, protan, deutan, tritan };
double colour_distance(Colour a, Colour b, Vision vision = Vision::normal);
/// CIE lightness 0 to 100.
double lightness(Colour colour);

}  // namespace crosscut::scene
