// SPDX-License-Identifier: Apache-2.0
#include "scene/strip.hpp"

#include "foundation/number.hpp"
#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

using analysis::Range;
using analysis::StripRow;
using analysis::Value;

namespace {

/// A row as it is drawn.
struct Row {
    std::string words;
    Value dot;
    Range bar;
    std::string counts;
    bool asked = false;
    bool whole = false;
};

std::vector<Row> rows_of(const StripInput& input, Language language)
{
    std::vector<Row> out;
    out.push_back({std::string(tr(language, "As asked; bar: every rule and bound")), input.strip->asked[input.item], input.strip->range(input.item), {}, true, true});
    for (const evidence::TieRule rule : evidence::all_tie_rules) {
        Row row;
        row.words = evidence::label(language, rule);
        row.bar = input.strip->range(input.item, rule);
        row.asked = rule == input.asked;
        int fewest = 0;
        int most = 0;
        int observable = 0;
        bool first = true;
        for (const StripRow& one : input.strip->rows) {
            if (one.rule != rule)
                continue;
            if (one.mode == network::TimeMode::midpoint)
                row.dot = one.values[input.item];
            fewest = first ? one.ties : std::min(fewest, one.ties);
            most = first ? one.ties : std::max(most, one.ties);
            observable = one.observable;
            first = false;
        }
        const std::string ties = fewest == most ? std::to_string(most) : std::to_string(fewest) + "–" + std::to_string(most);
        row.counts = say(language, "{1} of {2}", {ties, std::to_string(observable)});
        if (row.asked)
            out.front().counts = row.counts;
        out.push_back(std::move(row));
    }
    return out;
}

/// A step of 1, 2 or 5 times a power of ten that divides a span into four to ten.
double step_of(double span)
{
    double step = std::pow(10, std::floor(std::log10(span / 4)));
    for (const double factor : {2.0, 2.5, 2.0})
        if (span / step > 9)
            step *= factor;
    return step;
}

}  // namespace

Scene compose_strip(const StripInput& input, const Encoding& encoding, double width)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    const double u = encoding.text;
    Scene scene;
    scene.paper = theme.paper;
    const std::vector<Row> rows = rows_of(input, language);
    Range all;
    for (const Row& row : rows) {
        all.take(row.bar.low);
        all.take(row.bar.high);
        all.take(row.dot);
    }
    scene.title = input.what;
    if (!all.low) {
        add_empty_words(scene, encoding, width, 160 * u, say(language, "{1}: not defined under any rule.", {input.what}),
                        std::string(tr(language, "Choose another measure, actor or day.")));
        return scene;
    }
    const TextStyle style{11 * u, Weight::regular, false, 0};
    const TextStyle strong{11 * u, Weight::semibold, false, 0};
    const TextStyle small{9.5 * u, Weight::regular, false, 0};
    const std::string counts_head(tr(language, "ties of observable pairs"));
    double names = 0;
    double counts = 0;
    for (const Row& row : rows) {
        names = std::max(names, measure(row.words, row.asked ? strong : style).width);
        counts = std::max(counts, measure(row.counts, style).width);
    }
    names = std::min(names + 14 * u, width * 0.36);
    counts = std::max(counts, std::min(measure(counts_head, small).width, 74 * u)) + 10 * u;
    const double values = 64 * u;
    const double left = names;
    const double right = std::max(left + 40, width - counts - values);
    const std::vector<std::string> lines = wrapped(counts_head, small, counts - 10 * u);
    const double top = std::max(46 * u, 7 * u + static_cast<double>(lines.size()) * small.size * 1.25);
    const double pitch = 25 * u;
    // 0 belongs to the axis of a quantity; an axis without a span is widened.
    double low = std::min(0.0, *all.low);
    double high = std::max(0.0, *all.high);
    if (high - low < 1e-9)
        high = low + 1;
    const double step = step_of(high - low);
    high = std::ceil(high / step - 1e-9) * step;
    low = std::floor(low / step + 1e-9) * step;
    const auto x = [&](double value) { return left + (value - low) / (high - low) * (right - left); };
    const double bottom = top + pitch * static_cast<double>(rows.size());

    const TextStyle head{12.5 * u, Weight::semibold, false, 0};
    const std::string heading = input.whose.empty() ? input.what : input.what + ": " + input.whose;
    scene.marks.push_back(words_at({0, 14 * u}, name_within(heading, head, width - counts), head, Anchor::start, theme.ink, {}, heading));
    const int axis_digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    for (double tick = low; tick <= high + step / 2; tick += step) {
        scene.marks.push_back({Curve{{{x(tick), top}, {x(tick), bottom}}, false, theme.hairline, std::fabs(tick) < step / 2 ? 1.1 : 0.6, Stroke::solid, false}, {Subject::Kind::axis, 0, 0}, 1, ""});
        scene.marks.push_back(words_at({x(tick), top - 5 * u}, spoken(language, tick, axis_digits), small, Anchor::middle, theme.ink2, {Subject::Kind::axis, 0, 0}));
    }
    double y = top - 5 * u;
    for (std::size_t i = lines.size(); i-- > 0; y -= small.size * 1.15)
        scene.marks.push_back(words_at({width, y}, lines[i], small, Anchor::end, theme.ink2, {Subject::Kind::axis, 0, 0}));
    std::string spoken_rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const double middle = top + pitch * (static_cast<double>(i) + 0.5);
        const TextStyle& own = row.asked ? strong : style;
        const std::string value = spoken(language, row.dot, input.digits);
        std::string title = row.words + ": " + value;
        if (row.bar.low && *row.bar.high > *row.bar.low)
            title += " (" + spoken(language, row.bar.low, input.digits) + "–" + spoken(language, row.bar.high, input.digits) + ")";
        if (!row.counts.empty())
            title += ", " + say(language, "ties: {1}", {row.counts});
        spoken_rows += title + ". ";
        if (row.whole) {
            Region band;
            band.outline = {{0, middle - pitch / 2}, {width, middle - pitch / 2}, {width, middle + pitch / 2}, {0, middle + pitch / 2}};
            band.fill = mixed(theme.ink, theme.paper, 0.05);
            scene.marks.push_back({band, input.subject, 1, title});
        }
        scene.marks.push_back(words_at({4 * u, middle + 3.9 * u}, fitted(row.words, own, names - 8 * u), own, Anchor::start, row.asked ? theme.ink : theme.ink2, input.subject, title));
        const Colour ink = row.asked ? theme.accent : mixed(theme.ink, theme.paper, 0.7);
        if (row.bar.low && *row.bar.high > *row.bar.low) {
            Region bar;
            const double half = (row.whole ? 3.2 : 4.4) * u;
            bar.outline = rounded({x(*row.bar.low), middle - half, x(*row.bar.high) - x(*row.bar.low), 2 * half}, half);
            bar.fill = faded(ink, row.whole ? 0.22 : 0.32);
            bar.stroke = Stroke::solid;
            bar.stroke_colour = faded(ink, 0.7);
            bar.stroke_width = 0.7 * u;
            scene.marks.push_back({bar, input.subject, 1, title});
        }
        if (row.dot)
            scene.marks.push_back({Glyph{{x(*row.dot), middle}, (row.whole ? 5.0 : 3.8) * u, Shape::circle, ink, theme.paper, 1.2 * u}, input.subject, 1, title});
        scene.marks.push_back(words_at({right + 10 * u, middle + 3.9 * u}, value, own, Anchor::start, row.asked ? theme.ink : theme.ink2, input.subject, title));
        scene.marks.push_back(words_at({width, middle + 3.9 * u}, row.counts, own, Anchor::end, theme.ink2, input.subject, title));
    }
    scene.page = {0, 0, width, bottom + 8 * u};
    scene.description = heading + ". " + spoken_rows;
    return scene;
}

Scene compose_strip_legend(const Encoding& encoding, double width)
{
    const Theme& theme = *encoding.theme;
    KeyLine line(encoding, width);
    const double u = line.unit();
    const Subject subject{Subject::Kind::legend, 0, 0};
    const Colour ink = mixed(theme.ink, theme.panel, 0.7);
    line.entry(12, std::string(tr(encoding.language, "vague dates on their middle days")),
               [&](Point p) { line.add({Glyph{{p.x + 6 * u, p.y}, 3.8 * u, Shape::circle, ink, theme.panel, 1 * u}, subject, 1, ""}); });
    line.entry(24, std::string(tr(encoding.language, "from what is certain to what is possible in time")), [&](Point p) {
        Region bar;
        bar.outline = rounded({p.x, p.y - 4.4 * u, 24 * u, 8.8 * u}, 4.4 * u);
        bar.fill = faded(ink, 0.32);
        bar.stroke = Stroke::solid;
        bar.stroke_colour = faded(ink, 0.7);
        bar.stroke_width = 0.7 * u;
        line.add({bar, subject, 1, ""});
    });
    line.entry(12, std::string(tr(encoding.language, "the rule as asked")),
               [&](Point p) { line.add({Glyph{{p.x + 6 * u, p.y}, 3.8 * u, Shape::circle, theme.accent, theme.panel, 1 * u}, subject, 1, ""}); });
    return line.done();
}

}  // namespace crosscut::scene
