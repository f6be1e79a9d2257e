// SPDX-License-Identifier: Apache-2.0
#include "scene/map.hpp"

#include "foundation/number.hpp"
#include "scene/dress.hpp"
#include "scene/fold.hpp"
#include "scene/hull.hpp"
#include "scene/labelling.hpp"
#include "scene/map_bench.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <iterator>
#include <numbers>

namespace crosscut::scene {

namespace {

using network::Presence;

Colour colour_of(const Workbench& bench, std::size_t node)
{
    const MapInput& input = bench.input;
    const evidence::Actor* actor = evidence::find(*input.archive->actors, input.snapshot->actors[node]);
    return actor_colour(bench.encoding, actor ? actor->sector : evidence::Sector::unknown, static_cast<std::size_t>(input.snapshot->group[node]),
                        node < input.colour.size() ? input.colour[node] : std::nullopt, input.colour_range ? input.colour_range : range_of(input.colour));
}

void add_columns(const Workbench& bench, Scene& scene, std::vector<Box>& obstacles)
{
    if (bench.input.columns.empty())
        return;
    const double zoom = bench.view.zoom;
    const TextStyle style{10.5 * bench.encoding.text, Weight::semibold, false, 0.01};
    const double room = column_pitch(bench) - 5;
    // Where a heading would have to be cut, all of them lean.
    bool leaning = false;
    for (const ColumnHeading& column : bench.input.columns) {
        const std::vector<std::string> lines = wrapped(short_name(column.text), style, room);
        leaning = leaning || lines.size() > 3 || std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return measure(line, style).width > room; });
    }
    for (const ColumnHeading& column : bench.input.columns) {
        const double x = column.x * zoom;
        const double width = column.width * zoom;
        const double top = column.top * zoom - 9 * bench.encoding.text;
        Region band;
        band.outline = rounded({x, top, width, column.bottom * zoom + 9 * bench.encoding.text - top}, 5);
        band.fill = mixed(bench.theme.ink, bench.theme.paper, 0.035);
        const Subject subject{Subject::Kind::department, 0, 0};
        scene.marks.push_back({band, subject, 1, column.text});
        const double middle = x + width / 2;
        if (leaning) {
            const Label label{{middle - style.size * 0.1, top - 5}, fitted(short_name(column.text), style, 240 * bench.encoding.text), style, Anchor::start, bench.theme.ink2, {0, 0, 0, 0}, 0, 38};
            scene.marks.push_back({label, subject, 1, column.text});
            const double run = measure(label.text, style).width;
            const double turn = label.angle * std::numbers::pi / 180;
            for (double along = style.size / 2; along < run; along += style.size)
                obstacles.push_back({label.at.x + along * std::cos(turn) - style.size * 0.9, label.at.y - along * std::sin(turn) - style.size * 0.9, style.size * 1.4, style.size * 1.4});
            continue;
        }
        const auto lines = wrapped(short_name(column.text), style, room);
        double y = top - 5 - (static_cast<double>(lines.size()) - 1) * style.size * 1.18;
        for (const std::string& line : lines) {
            scene.marks.push_back({Label{{middle, y}, line, style, Anchor::middle, bench.theme.ink2, {0, 0, 0, 0}, 0, 0}, subject, 1, column.text});
            obstacles.push_back(bounds(scene.marks.back()));
            y += style.size * 1.18;
        }
    }
}

// Names of cities over their parts of the map, where the parts stand apart.
void add_cities(const Workbench& bench, Scene& scene, std::vector<Box>& obstacles)
{
    if (bench.input.snapshot->question.city || !bench.input.columns.empty())
        return;
    std::map<CityId, Box> boxes;
    for (std::size_t k = 0; k < bench.at.size(); ++k) {
        const evidence::Actor* actor = evidence::find(*bench.input.archive->actors, bench.input.snapshot->actors[k]);
        if (!actor || !bench.at[k])
            continue;
        const Point p = *bench.at[k];
        const auto [entry, fresh] = boxes.try_emplace(actor->city, Box{p.x, p.y, 0, 0});
        Box& box = entry->second;
        const double right = std::max(box.x + box.width, p.x);
        const double bottom = std::max(box.y + box.height, p.y);
        box = {std::min(box.x, p.x), std::min(box.y, p.y), 0, 0};
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    if (boxes.size() < 2)
        return;
    for (const auto& [a, one] : boxes)
        for (const auto& [b, two] : boxes)
            if (a < b && one.x < two.x + two.width && two.x < one.x + one.width && one.y < two.y + two.height && two.y < one.y + one.height)
                return;
    const TextStyle style{15 * bench.encoding.text, Weight::semibold, false, 0};
    for (const auto& [id, box] : boxes)
        if (const evidence::City* city = evidence::find(*bench.input.archive->cities, id)) {
            const double y = box.y - 34 * bench.encoding.text;
            scene.marks.push_back({Label{{box.x + box.width / 2, y}, city->name, style, Anchor::middle, bench.theme.ink2, bench.theme.paper, 2 * bench.encoding.text, 0}, {}, 1, city->name});
            // On a small map there is room for some names only.
            const Box own = bounds(scene.marks.back());
            if (std::any_of(obstacles.begin(), obstacles.end(), [&](const Box& one) { return own.x < one.x + one.width && one.x < own.x + own.width && own.y < one.y + one.height && one.y < own.y + own.height; })) {
                scene.marks.pop_back();
                continue;
            }
            obstacles.push_back(own);
        }
}

void add_structures(const Workbench& bench, Scene& scene, std::vector<LabelWish>& wishes, std::vector<Subject>& owners)
{
    const MapInput& input = bench.input;
    if (bench.encoding.structures == StructureStyle::hidden || !input.chronicle)
        return;
    const network::TwoMode tables = network::two_mode(*input.archive, *input.chronicle, input.snapshot->question);
    std::size_t drawn = 0;  // outlines of structures with the same member do not lie on each other
    for (std::size_t s = 0; s < tables.structures.size(); ++s) {
        std::vector<std::pair<Point, double>> members;
        std::vector<std::pair<std::size_t, Presence>> seats;
        for (const auto& seat : tables.seats) {
            if (static_cast<std::size_t>(seat.structure) != s)
                continue;
            const auto node = input.snapshot->node(tables.actors[static_cast<std::size_t>(seat.actor)]);
            if (node && bench.stand[node->index]) {
                members.emplace_back(*bench.stand[node->index], bench.radius[node->index] + (6 + 2.2 * static_cast<double>(drawn % 4)) * bench.grow);
                seats.emplace_back(node->index, seat.presence);
            }
        }
        if (members.size() < 2)
            continue;
        ++drawn;
        const evidence::Structure* row = evidence::find(*input.archive->structures, tables.structures[s]);
        const Subject subject{Subject::Kind::structure, tables.structures[s].value, 0};
        const bool chosen = bench.view.selected_structure == tables.structures[s];
        const Colour base = bench.structure_base(row);
        const std::string name = shown_name(*input.archive, tables.structures[s], bench.encoding.names);
        const TextStyle style{10.5 * bench.encoding.text, Weight::medium, true, 0};
        if (bench.encoding.structures == StructureStyle::hulls) {
            Region hull;
            hull.outline = blob_around(members);
            hull.smooth = true;
            hull.fill = faded(base, chosen ? 0.20 : (bench.theme.strong ? 0.14 : bench.theme.dark ? 0.09 : 0.08));
            hull.stroke = Stroke::solid;
            hull.stroke_colour = faded(chosen ? bench.theme.accent : base, chosen ? 0.9 : (bench.theme.strong ? 0.95 : bench.theme.dark ? 0.36 : 0.45));
            hull.stroke_width = chosen ? 2 : 0.9;
            if (input.supposed.closed.count(tables.structures[s])) {
                hull.fill = faded(base, 0.02);
                hull.stroke = Stroke::dashed;
            }
            scene.marks.push_back({hull, subject, 1, name});
            // The name stands at the top of the outline, else at one of its other ends.
            std::vector<Point> ends;
            for (const Point way : {Point{0, -1}, Point{0, 1}, Point{1, 0}, Point{-1, 0}, Point{0.7, -0.7}, Point{-0.7, -0.7}, Point{0.7, 0.7}, Point{-0.7, 0.7}})
                ends.push_back(*std::max_element(hull.outline.begin(), hull.outline.end(), [&](Point p, Point q) { return p.x * way.x + p.y * way.y < q.x * way.x + q.y * way.y; }));
            LabelWish wish{ends.front(), 0, map_lines(name, style, 150 * bench.encoding.text, 2), style, chosen ? 900.0 : 0.5, chosen, false, {}};
            wish.also.assign(ends.begin() + 1, ends.end());
            wishes.push_back(std::move(wish));
            owners.push_back(subject);
        } else {
            Point centre{0, 0};
            for (const auto& [p, r] : members) {
                centre.x += p.x / static_cast<double>(members.size());
                centre.y += p.y / static_cast<double>(members.size());
            }
            for (const auto& [node, presence] : seats) {
                Curve spoke{{centre, *bench.stand[node]}, false, faded(base, 0.6), 1.1, Stroke::solid, false};
                scene.marks.push_back({spoke, subject, presence == Presence::possible ? 0.4 : 0.8, name});
            }
            scene.marks.push_back({Glyph{centre, 6 * bench.grow, Shape::ring, base, chosen ? bench.theme.accent : base, 1.6}, subject, 1, name});
            wishes.push_back({centre, 7 * bench.grow, map_lines(name, style, 130 * bench.encoding.text, 2), style, chosen ? 900.0 : 1.5, chosen, false, {}});
            owners.push_back(subject);
        }
    }
}

void add_gaps(const Workbench& bench, Scene& scene)
{
    const network::Snapshot& net = *bench.input.snapshot;
    for (const GapFlag& gap : bench.input.gaps) {
        const auto a = net.node(gap.a);
        if (!a || !bench.at[a->index])
            continue;
        Point flag{bench.at[a->index]->x + bench.radius[a->index] * 0.9 + 4, bench.at[a->index]->y - bench.radius[a->index] * 0.9 - 4};
        const Subject subject{Subject::Kind::gap, static_cast<std::uint32_t>(gap.number), 0};
        const auto b = gap.b ? net.node(gap.b) : std::nullopt;
        if (b && bench.at[b->index]) {
            const Point p = *bench.at[a->index];
            const Point q = *bench.at[b->index];
            const Point bow{(p.x + q.x) / 2 + (q.y - p.y) * 0.12, (p.y + q.y) / 2 - (q.x - p.x) * 0.12};
            Curve arc{{p, {p.x + (bow.x - p.x) * 0.7, p.y + (bow.y - p.y) * 0.7}, {q.x + (bow.x - q.x) * 0.7, q.y + (bow.y - q.y) * 0.7}, q}, true, bench.theme.accent, 1.6, Stroke::dashed, false};
            scene.marks.push_back({arc, subject, 1, ""});
            flag = {(p.x + q.x) / 2 + (bow.x - (p.x + q.x) / 2) * 0.55, (p.y + q.y) / 2 + (bow.y - (p.y + q.y) / 2) * 0.55};
        }
        scene.marks.push_back({Glyph{flag, 7.5, Shape::circle, bench.theme.accent, bench.theme.paper, 1.2}, subject, 1, ""});
        scene.marks.push_back({Label{{flag.x, flag.y + 3.4}, std::to_string(gap.number), {9, Weight::bold, false, 0}, Anchor::middle, bench.theme.paper, {0, 0, 0, 0}, 0, 0}, subject, 1, ""});
    }
}

void add_actors(const Workbench& bench, Scene& scene, std::vector<LabelWish>& wishes, std::vector<Subject>& owners, std::vector<Box>& obstacles)
{
    const network::Snapshot& net = *bench.input.snapshot;
    for (std::size_t k = 0; k < net.actors.size(); ++k) {
        if (!bench.at[k])
            continue;
        const ActorId id = net.actors[k];
        const evidence::Actor* actor = evidence::find(*bench.input.archive->actors, id);
        const bool chosen = bench.view.selected.count(id) != 0;
        const bool pointed = bench.view.hovered == id;
        const Subject subject{Subject::Kind::actor, id.value, 0};
        const Point at = *bench.at[k];
        const double r = bench.radius[k];
        const std::string name = shown_name(*bench.input.archive, id, bench.encoding.names);
        const double opacity = bench.faded_out(id) ? 0.2 : 1.0;
        Glyph glyph{at, r, actor_shape(bench.encoding, actor), colour_of(bench, k), rim(bench.theme, bench.theme.paper), bench.theme.outlined ? 0.9 : 1.4};
        if (glyph.fill == bench.theme.paper)
            glyph.outline = bench.theme.ink2;  // nothing is known that could colour it
        if (actor && actor->candidate)
            glyph.fill = mixed(glyph.fill, bench.theme.paper, 0.35);
        if (const auto wide = k < bench.input.halo.size() ? halo_width(bench.input.halo[k], net.actors.size()) : std::nullopt) {
            const analysis::Places& places = *bench.input.halo[k];
            const std::string rank = places.best == places.worst ? std::to_string(places.best) : std::to_string(places.best) + "–" + std::to_string(places.worst);
            scene.marks.push_back({Glyph{at, r + *wide * bench.grow, Shape::circle, faded(glyph.fill, 0.18), faded(glyph.fill, 0.45), 0.8}, subject, opacity,
                                   name + ", " + say(bench.encoding.language, "rank interval {1}", {rank})});
        }
        if (chosen || pointed)
            scene.marks.push_back({Glyph{at, r + 4, Shape::circle, faded(bench.theme.accent, chosen ? 0.30 : 0.16), bench.theme.accent, chosen ? 2.0 : 1.0}, subject, opacity, name});
        if (bench.input.supposed.is_gone(id))
            add_absent(scene, glyph, subject, opacity, name, bench.theme);
        else
            scene.marks.push_back({glyph, subject, opacity, name});
        if (bench.input.pinned.count(id))
            scene.marks.push_back({Glyph{{at.x + r * 0.75, at.y - r * 0.75}, 2.6, Shape::circle, bench.theme.ink, bench.theme.paper, 1}, subject, opacity, name});
        obstacles.push_back({at.x - r, at.y - r, 2 * r, 2 * r});
        if (!bench.encoding.labels && !chosen && !pointed)
            continue;
        const auto group = static_cast<std::size_t>(net.group[k]);
        const bool heading = net.groups[group] == id && bench.members[group] > 1;
        const TextStyle style{11 * bench.encoding.text, chosen || pointed ? Weight::semibold : (heading ? Weight::medium : Weight::regular), false, 0};
        double priority = 2 + r;
        if (chosen)
            priority = 1000;
        else if (pointed)
            priority = 2000;
        if (bench.faded_out(id) && !chosen && !pointed)
            continue;
        const bool columns = !bench.input.columns.empty();
        const double width = columns ? std::clamp(column_pitch(bench) - 6, 30.0, 118 * bench.encoding.text) : 118 * bench.encoding.text;
        wishes.push_back({at, r, {}, style, priority, chosen || pointed, columns || net.graph.degree(static_cast<std::uint32_t>(k)) == 0, {}, name, width, columns ? std::size_t{3} : std::size_t{2}});
        owners.push_back(subject);
    }
}

}  // namespace

Scene compose_map(const MapInput& input, const Encoding& encoding, const MapView& view)
{
    Scene scene;
    scene.paper = encoding.theme->paper;
    const Workbench bench(input, encoding, view);
    std::vector<LabelWish> wishes;
    std::vector<Subject> owners;
    std::vector<Box> obstacles;
    std::vector<std::pair<Point, Point>> lines;
    add_columns(bench, scene, obstacles);
    add_cities(bench, scene, obstacles);
    add_structures(bench, scene, wishes, owners);
    // Names keep clear of ties. Where there are too many for that, the two have nothing to do with each other and are worked out at once.
    const std::vector<network::TieState>& states = input.snapshot->ties;
    const auto drawn = static_cast<std::size_t>(std::count_if(states.begin(), states.end(), [](const network::TieState& state) { return state.drawn; }));
    const bool crowded = !minds_lines(drawn, encoding.labels ? input.snapshot->actors.size() : view.selected.size());
    std::future<void> ties;
    if (crowded)
        ties = std::async(std::launch::async, [&] { add_ties(bench, scene, lines); });
    else
        add_ties(bench, scene, lines);
    Scene above;
    std::vector<std::pair<Point, Point>> supposed;
    add_folding(bench.folding, input, encoding, view, bench.grow, bench.radius, above, wishes, owners, obstacles);
    add_supposed_ties(bench, above, supposed);
    add_actors(bench, above, wishes, owners, obstacles);
    add_gaps(bench, above);
    if (!crowded)
        supposed.insert(supposed.begin(), lines.begin(), lines.end());
    const std::vector<LabelPlace> places = place_labels(wishes, obstacles, view.inside.value_or(Box{}), supposed);
    if (crowded)
        ties.get();
    scene.marks.insert(scene.marks.end(), std::make_move_iterator(above.marks.begin()), std::make_move_iterator(above.marks.end()));
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (!places[i].shown)
            continue;
        const bool structure = owners[i].kind == Subject::Kind::structure;
        const bool absent = owners[i].kind == Subject::Kind::actor && input.supposed.is_gone(ActorId{owners[i].id});
        double y = places[i].at.y;
        for (const std::string& line : places[i].lines) {
            Label label{{places[i].at.x, y}, line, wishes[i].style, places[i].anchor, structure ? bench.structure_ink(owners[i]) : absent ? encoding.theme->ink2 : encoding.theme->ink, encoding.theme->paper, 2 * std::min(1.0, encoding.text), 0};
            scene.marks.push_back({label, owners[i], 1, line});
            y += places[i].line_height;
        }
    }
    Box box{0, 0, 0, 0};
    bool first = true;
    for (const Mark& mark : scene.marks) {
        const Box own = bounds(mark);
        if (first) {
            box = own;
            first = false;
            continue;
        }
        const double right = std::max(box.x + box.width, own.x + own.width);
        const double bottom = std::max(box.y + box.height, own.y + own.height);
        box.x = std::min(box.x, own.x);
        box.y = std::min(box.y, own.y);
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    scene.page = {box.x - 12, box.y - 12, box.width + 24, box.height + 24};
    const Language language = encoding.language;
    scene.title = std::string(tr(language, "Network map"));
    scene.description = say(language, "{1} actors and {2} ties.", {std::to_string(input.snapshot->actors.size()), std::to_string(input.snapshot->graph.ties.size())});
    return scene;
}

}  // namespace crosscut::scene
