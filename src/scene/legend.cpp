// SPDX-License-Identifier: Apache-2.0
#include "scene/map.hpp"

#include "foundation/number.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <set>

namespace crosscut::scene {

namespace {

// Rows of a legend, top to bottom.
struct Column {
    Scene& scene;
    const Encoding& encoding;
    double width;
    double y = 0;

    double size() const { return 10.5 * encoding.text; }
    void heading(std::string_view source)
    {
        const TextStyle style{size(), Weight::semibold, false, 0};
        y += y > 0 ? 8 * encoding.text : 0;
        y += style.size * 1.25;
        text(std::string(tr(encoding.language, source)), 0, style);
        y += 3;
    }
    void text(const std::string& words, double x, const TextStyle& style)
    {
        scene.marks.push_back({Label{{x, y}, fitted(words, style, width - x), style, Anchor::start, encoding.theme->ink, {0, 0, 0, 0}, 0, 0}, {Subject::Kind::legend, 0, 0}, 1, words});
    }
    template <class Draw> void row(const std::string& words, Draw draw, double height = 16)
    {
        y += height * encoding.text;
        draw(Point{12, y - 4 * encoding.text});
        text(words, 32, {size(), Weight::regular, false, 0});
    }
};

}  // namespace

Scene compose_legend(const MapInput& input, const Encoding& encoding, double width)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    Scene scene;
    scene.paper = theme.panel;
    Column column{scene, encoding, width};
    const network::Snapshot& net = *input.snapshot;
    const Subject subject{Subject::Kind::legend, 0, 0};
    const auto glyph = [&](Point p, double r, Shape shape, Colour fill) {
        scene.marks.push_back({Glyph{p, r, shape, fill, theme.panel, 1}, subject, 1, ""});
    };

    std::set<evidence::Sector> sectors;
    for (const ActorId id : net.actors)
        if (const evidence::Actor* actor = evidence::find(*input.archive->actors, id); actor && input.places.count(id))
            sectors.insert(actor->sector);
    if (!sectors.empty()) {
        column.heading("Actors");
        for (const evidence::Sector sector : sectors)
            column.row(std::string(evidence::label(language, sector)), [&](Point p) {
                glyph(p, 6, sector_shape(sector), encoding.colour_by == ColourBy::sector ? sector_colour(theme, sector) : theme.ink2);
            });
    }
    if (encoding.colour_by == ColourBy::division && net.groups.size() > 1) {
        std::vector<int> members(net.groups.size(), 0);
        for (const int g : net.group)
            ++members[static_cast<std::size_t>(g)];
        column.heading("Divisions");
        for (std::size_t g = 0; g < net.groups.size(); ++g)
            if (members[g] > 1)
                column.row(shown_name(*input.archive, net.groups[g], encoding.names), [&](Point p) { glyph(p, 5.5, Shape::circle, group_colour(theme, g)); });
    }
    double largest = 0;
    for (const auto& value : input.size)
        largest = std::max(largest, value.value_or(0));
    if (largest > 0) {
        column.heading("Size");
        column.row(encoding.size_label, [&](Point p) {
            glyph({p.x - 4, p.y}, actor_radius(0.1) * 0.7, Shape::circle, theme.ink2);
            glyph({p.x + 6, p.y}, actor_radius(0.5) * 0.7, Shape::circle, theme.ink2);
        }, 18);
        const int digits = largest >= 10 || largest == static_cast<double>(static_cast<int>(largest)) ? 0 : 2;
        column.row(say(language, "largest: {1}", {spoken(language, largest, digits)}), [](Point) {}, 14);
    }
    std::set<evidence::Status> statuses;
    bool possible = false;
    bool marked = false;
    bool conflict = false;
    bool arrow = false;
    for (const network::TieState& state : net.ties) {
        const bool faint = encoding.show_possible && state.holds.value_or(false) && state.presence == network::Presence::possible;
        if (!state.drawn && !faint)
            continue;
        const network::Tie* tie = input.ties->find(state.tie);
        statuses.insert(tie->status);
        possible = possible || state.presence == network::Presence::possible;
        marked = marked || (tie->affirming > 0 && tie->denying > 0);
        conflict = conflict || tie->relation_class == evidence::RelationClass::conflict;
        arrow = arrow || tie->directed;
    }
    const auto line = [&](Point p, Stroke stroke, Colour colour, double opacity, bool head) {
        scene.marks.push_back({Curve{{{p.x - 12, p.y}, {p.x + 13, p.y}}, false, colour, 1.6, stroke, head}, subject, opacity, ""});
    };
    const Colour ink = mixed(theme.ink, theme.panel, 0.55);
    if (!statuses.empty()) {
        column.heading("Ties");
        for (const evidence::Status status : statuses) {
            network::Tie sample;
            sample.status = status;
            const TieLook look = look_of(theme, sample, network::Presence::certain);
            column.row(std::string(evidence::label(language, status)), [&](Point p) { line(p, look.stroke, ink, 1, false); });
        }
        if (possible)
            column.row(std::string(tr(language, "only possible at this date")), [&](Point p) { line(p, Stroke::solid, ink, 0.35, false); });
        if (marked)
            column.row(std::string(tr(language, "somebody says no")), [&](Point p) {
                scene.marks.push_back({Glyph{p, 5.5, Shape::diamond, theme.panel, ink, 1.2}, subject, 1, ""});
                scene.marks.push_back({Label{{p.x, p.y + 3}, "?", {8.5, Weight::bold, false, 0}, Anchor::middle, ink, {0, 0, 0, 0}, 0, 0}, subject, 1, ""});
            });
        if (conflict)
            column.row(std::string(tr(language, "conflict")), [&](Point p) { line(p, Stroke::solid, mixed(theme.lost, theme.panel, 0.85), 1, false); });
        if (arrow)
            column.row(std::string(tr(language, "from giver to receiver")), [&](Point p) { line(p, Stroke::solid, ink, 1, true); });
        column.row(std::string(tr(language, "wider line = closer")), [&](Point p) {
            scene.marks.push_back({Curve{{{p.x - 12, p.y}, {p.x - 1, p.y}}, false, ink, 1.1, Stroke::solid, false}, subject, 1, ""});
            scene.marks.push_back({Curve{{{p.x + 2, p.y}, {p.x + 13, p.y}}, false, ink, 2.6, Stroke::solid, false}, subject, 1, ""});
        });
    }
    if (encoding.structures != StructureStyle::hidden && input.chronicle) {
        std::set<evidence::Field> fields;
        const network::TwoMode tables = network::two_mode(*input.archive, *input.chronicle, net.question);
        for (const StructureId id : tables.structures)
            if (const evidence::Structure* row = evidence::find(*input.archive->structures, id))
                fields.insert(row->field);
        if (!fields.empty()) {
            column.heading("Structures");
            for (const evidence::Field field : fields) {
                const Colour base = field == evidence::Field::climate ? theme.public_body : theme.civil_society;
                column.row(std::string(evidence::label(language, field)), [&](Point p) {
                    if (encoding.structures == StructureStyle::hubs) {
                        glyph(p, 6, Shape::ring, base);
                        return;
                    }
                    Region hull;
                    hull.outline = rounded({p.x - 12, p.y - 6, 25, 12}, 6);
                    hull.fill = faded(base, 0.12);
                    hull.stroke = Stroke::solid;
                    hull.stroke_colour = faded(base, 0.6);
                    scene.marks.push_back({hull, subject, 1, ""});
                });
            }
        }
    }
    if (!input.gaps.empty())
        column.row(std::string(tr(language, "please check")), [&](Point p) { glyph(p, 6.5, Shape::circle, theme.accent); });
    column.y += 10 * encoding.text;
    for (const std::string& part : wrapped(position_sentence(language, !input.columns.empty()), {9.5 * encoding.text, Weight::regular, true, 0}, width)) {
        column.y += 12 * encoding.text;
        scene.marks.push_back({Label{{0, column.y}, part, {9.5 * encoding.text, Weight::regular, true, 0}, Anchor::start, theme.ink2, {0, 0, 0, 0}, 0, 0}, subject, 1, part});
    }
    scene.page = {0, 0, width, column.y + 6};
    return scene;
}

}  // namespace crosscut::scene
