// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.hpp"
#include "cli/press.hpp"
#include "cli/progress.hpp"

#include "figure/write.hpp"
#include "files/bytes.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::cli {

namespace fs = std::filesystem;

Result<Pressed> Pressed::open(const Console& console, const std::string& path)
{
    Result<Desk> desk = open_desk(console, path, {});
    if (!desk)
        return desk.problem();
    Pressed out;
    out.state_ = std::make_shared<const study::State>(std::move(desk->state));
    auto derived = std::make_shared<study::Derived>(*study::derive(*out.state_));
    derived->ties = std::move(desk->ties);
    out.derived_ = std::move(derived);
    return out;
}

figure::Press Pressed::press() const
{
    figure::Press press;
    press.source.archive = &state_->archive;
    press.source.ties = &derived_->ties;
    press.source.chronicle = &derived_->chronicle;
    press.source.crises = state_->crises.get();
    press.source.seed = state_->about().seed;
    for (const study::Pin& pin : *state_->pins)
        press.source.pins[pin.id] = {pin.x, pin.y};
    press.disclaimer_english = state_->about().disclaimer(Language::english);
    press.disclaimer_german = state_->about().disclaimer(Language::german);
    return press;
}

void warn(const Console& console, const evidence::Archive& archive, const scene::Recipe& recipe, const figure::Printed& printed)
{
    for (const Message& warning : printed.warnings)
        console.err << "crosscut: " << in(console.language, warning) << "\n";
    if (printed.recognisable.empty() || console.quiet)
        return;
    console.err << "crosscut: " << say(console.language, "Names are not shown, but whoever knows the town may recognise these actors ({1}):", {std::to_string(printed.recognisable.size())}) << "\n";
    for (const analysis::Recognisable& one : printed.recognisable)
        console.err << "  " << figure::in_words(console.language, archive, one, recipe.sight.names) << "\n";
}

namespace {

struct Named {
    std::string stem;
    scene::Recipe recipe;
};

// Problems and notes of a recipe in words; false where it cannot be used.
bool said(const Console& console, const figure::ReadRecipe& read)
{
    for (const Problem& problem : read.problems)
        console.err << "crosscut: " << describe(console.language, problem) << "\n";
    for (const Problem& note : read.notes)
        console.err << "crosscut: " << describe(console.language, note) << "\n";
    return read.recipe.has_value();
}

Result<Done> write_sequence(const Console& console, const Pressed& pressed, const Named& one, const fs::path& into)
{
    Work work;
    const Progress progress(console, work, {"Writing the pictures of “{1}”", {one.stem}});
    return figure::print_sequence(
        pressed.press(), one.recipe,
        [&](std::size_t number, std::size_t, const figure::Page& page) -> Result<Done> {
            std::string digits = std::to_string(number + 1);
            digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
            for (const std::string& format : one.recipe.paper.formats) {
                const std::string name = one.stem + "-" + digits + "." + format;
                const Result<std::string> bytes = figure::as_file(page.scene, name, one.recipe.paper.dpi);
                if (!bytes)
                    return bytes.problem();
                if (const Result<Done> done = files::write_file(into / name, *bytes); !done)
                    return done.problem();
            }
            return Done{};
        },
        work);
}

Result<Done> write_page(const Console& console, const Pressed& pressed, const Named& one, const fs::path& into)
{
    Work work;
    Result<figure::Printed> made = [&] {
        const Progress progress(console, work, {"Preparing the picture"});
        return figure::print(pressed.press(), one.recipe, work);
    }();
    if (!made)
        return made.problem();
    warn(console, pressed.state().archive, one.recipe, *made);
    for (const std::string& format : one.recipe.paper.formats) {
        const std::string name = one.stem + "." + format;
        const Result<std::string> bytes = figure::as_file(made->page.scene, name, one.recipe.paper.dpi);
        if (!bytes)
            return bytes.problem();
        if (const Result<Done> done = files::write_file(into / name, *bytes); !done)
            return done.problem();
        if (!console.quiet)
            console.out << (into / name).string() << "\n";
    }
    if (one.recipe.paper.alternative)
        return files::write_file(into / (one.stem + ".alt.txt"), made->alternative);
    return Done{};
}

}  // namespace

Exit write_recipes(const Console& console, const std::string& study, const FigureOptions& options)
{
    if (options.into.empty())
        return console.misused({"“{1}” is missing.", {"--into"}}, {"Write the folder that the figures go to."});
    std::vector<Named> recipes;
    bool good = true;
    // All of them are read before anything is computed: a batch that fails at its last recipe is a waste of time.
    for (const std::string& file : options.recipes) {
        const Result<std::string> text = files::read_file(file);
        if (!text) {
            console.fail(text.problem());
            good = false;
            continue;
        }
        const figure::ReadRecipe read = figure::read_recipe(*text, fs::path(file).filename().string());
        good = said(console, read) && good;
        if (read.recipe)
            recipes.push_back({fs::path(file).stem().string(), *read.recipe});
    }
    const Result<Pressed> pressed = Pressed::open(console, study);
    if (!pressed)
        return console.fail(pressed.problem());
    for (const std::string& name : options.saved) {
        const study::Saved* row = study::find_saved(*pressed->state().saved, study::SavedKind::recipe, name);
        if (!row) {
            std::vector<std::string> names;
            for (const study::Saved& one : *pressed->state().saved)
                if (one.kind == study::SavedKind::recipe)
                    names.push_back(one.name);
            console.fail({Problem::Code::unknown_name, {"The study keeps no recipe “{1}”.", {name}},
                          names.empty() ? Message{"It keeps none: keep one in the window first."} : Message{"It keeps: {1}.", {join(names, ", ")}}, {}});
            good = false;
            continue;
        }
        const figure::ReadRecipe read = figure::read_recipe(row->body, row->name);
        good = said(console, read) && good;
        if (read.recipe)
            recipes.push_back({file_word(row->name).empty() ? "figure-" + std::to_string(row->id.value) : file_word(row->name), *read.recipe});
    }
    if (!good)
        return Exit::findings;
    std::set<std::string> stems;
    for (const Named& one : recipes)
        if (!stems.insert(one.stem).second)
            return console.fail({Problem::Code::duplicate_name, {"Two recipes would write the same file “{1}”.", {one.stem}}, {"Give them different names."}, {}});
    for (Named& one : recipes) {
        if (options.sequence.empty() && options.every.empty() && options.between < 0)
            continue;
        if (!one.recipe.sequence)
            one.recipe.sequence = scene::Sequence{crosscut::day_of(2010, 1, 1), crosscut::day_of(2010, 1, 1), "month", 0};
        if (!options.sequence.empty()) {
            const std::size_t dots = options.sequence.find("..");
            const Result<Day> first = day_of(options.sequence.substr(0, dots));
            const Result<Day> last = dots == std::string::npos ? first : day_of(options.sequence.substr(dots + 2));
            if (!first || !last || dots == std::string::npos)
                return console.misused({"“{1}” is no stretch of time.", {options.sequence}}, {"Write for example 2014-01-01..2020-12-31."});
            one.recipe.sequence->first = *first;
            one.recipe.sequence->last = *last;
        }
        if (!options.every.empty())
            one.recipe.sequence->every = options.every;
        if (options.between >= 0)
            one.recipe.sequence->between = options.between;
    }
    const fs::path into(options.into);
    std::error_code error;
    fs::create_directories(into, error);
    if (error)
        return console.fail({Problem::Code::io, {"The folder “{1}” cannot be made.", {options.into}}, {"Choose another folder."}, {}});
    Exit exit = Exit::done;
    for (const Named& one : recipes) {
        const Result<Done> done = one.recipe.sequence ? write_sequence(console, *pressed, one, into) : write_page(console, *pressed, one, into);
        if (!done) {
            // The others are still made.
            Problem problem = done.problem();
            if (problem.place.file.empty())
                problem.place.file = one.stem;
            exit = console.fail(problem);
        }
    }
    return exit;
}

}  // namespace crosscut::cli
