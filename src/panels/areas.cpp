// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include <imgui.h>

namespace crosscut::panels {

bool begin_area(std::string_view name, const Area& area, bool see_through, bool padded)
{
    ImGui::SetNextWindowPos({static_cast<float>(area.x), static_cast<float>(area.y)});
    ImGui::SetNextWindowSize({static_cast<float>(area.width), static_cast<float>(area.height)});
    if (!padded)
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const std::string id(name);
    const bool open = ImGui::Begin(id.c_str(), nullptr,
                                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoSavedSettings | (see_through ? ImGuiWindowFlags_NoBackground : 0) | (see_through || !padded ? ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse : 0));
    if (!padded)
        ImGui::PopStyleVar();
    note(name, area);
    return open;
}

void end_area() { ImGui::End(); }

namespace {

// Letters and digits have the codes of their characters, the others those of GLFW: Dear ImGui before 1.87
// passes them on as they come.
int code_of(Key key)
{
    switch (key) {
    case Key::a: return 'A';
    case Key::b: return 'B';
    case Key::c: return 'C';
    case Key::d: return 'D';
    case Key::e: return 'E';
    case Key::f: return 'F';
    case Key::g: return 'G';
    case Key::i: return 'I';
    case Key::k: return 'K';
    case Key::l: return 'L';
    case Key::n: return 'N';
    case Key::o: return 'O';
    case Key::p: return 'P';
    case Key::r: return 'R';
    case Key::s: return 'S';
    case Key::t: return 'T';
    case Key::v: return 'V';
    case Key::w: return 'W';
    case Key::y: return 'Y';
    case Key::z: return 'Z';
    case Key::num0: return '0';
    case Key::num1: return '1';
    case Key::num2: return '2';
    case Key::num3: return '3';
    case Key::num4: return '4';
    case Key::num9: return '9';
    case Key::plus: return '=';
    case Key::minus: return '-';
    case Key::escape: return 256;
    case Key::enter: return 257;
    case Key::tab: return 258;
    case Key::remove: return 261;
    case Key::right: return 262;
    case Key::left: return 263;
    case Key::down: return 264;
    case Key::up: return 265;
    case Key::page_up: return 266;
    case Key::page_down: return 267;
    case Key::home: return 268;
    case Key::end: return 269;
    case Key::space: return ' ';
    case Key::f1: return 290;
    case Key::f2: return 291;
    case Key::f10: return 299;
    case Key::f11: return 300;
    }
    return 0;
}

#if IMGUI_VERSION_NUM >= 18700
ImGuiKey named(Key key)
{
    const int code = code_of(key);
    if (code >= 'A' && code <= 'Z')
        return static_cast<ImGuiKey>(ImGuiKey_A + (code - 'A'));
    if (code >= '0' && code <= '9')
        return static_cast<ImGuiKey>(ImGuiKey_0 + (code - '0'));
    if (code >= 290)
        return static_cast<ImGuiKey>(ImGuiKey_F1 + (code - 290));
    switch (key) {
    case Key::plus: return ImGuiKey_Equal;
    case Key::minus: return ImGuiKey_Minus;
    case Key::escape: return ImGuiKey_Escape;
    case Key::enter: return ImGuiKey_Enter;
    case Key::tab: return ImGuiKey_Tab;
    case Key::remove: return ImGuiKey_Delete;
    case Key::right: return ImGuiKey_RightArrow;
    case Key::left: return ImGuiKey_LeftArrow;
    case Key::down: return ImGuiKey_DownArrow;
    case Key::up: return ImGuiKey_UpArrow;
    case Key::page_up: return ImGuiKey_PageUp;
    case Key::page_down: return ImGuiKey_PageDown;
    case Key::home: return ImGuiKey_Home;
    case Key::end: return ImGuiKey_End;
    default: return ImGuiKey_Space;
    }
}
bool down(Key key, bool repeat) { return ImGui::IsKeyPressed(named(key), repeat); }
#else
bool down(Key key, bool repeat) { return ImGui::IsKeyPressed(code_of(key), repeat); }
#endif

}  // namespace

bool pressed(Key key, bool ctrl, bool shift, bool alt)
{
    const ImGuiIO& io = ImGui::GetIO();
    const bool repeat = key == Key::left || key == Key::right || key == Key::up || key == Key::down || key == Key::z || key == Key::y;
    return io.KeyCtrl == ctrl && io.KeyShift == shift && io.KeyAlt == alt && down(key, repeat);
}

}  // namespace crosscut::panels
