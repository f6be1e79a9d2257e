// SPDX-License-Identifier: Apache-2.0
#include "figure/write.hpp"

#include "scene/dress.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>

namespace crosscut::figure {

namespace {

using scene::Colour;
using scene::Point;
using scene::Stroke;

// At most three digits behind the point, whatever the locale.
std::string number(double value)
{
    if (!std::isfinite(value))
        value = 0;
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::clamp(value, -1e9, 1e9), std::chars_format::fixed, 3);
    std::string text(buffer.data(), end.ptr);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string pair(Point p) { return number(p.x) + "," + number(p.y); }

std::string escaped(std::string_view raw)
{
    std::string out;
    for (const char c : scene::one_line(raw)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string hex(Colour colour)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "#";
    for (const std::uint8_t part : {colour.r, colour.g, colour.b}) {
        out += digits[part >> 4];
        out += digits[part & 15u];
    }
    return out;
}

// fill="#aabbcc" fill-opacity="0.5"
std::string paint(std::string_view what, Colour colour)
{
    if (colour.a == 0)
        return " " + std::string(what) + "=\"none\"";
    std::string out = " " + std::string(what) + "=\"" + hex(colour) + "\"";
    if (colour.a != 255)
        out += " " + std::string(what) + "-opacity=\"" + number(colour.a / 255.0) + "\"";
    return out;
}

std::string path_of(const std::vector<Point>& points, bool closed)
{
    std::string out;
    for (std::size_t i = 0; i < points.size(); ++i)
        out += (i == 0 ? "M" : i == 1 ? "L" : " ") + pair(points[i]);
    return closed ? out + "Z" : out;
}

std::string cubic_path_of(const std::vector<Point>& points, bool closed)
{
    std::string out = points.empty() ? "" : "M" + pair(points[0]);
    for (std::size_t i = 1; i + 2 < points.size(); i += 3)
        out += "C" + pair(points[i]) + " " + pair(points[i + 1]) + " " + pair(points[i + 2]);
    return closed ? out + "Z" : out;
}

std::string_view word(scene::Subject::Kind kind)
{
    using Kind = scene::Subject::Kind;
    switch (kind) {
    case Kind::none: break;
    case Kind::actor: return "actor";
    case Kind::tie: return "tie";
    case Kind::structure: return "structure";
    case Kind::event: return "event";
    case Kind::membership: return "membership";
    case Kind::gap: return "gap";
    case Kind::crisis: return "crisis";
    case Kind::department: return "department";
    case Kind::legend: return "legend";
    case Kind::axis: return "axis";
    case Kind::pair: return "pair";
    case Kind::city: return "city";
    case Kind::tile: return "tile";
    }
    return "none";
}

std::string subject_of(const scene::Subject& subject)
{
    std::string out(word(subject.kind));
    if (subject.id != 0 || subject.other != 0)
        out += "-" + std::to_string(subject.id);
    if (subject.other != 0)
        out += "-" + std::to_string(subject.other);
    return out;
}

class Writer {
public:
    explicit Writer(std::string prefix) : prefix_(std::move(prefix)) {}

    std::string body;
    std::string defs;

    void mark(const scene::Mark& mark, std::size_t place)
    {
        body += "<g id=\"" + prefix_ + "m" + std::to_string(place + 1) + "\" data-subject=\"" + subject_of(mark.subject) + "\"";
        if (mark.opacity < 1)
            body += " opacity=\"" + number(std::clamp(mark.opacity, 0.0, 1.0)) + "\"";
        body += ">";
        if (!mark.title.empty())
            body += "<title>" + escaped(mark.title) + "</title>";
        std::visit([this](const auto& form) { put(form); }, mark.form);
        body += "</g>\n";
    }

private:
    void put(const scene::Glyph& glyph)
    {
        std::string dress = paint("fill", glyph.fill);
        if (glyph.outline_width > 0 && glyph.outline.a > 0)
            dress += paint("stroke", glyph.outline) + " stroke-width=\"" + number(glyph.outline_width) + "\"";
        if (glyph.shape == scene::Shape::circle) {
            body += "<circle cx=\"" + number(glyph.at.x) + "\" cy=\"" + number(glyph.at.y) + "\" r=\"" + number(glyph.radius) + "\"" + dress + "/>";
        } else if (glyph.shape == scene::Shape::ring) {
            const auto round = [&](double r) {
                const std::string arc = "A" + number(r) + "," + number(r) + " 0 1 0 ";
                return "M" + pair({glyph.at.x - r, glyph.at.y}) + arc + pair({glyph.at.x + r, glyph.at.y}) + arc + pair({glyph.at.x - r, glyph.at.y}) + "Z";
            };
            body += "<path fill-rule=\"evenodd\" d=\"" + round(glyph.radius) + round(glyph.radius * scene::ring_hole) + "\"" + dress + "/>";
        } else {
            body += "<path d=\"" + path_of(scene::outline_of(glyph.shape, glyph.at, glyph.radius), true) + "\"" + dress + "/>";
        }
    }

    void stroke(const std::string& d, const std::vector<Point>& points, bool closed, Stroke stroke, double width, Colour colour)
    {
        if (stroke == Stroke::none || !(width > 0) || colour.a == 0 || points.size() < 2)
            return;
        if (stroke == Stroke::doubled) {
            for (const double side : {-0.75, 0.75})
                body += "<path d=\"" + path_of(scene::beside(points, closed, side * width), closed) + "\" fill=\"none\"" + paint("stroke", colour) + " stroke-width=\"" + number(width / 2) + "\"/>";
            return;
        }
        body += "<path d=\"" + d + "\" fill=\"none\"" + paint("stroke", colour) + " stroke-width=\"" + number(width) + "\"";
        const scene::Dashes dashes = scene::dashes_of(stroke, width, scene::length_along(points, closed), closed);
        if (dashes.period > 0) {
            body += " stroke-dasharray=\"" + number(dashes.on) + " " + number(dashes.period - dashes.on) + "\"";
            if (dashes.begin > 0)
                body += " stroke-dashoffset=\"" + number(-dashes.begin) + "\"";
            if (stroke == Stroke::dotted)
                body += " stroke-linecap=\"round\"";
        }
        body += "/>";
    }

    void put(const scene::Curve& curve)
    {
        const std::vector<Point> points = scene::flattened(curve, 0.03);
        if (!curve.arrow) {
            stroke(curve.bezier ? cubic_path_of(curve.points, false) : path_of(points, false), points, false, curve.stroke, curve.width, curve.colour);
            return;
        }
        const scene::Arrow arrow = scene::arrow_of(points, curve.width);
        stroke(path_of(arrow.shaft, false), arrow.shaft, false, curve.stroke, curve.width, curve.colour);
        if (!arrow.head.empty())
            body += "<path d=\"" + path_of(arrow.head, true) + "\"" + paint("fill", curve.colour) + "/>";
    }

    void put(const scene::Region& region)
    {
        const std::vector<Point> corners = scene::flattened(region, 0.03);
        const std::vector<Point> cubic = region.smooth ? scene::smooth_path(region.outline) : std::vector<Point>();
        const std::string d = cubic.empty() ? path_of(corners, true) : cubic_path_of(cubic, true);
        if (region.fill.a > 0)
            body += "<path d=\"" + d + "\"" + paint("fill", region.fill) + "/>";
        if (region.hatch == scene::Hatch::notched) {
            std::string teeth;
            for (const std::vector<Point>& tooth : scene::teeth_of(corners))
                teeth += path_of(tooth, true);
            if (!teeth.empty() && region.hatch_colour.a > 0)
                body += "<path d=\"" + teeth + "\"" + paint("fill", region.hatch_colour) + "/>";
        } else if (region.hatch != scene::Hatch::none && region.hatch_colour.a > 0) {
            body += "<path d=\"" + d + "\" fill=\"url(#" + pattern(region.hatch, region.hatch_colour) + ")\"/>";
        }
        stroke(d, corners, true, region.stroke, region.stroke_width, region.stroke_colour);
    }

    // A tile in which (x + y) / sqrt(2) runs along its first axis; its middle is on a line or a dot.
    std::string pattern(scene::Hatch hatch, Colour colour)
    {
        const auto [known, fresh] = patterns_.try_emplace({hatch, colour.r, colour.g, colour.b, colour.a}, "");
        if (!fresh)
            return known->second;
        const std::string id = prefix_ + "h" + std::to_string(patterns_.size());
        const bool dots = hatch == scene::Hatch::dots;
        const double period = dots ? scene::hatch_dot_period : scene::hatch_period;
        const double half = period / 2;
        const double line = scene::hatch_line;
        defs += "<pattern id=\"" + id + "\" patternUnits=\"userSpaceOnUse\" x=\"" + number(-half) + "\" y=\"" + number(-half) + "\" width=\"" + number(period) +
                "\" height=\"" + number(period) + "\" patternTransform=\"rotate(45)\">";
        if (dots) {
            defs += "<circle cx=\"" + number(half) + "\" cy=\"" + number(half) + "\" r=\"" + number(scene::hatch_dot_radius) + "\"" + paint("fill", colour) + "/>";
        } else {
            std::string d = "M" + number(half - line / 2) + ",0h" + number(line) + "v" + number(period) + "h" + number(-line) + "Z";
            if (hatch == scene::Hatch::cross)
                d += "M0," + number(half - line / 2) + "h" + number(period) + "v" + number(line) + "h" + number(-period) + "Z";
            defs += "<path d=\"" + d + "\"" + paint("fill", colour) + "/>";
        }
        defs += "</pattern>\n";
        return known->second = id;
    }

    void put(const scene::Label& label)
    {
        const std::string text = escaped(label.text);
        if (text.empty())
            return;
        const bool rtl = scene::right_to_left(label.text);
        scene::Anchor anchor = label.anchor;
        if (rtl && anchor != scene::Anchor::middle)
            anchor = anchor == scene::Anchor::start ? scene::Anchor::end : scene::Anchor::start;
        constexpr std::array<std::string_view, 4> weights{"400", "500", "600", "700"};
        std::string dress = " x=\"" + number(label.at.x) + "\" y=\"" + number(label.at.y) + "\" font-size=\"" + number(label.style.size) + "\"";
        if (label.style.weight != scene::Weight::regular)
            dress += " font-weight=\"" + std::string(weights[static_cast<std::size_t>(label.style.weight)]) + "\"";
        if (label.style.italic)
            dress += " font-style=\"italic\"";
        if (label.style.tracking != 0)
            dress += " letter-spacing=\"" + number(label.style.tracking * label.style.size) + "\"";
        if (anchor != scene::Anchor::start)
            dress += anchor == scene::Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
        if (rtl)
            dress += " direction=\"rtl\"";
        if (label.angle != 0)
            dress += " transform=\"rotate(" + number(-label.angle) + " " + number(label.at.x) + " " + number(label.at.y) + ")\"";
        // The halo is the stroke of the same letters, painted first, so that the text is in the file once.
        if (label.halo.a > 0 && label.halo_width > 0)
            dress += paint("stroke", label.halo) + " stroke-width=\"" + number(2 * label.halo_width) + "\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
        body += "<text" + dress + paint("fill", label.colour) + ">" + text + "</text>";
    }

    std::string prefix_;
    std::map<std::tuple<scene::Hatch, int, int, int, int>, std::string> patterns_;
};

Writer written(const scene::Scene& scene, const std::string& prefix)
{
    Writer writer(prefix);
    for (std::size_t i = 0; i < scene.marks.size(); ++i)
        writer.mark(scene.marks[i], i);
    return writer;
}

}  // namespace

std::string svg(const scene::Scene& scene)
{
    // Several figures may stand in one page of HTML: what is in them tells their ids apart.
    std::uint64_t hash = 1469598103934665603ull;
    for (const char c : written(scene, "").body + scene.title) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ull;
    }
    std::string prefix = "f";
    for (int shift = 28; shift >= 0; shift -= 4)
        prefix += "0123456789abcdef"[(hash >> shift) & 15u];
    prefix += "-";
    const Writer writer = written(scene, prefix);
    const auto millimetres = [](double points) { return number(points * 25.4 / 72) + "mm"; };
    std::string families = scene::type_family();
    for (const char* one : {"Inter", "Noto Sans", "DejaVu Sans"})
        if (scene::type_family() != one)
            families += std::string(", ") + one;
    if (scene::type_family() != "sans-serif")
        families += ", sans-serif";
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" + millimetres(scene.page.width) + "\" height=\"" + millimetres(scene.page.height) +
           "\" viewBox=\"" + number(scene.page.x) + " " + number(scene.page.y) + " " + number(scene.page.width) + " " + number(scene.page.height) +
           "\" role=\"img\" aria-labelledby=\"" + prefix + "title " + prefix + "desc\" font-family=\"" + escaped(families) + "\">\n";
    out += "<title id=\"" + prefix + "title\">" + escaped(scene.title) + "</title>\n";
    out += "<desc id=\"" + prefix + "desc\">" + escaped(scene.description) + "</desc>\n";
    if (!writer.defs.empty())
        out += "<defs>\n" + writer.defs + "</defs>\n";
    out += "<rect x=\"" + number(scene.page.x) + "\" y=\"" + number(scene.page.y) + "\" width=\"" + number(scene.page.width) + "\" height=\"" + number(scene.page.height) + "\"" +
           paint("fill", scene.paper) + "/>\n";
    out += writer.body;
    out += "</svg>\n";
    return out;
}

}  // namespace crosscut::figure
