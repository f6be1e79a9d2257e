// SPDX-License-Identifier: Apache-2.0
#include "scene/circle_parts.hpp"

#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <cmath>

namespace crosscut::scene {

using network::Presence;

Point on_circle(Point centre, double radius, double turn) { return {centre.x + radius * std::sin(turn), centre.y - radius * std::cos(turn)}; }

void add_circle(Scene& scene, const Theme& theme, Point centre, double radius, Stroke stroke)
{
    Region circle;
    circle.outline = outline_of(Shape::circle, centre, radius);
    circle.smooth = true;
    circle.fill = Colour{0, 0, 0, 0};
    circle.stroke = stroke;
    circle.stroke_colour = theme.hairline;
    circle.stroke_width = 1;
    scene.marks.push_back({circle, {}, 1, ""});
}

CircleParts::CircleParts(const Source& source, const network::Snapshot& snapshot, const Encoding& encoding, const MapView& view)
    : source_(source), net_(snapshot), encoding_(encoding), view_(view)
{
}

void CircleParts::place(std::uint32_t node, Point at, double radius, double priority, bool must) { spots_[node] = {at, radius, priority, must}; }

void CircleParts::add_ties(Scene& scene, double opacity) const
{
    const Theme& theme = *encoding_.theme;
    for (const bool over : {false, true})
        for (const network::TieState& state : net_.ties) {
            if (!state.drawn && !(encoding_.show_possible && state.holds.value_or(false) && state.presence == Presence::possible))
                continue;
            const network::Tie* tie = source_.ties->find(state.tie);
            const auto a = net_.node(tie->a);
            const auto b = net_.node(tie->b);
            const auto from = a ? spots_.find(a->index) : spots_.end();
            const auto to = b ? spots_.find(b->index) : spots_.end();
            if (from == spots_.end() || to == spots_.end() || from == to)
                continue;
            const bool bright = bright_tie(*tie);
            if (bright != over)
                continue;
            const Point p = from->second.at;
            const Point q = to->second.at;
            const double length = std::hypot(q.x - p.x, q.y - p.y);
            if (length <= from->second.radius + to->second.radius)
                continue;
            TieLook look = look_of(theme, *tie, state.presence);
            if (view_.selected_tie == tie->number)
                look.colour = theme.accent;
            else if (bright)
                look.colour = mixed(theme.ink, theme.paper, 0.85);
            const auto along = [&](const Point& at, double gap, double way) { return Point{at.x + (q.x - p.x) / length * gap * way, at.y + (q.y - p.y) / length * gap * way}; };
            Curve curve{{along(p, from->second.radius + 1, 1), along(q, to->second.radius + (tie->directed ? 2.5 : 1), -1)}, false, look.colour, look.width, look.stroke, tie->directed};
            const evidence::Relation* relation = evidence::find(*source_.archive->relations, tie->relation);
            std::string title = shown_name(*source_.archive, tie->a, encoding_.names) + (tie->directed ? " → " : " – ") + shown_name(*source_.archive, tie->b, encoding_.names);
            if (relation)
                title += ": " + evidence::name(encoding_.language, *relation);
            title += ", " + std::string(evidence::label(encoding_.language, tie->status));
            const double shown = faded_out(tie->a) || faded_out(tie->b) ? 0.12 : bright ? 1 : opacity;
            scene.marks.push_back({curve, {Subject::Kind::tie, tie->number, 0}, look.opacity * shown, title});
        }
}

bool CircleParts::bright_tie(const network::Tie& tie) const { return view_.selected_tie == tie.number || bright(tie.a) || bright(tie.b); }

void CircleParts::add_actors(Scene& scene) const
{
    const Theme& theme = *encoding_.theme;
    for (const auto& [node, spot] : spots_) {
        const ActorId id = net_.actors[node];
        const evidence::Actor* actor = evidence::find(*source_.archive->actors, id);
        const evidence::Sector sector = actor ? actor->sector : evidence::Sector::unknown;
        const Colour fill = encoding_.colour_by == ColourBy::division ? group_colour(theme, static_cast<std::size_t>(net_.group[node])) : sector_colour(theme, sector);
        const Subject subject{Subject::Kind::actor, id.value, 0};
        const double opacity = faded_out(id) ? 0.2 : 1;
        const std::string name = shown_name(*source_.archive, id, encoding_.names);
        if (bright(id))
            scene.marks.push_back({Glyph{spot.at, spot.radius + 4, Shape::circle, faded(theme.accent, 0.28), theme.accent, 1.6}, subject, opacity, name});
        scene.marks.push_back({Glyph{spot.at, spot.radius, sector_shape(sector), fill, rim(theme, theme.paper), 1.2}, subject, opacity, name});
    }
}

void CircleParts::add_names(Scene& scene, const Box& inside, std::vector<Box> obstacles) const
{
    if (!encoding_.labels)
        return;
    std::vector<LabelWish> wishes;
    std::vector<ActorId> owners;
    std::vector<std::pair<Point, Point>> lines;
    for (const Mark& mark : scene.marks)
        if (const auto* curve = std::get_if<Curve>(&mark.form); curve && mark.subject.kind == Subject::Kind::tie && spots_.size() < 120)
            lines.emplace_back(curve->points.front(), curve->points.back());
    for (const auto& [node, spot] : spots_) {
        const ActorId id = net_.actors[node];
        obstacles.push_back({spot.at.x - spot.radius, spot.at.y - spot.radius, 2 * spot.radius, 2 * spot.radius});
        if (faded_out(id) && !bright(id))
            continue;
        const bool must = spot.must || bright(id);
        const TextStyle style{11 * encoding_.text, must ? Weight::semibold : Weight::regular, false, 0};
        wishes.push_back({spot.at, spot.radius, map_lines(shown_name(*source_.archive, id, encoding_.names), style, 118 * encoding_.text, 2), style, spot.priority + (bright(id) ? 1e6 : 0), must, false, {}});
        owners.push_back(id);
    }
    const std::vector<LabelPlace> places = place_labels(wishes, obstacles, inside, lines);
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (!places[i].shown)
            continue;
        double y = places[i].at.y;
        for (const std::string& line : places[i].lines) {
            const Label label{{places[i].at.x, y}, line, wishes[i].style, places[i].anchor, encoding_.theme->ink, encoding_.theme->paper, 2 * std::min(1.0, encoding_.text), 0};
            scene.marks.push_back({label, {Subject::Kind::actor, owners[i].value, 0}, 1, line});
            y += places[i].line_height;
        }
    }
}

}  // namespace crosscut::scene
