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

}  // namespace

LegendPlace legend_of_picture(const PageSpec& spec)
{
    constexpr double wide = 150;  // a narrower page has no room beside a drawing that is as wide as it can be
    return spec.legend == LegendPlace::none || (spec.legend == LegendPlace::right && spec.width_mm >= wide) ? spec.legend : LegendPlace::below;
}

double legend_width(const PageSpec& spec, const scene::Encoding& encoding)
{
    const double inside = std::max(60.0, (spec.width_mm - 2 * spec.margin_mm) * points_per_mm);
    return spec.legend == LegendPlace::right ? std::min(170 * encoding.text, 0.26 * inside) : inside;
}

namespace {

scene::Scene lanes_legend(const scene::LanesInput& input, const scene::Encoding& encoding, const PageSpec& spec)
{
    if (spec.legend == LegendPlace::none)
        return {};
    return scene::compose_lanes_legend(input, encoding, legend_width(spec, encoding));
}

// Where the actors of the snapshot stand, at zoom 1.
scene::Box spread_of(const scene::MapInput& input)
{
    scene::Point low{0, 0};
    scene::Point high{0, 0};
    bool first = true;
    const auto take = [&](double x, double y) {
        low = first ? scene::Point{x, y} : scene::Point{std::min(low.x, x), std::min(low.y, y)};
        high = first ? scene::Point{x, y} : scene::Point{std::max(high.x, x), std::max(high.y, y)};
        first = false;
    };
    for (const ActorId actor : input.snapshot->actors)
        if (const auto at = input.places.find(actor); at != input.places.end())
            take(at->second.x, at->second.y);
    for (const scene::ColumnHeading& column : input.columns) {
        take(column.x, column.top);
        take(column.x + column.width, column.bottom);
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

// Space that shapes and names need around the places.
struct Border {
    double left;
    double right;
    double top;
    double bottom;
};
Border border_of(const scene::MapInput& input, const scene::Encoding& encoding)
{
    if (input.columns.empty() && !input.snapshot->question.city && input.archive->cities->size() > 1)
        return {48 * encoding.text, 48 * encoding.text, 56 * encoding.text, 44 * encoding.text};
    if (input.columns.empty())
        return {48 * encoding.text, 48 * encoding.text, 28 * encoding.text, 44 * encoding.text};
    return {4 * encoding.text, 4 * encoding.text, 96 * encoding.text, 12 * encoding.text};
}

// A box made larger where marks stand out.
scene::Box around(scene::Box box, const scene::Scene& scene)
{
    for (const scene::Mark& mark : scene.marks) {
        const scene::Box own = scene::bounds(mark);
        const double right = std::max(box.x + box.width, own.x + own.width);
        const double bottom = std::max(box.y + box.height, own.y + own.height);
        box.x = std::min(box.x, own.x);
        box.y = std::min(box.y, own.y);
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    return box;
}

constexpr double widest_zoom = 2.2;
constexpr double stretch = 1.35;
constexpr double row_share = 0.72;  // of the row distance that the layout leaves for names on screen

// The map at the zoom at which it fills its room.
scene::Scene fitted_map(const scene::MapInput& input, const scene::Encoding& encoding, const scene::Box& room, const std::set<ActorId>& focus)
{
    Border border = border_of(input, encoding);
    const scene::Box spread = spread_of(input);
    scene::Scene drawing;
    // Headings of columns are as high as they are: what they need more is known after the first try.
    for (int round = 0; round < (input.columns.empty() ? 1 : 6); ++round) {
        const double wide = std::max(20.0, room.width - border.left - border.right);
        const double high = std::max(20.0, room.height - border.top - border.bottom);
        scene::MapInput fitted = input;
        scene::MapView view;
        if (input.columns.empty()) {
            view.zoom = std::min({widest_zoom, wide / std::max(spread.width, 1.0), high / std::max(spread.height, 1.0)});
            // A little wider or taller than the layout where the page is: near still means linked.
            const double x = std::clamp(wide / std::max(spread.width * view.zoom, 1.0), 1.0, stretch);
            const double y = std::clamp(high / std::max(spread.height * view.zoom, 1.0), 1.0, stretch);
            for (auto& [actor, at] : fitted.places)
                at = {at.x * x, at.y * y};
        } else {
            // In columns only the column means something: they share the width, and rows stand as far apart as
            // names of three lines need, or closer where the page is low.
            const double x = std::min(1.5, wide / std::max(spread.width, 1.0));
            const double y = std::min(row_share * encoding.text, high / std::max(spread.height, 1.0));
            for (auto& [actor, at] : fitted.places)
                at = {at.x * x, at.y * y};
            for (scene::ColumnHeading& column : fitted.columns)
                column = {column.text, column.x * x, column.width * x, column.top * y, column.bottom * y};
        }
        const scene::Box at = spread_of(fitted);
        const double middle = (at.x + at.width / 2) * view.zoom + (border.right - border.left) / 2;
        const double centre = (at.y + at.height / 2) * view.zoom - (border.top - border.bottom) / 2;
        const scene::Box inside{middle - room.width / 2, centre - room.height / 2, room.width, room.height};
        view.inside = inside;
        view.focus = focus;
        drawing = scene::compose_map(fitted, encoding, view);
        drawing.page = around(inside, drawing);
        const double above = inside.y - drawing.page.y;
        const double right = drawing.page.x + drawing.page.width - inside.x - inside.width;
        if (above <= 0.01 && right <= 0.01)
            break;
        border.top += std::max(0.0, above);
        border.right += std::max(0.0, right);
    }
    return drawing;
}

}  // namespace

Result<Page> map_page(const scene::MapInput& input, const scene::Encoding& given, const PageSpec& wanted, const std::set<ActorId>& focus)
{
    PageSpec spec = wanted;
    const scene::Encoding encoding = for_page(given, spec);
    if (spec.legend == LegendPlace::inside) {
        // A legend of one, two or three columns, whichever finds a corner; else it stands beside the map.
        const Result<scene::Box> whole = drawing_room({}, spec);
        if (!whole)
            return whole.problem();
        const scene::Scene drawing = fitted_map(input, encoding, *whole, focus);
        for (const int columns : {1, 2, 3}) {
            const double width = (168.0 * columns - 18) * encoding.text;
            if (width > 0.55 * whole->width)
                break;
            Result<Page> page = compose_page(drawing, scene::compose_legend(input, encoding, width), spec);
            if (page && page->legend == LegendPlace::inside)
                return page;
        }
        spec.legend = spec.width_mm >= 130 ? LegendPlace::right : LegendPlace::below;
    }
    scene::Scene legend = map_legend(input, encoding, spec);
    // One that is a little too tall gets smaller letters, as long as they can be read.
    for (double smaller = 0.92; spec.legend == LegendPlace::right && smaller > 0.6; smaller -= 0.08) {
        const Result<scene::Box> beside = drawing_room(legend.page, spec);
        if (!beside || beside->height >= legend.page.height || 9.5 * encoding.text * smaller < 6.3)
            break;
        scene::Encoding small = encoding;
        small.text *= smaller;
        legend = map_legend(input, small, spec);
    }
    if (const Result<scene::Box> beside = drawing_room(legend.page, spec); spec.legend == LegendPlace::right && beside && beside->height < legend.page.height) {
        // Too tall to stand beside: it lies below, in columns.
        spec.legend = LegendPlace::below;
        legend = map_legend(input, encoding, spec);
    }
    return map_page(input, given, spec, focus, legend);
}

Result<Page> map_page(const scene::MapInput& input, const scene::Encoding& given, const PageSpec& spec, const std::set<ActorId>& focus, const scene::Scene& legend)
{
    const scene::Encoding encoding = for_page(given, spec);
    const Result<scene::Box> room = drawing_room(legend.page, spec);
    if (!room)
        return room.problem();
    return compose_page(fitted_map(input, encoding, *room, focus), legend, spec);
}

Result<Page> lanes_page(const scene::LanesInput& input, const scene::Encoding& given, const PageSpec& wanted)
{
    PageSpec spec = wanted;
    spec.legend = legend_of_picture(spec);
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
        const Border border = border_of(input, encoding);
        const scene::Box spread = spread_of(input);
        const double wide = std::max(20.0, room->width - border.left - border.right);
        double height = std::min(widest_zoom, wide / std::max(spread.width, 1.0)) * spread.height;
        if (spec.width_mm < 120)
            height *= stretch;  // a narrow column has more room in height
        if (!input.columns.empty())
            height = std::min(row_share * encoding.text * spread.height, 1.4 * room->width);
        height = std::clamp(height + border.top + border.bottom, 0.4 * room->width, 1.5 * room->width);
        needed = around + height / points_per_mm;
        if (spec.legend == LegendPlace::right)
            needed = std::max(needed, around + legend.page.height / points_per_mm);
    }
    return std::clamp(std::ceil(needed), 40.0, 1200.0);
}

double lanes_height_mm(const scene::LanesInput& input, const scene::Encoding& given, const PageSpec& wanted)
{
    PageSpec tall = wanted;
    tall.legend = legend_of_picture(tall);
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
