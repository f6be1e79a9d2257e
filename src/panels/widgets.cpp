// SPDX-License-Identifier: Apache-2.0
#include "panels/widgets.hpp"

#include "panels/matches.hpp"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace crosscut::panels {

namespace {

ImU32 packed(scene::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

scene::Colour unpacked(const ImVec4& c)
{
    const auto byte = [](float v) { return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.f, 1.f) * 255.f)); };
    return {byte(c.x), byte(c.y), byte(c.z), byte(c.w)};
}

const char* begin_of(std::string_view words) { return words.data() ? words.data() : ""; }
const char* end_of(std::string_view words) { return begin_of(words) + words.size(); }

ImVec2 size_of(std::string_view words) { return ImGui::CalcTextSize(begin_of(words), end_of(words), false); }

ImVec4 tone_of(Tone tone)
{
    switch (tone) {
    case Tone::quiet: return ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled);
    case Tone::accent: return ImGui::GetStyleColorVec4(ImGuiCol_CheckMark);
    case Tone::warning: {
        const bool dark = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg).x < 0.5f;
        return dark ? ImVec4(1.0f, 0.55f, 0.47f, 1) : ImVec4(0.62f, 0.2f, 0.1f, 1);
    }
    case Tone::ink: break;
    }
    return ImGui::GetStyleColorVec4(ImGuiCol_Text);
}

// Text with an ellipsis where it does not fit; at a place, without moving the cursor.
void put(ImVec2 at, std::string_view words, float width, ImU32 colour)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 size = size_of(words);
    const bool fits = size.x <= width + 0.5f;
    tell(words, {at.x, at.y, fits ? size.x : width, size.y}, !fits);
    if (fits) {
        list.AddText(at, colour, begin_of(words), end_of(words));
        return;
    }
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::RenderTextEllipsis(&list, at, {at.x + width, at.y + size.y + 2}, at.x + width, at.x + width, begin_of(words), end_of(words), nullptr);
    ImGui::PopStyleColor();
}

}  // namespace

Probe*& probe()
{
    static Probe* watched = nullptr;
    return watched;
}

void note(std::string_view name)
{
    if (probe()) {
        const ImVec2 a = ImGui::GetItemRectMin();
        const ImVec2 b = ImGui::GetItemRectMax();
        if (!probe()->drawn.emplace(name, scene::Box{a.x, a.y, b.x - a.x, b.y - a.y}).second)
            probe()->clashes.emplace_back(name);
    }
}
void note(std::string_view name, scene::Box box)
{
    if (probe())
        probe()->drawn[std::string(name)] = box;
}

void tell(std::string_view words, scene::Box box, bool shortened)
{
    if (!probe())
        return;
    Probe& into = *probe();
    if (!words.empty())
        into.texts.emplace_back(words);
    if (shortened)
        into.cut.emplace_back(words);
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImRect& clip = window->ClipRect;
    Told told{std::string(words), box, {clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()}, shortened, false, false, window->ID};
    for (const ImGuiWindow* around = window; around; around = around == around->RootWindow ? nullptr : around->ParentWindow) {
        told.scrolls_x = told.scrolls_x || around->ScrollMax.x > 0;
        told.scrolls_y = told.scrolls_y || around->ScrollMax.y > 0;
    }
    into.told.push_back(std::move(told));
}

scene::Colour colour_of(Tone tone) { return unpacked(tone_of(tone)); }

void text(std::string_view words, Font font, Tone tone)
{
    push_font(font);
    ImGui::PushStyleColor(ImGuiCol_Text, tone_of(tone));
    ImGui::TextUnformatted(begin_of(words), end_of(words));
    ImGui::PopStyleColor();
    pop_font();
    const ImVec2 a = ImGui::GetItemRectMin();
    const ImVec2 b = ImGui::GetItemRectMax();
    tell(words, {a.x, a.y, b.x - a.x, b.y - a.y});
}

void paragraph(std::string_view words, Font font, Tone tone)
{
    ImGui::PushTextWrapPos(0);
    text(words, font, tone);
    ImGui::PopTextWrapPos();
}

void line(std::string_view words, float width, Font font, Tone tone)
{
    push_font(font);
    const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight();
    ImGui::Dummy({std::min(room, size_of(words).x), height});
    put(at, words, room, ImGui::GetColorU32(tone_of(tone)));
    const bool cut = size_of(words).x > room + 0.5f;
    pop_font();
    if (cut && ImGui::IsItemHovered())
        tooltip(words);
}

bool button(std::string_view name, std::string_view label, ButtonKind kind, bool enabled, float width)
{
    ImGui::PushID(begin_of(name), end_of(name));
    ImGui::BeginDisabled(!enabled);
    push_font(kind == ButtonKind::primary ? Font::strong : Font::body);
    const ImGuiStyle& style = ImGui::GetStyle();
    const ImVec2 words = size_of(label);
    const ImVec2 size{width > 0 ? width : words.x + 2 * style.FramePadding.x, std::max(words.y + 2 * style.FramePadding.y, 30.f * scale())};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##b", size) && enabled;
    note(name);
    const bool hovered = ImGui::IsItemHovered() && enabled;
    const bool held = ImGui::IsItemActive();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 to{at.x + size.x, at.y + size.y};
    const scene::Colour accent = colour_of(Tone::accent);
    const scene::Colour panel = unpacked(ImGui::GetStyleColorVec4(ImGuiCol_WindowBg));
    const scene::Colour ink = colour_of(Tone::ink);
    scene::Colour words_colour = enabled ? ink : scene::mixed(ink, panel, 0.45);
    if (kind == ButtonKind::primary) {
        const scene::Colour fill = !enabled ? scene::mixed(accent, panel, 0.3) : held ? scene::mixed(ink, accent, 0.25) : hovered ? scene::mixed(ink, accent, 0.12) : accent;
        list.AddRectFilled(at, to, packed(fill), style.FrameRounding);
        words_colour = panel;
    } else {
        if (hovered || held)
            list.AddRectFilled(at, to, packed(scene::mixed(ink, panel, held ? 0.1 : 0.05)), style.FrameRounding);
        if (kind == ButtonKind::framed)
            list.AddRect(at, to, ImGui::GetColorU32(ImGuiCol_Border), style.FrameRounding, 0, style.FrameBorderSize);
    }
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, to, packed(accent), style.FrameRounding, 0, 2 * scale());
    const float room = size.x - style.FramePadding.x;
    put({at.x + std::max(style.FramePadding.x / 2, (size.x - words.x) / 2), at.y + (size.y - words.y) / 2}, label, room, packed(words_colour));
    pop_font();
    ImGui::EndDisabled();
    ImGui::PopID();
    return clicked;
}

bool link(std::string_view name, std::string_view label)
{
    ImGui::PushID(begin_of(name), end_of(name));
    const ImVec2 size = size_of(label);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = std::min(size.x, ImGui::GetContentRegionAvail().x);
    const bool clicked = ImGui::InvisibleButton("##l", {std::max(room, 4.f), size.y});
    note(name);
    const ImU32 colour = ImGui::GetColorU32(tone_of(Tone::accent));
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::GetWindowDrawList()->AddLine({at.x, at.y + size.y}, {at.x + room, at.y + size.y}, colour, scale());
    }
    put(at, label, room, colour);
    ImGui::PopID();
    return clicked;
}

bool icon_button(std::string_view name, Icon icon, std::string_view tip, bool active, bool enabled, float size)
{
    ImGui::PushID(begin_of(name), end_of(name));
    ImGui::BeginDisabled(!enabled);
    const float side = size * scale();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##i", {side, side}) && enabled;
    note(name);
    tell({}, {at.x, at.y, side, side});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (active)
        list.AddRectFilled(at, {at.x + side, at.y + side}, ImGui::GetColorU32(ImGuiCol_Header), 6 * scale());
    else if (ImGui::IsItemHovered() && enabled)
        list.AddRectFilled(at, {at.x + side, at.y + side}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 6 * scale());
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, {at.x + side, at.y + side}, ImGui::GetColorU32(tone_of(Tone::accent)), 6 * scale(), 0, 2 * scale());
    scene::Colour colour = colour_of(active ? Tone::accent : Tone::ink);
    if (!enabled)
        colour = scene::faded(colour, 0.3);
    const float glyph = std::min(18.f * scale(), side * 0.62f);
    draw_icon(icon, at.x + (side - glyph) / 2, at.y + (side - glyph) / 2, glyph, colour);
    ImGui::EndDisabled();
    ImGui::PopID();
    if (!tip.empty() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled))
        tooltip(tip);
    return clicked;
}

bool rail_item(std::string_view name, Icon icon, std::string_view label, bool active, bool narrow)
{
    ImGui::PushID(begin_of(name), end_of(name));
    const float height = 36 * scale();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##r", {width, height});
    note(name);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (active)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Header), 6 * scale());
    else if (ImGui::IsItemHovered())
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 6 * scale());
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, {at.x + width, at.y + height}, ImGui::GetColorU32(tone_of(Tone::accent)), 6 * scale(), 0, 2 * scale());
    const scene::Colour colour = colour_of(active ? Tone::accent : Tone::ink);
    const float glyph = 18 * scale();
    draw_icon(icon, narrow ? at.x + (width - glyph) / 2 : at.x + 10 * scale(), at.y + (height - glyph) / 2, glyph, colour);
    if (!narrow) {
        push_font(active ? Font::strong : Font::body);
        put({at.x + 38 * scale(), at.y + (height - ImGui::GetTextLineHeight()) / 2}, label, width - 44 * scale(), packed(colour));
        pop_font();
    } else if (ImGui::IsItemHovered()) {
        tooltip(label);
    }
    ImGui::PopID();
    return clicked;
}

bool checkbox(std::string_view name, std::string_view label, bool& value)
{
    ImGui::PushID(begin_of(name), end_of(name));
    const float side = 18 * scale();
    const float height = std::max(26 * scale(), ImGui::GetTextLineHeight());
    const float gap = 9 * scale();
    const float width = std::min(side + gap + size_of(label).x, ImGui::GetContentRegionAvail().x);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##c", {std::max(width, side), height});
    note(name);
    if (clicked)
        value = !value;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = at.y + (height - side) / 2;
    const ImU32 accent = ImGui::GetColorU32(tone_of(Tone::accent));
    if (value) {
        list.AddRectFilled({at.x, top}, {at.x + side, top + side}, accent, 4 * scale());
        draw_icon(Icon::check, at.x + 3 * scale(), top + 3 * scale(), side - 6 * scale(), unpacked(ImGui::GetStyleColorVec4(ImGuiCol_WindowBg)));
    } else {
        const bool hot = ImGui::IsItemHovered();
        list.AddRect({at.x, top}, {at.x + side, top + side}, hot ? accent : ImGui::GetColorU32(ImGuiCol_TextDisabled), 4 * scale(), 0, 1.2f * scale());
    }
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect({at.x - 2, top - 2}, {at.x + side + 2, top + side + 2}, accent, 5 * scale(), 0, 2 * scale());
    put({at.x + side + gap, at.y + (height - ImGui::GetTextLineHeight()) / 2}, label, width - side - gap, ImGui::GetColorU32(ImGuiCol_Text));
    ImGui::PopID();
    return clicked;
}

bool text_field(std::string_view name, std::string_view hint, std::string& value, float width, bool* entered, bool focus)
{
    ImGui::PushID(begin_of(name), end_of(name));
    ImGui::SetNextItemWidth(width > 0 ? width : ImGui::GetContentRegionAvail().x);
    if (focus)
        ImGui::SetKeyboardFocusHere();
    const std::string words(hint);
    // The library counts bytes wrongly in texts that it cannot hold, and stops the program; they come back untouched
    // unless somebody types.
    const std::string before = fitting(value);
    std::string held = before;
    // As tall as buttons and lists are.
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ImGui::GetStyle().FramePadding.x, std::max(2.f, (30 * scale() - ImGui::GetTextLineHeight()) / 2)});
    const bool enter = ImGui::InputTextWithHint("##t", words.c_str(), &held, entered ? ImGuiInputTextFlags_EnterReturnsTrue : 0);
    note(name);
    const ImVec2 from = ImGui::GetItemRectMin();
    const ImVec2 to = ImGui::GetItemRectMax();
    const float room = to.x - from.x - 2 * ImGui::GetStyle().FramePadding.x;
    const std::string& shown = held.empty() ? words : held;
    if (!shown.empty())
        tell(shown, {from.x + ImGui::GetStyle().FramePadding.x, from.y, std::min(room, size_of(shown).x), to.y - from.y}, held.empty() && size_of(words).x > room + 1);
    ImGui::PopStyleVar();
    if (ImGui::IsItemActive())
        ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ImGui::GetColorU32(tone_of(Tone::accent)), 6 * scale(), 0, 1.6f * scale());
    if (entered)
        *entered = enter;
    ImGui::PopID();
    const bool typed = held != before;
    if (typed)
        value = std::move(held);
    return typed;
}

bool text_area(std::string_view name, std::string& value, float width, float lines)
{
    ImGui::PushID(begin_of(name), end_of(name));
    const std::string before = fitting(value);
    std::string held = before;
    ImGui::InputTextMultiline("##a", &held, {width > 0 ? width : ImGui::GetContentRegionAvail().x, lines * ImGui::GetTextLineHeightWithSpacing()});
    note(name);
    ImGui::PopID();
    const bool typed = held != before;
    if (typed)
        value = std::move(held);
    return typed;
}

bool number_field(std::string_view name, std::string_view label, double& value, double least, double most, float width)
{
    if (!label.empty())
        text(label, Font::caption, Tone::quiet);
    ImGui::PushID(begin_of(name), end_of(name));
    ImGui::SetNextItemWidth(width > 0 ? width : ImGui::GetContentRegionAvail().x);
    double edited = value;
    ImGui::InputDouble("##n", &edited, 0, 0, "%.6g");
    note(name);
    ImGui::PopID();
    edited = std::clamp(edited, least, most);
    const bool changed = edited != value && !ImGui::IsItemActive();
    if (changed)
        value = edited;
    return changed;
}

void section(std::string_view title)
{
    ImGui::Dummy({0, 4 * scale()});
    text(title, Font::small_strong, Tone::quiet);
    hairline();
    ImGui::Dummy({0, 1});
}

void hairline()
{
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y - 2 * scale()}, {at.x + ImGui::GetContentRegionAvail().x, at.y - 2 * scale()}, ImGui::GetColorU32(ImGuiCol_Separator), 1);
    ImGui::Dummy({0, 1});
}

void fact(std::string_view label, std::string_view value)
{
    const float start = ImGui::GetCursorPosX();
    const float column = std::min(120.f * scale(), ImGui::GetContentRegionAvail().x * 0.42f);
    const float top = ImGui::GetCursorPosY();
    ImGui::PushTextWrapPos(start + column - 8 * scale());
    text(label, Font::caption, Tone::quiet);
    ImGui::PopTextWrapPos();
    const float below = ImGui::GetCursorPosY();
    ImGui::SetCursorPos({start + column, top - 1.5f * scale()});
    ImGui::PushTextWrapPos(0);
    text(value);
    ImGui::PopTextWrapPos();
    ImGui::SetCursorPosY(std::max(below, ImGui::GetCursorPosY()) - 3 * scale());
}

bool row(std::string_view name, std::string_view title, std::string_view below, bool selected, float indent)
{
    ImGui::PushID(begin_of(name), end_of(name));
    const float pad = 6 * scale();
    const float caption = below.empty() ? 0 : 17 * scale();
    const float height = std::max(30 * scale(), ImGui::GetTextLineHeight() + caption + 2 * pad);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##w", {std::max(width, 1.f), height});
    note(name);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (selected)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Header), 6 * scale());
    else if (ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible))
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 6 * scale());
    const float left = at.x + pad + indent * scale();
    const float room = at.x + width - pad - left;
    const float words = ImGui::GetTextLineHeight() + caption;
    put({left, at.y + (height - words) / 2}, title, room, ImGui::GetColorU32(ImGuiCol_Text));
    if (!below.empty()) {
        push_font(Font::caption);
        put({left, at.y + (height - words) / 2 + words - 13 * scale()}, below, room, ImGui::GetColorU32(ImGuiCol_TextDisabled));
        pop_font();
    }
    if (ImGui::IsItemHovered() && (size_of(title).x > room || size_of(below).x * 0.84f > room))
        tooltip(below.empty() ? std::string(title) : std::string(title) + "\n" + std::string(below));
    ImGui::PopID();
    return clicked;
}

void tooltip(std::string_view words)
{
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10 * scale(), 7 * scale()});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(340 * scale());
    text(words, Font::caption);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void space(float pixels) { ImGui::Dummy({0, pixels * scale()}); }

}  // namespace crosscut::panels
