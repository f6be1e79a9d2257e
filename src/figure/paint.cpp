// SPDX-License-Identifier: Apache-2.0
#include "figure/paint.hpp"

#include "scene/dress.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace crosscut::figure {

namespace {

using scene::Colour;
using scene::Point;
using scene::Stroke;

constexpr double most_dots = 20000;
constexpr double most_points = 14400;  // what PDF 1.5 readers promise to show

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T> using Held = std::unique_ptr<T, Unref>;
struct DestroySurface {
    void operator()(cairo_surface_t* one) const { cairo_surface_destroy(one); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
struct DestroyContext {
    void operator()(cairo_t* one) const { cairo_destroy(one); }
};
using Context = std::unique_ptr<cairo_t, DestroyContext>;

Problem refused(cairo_status_t status)
{
    return {Problem::Code::io, {"The page could not be drawn ({1}).", {cairo_status_to_string(status)}}, {"Choose a smaller page, or SVG."}, {}};
}

// Puts marks on a page. Letters are set by Pango with the same options as `scene::measure`.
class Brush {
public:
    explicit Brush(cairo_t* cr) : cr_(cr), map_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(map_.get())), layout_(nullptr)
    {
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context_.get(), options);
        cairo_font_options_destroy(options);
        pango_cairo_context_set_resolution(context_.get(), 72);
        pango_context_set_round_glyph_positions(context_.get(), FALSE);
        pango_context_set_language(context_.get(), pango_language_from_string("de"));
        layout_.reset(pango_layout_new(context_.get()));
        pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
    }

    void paint(const scene::Mark& mark)
    {
        opacity_ = std::clamp(mark.opacity, 0.0, 1.0);
        std::visit([this](const auto& form) { put(form); }, mark.form);
    }

private:
    void ink(Colour colour) { cairo_set_source_rgba(cr_, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0 * opacity_); }

    void path(const std::vector<Point>& points, bool closed)
    {
        cairo_new_path(cr_);
        for (const Point& p : points)
            cairo_line_to(cr_, p.x, p.y);
        if (closed)
            cairo_close_path(cr_);
    }

    void line(const std::vector<Point>& raw, bool closed, Stroke stroke, double width, Colour colour)
    {
        const std::vector<Point> points = scene::without_repeats(raw, closed);
        if (points.size() < 2 || !(width > 0) || stroke == Stroke::none || colour.a == 0)
            return;
        ink(colour);
        cairo_set_line_join(cr_, CAIRO_LINE_JOIN_MITER);
        cairo_set_miter_limit(cr_, 4);
        cairo_set_line_cap(cr_, CAIRO_LINE_CAP_BUTT);
        cairo_set_dash(cr_, nullptr, 0, 0);
        if (stroke == Stroke::doubled) {
            for (const double side : {-0.75, 0.75}) {
                path(scene::beside(points, closed, side * width), closed);
                cairo_set_line_width(cr_, width / 2);
                cairo_stroke(cr_);
            }
            return;
        }
        const scene::Dashes dashes = scene::dashes_of(stroke, width, scene::length_along(points, closed), closed);
        if (dashes.period > 0) {
            const double pattern[2] = {dashes.on, dashes.period - dashes.on};
            cairo_set_dash(cr_, pattern, 2, -dashes.begin);
            if (stroke == Stroke::dotted)
                cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
        }
        cairo_set_line_width(cr_, width);
        path(points, closed);
        cairo_stroke(cr_);
        cairo_set_dash(cr_, nullptr, 0, 0);
    }

    void fill(const std::vector<Point>& points, Colour colour)
    {
        if (points.size() < 3 || colour.a == 0)
            return;
        ink(colour);
        path(points, true);
        cairo_fill(cr_);
    }

    void put(const scene::Glyph& glyph)
    {
        const bool ring = glyph.shape == scene::Shape::ring;
        if (glyph.shape == scene::Shape::circle || ring) {
            cairo_new_path(cr_);
            cairo_arc(cr_, glyph.at.x, glyph.at.y, glyph.radius, 0, 2 * std::numbers::pi);
            if (ring) {
                cairo_new_sub_path(cr_);
                cairo_arc_negative(cr_, glyph.at.x, glyph.at.y, glyph.radius * scene::ring_hole, 2 * std::numbers::pi, 0);
            }
        } else {
            path(scene::outline_of(glyph.shape, glyph.at, glyph.radius), true);
        }
        ink(glyph.fill);
        if (glyph.outline_width > 0 && glyph.outline.a > 0) {
            cairo_fill_preserve(cr_);
            ink(glyph.outline);
            cairo_set_dash(cr_, nullptr, 0, 0);
            cairo_set_line_join(cr_, CAIRO_LINE_JOIN_MITER);
            cairo_set_line_width(cr_, glyph.outline_width);
            cairo_stroke(cr_);
        } else {
            cairo_fill(cr_);
        }
    }

    void put(const scene::Curve& curve)
    {
        const std::vector<Point> points = scene::flattened(curve, 0.03);
        if (!curve.arrow) {
            line(points, false, curve.stroke, curve.width, curve.colour);
            return;
        }
        const scene::Arrow arrow = scene::arrow_of(points, curve.width);
        line(arrow.shaft, false, curve.stroke, curve.width, curve.colour);
        fill(arrow.head, curve.colour);
    }

    void put(const scene::Region& region)
    {
        const std::vector<Point> corners = scene::flattened(region, 0.03);
        if (corners.size() < 2)
            return;
        fill(corners, region.fill);
        if (region.hatch == scene::Hatch::notched) {
            for (const std::vector<Point>& tooth : scene::teeth_of(corners))
                fill(tooth, region.hatch_colour);
        } else if (region.hatch != scene::Hatch::none && region.hatch_colour.a > 0) {
            cairo_save(cr_);
            path(corners, true);
            cairo_clip(cr_);
            hatch(corners, region);
            cairo_restore(cr_);
        }
        line(corners, true, region.stroke, region.stroke_width, region.stroke_colour);
    }

    // Lines of the whole page's hatch that cross the outline: (x + y) / sqrt(2) is a multiple of the period.
    void hatch(const std::vector<Point>& corners, const scene::Region& region)
    {
        Point low = corners[0];
        Point high = corners[0];
        for (const Point& p : corners) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        ink(region.hatch_colour);
        const bool dots = region.hatch == scene::Hatch::dots;
        const double period = (dots ? scene::hatch_dot_period : scene::hatch_period) * std::numbers::sqrt2;
        const auto first = [&](double value) { return std::floor(value / period) * period; };
        if (dots) {
            // On a grid turned by 45 degrees: rows half a period apart, every other one shifted.
            for (double y = first(low.y) - period; y <= high.y + period; y += period)
                for (double x = first(low.x) - period; x <= high.x + period; x += period)
                    for (const double half : {0.0, period / 2}) {
                        cairo_new_sub_path(cr_);
                        cairo_arc(cr_, x + half, y + half, scene::hatch_dot_radius, 0, 2 * std::numbers::pi);
                    }
            cairo_fill(cr_);
            return;
        }
        cairo_set_line_width(cr_, scene::hatch_line);
        cairo_set_line_cap(cr_, CAIRO_LINE_CAP_BUTT);
        cairo_set_dash(cr_, nullptr, 0, 0);
        for (double sum = first(low.x + low.y); sum <= high.x + high.y + period; sum += period) {
            cairo_move_to(cr_, sum - low.y + 2, low.y - 2);
            cairo_line_to(cr_, sum - high.y - 2, high.y + 2);
        }
        if (region.hatch == scene::Hatch::cross)
            for (double sum = first(low.x - high.y); sum <= high.x - low.y + period; sum += period) {
                cairo_move_to(cr_, sum + low.y - 2, low.y - 2);
                cairo_line_to(cr_, sum + high.y + 2, high.y + 2);
            }
        cairo_stroke(cr_);
    }

    void put(const scene::Label& label)
    {
        const std::string text = scene::one_line(label.text);
        if (text.empty())
            return;
        PangoFontDescription* description = pango_font_description_new();
        pango_font_description_set_family(description, scene::type_family().c_str());
        constexpr PangoWeight weights[4] = {PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_SEMIBOLD, PANGO_WEIGHT_BOLD};
        pango_font_description_set_weight(description, weights[static_cast<std::size_t>(label.style.weight)]);
        pango_font_description_set_style(description, label.style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
        pango_font_description_set_absolute_size(description, std::max(0.1, label.style.size) * PANGO_SCALE);
        pango_layout_set_font_description(layout_.get(), description);
        pango_font_description_free(description);
        PangoAttrList* attributes = nullptr;
        if (label.style.tracking != 0) {
            attributes = pango_attr_list_new();
            pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(std::lround(label.style.tracking * label.style.size * PANGO_SCALE))));
        }
        pango_layout_set_attributes(layout_.get(), attributes);
        if (attributes)
            pango_attr_list_unref(attributes);
        pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
        PangoLayoutLine* set = pango_layout_get_line_readonly(layout_.get(), 0);
        PangoRectangle logical{};
        pango_layout_line_get_extents(set, nullptr, &logical);
        const double width = static_cast<double>(logical.width) / PANGO_SCALE;
        cairo_save(cr_);
        cairo_translate(cr_, label.at.x, label.at.y);
        cairo_rotate(cr_, -label.angle * std::numbers::pi / 180);
        cairo_translate(cr_, label.anchor == scene::Anchor::start ? 0 : (label.anchor == scene::Anchor::middle ? -width / 2 : -width), 0);
        if (label.halo.a > 0 && label.halo_width > 0) {
            cairo_new_path(cr_);
            cairo_move_to(cr_, 0, 0);
            pango_cairo_layout_line_path(cr_, set);
            ink(label.halo);
            cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
            cairo_set_dash(cr_, nullptr, 0, 0);
            cairo_set_line_width(cr_, 2 * label.halo_width);
            cairo_stroke(cr_);
        }
        ink(label.colour);
        cairo_new_path(cr_);
        cairo_move_to(cr_, 0, 0);
        pango_cairo_show_layout_line(cr_, set);
        cairo_restore(cr_);
    }

    cairo_t* cr_;
    Held<PangoFontMap> map_;
    Held<PangoContext> context_;
    Held<PangoLayout> layout_;
    double opacity_ = 1;
};

void paint_page(cairo_t* cr, const scene::Scene& scene)
{
    cairo_set_source_rgb(cr, scene.paper.r / 255.0, scene.paper.g / 255.0, scene.paper.b / 255.0);
    cairo_paint(cr);
    cairo_translate(cr, -scene.page.x, -scene.page.y);
    Brush brush(cr);
    for (const scene::Mark& mark : scene.marks)
        brush.paint(mark);
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

bool sensible(double side, double most) { return std::isfinite(side) && side > 0 && side <= most; }

}  // namespace

Result<Painted> painted_pixels(const scene::Scene& scene, double dpi)
{
    const double scale = dpi / 72;
    if (!sensible(scene.page.width * scale, most_dots) || !sensible(scene.page.height * scale, most_dots))
        return Problem{Problem::Code::limit, {"The picture would have more than {1} dots a side, or none.", {"20000"}}, {"Choose a smaller page or fewer dots an inch."}, {}};
    Painted out;
    out.width = std::max(1, static_cast<int>(std::lround(scene.page.width * scale)));
    out.height = std::max(1, static_cast<int>(std::lround(scene.page.height * scale)));
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, out.width, out.height));
    const Context cr(cairo_create(surface.get()));
    cairo_scale(cr.get(), out.width / scene.page.width, out.height / scene.page.height);
    paint_page(cr.get(), scene);
    cairo_surface_flush(surface.get());
    if (cairo_status(cr.get()) != CAIRO_STATUS_SUCCESS)
        return refused(cairo_status(cr.get()));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return refused(cairo_surface_status(surface.get()));
    out.stride = cairo_image_surface_get_stride(surface.get());
    out.bytes.assign(reinterpret_cast<const char*>(cairo_image_surface_get_data(surface.get())), static_cast<std::size_t>(out.stride) * static_cast<std::size_t>(out.height));
    return out;
}

Result<Painted> painted_pdf(const scene::Scene& scene)
{
    if (!sensible(scene.page.width, most_points) || !sensible(scene.page.height, most_points))
        return Problem{Problem::Code::limit, {"The page is too large for a PDF, or has no size."}, {"Choose a page of at most 5 metres a side."}, {}};
    Painted out;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &out.bytes, scene.page.width, scene.page.height));
    const std::string title = scene::one_line(scene.title);
    const std::string subject = scene::one_line(scene.description);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT, subject.c_str());
    // No day of making: the same page is the same file.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    {
        const Context cr(cairo_create(surface.get()));
        paint_page(cr.get(), scene);
        cairo_show_page(cr.get());
        if (cairo_status(cr.get()) != CAIRO_STATUS_SUCCESS)
            return refused(cairo_status(cr.get()));
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return refused(cairo_surface_status(surface.get()));
    return out;
}

}  // namespace crosscut::figure
