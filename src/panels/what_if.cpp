// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

using analysis::Consequence;
using Leaving = WhatIfForm::Leaving;

ImU32 packed(scene::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

/// Large where an audience reads it.
Font plain_words(const View& view) { return view.look.projector ? Font::heading : Font::emphasis; }
Font row_words(const View& view) { return view.look.projector ? Font::heading : Font::body; }
Font notes_words(const View& view) { return view.look.projector ? Font::emphasis : Font::caption; }
Font small_words(const View& view) { return view.look.projector ? Font::emphasis : Font::body; }

/// The sentence with the names that the look asks for.
std::string sentence_of(const Model& model, const View& view, const Consequence& one)
{
    Message words = one.text;
    for (std::size_t i = 0; i < one.named.size() && i < words.args.size(); ++i)
        words.args[i] = name_of(model, view, one.named[i]);
    if (one.structure && one.named.size() < words.args.size())
        words.args[one.named.size()] = name_of(model, view, one.structure);
    return in(view.look.language, words);
}

void select(View& view, Intents& intents, const Consequence& one)
{
    view.selection = {};
    if (one.structure && one.actors.empty())
        view.selection.structure = one.structure;
    else
        view.selection.actors = one.actors;
    if (!view.selection.actors.empty())
        intents.push_back(ShowSelection{});
}

/// A sentence over the whole width; a bar at its left says whether something gets worse. True when it was clicked.
bool statement(const std::string& name, const std::string& words, const View& view, bool loss, bool acts, bool selected)
{
    const float pad = 8 * scale();
    const float bar = 4 * scale();
    const ImVec2 start = ImGui::GetCursorPos();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    ImGui::SetCursorPos({start.x + bar + 2 * pad, start.y + pad});
    ImGui::BeginGroup();
    ImGui::PushTextWrapPos(start.x + width - pad);
    text(words, plain_words(view));
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
    const float height = ImGui::GetItemRectSize().y + 2 * pad;
    list.ChannelsSetCurrent(0);
    ImGui::SetCursorPos(start);
    bool clicked = false;
    bool hovered = false;
    if (acts) {
        ImGui::PushID(name.c_str());
        clicked = ImGui::InvisibleButton("##s", {width, height});
        ImGui::PopID();
        hovered = ImGui::IsItemHovered();
        if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
            list.AddRect(at, {at.x + width, at.y + height}, packed(colour_of(Tone::accent)), 6 * scale(), 0, 2 * scale());
    } else {
        ImGui::Dummy({width, height});
    }
    note(name);
    if (selected || hovered)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(selected ? ImGuiCol_Header : ImGuiCol_ButtonHovered), 6 * scale());
    const scene::Theme& theme = theme_of(view.look);
    list.AddRectFilled({at.x + pad / 2, at.y + pad}, {at.x + pad / 2 + bar, at.y + height - pad}, packed(loss ? theme.lost : theme.added), bar / 2);
    list.ChannelsMerge();
    return clicked;
}

/// The words of what is to leave, by the choice.
std::string without_words(const Model& model, const View& view, const WhatIfForm& form)
{
    const Language language = view.look.language;
    if (form.structure)
        return say(language, "Without “{1}”", {name_of(model, view, *form.structure)});
    if (form.pair)
        return say(language, "Without the tie of {1} and {2}", {name_of(model, view, form.pair->a), name_of(model, view, form.pair->b)});
    if (form.actors.size() == 1)
        return say(language, "Without {1}", {name_of(model, view, form.actors.front())});
    return say(language, "Without the selected ({1})", {std::to_string(form.actors.size())});
}

void choices(const Model& model, View& view)
{
    WhatIfForm& form = *view.what_if;
    const Language language = view.look.language;
    const auto offer = [&](const char* name, Leaving leaving, const std::string& words, std::string_view below) {
        if (tall_row(name, words, below, form.leaving == leaving, nullptr, Tone::ink, row_words(view))) {
            form.leaving = form.leaving == leaving ? Leaving::nothing : leaving;
            form.chosen.reset();
        }
    };
    if (!form.actors.empty() || form.structure || form.pair)
        offer("whatif.this", Leaving::this_one, without_words(model, view, form), form.structure ? tr(language, "with the posts and ties that rest on it") : std::string_view());
    if (form.department)
        offer("whatif.department", Leaving::department, say(language, "Without the department “{1}”", {name_of(model, view, form.department)}), tr(language, "with all units below"));
    if (view.whole_time)
        paragraph(tr(language, "Choose a day on the time bar to leave out what lives on a grant."), notes_words(view), Tone::quiet);
    else
        offer("whatif.funded", Leaving::funded, std::string(tr(language, "Without everything on a grant on this day")), {});
    const std::vector<ActorId>& selected = view.selection.actors;
    space(4);
    if (selected.size() == 2) {
        if (button("whatif.tie", tr(language, "Add a tie between the two selected"), ButtonKind::framed, true, ImGui::GetContentRegionAvail().x)) {
            const network::ActorPair pair{std::min(selected[0], selected[1]), std::max(selected[0], selected[1])};
            if (std::find(form.ties.begin(), form.ties.end(), pair) == form.ties.end())
                form.ties.push_back(pair);
            form.chosen.reset();
        }
    } else if (selected.size() > 2) {
        if (button("whatif.structure", say(language, "Add a structure of the {1} selected", {std::to_string(selected.size())}), ButtonKind::framed, true, ImGui::GetContentRegionAvail().x)) {
            form.founded.push_back({std::string(tr(language, "New structure")), selected});
            form.chosen.reset();
        }
    } else {
        paragraph(tr(language, "Select two actors with Shift to add a tie, more to add a structure."), notes_words(view), Tone::quiet);
    }
    if ((!form.ties.empty() || !form.founded.empty()) && link("whatif.clear", tr(language, "Take the additions back"))) {
        form.ties.clear();
        form.founded.clear();
    }
}

void first_ten(const Model& model, View& view, Intents& intents)
{
    const analysis::WhatIf& result = *model.what_if;
    const analysis::Measure* measure = analysis::find_measure(result.measure);
    if (!measure || result.places.empty())
        return;
    const Language language = view.look.language;
    section(say(language, "The first ten · {1}", {std::string(tr(language, measure->title))}));
    const auto place = [](int value) { return value > 0 ? std::to_string(value) + "." : std::string("–"); };
    for (const analysis::Placed& row_of : result.places) {
        const std::string places = row_of.place_before == row_of.place_after ? place(row_of.place_before) : place(row_of.place_before) + " → " + place(row_of.place_after);
        const std::string values = spoken(language, row_of.before, measure->digits) + " → " + spoken(language, row_of.after, measure->digits);
        if (tall_row("whatif.place." + std::to_string(row_of.actor.value), places + "  " + name_of(model, view, row_of.actor), values, view.selection.has(row_of.actor), nullptr, Tone::ink, row_words(view))) {
            view.selection = {{row_of.actor}, {}, {}};
            intents.push_back(ShowSelection{});
        }
    }
}

void consequences(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    WhatIfForm& form = *view.what_if;
    if (!model.what_if_problem.empty()) {
        paragraph(model.what_if_problem, small_words(view), Tone::warning);
        return;
    }
    if (!model.what_if) {
        text(tr(language, "Being computed …"), plain_words(view), Tone::quiet);
        return;
    }
    const analysis::WhatIf& result = *model.what_if;
    section(tr(language, "What would follow"));
    for (std::size_t i = 0; i < result.consequences.size(); ++i) {
        const Consequence& one = result.consequences[i];
        const bool acts = !one.actors.empty() || one.structure;
        if (statement("whatif.consequence." + std::to_string(i), sentence_of(model, view, one), view, one.loss, acts, form.chosen == i)) {
            select(view, intents, one);
            form.chosen = i;
        }
    }
    const std::vector<Consequence> assumed = analysis::assumptions_of(model.state->archive, result.gone, form.scenario());
    if (assumed.size() > 1 || !result.gone.not_there.empty()) {
        section(tr(language, "Supposed"));
        for (std::size_t i = 0; i < assumed.size(); ++i) {
            const std::string name = "whatif.supposed." + std::to_string(i);
            if (tall_row(name, sentence_of(model, view, assumed[i]), {}, false, nullptr, Tone::ink, row_words(view)))
                select(view, intents, assumed[i]);
        }
    }
    first_ten(model, view, intents);
}

}  // namespace

analysis::Scenario WhatIfForm::scenario() const
{
    analysis::Scenario out;
    switch (leaving) {
    case Leaving::nothing: break;
    case Leaving::this_one:
        out.actors = actors;
        if (structure)
            out.structures = {*structure};
        if (pair)
            out.cut = {*pair};
        break;
    case Leaving::department: out.departments = {department}; break;
    case Leaving::funded: out.funded = true; break;
    }
    out.ties = ties;
    out.founded = founded;
    return out;
}

void begin_what_if(const Model& model, View& view)
{
    WhatIfForm form;
    form.selected_before = view.selection;
    for (const ActorId id : view.selection.actors)
        if (model.snapshot->node(id))
            form.actors.push_back(id);
    form.structure = view.selection.structure;
    if (view.selection.tie)
        if (const network::Tie* tie = model.derived->ties.find(*view.selection.tie))
            form.pair = {std::min(tie->a, tie->b), std::max(tie->a, tie->b)};
    if (!form.actors.empty()) {
        const network::Snapshot& net = *model.snapshot;
        const int group = net.group[net.node(form.actors.front())->index];
        if (std::count(net.group.begin(), net.group.end(), group) > 1)
            form.department = net.groups[static_cast<std::size_t>(group)];
    }
    if (!form.actors.empty() || form.structure || form.pair)
        form.leaving = Leaving::this_one;
    view.room = Room::map;
    view.right_open = true;
    view.what_if = std::move(form);
    // The one that leaves is seen by its dashed edge, not by the ring of the selection.
    view.selection = {};
}

void end_what_if(View& view)
{
    if (!view.what_if)
        return;
    view.selection = view.what_if->selected_before;
    view.what_if.reset();
}

void what_if_panel(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!view.what_if)
        return;
    if (!begin_area("whatif", area)) {
        end_area();
        return;
    }
    const Language language = view.look.language;
    const float top = ImGui::GetCursorPosY();
    text(tr(language, "What if …"), view.look.projector ? Font::title : Font::heading);
    ImGui::SetCursorPos({ImGui::GetWindowContentRegionMax().x - 30 * scale(), top});
    const bool close = icon_button("whatif.close", Icon::close, tr(language, "End it: everything is as before (Esc)"), false, true, 30);
    if (model.snapshot)
        paragraph(time_words(language, *model.snapshot) + " · " + std::string(tr(language, "nothing of it is stored")), notes_words(view), Tone::quiet);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const bool open = ImGui::BeginChild("##whatif", {0, 0});
    ImGui::PopStyleVar();
    if (open) {
        choices(model, view);
        if (view.what_if->scenario().empty()) {
            space(8);
            paragraph(tr(language, "Choose what should not be there, or add a tie: here stands what would follow."), small_words(view), Tone::quiet);
        } else {
            consequences(model, view, intents);
            if (model.what_if) {
                space(10);
                if (button("whatif.experiment", tr(language, "Duplicate as experiment …"), ButtonKind::framed, true, ImGui::GetContentRegionAvail().x)) {
                    view.file_form = FileForm{};
                    view.file_form->purpose = FilePurpose::save_experiment;
                }
                paragraph(tr(language, "Writes a copy of the study in which it is so from this day on. The study itself stays as it is."), notes_words(view), Tone::quiet);
            }
        }
        space(10);
    }
    ImGui::EndChild();
    end_area();
    if (close)
        end_what_if(view);
}

}  // namespace crosscut::panels
