// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include "foundation/text.hpp"
#include "panels/day_field.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

const Day first_day = day_of(2010, 1, 1);
const Day last_day = day_of(2025, 12, 31);

void take(View& view, std::optional<Day> from, Day until)
{
    view.day = std::clamp(until, first_day, last_day);
    view.from = from && *from < view.day ? std::optional(std::max(*from, first_day)) : std::nullopt;
    view.whole_time = view.playing = false;
    view.time_form.wrong = false;
}

}  // namespace

void time_window(const Model& model, View& view, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    ImGui::SetNextWindowPos({static_cast<float>(area.x) + 10 * s, static_cast<float>(area.y) - 6 * s}, ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSize({std::min(360 * s, ImGui::GetIO().DisplaySize.x - 20 * s), 0});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {static_cast<float>(1e6), std::max(120 * s, static_cast<float>(area.y) - 14 * s)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * s, 10 * s});
    if (ImGui::BeginPopup("##window", ImGuiWindowFlags_NoMove)) {
        TimeForm& form = view.time_form;
        const float width = ImGui::GetContentRegionAvail().x;
        text(tr(language, "Which time is shown?"), Font::strong);
        text(tr(language, "Day, or last day of a window"), Font::caption, Tone::quiet);
        const bool new_until = day_field("window.until", tr(language, "for example 2016-07-01 or July 2016"), form.until, spoken(language, view.day), width);
        text(tr(language, "First day of the window; empty for a single day"), Font::caption, Tone::quiet);
        const bool new_from = day_field("window.from", tr(language, "for example 2015-01-01"), form.from, view.from ? spoken(language, *view.from) : std::string(), width);
        if (new_until || new_from) {
            const bool alone = trimmed(form.from).empty();
            const std::optional<Day> until = new_until ? read_day(form.until, !alone) : std::optional(view.day);
            const std::optional<Day> from = alone ? std::nullopt : new_from ? read_day(form.from, false) : view.from;
            form.wrong = !until || (!alone && !from) || (from && *from >= *until);
            if (!form.wrong)
                take(view, from, *until);
        }
        if (form.wrong)
            paragraph(tr(language, "This is no day, or the window ends before it begins. Write 2016, 2016-07 or 2016-07-01."), Font::caption, Tone::warning);
        checkbox("window.whole", tr(language, "all time together"), view.whole_time);
        section(tr(language, "Windows of events"));
        for (const structures::Crisis& crisis : *model.state->crises) {
            if (crisis.pulses.empty())
                continue;
            const std::string name = "window." + std::to_string(crisis.id.value);
            line(crisis.name(language), width, Font::body);
            if (button(name + ".before", tr(language, "before")))
                take(view, month_start(crisis.onset(), -24), crisis.onset() - std::chrono::days{1});
            if (ImGui::IsItemHovered())
                tooltip(tr(language, "The two years before it began"));
            if (flow_button(name + ".during", tr(language, "during")))
                take(view, crisis.onset(), crisis.acute_end());
            if (ImGui::IsItemHovered())
                tooltip(tr(language, "From its begin to the end of its acute time"));
            if (flow_button(name + ".after", tr(language, "after")))
                take(view, crisis.acute_end() + std::chrono::days{1}, crisis.aftermath);
            if (ImGui::IsItemHovered())
                tooltip(tr(language, "From the end of its acute time to the end of its aftermath"));
        }
        space(2);
        if (button("window.alone", tr(language, "A single day"), ButtonKind::quiet, view.from.has_value()))
            view.from.reset();
        paragraph(tr(language, "In a window, everything counts that was there on at least one of its days. Drag with Ctrl on the time bar to draw one."), Font::caption, Tone::quiet);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace crosscut::panels
