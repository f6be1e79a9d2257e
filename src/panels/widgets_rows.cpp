// SPDX-License-Identifier: Apache-2.0
#include "panels/widgets.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

const char* begin_of(std::string_view words) { return words.data() ? words.data() : ""; }
const char* end_of(std::string_view words) { return begin_of(words) + words.size(); }
ImU32 packed(scene::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

ImVec2 broken(std::string_view words, float width) { return ImGui::CalcTextSize(begin_of(words), end_of(words), false, width); }

void put_broken(ImVec2 at, std::string_view words, float width, ImU32 colour)
{
    const ImVec2 size = broken(words, width);
    tell(words, {at.x, at.y, size.x, size.y});
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at, colour, begin_of(words), end_of(words), width);
}

}  // namespace

bool tall_row(std::string_view name, std::string_view title, std::string_view below, bool selected, const scene::Colour* mark, Tone tone, Font font)
{
    const float pad = 6 * scale();
    const float indent = mark ? 20 * scale() : 0;
    const float width = std::max(ImGui::GetContentRegionAvail().x, 8.f);
    const float room = std::max(width - 2 * pad - indent, 20 * scale());
    const Font small = font == Font::heading || font == Font::title ? Font::emphasis : Font::caption;
    push_font(font);
    const float first = broken(title, room).y;
    const float line_tall = ImGui::GetTextLineHeight();
    pop_font();
    float second = 0;
    if (!below.empty()) {
        push_font(small);
        second = broken(below, room).y;
        pop_font();
    }
    const float height = std::max(30 * scale(), first + second + 2 * pad - 2 * scale());
    ImGui::PushID(begin_of(name), end_of(name));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##w", {width, height});
    note(name);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemVisible()) {
        const ImVec2 to{at.x + width, at.y + height};
        if (selected)
            list.AddRectFilled(at, to, ImGui::GetColorU32(ImGuiCol_Header), 6 * scale());
        else if (ImGui::IsItemHovered())
            list.AddRectFilled(at, to, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 6 * scale());
        if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
            list.AddRect(at, to, packed(colour_of(Tone::accent)), 6 * scale(), 0, 2 * scale());
        const float top = at.y + (height - first - second) / 2;
        if (mark) {
            const float side = 11 * scale();
            const ImVec2 corner{at.x + pad, top + (line_tall - side) / 2};
            list.AddRectFilled(corner, {corner.x + side, corner.y + side}, packed(*mark), 2.5f * scale());
        }
        push_font(font);
        put_broken({at.x + pad + indent, top}, title, room, packed(colour_of(tone)));
        pop_font();
        if (!below.empty()) {
            push_font(small);
            put_broken({at.x + pad + indent, top + first}, below, room, packed(colour_of(Tone::quiet)));
            pop_font();
        }
    }
    ImGui::PopID();
    return clicked;
}

bool fact_link(std::string_view name, std::string_view label, std::string_view value)
{
    const float start = ImGui::GetCursorPosX();
    const float column = std::min(120.f * scale(), ImGui::GetContentRegionAvail().x * 0.42f);
    const float top = ImGui::GetCursorPosY();
    ImGui::PushTextWrapPos(start + column - 8 * scale());
    text(label, Font::caption, Tone::quiet);
    ImGui::PopTextWrapPos();
    const float below = ImGui::GetCursorPosY();
    ImGui::SetCursorPos({start + column, top - 1.5f * scale()});
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 size = broken(value, width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(begin_of(name), end_of(name));
    const bool clicked = ImGui::InvisibleButton("##f", {std::max(size.x, 4.f), size.y});
    note(name);
    const bool hot = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    const ImU32 colour = packed(colour_of(Tone::accent));
    if (hot) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::GetWindowDrawList()->AddLine({at.x, at.y + size.y}, {at.x + size.x, at.y + size.y}, colour, scale());
    }
    put_broken(at, value, width, colour);
    ImGui::PopID();
    ImGui::SetCursorPosY(std::max(below, ImGui::GetCursorPosY()) - 3 * scale());
    return clicked;
}

bool flow_button(std::string_view name, std::string_view label, ButtonKind kind, bool enabled)
{
    push_font(kind == ButtonKind::primary ? Font::strong : Font::body);
    const float width = broken(label, 0).x + 2 * ImGui::GetStyle().FramePadding.x;
    pop_font();
    const float left = ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x;
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    if (left + width <= right)
        ImGui::SameLine();
    return button(name, label, kind, enabled);
}

void figure(std::string_view name, std::string_view number, std::string_view words, std::string_view tip, float width)
{
    ImGui::BeginGroup();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    push_font(Font::heading);
    const float tall = ImGui::GetTextLineHeight();
    put_broken(at, number, 0, packed(colour_of(Tone::ink)));
    pop_font();
    push_font(Font::caption);
    const float room = width - 8 * scale();
    const float below = broken(words, room).y;
    put_broken({at.x, at.y + tall}, words, room, packed(colour_of(Tone::quiet)));
    pop_font();
    ImGui::Dummy({width, tall + below});
    ImGui::EndGroup();
    note(name);
    if (!tip.empty() && ImGui::IsItemHovered())
        tooltip(tip);
}

void quotation(std::string_view words)
{
    const float indent = 12 * scale();
    const float width = ImGui::GetContentRegionAvail().x - indent;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = broken(words, width).y;
    ImGui::Dummy({width + indent, height});
    if (!ImGui::IsItemVisible())
        return;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x + 1 * scale(), at.y}, {at.x + 3 * scale(), at.y + height}, packed(colour_of(Tone::accent)), scale());
    put_broken({at.x + indent, at.y}, words, width, packed(colour_of(Tone::ink)));
}

}  // namespace crosscut::panels
