// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "evidence/codebook.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace crosscut::panels {

namespace {

const char* begin_of(std::string_view words) { return words.data() ? words.data() : ""; }
const char* end_of(std::string_view words) { return begin_of(words) + words.size(); }

float width_of(const FootButton& one)
{
    push_font(one.kind == ButtonKind::primary ? Font::strong : Font::body);
    const float width = ImGui::CalcTextSize(begin_of(one.label), end_of(one.label), false).x + 2 * ImGui::GetStyle().FramePadding.x + 10 * scale();
    pop_font();
    return std::max(width, 84 * scale());
}

float width_of(const std::vector<FootButton>& buttons)
{
    float total = 0;
    for (const FootButton& one : buttons)
        total += width_of(one) + (total > 0 ? 10 * scale() : 0);
    return total;
}

float button_height() { return std::max(30.f * scale(), ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().FramePadding.y); }

}  // namespace

bool confirms(bool several_lines_active)
{
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const bool on_top = context.OpenPopupStack.Size <= context.BeginPopupStack.Size;
    return on_top && (several_lines_active ? pressed(Key::enter, true) : pressed(Key::enter) || pressed(Key::enter, true));
}

bool being_typed_in() { return ImGui::IsItemActive(); }
bool clicked_twice() { return ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0); }

float foot_height(const std::vector<FootButton>& buttons)
{
    const float rows = width_of(buttons) <= ImGui::GetContentRegionAvail().x ? 1.f : static_cast<float>(buttons.size());
    return 14 * scale() + ImGui::GetStyle().ItemSpacing.y + 2 * scale() + rows * button_height() + (rows - 1) * 6 * scale();
}

int foot(const std::vector<FootButton>& buttons)
{
    int clicked = -1;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {10 * scale(), 6 * scale()});
    ImGui::Dummy({0, 8 * scale()});
    const float total = width_of(buttons);
    const float room = ImGui::GetContentRegionAvail().x;
    const bool in_a_row = total <= room;
    if (in_a_row)
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - total);
    for (int i = 0; i < static_cast<int>(buttons.size()); ++i) {
        const FootButton& one = buttons[static_cast<std::size_t>(i)];
        if (in_a_row && i > 0)
            ImGui::SameLine(0, 10 * scale());
        if (button(one.name, one.label, one.kind, one.enabled, in_a_row ? width_of(one) : room))
            clicked = i;
    }
    ImGui::PopStyleVar();
    return clicked;
}

void begin_body(std::string_view name, float below)
{
    const std::string id(name);
    const float height = std::max(60 * scale(), ImGui::GetContentRegionAvail().y - below);
    ImGui::BeginChild(id.c_str(), {0, height}, false, ImGuiWindowFlags_None);
}
void end_body() { ImGui::EndChild(); }

void begin_pane(std::string_view name, float width)
{
    const std::string id(name);
    ImGui::BeginChild(id.c_str(), {width, 0}, false, ImGuiWindowFlags_None);
}
void end_pane() { ImGui::EndChild(); }

void begin_card(std::string_view name, float width, float lines)
{
    const std::string id(name);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ImGui::GetStyleColorVec4(ImGuiCol_TableHeaderBg));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * scale(), 8 * scale()});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * scale(), 3 * scale()});
    const float height = 16 * scale() + lines * (ImGui::GetTextLineHeight() + 3 * scale());
    ImGui::BeginChild(id.c_str(), {width, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
}
void end_card()
{
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

bool clicked_card(std::string_view name)
{
    note(name);
    if (ImGui::IsItemHovered())
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return ImGui::IsItemHovered() && ImGui::IsMouseReleased(0);
}

void push_down(float units) { ImGui::SetCursorPosY(ImGui::GetCursorPosY() + units * scale()); }

void field_label(std::string_view words) { text(words, Font::caption, Tone::quiet); }

void warn(std::string_view words)
{
    if (words.empty())
        return;
    const float side = 16 * scale();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_icon(Icon::warning, at.x, at.y + 1.5f * scale(), side, colour_of(Tone::warning));
    ImGui::Indent(side + 8 * scale());
    paragraph(words, Font::body, Tone::warning);
    ImGui::Unindent(side + 8 * scale());
}
void warn(Language language, const Problem& problem) { warn(describe(language, problem)); }

bool first_field(std::string_view name, std::string_view hint, std::string& value, bool& fresh, float width, bool* entered)
{
    const bool typed = text_field(name, hint, value, width, entered, fresh);
    if (fresh && ImGui::IsItemActive())
        fresh = false;
    return typed;
}

float room_left() { return ImGui::GetContentRegionAvail().x; }
float room_below() { return ImGui::GetContentRegionAvail().y; }

Columns columns(int count, float least)
{
    Columns out;
    out.gap = 16 * scale();
    const float room = room_left();
    out.count = std::clamp(static_cast<int>((room + out.gap) / (least * scale() + out.gap)), 1, count);
    out.width = std::floor((room - out.gap * static_cast<float>(out.count - 1)) / static_cast<float>(out.count));
    return out;
}

void next_column(const Columns& columns, int i)
{
    if (i % columns.count != 0) {
        ImGui::SameLine(0, columns.gap);
        // Wherever the column before ended, this one begins at its own place, its label as high as all labels.
        ImGuiWindow& window = *ImGui::GetCurrentWindow();
        ImGui::SetCursorPosX(window.DC.Indent.x + static_cast<float>(i % columns.count) * (columns.width + columns.gap));
        window.DC.CurrLineTextBaseOffset = 0;
    }
    ImGui::BeginGroup();
    ImGui::PushItemWidth(columns.width);
}
void end_column()
{
    ImGui::PopItemWidth();
    ImGui::EndGroup();
}

void beside(float gap) { ImGui::SameLine(0, gap * scale()); }
void beside_if_fits(float width, float gap)
{
    ImGui::SameLine(0, gap * scale());
    if (ImGui::GetContentRegionAvail().x < width)
        ImGui::NewLine();
}

float text_width(std::string_view words, Font font)
{
    push_font(font);
    const float width = ImGui::CalcTextSize(begin_of(words), end_of(words), false).x;
    pop_font();
    return width;
}

float text_height(Font font)
{
    push_font(font);
    const float height = ImGui::GetTextLineHeight();
    pop_font();
    return height;
}

std::string short_day(Language language, Day day)
{
    const YearMonthDay p = parts(day);
    if (language == Language::german)
        return std::to_string(p.day) + "." + std::to_string(p.month) + "." + std::to_string(p.year);
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::to_string(p.day) + " " + months[p.month - 1] + " " + std::to_string(p.year);
}

std::vector<std::string> kind_labels(Language language)
{
    std::vector<std::string> out;
    for (const std::string_view kind : evidence::actor_kinds())
        out.push_back(evidence::kind_label(language, kind));
    return out;
}

std::vector<std::string> field_labels(Language language)
{
    std::vector<std::string> out;
    for (const evidence::Field field : {evidence::Field::none, evidence::Field::integration, evidence::Field::climate, evidence::Field::both, evidence::Field::other})
        out.emplace_back(evidence::label(language, field));
    return out;
}

}  // namespace crosscut::panels
