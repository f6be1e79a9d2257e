// SPDX-License-Identifier: Apache-2.0
#include "scene/multiples.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/date.hpp"
#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

std::optional<double> whole(std::string_view key, const network::Snapshot& net, Work& work)
{
    const Result<analysis::Values> values = analysis::measured(key, net, work);
    return values && values->size() == 1 ? values->front() : std::nullopt;
}

// Places of a whole city over all time, so that they are those of the map.
Result<Places> steady_places(const Source& source, network::Question question, const Encoding& encoding, const std::map<ActorId, Point>& known, Work& work)
{
    question.field = evidence::Field::none;
    question.cooperation = question.lines = question.conflicts = true;
    question.relations.clear();
    question.rule = evidence::TieRule::union_with_third_party;
    question.certain_claims_only = false;
    std::map<ActorId, Point> own;
    for (const auto& [actor, at] : known)
        if (const evidence::Actor* row = evidence::find(*source.archive->actors, actor); row && (!question.city || row->city == question.city))
            own.emplace(actor, at);
    Result<Places> places = find_places(source, question, encoding, PlaceRule::free, own, work);
    if (!places && places.problem().code != Problem::Code::cancelled)
        return ring_places(source, question, encoding);
    return places;
}

Tile tile_of(const Source& source, const network::Question& question, Places places, const Encoding& encoding, const std::set<ActorId>& hidden, std::string title, Work& work)
{
    Tile tile;
    tile.city = question.city;
    tile.title = std::move(title);
    tile.snapshot = network::snapshot(*source.archive, *source.ties, question);
    tile.hidden = hidden;
    std::erase_if(places.at, [&](const auto& one) { return hidden.count(one.first) != 0; });
    tile.places = std::move(places);
    Encoding own = encoding;
    MapInput input = map_input(source, tile.snapshot, tile.places, own, work);
    tile.size = std::move(input.size);
    tile.colour = std::move(input.colour);
    tile.density = whole("density", tile.snapshot, work);
    tile.coverage = whole("coverage", tile.snapshot, work);
    return tile;
}

std::string label_of(const Encoding& encoding, const std::string& key)
{
    const analysis::Measure* measure = analysis::find_measure(key);
    return measure ? std::string(tr(encoding.language, measure->title)) : std::string();
}

std::string facts_of(const Tile& tile, Language language)
{
    const auto percent = [&](std::optional<double> share) { return share ? spoken(language, *share * 100, 0) + " %" : std::string("–"); };
    return say(language, "Actors: {1} · pairs in contact: {2} · density: {3} · pairs that could be observed: {4}",
               {std::to_string(tile.snapshot.actors.size()), std::to_string(tile.snapshot.graph.ties.size()), spoken(language, tile.density, 2), percent(tile.coverage)});
}

/// What all maps have in common.
struct Scale {
    std::optional<double> top;
    ValueRange colour;
};

MapInput input_of(const Tile& tile, const Source& source, const Scale& scale)
{
    MapInput input;
    input.archive = source.archive;
    input.ties = source.ties;
    input.snapshot = &tile.snapshot;
    input.chronicle = source.chronicle;
    input.places = tile.places.at;
    input.size = tile.size;
    input.size_top = scale.top;
    input.colour = tile.colour;
    input.colour_range = scale.colour;
    input.folded = tile.folded;
    input.columns = tile.places.columns;
    input.ring = tile.places.ring;
    return input;
}

Scale scale_of(const Multiples& multiples)
{
    analysis::Values sizes, colours;
    for (const Tile& tile : multiples.tiles) {
        sizes.insert(sizes.end(), tile.size.begin(), tile.size.end());
        colours.insert(colours.end(), tile.colour.begin(), tile.colour.end());
    }
    const ValueRange range = range_of(sizes);
    return {range ? std::optional(range->second) : std::nullopt, range_of(colours)};
}

Box box_of(const std::map<ActorId, Point>& places)
{
    if (places.empty())
        return {};
    double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
    for (const auto& [actor, at] : places) {
        left = std::min(left, at.x);
        right = std::max(right, at.x);
        top = std::min(top, at.y);
        bottom = std::max(bottom, at.y);
    }
    return {left, top, right - left, bottom - top};
}

}  // namespace

Result<Multiples> city_multiples(const Source& source, const network::Question& question, const Encoding& encoding, const std::map<ActorId, Point>& known,
                                 const std::set<ActorId>& hidden, Work& work)
{
    Multiples out;
    out.size_label = label_of(encoding, encoding.size_measure);
    out.colour_label = label_of(encoding, encoding.colour_measure);
    const evidence::Table<evidence::City>& cities = *source.archive->cities;
    for (std::size_t i = 0; i < cities.size(); ++i) {
        if (!work.step(i, cities.size()))
            return stopped_on_request();
        network::Question one = question;
        one.city = cities[i].id;
        if (std::none_of(source.archive->actors->begin(), source.archive->actors->end(), [&](const evidence::Actor& actor) { return actor.city == one.city; }))
            continue;
        Work part(work, static_cast<double>(i) / static_cast<double>(cities.size()), static_cast<double>(i + 1) / static_cast<double>(cities.size()));
        Result<Places> places = steady_places(source, one, encoding, known, part);
        if (!places)
            return places.problem();
        out.tiles.push_back(tile_of(source, one, std::move(*places), encoding, hidden, cities[i].name, part));
    }
    return out;
}

Result<Multiples> day_multiples(const Source& source, const network::Question& question, const std::vector<Day>& days, const Encoding& encoding, const Places& places,
                                const std::set<ActorId>& hidden, const std::set<ActorId>& folded, Work& work)
{
    Multiples out;
    out.size_label = label_of(encoding, encoding.size_measure);
    out.colour_label = label_of(encoding, encoding.colour_measure);
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (!work.step(i, days.size()))
            return stopped_on_request();
        network::Question one = question;
        one.from.reset();
        one.until = days[i];
        Work part(work, static_cast<double>(i) / static_cast<double>(days.size()), static_cast<double>(i + 1) / static_cast<double>(days.size()));
        out.tiles.push_back(tile_of(source, one, places, encoding, hidden, spoken(encoding.language, days[i]), part));
        out.tiles.back().folded = folded;
    }
    return out;
}

MapInput input_of(const Multiples& multiples, std::size_t tile, const Source& source) { return input_of(multiples.tiles[tile], source, scale_of(multiples)); }

Scene compose_multiples(const Multiples& multiples, const Source& source, const Encoding& encoding, const MapView& view, double width, double height)
{
    const Language language = encoding.language;
    const double unit = encoding.text;
    const Theme& theme = *encoding.theme;
    Scene scene;
    scene.paper = theme.paper;
    scene.title = std::string(tr(language, "Small maps side by side"));
    if (multiples.tiles.empty()) {
        add_empty_words(scene, encoding, width, height, std::string(tr(language, "There is no city to compare.")), std::string(tr(language, "Import the tables of several cities into one study.")));
        return scene;
    }
    // As many columns as give the largest maps.
    const std::size_t count = multiples.tiles.size();
    const double head = 22 * unit;
    const double foot = 34 * unit;
    const double gap = 16 * unit;
    std::size_t columns = 1;
    double best = 0;
    for (std::size_t c = 1; c <= count; ++c) {
        const double rows = std::ceil(static_cast<double>(count) / static_cast<double>(c));
        const double w = (width - gap * static_cast<double>(c - 1)) / static_cast<double>(c);
        const double h = (height - gap * (rows - 1)) / rows - head - foot;
        if (const double score = std::min(w, 1.5 * h); score > best) {
            best = score;
            columns = c;
        }
    }
    const auto rows = static_cast<double>((count + columns - 1) / columns);
    const double w = (width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double h = std::max(120 * unit, (height - gap * (rows - 1)) / rows - head - foot);
    const Scale scale = scale_of(multiples);
    const TextStyle title{14 * unit, Weight::semibold, false, 0};
    const TextStyle small{10 * unit, Weight::regular, false, 0};
    for (std::size_t k = 0; k < count; ++k) {
        const Tile& tile = multiples.tiles[k];
        const double x = static_cast<double>(k % columns) * (w + gap);
        const double y = static_cast<double>(k / columns) * (h + head + foot + gap);
        const Subject city{Subject::Kind::tile, tile.city.value, static_cast<std::uint32_t>(k)};
        Region frame;
        frame.outline = rounded({x, y + head, w, h}, 5 * unit);
        frame.fill = theme.panel;
        frame.stroke = Stroke::solid;
        frame.stroke_colour = theme.hairline;
        frame.stroke_width = 0.8;
        scene.marks.push_back({frame, city, 1, tile.title});
        scene.marks.push_back(words_at({x, y + head - 7 * unit}, fitted(tile.title, title, w), title, Anchor::start, theme.ink, city, tile.title));
        const std::string facts = facts_of(tile, language);
        double line_y = y + head + h + 13 * unit;
        const std::vector<std::string> lines = wrapped(facts, small, w);
        for (std::size_t i = 0; i < std::min<std::size_t>(2, lines.size()); ++i) {
            scene.marks.push_back(words_at({x, line_y}, i == 1 && lines.size() > 2 ? fitted(lines[1] + " …", small, w) : lines[i], small, Anchor::start, theme.ink2, city, facts));
            line_y += small.size * 1.3;
        }
        const Box box = box_of(tile.places.at);
        if (tile.places.at.empty())
            continue;
        const double side = 20 * unit;
        const double zoom = std::clamp(std::min((w - 2 * side) / std::max(1.0, box.width), (h - 2 * side) / std::max(1.0, box.height)), 0.02, 1.6);
        const double dx = x + w / 2 - (box.x + box.width / 2) * zoom;
        const double dy = y + head + h / 2 - (box.y + box.height / 2) * zoom;
        Encoding own = encoding;
        // On a small map there is room for the names of those that the eye is led to only.
        own.labels = encoding.labels && (zoom > 0.34 || !view.focus.empty());
        MapView look = view;
        look.zoom = zoom;
        look.inside = Box{x - dx + 3, y + head - dy + 3, w - 6, h - 6};
        const Scene map = compose_map(input_of(tile, source, scale), own, look);
        for (Mark mark : map.marks) {
            shift(mark, dx, dy);
            // Outlines of structures may reach over the frame; a small map does without those that do.
            const Box own_box = bounds(mark);
            if (own_box.x < x - 1 || own_box.y < y + head - 1 || own_box.x + own_box.width > x + w + 1 || own_box.y + own_box.height > y + head + h + 1)
                continue;
            scene.marks.push_back(std::move(mark));
        }
        scene.description += (scene.description.empty() ? "" : " ") + tile.title + ": " + facts + ".";
    }
    scene.page = {0, 0, width, rows * (h + head + foot + gap) - gap};
    return scene;
}

Scene compose_multiples_legend(const Multiples& multiples, const Source& source, const Encoding& encoding, double width)
{
    if (multiples.tiles.empty())
        return KeyLine(encoding, width).done();
    // The legend of all maps together: whoever and whatever is drawn on any of them.
    Tile all = multiples.tiles.front();
    const bool cities = std::any_of(multiples.tiles.begin(), multiples.tiles.end(), [&](const Tile& tile) { return tile.city != all.city; });
    if (cities) {
        network::Question question = all.snapshot.question;
        question.city = {};
        all.snapshot = network::snapshot(*source.archive, *source.ties, question);
    }
    const Scale scale = scale_of(multiples);
    all.size = {scale.top};
    for (std::size_t i = 1; i < multiples.tiles.size(); ++i) {
        const Tile& tile = multiples.tiles[i];
        all.places.at.insert(tile.places.at.begin(), tile.places.at.end());
        all.places.ring = all.places.ring || tile.places.ring;
        all.colour.insert(all.colour.end(), tile.colour.begin(), tile.colour.end());
        if (!cities)
            all.snapshot.ties.insert(all.snapshot.ties.end(), tile.snapshot.ties.begin(), tile.snapshot.ties.end());
    }
    Encoding own = encoding;
    own.size_label = multiples.size_label;
    own.colour_label = multiples.colour_label;
    MapInput input = input_of(all, source, scale);
    if (!cities)
        for (const Tile& tile : multiples.tiles)
            input.others.push_back(tile.snapshot.question);
    return compose_legend(input, own, width);
}

}  // namespace crosscut::scene
