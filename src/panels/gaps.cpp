// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

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

std::string fragility_words(Language language, int fragility)
{
    if (fragility <= 0)
        return {};
    return fragility == 1 ? std::string(tr(language, "One tie that nobody mentioned would make it vanish."))
                          : say(language, "{1} ties that nobody mentioned would make it vanish.", {std::to_string(fragility)});
}

void choose(View& view, const Model& model, const analysis::Gap& gap)
{
    view.selection = {};
    const bool about_one_tie = gap.kind == analysis::GapKind::one_sided && gap.ties.size() == 1 && model.derived && model.derived->ties.find(gap.ties.front());
    if (about_one_tie)
        view.selection.tie = gap.ties.front();
    else if (!gap.actors.empty())
        view.selection.actors = gap.actors;
    else
        view.selection.actors = gap.groups;
    view.gap = gap.number;
}

// One finding: its number as on the map, the sentence, what speaks for it, and where to look.
void finding(const Model& model, View& view, Intents& intents, const analysis::Gap& gap, bool scroll)
{
    const Language language = view.look.language;
    const std::string name = "gaps." + std::to_string(gap.number);
    const std::string words = gap_sentence(model, view, gap);
    const bool selected = view.gap == gap.number;
    const float pad = 10 * scale();
    const float flag = 26 * scale();
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
    text(words);
    ImGui::PopTextWrapPos();
    std::string below = say(language, "Grade {1}", {std::string(1, gap.grade)});
    const std::string fragile = fragility_words(language, gap.fragility);
    ImGui::PushTextWrapPos(start.x + pad + indent + room);
    text(below, Font::small_strong, Tone::quiet);
    note(name + ".grade");
    const bool on_grade = ImGui::IsItemHovered();
    if (!fragile.empty()) {
        ImGui::SameLine(0, 12 * scale());
        text(fragile, Font::caption, Tone::quiet);
    }
    ImGui::PopTextWrapPos();
    bool act = false;
    if (!gap.claims.empty()) {
        if (link(name + ".evidence", say(language, "Who says so? {1} claims", {std::to_string(gap.claims.size())}))) {
            choose(view, model, gap);
            show_evidence(view, gap.claims);
            act = true;
        }
        ImGui::SameLine(0, 18 * scale());
    }
    if (link(name + ".map", tr(language, "Show on the map"))) {
        choose(view, model, gap);
        view.room = Room::map;
        intents.push_back(ShowSelection{});
        act = true;
    }
    act = gap_links(model, view, gap, name) || act;
    ImGui::EndGroup();
    const float height = ImGui::GetItemRectSize().y + 2 * pad;

    list.ChannelsSetCurrent(0);
    ImGui::SetCursorPos(start);
    ImGui::PushID(name.c_str());
    // The links came first and take their own clicks.
    const bool clicked = ImGui::InvisibleButton("##g", {width, height}) && !act;
    ImGui::PopID();
    note(name);
    const bool hovered = ImGui::IsItemHovered();
    if (selected)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Header), 8 * scale());
    else if (hovered)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 8 * scale());
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, {at.x + width, at.y + height}, packed(colour_of(Tone::accent)), 8 * scale(), 0, 2 * scale());
    const ImVec2 centre{at.x + pad + flag / 2, at.y + pad + flag / 2 - 3 * scale()};
    list.AddCircle(centre, flag / 2, packed(colour_of(Tone::accent)), 0, 1.5f * scale());
    push_font(Font::small_strong);
    const std::string number = std::to_string(gap.number);
    const ImVec2 size = ImGui::CalcTextSize(number.data(), number.data() + number.size());
    list.AddText({centre.x - size.x / 2, centre.y - size.y / 2}, packed(colour_of(Tone::accent)), number.data(), number.data() + number.size());
    pop_font();
    list.ChannelsMerge();
    if (scroll)
        ImGui::SetScrollFromPosY(at.y - ImGui::GetWindowPos().y, 0.3f);
    if (on_grade)
        tooltip(grade_sentence(language, gap.grade));
    if (clicked)
        choose(view, model, gap);
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
            const std::vector<analysis::Gap>& gaps = *model.gaps;
            const auto small = std::count_if(gaps.begin(), gaps.end(), [](const analysis::Gap& gap) { return !gap.threshold; });
            if (small > 0) {
                space(2);
                checkbox("gaps.small", say(language, "also {1} of little weight", {std::to_string(small)}), memory.small_ones);
            }
            const bool from_elsewhere = view.gap != memory.seen;
            bool any = false;
            std::optional<analysis::GapKind> kind;
            for (const analysis::Gap& gap : gaps) {
                if (!gap.threshold && !memory.small_ones && view.gap != gap.number)
                    continue;
                any = true;
                if (kind != gap.kind) {
                    kind = gap.kind;
                    const auto count = std::count_if(gaps.begin(), gaps.end(), [&](const analysis::Gap& other) { return other.kind == gap.kind && (other.threshold || memory.small_ones); });
                    space(14);
                    text(std::string(analysis::label(language, gap.kind)) + " · " + std::to_string(count), Font::emphasis);
                    paragraph(analysis::sentence(language, gap.kind), Font::body, Tone::quiet);
                }
                finding(model, view, intents, gap, from_elsewhere && view.gap == gap.number);
            }
            memory.seen = view.gap;
            if (!any) {
                space(12);
                none_found(model, view);
            }
        }
        space(16);
    }
    ImGui::EndChild();
    end_area();
}

}  // namespace crosscut::panels
