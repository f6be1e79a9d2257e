// SPDX-License-Identifier: Apache-2.0
#include "panels/style.hpp"

#include "scene/type.hpp"

#include <imgui.h>

#include <cmath>
#include <filesystem>

namespace crosscut::panels {

namespace {

struct Size {
    float pixels;
    scene::Weight weight;
};
constexpr Size sizes[font_count] = {
    {12.0f, scene::Weight::regular},   {12.0f, scene::Weight::semibold}, {14.5f, scene::Weight::regular}, {14.5f, scene::Weight::semibold},
    {17.0f, scene::Weight::semibold},  {21.0f, scene::Weight::semibold}, {28.0f, scene::Weight::semibold},
};

// Latin with extensions, Greek, Cyrillic, punctuation, arrows, mathematical signs and shapes. The library
// keeps the pointer, so the list lives as long as the program.
constexpr ImWchar ranges[] = {0x0020, 0x024F, 0x0370, 0x03FF, 0x0400, 0x04FF, 0x1E00, 0x1EFF, 0x2000, 0x206F,
                              0x20A0, 0x20BF, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x25A0, 0x25FF, 0};
constexpr ImWchar large_ranges[] = {0x0020, 0x024F, 0x1E00, 0x1EFF, 0x2000, 0x206F, 0x2190, 0x2193, 0};

ImVec4 vec(scene::Colour c, float alpha = 1)
{
    return {static_cast<float>(c.r) / 255.f, static_cast<float>(c.g) / 255.f, static_cast<float>(c.b) / 255.f, static_cast<float>(c.a) / 255.f * alpha};
}

}  // namespace

void load_fonts(double scale)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    atlas.TexDesiredWidth = scale > 1.4 ? 4096 : 2048;
    const char* fallback = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
    for (const Size& size : sizes) {
        ImFontConfig config;
        // Letters keep their true widths between pixels; on dense screens that needs no finer grid.
        config.OversampleH = scale < 1.6 ? 3 : 1;
        config.OversampleV = 1;
        const auto pixels = std::round(size.pixels * static_cast<float>(scale));
        const std::string file = scene::font_file(size.weight, false);
        const ImWchar* wanted = size.pixels > 18 ? large_ranges : ranges;
        if (std::filesystem::exists(file) && atlas.AddFontFromFileTTF(file.c_str(), pixels, &config, wanted)) {
            config.MergeMode = true;
            if (size.pixels < 18 && std::filesystem::exists(fallback))
                atlas.AddFontFromFileTTF(fallback, pixels, &config, wanted);
        } else {
            atlas.AddFontDefault();
        }
    }
    atlas.Build();
}

void apply_style(const scene::Theme& theme, double scale)
{
    ImGuiStyle style;
    style.WindowPadding = {16, 14};
    style.FramePadding = {10, 6};
    style.ItemSpacing = {8, 8};
    style.ItemInnerSpacing = {8, 6};
    style.CellPadding = {8, 5};
    style.IndentSpacing = 16;
    style.ScrollbarSize = 11;
    style.GrabMinSize = 14;
    style.WindowRounding = 0;
    style.ChildRounding = 6;
    style.FrameRounding = 6;
    style.PopupRounding = 8;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 7;
    style.TabRounding = 4;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.WindowTitleAlign = {0, 0.5f};
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.ColorButtonPosition = ImGuiDir_Left;
    style.ButtonTextAlign = {0.5f, 0.5f};
    style.SelectableTextAlign = {0, 0.5f};
    style.ScaleAllSizes(static_cast<float>(scale));
    style.PopupBorderSize = style.FrameBorderSize = std::max(1.0f, std::floor(static_cast<float>(scale)));
    style.AntiAliasedLinesUseTex = true;
    style.CircleTessellationMaxError = 0.2f;

    const double more = theme.strong ? 2 : 1;
    const scene::Colour wash = scene::mixed(theme.ink, theme.panel, 0.045 * more);
    const scene::Colour wash2 = scene::mixed(theme.ink, theme.panel, 0.09 * more);
    const scene::Colour tint = scene::mixed(theme.accent, theme.panel, 0.13 * more);
    const scene::Colour tint2 = scene::mixed(theme.accent, theme.panel, 0.22 * more);
    ImVec4* c = style.Colors;
    const auto set = [&](std::initializer_list<ImGuiCol> names, ImVec4 colour) {
        for (const ImGuiCol name : names)
            c[name] = colour;
    };
    const ImVec4 none{0, 0, 0, 0};
    set({ImGuiCol_Text}, vec(theme.ink));
    set({ImGuiCol_TextDisabled}, vec(theme.ink2));
    set({ImGuiCol_WindowBg, ImGuiCol_PopupBg, ImGuiCol_MenuBarBg}, vec(theme.panel));
    set({ImGuiCol_ChildBg, ImGuiCol_BorderShadow, ImGuiCol_ScrollbarBg, ImGuiCol_TableRowBg}, none);
    set({ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_TableBorderStrong, ImGuiCol_TableBorderLight}, vec(theme.hairline));
    set({ImGuiCol_FrameBg}, vec(theme.panel));
    set({ImGuiCol_FrameBgHovered}, vec(wash));
    set({ImGuiCol_FrameBgActive}, vec(wash2));
    set({ImGuiCol_TitleBg, ImGuiCol_TitleBgActive, ImGuiCol_TitleBgCollapsed}, vec(theme.panel));
    set({ImGuiCol_ScrollbarGrab}, vec(scene::mixed(theme.ink, theme.panel, 0.2)));
    set({ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive}, vec(scene::mixed(theme.ink, theme.panel, 0.38)));
    set({ImGuiCol_CheckMark, ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive, ImGuiCol_PlotHistogram}, vec(theme.accent));
    set({ImGuiCol_Button}, none);
    set({ImGuiCol_ButtonHovered}, vec(wash));
    set({ImGuiCol_ButtonActive}, vec(wash2));
    set({ImGuiCol_Header}, vec(tint));
    set({ImGuiCol_HeaderHovered}, vec(wash));
    set({ImGuiCol_HeaderActive}, vec(tint2));
    set({ImGuiCol_SeparatorHovered, ImGuiCol_SeparatorActive, ImGuiCol_ResizeGrip, ImGuiCol_ResizeGripHovered, ImGuiCol_ResizeGripActive}, vec(theme.accent, 0.6f));
    set({ImGuiCol_Tab, ImGuiCol_TabUnfocused}, none);
    set({ImGuiCol_TabHovered}, vec(wash));
    set({ImGuiCol_TabActive, ImGuiCol_TabUnfocusedActive}, vec(tint));
    set({ImGuiCol_TableHeaderBg}, vec(wash));
    set({ImGuiCol_TableRowBgAlt}, vec(theme.ink, 0.022f));
    set({ImGuiCol_TextSelectedBg}, vec(theme.accent, 0.28f));
    set({ImGuiCol_DragDropTarget, ImGuiCol_NavHighlight}, vec(theme.accent));
    set({ImGuiCol_ModalWindowDimBg, ImGuiCol_NavWindowingDimBg}, vec(scene::mixed(theme.ink, theme.paper, theme.dark ? 0.0 : 0.6), 0.35f));
    ImGui::GetStyle() = style;
}

void push_font(Font font)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const int index = static_cast<int>(font);
    ImGui::PushFont(index < atlas.Fonts.Size ? atlas.Fonts[index] : nullptr);
}
void pop_font() { ImGui::PopFont(); }

// The indent is 16 at 100 % and nobody changes it for a while, as paddings are: the scale is read back from it.
float scale() { return ImGui::GetStyle().IndentSpacing / 16.0f; }

}  // namespace crosscut::panels
