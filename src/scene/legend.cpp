// SPDX-License-Identifier: Apache-2.0
#include "scene/map.hpp"

#include "foundation/number.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace crosscut::scene {

namespace {

// Rows of a legend in blocks that are set below each other, or side by side where there is room.
struct Rows {
    Scene& scene;
    const Encoding& encoding;
    double width;  ///< of a column
    double y = 0;
    struct Block {
        std::size_t first = 0;  ///< of its marks
        double height = 0;
    };
    std::vector<Block> blocks;

    double unit() const { return encoding.text; }
    double size() const { return 10.5 * encoding.text; }
    void heading(std::string_view source)
    {
        finish();
        blocks.push_back({scene.marks.size(), 0});
        const TextStyle style{size(), Weight::semibold, false, 0};
        y = style.size * 1.1;
        text(std::string(tr(encoding.language, source)), 0, style);
        y += 3 * unit();
    }
    void finish()
    {
        if (!blocks.empty())
            blocks.back().height = y + 5 * unit();
    }
    // Words at a place; too long ones go on below.
    void text(const std::string& words, double x, const TextStyle& style)
    {
        bool first = true;
        for (const std::string& line : wrapped(words, style, width - x)) {
            y += first ? 0 : style.size * 1.22;
            first = false;
            scene.marks.push_back({Label{{x, y}, fitted(line, style, width - x), style, Anchor::start, encoding.theme->ink, {0, 0, 0, 0}, 0, 0}, {Subject::Kind::legend, 0, 0}, 1, words});
        }
    }
    template <class Draw> void row(const std::string& words, Draw draw, double height = 16)
    {
        if (blocks.empty())
            blocks.push_back({scene.marks.size(), 0});
        y += height * unit();
        draw(Point{12 * unit(), y - size() * 0.36});
        text(words, 32 * unit(), {size(), Weight::regular, false, 0});
    }

    // Puts the blocks into columns, each in turn as far as an even share goes. Returns the height.
    double arranged(double whole, double gap)
    {
        finish();
        double total = 0;
        for (const Block& block : blocks)
            total += block.height + 6 * unit();
        const auto columns = std::max(1.0, std::floor((whole + gap) / (width + gap)));
        double x = 0;
        double top = 0;
        double lowest = 0;
        double left = total;
        double open = columns;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const double own = blocks[i].height;
            if (top > 0 && open > 1 && top + own / 2 > (left + top) / open) {
                x += width + gap;
                top = 0;
                --open;
            }
            const std::size_t end = i + 1 < blocks.size() ? blocks[i + 1].first : scene.marks.size();
            for (std::size_t k = blocks[i].first; k < end; ++k)
                shift(scene.marks[k], x, top);
            top += own + 6 * unit();
            left -= own + 6 * unit();
            lowest = std::max(lowest, top - 6 * unit());
        }
        return lowest;
    }

private:
    static void shift(Mark& mark, double x, double y)
    {
        const auto move = [&](Point& p) { p = {p.x + x, p.y + y}; };
        if (auto* glyph = std::get_if<Glyph>(&mark.form))
            move(glyph->at);
        else if (auto* curve = std::get_if<Curve>(&mark.form))
            std::for_each(curve->points.begin(), curve->points.end(), move);
        else if (auto* region = std::get_if<Region>(&mark.form))
            std::for_each(region->outline.begin(), region->outline.end(), move);
        else if (auto* label = std::get_if<Label>(&mark.form))
            move(label->at);
    }
};

// The steps of colour that occur, each with its stretch of values.
template <class Draw> void colours_of_measure(Rows& column, const MapInput& input, const Encoding& encoding, Draw glyph)
{
    const ValueRange range = input.colour_range ? input.colour_range : range_of(input.colour);
    std::set<int> steps;
    bool undefined = false;
    bool whole = true;
    // Of several maps the values stand behind each other.
    const bool one = input.colour.size() == input.snapshot->actors.size();
    for (std::size_t k = 0; k < input.colour.size(); ++k) {
        if (one && !input.places.count(input.snapshot->actors[k]))
            continue;
        const std::optional<double>& value = input.colour[k];
        undefined = undefined || !value || !range;
        if (!value || !range)
            continue;
        steps.insert(step_of(*value, *range));
        whole = whole && *value == std::floor(*value);
    }
    if (steps.empty() && !undefined)
        return;
    column.heading("Colour");
    column.row(encoding.colour_label, [](Point) {}, 14);
    const int digits = range && whole && range->second - range->first >= colour_steps ? 0 : range && range->second - range->first >= 50 ? 0 : 2;
    for (const int step : steps) {
        auto [low, high] = step_bounds(step, *range);
        if (range->second == range->first)
            low = high = range->first;
        if (digits == 0 && whole) {
            // Of whole numbers those that fall into the stretch.
            low = std::ceil(low);
            high = step + 1 == colour_steps ? std::floor(high) : std::ceil(high) - 1;
        }
        column.row(low == high ? spoken(encoding.language, low, whole ? 0 : digits) : say(encoding.language, "{1} to {2}", {spoken(encoding.language, low, digits), spoken(encoding.language, high, digits)}),
                   [&](Point p) { glyph(p, 6, Shape::circle, encoding.theme->steps[static_cast<std::size_t>(step)]); });
    }
    if (undefined)
        column.row(std::string(tr(encoding.language, "not defined")), [&](Point p) { glyph(p, 6, Shape::circle, encoding.theme->paper); });
}

}  // namespace

Scene compose_legend(const MapInput& input, const Encoding& encoding, double width)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    Scene scene;
    scene.paper = theme.panel;
    const double unit = encoding.text;
    const double gap = 18 * unit;
    // Columns of about 150 points; a narrow legend is one column.
    const double columns = std::max(1.0, std::floor((width + gap) / (150 * unit + gap)));
    Rows column{scene, encoding, (width - (columns - 1) * gap) / columns, 0, {}};
    const network::Snapshot& net = *input.snapshot;
    const Subject subject{Subject::Kind::legend, 0, 0};
    const auto glyph = [&](Point p, double r, Shape shape, Colour fill) {
        const bool empty = fill == theme.paper;
        scene.marks.push_back({Glyph{p, r * unit, shape, empty ? theme.panel : fill, empty ? theme.ink2 : rim(theme, theme.panel), 1 * unit}, subject, 1, ""});
    };

    std::set<evidence::Sector> sectors;
    for (const ActorId id : net.actors)
        if (const evidence::Actor* actor = evidence::find(*input.archive->actors, id); actor && input.places.count(id))
            sectors.insert(actor->sector);
    if (!sectors.empty() && (encoding.colour_by == ColourBy::sector || encoding.shape_by == ShapeBy::sector)) {
        column.heading("Actors");
        for (const evidence::Sector sector : sectors)
            column.row(std::string(evidence::label(language, sector)), [&](Point p) {
                const bool round = encoding.shape_by == ShapeBy::none || (encoding.shape_by == ShapeBy::town_hall && sector != evidence::Sector::administration);
                glyph(p, 6, encoding.shape_by == ShapeBy::sector ? sector_shape(sector) : round ? Shape::circle : Shape::square,
                      encoding.colour_by == ColourBy::sector ? sector_colour(theme, sector) : theme.ink2);
            });
    }
    if (!sectors.empty() && encoding.shape_by == ShapeBy::town_hall && encoding.colour_by != ColourBy::sector) {
        column.heading("Actors");
        if (sectors.count(evidence::Sector::administration))
            column.row(std::string(tr(language, "in the town hall")), [&](Point p) { glyph(p, 6, Shape::square, theme.ink2); });
        if (sectors.size() > sectors.count(evidence::Sector::administration))
            column.row(std::string(tr(language, "outside of the town hall")), [&](Point p) { glyph(p, 6, Shape::circle, theme.ink2); });
    }
    if (encoding.colour_by == ColourBy::measure)
        colours_of_measure(column, input, encoding, glyph);
    bool candidate = false;
    bool pinned = false;
    for (const ActorId id : net.actors)
        if (const evidence::Actor* actor = evidence::find(*input.archive->actors, id); actor && input.places.count(id)) {
            candidate = candidate || actor->candidate;
            pinned = pinned || input.pinned.count(id) != 0;
        }
    if (candidate)
        column.row(std::string(tr(language, "paler: not confirmed yet")), [&](Point p) { glyph(p, 6, Shape::ring, mixed(theme.unknown_sector, theme.panel, 0.35)); });
    if (pinned)
        column.row(std::string(tr(language, "put there by hand")), [&](Point p) { glyph(p, 2.6, Shape::circle, theme.ink); });
    if (!input.folded.empty())
        column.row(std::string(tr(language, "folded department, with its actors")), [&](Point p) {
            glyph({p.x + 2, p.y - 2}, 7, Shape::square, mixed(theme.administration, theme.panel, 0.45));
            glyph(p, 7, Shape::square, theme.administration);
        }, 18);
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
            glyph({p.x - 7 * unit, p.y}, 3, Shape::circle, theme.ink2);
            glyph({p.x + 5 * unit, p.y}, 7.5, Shape::circle, theme.ink2);
        }, 18);
        const int digits = largest >= 10 || largest == static_cast<double>(static_cast<int>(largest)) ? 0 : 2;
        column.row(say(language, "largest: {1}", {spoken(language, largest, digits)}), [](Point) {}, 14);
    }
    if (std::any_of(input.halo.begin(), input.halo.end(), [](const auto& places) { return places.has_value(); })) {
        column.heading("Halo: rank interval");
        const auto sample = [&](const analysis::Places& places) {
            return [&, places](Point p) {
                glyph(p, 4 + *halo_width(places, 101) / 2, Shape::circle, faded(theme.ink2, 0.25));
                glyph(p, 4, Shape::circle, theme.ink2);
            };
        };
        column.row(std::string(tr(language, "narrow: the rank is sure")), sample({1, 1}), 17);
        column.row(std::string(tr(language, "wide: with other informants it could be another")), sample({1, 101}), 22);
    }
    std::set<evidence::Status> statuses;
    bool possible = false;
    bool marked = false;
    bool conflict = false;
    bool arrow = false;
    bool lines = false;
    for (const network::TieState& state : net.ties) {
        const bool faint = encoding.show_possible && state.holds.value_or(false) && state.presence == network::Presence::possible;
        if (!state.drawn && !faint)
            continue;
        const network::Tie* tie = input.ties->find(state.tie);
        if (!input.places.count(tie->a) || !input.places.count(tie->b))
            continue;
        statuses.insert(tie->status);
        lines = lines || tie->relation_class == evidence::RelationClass::line;
        possible = possible || state.presence == network::Presence::possible;
        marked = marked || look_of(theme, *tie, state.presence).marked;
        conflict = conflict || tie->relation_class == evidence::RelationClass::conflict;
        arrow = arrow || tie->directed;
    }
    const auto line = [&](Point p, Stroke stroke, Colour colour, double opacity, bool head) {
        scene.marks.push_back({Curve{{{p.x - 12 * unit, p.y}, {p.x + 13 * unit, p.y}}, false, colour, 1.6 * unit, stroke, head}, subject, opacity, ""});
    };
    const Colour ink = mixed(theme.ink, theme.panel, 0.55);
    if (!statuses.empty()) {
        column.heading("Ties");
        for (const evidence::Status status : statuses) {
            network::Tie sample;
            sample.status = status;
            const TieLook look = look_of(theme, sample, network::Presence::certain);
            const Colour own = status == evidence::Status::disputed ? disputed_colour(theme) : ink;
            column.row(std::string(evidence::label(language, status)), [&](Point p) { line(p, look.stroke, own, 1, false); });
        }
        if (possible)
            column.row(std::string(tr(language, "only possible at this date")), [&](Point p) {
                scene.marks.push_back({possible_band({{p.x - 12 * unit, p.y}, {p.x + 13 * unit, p.y}}, 1.6 * unit, ink), subject, 0.5, ""});
                line(p, Stroke::solid, ink, 0.35, false);
            });
        if (marked)
            column.row(std::string(tr(language, "somebody says no")), [&](Point p) {
                scene.marks.push_back({Glyph{p, 5.5 * unit, Shape::diamond, theme.panel, ink, 1.2 * unit}, subject, 1, ""});
                scene.marks.push_back({Label{{p.x, p.y + 3 * unit}, "?", {std::max(6.2, 8.5 * unit), Weight::bold, false, 0}, Anchor::middle, ink, {0, 0, 0, 0}, 0, 0}, subject, 1, ""});
            });
        if (conflict)
            column.row(std::string(tr(language, "conflict")), [&](Point p) { line(p, Stroke::solid, mixed(theme.lost, theme.panel, 0.85), 1, false); });
        if (arrow)
            column.row(std::string(tr(language, "from giver to receiver")), [&](Point p) { line(p, Stroke::solid, ink, 1, true); });
        if (lines)
            column.row(std::string(tr(language, "reporting line: thinner")), [&](Point p) {
                scene.marks.push_back({Curve{{{p.x - 12 * unit, p.y}, {p.x + 13 * unit, p.y}}, false, ink, 0.8 * unit, Stroke::solid, false}, subject, 1, ""});
            });
        if (encoding.line_by != LineBy::none)
            column.row(std::string(tr(language, encoding.line_by == LineBy::claims ? "wider line = more people say so" : "wider line = closer")), [&](Point p) {
            scene.marks.push_back({Curve{{{p.x - 12 * unit, p.y}, {p.x - 1 * unit, p.y}}, false, ink, 1.0 * unit, Stroke::solid, false}, subject, 1, ""});
            scene.marks.push_back({Curve{{{p.x + 2 * unit, p.y}, {p.x + 13 * unit, p.y}}, false, ink, 2.4 * unit, Stroke::solid, false}, subject, 1, ""});
        });
    }
    if (encoding.structures != StructureStyle::hidden && input.chronicle) {
        std::set<evidence::Field> fields;
        std::vector<network::Question> times{net.question};
        times.insert(times.end(), input.others.begin(), input.others.end());
        for (const network::Question& time : times) {
            const network::TwoMode tables = network::two_mode(*input.archive, *input.chronicle, time);
            // As on the map: only structures with two members that have a place are drawn.
            std::vector<int> seats(tables.structures.size(), 0);
            for (const auto& seat : tables.seats)
                if (const ActorId actor = tables.actors[static_cast<std::size_t>(seat.actor)]; net.node(actor) && input.places.count(actor))
                    ++seats[static_cast<std::size_t>(seat.structure)];
            for (std::size_t k = 0; k < tables.structures.size(); ++k)
                if (const evidence::Structure* row = evidence::find(*input.archive->structures, tables.structures[k]); row && seats[k] >= 2)
                    fields.insert(row->field);
        }
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
                    hull.outline = rounded({p.x - 12 * unit, p.y - 6 * unit, 25 * unit, 12 * unit}, 6 * unit);
                    hull.fill = faded(base, 0.12);
                    hull.stroke_width = 0.9 * unit;
                    hull.stroke = Stroke::solid;
                    hull.stroke_colour = faded(base, 0.6);
                    scene.marks.push_back({hull, subject, 1, ""});
                });
            }
        }
    }
    if (!input.supposed.empty()) {
        column.heading("What if");
        if (!input.supposed.gone.empty())
            column.row(std::string(tr(language, "not there")), [&](Point p) {
                add_absent(scene, Glyph{p, 6 * unit, Shape::circle, theme.ink2, theme.panel, 1 * unit}, subject, 1, "", theme);
            });
        if (!input.supposed.lost.empty())
            column.row(std::string(tr(language, "would be lost")), [&](Point p) { line(p, Stroke::dashed, theme.lost, 1, false); });
        if (!input.supposed.added.empty())
            column.row(std::string(tr(language, "would be new")), [&](Point p) {
                scene.marks.push_back({Curve{{{p.x - 12 * unit, p.y}, {p.x + 13 * unit, p.y}}, false, theme.added, 3 * unit, Stroke::solid, false}, subject, 1, ""});
            });
    }
    if (!input.gaps.empty())
        column.row(std::string(tr(language, "please check")), [&](Point p) { glyph(p, 6.5, Shape::circle, theme.accent); });
    double y = column.arranged(width, gap) + 4 * unit;
    const TextStyle note{9.5 * unit, Weight::regular, true, 0};
    for (const std::string& part : wrapped(input.ring ? std::string(tr(language, "The actors stand in a ring; their places mean nothing.")) : position_sentence(language, !input.columns.empty()), note, width)) {
        y += 12 * unit;
        scene.marks.push_back({Label{{0, y}, part, note, Anchor::start, theme.ink2, {0, 0, 0, 0}, 0, 0}, subject, 1, part});
    }
    scene.page = {0, 0, width, y + 4 * unit};
    return scene;
}

}  // namespace crosscut::scene
