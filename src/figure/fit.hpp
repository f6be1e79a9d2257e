// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figure/page.hpp"
#include "scene/map.hpp"
#include "scene/timeline.hpp"

#include <set>
#include <string>

namespace crosscut::figure {

/// A map made for a page: the zoom is found at which it fills its room with letters of print size, so that
/// nothing has to be shrunk. Names that find no place at that size are left out, as on screen.
///
///   legend    One that is too tall to stand at the right lies below.
///   focus     If not empty, all other actors and their ties fade.
///   encoding  Its factor on lettering is multiplied by that of the page.
///   Errors    As `compose_page`.
Result<Page> map_page(const scene::MapInput& input, const scene::Encoding& encoding, const PageSpec& spec, const std::set<ActorId>& focus = {});

/// The same with a legend that was made already, for several maps that have one legend; `spec.legend` says where it stands.
Result<Page> map_page(const scene::MapInput& input, const scene::Encoding& encoding, const PageSpec& spec, const std::set<ActorId>& focus, const scene::Scene& legend);

/// Lanes made for a page: as wide as the page, rows as high as there is room (9 to 20 points). The legend
/// stands below unless there is none.
Result<Page> lanes_page(const scene::LanesInput& input, const scene::Encoding& encoding, const PageSpec& spec);

/// Where the legend of lanes or a picture stands: they want the whole width, so that one beside them needs a wide page.
LegendPlace legend_of_picture(const PageSpec& spec);
/// Width of such a legend in points; `encoding` as it is on the page.
double legend_width(const PageSpec& spec, const scene::Encoding& encoding);

/// Height in millimetres that a page needs, 40 to 1200: for a map after the shape of the layout, for lanes
/// after the number of rows.
double map_height_mm(const scene::MapInput& input, const scene::Encoding& encoding, const PageSpec& spec);
double lanes_height_mm(const scene::LanesInput& input, const scene::Encoding& encoding, const PageSpec& spec);

/// What the figure shows, in lines of plain text: title and description, then actors, ties, structures and
/// events by their names, each once.
std::string text_alternative(const scene::Scene& page, Language language);

}  // namespace crosscut::figure
