// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/marks.hpp"
#include "scene/theme.hpp"

#include <string>
#include <vector>

namespace crosscut::figure {

/// Where the legend stands on a page.
enum class LegendPlace { right, below, none };

/// A page to be filled, in millimetres.
///
///   title       Above the drawing, may be empty; `subtitle` beside or under it (the date).
///   caption     Below: date, rule, n. `disclaimer` stands under it and is never left out when given.
struct PageSpec {
    double width_mm = 180;
    double height_mm = 130;
    double margin_mm = 6;
    LegendPlace legend = LegendPlace::right;
    std::string title;
    std::string subtitle;
    std::string caption;
    std::string disclaimer;
    const scene::Theme* theme = &scene::light_theme();
};

/// A page as a scene in points: the drawing scaled as a whole to the room that title, legend, caption and
/// disclaimer leave. Every mark of the drawing is on the page, with its subject.
///
///   smallest_type  In points, after scaling; under 6 is too small for print (product R27).
struct Page {
    scene::Scene scene;
    double smallest_type = 0;
    double drawing_scale = 1;
};

/// A mark made larger or smaller about (0, 0) and then shifted, lettering and lines with it.
scene::Mark moved(const scene::Mark& mark, double scale, scene::Point shift);

/// Where the drawing will stand, in points, beside a legend of that size: compose it for this room, and it is not scaled.
Result<scene::Box> drawing_room(const scene::Box& legend, const PageSpec& spec);

/// Factor for `Encoding::text` that gives a page of this width letters of about 8 points (more on a poster).
double page_text(const PageSpec& spec);

/// The drawing is made smaller if it has to be, never larger.
///
/// Errors  `bad_value` for sizes under 40 mm or over 1200 mm and where nothing is left for the drawing.
Result<Page> compose_page(const scene::Scene& drawing, const scene::Scene& legend, const PageSpec& spec);

/// A warning in words where type comes out smaller than 6 pt; empty when all is well.
Message type_warning(const Page& page);

}  // namespace crosscut::figure
