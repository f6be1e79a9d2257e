// SPDX-License-Identifier: Apache-2.0
#include "panels/figure_parts.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "panels/sight.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace crosscut::panels {

namespace {

std::string suggestion(const Model& model, const View& view)
{
    const FigureForm& form = *view.figure_form;
    const Language language = view.look.language;
    if (!form.file.empty())
        return std::filesystem::path(form.file).stem().string();
    if (!form.recipe.name.empty() && !file_word(form.recipe.name).empty())
        return file_word(form.recipe.name);
    const scene::Sight& sight = form.recipe.sight;
    const evidence::City* city = evidence::find_city(model.state->archive, sight.city);
    const scene::PictureKind* kind = scene::find_picture(sight.picture);
    const std::string what = kind ? " " + std::string(tr(language, kind->title)) : sight.picture == "lanes" ? std::string(tr(language, " structures")) : std::string();
    return (city ? city->name : std::string("Crosscut")) + what + (sight.days.empty() ? std::string() : " " + iso(sight.days.back()));
}

/// The fields show what the recipe holds.
void show_recipe(FigureForm& form)
{
    form.title = form.recipe.paper.title.value_or("");
    form.caption = form.recipe.paper.caption.value_or("");
    form.days.clear();
    for (const Day day : form.recipe.sight.days)
        form.days += (form.days.empty() ? "" : ", ") + iso(day);
    form.bad_days = false;
    form.name = form.recipe.name;
}

void begin_form(const Model& model, View& view)
{
    FigureForm& form = *view.figure_form;
    if (!view.last_figure.fresh) {
        const scene::Paper& last = view.last_figure.recipe.paper;
        form.recipe.paper = last;
        form.recipe.paper.title.reset();
        form.recipe.paper.caption.reset();
        form.recipe.paper.message.clear();
        form.file = view.last_figure.file;
    } else {
        form.recipe.paper.language = view.look.language;
    }
    form.recipe.sight = figure_sight_of(model, view);
    form.fresh = false;
    show_recipe(form);
}

/// What the file will look like.
void preview(const Model& model, View& view, Intents& intents, float below)
{
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    const FigurePreview* made = model.figure;
    segments("figure.zoom", form.zoom, {std::string(tr(language, "Whole page")), std::string(tr(language, "As large as in print"))});
    if (made && made->texture != 0) {
        beside_if_fits(190 * scale(), 12);
        push_down(5);
        text(say(language, "{1} × {2} mm", {spoken(language, made->width_mm, 0), spoken(language, made->height_mm, 0)}), Font::caption, Tone::quiet);
    }
    const float width = room_left();
    const float height = std::max(80 * scale(), room_below() - below);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ImGui::GetStyleColorVec4(ImGuiCol_TableHeaderBg));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * scale(), 12 * scale()});
    ImGui::BeginChild("figure.page", {width, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_HorizontalScrollbar);
    const ImVec2 room = ImGui::GetContentRegionAvail();
    if (made && made->texture != 0 && made->problem.empty()) {
        const float pixel = 1 / std::max(0.1f, ImGui::GetIO().DisplayFramebufferScale.x);
        const ImVec2 size{static_cast<float>(made->width) * pixel, static_cast<float>(made->height) * pixel};
        const ImVec2 start = ImGui::GetCursorPos();
        ImGui::SetCursorPos({start.x + std::max(0.f, (room.x - size.x) / 2), start.y + std::max(0.f, (room.y - size.y) / 2)});
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddRectFilled({at.x + 2 * scale(), at.y + 3 * scale()}, {at.x + size.x + 2 * scale(), at.y + size.y + 3 * scale()}, IM_COL32(0, 0, 0, 28), 2);
        ImGui::Image(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(made->texture)), size);
        note("figure.preview");
        if (made->busy)
            ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y}, ImGui::GetColorU32(ImGuiCol_TableHeaderBg, 0.35f));
    } else {
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + room.y / 2 - 20 * scale());
        if (made && !made->problem.empty())
            warn(made->problem);
        else
            paragraph(tr(language, "The figure is being drawn."), Font::body, Tone::quiet);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    const bool other = !form.asked || !(*form.asked == form.recipe) || form.asked_zoom != form.zoom || std::abs(form.asked_width - room.x) > 24 || std::abs(form.asked_height - room.y) > 24;
    if (other && !form.bad_days) {
        form.asked = form.recipe;
        form.asked_width = room.x;
        form.asked_height = room.y;
        form.asked_zoom = form.zoom;
        // A little less than there is room for: no bars beside it.
        intents.push_back(ComposeFigure{form.recipe, room.x - 4 * scale(), room.y - 6 * scale(), form.zoom});
    }
}

/// What a careful person would say before the figure leaves the house.
void remarks(const Model& model, const View& view, float height)
{
    const Language language = view.look.language;
    const FigureForm& form = *view.figure_form;
    const FigurePreview* made = model.figure;
    ImGui::BeginChild("figure.remarks", {0, height}, false, ImGuiWindowFlags_None);
    if (!form.problem.empty())
        warn(form.problem);
    for (const std::string& one : form.notes)
        paragraph(one, Font::caption, Tone::accent);
    if (made) {
        for (const std::string& one : made->warnings)
            warn(one);
        if (!made->recognisable.empty()) {
            text(say(language, "Who can be recognised all the same: {1}", {std::to_string(made->recognisable.size())}), Font::small_strong, Tone::warning);
            for (const std::string& one : made->recognisable)
                paragraph(one, Font::caption, Tone::quiet);
        }
        if (form.problem.empty() && form.notes.empty() && made->warnings.empty() && made->recognisable.empty() && made->problem.empty() && made->texture != 0)
            paragraph(tr(language, "Nothing to remark: no type is under 6 points, every name has room."), Font::caption, Tone::quiet);
        if (!made->alternative.empty()) {
            const bool copy = link("figure.words", tr(language, "Copy the figure in words (for those who cannot see it)"));
            if (ImGui::IsItemHovered())
                tooltip(shortened(made->alternative, 900));
            if (copy)
                ImGui::SetClipboardText(made->alternative.c_str());
        }
    }
    ImGui::EndChild();
}

}  // namespace

void figure_dialog(const Model& model, View& view, Intents& intents)
{
    if (!view.figure_form || view.file_form || !model.state)
        return;
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    if (form.fresh)
        begin_form(model, view);
    if (form.read) {
        form.read = false;
        show_recipe(form);
    }
    bool open = true;
    if (begin_dialog("figure_dialog", tr(language, "Compose a figure"), open, 4000, 4000)) {
        const bool ready = !form.bad_days && !form.recipe.paper.formats.empty() && (!model.figure || model.figure->problem.empty());
        const std::vector<FootButton> buttons{{"figure.cancel", std::string(tr(language, "Close"))},
                                              {"figure.load", std::string(tr(language, "Open a recipe …"))},
                                              {"figure.recipe", std::string(tr(language, "Write the recipe …"))},
                                              {"figure.write", std::string(tr(language, "Write the figure …")), ButtonKind::primary, ready}};
        const bool wide = room_left() >= 800 * scale();
        const float below = foot_height(buttons);
        if (!wide)
            segments("figure.tab", form.tab, {std::string(tr(language, "Choices")), std::string(tr(language, "Preview"))});
        begin_body("figure.body", below);
        const float remark_height = std::min(118 * scale(), room_below() * 0.3f);
        if (wide || form.tab == 0) {
            begin_pane("figure.choices", wide ? 360 * scale() : 0);
            figure_choices(model, view, intents);
            end_pane();
        }
        if (wide)
            beside(20);
        if (wide || form.tab == 1) {
            begin_pane("figure.right", 0);
            preview(model, view, intents, remark_height + 10 * scale());
            remarks(model, view, remark_height);
            end_pane();
        }
        end_body();
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        const auto browse = [&](FilePurpose purpose) {
            FileForm file;
            file.purpose = purpose;
            file.name = purpose == FilePurpose::open_recipe ? std::string() : suggestion(model, view);
            if (!form.file.empty())
                file.folder = std::filesystem::path(form.file).parent_path();
            view.file_form = file;
        };
        if (clicked == 1)
            browse(FilePurpose::open_recipe);
        if (clicked == 2)
            browse(FilePurpose::write_recipe);
        if (ready && (clicked == 3 || (confirms() && !ImGui::IsAnyItemActive())))
            browse(FilePurpose::write_figure);
        end_dialog();
    }
    if (!open) {
        view.last_figure = form;
        view.figure_form.reset();
    }
}

}  // namespace crosscut::panels
