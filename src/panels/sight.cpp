// SPDX-License-Identifier: Apache-2.0
#include "panels/sight.hpp"

#include "foundation/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosscut::panels {

namespace {

constexpr std::array<std::pair<std::string_view, Room>, 5> rooms{{{"map", Room::map}, {"lanes", Room::lanes}, {"gaps", Room::gaps}, {"tables", Room::tables}, {"questions", Room::questions}}};

std::string_view word_of(scene::PlaceRule rule) { return rule == scene::PlaceRule::columns ? "columns" : rule == scene::PlaceRule::together ? "together" : "free"; }

std::string key_of(const evidence::Archive& archive, ActorId actor)
{
    const evidence::Actor* row = evidence::find(*archive.actors, actor);
    return row ? row->key : std::string();
}
std::string key_of(const evidence::Archive& archive, StructureId structure)
{
    const evidence::Structure* row = evidence::find(*archive.structures, structure);
    return row ? row->key : std::string();
}

double rounded(double value) { return std::round(value * 100) / 100; }

void put_question(const evidence::Archive& archive, const View& view, scene::Sight& sight)
{
    const network::Question& question = view.question;
    if (const evidence::City* city = evidence::find(*archive.cities, question.city))
        sight.city = city->key;
    if (question.field != evidence::Field::none)
        sight.field = std::string(evidence::key(question.field));
    sight.relations.clear();
    if (question.cooperation)
        sight.relations.emplace_back("cooperation");
    if (question.lines)
        sight.relations.emplace_back("lines");
    if (question.conflicts)
        sight.relations.emplace_back("conflicts");
    for (const RelationId id : question.relations)
        if (const evidence::Relation* relation = evidence::find(*archive.relations, id))
            sight.relations.push_back(relation->key);
    sight.rule = std::string(evidence::key(question.rule));
    sight.mode = std::string(network::key(question.mode));
    sight.certain_claims = question.certain_claims_only;
}

}  // namespace

scene::Style style_of(const Look& look)
{
    scene::Style style;
    style.size = look.size_measure;
    style.colour = look.colour_by == scene::ColourBy::sector ? "sector" : look.colour_by == scene::ColourBy::division ? "division" : look.colour_by == scene::ColourBy::none ? "none" : look.colour_measure;
    style.shape = scene::shape_words()[static_cast<std::size_t>(look.shape_by)];
    style.line = scene::line_words()[static_cast<std::size_t>(look.line_by)];
    style.structures = scene::structure_words()[static_cast<std::size_t>(look.structures)];
    style.palette = look.palette;
    style.dark = look.dark;
    style.labels = look.labels;
    style.possible = look.show_possible;
    style.halo = look.halo;
    return style;
}

void put(const scene::Style& style, Look& look)
{
    scene::Encoding encoding;
    scene::put(style, encoding);
    look.size_measure = encoding.size_measure;
    look.colour_by = encoding.colour_by;
    look.colour_measure = encoding.colour_measure;
    look.shape_by = encoding.shape_by;
    look.line_by = encoding.line_by;
    look.structures = encoding.structures;
    look.palette = style.palette;
    look.dark = style.dark;
    look.labels = style.labels;
    look.show_possible = style.possible;
    look.halo = style.halo;
}

scene::Sight sight_of(const Model& model, const View& view)
{
    const evidence::Archive& archive = model.state->archive;
    scene::Sight sight;
    sight.picture = view.room == Room::pictures ? std::string(scene::kind_of(view.picture.picture).key) : std::string();
    for (const auto& [word, room] : rooms)
        if (view.room == room)
            sight.picture = std::string(word);
    if (view.beside)
        sight.beside = *view.beside == Room::map ? "map" : *view.beside == Room::lanes ? "lanes" : "pictures";
    put_question(archive, view, sight);
    if (!view.whole_time)
        sight.days = {view.day};
    if (!view.whole_time && view.from && *view.from < view.day)
        sight.from = view.from;
    if (view.room == Room::pictures) {
        const scene::PictureKind& kind = scene::kind_of(view.picture.picture);
        if (kind.days > 0) {
            sight.days.clear();
            if (model.picture && model.picture->ask.picture == kind.picture)
                sight.days = model.picture->ask.days;
            sight.from.reset();
        }
        for (const scene::PictureOption& option : kind.options)
            if (const auto chosen = view.picture.options.find(std::string(option.key)); chosen != view.picture.options.end())
                sight.options.insert(*chosen);
        if (view.picture.crisis)
            sight.crisis = plain(static_cast<long long>(view.picture.crisis.value));
    }
    const scene::Highlight selected = highlight_of(*model.state, view.selection);
    sight.actors = selected.actors;
    sight.structures = selected.structures;
    sight.steps = view.focus_steps;
    for (const evidence::Sector sector : view.filter.hidden_sectors)
        sight.without_sectors.emplace_back(evidence::key(sector));
    sight.without_isolates = view.filter.hide_isolates;
    sight.words = view.filter.words;
    for (const ActorId head : view.folded)
        if (std::string key = key_of(archive, head); !key.empty())
            sight.folded.push_back(std::move(key));
    sight.style = style_of(view.look);
    sight.names = view.look.names;
    sight.layout = std::string(word_of(view.look.places));
    const std::uint64_t own = model.state->about().seed;
    sight.seed = model.layout_seed == own ? 0 : model.layout_seed;
    // Places that were not found at one go could not be found again.
    if (model.places_grown && model.places && scene::movable(view.look.places))
        for (const auto& [actor, at] : model.places->at)
            if (std::string key = key_of(archive, actor); !key.empty())
                sight.places[key] = {rounded(at.x), rounded(at.y)};
    return sight;
}

scene::Sight figure_sight_of(const Model& model, const View& view)
{
    scene::Sight sight = sight_of(model, view);
    sight.beside.clear();
    if (view.room == Room::gaps || view.room == Room::tables || view.room == Room::questions)
        sight.picture = "map";
    return sight;
}

std::vector<Message> look_at(const study::State& state, const scene::Sight& sight, View& view)
{
    const Result<scene::Sighted> found = scene::resolve(state.archive, *state.crises, sight);
    if (!found)
        return {found.problem().what, found.problem().hint};
    if (const scene::PictureKind* kind = scene::find_picture(sight.picture)) {
        view.room = Room::pictures;
        view.picture.picture = kind->picture;
        view.picture.crisis = found->crisis;
        view.picture.words.clear();
        for (const auto& [key, value] : sight.options)
            view.picture.options[key] = value;
        std::vector<Day> days = sight.days;
        if (kind->days > 0 && kind->by_day && !days.empty()) {
            view.day = days.back();
            days.pop_back();
        } else if (kind->days == 0 && !days.empty()) {
            view.day = days.back();
        }
        if (kind->days > 0)
            view.picture.days[kind->picture] = days;
    } else {
        for (const auto& [word, room] : rooms)
            if (sight.picture == word)
                view.room = room;
        view.whole_time = sight.days.empty();
        if (!sight.days.empty())
            view.day = sight.days.back();
    }
    view.from = sight.from;
    view.beside = sight.beside == "map" ? std::optional(Room::map) : sight.beside == "lanes" ? std::optional(Room::lanes) : sight.beside == "pictures" ? std::optional(Room::pictures) : std::nullopt;
    view.question = found->question;
    view.question.from.reset();
    view.question.until.reset();
    view.selection = {};
    view.selection.actors = found->actors;
    if (!found->structures.empty())
        view.selection.structure = found->structures.front();
    view.gap.reset();
    view.focus_steps = sight.steps;
    view.filter = {found->without_sectors, sight.without_isolates, sight.words};
    view.folded = found->folded;
    put(sight.style, view.look);
    // A view never shows names where they are not to be seen now.
    if (view.look.names == scene::NameMode::full)
        view.look.names = sight.names;
    view.look.places = found->rule;
    view.playing = false;
    return found->missing;
}

scene::Highlight highlight_of(const study::State& state, const Selection& selection)
{
    scene::Highlight out;
    for (const ActorId actor : selection.actors)
        if (std::string key = key_of(state.archive, actor); !key.empty())
            out.actors.push_back(std::move(key));
    if (selection.structure)
        if (std::string key = key_of(state.archive, *selection.structure); !key.empty())
            out.structures.push_back(std::move(key));
    return out;
}

}  // namespace crosscut::panels
