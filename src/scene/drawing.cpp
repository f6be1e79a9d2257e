// SPDX-License-Identifier: Apache-2.0
#include "scene/drawing.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "scene/places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace crosscut::scene {

namespace {

using evidence::Field;

// "in {1}" takes a name, or the words for all of them.
std::string town(const evidence::Archive& archive, const network::Question& question, Language language)
{
    const evidence::City* city = evidence::find(*archive.cities, question.city);
    if (!city && archive.cities->size() == 1)
        city = &archive.cities->front();
    return city ? city->name : std::string(tr(language, "all cities"));
}

bool only_cooperation(const network::Question& question)
{
    return question.relations.empty() && question.cooperation && !question.lines && !question.conflicts;
}

std::string relations_of(const evidence::Archive& archive, const network::Question& question, Language language)
{
    std::vector<std::string> names;
    for (const RelationId id : question.relations)
        if (const evidence::Relation* relation = evidence::find(*archive.relations, id))
            names.push_back(evidence::name(language, *relation));
    if (names.empty()) {
        if (question.cooperation)
            names.emplace_back(tr(language, "cooperation"));
        if (question.lines)
            names.emplace_back(tr(language, "reporting lines"));
        if (question.conflicts)
            names.emplace_back(tr(language, "conflicts"));
    }
    return join(names, ", ");
}

std::string percent(Language language, int part, int whole)
{
    if (whole <= 0)
        return "–";
    return spoken(language, 100.0 * part / whole, 0) + " %";
}

std::string joined(std::vector<std::string> parts)
{
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    return join(parts, " · ");
}

// All cities on one map: each laid out by itself, then side by side in rows, in the order of the study.
Result<Places> city_by_city(const Source& source, const network::Question& question, const Encoding& encoding, PlaceRule rule, Work& work)
{
    struct Tile {
        std::map<ActorId, Point> at;
        Box box;
    };
    std::vector<Tile> tiles;
    const std::size_t count = source.archive->cities->size();
    double width = 0;
    double height = 0;
    const auto take = [&](std::map<ActorId, Point> at) {
        if (at.empty())
            return;
        Tile tile{std::move(at), {}};
        Point low = tile.at.begin()->second;
        Point high = low;
        for (const auto& [actor, p] : tile.at) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        tile.box = {low.x, low.y, high.x - low.x, high.y - low.y};
        width = std::max(width, tile.box.width);
        height = std::max(height, tile.box.height);
        tiles.push_back(std::move(tile));
    };
    for (std::size_t i = 0; i < count; ++i) {
        network::Question one = question;
        one.city = (*source.archive->cities)[i].id;
        Work part(work, static_cast<double>(i) / static_cast<double>(count), static_cast<double>(i + 1) / static_cast<double>(count));
        Result<Places> places = find_places(source, one, encoding, rule, {}, part);
        if (!places)
            return places.problem();
        take(std::move(places->at));
    }
    // Whoever belongs to no city stands below.
    Places out;
    std::map<ActorId, Point> rest;
    std::set<ActorId> seen;
    for (const Tile& tile : tiles)
        for (const auto& [actor, p] : tile.at)
            seen.insert(actor);
    const PlaceWish wish = place_wish(*source.archive, *source.ties, question, encoding, {}, {}, source.seed);
    for (const ActorId actor : wish.actors)
        if (seen.count(actor) == 0) {
            const auto k = static_cast<double>(rest.size());
            rest[actor] = {130 * std::fmod(k, 8), 70 * std::floor(k / 8)};
        }
    take(std::move(rest));
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::ceil(std::sqrt(static_cast<double>(tiles.size())))));
    constexpr double gap = 150;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const Point corner{static_cast<double>(i % columns) * (width + gap), static_cast<double>(i / columns) * (height + gap)};
        const Box& box = tiles[i].box;
        for (const auto& [actor, p] : tiles[i].at)
            out.at[actor] = {corner.x + (width - box.width) / 2 + p.x - box.x, corner.y + (height - box.height) / 2 + p.y - box.y};
    }
    return out;
}

std::string where_and_when(const evidence::Archive& archive, const network::Question& question, const std::string& when, Language language)
{
    const evidence::City* city = evidence::find(*archive.cities, question.city);
    std::vector<std::string> parts{city ? city->name : std::string(tr(language, "All cities"))};
    parts.emplace_back(question.field == Field::none ? tr(language, "all fields") : evidence::label(language, question.field));
    parts.push_back(when);
    return join(parts, ", ");
}

}  // namespace

std::vector<TimeBand> bands_of(const std::vector<structures::Crisis>& crises, Language language)
{
    std::vector<TimeBand> bands;
    int number = 0;
    for (const structures::Crisis& crisis : crises) {
        if (crisis.pulses.empty())
            continue;
        TimeBand band;
        band.id = crisis.id.value;
        band.name = crisis.name(language);
        band.first = crisis.onset();
        band.last = crisis.acute_end();
        band.overlay = crisis.overlay;
        band.number = crisis.overlay ? static_cast<int>(crisis.id.value) : number++;
        for (const structures::Pulse& pulse : crisis.pulses)
            band.pulses.emplace_back(pulse.first, pulse.last);
        bands.push_back(band);
    }
    return bands;
}

Result<Places> find_places(const Source& source, const network::Question& question, const Encoding& encoding, PlaceRule rule,
                           const std::map<ActorId, Point>& known, Work& work)
{
    if (rule == PlaceRule::columns) {
        Result<ColumnPlaces> columns = column_places(*source.archive, *source.ties, question, encoding);
        if (!columns)
            return columns.problem();
        return Places{std::move(columns->places), std::move(columns->headings), false};
    }
    if (!question.city && source.archive->cities->size() > 1 && known.empty() && source.pins.empty())
        return city_by_city(source, question, encoding, rule, work);
    PlaceWish wish = place_wish(*source.archive, *source.ties, question, encoding, source.pins, known, source.seed);
    if (rule == PlaceRule::together)
        wish.request.engine = layout::Engine::sfdp;
    Result<layout::Placement> placed = layout::place(wish.request, work);
    if (!placed)
        return placed.problem();
    return Places{places_of(wish, placed->at), {}, false};
}

Places ring_places(const Source& source, const network::Question& question, const Encoding& encoding)
{
    PlaceWish wish = place_wish(*source.archive, *source.ties, question, encoding, source.pins, {}, source.seed);
    if (layout::check(wish.request)) {
        // A pin that no layout would take is no place for a ring either.
        for (layout::NodeSpec& node : wish.request.nodes) {
            node.start.reset();
            node.pinned = false;
        }
    }
    return {places_of(wish, layout::ring(wish.request).at), {}, true};
}

MapInput map_input(const Source& source, const network::Snapshot& snapshot, const Places& places, Encoding& encoding, Work& work)
{
    MapInput input;
    input.archive = source.archive;
    input.ties = source.ties;
    input.snapshot = &snapshot;
    input.chronicle = source.chronicle;
    input.places = places.at;
    input.columns = places.columns;
    input.ring = places.ring;
    if (places.columns.empty())
        for (const auto& [actor, point] : source.pins)
            input.pinned.insert(actor);
    // Values that were measured for the whole time line are not measured again.
    const auto values_of = [&](const std::string& key, std::string& label) -> analysis::Values {
        label.clear();
        const analysis::Measure* measure = analysis::find_measure(key);
        if (!measure || measure->per != analysis::Per::actor)
            return {};
        label = std::string(tr(encoding.language, measure->title));
        if (source.timeline)
            if (std::optional<analysis::Values> known = source.timeline->values(key, snapshot))
                return std::move(*known);
        Result<analysis::Values> values = analysis::measured(key, snapshot, work);
        return values && values->size() == snapshot.actors.size() ? std::move(*values) : analysis::Values();
    };
    input.size = values_of(encoding.size_measure, encoding.size_label);
    if (encoding.colour_by == ColourBy::measure)
        input.colour = values_of(encoding.colour_measure, encoding.colour_label);
    return input;
}

LanesInput lanes_input(const Source& source, const network::Question& question, Day day, Language language)
{
    LanesInput input;
    input.archive = source.archive;
    input.chronicle = source.chronicle;
    input.question = question;
    if (source.crises)
        input.bands = bands_of(*source.crises, language);
    input.day = day;
    return input;
}

std::string caption_of(const evidence::Archive& archive, const network::Snapshot& snapshot, Language language, std::optional<std::uint64_t> seed)
{
    const network::Question& question = snapshot.question;
    std::string when(tr(language, "all time together"));
    if (question.from && question.until)
        when = say(language, "{1} to {2}", {spoken(language, *question.from), spoken(language, *question.until)});
    else if (question.until)
        when = spoken(language, *question.until);
    const auto n = static_cast<int>(snapshot.actors.size());
    const auto ties = std::count_if(snapshot.ties.begin(), snapshot.ties.end(), [](const network::TieState& state) { return state.drawn; });
    const network::Counts& counts = snapshot.counts;
    return joined({where_and_when(archive, question, when, language),
                   say(language, "Actors: n = {1}", {std::to_string(n)}),
                   say(language, "Ties: {1} ({2} certain, at most {3})",
                       {std::to_string(ties), std::to_string(counts.certain), std::to_string(counts.certain + counts.possible)}),
                   say(language, "Relations: {1}", {relations_of(archive, question, language)}),
                   say(language, "Rule: {1}", {std::string(evidence::label(language, question.rule))}),
                   say(language, "Vague time: {1}", {std::string(network::label(language, question.mode))}),
                   question.certain_claims_only ? std::string(tr(language, "Claims made with certainty only")) : std::string(),
                   say(language, "Pairs that could be observed: {1} of {2} ({3})",
                       {std::to_string(snapshot.observable_pairs), std::to_string(n * (n - 1) / 2), percent(language, static_cast<int>(snapshot.observable_pairs), n * (n - 1) / 2)}),
                   seed ? say(language, "Seed of the layout: {1}", {std::to_string(*seed)}) : std::string()});
}

std::string lanes_caption_of(const Source& source, const network::Question& question, const std::optional<Day>& day, Language language)
{
    const Alive alive = day ? alive_on(*source.archive, *source.chronicle, question, *day) : Alive{};
    int n = 0;
    std::optional<Day> observed;
    for (const structures::Life& life : source.chronicle->lives) {
        const evidence::Structure* row = evidence::find(*source.archive->structures, life.structure);
        if (!row || (question.city && row->city != question.city) || !evidence::belongs(row->field, question.field))
            continue;
        ++n;
        if (life.observed && (!observed || *life.observed > *observed))
            observed = life.observed;
    }
    return joined({where_and_when(*source.archive, question, day ? spoken(language, *day) : say(language, "{1} to {2}", {"2010", "2025"}), language),
                   say(language, "Structures: n = {1}", {std::to_string(n)}),
                   !day ? std::string()
                   : alive.certain == alive.possible ? say(language, "Alive on this day: {1}", {std::to_string(alive.certain)})
                                                   : say(language, "Alive on this day: {1} to {2}", {std::to_string(alive.certain), std::to_string(alive.possible)}),
                   observed ? say(language, "Observed until {1}", {spoken(language, *observed)}) : std::string(),
                   std::string(tr(language, "Status from dated events; colour and pattern by status"))});
}

std::string heading_of(const evidence::Archive& archive, const network::Question& question, Language language)
{
    constexpr std::array<std::string_view, 5> working{"Who works with whom in {1}?", "Who works with whom on integration in {1}?",
                                                      "Who works with whom on climate in {1}?", "Who works with whom on integration and climate in {1}?",
                                                      "Who works with whom on other matters in {1}?"};
    constexpr std::array<std::string_view, 5> linked{"Who is linked with whom in {1}?", "Who is linked with whom on integration in {1}?",
                                                     "Who is linked with whom on climate in {1}?", "Who is linked with whom on integration and climate in {1}?",
                                                     "Who is linked with whom on other matters in {1}?"};
    const auto field = static_cast<std::size_t>(question.field);
    return say(language, only_cooperation(question) ? working[field] : linked[field], {town(archive, question, language)});
}

std::string lanes_heading_of(const evidence::Archive& archive, const network::Question& question, Language language)
{
    constexpr std::array<std::string_view, 5> words{"Which cross-cutting structures were there in {1}?", "Which structures for integration were there in {1}?",
                                                    "Which structures for climate were there in {1}?", "Which structures for integration and climate were there in {1}?",
                                                    "Which other structures were there in {1}?"};
    return say(language, words[static_cast<std::size_t>(question.field)], {town(archive, question, language)});
}

}  // namespace crosscut::scene
