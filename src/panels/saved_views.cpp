// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"
#include "panels/figure_parts.hpp"
#include "panels/sight.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

std::vector<const study::Saved*> of_kind(const study::State& state, study::SavedKind kind)
{
    std::vector<const study::Saved*> out;
    for (const study::Saved& one : *state.saved)
        if (one.kind == kind)
            out.push_back(&one);
    return out;
}

/// A field for the name of what is to be kept; Enter keeps it, Esc gives up.
void name_field(const Model& model, View& view, Intents& intents, study::SavedKind kind, float width)
{
    KeepForm& form = view.keep;
    const Language language = view.look.language;
    bool entered = false;
    text_field("keep.name", tr(language, "Name"), form.name, width, &entered, form.fresh);
    if (ImGui::IsItemActive())
        form.fresh = false;
    const bool left = !form.fresh && ImGui::IsItemDeactivated() && !entered;
    if (entered && !trimmed(form.name).empty()) {
        scene::Recipe recipe;
        recipe.name = std::string(trimmed(form.name));
        recipe.sight = sight_of(model, view);
        recipe.highlight = highlight_of(*model.state, view.selection);
        intents.push_back(KeepSaved{kind, recipe.name, recipe});
        form = {};
    } else if (left) {
        form = {};
    }
}

void keep_link(const Model& model, View& view, Intents& intents, study::SavedKind kind, const char* name, std::string_view words, float width)
{
    if (model.read_only)
        return;
    if (view.keep.kind == kind)
        name_field(model, view, intents, kind, width);
    else if (link(name, words))
        view.keep = {kind, {}, true};
}

/// A line that opens what is kept, with a cross that forgets it.
void kept_row(const Model& model, View& view, Intents& intents, const study::Saved& one, bool shown, float width)
{
    const std::string id = std::to_string(one.id.value);
    const float cross = model.read_only ? 0 : 24 * scale();
    ImGui::BeginChild(("saved.line." + id).c_str(), {width - cross, 31 * scale()}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBackground);
    if (row("saved." + id, one.name, {}, shown))
        intents.push_back(OpenSaved{one.id});
    ImGui::EndChild();
    if (model.read_only)
        return;
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + 4 * scale());
    if (icon_button("saved.forget." + id, Icon::close, tr(view.look.language, "Do not keep it any more (undo brings it back)"), false, true, 22))
        intents.push_back(DoEdit{study::Forget{one.id}, false});
}

}  // namespace

void saved_views(const Model& model, View& view, Intents& intents, float width)
{
    const Language language = view.look.language;
    section(tr(language, "Views that are kept"));
    for (const study::Saved* one : of_kind(*model.state, study::SavedKind::view))
        kept_row(model, view, intents, *one, view.shown_view == one->id, width);
    keep_link(model, view, intents, study::SavedKind::view, "views.keep", tr(language, "Keep this view …"), width);
    if (ImGui::IsItemHovered() && view.keep.kind != study::SavedKind::view)
        tooltip(tr(language, "Room, question, day, filter, selection, style and folded departments, under a name. V goes on to the next view."));
    const std::vector<const study::Saved*> sets = of_kind(*model.state, study::SavedKind::set);
    if (sets.empty() && view.selection.actors.empty() && !view.selection.structure)
        return;
    section(tr(language, "Sets"));
    for (const study::Saved* one : sets)
        kept_row(model, view, intents, *one, false, width);
    if (!view.selection.actors.empty() || view.selection.structure)
        keep_link(model, view, intents, study::SavedKind::set, "sets.keep", tr(language, "Keep the selection as a set …"), width);
}

void saved_styles(const Model& model, View& view, Intents& intents, float width)
{
    const Language language = view.look.language;
    for (const study::Saved* one : of_kind(*model.state, study::SavedKind::style))
        kept_row(model, view, intents, *one, false, width);
    keep_link(model, view, intents, study::SavedKind::style, "styles.keep", tr(language, "Keep this style …"), width);
}

void style_of_map(View& view, float width)
{
    scene::Style style = style_of(view.look);
    const scene::Style before = style;
    style_choices(view.look.language, style, "look.", width);
    if (!(style == before))
        put(style, view.look);
}

void next_view(const Model& model, View& view, Intents& intents, int way)
{
    const std::vector<const study::Saved*> views = of_kind(*model.state, study::SavedKind::view);
    if (views.empty()) {
        intents.push_back(Say{{"The study keeps no view yet. “Keep this view …” stands at the left."}, false});
        return;
    }
    const auto count = static_cast<int>(views.size());
    int at = way > 0 ? -1 : 0;
    for (int i = 0; i < count; ++i)
        if (view.shown_view == views[static_cast<std::size_t>(i)]->id)
            at = i;
    intents.push_back(OpenSaved{views[static_cast<std::size_t>((at + way + count) % count)]->id});
}

}  // namespace crosscut::panels
