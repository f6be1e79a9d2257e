// SPDX-License-Identifier: Apache-2.0
#include "panels/gaps_parts.hpp"

#include "foundation/text.hpp"
#include "panels/forms.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

ImU32 packed(scene::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

std::string_view grade_sentence(Language language, char grade)
{
    switch (grade) {
    case 'A': return tr(language, "Grade A: somebody said so, or only one side names it.");
    case 'B': return tr(language, "Grade B: both sides could have spoken of it, and did not.");
    default: return tr(language, "Grade C: only one side could have spoken of it. Ask the other one.");
    }
}

scene::Colour colour_of(analysis::Robustness robustness)
{
    return panels::colour_of(robustness == analysis::Robustness::robust ? Tone::accent : robustness == analysis::Robustness::tentative ? Tone::quiet : Tone::warning);
}

// A bar as long as the share of the variants, with its class in words.
void robustness_bar(Language language, double share, const std::string& name)
{
    const analysis::Robustness robustness = analysis::robustness_of(share);
    const float width = 84 * scale();
    const float height = 7 * scale();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float top = at.y + (ImGui::GetTextLineHeight() - height) / 2;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({at.x, top}, {at.x + width, top + height}, ImGui::GetColorU32(ImGuiCol_FrameBg), height / 2);
    if (share > 0)
        list.AddRectFilled({at.x, top}, {at.x + std::max(height, width * static_cast<float>(share)), top + height}, packed(colour_of(robustness)), height / 2);
    list.AddRect({at.x, top}, {at.x + width, top + height}, packed(panels::colour_of(Tone::quiet)), height / 2);
    ImGui::Dummy({width, ImGui::GetTextLineHeight()});
    ImGui::SameLine(0, 8 * scale());
    text(analysis::label(language, robustness), Font::small_strong, robustness == analysis::Robustness::fragile ? Tone::warning : Tone::ink);
    note(name);
}

// Who has decided, and why; in place.
void decision_form(View& view, Intents& intents, const analysis::GapIdentity& gap, const std::string& name)
{
    const Language language = view.look.language;
    GapsMemory& memory = view.gaps_memory;
    DecisionForm& form = *memory.form;
    paragraph(form.close_it ? tr(language, "Agreed: close it. Who has decided so, and how is it to be closed?") : tr(language, "Checked, not a gap. Who has decided so, and why is it none?"), Font::caption);
    text_field(name + ".author", tr(language, "Name or role, for example “Workshop in May”"), memory.author, 0, nullptr, form.fresh && memory.author.empty());
    bool entered = false;
    text_field(name + ".reason", tr(language, "A short reason"), form.reason, 0, &entered, form.fresh && !memory.author.empty());
    form.fresh = false;
    const bool ready = !trimmed(form.reason).empty() && !trimmed(memory.author).empty();
    const bool done = button(name + ".save", tr(language, "Keep the decision"), ButtonKind::primary, ready);
    if (ready && (done || entered)) {
        intents.push_back(DoEdit{study::DecideGap{gap, form.close_it ? study::Verdict::close_it : study::Verdict::not_a_gap, memory.author, {}, form.reason}});
        memory.form.reset();
    } else if (flow_button(name + ".cancel", tr(language, "Cancel"), ButtonKind::quiet) || pressed(Key::escape)) {
        memory.form.reset();
    }
}

// What can be done with a finding; true when one of its links was clicked.
bool links(const Model& model, View& view, Intents& intents, const analysis::Gap& gap, const std::string& name)
{
    const Language language = view.look.language;
    bool act = false;
    bool first = true;
    const auto beside = [&](std::string_view words) {
        if (!first)
            beside_if_fits(text_width(words), 18);
        first = false;
    };
    if (!gap.claims.empty()) {
        const std::string words = gap.claims.size() == 1 ? std::string(tr(language, "Who says so? One claim")) : say(language, "Who says so? {1} claims", {std::to_string(gap.claims.size())});
        beside(words);
        if (link(name + ".evidence", words)) {
            choose_gap(view, model, gap);
            show_evidence(view, gap.claims);
            act = true;
        }
    }
    // A structure without known members stands on no map.
    const bool on_map = !gap.actors.empty() || !gap.groups.empty();
    const std::string_view where = on_map ? tr(language, "Show on the map") : tr(language, "Show on the timeline");
    beside(where);
    if (link(name + ".map", where)) {
        choose_gap(view, model, gap);
        view.room = on_map ? Room::map : Room::lanes;
        intents.push_back(ShowSelection{});
        act = true;
    }
    if (!may_edit(model))
        return act;
    const analysis::GapIdentity identity = analysis::identity_of(model.state->archive, gap, view.question.field);
    if (view.gaps_memory.form && view.gaps_memory.form->gap == identity) {
        space(4);
        decision_form(view, intents, identity, name);
        return true;
    }
    for (const bool close : {false, true}) {
        const std::string_view words = close ? tr(language, "Agreed: close it …") : tr(language, "Checked, not a gap …");
        beside(words);
        if (link(name + (close ? ".close" : ".checked"), words)) {
            view.gaps_memory.form = DecisionForm{identity, close, {}, {}, true};
            act = true;
        }
    }
    return act;
}

// One finding: its number as on the map, the sentence, what speaks for it, and where to look.
void finding(const Model& model, View& view, Intents& intents, const analysis::Gap& gap, bool scroll)
{
    const Language language = view.look.language;
    const std::string name = "gaps." + std::to_string(gap.number);
    const std::string words = gap_sentence(model, view, gap);
    const bool selected = view.gap == gap.number;
    const float pad = 10 * scale();
    const float flag = 28 * scale();
    const float indent = flag + 14 * scale();
    const float width = ImGui::GetContentRegionAvail().x;
    const float room = width - indent - 2 * pad;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 start = ImGui::GetCursorPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();

    // The whole of it can be clicked; its height is known when it has been laid out, so it is painted first in
    // a layer below.
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    ImGui::SetCursorPos({start.x + pad + indent, start.y + pad});
    ImGui::BeginGroup();
    ImGui::PushTextWrapPos(start.x + pad + indent + room);
    text(words, Font::emphasis);
    if (gap.robustness)
        robustness_bar(language, *gap.robustness, name + ".robust");
    text(analysis::standing(language, gap), Font::body, Tone::quiet);
    note(name + ".grade");
    const bool on_grade = ImGui::IsItemHovered();
    ImGui::PopTextWrapPos();
    bool act = links(model, view, intents, gap, name);
    act = gap_links(model, view, gap, name) || act;
    ImGui::EndGroup();
    const float height = ImGui::GetItemRectSize().y + 2 * pad;

    list.ChannelsSetCurrent(0);
    ImGui::SetCursorPos(start);
    const bool open_form = view.gaps_memory.form && view.gaps_memory.form->gap == analysis::identity_of(model.state->archive, gap, view.question.field);
    bool clicked = false;
    if (open_form) {
        ImGui::Dummy({width, height});  // its fields take the clicks
    } else {
        ImGui::PushID(name.c_str());
        // The links came first and take their own clicks.
        clicked = ImGui::InvisibleButton("##g", {width, height}) && !act;
        ImGui::PopID();
    }
    note(name);
    const bool hovered = !open_form && ImGui::IsItemHovered();
    if (selected || open_form)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Header), 8 * scale());
    else if (hovered)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 8 * scale());
    if (!open_form && ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, {at.x + width, at.y + height}, packed(panels::colour_of(Tone::accent)), 8 * scale(), 0, 2 * scale());
    const ImVec2 centre{at.x + pad + flag / 2, at.y + pad + flag / 2 - 2 * scale()};
    list.AddCircle(centre, flag / 2, packed(panels::colour_of(Tone::accent)), 0, 1.5f * scale());
    push_font(Font::small_strong);
    const std::string number = std::to_string(gap.number);
    const ImVec2 size = ImGui::CalcTextSize(number.data(), number.data() + number.size());
    list.AddText({centre.x - size.x / 2, centre.y - size.y / 2}, packed(panels::colour_of(Tone::accent)), number.data(), number.data() + number.size());
    pop_font();
    list.ChannelsMerge();
    if (scroll)
        ImGui::SetScrollFromPosY(at.y - ImGui::GetWindowPos().y, 0.3f);
    if (on_grade)
        tooltip(grade_sentence(language, gap.grade));
    if (clicked)
        choose_gap(view, model, gap);
}

// The gaps of one kind: the first ones, the rest on request.
bool kind_of_gaps(const Model& model, View& view, Intents& intents, analysis::GapKind kind, const std::vector<bool>& shown, const std::vector<const study::Decision*>& decided, bool from_elsewhere)
{
    const Language language = view.look.language;
    const std::vector<analysis::Gap>& gaps = *model.gaps;
    GapsMemory& memory = view.gaps_memory;
    const bool whole = memory.whole.count(kind) > 0;
    std::size_t open = 0;
    std::size_t first = 0;
    std::size_t fragile = 0;
    std::size_t small = 0;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (gaps[i].kind != kind || decided[i])
            continue;
        ++open;
        first += shown[i];
        small += !gaps[i].threshold;
        fragile += gaps[i].threshold && gaps[i].robustness && analysis::robustness_of(*gaps[i].robustness) == analysis::Robustness::fragile;
    }
    if (open == 0)
        return false;
    space(16);
    paragraph(std::string(analysis::label(language, kind)) + " · " + (first < open && !whole ? say(language, "{1} of {2}", {std::to_string(first), std::to_string(open)}) : std::to_string(open)), Font::heading);
    paragraph(analysis::sentence(language, kind), Font::body, Tone::quiet);
    if (model.gap_reading)
        for (const analysis::ChanceCount& row : model.gap_reading->chance)
            if (row.kind == kind && (row.found > 0 || row.form.empty()))
                paragraph(analysis::chance_words(language, row), Font::body, Tone::quiet);
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (gaps[i].kind == kind && !decided[i] && (shown[i] || whole || view.gap == gaps[i].number))
            finding(model, view, intents, gaps[i], from_elsewhere && view.gap == gaps[i].number);
    if (first < open) {
        std::string words = whole ? std::string(tr(language, "Show fewer")) : say(language, "Show the rest: {1}", {std::to_string(open - first)});
        if (!whole && fragile > 0)
            words += " · " + say(language, "fragile: {1}", {std::to_string(fragile)});
        if (!whole && small > 0)
            words += " · " + say(language, "of little weight: {1}", {std::to_string(small)});
        if (link("gaps.rest." + std::string(analysis::key(kind)), words)) {
            if (whole)
                memory.whole.erase(kind);
            else
                memory.whole.insert(kind);
        }
    }
    return true;
}

// How far the trying has come, or what was tried.
void trying(const Model& model, const View& view)
{
    const Language language = view.look.language;
    if (!model.gap_reading || model.gaps->empty())
        return;
    const std::optional<analysis::GapVariants>& variants = model.gap_reading->variants;
    if (!variants)
        paragraph(tr(language, "How robust each one is, is being tried in variants of the study …"), Font::caption, Tone::quiet);
    else if (variants->variants > 0)
        paragraph(say(language, "Tried in {1} variants: each of {2} informants left out, vague dates drawn {3} times, three rules.",
                      {std::to_string(variants->variants), std::to_string(variants->informants), std::to_string(variants->draws)}),
                  Font::caption, Tone::quiet);
    else
        paragraph(tr(language, "With fewer than two informants no variants can be tried."), Font::caption, Tone::quiet);
}

void none_found(const Model& model, const View& view)
{
    const Language language = view.look.language;
    text(tr(language, "Nothing to check was found."), Font::emphasis);
    std::string_view why = tr(language, "No actor and no tie of this question shows one of the signs that are looked for. That is a finding, too, as far as the interviews reach.");
    if (!model.snapshot || model.snapshot->actors.empty())
        why = tr(language, "The question that is asked now has no actors. Choose another city or another field above.");
    else if (model.snapshot->observable_pairs == 0)
        why = tr(language, "Nobody was interviewed about these actors, so nothing can be missing. What was not observed is never called a gap.");
    else if (model.snapshot->graph.ties.empty())
        why = tr(language, "No tie holds on this day under this rule. Try another day or another rule.");
    paragraph(why, Font::body, Tone::quiet);
}

}  // namespace

void choose_gap(View& view, const Model& model, const analysis::Gap& gap)
{
    view.selection = {};
    const bool about_one_tie = gap.kind == analysis::GapKind::one_sided && gap.ties.size() == 1 && model.derived && model.derived->ties.find(gap.ties.front());
    if (about_one_tie)
        view.selection.tie = gap.ties.front();
    else if (!gap.actors.empty())
        view.selection.actors = gap.actors;
    else if (!gap.groups.empty())
        view.selection.actors = gap.groups;
    else if (gap.structure)
        view.selection.structure = gap.structure;
    view.gap = gap.number;
}

void gaps_panel(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!begin_area("gaps", area)) {
        end_area();
        return;
    }
    const Language language = view.look.language;
    GapsMemory& memory = view.gaps_memory;
    // Lines that can be read end before the page does.
    const float whole = ImGui::GetContentRegionAvail().x;
    const float margin = std::max(2 * scale(), (whole - 720 * scale()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, 0});
    const bool open = ImGui::BeginChild("##list", {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    if (open) {
        text(tr(language, "Please check"), Font::heading);
        paragraph(tr(language, "Places that are worth a question, found by rules and never a verdict. Each one says what it rests on; what nobody could have reported is not listed."), Font::body,
                  Tone::quiet);
        if (model.snapshot)
            paragraph(time_words(language, *model.snapshot) + " · " + say(language, "rule: {1}", {std::string(evidence::label(language, model.snapshot->question.rule))}), Font::caption,
                      Tone::quiet);
        if (!model.gaps) {
            space(12);
            text(tr(language, "Being computed …"), Font::emphasis, Tone::quiet);
        } else {
            trying(model, view);
            const std::vector<const study::Decision*> decided = study::decisions_on(model.state->archive, *model.state->decisions, *model.gaps, view.question.field);
            std::vector<bool> settled;
            for (const study::Decision* decision : decided)
                settled.push_back(decision != nullptr);
            const std::vector<bool> shown = analysis::shown_at_first(*model.gaps, 5, settled);
            const bool from_elsewhere = view.gap != memory.seen;
            bool any = false;
            for (const analysis::GapKind kind : analysis::all_gap_kinds)
                any = kind_of_gaps(model, view, intents, kind, shown, decided, from_elsewhere) || any;
            memory.seen = view.gap;
            if (!any) {
                space(12);
                none_found(model, view);
            }
            empty_kinds(model, view);
            decided_gaps(model, view, intents, decided);
            easy_contacts(model, view, intents);
            whom_to_ask(model, view, intents);
        }
        space(16);
    }
    ImGui::EndChild();
    end_area();
}

}  // namespace crosscut::panels
