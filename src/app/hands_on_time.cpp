// SPDX-License-Identifier: Apache-2.0
#include "app/canvas.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::app {

using panels::Intents;
using scene::Subject;

void Canvas::hands_on_lanes(const Session& session, panels::View& view, Intents&)
{
    const ImGuiIO& io = ImGui::GetIO();
    const bool over = ImGui::IsItemHovered();
    if (over && io.MouseWheel != 0) {
        lanes_scroll_ += io.MouseWheel * 60 * areas_.points;
        stale_ = true;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4 * panels::scale())) {
        lanes_scroll_ += io.MouseDelta.y;
        stale_ = true;
    }
    const scene::Mark* mark = over ? mark_under(io.MousePos.x, io.MousePos.y) : nullptr;
    std::optional<StructureId> hovered;
    if (mark && (mark->subject.kind == Subject::Kind::structure || mark->subject.kind == Subject::Kind::event))
        if (mark->subject.kind == Subject::Kind::structure)
            hovered = StructureId{mark->subject.id};
    if (hovered != hovered_structure_) {
        hovered_structure_ = hovered;
        stale_ = true;
    }
    if (mark)
        tip(session, view, *mark);
    if (over && ImGui::IsMouseReleased(ImGuiMouseButton_Left) && io.MouseDragMaxDistanceSqr[0] < 16 * panels::scale() * panels::scale()) {
        view.selection = {};
        if (mark && mark->subject.kind == Subject::Kind::structure)
            view.selection.structure = StructureId{mark->subject.id};
        else if (mark && mark->subject.kind == Subject::Kind::event)
            view.selection.structure = StructureId{mark->subject.other};
        // A band and its name open the crisis.
        if (mark && mark->subject.kind == Subject::Kind::crisis)
            panels::open_crisis(view, session.book.state(), structures::CrisisId{mark->subject.id});
    }
    if (over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        scene::LanesInput input = scene::lanes_input(session.source(), view.question, view.day, view.look.language);
        input.facts = session.lane_facts();
        const scene::TimeAxis axis = scene::lanes_axis(input, session.encoding(view), drawing_.scene->page.width);
        const scene::Point p = to_scene(io.MousePos.x, io.MousePos.y);
        if (p.x > axis.left) {
            view.day = axis.day(p.x);
            view.whole_time = false;
        }
    }
}

void Canvas::hands_on_time(const Session& session, panels::View& view)
{
    panels::begin_area("timebar", areas_.time, true, false);
    ImGui::SetCursorPos({0, 0});
    ImGui::InvisibleButton("##time", {static_cast<float>(areas_.time.width), static_cast<float>(std::max(1.0, areas_.time.height))});
    panels::note("timebar", areas_.time);
    const ImGuiIO& io = ImGui::GetIO();
    const scene::TimeAxis axis = scene::time_bar_axis(areas_.time.width / areas_.points);
    const scene::Point at{(io.MousePos.x - areas_.time.x) / areas_.points, (io.MousePos.y - areas_.time.y) / areas_.points};
    const int hit = ImGui::IsItemHovered() ? scene::pick(*time_.scene, at) : -1;
    const scene::Mark* band = hit >= 0 && time_.scene->marks[static_cast<std::size_t>(hit)].subject.kind == Subject::Kind::crisis ? &time_.scene->marks[static_cast<std::size_t>(hit)] : nullptr;
    const bool on_name = band && std::holds_alternative<scene::Label>(band->form);
    if (ImGui::IsItemActivated())
        time_name_ = on_name ? std::optional(structures::CrisisId{band->subject.id}) : std::nullopt;
    if (ImGui::IsItemActive() && time_name_) {
        // A name is pressed, not the time below it.
    } else if (time_name_) {
        if (on_name && band->subject.id == time_name_->value)
            panels::open_crisis(view, session.book.state(), *time_name_);
        time_name_.reset();
    } else if (ImGui::IsItemActive()) {
        view.playing = false;
        view.whole_time = false;
        Day day = std::clamp(axis.day((io.MousePos.x - areas_.time.x) / areas_.points), axis.first, axis.last);
        // A drag steps by months, on their first day; with Shift by days. With Ctrl it draws a window out of the day
        // where it began, to either side.
        day = io.KeyShift ? day : month_start(day);
        if (ImGui::IsItemActivated())
            time_began_ = day;
        if (io.KeyCtrl && time_began_ != day) {
            view.from = std::min(time_began_, day);
            view.day = std::max(time_began_, day);
        } else {
            // A window keeps its length while its end is dragged.
            if (view.from)
                view.from = *view.from + (day - view.day);
            view.day = day;
        }
    } else if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(on_name ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_ResizeEW);
        if (io.MouseWheel != 0)
            view.day = std::clamp(month_start(view.day, io.MouseWheel > 0 ? -1 : 1), axis.first, axis.last);
        panels::tooltip(on_name ? say(view.look.language, "{1}: click for its days", {band->title}) : spoken(view.look.language, std::clamp(axis.day(at.x), axis.first, axis.last)));
    }
    // The name of a band asks for its crisis, its colour for it with the right button; everywhere else the left one moves the day.
    if (band && ImGui::IsMouseReleased(ImGuiMouseButton_Right))
        panels::open_crisis(view, session.book.state(), structures::CrisisId{band->subject.id});
    panels::end_area();
}

}  // namespace crosscut::app
