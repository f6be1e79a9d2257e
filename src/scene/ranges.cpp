// SPDX-License-Identifier: Apache-2.0
#include "scene/ranges.hpp"

#include "foundation/number.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

/// A round step that gives at most eight ticks.
double step_for(double most)
{
    for (const double step : {1.0, 2.0, 5.0, 10.0, 12.0, 24.0, 60.0, 120.0})
        if (most / step <= 8)
            return step;
    return std::max(1.0, std::ceil(most / 8));
}

void add_words(Scene& scene, Point at, const std::string& words, const TextStyle& style, Colour colour, Anchor anchor)
{
    Label label;
    label.at = at;
    label.text = words;
    label.style = style;
    label.anchor = anchor;
    label.colour = colour;
    label.halo = {0, 0, 0, 0};
    scene.marks.push_back({label, {}, 1, {}});
}

void add_line(Scene& scene, Point from, Point to, Colour colour, double width, bool arrow)
{
    Curve line;
    line.points = {from, to};
    line.colour = colour;
    line.width = width;
    line.arrow = arrow;
    scene.marks.push_back({line, {}, 1, {}});
}

}  // namespace

Scene compose_ranges(const std::vector<RangeRow>& rows, const std::string& axis, const Encoding& encoding, double width)
{
    const Theme& theme = *encoding.theme;
    const double unit = encoding.text;
    const TextStyle body{11 * unit, Weight::regular, false, 0};
    const TextStyle strong{12 * unit, Weight::semibold, false, 0};
    const TextStyle small{10 * unit, Weight::regular, false, 0};
    Scene scene;
    scene.paper = theme.paper;
    double names = 0;
    double words = 0;
    double most = 1;
    for (const RangeRow& row : rows) {
        names = std::max(names, measure(row.label, body).width);
        words = std::max(words, measure(row.words, small).width);
        most = std::max({most, row.low.value_or(0), row.high.value_or(0)});
    }
    names = std::min(names, 0.35 * width);
    const double left = names + 14 * unit;
    const double right = std::max(left + 40 * unit, width - words - 12 * unit);
    const double step = step_for(most);
    const double end = std::ceil(most / step) * step;
    const auto x = [&](double value) { return left + (right - left) * value / end; };
    const double line = 21 * unit;
    double y = 4 * unit;
    const double top = y;
    std::string group;
    for (const RangeRow& row : rows) {
        if (row.group != group) {
            group = row.group;
            y += line;
            add_words(scene, {0, y}, group, strong, theme.ink, Anchor::start);
        }
        y += line;
        add_words(scene, {0, y}, row.label, body, theme.ink, Anchor::start);
        const double middle = y - 0.35 * body.size;
        if (row.low) {
            const double until = row.high ? *row.high : end;
            add_line(scene, {x(*row.low), middle}, {std::max(x(until), x(*row.low) + 0.5), middle}, theme.accent, row.high ? 5 * unit : 1.6 * unit, !row.high);
            for (const std::optional<double>& edge : {row.low, row.high})
                if (edge) {
                    Glyph dot;
                    dot.at = {x(*edge), middle};
                    dot.radius = 3.6 * unit;
                    dot.fill = row.high ? theme.accent : theme.paper;
                    dot.outline = theme.accent;
                    dot.outline_width = 1.4 * unit;
                    scene.marks.push_back({dot, {}, 1, row.label + ": " + row.words});
                }
        }
        add_words(scene, {width, y}, row.words, small, theme.ink2, Anchor::end);
        scene.description += (scene.description.empty() ? "" : "; ") + (row.group.empty() ? row.label : row.group + ", " + row.label) + ": " + row.words;
    }
    y += 0.6 * line;
    std::vector<Mark> grid;
    for (double value = 0; value <= end + 1e-9; value += step) {
        Curve tick;
        tick.points = {{x(value), top}, {x(value), y}};
        tick.colour = theme.hairline;
        tick.width = 0.8;
        grid.push_back({tick, {}, 1, {}});
        add_words(scene, {x(value), y + 13 * unit}, spoken(encoding.language, value, 0), small, theme.ink2, Anchor::middle);
    }
    scene.marks.insert(scene.marks.begin(), grid.begin(), grid.end());
    y += 30 * unit;
    add_words(scene, {left, y}, axis, small, theme.ink2, Anchor::start);
    scene.page = {0, 0, width, y + 6 * unit};
    return scene;
}

}  // namespace crosscut::scene
