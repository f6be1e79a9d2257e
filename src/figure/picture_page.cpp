// SPDX-License-Identifier: Apache-2.0
#include "figure/picture_page.hpp"

#include "figure/fit.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::figure {

namespace {

constexpr double points_per_mm = 72 / 25.4;

struct Prepared {
    scene::Encoding encoding;
    PageSpec spec;
    scene::Scene legend;
};

Prepared prepared(const scene::PictureData& data, const scene::Encoding& encoding, const PageSpec& wanted)
{
    Prepared out{encoding, wanted, {}};
    out.encoding.text *= page_text(wanted);
    out.encoding.theme = wanted.theme;
    if (out.spec.caption.empty())
        out.spec.caption = scene::picture_caption(data, encoding.language);
    out.spec.legend = legend_of_picture(out.spec);
    if (out.spec.legend != LegendPlace::none)
        out.legend = scene::picture_legend(data, out.encoding, legend_width(out.spec, out.encoding));
    return out;
}

}  // namespace

Result<Page> picture_page(const scene::PictureData& data, const scene::Encoding& encoding, const PageSpec& wanted, const std::set<ActorId>& focus)
{
    const Prepared ready = prepared(data, encoding, wanted);
    const Result<scene::Box> room = drawing_room(ready.legend.page, ready.spec);
    if (!room)
        return room.problem();
    scene::PictureView view;
    view.width = room->width;
    view.height = room->height;
    view.focus = focus;
    return compose_page(scene::compose_picture(data, ready.encoding, view), ready.legend, ready.spec);
}

double picture_height_mm(const scene::PictureData& data, const scene::Encoding& encoding, const PageSpec& wanted)
{
    Prepared ready = prepared(data, encoding, wanted);
    ready.spec.height_mm = 1200;
    const Result<scene::Box> room = drawing_room(ready.legend.page, ready.spec);
    if (!room)
        return 0.72 * wanted.width_mm;
    const double around = 1200 - room->height / points_per_mm;
    scene::PictureView view;
    view.width = room->width;
    view.height = 0.56 * room->width;
    return std::clamp(std::ceil(around + scene::compose_picture(data, ready.encoding, view).page.height / points_per_mm), 40.0, 1200.0);
}

}  // namespace crosscut::figure
