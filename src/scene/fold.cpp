// SPDX-License-Identifier: Apache-2.0
#include "scene/fold.hpp"

#include "scene/type.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

std::set<ActorId> foldable(const network::Snapshot& net)
{
    std::vector<int> members(net.groups.size(), 0);
    for (const int group : net.group)
        ++members[static_cast<std::size_t>(group)];
    std::set<ActorId> heads;
    for (std::size_t g = 0; g < net.groups.size(); ++g)
        if (members[g] > 1)
            heads.insert(net.groups[g]);
    return heads;
}

Folding fold(const MapInput& input, const std::set<ActorId>& heads)
{
    Folding out;
    const network::Snapshot& net = *input.snapshot;
    const std::set<ActorId> possible = foldable(net);
    for (const ActorId head : heads) {
        if (possible.count(head) == 0)
            continue;
        FoldedUnit unit;
        unit.head = head;
        for (std::size_t k = 0; k < net.actors.size(); ++k) {
            const auto place = input.places.find(net.actors[k]);
            if (net.groups[static_cast<std::size_t>(net.group[k])] != head || place == input.places.end())
                continue;
            ++unit.actors;
            unit.at.x += place->second.x;
            unit.at.y += place->second.y;
            out.unit_of[net.actors[k]] = out.units.size();
        }
        if (unit.actors == 0)
            continue;
        unit.at = {unit.at.x / unit.actors, unit.at.y / unit.actors};
        out.units.push_back(unit);
    }
    const auto end_of = [&](ActorId id) {
        const auto found = out.unit_of.find(id);
        return found == out.unit_of.end() ? FoldedEnd{id, {}} : FoldedEnd{out.units[found->second].head, found->second};
    };
    std::map<std::pair<FoldedEnd, FoldedEnd>, FoldedBundle> bundles;
    for (std::size_t t = 0; t < net.graph.ties.size(); ++t) {
        const ActorId one = net.actors[net.graph.ties[t].a];
        const ActorId two = net.actors[net.graph.ties[t].b];
        if (input.places.count(one) == 0 || input.places.count(two) == 0)
            continue;
        const FoldedEnd first = end_of(one);
        const FoldedEnd second = end_of(two);
        const auto& [a, b] = std::minmax(first, second);
        if (!a.unit && !b.unit)
            continue;
        if (a == b) {
            ++out.units[out.unit_of.at(one)].inside;
            continue;
        }
        FoldedBundle& bundle = bundles[{a, b}];
        bundle.a = a;
        bundle.b = b;
        ++bundle.pairs;
        bundle.ties.insert(bundle.ties.end(), net.pair_ties[t].begin(), net.pair_ties[t].end());
    }
    for (auto& [ends, bundle] : bundles)
        out.bundles.push_back(std::move(bundle));
    return out;
}

double unit_radius(int actors) { return 11 + 3.2 * std::sqrt(static_cast<double>(std::max(0, actors))); }

// Departments drawn as one: their contacts bundled, with how many; the mark with how many actors.
void add_folding(const Folding& folding, const MapInput& input, const Encoding& encoding, const MapView& view, double grow, const std::vector<double>& radius, Scene& scene,
                 std::vector<LabelWish>& wishes, std::vector<Subject>& owners, std::vector<Box>& obstacles)
{
    const Language language = encoding.language;
    const Theme& theme = *encoding.theme;
    const auto scaled = [&](Point p) { return Point{p.x * view.zoom, p.y * view.zoom}; };
    const double unit = std::clamp(encoding.text, 0.72, 1.65);
    const auto stand = [&](const FoldedEnd& end) {
        if (end.unit)
            return std::pair{scaled(folding.units[*end.unit].at), unit_radius(folding.units[*end.unit].actors) * grow};
        return std::pair{scaled(input.places.at(end.id)), radius[input.snapshot->node(end.id)->index] + 1};
    };
    const auto faded_out = [&](ActorId id) { return !view.focus.empty() && view.focus.count(id) == 0; };
    const auto chosen = [&](ActorId id) { return view.selected.count(id) != 0 || view.hovered == id; };
    for (const FoldedBundle& bundle : folding.bundles) {
        const auto [p, pr] = stand(bundle.a);
        const auto [q, qr] = stand(bundle.b);
        const double length = std::hypot(p.x - q.x, p.y - q.y);
        if (length <= pr + qr)
            continue;
        const Point way{(q.x - p.x) / length, (q.y - p.y) / length};
        const bool bright = chosen(bundle.a.id) || chosen(bundle.b.id);
        Curve curve{{{p.x + way.x * pr, p.y + way.y * pr}, {q.x - way.x * qr, q.y - way.y * qr}}, false, mixed(theme.ink, theme.paper, bright ? 0.85 : 0.5), (1 + 1.1 * std::sqrt(bundle.pairs)) * grow, Stroke::solid, false};
        const std::string title = shown_name(*input.archive, bundle.a.id, encoding.names) + " – " + shown_name(*input.archive, bundle.b.id, encoding.names) + ": " +
                                  say(language, "pairs in contact: {1}", {std::to_string(bundle.pairs)});
        // One tie can be opened; of several it is said how many.
        const Subject subject = bundle.ties.size() == 1 ? Subject{Subject::Kind::tie, bundle.ties.front(), 0} : Subject{Subject::Kind::pair, bundle.a.id.value, bundle.b.id.value};
        scene.marks.push_back({curve, subject, faded_out(bundle.a.id) || faded_out(bundle.b.id) ? 0.15 : 0.8, title});
        if (bundle.pairs < 2)
            continue;
        const Point middle{(curve.points[0].x + curve.points[1].x) / 2, (curve.points[0].y + curve.points[1].y) / 2};
        const TextStyle style{10 * unit, Weight::semibold, false, 0};
        scene.marks.push_back({Label{{middle.x, middle.y + style.size * 0.36}, std::to_string(bundle.pairs), style, Anchor::middle, theme.ink, theme.paper, 3, 0}, subject, 1, title});
    }
    for (const FoldedUnit& one : folding.units) {
        const Point at = scaled(one.at);
        const double r = unit_radius(one.actors) * grow;
        const auto node = input.snapshot->node(one.head);
        const evidence::Actor* actor = evidence::find(*input.archive->actors, one.head);
        // A department has no value of a measure: it is in ink then.
        Encoding own = encoding;
        own.colour_by = encoding.colour_by == ColourBy::measure ? ColourBy::none : encoding.colour_by;
        const Colour fill = actor_colour(own, actor ? actor->sector : evidence::Sector::unknown, node ? static_cast<std::size_t>(input.snapshot->group[node->index]) : 0, {}, {});
        const std::string name = shown_name(*input.archive, one.head, encoding.names);
        const std::string title = name + ": " + say(language, "actors: {1}, pairs of them in contact: {2}; double click unfolds", {std::to_string(one.actors), std::to_string(one.inside)});
        const Subject subject{Subject::Kind::department, one.head.value, 0};
        const double opacity = faded_out(one.head) ? 0.25 : 1;
        if (chosen(one.head))
            scene.marks.push_back({Glyph{at, r + 5, Shape::square, faded(theme.accent, 0.3), theme.accent, 1.6}, subject, opacity, title});
        // A second edge behind it: there are several.
        scene.marks.push_back({Glyph{{at.x + 3.5 * grow, at.y - 3.5 * grow}, r, Shape::square, mixed(fill, theme.paper, 0.45), theme.paper, 1.2}, subject, opacity, title});
        scene.marks.push_back({Glyph{at, r, Shape::square, fill, theme.paper, 1.6}, subject, opacity, title});
        const TextStyle count{std::max(9.0 * unit, r * 0.7), Weight::bold, false, 0};
        const Colour letters = contrast(fill, theme.paper) > contrast(fill, theme.ink) ? theme.paper : theme.ink;
        scene.marks.push_back({Label{{at.x, at.y + count.size * 0.36}, std::to_string(one.actors), count, Anchor::middle, letters, {0, 0, 0, 0}, 0, 0}, subject, opacity, title});
        obstacles.push_back({at.x - r, at.y - r - 4, 2 * r + 4, 2 * r + 4});
        const TextStyle style{11.5 * encoding.text, Weight::semibold, false, 0};
        wishes.push_back({at, r + 2, map_lines(name, style, 150 * encoding.text, 2), style, 500, true, false, {}});
        owners.push_back(subject);
    }
}

}  // namespace crosscut::scene
