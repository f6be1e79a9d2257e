// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

void history_tab(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    const InspectorMemory& memory = view.inspector_memory;
    if (!model.history || memory.steps.empty()) {
        paragraph(tr(language, "No step of the history changed it."), Font::body, Tone::quiet);
        return;
    }
    paragraph(tr(language, "What was done to it, the newest first. A click goes back to the time right after that step; everything can be redone."), Font::caption, Tone::quiet);
    const std::vector<study::Step>& steps = model.history->steps();
    std::size_t drawn = 0;
    for (const std::size_t i : memory.steps) {
        if (i >= steps.size() || ++drawn > 200)
            continue;
        const bool undone = i >= model.history->cursor();
        const std::string below = undone ? say(language, "step {1}, taken back", {std::to_string(i + 1)}) : say(language, "step {1}", {std::to_string(i + 1)});
        if (tall_row("inspector.step." + std::to_string(i + 1), step_words(model, view, steps[i]), below, i + 1 == model.history->cursor(), nullptr, undone ? Tone::quiet : Tone::ink))
            intents.push_back(GoTo{i + 1});
    }
}

void history_panel(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!begin_area("history", area)) {
        end_area();
        return;
    }
    const Language language = view.look.language;
    const float top = ImGui::GetCursorPosY();
    text(tr(language, "History"), Font::emphasis);
    ImGui::SetCursorPos({ImGui::GetWindowContentRegionMax().x - 28 * scale(), top - 2 * scale()});
    if (icon_button("history.close", Icon::close, tr(language, "Close"), false, true, 28))
        view.show_history = false;
    const std::size_t count = model.history ? model.history->steps().size() : 0;
    const std::size_t cursor = model.history ? model.history->cursor() : 0;
    paragraph(count == 0 ? std::string(tr(language, "Nothing was done yet. Whatever you do will be listed here, and can be taken back."))
                         : say(language, "{1} steps, {2} of them in force. A click goes there; nothing is lost.", {std::to_string(count), std::to_string(cursor)}),
              Font::caption, Tone::quiet);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const bool open = ImGui::BeginChild("##steps", {0, 0});
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * scale()});
    if (open) {
        // The newest stands on top; the last line is the beginning.
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(count) + 1);
        while (clipper.Step())
            for (int line = clipper.DisplayStart; line < clipper.DisplayEnd; ++line) {
                const std::size_t after = count - static_cast<std::size_t>(line);
                std::string words = after == 0 ? std::string(tr(language, "Beginning")) : step_words(model, view, model.history->steps()[after - 1]);
                const bool undone = after > cursor;
                if (undone)
                    words = say(language, "{1} (taken back)", {words});
                ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(undone ? ImGuiCol_TextDisabled : ImGuiCol_Text));
                if (row("history.step." + std::to_string(after), words, {}, after == cursor) && after != cursor)
                    intents.push_back(GoTo{after});
                ImGui::PopStyleColor();
            }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    end_area();
}

}  // namespace crosscut::panels
