// SPDX-License-Identifier: Apache-2.0
#include "scene/timeline.hpp"

#include "foundation/text.hpp"
#include "scene/lane_facts.hpp"
#include "scene/pictures/brush.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace crosscut::scene {

namespace {

using structures::Life;
using structures::Run;
using structures::Status;

struct Lane {
    const evidence::Structure* row = nullptr;
    const Life* life = nullptr;
    Day begin;
};

bool draws(Status status) { return status != Status::not_yet && status != Status::ended; }

std::vector<Lane> lanes_of(const LanesInput& input)
{
    std::vector<Lane> lanes;
    for (const Life& life : input.chronicle->lives) {
        const evidence::Structure* row = evidence::find(*input.archive->structures, life.structure);
        if (!row || (input.question.city && row->city != input.question.city) || !evidence::belongs(row->field, input.question.field))
            continue;
        Lane lane{row, &life, day_of(2100, 1, 1)};
        for (const Run& run : life.runs)
            if (draws(run.state.status)) {
                lane.begin = run.first;
                break;
            }
        lanes.push_back(lane);
    }
    std::stable_sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) {
        if (a.row->city != b.row->city)
            return a.row->city < b.row->city;
        if (a.row->field != b.row->field)
            return a.row->field < b.row->field;
        return a.begin < b.begin;
    });
    return lanes;
}

TextStyle name_style_of(const Encoding& encoding) { return {11 * encoding.text, Weight::regular, false, 0}; }

// Room for the names: as wide as the longest, at most 36 % of the drawing.
double label_column(const LanesInput& input, const Encoding& encoding, double width)
{
    double longest = 0;
    for (const Lane& lane : lanes_of(input))
        longest = std::max(longest, measure(shown_name(*input.archive, lane.row->id, encoding.names), name_style_of(encoding)).width);
    return std::clamp(longest + 12 * encoding.text, std::min(110 * encoding.text, width * 0.36), width * 0.36);
}

// A name that fits: whole, else without what explains it in brackets, else cut.
std::string lane_name(const std::string& name, const TextStyle& style, double width)
{
    if (measure(name, style).width <= width)
        return name;
    const std::size_t bracket = name.find(" (");
    return fitted(bracket != std::string::npos && bracket >= 6 ? std::string_view(name).substr(0, bracket) : std::string_view(name), style, width);
}

// Width of the column of outcomes at the right edge.
double outcome_column(const LanesInput& input, const Encoding& encoding)
{
    return input.facts ? static_cast<double>(input.facts->crises.size()) * 24 * encoding.text + 6 * encoding.text : 0;
}

void add_run(Scene& scene, const Theme& theme, const TimeAxis& axis, const Run& run, const Lane& lane, double middle, double height, const std::string& title, bool chosen, bool last = true)
{
    const StateLook look = look_of(theme, run.state.status);
    if (look.height <= 0 || run.last < axis.first || run.first > axis.last)
        return;
    const double x0 = axis.x(std::max(run.first, axis.first));
    const double x1 = axis.x(std::min(run.last, axis.last) + std::chrono::days{1});
    const double h = height * look.height;
    Region bar;
    bar.outline = {{x0, middle - h / 2}, {x1, middle - h / 2}, {x1, middle + h / 2}, {x0, middle + h / 2}};
    bar.fill = look.fill;
    bar.hatch = look.hatch;
    bar.hatch_colour = look.hatch_colour;
    bar.stroke = look.stroke;
    bar.stroke_colour = look.stroke_colour;
    bar.stroke_width = 1;
    if (chosen && look.stroke == Stroke::none) {
        bar.stroke = Stroke::solid;
        bar.stroke_colour = theme.accent;
        bar.stroke_width = 1.5;
    }
    scene.marks.push_back({bar, {Subject::Kind::structure, lane.row->id.value, 0}, 1, title});
    // The end of a life is a cap: a photocopy shows it without colour.
    const auto next = std::find_if(lane.life->runs.begin(), lane.life->runs.end(), [&](const Run& r) { return r.first > run.last; });
    if (last && next != lane.life->runs.end() && next->state.status == Status::ended && run.last < axis.last) {
        Curve cap{{{x1, middle - height * 0.5}, {x1, middle + height * 0.5}}, false, theme.ended, 2.4, Stroke::solid, false};
        scene.marks.push_back({cap, {Subject::Kind::structure, lane.row->id.value, 0}, 1, title});
    }
}

// Where an event is drawn: the middle of its vague date, and the date's ends where they are worth a line.
struct EventSpan {
    Day middle;
    Day first;
    Day last;
    bool vague = false;
    bool before = false;  ///< proposed or decided before anything existed
};
std::optional<EventSpan> span_of(const evidence::Event& event, const TimeAxis& axis)
{
    if (event.date.kind != PartialDate::Kind::dated)
        return std::nullopt;
    EventSpan span;
    span.first = event.date.earliest.value_or(event.date.latest.value_or(axis.first));
    span.last = event.date.latest.value_or(span.first);
    span.middle = Day{std::chrono::days{(span.first.time_since_epoch().count() + span.last.time_since_epoch().count()) / 2}};
    if (span.middle < axis.first || span.middle > axis.last)
        return std::nullopt;
    const structures::EventType* type = structures::event_type(event.type);
    span.before = type && type->group == structures::Group::before;
    span.vague = days_between(span.first, span.last) > 45 && days_between(span.first, span.last) < 4000;
    return span;
}

// A bar in pieces: each as thick as the departments that sat in the structure, where these are known.
void add_thick_run(Scene& scene, const LanesInput& input, const Theme& theme, const TimeAxis& axis, const Run& run, const Lane& lane, double middle, double height, const std::string& title,
                   Language language, bool chosen)
{
    if (!input.facts || input.facts->most < 2 || !draws(run.state.status)) {
        add_run(scene, theme, axis, run, lane, middle, height, title, chosen);
        return;
    }
    const LaneFacts& facts = *input.facts;
    Run piece = run;
    while (true) {
        const int count = facts.departments(lane.row->id, piece.first);
        piece.last = run.last;
        if (const auto found = facts.lanes.find(lane.row->id); found != facts.lanes.end())
            for (const auto& [from, other] : found->second.departments)
                if (from > piece.first && from <= run.last && other != count) {
                    piece.last = from - std::chrono::days{1};
                    break;
                }
        const double share = count > 0 ? 0.55 + 0.75 * count / facts.most : 0.9;
        add_run(scene, theme, axis, piece, lane, middle, height * share, count > 0 ? title + "; " + say(language, "departments: {1}", {std::to_string(count)}) : title, chosen, piece.last == run.last);
        if (piece.last >= run.last)
            return;
        piece.first = piece.last + std::chrono::days{1};
    }
}

// A bar that still ran when last spoken of has no end: an open arrow head says so.
void add_open_end(Brush& brush, const LanesInput& input, const TimeAxis& axis, const Lane& lane, double middle, double height)
{
    const auto found = input.facts->lanes.find(lane.row->id);
    if (found == input.facts->lanes.end() || !found->second.open || *found->second.open < axis.first || *found->second.open >= axis.last)
        return;
    if (!structures::alive(structures::state_on(*lane.life, *found->second.open).status))
        return;
    const double x = axis.x(*found->second.open) + 2 * brush.unit();
    brush.of({Subject::Kind::structure, lane.row->id.value, 0},
             say(brush.language(), "still there when last spoken of, {1}", {spoken(brush.language(), *found->second.open)}))
        .line({{x, middle - height * 0.45}, {x + height * 0.4, middle}, {x, middle + height * 0.45}}, brush.theme().ink, 1.4 * brush.unit());
}

// From the end of a bar down or up to the bar that took over.
void add_heir(Brush& brush, const TimeAxis& axis, const LaneFacts::One& facts, const Lane& lane, double from, double to, double height, const std::string& heir)
{
    const double x = std::clamp(axis.x(facts.over), axis.left, axis.left + axis.width - 8 * brush.unit());
    const double side = to > from ? 1 : -1;
    const double out = 6 * brush.unit();
    brush.of({Subject::Kind::structure, lane.row->id.value, 0}, say(brush.language(), facts.sure ? "went on in {1}" : "perhaps went on in {1}", {heir}))
        .line({{x, from}, {x + out, from + side * height * 0.5}, {x + out, to - side * height * 0.75}}, brush.theme().ink, 1.2 * brush.unit(), facts.sure ? Stroke::solid : Stroke::dashed, true);
}

void add_events(Scene& scene, const LanesInput& input, const Encoding& encoding, const TimeAxis& axis, const Lane& lane, double middle, double height)
{
    const Theme& theme = *encoding.theme;
    for (const evidence::Event& event : *input.archive->events) {
        const std::optional<EventSpan> span = event.structure == lane.row->id ? span_of(event, axis) : std::nullopt;
        if (!span)
            continue;
        const double x = axis.x(span->middle);
        const Subject subject{Subject::Kind::event, event.id.value, lane.row->id.value};
        const std::string title = structures::event_type_label(encoding.language, event.type) + ", " + spoken(encoding.language, event.date);
        if (span->before) {
            // What was only proposed has no bar: a hollow mark keeps it apart from what existed.
            scene.marks.push_back({Glyph{{x, middle}, 3.6 * encoding.text, Shape::diamond, theme.paper, theme.ink2, 1.2 * encoding.text}, subject, 1, title});
        } else {
            const double y = middle + height * 0.5 + 2.6 * encoding.text;
            if (span->vague)
                scene.marks.push_back({Curve{{{axis.x(std::max(span->first, axis.first)), y}, {axis.x(std::min(span->last, axis.last)), y}}, false, theme.ink2, 0.9 * encoding.text, Stroke::solid, false}, subject, 0.8, title});
            scene.marks.push_back({Glyph{{x, y}, 1.9 * encoding.text, Shape::circle, theme.ink2, theme.paper, 0}, subject, 1, title});
        }
    }
}

}  // namespace

TimeAxis lanes_axis(const LanesInput& input, const Encoding& encoding, double width)
{
    TimeAxis axis;
    axis.left = label_column(input, encoding, width) + 8 * encoding.text;
    axis.width = std::max(20.0, width - axis.left - 2 * encoding.text - outcome_column(input, encoding));
    return axis;
}

Scene compose_lanes(const LanesInput& input, const Encoding& encoding, double width, double row_height)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    Scene scene;
    scene.paper = theme.paper;
    const TimeAxis axis = lanes_axis(input, encoding, width);
    const std::vector<Lane> lanes = lanes_of(input);
    const double row = row_height * encoding.text;
    const double head = 24 * encoding.text;
    const int rows = band_rows(axis, input.bands, encoding.text, 3);
    const double top = (10 + 12.5 * rows) * encoding.text;
    double height = top;
    const bool cities = !input.question.city;
    const auto group_of = [&](const Lane& lane) { return std::pair{cities ? lane.row->city : CityId{}, lane.row->field}; };
    for (std::size_t i = 0; i < lanes.size(); ++i)
        height += row + (i == 0 || group_of(lanes[i]) != group_of(lanes[i - 1]) ? head : 0);
    add_bands(scene, axis, theme, input.bands, top, height + 4, true, encoding.text, rows);
    add_axis(scene, axis, theme, top, height + 4, encoding.text);

    double y = top;
    Brush brush(scene, encoding);
    std::map<StructureId, double> middles;
    const auto outcome_x = [&](std::size_t c) { return axis.left + axis.width + (static_cast<double>(c) + 0.5) * 24 * encoding.text + 6 * encoding.text; };
    if (input.facts)
        for (std::size_t c = 0; c < input.facts->crises.size(); ++c) {
            const structures::Crisis& crisis = input.facts->crises[c];
            brush.of({Subject::Kind::crisis, crisis.id.value, 0}, say(language, "{1} years after “{2}”", {std::to_string(input.facts->years), crisis.name(language)}));
            brush.box({outcome_x(c) - 11 * encoding.text, top, 22 * encoding.text, height + 4 - top}, faded(c == 0 ? theme.crisis_2015 : theme.crisis_2018, 0.55));
            brush.text({outcome_x(c), height + 4 + 13.5 * encoding.text}, "+" + std::to_string(input.facts->years), 10.5, theme.ink2, Anchor::middle);
        }
    const TextStyle name_style = name_style_of(encoding);
    const TextStyle head_style{10.5 * encoding.text, Weight::semibold, false, 0.05};
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const Lane& lane = lanes[i];
        if (i == 0 || group_of(lane) != group_of(lanes[i - 1])) {
            y += head;
            std::string text(evidence::label(language, lane.row->field));
            const evidence::City* city = evidence::find(*input.archive->cities, lane.row->city);
            if (cities && city)
                text = city->name + " · " + text;
            scene.marks.push_back({Label{{0, y - 6 * encoding.text}, text, head_style, Anchor::start, theme.ink2, {0, 0, 0, 0}, 0, 0}, {}, 1, text});
            scene.marks.push_back({Curve{{{0, y - 1}, {width, y - 1}}, false, theme.hairline, 0.8, Stroke::solid, false}, {}, 1, ""});
        }
        const double middle = y + row / 2 - 1;
        const bool chosen = input.selected == lane.row->id;
        const bool pointed = input.hovered == lane.row->id;
        const Subject subject{Subject::Kind::structure, lane.row->id.value, 0};
        if (chosen || pointed) {
            Region band;
            band.outline = rounded({0, y, width, row}, 4);
            band.fill = faded(theme.accent, chosen ? 0.10 : 0.05);
            scene.marks.push_back({band, subject, 1, ""});
        }
        const std::string name = shown_name(*input.archive, lane.row->id, encoding.names);
        TextStyle style = name_style;
        if (chosen)
            style.weight = Weight::semibold;
        scene.marks.push_back({Label{{0, middle + style.size * 0.36}, lane_name(name, style, axis.left - 10 * encoding.text), style, Anchor::start, theme.ink, {0, 0, 0, 0}, 0, 0}, subject, 1, name});
        const double bar = row * 0.5;
        for (const Run& run : lane.life->runs)
            add_thick_run(scene, input, theme, axis, run, lane, middle, bar, name + ": " + structures::described(language, *input.archive, run.state), language, chosen);
        add_events(scene, input, encoding, axis, lane, middle, bar);
        middles[lane.row->id] = middle;
        if (input.facts) {
            add_open_end(brush, input, axis, lane, middle, bar);
            const auto found = input.facts->lanes.find(lane.row->id);
            for (std::size_t c = 0; found != input.facts->lanes.end() && c < found->second.outcomes.size(); ++c)
                if (const auto outcome = found->second.outcomes[c]) {
                    brush.of(subject, name + ": " + std::string(analysis::label(language, *outcome)) + " (" +
                                          say(language, "{1} years after “{2}”", {std::to_string(input.facts->years), input.facts->crises[c].name(language)}) + ")");
                    draw_outcome(brush, {outcome_x(c), middle}, *outcome);
                }
        }
        y += row;
    }
    if (input.facts)
        for (const Lane& lane : lanes)
            if (const auto found = input.facts->lanes.find(lane.row->id); found != input.facts->lanes.end() && found->second.heir && middles.count(found->second.heir))
                add_heir(brush, axis, found->second, lane, middles[lane.row->id], middles[found->second.heir], row * 0.5, shown_name(*input.archive, found->second.heir, encoding.names));
    if (input.day >= axis.first && input.day <= axis.last) {
        const double x = axis.x(input.day);
        scene.marks.push_back({Curve{{{x, top}, {x, height + 4}}, false, theme.accent, 1.4 * encoding.text, Stroke::solid, false}, {Subject::Kind::axis, 0, 0}, 1, spoken(language, input.day)});
    }
    scene.page = {0, 0, width, height + 24 * encoding.text};
    scene.title = std::string(tr(language, "Structures over time"));
    scene.description = say(language, "{1} structures.", {std::to_string(lanes.size())});
    return scene;
}

Scene compose_lanes_legend(const LanesInput& input, const Encoding& encoding, double width)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    Scene scene;
    scene.paper = theme.panel;
    const TimeAxis axis;  // the period that the lanes show
    std::set<Status> seen;
    bool dots = false;
    bool vague = false;
    bool proposed = false;
    for (const Lane& lane : lanes_of(input)) {
        for (const Run& run : lane.life->runs)
            if (run.first <= axis.last && run.last >= axis.first)
                seen.insert(run.state.status);
        for (const evidence::Event& event : *input.archive->events) {
            const std::optional<EventSpan> span = event.structure == lane.row->id ? span_of(event, axis) : std::nullopt;
            if (!span)
                continue;
            (span->before ? proposed : dots) = true;
            vague = vague || (!span->before && span->vague);
        }
    }
    const TextStyle style{10.5 * encoding.text, Weight::regular, false, 0};
    const double unit = encoding.text;
    double x = 0;
    double y = 10 * unit;
    const double line = 17 * unit;
    const Subject subject{Subject::Kind::legend, 0, 0};
    const auto entry = [&](double swatch, const std::string& text, auto draw) {
        const double need = swatch * unit + 5 * unit + measure(text, style).width;
        if (x > 0 && x + need > width) {
            x = 0;
            y += line;
        }
        draw(Point{x, y});
        const double start = x + swatch * unit + 5 * unit;
        scene.marks.push_back({Label{{start, y + style.size * 0.36}, fitted(text, style, width - start), style, Anchor::start, theme.ink, {0, 0, 0, 0}, 0, 0}, subject, 1, text});
        x += need + 18 * unit;
    };
    for (const Status status : seen) {
        const StateLook look = look_of(theme, status);
        const std::string text(structures::label(language, status));
        if (status == Status::not_yet)
            continue;
        entry(status == Status::ended ? 4 : 26, text, [&](Point p) {
            if (status == Status::ended) {
                scene.marks.push_back({Curve{{{p.x + 2 * unit, p.y - 6 * unit}, {p.x + 2 * unit, p.y + 6 * unit}}, false, theme.ended, 2.4 * unit, Stroke::solid, false}, subject, 1, text});
                return;
            }
            Region swatch;
            const double h = 11 * unit * look.height;
            swatch.outline = {{p.x, p.y - h / 2}, {p.x + 26 * unit, p.y - h / 2}, {p.x + 26 * unit, p.y + h / 2}, {p.x, p.y + h / 2}};
            swatch.fill = look.fill;
            swatch.hatch = look.hatch;
            swatch.hatch_colour = look.hatch_colour;
            swatch.stroke = look.stroke;
            swatch.stroke_colour = look.stroke_colour;
            swatch.stroke_width = unit;
            scene.marks.push_back({swatch, subject, 1, text});
        });
    }
    if (dots)
        entry(5, std::string(tr(language, "event")), [&](Point p) {
            scene.marks.push_back({Glyph{{p.x + 2.5 * unit, p.y}, 1.9 * unit, Shape::circle, theme.ink2, theme.paper, 0}, subject, 1, ""});
        });
    if (vague)
        entry(20, std::string(tr(language, "at some time in between")), [&](Point p) {
            scene.marks.push_back({Curve{{{p.x, p.y}, {p.x + 20 * unit, p.y}}, false, theme.ink2, 0.9 * unit, Stroke::solid, false}, subject, 0.8, ""});
            scene.marks.push_back({Glyph{{p.x + 10 * unit, p.y}, 1.9 * unit, Shape::circle, theme.ink2, theme.paper, 0}, subject, 1, ""});
        });
    if (proposed)
        entry(9, std::string(tr(language, "only proposed")), [&](Point p) {
            scene.marks.push_back({Glyph{{p.x + 4.5 * unit, p.y}, 3.6 * unit, Shape::diamond, theme.paper, theme.ink2, 1.2 * unit}, subject, 1, ""});
        });
    if (input.facts) {
        std::set<analysis::Outcome> outcomes;
        bool open = false;
        bool heir = false;
        bool perhaps = false;
        const std::vector<Lane> lanes = lanes_of(input);
        for (const Lane& lane : lanes) {
            const auto found = input.facts->lanes.find(lane.row->id);
            if (found == input.facts->lanes.end())
                continue;
            for (const auto& outcome : found->second.outcomes)
                if (outcome)
                    outcomes.insert(*outcome);
            open = open || (found->second.open && *found->second.open >= axis.first && *found->second.open < axis.last && structures::alive(structures::state_on(*lane.life, *found->second.open).status));
            const bool drawn = std::any_of(lanes.begin(), lanes.end(), [&](const Lane& other) { return other.row->id == found->second.heir; });
            (found->second.sure ? heir : perhaps) = (found->second.sure ? heir : perhaps) || drawn;
        }
        Brush brush(scene, encoding);
        brush.of(subject, {});
        if (open)
            entry(8, std::string(tr(language, "open end: still there when last spoken of")), [&](Point p) {
                brush.line({{p.x + 1 * unit, p.y - 4.5 * unit}, {p.x + 6 * unit, p.y}, {p.x + 1 * unit, p.y + 4.5 * unit}}, theme.ink, 1.4 * unit);
            });
        if (heir)
            entry(20, std::string(tr(language, "went on in another one")), [&](Point p) { brush.line({{p.x, p.y}, {p.x + 20 * unit, p.y}}, theme.ink, 1.2 * unit, Stroke::solid, true); });
        if (perhaps)
            entry(20, std::string(tr(language, "perhaps went on in another one")), [&](Point p) { brush.line({{p.x, p.y}, {p.x + 20 * unit, p.y}}, theme.ink, 1.2 * unit, Stroke::dashed, true); });
        if (input.facts->most > 1)
            entry(0, say(language, "the thicker, the more departments (1 to {1})", {std::to_string(input.facts->most)}), [](Point) {});
        for (const analysis::Outcome outcome : outcomes)
            entry(12, std::string(analysis::label(language, outcome)), [&](Point p) { draw_outcome(brush, {p.x + 6 * unit, p.y}, outcome); });
    }
    if (!lanes_of(input).empty() && input.day >= axis.first && input.day <= axis.last)
        entry(4, spoken(language, input.day), [&](Point p) {
            scene.marks.push_back({Curve{{{p.x + 2 * unit, p.y - 6 * unit}, {p.x + 2 * unit, p.y + 6 * unit}}, false, theme.accent, 1.4 * unit, Stroke::solid, false}, subject, 1, ""});
        });
    scene.page = {0, 0, width, scene.marks.empty() ? 0 : y + 8 * unit};
    return scene;
}

}  // namespace crosscut::scene
