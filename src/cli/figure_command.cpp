// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/press.hpp"
#include "cli/progress.hpp"

#include "analysis/catalogue.hpp"
#include "figure/recipe_page.hpp"
#include "figure/write.hpp"
#include "files/bytes.hpp"
#include "foundation/text.hpp"

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
    std::vector<std::string> measures;
    for (const analysis::Measure& one : analysis::catalogue())
        if (one.per == analysis::Per::actor)
            measures.emplace_back(one.key);
    const auto measure = [&](const std::string& given) { return std::find(measures.begin(), measures.end(), given) != measures.end(); };
    if (options.size != "none" && !measure(options.size))
        return unknown("--size", options.size, "none, " + join(measures, ", "));
    if (!word(options.colour, {"sector", "division", "none"}) && !measure(options.colour))
        return unknown("--colour", options.colour, join(scene::colour_words(), ", ") + ", " + join(measures, ", "));
    if (!scene::palette_from(options.palette))
        return unknown("--palette", options.palette, "house, okabe_ito, grey");
    if (!(options.dpi >= 50 && options.dpi <= 1200))
        return Problem{Problem::Code::bad_value, {"A picture cannot have this many dots an inch."}, {"Choose 50 to 1200."}, {}};
    // Before anything is computed: an ending that nothing can be written for.
    scene::Scene empty;
    empty.page = {0, 0, 1, 1};
    if (const Result<std::string> file = figure::as_file(empty, options.out, 72); !file)
        return file.problem();
    return std::nullopt;
}

std::vector<std::string> words_of(const std::string& text)
{
    std::vector<std::string> out;
    for (const std::string& part : text.empty() ? std::vector<std::string>() : split(text, ','))
        out.emplace_back(trimmed(part));
    return out;
}

/// The recipe that the options come to.
Result<scene::Recipe> recipe_of(const study::State& state, const QuestionOptions& asked, const FigureOptions& options, Language language)
{
    scene::Recipe recipe;
    scene::Sight& sight = recipe.sight;
    // For its messages, which name the options.
    const Result<network::Question> question = question_of(state.archive, asked);
    if (!question)
        return question.problem();
    sight.picture = options.view;
    sight.city = asked.city;
    sight.field = asked.field;
    if (asked.relations == "all")
        sight.relations = {"cooperation", "lines", "conflicts"};
    else if (asked.relations == "no-lines")
        sight.relations = {"cooperation", "conflicts"};
    else
        sight.relations = words_of(asked.relations);
    sight.rule = asked.rule;
    sight.mode = asked.mode;
    sight.certain_claims = asked.certain_claims;
    for (const std::string& text : words_of(options.days)) {
        const Result<Day> day = day_of(text);
        if (!day)
            return day.problem();
        sight.days.push_back(*day);
    }
    const scene::PictureKind* kind = scene::find_picture(options.view);
    if (sight.days.empty() && question->until && (!kind || kind->timed || kind->days == 1))
        sight.days = {*question->until};
    sight.from = question->from;
    sight.crisis = options.crisis;
    for (const std::string& choice : options.choices) {
        const std::size_t equals = choice.find('=');
        sight.options[choice.substr(0, equals)] = equals == std::string::npos ? std::string() : choice.substr(equals + 1);
    }
    for (const std::string& key : words_of(options.select)) {
        if (evidence::find_actor(state.archive, key, question->city))
            sight.actors.push_back(key);
        else if (evidence::find_structure(state.archive, key, question->city))
            sight.structures.push_back(key);
        else
            return Problem{Problem::Code::unknown_name, {"“{1}” is no actor or structure of the study.", {key}}, {"Write a key or a name, with commas between several."}, {}};
    }
    for (const std::string& key : words_of(options.highlight)) {
        if (evidence::find_actor(state.archive, key, question->city))
            recipe.highlight.actors.push_back(key);
        else if (evidence::find_structure(state.archive, key, question->city))
            recipe.highlight.structures.push_back(key);
        else
            return Problem{Problem::Code::unknown_name, {"“{1}” is no actor or structure of the study.", {key}}, {"Write a key or a name, with commas between several."}, {}};
    }
    sight.style.size = options.size;
    sight.style.colour = options.colour;
    sight.style.structures = options.structures;
    sight.style.palette = scene::palette_from(options.palette).value_or(scene::Palette::house);
    sight.style.dark = options.dark;
    sight.style.halo = options.halo;
    sight.layout = options.layout;
    sight.names = options.names == "code" ? scene::NameMode::code : options.names == "role" ? scene::NameMode::role : scene::NameMode::full;
    scene::Paper& paper = recipe.paper;
    paper.preset.clear();
    paper.margin_mm = 6;
    paper.width_mm = options.width_mm;
    paper.height_mm = options.height_mm;
    if (const scene::PagePreset* preset = scene::find_preset(options.page))
        put(*preset, paper);
    if (!options.title.empty())
        paper.title = options.title;
    paper.message = options.message;
    paper.legend = options.legend == "none"    ? scene::LegendSpot::none
                   : options.legend == "below" ? scene::LegendSpot::below
                   : options.legend == "inside" ? scene::LegendSpot::inside
                   : options.legend == "right" || options.legend == "beside" ? scene::LegendSpot::beside
                                                                             : scene::LegendSpot::automatic;
    paper.language = language;
    paper.dpi = options.dpi;
    return recipe;
}

}  // namespace

std::vector<std::string> figure_views()
{
    std::vector<std::string> views{"map", "lanes"};
    for (const scene::PictureKind& kind : scene::picture_kinds())
        views.emplace_back(kind.key);
    return views;
}

std::vector<std::string> figure_pages()
{
    std::vector<std::string> pages;
    for (const scene::PagePreset& preset : scene::page_presets())
        pages.emplace_back(preset.key);
    return pages;
}

Exit write_figure(const Console& console, const std::string& path, const QuestionOptions& asked, const FigureOptions& options)
{
    if (!options.recipes.empty() || !options.saved.empty())
        return write_recipes(console, path, options);
    if (options.out.empty())
        return console.misused({"“{1}” is missing.", {"--out"}}, {"Write --out FILE, or --recipe FILE with --into FOLDER."});
    if (const std::optional<Problem> problem = refused(options))
        return console.fail(*problem);
    const Result<Pressed> pressed = Pressed::open(console, path);
    if (!pressed)
        return console.fail(pressed.problem());
    const Result<scene::Recipe> recipe = recipe_of(pressed->state(), asked, options, console.language);
    if (!recipe)
        return console.fail(recipe.problem());
    Work work;
    const Result<figure::Printed> made = [&] {
        const Progress progress(console, work, {"Preparing the picture"});
        return figure::print(pressed->press(), *recipe, work);
    }();
    if (!made)
        return console.fail(made.problem());
    warn(console, pressed->state().archive, *recipe, *made);
    const Result<std::string> bytes = figure::as_file(made->page.scene, options.out, options.dpi);
    if (!bytes)
        return console.fail(bytes.problem());
    if (const Result<Done> done = files::write_file(options.out, *bytes); !done)
        return console.fail(done.problem());
    if (!options.alt.empty())
        if (const Result<Done> done = files::write_file(options.alt, made->alternative); !done)
            return console.fail(done.problem());
    if (!options.write_recipe.empty())
        if (const Result<Done> done = files::write_file(options.write_recipe, figure::written(*recipe)); !done)
            return console.fail(done.problem());
    return Exit::done;
}

}  // namespace crosscut::cli
