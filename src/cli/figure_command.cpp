// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/desk.hpp"
#include "cli/progress.hpp"

#include "analysis/catalogue.hpp"
#include "figure/fit.hpp"
#include "figure/picture_page.hpp"
#include "figure/write.hpp"
#include "files/bytes.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "scene/drawing.hpp"
#include "scene/lane_facts.hpp"
#include "scene/pictures.hpp"
#include "study/derive.hpp"

#include <algorithm>

namespace crosscut::cli {

namespace {

std::optional<Problem> refused(const FigureOptions& options)
{
    const auto word = [](const std::string& given, std::initializer_list<std::string_view> known) {
        return std::find(known.begin(), known.end(), given) != known.end();
    };
    const auto unknown = [](const std::string& option, const std::string& given, const std::string& known) {
        return Problem{Problem::Code::bad_value, {"“{2}” is no value of {1}.", {option, given}}, {"Write one of: {1}.", {known}}, {}};
    };
    if (const std::vector<std::string> views = figure_views(); std::find(views.begin(), views.end(), options.view) == views.end())
        return unknown("--view", options.view, join(views, ", "));
    if (!word(options.layout, {"free", "columns", "together"}))
        return unknown("--layout", options.layout, "free, columns, together");
    if (!word(options.structures, {"hidden", "hulls", "hubs"}))
        return unknown("--structures", options.structures, "hidden, hulls, hubs");
    if (!word(options.names, {"full", "role", "code"}))
        return unknown("--names", options.names, "full, role, code");
    const auto* measure = analysis::find_measure(options.size);
    if (options.view == "map" && (!measure || measure->per != analysis::Per::actor)) {
        std::vector<std::string> keys;
        for (const analysis::Measure& one : analysis::catalogue())
            if (one.per == analysis::Per::actor)
                keys.emplace_back(one.key);
        return unknown("--size", options.size, join(keys, ", "));
    }
    if (!(options.dpi >= 50 && options.dpi <= 1200))
        return Problem{Problem::Code::bad_value, {"A picture cannot have this many dots an inch."}, {"Choose 50 to 1200."}, {}};
    // Before anything is computed: an ending that nothing can be written for.
    scene::Scene empty;
    empty.page = {0, 0, 1, 1};
    if (const Result<std::string> file = figure::as_file(empty, options.out, 72); !file)
        return file.problem();
    return std::nullopt;
}

scene::Encoding encoding_of(const FigureOptions& options, Language language)
{
    scene::Encoding encoding;
    encoding.theme = options.dark ? &scene::dark_theme() : &scene::light_theme();
    encoding.language = language;
    encoding.names = options.names == "code" ? scene::NameMode::code : options.names == "role" ? scene::NameMode::role : scene::NameMode::full;
    encoding.structures = options.structures == "hidden" ? scene::StructureStyle::hidden : options.structures == "hubs" ? scene::StructureStyle::hubs : scene::StructureStyle::hulls;
    encoding.size_measure = options.size;
    return encoding;
}

/// A picture with the days, the crisis and the choices as typed.
Result<scene::PictureAsk> picture_of(const scene::PictureKind& kind, const study::State& state, const network::Question& question, const FigureOptions& options, Language language)
{
    scene::PictureAsk ask;
    ask.picture = kind.picture;
    ask.question = question;
    ask.measure = options.size;
    ask.language = language;
    ask.names = options.names == "code" ? scene::NameMode::code : options.names == "role" ? scene::NameMode::role : scene::NameMode::full;
    for (const std::string& key : options.select.empty() ? std::vector<std::string>() : split(options.select, ',')) {
        if (const ActorId actor = evidence::find_actor(state.archive, std::string(trimmed(key)), question.city))
            ask.actors.push_back(actor);
        else if (const StructureId structure = evidence::find_structure(state.archive, std::string(trimmed(key)), question.city))
            ask.structure = structure;
        else
            return Problem{Problem::Code::unknown_name, {"“{1}” is no actor or structure of the study.", {std::string(trimmed(key))}}, {"Write a key or a name, with commas between several."}, {}};
    }
    for (const std::string& text : options.days.empty() ? std::vector<std::string>() : split(options.days, ',')) {
        const Result<Day> day = day_of(std::string(trimmed(text)));
        if (!day)
            return day.problem();
        ask.days.push_back(*day);
    }
    if (!options.days.empty() && ask.days.size() != static_cast<std::size_t>(kind.days))
        return Problem{Problem::Code::bad_value, {"The picture “{1}” shows {2} days, not {3}.", {std::string(kind.key), std::to_string(kind.days), std::to_string(ask.days.size())}},
                       {"Write as many days as it shows, with commas between them; or none, and it chooses them after the crisis."}, {}};
    if (!std::is_sorted(ask.days.begin(), ask.days.end()) || std::adjacent_find(ask.days.begin(), ask.days.end()) != ask.days.end())
        return Problem{Problem::Code::bad_value, {"The days do not follow each other."}, {"Write the earlier day first."}, {}};
    if (ask.days.empty() && kind.days == 1 && question.until)
        ask.days = {*question.until};
    if (!options.crisis.empty()) {
        std::vector<std::string> names;
        for (const structures::Crisis& crisis : *state.crises)
            if (!crisis.overlay && !crisis.pulses.empty()) {
                names.push_back(plain(static_cast<long long>(crisis.id.value)) + " " + crisis.english);
                if (options.crisis == plain(static_cast<long long>(crisis.id.value)) || fold(options.crisis) == fold(crisis.english) || fold(options.crisis) == fold(crisis.german) ||
                    options.crisis == std::to_string(parts(crisis.onset()).year))
                    ask.crisis = crisis.id;
            }
        if (!ask.crisis)
            return Problem{Problem::Code::unknown_name, {"The study has no crisis “{1}”.", {options.crisis}}, {"It has: {1}.", {join(names, ", ")}}, {}};
    }
    for (const std::string& choice : options.choices) {
        const std::size_t equals = choice.find('=');
        const std::string key = choice.substr(0, equals);
        const std::string value = equals == std::string::npos ? std::string() : choice.substr(equals + 1);
        std::vector<std::string> known;
        bool fits = false;
        for (const scene::PictureOption& option : kind.options)
            for (const scene::PictureOption::Choice& one : option.choices) {
                known.push_back(std::string(option.key) + "=" + std::string(one.key));
                fits = fits || known.back() == choice;
            }
        if (!fits)
            return Problem{Problem::Code::bad_value, {"“{2}” is no value of {1}.", {"--choose", choice}},
                           known.empty() ? Message{"The picture “{1}” has nothing to choose.", {std::string(kind.key)}} : Message{"Write one of: {1}.", {join(known, ", ")}}, {}};
        ask.options[key] = value;
    }
    return ask;
}

}  // namespace

std::vector<std::string> figure_views()
{
    std::vector<std::string> views{"map", "lanes"};
    for (const scene::PictureKind& kind : scene::picture_kinds())
        views.emplace_back(kind.key);
    return views;
}

Exit write_figure(const Console& console, const std::string& path, const QuestionOptions& asked, const FigureOptions& options)
{
    if (const std::optional<Problem> problem = refused(options))
        return console.fail(*problem);
    const Result<Desk> desk = open_desk(console, path, asked);
    if (!desk)
        return console.fail(desk.problem());
    const study::State& state = desk->state;
    const evidence::Archive& archive = state.archive;
    const network::Question* question = &desk->question;
    const Language language = console.language;
    const std::shared_ptr<const study::Derived> derived = study::derive(state);
    scene::Source source;
    source.archive = &archive;
    source.ties = &desk->ties;
    source.chronicle = &derived->chronicle;
    source.crises = state.crises.get();
    source.seed = state.about().seed;
    for (const study::Pin& pin : *state.pins)
        source.pins[ActorId{pin.id}] = {pin.x, pin.y};

    scene::Encoding encoding = encoding_of(options, language);
    figure::PageSpec page;
    page.width_mm = options.width_mm;
    page.height_mm = options.height_mm;
    page.theme = encoding.theme;
    page.disclaimer = state.about().disclaimer(language);
    // Columns need the whole width of a small page.
    const double wide = options.layout == "columns" ? 260 : 130;
    page.legend = options.width_mm >= wide ? figure::LegendPlace::right : figure::LegendPlace::below;
    if (options.legend == "none")
        page.legend = figure::LegendPlace::none;
    else if (options.legend == "below")
        page.legend = figure::LegendPlace::below;
    else if (options.legend == "right")
        page.legend = figure::LegendPlace::right;
    Work work;
    Result<figure::Page> made = Problem{};
    if (const scene::PictureKind* kind = scene::find_picture(options.view)) {
        const Result<scene::PictureAsk> ask = picture_of(*kind, state, *question, options, language);
        if (!ask)
            return console.fail(ask.problem());
        const Result<scene::PictureData> data = [&] {
            const Progress progress(console, work, {"Preparing the picture"});
            return scene::prepare_picture(source, *ask, work);
        }();
        if (!data)
            return console.fail(data.problem());
        page.title = options.title.empty() ? scene::picture_heading(*data, language) : options.title;
        if (page.height_mm == 0)
            page.height_mm = figure::picture_height_mm(*data, encoding, page);
        made = figure::picture_page(*data, encoding, page);
    } else if (options.view == "lanes") {
        // Without a day no line is drawn: one day of many would be taken for the end.
        scene::LanesInput input = scene::lanes_input(source, *question, question->until.value_or(crosscut::day_of(2100, 1, 1)), language);
        Result<scene::LaneFacts> facts = scene::lane_facts(archive, *state.crises, 3, work);
        if (!facts)
            return console.fail(facts.problem());
        input.facts = std::make_shared<const scene::LaneFacts>(std::move(*facts));
        page.title = options.title.empty() ? scene::lanes_heading_of(archive, *question, language) : options.title;
        page.caption = scene::lanes_caption_of(source, *question, question->until, language);
        if (page.height_mm == 0)
            page.height_mm = figure::lanes_height_mm(input, encoding, page);
        made = figure::lanes_page(input, encoding, page);
    } else {
        const network::Snapshot snapshot = network::snapshot(archive, desk->ties, *question);
        const bool columns = options.layout == "columns";
        Result<scene::Places> places = scene::find_places(source, *question, encoding, columns ? scene::PlaceRule::columns : options.layout == "together" ? scene::PlaceRule::together : scene::PlaceRule::free, {}, work);
        const bool ring = !places;
        if (ring) {
            console.err << "crosscut: " << describe(language, places.problem()) << " " << tr(language, "The actors stand in a ring instead.") << "\n";
            places = scene::ring_places(source, *question, encoding);
        }
        const scene::MapInput input = scene::map_input(source, snapshot, *places, encoding, work);
        page.title = options.title.empty() ? scene::heading_of(archive, *question, language) : options.title;
        if (question->until)
            page.subtitle = question->from ? say(language, "{1} to {2}", {spoken(language, *question->from), spoken(language, *question->until)})
                                           : spoken(language, *question->until);
        page.caption = scene::caption_of(archive, snapshot, language, ring || columns ? std::nullopt : std::optional(source.seed));
        if (page.height_mm == 0)
            page.height_mm = figure::map_height_mm(input, encoding, page);
        made = figure::map_page(input, encoding, page);
    }
    if (!made)
        return console.fail(made.problem());
    if (const Message warning = figure::type_warning(*made); !warning.empty())
        console.err << "crosscut: " << in(language, warning) << "\n";
    const Result<std::string> bytes = figure::as_file(made->scene, options.out, options.dpi);
    if (!bytes)
        return console.fail(bytes.problem());
    if (const Result<Done> done = files::write_file(options.out, *bytes); !done)
        return console.fail(done.problem());
    if (!options.alt.empty())
        if (const Result<Done> done = files::write_file(options.alt, figure::text_alternative(made->scene, language)); !done)
            return console.fail(done.problem());
    return Exit::done;
}

}  // namespace crosscut::cli
