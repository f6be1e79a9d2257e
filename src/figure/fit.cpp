// SPDX-License-Identifier: Apache-2.0
#include "figure/fit.hpp"

#include "foundation/text.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

namespace crosscut::figure {

namespace {

constexpr double points_per_mm = 72 / 25.4;

scene::Encoding for_page(const scene::Encoding& encoding, const PageSpec& spec)
{
    scene::Encoding out = encoding;
    out.text *= page_text(spec);
    out.theme = spec.theme;
    return out;
}

scene::Scene map_legend(const scene::MapInput& input, const scene::Encoding& encoding, const PageSpec& spec)
{
    if (spec.legend == LegendPlace::none)
        return {};
    const double inside = std::max(60.0, (spec.width_mm - 2 * spec.margin_mm) * points_per_mm);
    const double width = spec.legend == LegendPlace::below ? inside : std::min(175 * encoding.text, 0.32 * inside);
    return scene::compose_legend(input, encoding, width);
}

scene::Scene lanes_legend(const scene::LanesInput& input, const scene::Encoding& encoding, const PageSpec& spec)
{
    if (spec.legend == LegendPlace::none)
        return {};
    return scene::compose_lanes_legend(input, encoding, std::max(60.0, (spec.width_mm - 2 * spec.margin_mm) * points_per_mm));
}

double too_large(const scene::Box& box, const scene::Box& room)
{
    return std::max(box.width / room.width, box.height / room.height);
}

}  // namespace

Result<Page> map_page(const scene::MapInput& input, const scene::Encoding& given, const PageSpec& spec)
{
    const scene::Encoding encoding = for_page(given, spec);
    const scene::Scene legend = map_legend(input, encoding, spec);
    const Result<scene::Box> room = drawing_room(legend.page, spec);
    if (!room)
        return room.problem();
    // Marks grow slower than places and letters not at all: the zoom that fits is found by halving.
    double low = 0.15;
    double high = 2.2;
    scene::MapView view;
    scene::Scene best;
    for (int step = 0; step < 11; ++step) {
        view.zoom = step == 0 ? high : std::sqrt(low * high);
        scene::Scene drawing = scene::compose_map(input, encoding, view);
        if (too_large(drawing.page, *room) <= 1) {
            best = std::move(drawing);
            low = view.zoom;
            if (step == 0)
                break;
        } else {
            high = view.zoom;
        }
    }
    if (best.marks.empty()) {
        view.zoom = low;
        best = scene::compose_map(input, encoding, view);
    }
    return compose_page(best, legend, spec);
}

Result<Page> lanes_page(const scene::LanesInput& input, const scene::Encoding& given, const PageSpec& wanted)
{
    PageSpec spec = wanted;
    if (spec.legend != LegendPlace::none)
        spec.legend = LegendPlace::below;
    const scene::Encoding encoding = for_page(given, spec);
    const scene::Scene legend = lanes_legend(input, encoding, spec);
    const Result<scene::Box> room = drawing_room(legend.page, spec);
    if (!room)
        return room.problem();
    double low = 13;
    double high = 28;
    scene::Scene best = scene::compose_lanes(input, encoding, room->width, low);
    if (best.page.height < room->height)
        for (int step = 0; step < 8; ++step) {
            const double middle = (low + high) / 2;
            scene::Scene drawing = scene::compose_lanes(input, encoding, room->width, middle);
            if (drawing.page.height <= room->height) {
                best = std::move(drawing);
                low = middle;
            } else {
                high = middle;
            }
        }
    return compose_page(best, legend, spec);
}

double map_height_mm(const scene::MapInput& input, const scene::Encoding& given, const PageSpec& spec)
{
    PageSpec tall = spec;
    tall.height_mm = 1200;
    const scene::Encoding encoding = for_page(given, spec);
    const scene::Scene legend = map_legend(input, encoding, spec);
    const Result<scene::Box> room = drawing_room(legend.page, tall);
    double needed = 0.72 * spec.width_mm;
    if (room) {
        // The words around the drawing take the same height on every page of this width.
        const double around = tall.height_mm - room->height / points_per_mm;
        scene::MapView view;
        const scene::Box box = scene::compose_map(input, encoding, view).page;
        const double shape = box.width > 0 ? std::clamp(box.height / box.width, 0.35, 1.25) : 0.6;
        needed = around + room->width * shape / points_per_mm;
        if (spec.legend == LegendPlace::right)
            needed = std::max(needed, around + legend.page.height / points_per_mm);
    }
    return std::clamp(std::ceil(needed), 40.0, 1200.0);
}

double lanes_height_mm(const scene::LanesInput& input, const scene::Encoding& given, const PageSpec& wanted)
{
    PageSpec tall = wanted;
    if (tall.legend != LegendPlace::none)
        tall.legend = LegendPlace::below;
    tall.height_mm = 1200;
    const scene::Encoding encoding = for_page(given, tall);
    const Result<scene::Box> room = drawing_room(lanes_legend(input, encoding, tall).page, tall);
    if (!room)
        return 0.72 * wanted.width_mm;
    const double around = tall.height_mm - room->height / points_per_mm;
    return std::clamp(std::ceil(around + scene::compose_lanes(input, encoding, room->width, 20).page.height / points_per_mm), 40.0, 1200.0);
}

std::string text_alternative(const scene::Scene& page, Language language)
{
    using Kind = scene::Subject::Kind;
    std::string out = scene::one_line(page.title) + "\n\n" + scene::one_line(page.description) + "\n";
    const auto part = [&](Kind kind, std::string_view heading) {
        std::set<std::string> said;
        std::string lines;
        for (const scene::Mark& mark : page.marks) {
            const std::string title = scene::one_line(mark.title);
            if (mark.subject.kind == kind && !title.empty() && !std::holds_alternative<scene::Label>(mark.form) && said.insert(title).second)
                lines += "- " + title + "\n";
        }
        if (!lines.empty())
            out += "\n" + std::string(tr(language, heading)) + "\n" + lines;
    };
    part(Kind::actor, "Actors");
    part(Kind::tie, "Ties");
    part(Kind::structure, "Structures");
    part(Kind::event, "Events");
    part(Kind::gap, "Please check");
    return out;
}

}  // namespace crosscut::figure
