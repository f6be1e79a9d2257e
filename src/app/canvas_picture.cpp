// SPDX-License-Identifier: Apache-2.0
#include "app/canvas.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::app {

using scene::Subject;

void Canvas::compose_picture(const Session& session, const panels::View& view)
{
    legend_.picture.reset();
    const std::shared_ptr<const scene::PictureData>& data = session.picture();
    if (!data) {
        drawing_.picture.reset();
        drawing_.scene = {};
        return;
    }
    const panels::Area& area = areas_.drawing;
    const double margin = 16 * areas_.points;
    const double head = (view.look.projector ? 110 : 104) * areas_.points;
    drawing_.area = {area.x, area.y + head, area.width, area.height - head};
    scene::PictureView look;
    look.width = std::max(60.0, (area.width - 2 * margin) / areas_.points);
    look.height = std::max(60.0, (drawing_.area.height - margin) / areas_.points);
    look.legend = view.look.legend;
    look.notes = !view.look.projector;
    look.actors.insert(view.selection.actors.begin(), view.selection.actors.end());
    look.tie = view.selection.tie;
    look.structure = view.selection.structure;
    drawing_.scene = scene::compose_picture(*data, session.encoding(view), look);
    scene_ = drawing_.scene;
    if (scrolled_picture_ != data->ask.picture) {
        scrolled_picture_ = data->ask.picture;
        picture_scroll_ = 0;
    }
    const double tall = drawing_.scene.page.height * areas_.points;
    picture_scroll_ = std::clamp(picture_scroll_, std::min(0.0, drawing_.area.height - tall - margin), 0.0);
    drawing_.origin_x = area.x + margin - drawing_.scene.page.x * areas_.points;
    drawing_.origin_y = drawing_.area.y + picture_scroll_ - drawing_.scene.page.y * areas_.points;
    drawing_.picture = painter_.prepare(drawing_.scene);
}

void Canvas::hands_on_picture(const Session& session, panels::View& view)
{
    const ImGuiIO& io = ImGui::GetIO();
    const bool over = ImGui::IsItemHovered();
    if (over && io.MouseWheel != 0) {
        picture_scroll_ += io.MouseWheel * 60 * areas_.points;
        stale_ = true;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4 * panels::scale())) {
        picture_scroll_ += io.MouseDelta.y;
        stale_ = true;
    }
    const scene::Mark* mark = over && !drawing_.scene.marks.empty() ? mark_under(io.MousePos.x, io.MousePos.y) : nullptr;
    if (mark)
        tip(session, view, *mark);
    if (!over || !ImGui::IsMouseReleased(ImGuiMouseButton_Left) || io.MouseDragMaxDistanceSqr[0] >= 16 * panels::scale() * panels::scale())
        return;
    panels::Selection& selection = view.selection;
    if (!mark || mark->subject.kind == Subject::Kind::none || mark->subject.kind == Subject::Kind::axis || mark->subject.kind == Subject::Kind::legend) {
        selection = {};
        return;
    }
    const Subject subject = mark->subject;
    switch (subject.kind) {
    case Subject::Kind::actor: selection = {{ActorId{subject.id}}, {}, {}}; break;
    case Subject::Kind::tie: selection = {{}, subject.id, {}}; break;
    case Subject::Kind::structure: selection = {{}, {}, StructureId{subject.id}}; break;
    case Subject::Kind::event: selection = {{}, {}, StructureId{subject.other}}; break;
    case Subject::Kind::department:
        selection = {{ActorId{subject.id}}, {}, {}};
        if (subject.other)
            selection.actors.push_back(ActorId{subject.other});
        break;
    case Subject::Kind::city:
        // The departments behind the line: who works with whom there.
        view.question.city = CityId{subject.id};
        view.question.field = static_cast<evidence::Field>(subject.other);
        view.picture.picture = scene::Picture::heat;
        break;
    default: break;
    }
}

}  // namespace crosscut::app
