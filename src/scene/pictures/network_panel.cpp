// SPDX-License-Identifier: Apache-2.0
#include "scene/pictures/network_panel.hpp"

#include "scene/labelling.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

void draw_network(Scene& scene, const Encoding& encoding, const PictureView& view, const NetworkPanel& panel, const Box& box)
{
    const Theme& theme = *encoding.theme;
    Brush brush(scene, encoding);
    const double u = brush.unit();
    Point low{1e300, 1e300};
    Point high{-1e300, -1e300};
    std::vector<ActorId> there;
    for (const ActorId actor : panel.actors)
        if (const auto place = panel.places->find(actor); place != panel.places->end()) {
            there.push_back(actor);
            low = {std::min(low.x, place->second.x), std::min(low.y, place->second.y)};
            high = {std::max(high.x, place->second.x), std::max(high.y, place->second.y)};
        }
    if (there.empty())
        return;
    // Names need room at the sides; both directions may differ a little, near still means linked.
    const double side = std::min(54 * u, box.width * 0.16);
    const double edge = std::min(20 * u, box.height * 0.1);
    const double wide = std::max(1.0, high.x - low.x);
    const double tall = std::max(1.0, high.y - low.y);
    double sx = std::max(1.0, box.width - 2 * side) / wide;
    double sy = std::max(1.0, box.height - 2 * edge) / tall;
    const double zoom = std::min({sx, sy, 2.2});
    sx = std::min(sx, 1.35 * zoom);
    sy = std::min(sy, 1.35 * zoom);
    const auto at = [&](ActorId actor) {
        const Point p = panel.places->at(actor);
        return Point{box.x + box.width / 2 + (p.x - (low.x + high.x) / 2) * sx, box.y + box.height / 2 + (p.y - (low.y + high.y) / 2) * sy};
    };
    const double grow = std::clamp(std::sqrt(zoom), 0.45, 1.3) * std::min(u, 1.2);
    const auto radius = [&](ActorId actor) {
        const auto found = panel.degree.find(actor);
        const int degree = found == panel.degree.end() ? 0 : found->second;
        return (degree == 0 ? 3.0 : 4.0 + 7.0 * std::sqrt(static_cast<double>(degree) / std::max(1, panel.top))) * grow;
    };
    std::vector<std::pair<Point, Point>> lines;
    for (const PanelTie& tie : panel.ties) {
        if (!panel.places->count(tie.a) || !panel.places->count(tie.b))
            continue;
        const Point p = at(tie.a);
        const Point q = at(tie.b);
        const bool chosen = view.tie == tie.tie;
        scene.marks.push_back({Curve{{p, q}, false, chosen ? theme.accent : tie.colour, tie.width * (chosen ? 1.6 : 1) * std::clamp(grow, 0.6, 1.4), tie.stroke, false},
                               {Subject::Kind::tie, tie.tie, 0}, tie.opacity, tie.title});
        lines.emplace_back(p, q);
    }
    std::vector<LabelWish> wishes;
    std::vector<ActorId> owners;
    std::vector<Box> obstacles;
    for (const ActorId actor : there) {
        const evidence::Actor* row = evidence::find(*panel.archive->actors, actor);
        const auto found = panel.degree.find(actor);
        const bool alone = found == panel.degree.end() || found->second == 0;
        const bool chosen = view.actors.count(actor) > 0;
        const Point p = at(actor);
        const double r = radius(actor);
        const std::string name = shown_name(*panel.archive, actor, encoding.names);
        const Subject subject{Subject::Kind::actor, actor.value, 0};
        if (chosen)
            scene.marks.push_back({Glyph{p, r + 3 * grow, Shape::circle, faded(theme.accent, 0.3), theme.accent, 1.6}, subject, 1, name});
        scene.marks.push_back({Glyph{p, r, sector_shape(row ? row->sector : evidence::Sector::unknown), sector_colour(theme, row ? row->sector : evidence::Sector::unknown), rim(theme, theme.paper), 1.2 * grow},
                               subject, alone && !chosen ? 0.35 : 1, name});
        obstacles.push_back({p.x - r, p.y - r, 2 * r, 2 * r});
        if (!encoding.labels || (alone && !chosen))
            continue;
        const TextStyle style = brush.style(10, chosen ? Weight::semibold : Weight::regular);
        wishes.push_back({p, r, map_lines(name, style, 96 * u, 2), style, chosen ? 1000.0 : r, chosen, false, {}});
        owners.push_back(actor);
    }
    const std::vector<LabelPlace> places = place_labels(wishes, obstacles, box, lines);
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (!places[i].shown)
            continue;
        double y = places[i].at.y;
        for (const std::string& line : places[i].lines) {
            scene.marks.push_back({Label{{places[i].at.x, y}, line, wishes[i].style, places[i].anchor, theme.ink, theme.paper, 2 * std::min(1.0, u), 0}, {Subject::Kind::actor, owners[i].value, 0}, 1, line});
            y += places[i].line_height;
        }
    }
}

Result<std::map<ActorId, Point>> panel_places(const Source& source, const PictureAsk& ask, Work& work)
{
    const bool complete = std::all_of(source.archive->actors->begin(), source.archive->actors->end(), [&](const evidence::Actor& actor) {
        return (ask.question.city && actor.city != ask.question.city) || ask.places.count(actor.id) > 0;
    });
    if (complete)
        return ask.places;
    // The places of the whole city over all its relations: the same whatever is asked.
    network::Question question = ask.question;
    question.field = evidence::Field::none;
    question.cooperation = question.lines = question.conflicts = true;
    question.relations.clear();
    question.rule = evidence::TieRule::union_with_third_party;
    question.certain_claims_only = false;
    question.from.reset();
    question.until.reset();
    const Result<Places> found = find_places(source, question, Encoding{}, PlaceRule::free, ask.places, work);
    if (!found && found.problem().code == Problem::Code::cancelled)
        return found.problem();
    return found ? found->at : ring_places(source, question, Encoding{}).at;
}

}  // namespace crosscut::scene
