// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

#include "app/figure_preview.hpp"
#include "figure/recipe_file.hpp"
#include "files/bytes.hpp"
#include "files/folder.hpp"
#include "panels/sight.hpp"

namespace crosscut::app {

namespace {

figure::RecipeKind kind_of(study::SavedKind kind)
{
    switch (kind) {
    case study::SavedKind::view: return figure::RecipeKind::view;
    case study::SavedKind::style: return figure::RecipeKind::style;
    case study::SavedKind::set: return figure::RecipeKind::set;
    case study::SavedKind::recipe: break;
    }
    return figure::RecipeKind::recipe;
}

}  // namespace

std::shared_ptr<const Pressed> Program::pressed()
{
    session_.refresh(view_);
    const scene::MapInput& map = session_.map_input();
    return std::make_shared<const Pressed>(Pressed{session_.book.state(), session_.shared_derived(), session_.snapshot().question, map.gaps, map.supposed});
}

void Program::answer_files(const panels::ComposeFigure& ask)
{
    const double dots = pixels_;
    const double real = ask.zoom == 1 ? 96 * scale_ * dots : 0;
    preview_->set_busy(true);
    session_.jobs.start(
        "figure preview", {"Drawing the figure"},
        [held = pressed(), ask, dots, real](Work& work) { return preview_of(*held, ask.recipe, ask.width * dots, ask.height * dots, real, work); },
        [this, held = pressed(), recipe = ask.recipe](Result<Shown> made) {
            if (made)
                preview_->take(*made, *held, recipe, language(), view_.look.names);
            else if (made.problem().code != Problem::Code::cancelled)
                preview_->fail(describe(language(), made.problem()));
        });
}

void Program::answer_files(const panels::WriteFigure& ask)
{
    session_.jobs.start(
        "figure", {"Writing the figure"}, [held = pressed(), ask](Work& work) { return write_figure(*held, ask.recipe, ask.file, work); },
        [this](Result<std::vector<std::filesystem::path>> written) {
            if (!written) {
                if (written.problem().code == Problem::Code::cancelled)
                    return;
                if (view_.figure_form)
                    view_.figure_form->problem = describe(language(), written.problem());
                else
                    session_.refuse(written.problem(), language(), session_.now);
                return;
            }
            std::string names;
            for (const std::filesystem::path& file : *written)
                names += (names.empty() ? "" : ", ") + files::shown_name(file.filename().string());
            const std::string words = say(language(), "The figure was written: {1}", {names});
            session_.say(words, false, session_.now);
            if (view_.figure_form) {
                view_.figure_form->problem.clear();
                view_.figure_form->notes = {words};
            }
        });
}

void Program::answer_files(const panels::WriteRecipe& ask)
{
    const Result<Done> written = files::write_file(ask.file, figure::written(ask.recipe));
    if (!view_.figure_form)
        return;
    view_.figure_form->problem = written ? std::string() : describe(language(), written.problem());
    view_.figure_form->notes.clear();
    if (written)
        view_.figure_form->notes = {say(language(), "The recipe was written: {1}", {files::shown_name(ask.file.filename().string())})};
}

void Program::show_recipe(const figure::ReadRecipe& read)
{
    panels::FigureForm& form = view_.figure_form ? *view_.figure_form : view_.figure_form.emplace();
    form.fresh = false;
    form.notes.clear();
    form.problem.clear();
    for (const Problem& one : read.notes)
        form.notes.push_back(describe(language(), one));
    for (const Problem& one : read.problems)
        form.problem += (form.problem.empty() ? "" : "\n") + describe(language(), one);
    if (read.recipe) {
        form.recipe = *read.recipe;
        form.read = true;
    }
}

void Program::answer_files(const panels::ReadRecipe& ask)
{
    const Result<std::string> text = files::read_file(ask.file);
    if (!text) {
        if (view_.figure_form)
            view_.figure_form->problem = describe(language(), text.problem());
        return;
    }
    show_recipe(figure::read_recipe(*text, files::shown_name(ask.file.filename().string())));
}

void Program::answer_files(const panels::KeepSaved& ask)
{
    const Result<Done> kept = session_.book.apply(study::Keep{ask.kind, ask.name, figure::written(ask.recipe, kind_of(ask.kind))});
    if (!kept) {
        done(kept);
        return;
    }
    const study::Saved* row = study::find_saved(*session_.book.state().saved, ask.kind, ask.name);
    if (row && ask.kind == study::SavedKind::view)
        view_.shown_view = row->id;
    session_.say(say(language(), "Kept in the study: {1}", {ask.name}), false, session_.now);
}

void Program::answer_files(const panels::OpenSaved& ask)
{
    const study::State& state = session_.book.state();
    const study::Saved* row = evidence::find(*state.saved, ask.saved);
    if (!row)
        return;
    const figure::ReadRecipe read = figure::read_recipe(row->body, row->name, kind_of(row->kind));
    for (const Problem& one : read.problems)
        session_.refuse(one, language(), session_.now);
    if (row->kind == study::SavedKind::recipe) {
        show_recipe(read);
        return;
    }
    if (!read.recipe)
        return;
    std::vector<Message> missing;
    switch (row->kind) {
    case study::SavedKind::view:
        missing = panels::look_at(state, read.recipe->sight, view_);
        view_.shown_view = row->id;
        session_.refresh(view_);
        canvas_->fit();
        break;
    case study::SavedKind::style:
        if (view_.figure_form)
            view_.figure_form->recipe.sight.style = read.recipe->sight.style;
        else
            panels::put(read.recipe->sight.style, view_.look);
        break;
    case study::SavedKind::set:
        if (view_.figure_form) {
            view_.figure_form->recipe.highlight = read.recipe->highlight;
        } else {
            view_.selection = {};
            view_.selection.actors = scene::actors_of(state.archive, read.recipe->highlight.actors, {}, missing);
            const std::vector<StructureId> structures = scene::structures_of(state.archive, read.recipe->highlight.structures, {}, missing);
            if (!structures.empty())
                view_.selection.structure = structures.front();
        }
        break;
    case study::SavedKind::recipe: break;
    }
    for (const Message& one : missing)
        session_.say(in(language(), one), true, session_.now);
}

}  // namespace crosscut::app
