// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

/// A line of the history: what is in force right after it.
struct Line {
    bool of_view = false;
    std::size_t cursor = 0;   ///< steps of the study
    std::size_t changes = 0;  ///< of the view
};

/// The beginning, then steps of the study and changes of the view in the order in which they were made.
std::vector<Line> lines_of(const Model& model, const View& view)
{
    std::vector<Line> out;
    const std::size_t count = model.history ? model.history->steps().size() : 0;
    const std::vector<ViewHistory::Step>& changes = view.past.steps();
    std::size_t done = 0;
    for (std::size_t after = 0; after <= count; ++after) {
        out.push_back({false, after, done});
        while (done < changes.size() && changes[done].cursor <= after)
            out.push_back({true, after, ++done});
    }
    return out;
}

}  // namespace

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
    const std::vector<Line> lines = lines_of(model, view);
    const std::size_t cursor = model.history ? model.history->cursor() : 0;
    const std::size_t all = lines.size() - 1;
    paragraph(all == 0 ? std::string(tr(language, "Nothing was done yet. Whatever you do will be listed here, and can be taken back."))
                       : say(language, "Steps: {1}, in force: {2}. A click goes there; nothing is lost.", {std::to_string(all), std::to_string(cursor + view.past.in_force())}),
              Font::caption, Tone::quiet);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const bool open = ImGui::BeginChild("##steps", {0, 0});
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * scale()});
    if (open) {
        // The newest stands on top; the last line is the beginning.
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(lines.size()));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const Line& line = lines[lines.size() - 1 - static_cast<std::size_t>(i)];
                std::string words = line.of_view ? in(language, view.past.steps()[line.changes - 1].label)
                                    : line.cursor == 0 ? std::string(tr(language, "Beginning"))
                                                       : step_words(model, view, model.history->steps()[line.cursor - 1]);
                const bool undone = line.of_view ? line.changes > view.past.in_force() : line.cursor > cursor;
                if (undone)
                    words = say(language, "{1} (taken back)", {words});
                const bool here = line.cursor == cursor && line.changes == view.past.in_force();
                ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(undone ? ImGuiCol_TextDisabled : ImGuiCol_Text));
                const std::string name = line.of_view ? "history.view." + std::to_string(line.changes) : "history.step." + std::to_string(line.cursor);
                if (row(name, words, {}, here) && !here)
                    intents.push_back(GoTo{line.cursor, line.changes});
                ImGui::PopStyleColor();
            }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    end_area();
}

}  // namespace crosscut::panels
