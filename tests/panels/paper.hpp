// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/panels.hpp"
#include "scene/theme.hpp"
#include "study/derive.hpp"

#include <imgui.h>

#include <functional>
#include <string>

namespace paper {

using namespace crosscut;

/// A window on paper: an ImGui context without a back end, in which dialogs are drawn frame by frame and hands
/// are put where the probe says that a widget stands.
struct Screen {
    explicit Screen(double scale = 1, float width = 1280, float height = 800)
    {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.f / 60;
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        // The codes that the house's keys have (GLFW's).
        for (const auto& [key, code] : {std::pair<ImGuiKey, int>{ImGuiKey_Enter, 257}, {ImGuiKey_Escape, 256}, {ImGuiKey_Tab, 258}, {ImGuiKey_Backspace, 259}, {ImGuiKey_A, 'A'}, {ImGuiKey_Space, 32}, {ImGuiKey_LeftArrow, 263}, {ImGuiKey_RightArrow, 262}, {ImGuiKey_UpArrow, 265}, {ImGuiKey_DownArrow, 264}})
            io.KeyMap[key] = code;
        panels::load_fonts(scale);
        unsigned char* pixels = nullptr;
        int w = 0;
        int h = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &w, &h);
        panels::apply_style(scene::light_theme(), scale);
        panels::probe() = &probe;
    }
    ~Screen()
    {
        panels::probe() = nullptr;
        ImGui::DestroyContext();
    }

    void take(const study::State& next)
    {
        state = next;
        model.state = &state;
    }
    void frame()
    {
        probe = {};
        ImGui::NewFrame();
        panels::edit_dialogs(model, view, intents);
        panels::file_dialog(model, view, intents);
        panels::import_dialog(model, view, intents);
        panels::figure_dialog(model, view, intents);
        panels::help_dialog(model, view, intents);
        ImGui::Render();
    }
    void frames(int count)
    {
        for (int i = 0; i < count; ++i)
            frame();
    }
    bool shows(const std::string& name) const { return probe.drawn.count(name) > 0; }
    void click(const std::string& name)
    {
        const auto at = probe.drawn.find(name);
        if (at == probe.drawn.end())
            return;
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(at->second.x + at->second.width / 2), static_cast<float>(at->second.y + at->second.height / 2)};
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MouseDown[0] = false;
        frames(2);
    }
    void type(const std::string& words)
    {
        ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
        frames(2);
    }
    void press(int code)
    {
        ImGui::GetIO().KeysDown[code] = true;
        frame();
        ImGui::GetIO().KeysDown[code] = false;
        frames(2);
    }
    template <class T> const T* edit() const
    {
        for (const panels::Intent& intent : intents)
            if (const auto* done = std::get_if<panels::DoEdit>(&intent))
                if (const T* edit = std::get_if<T>(&done->edit))
                    return edit;
        return nullptr;
    }
    template <class T> const T* intent() const
    {
        for (const panels::Intent& one : intents)
            if (const T* found = std::get_if<T>(&one))
                return found;
        return nullptr;
    }

    panels::Probe probe;
    panels::View view;
    panels::Intents intents;
    study::State state = study::empty_state();
    panels::Model model;
};

inline constexpr int enter = 257;
inline constexpr int escape = 256;

/// A study with one city and some actors.
inline study::State study_of(std::initializer_list<const char*> names)
{
    study::State state = study::empty_state();
    evidence::City city;
    city.id = {1};
    city.key = "MU";
    city.name = "Musterstadt";
    state.archive.cities = evidence::changed(state.archive.cities, [&](auto& rows) { rows.push_back(city); });
    for (const char* name : names)
        state = *study::apply(state, study::AddActor{{1}, name, "admin", evidence::Field::none, {}});
    return state;
}

}  // namespace paper
