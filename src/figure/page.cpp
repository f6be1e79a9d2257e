// SPDX-License-Identifier: Apache-2.0
#include "figure/page.hpp"

#include "foundation/number.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::figure {

namespace {

using scene::Box;
using scene::Label;
using scene::Mark;
using scene::Point;
using scene::TextStyle;
using scene::Weight;

constexpr double points_per_mm = 72 / 25.4;
constexpr double smallest_side = 40;
constexpr double largest_side = 1200;
constexpr double smallest_print = 6;

// Sizes of the words around the drawing: larger pages are read from further away.
struct Sizes {
    double title;
    double subtitle;
    double message;
    double caption;
    double gap;  ///< between the parts
    explicit Sizes(const PageSpec& spec)
    {
        const double unit = std::clamp(std::sqrt(spec.width_mm / 180), 0.8, 2.4) * spec.letters;
        title = 13 * unit;
        subtitle = 9 * unit;
        message = 10 * unit;
        // Small print grows less than what is to be read from afar.
        caption = std::max(6.2, 7 * unit / std::max(1.0, std::sqrt(spec.letters)));
        gap = 9 * unit;
    }
};

TextStyle title_style(const Sizes& sizes) { return {sizes.title, Weight::semibold, false, -0.005}; }
TextStyle subtitle_style(const Sizes& sizes) { return {sizes.subtitle, Weight::regular, false, 0}; }
TextStyle message_style(const Sizes& sizes) { return {sizes.message, Weight::semibold, false, 0}; }
TextStyle caption_style(const Sizes& sizes, bool italic) { return {sizes.caption, Weight::regular, italic, 0}; }

double line_height(const TextStyle& style) { return style.size * 1.35; }

// Everything on the page but drawing and legend, and what it leaves.
struct Frame {
    Box text;     ///< inside the margins
    Box middle;   ///< between heading and caption
    std::vector<std::string> title;
    std::vector<std::string> subtitle;
    std::vector<std::string> message;
    std::vector<std::string> caption;
    std::vector<std::string> disclaimer;
};

Frame frame_of(const PageSpec& spec)
{
    const Sizes sizes(spec);
    Frame frame;
    const double margin = spec.margin_mm * points_per_mm;
    frame.text = {margin, margin, spec.width_mm * points_per_mm - 2 * margin, spec.height_mm * points_per_mm - 2 * margin};
    const auto lines = [&](const std::string& words, const TextStyle& style) {
        std::vector<std::string> out = scene::wrapped(words, style, frame.text.width);
        for (std::string& line : out)
            line = scene::fitted(line, style, frame.text.width);
        return out;
    };
    frame.title = lines(spec.title, title_style(sizes));
    frame.subtitle = lines(spec.subtitle, subtitle_style(sizes));
    frame.message = lines(spec.message, message_style(sizes));
    frame.caption = lines(spec.caption, caption_style(sizes, false));
    frame.disclaimer = lines(spec.disclaimer, caption_style(sizes, true));
    const auto count = [](const std::vector<std::string>& some) { return static_cast<double>(some.size()); };
    double head = count(frame.title) * line_height(title_style(sizes)) + count(frame.subtitle) * line_height(subtitle_style(sizes));
    if (!frame.message.empty())
        head += (head > 0 ? sizes.message * 0.25 : 0) + count(frame.message) * line_height(message_style(sizes));
    double foot = (count(frame.caption) + count(frame.disclaimer)) * line_height(caption_style(sizes, false));
    if (!frame.caption.empty() && !frame.disclaimer.empty())
        foot += sizes.caption * 0.3;
    head += head > 0 ? sizes.gap : 0;
    foot += foot > 0 ? sizes.gap : 0;
    frame.middle = {frame.text.x, frame.text.y + head, frame.text.width, frame.text.height - head - foot};
    return frame;
}

double gap_of(const PageSpec& spec) { return 1.6 * Sizes(spec).gap; }

// How the middle is shared; heights and widths of the legend are those it was composed with.
struct Shares {
    Box drawing;
    Point legend;
};

Shares shares_of(const Frame& frame, const Box& legend, const PageSpec& spec)
{
    Shares shares{frame.middle, {frame.middle.x, frame.middle.y}};
    if (spec.legend == LegendPlace::none || spec.legend == LegendPlace::inside || legend.width <= 0)
        return shares;
    if (spec.legend == LegendPlace::right) {
        shares.drawing.width -= legend.width + gap_of(spec);
        shares.legend.x = frame.middle.x + frame.middle.width - legend.width;
    } else {
        shares.drawing.height -= legend.height + gap_of(spec);
        shares.legend.y = frame.middle.y + frame.middle.height - legend.height;
    }
    return shares;
}

void measure_type(Page& page)
{
    for (const Mark& mark : page.scene.marks)
        if (const auto* label = std::get_if<Label>(&mark.form); label && !label->text.empty()) {
            page.small_texts += label->style.size < smallest_print - 0.005;
            if (page.smallest_type == 0 || label->style.size < page.smallest_type) {
                page.smallest_type = label->style.size;
                page.smallest_text = label->text;
            }
        }
}

bool side_fits(double millimetres) { return std::isfinite(millimetres) && millimetres >= smallest_side && millimetres <= largest_side; }

Problem no_room()
{
    return {Problem::Code::bad_value, {"Nothing of the page is left for the drawing."}, {"Choose a larger page, narrower margins, a shorter title, or no legend."}, {}};
}

}  // namespace

Mark moved(const Mark& mark, double scale, Point shift)
{
    Mark out = mark;
    const auto place = [&](Point p) { return Point{p.x * scale + shift.x, p.y * scale + shift.y}; };
    if (auto* glyph = std::get_if<scene::Glyph>(&out.form)) {
        glyph->at = place(glyph->at);
        glyph->radius *= scale;
        glyph->outline_width *= scale;
    } else if (auto* curve = std::get_if<scene::Curve>(&out.form)) {
        for (Point& p : curve->points)
            p = place(p);
        curve->width *= scale;
    } else if (auto* region = std::get_if<scene::Region>(&out.form)) {
        for (Point& p : region->outline)
            p = place(p);
        region->stroke_width *= scale;
    } else if (auto* label = std::get_if<Label>(&out.form)) {
        label->at = place(label->at);
        label->style.size *= scale;
        label->halo_width *= scale;
    }
    return out;
}

Result<Box> drawing_room(const Box& legend, const PageSpec& spec)
{
    if (!side_fits(spec.width_mm) || !side_fits(spec.height_mm))
        return Problem{Problem::Code::bad_value, {"A page of {1} × {2} mm cannot be made.", {plain(spec.width_mm), plain(spec.height_mm)}}, {"Choose 40 to 1200 mm for each side."}, {}};
    if (!std::isfinite(spec.margin_mm) || spec.margin_mm < 0)
        return Problem{Problem::Code::bad_value, {"A margin of {1} mm cannot be made.", {plain(spec.margin_mm)}}, {"Choose 0 mm or more."}, {}};
    const Shares shares = shares_of(frame_of(spec), legend, spec);
    constexpr double least = 40;
    if (shares.drawing.width < least || shares.drawing.height < least)
        return no_room();
    return shares.drawing;
}

double page_text(const PageSpec& spec) { return std::clamp(0.70 * std::sqrt(spec.width_mm / 180), 0.65, 1.8) * spec.letters; }

Result<Page> compose_page(const scene::Scene& drawing, const scene::Scene& legend, const PageSpec& spec)
{
    Result<Box> room = drawing_room(legend.page, spec);
    if (!room)
        return room.problem();
    const bool with_legend = spec.legend != LegendPlace::none && legend.page.width > 0 && !legend.marks.empty();
    const Frame frame = frame_of(spec);
    const Shares shares = shares_of(frame, legend.page, spec);
    if (with_legend && (legend.page.height > frame.middle.height + 0.01 || legend.page.width > frame.middle.width + 0.01))
        return no_room();
    const Sizes sizes(spec);
    const scene::Theme& theme = *spec.theme;
    Page page;
    scene::Scene& scene = page.scene;
    scene.page = {0, 0, spec.width_mm * points_per_mm, spec.height_mm * points_per_mm};
    scene.paper = theme.paper;
    scene.title = spec.title.empty() ? drawing.title : spec.title;
    for (const std::string* part : {&spec.message, &spec.subtitle, &drawing.description, &spec.caption, &spec.disclaimer})
        if (!part->empty())
            scene.description += (scene.description.empty() ? "" : " ") + *part;

    if (drawing.page.width > 0 && drawing.page.height > 0) {
        page.drawing_scale = std::min({room->width / drawing.page.width, room->height / drawing.page.height, 1.0});
        const double scale = page.drawing_scale;
        // In the middle of its room; what is as wide as the page, like lanes, begins at its top.
        const bool wide = drawing.page.width * scale > 0.98 * room->width;
        const Point shift{room->x + (room->width - drawing.page.width * scale) / 2 - drawing.page.x * scale,
                          room->y + (wide ? 0.35 : 0.5) * (room->height - drawing.page.height * scale) - drawing.page.y * scale};
        for (const Mark& mark : drawing.marks)
            scene.marks.push_back(moved(mark, scale, shift));
    }
    if (with_legend) {
        page.legend = spec.legend;
        Point at = shares.legend;
        if (spec.legend == LegendPlace::inside) {
            const double pad = 0.7 * sizes.gap;
            const std::optional<Point> corner = free_corner(scene, *room, {0, 0, legend.page.width + 2 * pad, legend.page.height + 2 * pad});
            if (!corner) {
                PageSpec below = spec;
                below.legend = LegendPlace::below;
                return compose_page(drawing, legend, below);
            }
            at = {corner->x + pad, corner->y + pad};
            scene::Region ground;
            ground.outline = scene::rounded({corner->x, corner->y, legend.page.width + 2 * pad, legend.page.height + 2 * pad}, 3);
            ground.fill = theme.panel;
            ground.stroke = scene::Stroke::solid;
            ground.stroke_colour = theme.hairline;
            ground.stroke_width = 0.6;
            scene.marks.push_back({ground, {scene::Subject::Kind::legend, 0, 0}, 1, ""});
        }
        for (const Mark& mark : legend.marks)
            scene.marks.push_back(moved(mark, 1, {at.x - legend.page.x, at.y - legend.page.y}));
    }

    double y = frame.text.y;
    const auto set = [&](const std::vector<std::string>& lines, const TextStyle& style, scene::Colour colour) {
        for (const std::string& line : lines) {
            scene.marks.push_back({Label{{frame.text.x, y + style.size}, line, style, scene::Anchor::start, colour, {0, 0, 0, 0}, 0, 0}, {}, 1, ""});
            y += line_height(style);
        }
    };
    set(frame.title, title_style(sizes), theme.ink);
    set(frame.subtitle, subtitle_style(sizes), theme.ink2);
    if (!frame.message.empty()) {
        y += y > frame.text.y ? sizes.message * 0.25 : 0;
        set(frame.message, message_style(sizes), theme.accent);
    }
    y = frame.middle.y + frame.middle.height + sizes.gap;
    set(frame.caption, caption_style(sizes, false), theme.ink2);
    if (!frame.caption.empty())
        y += sizes.caption * 0.3;
    set(frame.disclaimer, caption_style(sizes, true), theme.ink2);
    measure_type(page);
    return page;
}

std::optional<Point> free_corner(const scene::Scene& page, const Box& room, const Box& legend)
{
    if (legend.width > 0.6 * room.width || legend.height > room.height)
        return std::nullopt;
    std::vector<Box> taken;
    for (const Mark& mark : page.marks) {
        // An outline of a structure may run behind the legend, a line of it may not.
        if (const auto* curve = std::get_if<scene::Curve>(&mark.form)) {
            const std::vector<Point> course = scene::flattened(*curve, 2);
            for (std::size_t i = 0; i + 1 < course.size(); ++i) {
                // A long line in pieces: the box around the whole of a slanting one takes far more than it does.
                const double length = std::hypot(course[i + 1].x - course[i].x, course[i + 1].y - course[i].y);
                const int pieces = std::clamp(static_cast<int>(length / 12), 1, 200);
                for (int k = 0; k < pieces; ++k) {
                    const auto on = [&](double share) { return Point{course[i].x + (course[i + 1].x - course[i].x) * share, course[i].y + (course[i + 1].y - course[i].y) * share}; };
                    const Point p = on(static_cast<double>(k) / pieces);
                    const Point q = on(static_cast<double>(k + 1) / pieces);
                    taken.push_back({std::min(p.x, q.x), std::min(p.y, q.y), std::abs(p.x - q.x), std::abs(p.y - q.y)});
                }
            }
        } else {
            taken.push_back(scene::bounds(mark));
        }
    }
    const double right = room.x + room.width - legend.width;
    const double bottom = room.y + room.height - legend.height;
    for (const Point corner : {Point{right, room.y}, Point{right, bottom}, Point{room.x, bottom}, Point{room.x, room.y}}) {
        const bool free = std::none_of(taken.begin(), taken.end(), [&](const Box& box) {
            return box.x < corner.x + legend.width && corner.x < box.x + box.width && box.y < corner.y + legend.height && corner.y < box.y + box.height;
        });
        if (free)
            return corner;
    }
    return std::nullopt;
}

Message type_warning(const Page& page, Language language)
{
    if (page.smallest_type <= 0 || page.smallest_type >= smallest_print - 0.005)
        return {};
    const std::string size = spoken(language, std::floor(page.smallest_type * 10) / 10, 1);
    if (page.small_texts == 1)
        return {"“{2}” comes out {1} points high; under 6 points it is hard to read in print. Choose a larger page or type, or fewer things to show.", {size, page.smallest_text}};
    return {"The smallest text is “{2}”, {1} points high. {3} texts are under 6 points and hard to read in print. Choose a larger page or type, or fewer things to show.",
            {size, page.smallest_text, std::to_string(page.small_texts)}};
}

}  // namespace crosscut::figure
