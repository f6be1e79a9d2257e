// SPDX-License-Identifier: Apache-2.0
#include "scene/map_bench.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace crosscut::scene {

namespace {

using network::Presence;

Point scaled(Point p, double zoom) { return {p.x * zoom, p.y * zoom}; }

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// The point half-way along a line.
Point middle_of(const std::vector<Point>& line)
{
    double left = length_along(line, false) / 2;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double step = distance(line[i], line[i + 1]);
        if (step >= left && step > 0)
            return {line[i].x + (line[i + 1].x - line[i].x) * left / step, line[i].y + (line[i + 1].y - line[i].y) * left / step};
        left -= step;
    }
    return line.empty() ? Point{} : line.back();
}

/// Pairs of actors with more than one tie between them.
std::set<std::pair<ActorId, ActorId>> pairs_with_several(const MapInput& input)
{
    std::vector<std::pair<ActorId, ActorId>> pairs;
    pairs.reserve(input.snapshot->ties.size());
    for (const network::TieState& state : input.snapshot->ties)
        if (const network::Tie* tie = input.ties->find(state.tie))
            pairs.emplace_back(std::minmax(tie->a, tie->b));
    std::sort(pairs.begin(), pairs.end());
    std::set<std::pair<ActorId, ActorId>> out;
    for (std::size_t i = 1; i < pairs.size(); ++i)
        if (pairs[i] == pairs[i - 1])
            out.insert(out.end(), pairs[i]);
    return out;
}

}  // namespace

Workbench::Workbench(const MapInput& i, const Encoding& e, const MapView& v)
    : input(i), encoding(e), view(v), theme(*e.theme), grow(std::clamp(std::sqrt(v.zoom), 0.6, 1.9) * std::sqrt(std::clamp(e.text, 0.4, 1.0)))
{
    const network::Snapshot& net = *input.snapshot;
    double largest = input.size_top.value_or(0);
    for (const auto& value : input.size)
        largest = std::max(largest, value.value_or(0));
    members.assign(net.groups.size(), 0);
    for (const int group : net.group)
        ++members[static_cast<std::size_t>(group)];
    for (std::size_t k = 0; k < net.actors.size(); ++k) {
        const auto place = input.places.find(net.actors[k]);
        at.push_back(place == input.places.end() ? std::nullopt : std::optional(scaled(place->second, view.zoom)));
        std::optional<double> share;
        if (k < input.size.size() && input.size[k] && largest > 0)
            share = *input.size[k] / largest;
        else if (k < input.size.size() && input.size[k])
            share = 0.0;
        radius.push_back((encoding.size_measure == "none" ? 7.0 : actor_radius(share)) * grow);
    }
    stand = at;
    if (!input.folded.empty())
        folding = fold(input, input.folded);
    for (const auto& [actor, unit] : folding.unit_of) {
        const std::size_t k = net.node(actor)->index;
        at[k].reset();
        stand[k] = scaled(folding.units[unit].at, view.zoom);
        radius[k] = unit_radius(folding.units[unit].actors) * grow;
    }
}

double column_pitch(const Workbench& bench)
{
    double pitch = 1e300;
    const std::vector<ColumnHeading>& columns = bench.input.columns;
    for (std::size_t i = 0; i + 1 < columns.size(); ++i)
        pitch = std::min(pitch, std::abs(columns[i + 1].x + columns[i + 1].width / 2 - columns[i].x - columns[i].width / 2) * bench.view.zoom);
    return columns.size() > 1 ? pitch : (columns.empty() ? 1e300 : columns[0].width * bench.view.zoom + 40);
}

void add_ties(const Workbench& bench, Scene& scene, std::vector<std::pair<Point, Point>>& lines)
{
    const MapInput& input = bench.input;
    const network::Snapshot& net = *input.snapshot;
    const double mark = std::max(0.72, std::min(bench.encoding.text, 1.0));
    scene.marks.reserve(scene.marks.size() + net.ties.size() + 2 * net.actors.size());
    lines.reserve(net.ties.size());
    const std::set<std::pair<ActorId, ActorId>> several = pairs_with_several(input);
    std::map<std::pair<ActorId, ActorId>, int> drawn;  // ties of one pair fan out
    for (const network::TieState& state : net.ties) {
        if (!state.drawn && !(bench.encoding.show_possible && state.holds.value_or(false) && state.presence == Presence::possible))
            continue;
        const network::Tie* tie = input.ties->find(state.tie);
        const auto a = net.node(tie->a);
        const auto b = net.node(tie->b);
        if (!a || !b || !bench.at[a->index] || !bench.at[b->index])
            continue;
        const Point from = *bench.at[a->index];
        const Point to = *bench.at[b->index];
        const double length = distance(from, to);
        if (length < 1)
            continue;
        const std::pair<ActorId, ActorId> pair = std::minmax(tie->a, tie->b);
        const int before = several.count(pair) ? drawn[pair]++ : 0;
        TieLook look = look_of(bench.theme, *tie, state.presence);
        look.width = tie_width(bench.encoding, *tie);
        const bool chosen = bench.view.selected_tie == tie->number;
        const bool touched = bench.view.selected.count(tie->a) || bench.view.selected.count(tie->b) ||
                             bench.view.hovered == tie->a || bench.view.hovered == tie->b;
        if (chosen)
            look.colour = bench.theme.accent;
        else if (touched)
            look.colour = mixed(bench.theme.ink, bench.theme.paper, 0.9);
        if (input.supposed.lost.count(tie->number)) {
            look.stroke = Stroke::dashed;
            look.colour = chosen ? look.colour : bench.theme.lost;
            look.marked = false;
        }
        if (bench.faded_out(tie->a) || bench.faded_out(tie->b))
            look.opacity *= 0.15;
        const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
        const Point across{-along.y, along.x};
        const double bend = before == 0 ? 0 : (before % 2 == 1 ? 1 : -1) * ((before + 1) / 2) * 14.0 * bench.grow;
        const double start_gap = bench.radius[a->index] + 1;
        const double end_gap = bench.radius[b->index] + (tie->directed ? 2.5 : 1);
        Point p0{from.x + along.x * start_gap, from.y + along.y * start_gap};
        Point p3{to.x - along.x * end_gap, to.y - along.y * end_gap};
        Curve curve;
        if (!input.columns.empty()) {
            // Between columns ties leave and arrive level; inside one they bow out to the side.
            const double pitch = column_pitch(bench);
            const double reach = to.x - from.x;
            const double side = std::abs(reach) < pitch / 2 ? 1 : (reach > 0 ? 1 : -1);
            const bool same = std::abs(reach) < pitch / 2;
            p0 = {from.x + side * start_gap, from.y};
            p3 = {to.x + (same ? side : -side) * end_gap, to.y};
            const double out = same ? std::min(pitch * 0.42, 8 + std::abs(to.y - from.y) * 0.25) + std::abs(bend) : std::abs(p3.x - p0.x) * 0.5;
            // A level tie over a column between would run through its actors.
            const double lift = !same && std::abs(reach) > 1.5 * pitch && std::abs(to.y - from.y) < 12 ? 16 * bench.grow : 0;
            curve.bezier = true;
            curve.points = {p0, {p0.x + side * out, p0.y - lift + bend}, {p3.x + (same ? side : -side) * out, p3.y - lift + bend}, p3};
        } else if (bend == 0) {
            curve.points = {p0, p3};
        } else {
            curve.bezier = true;
            curve.points = {p0,
                            {p0.x + (p3.x - p0.x) / 3 + across.x * bend, p0.y + (p3.y - p0.y) / 3 + across.y * bend},
                            {p0.x + (p3.x - p0.x) * 2 / 3 + across.x * bend, p0.y + (p3.y - p0.y) * 2 / 3 + across.y * bend},
                            p3};
        }
        std::vector<Point> course;
        if (!curve.bezier)
            lines.emplace_back(p0, p3);
        if (curve.bezier || look.marked || state.presence == Presence::possible)
            course = flattened(curve, 2);
        for (std::size_t k = 0; curve.bezier && k + 1 < course.size(); ++k)
            lines.emplace_back(course[k], course[k + 1]);
        if (state.presence == Presence::possible && course.size() > 1)
            scene.marks.push_back({possible_band(course, look.width, look.colour), {Subject::Kind::tie, tie->number, 0}, look.opacity * 1.4, ""});
        curve.colour = look.colour;
        curve.width = look.width * (chosen ? 1.6 : 1) * std::clamp(bench.grow, 0.75, 1.4);
        curve.stroke = look.stroke;
        curve.arrow = tie->directed;
        const std::string title = bench.view.titles ? tie_title(*input.archive, *tie, bench.encoding) : std::string();
        const Subject subject{Subject::Kind::tie, tie->number, 0};
        scene.marks.push_back({std::move(curve), subject, look.opacity, title});
        if (look.marked) {
            const Point middle = middle_of(course);
            scene.marks.push_back({Glyph{middle, 5.5 * mark, Shape::diamond, bench.theme.paper, look.colour, 1.2}, subject, look.opacity, title});
            scene.marks.push_back({Label{{middle.x, middle.y + 3 * mark}, "?", {8.5 * mark, Weight::bold, false, 0}, Anchor::middle, look.colour, {0, 0, 0, 0}, 0, 0}, subject, look.opacity, title});
        }
    }
}

void add_supposed_ties(const Workbench& bench, Scene& scene, std::vector<std::pair<Point, Point>>& lines)
{
    for (const auto& [one, other] : bench.input.supposed.added) {
        const auto a = bench.input.snapshot->node(one);
        const auto b = bench.input.snapshot->node(other);
        if (!a || !b || !bench.at[a->index] || !bench.at[b->index])
            continue;
        const Curve curve = supposed_tie(*bench.at[a->index], bench.radius[a->index], *bench.at[b->index], bench.radius[b->index], bench.theme, bench.grow);
        lines.emplace_back(curve.points.front(), curve.points.back());
        const std::string title = shown_name(*bench.input.archive, one, bench.encoding.names) + " – " + shown_name(*bench.input.archive, other, bench.encoding.names);
        scene.marks.push_back({curve, {Subject::Kind::none, 0, 0}, 1, title});
    }
}

std::string tie_title(const evidence::Archive& archive, const network::Tie& tie, const Encoding& encoding)
{
    std::string title = shown_name(archive, tie.a, encoding.names) + (tie.directed ? " → " : " – ") + shown_name(archive, tie.b, encoding.names);
    if (const evidence::Relation* relation = evidence::find(*archive.relations, tie.relation))
        title += ": " + evidence::name(encoding.language, *relation);
    return title + ", " + std::string(evidence::label(encoding.language, tie.status));
}

}  // namespace crosscut::scene
