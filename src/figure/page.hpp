// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/marks.hpp"
#include "scene/theme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::figure {

/// Where the legend stands on a page; `inside` = on the drawing, in a corner that nothing else takes.
enum class LegendPlace { right, below, none, inside };

/// A page to be filled, in millimetres.
///
///   title       Above the drawing, may be empty; `subtitle` beside or under it (the date); `message` below in the accent
///               colour: what the reader should see.
///   letters     Factor on all type.
///   caption     Below: date, rule, n. `disclaimer` stands under it and is never left out when given.
struct PageSpec {
    double width_mm = 180;
    double height_mm = 130;
    double margin_mm = 6;
    LegendPlace legend = LegendPlace::right;
    std::string title;
    std::string subtitle;
    std::string message = {};
    std::string caption;
    std::string disclaimer;
    const scene::Theme* theme = &scene::light_theme();
    double letters = 1;
};

/// A page as a scene in points: the drawing scaled as a whole to the room that title, legend, caption and
/// disclaimer leave. Every mark of the drawing is on the page, with its subject.
///
///   smallest_type  In points, after scaling; under 6 is too small for print (product R27). `smallest_text` are the words that
///                  are so small, `small_texts` how many texts are smaller than 6 points.
///   legend         Where the legend stands at last: one that found no free corner stands below.
struct Page {
    scene::Scene scene;
    double smallest_type = 0;
    std::string smallest_text;
    int small_texts = 0;
    LegendPlace legend = LegendPlace::none;
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

/// The corner of a drawing in which a legend of a size covers nothing, with the drawing at its room; none where there is none.
std::optional<scene::Point> free_corner(const scene::Scene& page, const scene::Box& room, const scene::Box& legend);

/// A warning in words where type comes out smaller than 6 pt: which text, how small; empty when all is well.
///   language  Of the numbers in it.
Message type_warning(const Page& page, Language language = Language::english);

}  // namespace crosscut::figure
