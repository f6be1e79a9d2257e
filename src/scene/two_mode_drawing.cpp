// SPDX-License-Identifier: Apache-2.0
#include "scene/two_mode.hpp"

#include "scene/key_line.hpp"
#include "scene/ring_names.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosscut::scene {

namespace {

using network::Presence;

Colour field_colour(const Theme& theme, const evidence::Structure* row)
{
    return row && row->field == evidence::Field::climate ? theme.public_body : theme.civil_society;
}

const structures::StatusOnDay* state_of(const Source& source, StructureId id, const network::Question& question)
{
    if (!question.until)
        return nullptr;
    for (const structures::Life& life : source.chronicle->lives)
        if (life.structure == id)
            return &structures::state_on(life, *question.until);
    return nullptr;
}

// Everything that the layers share.
struct Bench {
    const TwoModeSheet& sheet;
    const Source& source;
    const network::Snapshot& net;
    const Encoding& encoding;
    const MapView& view;
    const Theme& theme;
    std::vector<Point> actor_at;      ///< middle of the shape
    std::vector<Box> structure_at;    ///< the card

    ActorId actor(std::size_t i) const { return sheet.tables.actors[i]; }
    StructureId structure(std::size_t s) const { return sheet.tables.structures[s]; }
    bool chosen(ActorId id) const { return view.selected.count(id) != 0 || view.hovered == id; }
    std::string name(ActorId id) const { return shown_name(*source.archive, id, encoding.names); }
    std::string name(StructureId id) const { return shown_name(*source.archive, id, encoding.names); }
    bool faded_out(ActorId id) const { return !view.focus.empty() && view.focus.count(id) == 0; }
};

Glyph actor_glyph(const Bench& bench, ActorId id, Point at, double radius)
{
    const evidence::Actor* row = evidence::find(*bench.source.archive->actors, id);
    const evidence::Sector sector = row ? row->sector : evidence::Sector::unknown;
    Colour fill = sector_colour(bench.theme, sector);
    if (bench.encoding.colour_by == ColourBy::division)
        if (const auto node = bench.net.node(id))
            fill = group_colour(bench.theme, static_cast<std::size_t>(bench.net.group[node->index]));
    return {at, radius, sector_shape(sector), fill, rim(bench.theme, bench.theme.paper), 1};
}

void add_actor(const Bench& bench, Scene& scene, ActorId id, Point at, double radius)
{
    const Subject subject{Subject::Kind::actor, id.value, 0};
    const double opacity = bench.faded_out(id) ? 0.2 : 1;
    if (bench.chosen(id))
        scene.marks.push_back({Glyph{at, radius + 3.5, Shape::circle, faded(bench.theme.accent, 0.28), bench.theme.accent, 1.4}, subject, opacity, bench.name(id)});
    scene.marks.push_back({actor_glyph(bench, id, at, radius), subject, opacity, bench.name(id)});
}

// The row of a seat reaches from the actor to the side of the card.
void add_seats(const Bench& bench, Scene& scene)
{
    // Lines of one card arrive spread over its side, in the order of their actors.
    std::vector<std::vector<std::pair<double, std::size_t>>> arriving(2 * bench.structure_at.size());
    const auto slot = [&](const network::TwoMode::Seat& seat) {
        const bool right = bench.actor_at[static_cast<std::size_t>(seat.actor)].x > bench.structure_at[static_cast<std::size_t>(seat.structure)].x;
        return 2 * static_cast<std::size_t>(seat.structure) + (right ? 1 : 0);
    };
    const std::vector<network::TwoMode::Seat>& seats = bench.sheet.tables.seats;
    for (std::size_t k = 0; k < seats.size(); ++k)
        arriving[slot(seats[k])].emplace_back(bench.actor_at[static_cast<std::size_t>(seats[k].actor)].y, k);
    std::vector<double> end(seats.size(), 0);
    for (std::size_t s = 0; s < arriving.size(); ++s) {
        std::sort(arriving[s].begin(), arriving[s].end());
        const Box& card = bench.structure_at[s / 2];
        for (std::size_t k = 0; k < arriving[s].size(); ++k)
            end[arriving[s][k].second] = card.y + card.height * (static_cast<double>(k) + 1) / (static_cast<double>(arriving[s].size()) + 1);
    }
    for (const bool bright : {false, true})
        for (std::size_t k = 0; k < seats.size(); ++k) {
            const ActorId actor = bench.actor(static_cast<std::size_t>(seats[k].actor));
            const StructureId structure = bench.structure(static_cast<std::size_t>(seats[k].structure));
            const bool chosen = bench.chosen(actor) || bench.view.selected_structure == structure;
            if (chosen != bright)
                continue;
            const Box& card = bench.structure_at[static_cast<std::size_t>(seats[k].structure)];
            const Point from = bench.actor_at[static_cast<std::size_t>(seats[k].actor)];
            const bool right = from.x > card.x;
            const Point p0{from.x + (right ? -7 : 7) * bench.encoding.text, from.y};
            const Point p3{right ? card.x + card.width : card.x, end[k]};
            const double pull = (p3.x - p0.x) * 0.5;
            const evidence::Membership* row = evidence::find(*bench.source.archive->memberships, seats[k].membership);
            std::string title = bench.name(actor) + " – " + bench.name(structure);
            if (row)
                title += ": " + std::string(evidence::label(bench.encoding.language, row->role));
            const bool possible = seats[k].presence == Presence::possible;
            if (possible)
                title += ", " + std::string(tr(bench.encoding.language, "possibly at this time"));
            Curve curve{{p0, {p0.x + pull, p0.y}, {p3.x - pull, p3.y}, p3}, true,
                        chosen ? bench.theme.accent : mixed(field_colour(bench.theme, evidence::find(*bench.source.archive->structures, structure)), bench.theme.paper, 0.72),
                        (row && row->role == evidence::Role::lead ? 2.2 : 1.1) * std::min(1.0, bench.encoding.text), possible ? Stroke::dotted : Stroke::solid, false};
            scene.marks.push_back({curve, {Subject::Kind::membership, seats[k].membership.value, structure.value}, bench.faded_out(actor) ? 0.15 : 0.85, title});
        }
}

void add_card(const Bench& bench, Scene& scene, std::size_t s, int members)
{
    const StructureId id = bench.structure(s);
    const Box& card = bench.structure_at[s];
    const double unit = bench.encoding.text;
    const bool chosen = bench.view.selected_structure == id;
    const Subject subject{Subject::Kind::structure, id.value, 0};
    const structures::StatusOnDay* state = state_of(bench.source, id, bench.net.question);
    std::string title = bench.name(id);
    if (state)
        title += ": " + structures::described(bench.encoding.language, *bench.source.archive, *state);
    Region body;
    body.outline = rounded(card, 4 * unit);
    body.fill = bench.theme.panel;
    body.stroke = Stroke::solid;
    body.stroke_colour = chosen ? bench.theme.accent : bench.theme.hairline;
    body.stroke_width = chosen ? 2 : 1;
    scene.marks.push_back({body, subject, 1, title});
    if (state) {
        const StateLook look = look_of(bench.theme, state->status);
        Region swatch;
        const double h = (card.height - 8 * unit) * std::max(0.4, look.height);
        const double y = card.y + (card.height - h) / 2;
        swatch.outline = {{card.x + 5 * unit, y}, {card.x + 13 * unit, y}, {card.x + 13 * unit, y + h}, {card.x + 5 * unit, y + h}};
        swatch.fill = look.fill;
        swatch.hatch = look.hatch;
        swatch.hatch_colour = look.hatch_colour;
        swatch.stroke = look.stroke;
        swatch.stroke_colour = look.stroke_colour;
        scene.marks.push_back({swatch, subject, 1, title});
    }
    const TextStyle style{11 * unit, chosen ? Weight::semibold : Weight::medium, false, 0};
    const TextStyle small{9.5 * unit, Weight::regular, false, 0};
    const double x = card.x + 19 * unit;
    const double room = card.width - 26 * unit;
    const std::vector<std::string> lines = map_lines(bench.name(id), style, room / 1.35, 2);
    double y = card.y + card.height / 2 - (static_cast<double>(lines.size()) * style.size * 1.22 + small.size * 1.3) / 2 + style.size * 0.95;
    for (const std::string& line : lines) {
        scene.marks.push_back(words_at({x, y}, fitted(line, style, room), style, Anchor::start, bench.theme.ink, subject, title));
        y += style.size * 1.22;
    }
    scene.marks.push_back(words_at({x, y + 1 * unit}, say(bench.encoding.language, "members: {1}", {std::to_string(members)}), small, Anchor::start, bench.theme.ink2, subject, title));
}

Scene beside(const TwoModeSheet& sheet, const Source& source, const network::Snapshot& net, const Encoding& encoding, const MapView& view, double width, double height)
{
    Scene scene;
    const Language language = encoding.language;
    const double unit = encoding.text;
    Bench bench{sheet, source, net, encoding, view, *encoding.theme, {}, {}};
    const double head = 24 * unit;
    const double row = std::clamp((height - head - 30 * unit) / static_cast<double>(std::max<std::size_t>(1, std::max(sheet.town.size(), sheet.outside.size()))), 14.5 * unit, 24 * unit);
    const double card = 48 * unit;
    const double rows_high = row * static_cast<double>(std::max(sheet.town.size(), sheet.outside.size()));
    const double pitch = std::max(card + 8 * unit, rows_high / static_cast<double>(std::max<std::size_t>(1, sheet.structures.size())));
    const double high = std::max(rows_high, pitch * static_cast<double>(sheet.structures.size()));
    const bool both = !sheet.town.empty() && !sheet.outside.empty();
    const double names = std::clamp(width * (both ? 0.24 : 0.34), 60.0, 230 * unit);
    const double cards = std::clamp(width * (both ? 0.26 : 0.36), 90.0, 250 * unit);
    const double cards_x = both ? (width - cards) / 2 : sheet.town.empty() ? 0 : width - cards;
    bench.actor_at.resize(sheet.tables.actors.size());
    bench.structure_at.resize(sheet.tables.structures.size());
    const auto column = [&](const std::vector<std::size_t>& list, double x) {
        for (std::size_t k = 0; k < list.size(); ++k)
            bench.actor_at[list[k]] = {x, head + (high - row * static_cast<double>(list.size())) / 2 + row * (static_cast<double>(k) + 0.5)};
    };
    column(sheet.town, names);
    column(sheet.outside, width - names);
    for (std::size_t k = 0; k < sheet.structures.size(); ++k)
        bench.structure_at[sheet.structures[k]] = {cards_x, head + (high - pitch * static_cast<double>(sheet.structures.size())) / 2 + pitch * static_cast<double>(k) + (pitch - card) / 2, cards, card};
    const TextStyle heading{10.5 * unit, Weight::semibold, false, 0.02};
    const auto over = [&](std::string_view words, double x, Anchor anchor) {
        const std::string text(tr(language, words));
        scene.marks.push_back(words_at({x, 11 * unit}, text, heading, anchor, encoding.theme->ink2, {}, text));
    };
    if (!sheet.town.empty())
        over("Town hall and politics", names + 6 * unit, Anchor::end);
    over("Structures", cards_x + cards / 2, Anchor::middle);
    if (!sheet.outside.empty())
        over("Others", width - names - 6 * unit, Anchor::start);
    add_seats(bench, scene);
    std::vector<int> members(sheet.tables.structures.size(), 0);
    for (const network::TwoMode::Seat& seat : sheet.tables.seats)
        ++members[static_cast<std::size_t>(seat.structure)];
    for (std::size_t s = 0; s < bench.structure_at.size(); ++s)
        add_card(bench, scene, s, members[s]);
    const TextStyle plain{std::min(11 * unit, row * 0.78), Weight::regular, false, 0};
    for (const std::vector<std::size_t>* list : {&sheet.town, &sheet.outside})
        for (const std::size_t i : *list) {
            const ActorId id = bench.actor(i);
            const Point at = bench.actor_at[i];
            add_actor(bench, scene, id, at, std::min(4.6 * unit, row * 0.32));
            TextStyle style = plain;
            if (bench.chosen(id))
                style.weight = Weight::semibold;
            const bool left = list == &sheet.town;
            scene.marks.push_back(words_at({at.x + (left ? -9 : 9) * unit, at.y + style.size * 0.36}, name_within(bench.name(id), style, names - 12 * unit), style,
                                           left ? Anchor::end : Anchor::start, bench.faded_out(id) ? mixed(encoding.theme->ink2, encoding.theme->paper, 0.5) : encoding.theme->ink,
                                           {Subject::Kind::actor, id.value, 0}, bench.name(id)));
        }
    double foot = head + high;
    if (sheet.without > 0) {
        const TextStyle small{10.5 * unit, Weight::regular, true, 0};
        const std::string text = say(language, "At no table at this time: {1}", {std::to_string(sheet.without)});
        foot += 18 * unit;
        scene.marks.push_back(words_at({width / 2, foot}, text, small, Anchor::middle, encoding.theme->ink2, {}, text));
    }
    scene.page = {0, 0, width, foot + 8 * unit};
    return scene;
}

// One side in a ring; lines by what is shared.
Scene in_ring(const TwoModeSheet& sheet, const Source& source, const network::Snapshot& net, const Encoding& encoding, const MapView& view, double width, double height)
{
    Scene scene;
    const bool actors = sheet.side == TwoModeSide::actors;
    Bench bench{sheet, source, net, encoding, view, *encoding.theme, {}, {}};
    std::vector<std::size_t> order = sheet.structures;
    if (actors) {
        // Town hall on one side of the ring, the others on the other: what crosses it joins the two.
        order = sheet.town;
        order.insert(order.end(), sheet.outside.begin(), sheet.outside.end());
    }
    std::vector<RingName> names;
    for (const std::size_t i : order) {
        RingName one;
        one.words = actors ? bench.name(bench.actor(i)) : bench.name(bench.structure(i));
        one.subject = actors ? Subject{Subject::Kind::actor, bench.actor(i).value, 0} : Subject{Subject::Kind::structure, bench.structure(i).value, 0};
        one.bright = actors ? bench.chosen(bench.actor(i)) : view.selected_structure == bench.structure(i);
        one.faint = actors && bench.faded_out(bench.actor(i));
        names.push_back(std::move(one));
    }
    const Ring ring = ring_of(names, encoding, width, height);
    std::vector<Point> at(order.size());
    std::vector<std::size_t> place(actors ? sheet.tables.actors.size() : sheet.tables.structures.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        at[k] = ring.at(k, 0);
        place[order[k]] = k;
    }
    int most = 1;
    for (const network::SharedTable& pair : sheet.shared)
        most = std::max(most, pair.shared);
    for (const network::SharedTable& pair : sheet.shared) {
        const std::size_t a = place[static_cast<std::size_t>(pair.a)];
        const std::size_t b = place[static_cast<std::size_t>(pair.b)];
        const bool bright = names[a].bright || names[b].bright;
        Curve curve{{at[a], {(at[a].x + ring.centre.x * 2) / 3, (at[a].y + ring.centre.y * 2) / 3}, {(at[b].x + ring.centre.x * 2) / 3, (at[b].y + ring.centre.y * 2) / 3}, at[b]}, true,
                    bright ? encoding.theme->accent : mixed(encoding.theme->ink, encoding.theme->paper, 0.45), 0.8 + 3.2 * (pair.shared - 1) / std::max(1, most - 1), Stroke::solid, false};
        const std::string title = names[a].words + " – " + names[b].words + ": " +
                                  say(encoding.language, actors ? "shared structures: {1}" : "shared members: {1}", {std::to_string(pair.shared)});
        const Subject subject = actors ? Subject{Subject::Kind::pair, bench.actor(static_cast<std::size_t>(pair.a)).value, bench.actor(static_cast<std::size_t>(pair.b)).value} : Subject{};
        scene.marks.push_back({curve, subject, names[a].faint || names[b].faint ? 0.1 : bright ? 0.95 : 0.55, title});
    }
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (actors) {
            add_actor(bench, scene, bench.actor(order[k]), at[k], std::min(5 * encoding.text, ring.pitch * 0.4));
            continue;
        }
        const evidence::Structure* row = evidence::find(*source.archive->structures, bench.structure(order[k]));
        const Colour base = field_colour(*encoding.theme, row);
        scene.marks.push_back({Glyph{at[k], 6 * encoding.text, Shape::ring, base, names[k].bright ? encoding.theme->accent : base, 1.4}, names[k].subject, 1, names[k].words});
    }
    add_ring_names(scene, ring, names, encoding, 9 * encoding.text);
    const Box box = extent_of(scene.marks);
    scene.page = {std::min(0.0, box.x - 4), std::min(0.0, box.y - 4), std::max(width, box.width + 8), box.height + 8 + std::max(0.0, box.y)};
    return scene;
}

}  // namespace

Scene compose_two_mode(const TwoModeSheet& sheet, const Source& source, const network::Snapshot& net, const Encoding& encoding, const MapView& view, double width, double height)
{
    const Language language = encoding.language;
    Scene scene;
    if (sheet.tables.seats.empty()) {
        scene.paper = encoding.theme->paper;
        add_empty_words(scene, encoding, width, height, std::string(tr(language, "Nobody sits at a table at this time.")),
                        std::string(tr(language, "Memberships make this picture: choose another day, city or field, or enter who sits in which structure.")));
    } else {
        scene = sheet.side == TwoModeSide::both ? beside(sheet, source, net, encoding, view, width, height) : in_ring(sheet, source, net, encoding, view, width, height);
        scene.description = say(language, "{1} actors at {2} tables, seats: {3}. At no table: {4}.",
                                {std::to_string(sheet.tables.actors.size()), std::to_string(sheet.tables.structures.size()), std::to_string(sheet.tables.seats.size()), std::to_string(sheet.without)});
    }
    scene.paper = encoding.theme->paper;
    scene.title = std::string(tr(language, "Who sits at which table"));
    return scene;
}

Scene compose_two_mode_legend(const TwoModeSheet& sheet, const Source& source, const network::Snapshot& net, const Encoding& encoding, double width)
{
    const Language language = encoding.language;
    const Theme& theme = *encoding.theme;
    KeyLine legend(encoding, width);
    const Subject subject{Subject::Kind::legend, 0, 0};
    if (sheet.tables.seats.empty())
        return legend.done();
    std::set<evidence::Sector> sectors;
    std::set<evidence::Field> fields;
    std::set<structures::Status> states;
    bool possible = false;
    bool lead = false;
    for (const ActorId id : sheet.tables.actors)
        if (const evidence::Actor* actor = evidence::find(*source.archive->actors, id))
            sectors.insert(actor->sector);
    for (const StructureId id : sheet.tables.structures) {
        if (const evidence::Structure* row = evidence::find(*source.archive->structures, id))
            fields.insert(row->field);
        if (const structures::StatusOnDay* state = state_of(source, id, net.question))
            states.insert(state->status);
    }
    for (const network::TwoMode::Seat& seat : sheet.tables.seats) {
        possible = possible || seat.presence == Presence::possible;
        const evidence::Membership* row = evidence::find(*source.archive->memberships, seat.membership);
        lead = lead || (row && row->role == evidence::Role::lead);
    }
    if (sheet.side != TwoModeSide::structures)
        for (const evidence::Sector sector : sectors)
            legend.entry(14, std::string(evidence::label(language, sector)), [&](Point p) {
                const Colour fill = encoding.colour_by != ColourBy::division ? sector_colour(theme, sector) : theme.ink2;
                legend.add({Glyph{{p.x + 7 * legend.unit(), p.y}, 5 * legend.unit(), sector_shape(sector), fill, rim(theme, theme.panel), 1}, subject, 1, ""});
            });
    if (sheet.side == TwoModeSide::both)
        for (const structures::Status status : states)
            legend.entry(16, std::string(structures::label(language, status)), [&](Point p) {
                const StateLook look = look_of(theme, status);
                Region swatch;
                const double h = 11 * legend.unit() * std::max(0.4, look.height);
                swatch.outline = {{p.x, p.y - h / 2}, {p.x + 16 * legend.unit(), p.y - h / 2}, {p.x + 16 * legend.unit(), p.y + h / 2}, {p.x, p.y + h / 2}};
                swatch.fill = look.fill;
                swatch.hatch = look.hatch;
                swatch.hatch_colour = look.hatch_colour;
                swatch.stroke = look.stroke;
                swatch.stroke_colour = look.stroke_colour;
                legend.add({swatch, subject, 1, ""});
            });
    for (const evidence::Field field : fields) {
        const Colour base = field == evidence::Field::climate ? theme.public_body : theme.civil_society;
        if (sheet.side != TwoModeSide::actors)
            legend.entry(20, std::string(evidence::label(language, field)), [&](Point p) {
                if (sheet.side == TwoModeSide::both)
                    legend.add({Curve{{{p.x + 2 * legend.unit(), p.y}, {p.x + 19 * legend.unit(), p.y}}, false, mixed(base, theme.panel, 0.72), 1.4 * legend.unit(), Stroke::solid, false}, subject, 1, ""});
                else
                    legend.add({Glyph{{p.x + 10 * legend.unit(), p.y}, 5 * legend.unit(), Shape::ring, base, base, 1}, subject, 1, ""});
            });
    }
    const auto line = [&](std::string_view words, double wide, Stroke stroke) {
        legend.entry(20, std::string(tr(language, words)), [&](Point p) {
            legend.add({Curve{{{p.x + 2 * legend.unit(), p.y}, {p.x + 19 * legend.unit(), p.y}}, false, theme.ink2, wide * legend.unit(), stroke, false}, subject, 1, ""});
        });
    };
    if (sheet.side == TwoModeSide::both) {
        if (lead)
            line("leads it", 2.2, Stroke::solid);
        if (possible)
            line("possibly at this time", 1.1, Stroke::dotted);
        legend.note(std::string(tr(language, "Order is chosen so that few lines cross; it means nothing else.")));
    } else if (!sheet.shared.empty()) {
        legend.note(std::string(tr(language, sheet.side == TwoModeSide::actors ? "A line joins two who sit in the same structure; the wider, the more structures they share."
                                                                             : "A line joins two structures with the same members; the wider, the more of them.")));
    }
    return legend.done();
}

}  // namespace crosscut::scene
