// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include "scene/theme.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

const char* begin_of(std::string_view words) { return words.data() ? words.data() : ""; }
const char* end_of(std::string_view words) { return begin_of(words) + words.size(); }
ImVec2 size_of(std::string_view words) { return ImGui::CalcTextSize(begin_of(words), end_of(words), false); }
ImU32 packed(scene::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

}  // namespace

bool choice(std::string_view name, std::string_view label, int& index, const std::vector<std::string>& entries, float width)
{
    if (!label.empty())
        text(label, Font::caption, Tone::quiet);
    ImGui::PushID(begin_of(name), end_of(name));
    const float w = width > 0 ? width : ImGui::GetContentRegionAvail().x;
    const float height = 30 * scale();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool opened = ImGui::InvisibleButton("##o", {w, height});
    note(name);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 to{at.x + w, at.y + height};
    if (ImGui::IsItemHovered())
        list.AddRectFilled(at, to, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 6 * scale());
    const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    list.AddRect(at, to, focused ? packed(colour_of(Tone::accent)) : ImGui::GetColorU32(ImGuiCol_Border), 6 * scale(), 0, (focused ? 2 : 1) * scale());
    const std::string shown = index >= 0 && index < static_cast<int>(entries.size()) ? entries[static_cast<std::size_t>(index)] : std::string();
    const float room = w - 34 * scale();
    const float text_top = at.y + (height - ImGui::GetTextLineHeight()) / 2;
    tell(shown, {at.x + 10 * scale(), text_top, std::min(room, size_of(shown).x), ImGui::GetTextLineHeight()}, size_of(shown).x > room + 0.5f);
    if (ImGui::IsItemHovered() && size_of(shown).x > room + 0.5f)
        tooltip(shown);
    ImGui::RenderTextEllipsis(&list, {at.x + 10 * scale(), text_top}, {at.x + 10 * scale() + room, to.y}, at.x + 10 * scale() + room, at.x + 10 * scale() + room,
                              begin_of(shown), end_of(shown), nullptr);
    draw_icon(Icon::down, to.x - 22 * scale(), at.y + (height - 12 * scale()) / 2, 12 * scale(), colour_of(Tone::quiet));
    if (opened)
        ImGui::OpenPopup("##entries");
    bool changed = false;
    ImGui::SetNextWindowPos({at.x, to.y + 4 * scale()}, ImGuiCond_Appearing);
    float widest = w;
    for (const std::string& entry : entries)
        widest = std::max(widest, size_of(entry).x + 56 * scale());
    const float tall = std::min(static_cast<float>(entries.size()) * 34 * scale() + 18 * scale(), ImGui::GetIO().DisplaySize.y * 0.6f);
    ImGui::SetNextWindowSize({std::min(widest, ImGui::GetIO().DisplaySize.x * 0.8f), tall});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {6 * scale(), 6 * scale()});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * scale()});
    if (ImGui::BeginPopup("##entries", ImGuiWindowFlags_NoMove)) {
        for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
            const std::string own = std::string(name) + "." + std::to_string(i);
            if (row(own, entries[static_cast<std::size_t>(i)], {}, i == index)) {
                changed = i != index;
                index = i;
                ImGui::CloseCurrentPopup();
            }
            if (i == index && ImGui::IsWindowAppearing())
                ImGui::SetItemDefaultFocus();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::PopID();
    return changed;
}

bool segments(std::string_view name, int& index, const std::vector<std::string>& entries, float width)
{
    ImGui::PushID(begin_of(name), end_of(name));
    const float height = 30 * scale();
    float total = 0;
    for (const std::string& entry : entries)
        total += size_of(entry).x + 20 * scale();
    const float w = width > 0 ? width : std::min(total, ImGui::GetContentRegionAvail().x);
    // Where the words do not fit beside each other they become a list that opens.
    for (const std::string& entry : entries)
        if (size_of(entry).x > w * (size_of(entry).x + 20 * scale()) / total - 6 * scale()) {
            ImGui::PopID();
            return choice(name, {}, index, entries, w);
        }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + w, at.y + height}, ImGui::GetColorU32(ImGuiCol_TableHeaderBg), 6 * scale());
    bool changed = false;
    float x = at.x;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 8 * scale()});
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        const std::string& entry = entries[static_cast<std::size_t>(i)];
        const float part = w * (size_of(entry).x + 20 * scale()) / total;
        if (i > 0)
            ImGui::SameLine(0, 0);
        ImGui::PushID(i);
        if (ImGui::InvisibleButton("##s", {part, height})) {
            changed = i != index;
            index = i;
        }
        note(std::string(name) + "." + std::to_string(i));
        const bool on = i == index;
        if (on) {
            list.AddRectFilled({x + 2 * scale(), at.y + 2 * scale()}, {x + part - 2 * scale(), at.y + height - 2 * scale()}, ImGui::GetColorU32(ImGuiCol_WindowBg), 5 * scale());
            list.AddRect({x + 2 * scale(), at.y + 2 * scale()}, {x + part - 2 * scale(), at.y + height - 2 * scale()}, ImGui::GetColorU32(ImGuiCol_Border), 5 * scale());
        }
        if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
            list.AddRect({x, at.y}, {x + part, at.y + height}, packed(colour_of(Tone::accent)), 6 * scale(), 0, 2 * scale());
        const ImVec2 words = size_of(entry);
        const float left = x + std::max(4 * scale(), (part - words.x) / 2);
        tell(entry, {left, at.y + (height - words.y) / 2, std::min(words.x, part - 6 * scale()), words.y}, words.x > part - 6 * scale());
        ImGui::RenderTextEllipsis(&list, {left, at.y + (height - words.y) / 2}, {x + part - 3 * scale(), at.y + height}, x + part - 3 * scale(), x + part - 3 * scale(),
                                  begin_of(entry), end_of(entry), nullptr);
        if (words.x > part - 6 * scale() && ImGui::IsItemHovered())
            tooltip(entry);
        ImGui::PopID();
        x += part;
    }
    ImGui::PopStyleVar();
    ImGui::PopID();
    return changed;
}

bool chip(std::string_view name, std::string_view label, bool closable, bool* clicked)
{
    ImGui::PushID(begin_of(name), end_of(name));
    push_font(Font::caption);
    const ImVec2 words = size_of(label);
    const float height = 24 * scale();
    const float cross = closable ? 18 * scale() : 0;
    const float width = words.x + 20 * scale() + cross;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton("##k", {width, height});
    note(name);
    const bool on_cross = closable && ImGui::GetIO().MousePos.x > at.x + width - cross - 6 * scale();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_WindowBg), height / 2);
    if (ImGui::IsItemHovered())
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), height / 2);
    list.AddRect(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Border), height / 2, 0, scale());
    list.AddText({at.x + 10 * scale(), at.y + (height - words.y) / 2}, ImGui::GetColorU32(ImGuiCol_Text), begin_of(label), end_of(label));
    tell(label, {at.x + 10 * scale(), at.y + (height - words.y) / 2, words.x, words.y});
    if (closable)
        draw_icon(Icon::close, at.x + width - cross - 2 * scale(), at.y + (height - 10 * scale()) / 2, 10 * scale(), colour_of(on_cross && ImGui::IsItemHovered() ? Tone::accent : Tone::quiet));
    pop_font();
    ImGui::PopID();
    if (clicked)
        *clicked = pressed && !on_cross;
    return pressed && closable && (on_cross || !clicked);
}

bool begin_dialog(std::string_view name, std::string_view title, bool& open, float width, float height)
{
    if (!open)
        return false;
    const std::string id = "###" + std::string(name);
    if (!ImGui::IsPopupOpen(id.c_str()))
        ImGui::OpenPopup(id.c_str());
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float w = std::min(width * scale(), display.x - 24 * scale());
    const float h = height > 0 ? std::min(height * scale(), display.y - 24 * scale()) : 0;
    ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSize({w, h});
    if (height <= 0)
        ImGui::SetNextWindowSizeConstraints({w, 0}, {w, display.y - 24 * scale()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24 * scale(), 20 * scale()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 10 * scale());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    const bool shown = ImGui::BeginPopupModal(id.c_str(), nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize);
    ImGui::PopStyleVar(3);
    if (!shown) {
        open = ImGui::IsPopupOpen(id.c_str());
        return false;
    }
    const float top = ImGui::GetCursorPosY();
    ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - 26 * scale());
    bool close = icon_button(std::string(name) + ".close", Icon::close, {}, false, true, 26);
    ImGui::SetCursorPos({ImGui::GetWindowContentRegionMin().x, top});
    line(title, ImGui::GetContentRegionAvail().x - 34 * scale(), Font::heading);
    space(4);
    // One Esc gives up, also out of a field; a list that is open takes it for itself.
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const bool on_top = context.OpenPopupStack.Size <= context.BeginPopupStack.Size;
    if (pressed(Key::escape) && on_top)
        close = true;
    if (close) {
        open = false;
        ImGui::CloseCurrentPopup();
    }
    return true;
}

void end_dialog() { ImGui::EndPopup(); }

}  // namespace crosscut::panels
