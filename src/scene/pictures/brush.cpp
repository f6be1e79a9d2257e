// SPDX-License-Identifier: Apache-2.0
#include "scene/pictures/brush.hpp"

#include "scene/key_line.hpp"

#include "analysis/persistence/fortune.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

double Brush::text(Point at, const std::string& words, double size, Colour colour, Anchor anchor, Weight weight)
{
    const TextStyle own = style(size, weight);
    scene_.marks.push_back({Label{at, words, own, anchor, colour, {0, 0, 0, 0}, 0, 0}, subject_, 1, title_.empty() ? words : title_});
    return measure(words, own).width;
}

double Brush::paragraph(Point at, const std::string& words, double width, double size, Colour colour, Weight weight)
{
    const TextStyle own = style(size, weight);
    double y = at.y;
    for (const std::string& part : wrapped(words, own, width)) {
        text({at.x, y + own.size}, fitted(part, own, width), size, colour, Anchor::start, weight);
        y += own.size * 1.35;
    }
    return y - at.y;
}

void Brush::line(std::vector<Point> points, Colour colour, double width, Stroke stroke, bool arrow)
{
    if (points.size() >= 2)
        scene_.marks.push_back({Curve{std::move(points), false, colour, width, stroke, arrow}, subject_, 1, title_});
}

void Brush::box(const Box& box, Colour fill, Colour edge, double edge_width)
{
    Region region;
    region.outline = {{box.x, box.y}, {box.x + box.width, box.y}, {box.x + box.width, box.y + box.height}, {box.x, box.y + box.height}};
    region.fill = fill;
    if (edge.a > 0) {
        region.stroke = Stroke::solid;
        region.stroke_colour = edge;
        region.stroke_width = edge_width;
    }
    scene_.marks.push_back({std::move(region), subject_, 1, title_});
}

void Brush::region(Region region) { scene_.marks.push_back({std::move(region), subject_, 1, title_}); }

void Brush::glyph(Point at, double radius, Shape shape, Colour fill, Colour outline, double outline_width)
{
    scene_.marks.push_back({Glyph{at, radius, shape, fill, outline, outline_width}, subject_, 1, title_});
}

Scene legend_of(const std::vector<LegendEntry>& entries, const Encoding& encoding, double width)
{
    Scene scene;
    scene.paper = encoding.theme->panel;
    Brush brush(scene, encoding);
    const double unit = brush.unit();
    const TextStyle style = brush.style(10.5);
    const double line = 17 * unit;
    double x = 0;
    double y = 10 * unit;
    for (const LegendEntry& entry : entries) {
        const double start = entry.swatch * unit + 5 * unit;
        const double need = start + measure(entry.words, style).width;
        if (x > 0 && x + need > width) {
            x = 0;
            y += line;
        }
        brush.of({Subject::Kind::legend, 0, 0}, entry.words);
        entry.draw(brush, {x, y});
        // Words that are longer than the legend is wide go on in further lines.
        const std::vector<std::string> lines = wrapped(entry.words, style, std::max(40 * unit, width - x - start));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0)
                y += 13.5 * unit;
            brush.text({x + start, y + style.size * 0.36}, fitted(lines[i], style, width - x - start), 10.5, encoding.theme->ink);
        }
        x = lines.size() > 1 ? width : x + need + 18 * unit;
    }
    scene.page = {0, 0, width, scene.marks.empty() ? 0 : y + 8 * unit};
    return scene;
}

LegendEntry patch_entry(std::string words, const StateLook& look)
{
    return {std::move(words), 26, [look](Brush& brush, Point at) {
                const double u = brush.unit();
                const double h = 11 * u * look.height;
                Region swatch;
                swatch.outline = {{at.x, at.y - h / 2}, {at.x + 26 * u, at.y - h / 2}, {at.x + 26 * u, at.y + h / 2}, {at.x, at.y + h / 2}};
                swatch.fill = look.fill;
                swatch.hatch = look.hatch;
                swatch.hatch_colour = look.hatch_colour;
                swatch.stroke = look.stroke;
                swatch.stroke_colour = look.stroke_colour;
                swatch.stroke_width = u;
                brush.region(std::move(swatch));
            }};
}

LegendEntry line_entry(std::string words, Colour colour, double width, Stroke stroke)
{
    return {std::move(words), 30, [=](Brush& brush, Point at) {
                brush.line({{at.x + 2 * brush.unit(), at.y}, {at.x + 28 * brush.unit(), at.y}}, colour, width * brush.unit(), stroke);
            }};
}

Mark shifted(Mark mark, Point by)
{
    const auto move = [&](Point& p) { p = {p.x + by.x, p.y + by.y}; };
    if (auto* glyph = std::get_if<Glyph>(&mark.form))
        move(glyph->at);
    else if (auto* label = std::get_if<Label>(&mark.form))
        move(label->at);
    else
        for (Point& p : std::holds_alternative<Curve>(mark.form) ? std::get<Curve>(mark.form).points : std::get<Region>(mark.form).outline)
            move(p);
    return mark;
}

Scene nothing_to_see(const Encoding& encoding, const PictureView& view, const std::string& why, const std::string& help)
{
    Scene scene;
    scene.paper = encoding.theme->paper;
    add_empty_words(scene, encoding, view.width, std::min(view.height, 300 * encoding.text), why, help);
    return scene;
}

std::string count_of(Language language, long long part, long long whole)
{
    const std::string plain = say(language, "{1} of {2}", {std::to_string(part), std::to_string(whole)});
    if (whole <= 0)
        return plain;
    return plain + " (" + std::to_string(std::lround(100.0 * static_cast<double>(part) / static_cast<double>(whole))) + (language == Language::german ? "\u00a0%)" : "%)");
}

std::string town_of(const evidence::Archive& archive, const network::Question& question, Language language)
{
    const evidence::City* city = evidence::find(*archive.cities, question.city);
    return city ? city->name : std::string(tr(language, "all cities"));
}

std::string place_words(const evidence::Archive& archive, const network::Question& question, Language language)
{
    const evidence::City* city = evidence::find(*archive.cities, question.city);
    return (city ? city->name : std::string(tr(language, "All cities"))) + ", " +
           std::string(question.field == evidence::Field::none ? tr(language, "all fields") : evidence::label(language, question.field));
}

std::vector<structures::Crisis> real_crises(const Source& source)
{
    std::vector<structures::Crisis> out;
    if (source.crises)
        for (const structures::Crisis& crisis : *source.crises)
            if (!crisis.overlay && !crisis.pulses.empty())
                out.push_back(crisis);
    return out;
}

bool told_under(const std::vector<structures::Crisis>& crises, structures::CrisisId chosen, evidence::Field field, const structures::Crisis& crisis)
{
    if (chosen)
        return chosen == crisis.id;
    const structures::Crisis* own = analysis::crisis_of(crises, field);
    return !own || own->id == crisis.id;
}

}  // namespace crosscut::scene
