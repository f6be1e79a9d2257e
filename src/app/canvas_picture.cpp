// SPDX-License-Identifier: Apache-2.0
#include "app/canvas.hpp"

#include "panels/window.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace crosscut::app {

using scene::Subject;

void Canvas::compose_picture(const Session& session, const panels::View& view)
{
    legend_.picture.reset();
    const std::shared_ptr<const scene::PictureData>& data = session.picture();
    // The start page stands where the picture would say that there is nothing to see.
    if (!data || panels::nothing_yet(session.book.state())) {
        drawing_.picture.reset();
        drawing_.scene = std::make_shared<const scene::Scene>();
        return;
    }
    const panels::Area& area = areas_.drawing;
    const double margin = 16 * areas_.points;
    const double head = areas_.head;
    drawing_.area = {area.x, area.y + head, area.width, area.height - head};
    scene::PictureView look;
    look.width = std::max(60.0, (area.width - 2 * margin) / areas_.points);
    look.height = std::max(60.0, (drawing_.area.height - margin) / areas_.points);
    look.legend = view.look.legend;
    look.notes = !view.look.projector;
    look.actors.insert(view.selection.actors.begin(), view.selection.actors.end());
    look.tie = view.selection.tie;
    look.structure = view.selection.structure;
    look.hovered = hovered_;
    const scene::PictureKind& kind = scene::kind_of(data->ask.picture);
    if (kind.timed)
        look.focus = map_view(session, view).focus;
    if (scrolled_picture_ != data->ask.picture)
        picture_zoom_ = 1;
    look.zoom = kind.zooms ? picture_zoom_ : 1;
    drawing_.scene = std::make_shared<const scene::Scene>(scene::compose_picture(*data, session.encoding(view), look));
    if (scrolled_picture_ != data->ask.picture) {
        scrolled_picture_ = data->ask.picture;
        picture_scroll_ = picture_side_ = 0;
    }
    const double tall = drawing_.scene->page.height * areas_.points;
    picture_scroll_ = std::clamp(picture_scroll_, std::min(0.0, drawing_.area.height - tall - margin), 0.0);
    const double wide = drawing_.scene->page.width * areas_.points;
    picture_side_ = std::clamp(picture_side_, std::min(0.0, area.width - wide - 2 * margin), 0.0);
    drawing_.origin_x = area.x + margin + picture_side_ - drawing_.scene->page.x * areas_.points;
    drawing_.origin_y = drawing_.area.y + picture_scroll_ - drawing_.scene->page.y * areas_.points;
    drawing_.picture = painter_.prepare(drawing_.scene);
}

void Canvas::zoom_picture(double factor, std::optional<scene::Point> at)
{
    const double after = std::clamp(picture_zoom_ * factor, 1.0, 40.0);
    const double real = after / picture_zoom_;
    const scene::Point around = at.value_or(scene::Point{drawing_.area.x + drawing_.area.width / 2, drawing_.area.y + drawing_.area.height / 2});
    picture_side_ = (picture_side_ - (around.x - drawing_.area.x)) * real + (around.x - drawing_.area.x);
    picture_scroll_ = (picture_scroll_ - (around.y - drawing_.area.y)) * real + (around.y - drawing_.area.y);
    picture_zoom_ = after;
    stale_ = true;
}

void Canvas::hands_on_picture(const Session& session, panels::View& view)
{
    const ImGuiIO& io = ImGui::GetIO();
    const bool over = ImGui::IsItemHovered();
    const bool zooms = session.picture() && scene::kind_of(session.picture()->ask.picture).zooms;
    if (over && io.MouseWheel != 0 && zooms && io.KeyCtrl) {
        zoom_picture(std::pow(1.18, static_cast<double>(io.MouseWheel)), scene::Point{io.MousePos.x, io.MousePos.y});
    } else if (over && io.MouseWheel != 0) {
        (io.KeyShift ? picture_side_ : picture_scroll_) += io.MouseWheel * 60 * areas_.points;
        stale_ = true;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4 * panels::scale())) {
        picture_scroll_ += io.MouseDelta.y;
        picture_side_ += io.MouseDelta.x;
        stale_ = true;
    }
    const scene::Mark* mark = over && !drawing_.scene->marks.empty() ? mark_under(io.MousePos.x, io.MousePos.y) : nullptr;
    hovered_ = mark && mark->subject.kind == Subject::Kind::actor ? std::optional(ActorId{mark->subject.id}) : std::nullopt;
    if (mark)
        tip(session, view, *mark);
    const bool place = mark && (mark->subject.kind == Subject::Kind::city || mark->subject.kind == Subject::Kind::tile);
    if (over && place && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && mark->subject.id != 0) {
        view.question.city = CityId{mark->subject.id};
        view.room = panels::Room::map;
        return;
    }
    if (!over || !ImGui::IsMouseReleased(ImGuiMouseButton_Left) || io.MouseDragMaxDistanceSqr[0] >= 16 * panels::scale() * panels::scale())
        return;
    panels::Selection& selection = view.selection;
    if (!mark || mark->subject.kind == Subject::Kind::none || mark->subject.kind == Subject::Kind::tile || mark->subject.kind == Subject::Kind::axis || mark->subject.kind == Subject::Kind::legend) {
        selection = {};
        return;
    }
    const Subject subject = mark->subject;
    switch (subject.kind) {
    case Subject::Kind::actor:
        if ((io.KeyShift || io.KeyCtrl) && selection.has(ActorId{subject.id}))
            std::erase(selection.actors, ActorId{subject.id});
        else if (io.KeyShift || io.KeyCtrl)
            selection.actors.push_back(ActorId{subject.id});
        else
            selection = {{ActorId{subject.id}}, {}, {}};
        selection.tie.reset();
        selection.structure.reset();
        break;
    case Subject::Kind::pair: selection = {{ActorId{subject.id}, ActorId{subject.other}}, {}, {}}; break;
    case Subject::Kind::membership: selection = {{}, {}, StructureId{subject.other}}; break;
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
