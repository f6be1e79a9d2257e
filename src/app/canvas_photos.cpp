// SPDX-License-Identifier: Apache-2.0
#include "app/canvas.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace crosscut::app {

using study::Photo;

namespace {

/// A point seen from a photo that is not turned, from its middle.
scene::Point seen_from(const Photo& photo, scene::Point p)
{
    const double turn = -photo.turn * std::numbers::pi / 180;
    const double x = p.x - photo.x;
    const double y = p.y - photo.y;
    return {x * std::cos(turn) - y * std::sin(turn), x * std::sin(turn) + y * std::cos(turn)};
}

/// Its corners in points of the layout, clockwise from the top left of the paper.
std::array<scene::Point, 4> corners(const Photo& photo)
{
    const double turn = photo.turn * std::numbers::pi / 180;
    const double w = photo.width / 2;
    const double h = photo.height() / 2;
    std::array<scene::Point, 4> out{{{-w, -h}, {w, -h}, {w, h}, {-w, h}}};
    for (scene::Point& p : out)
        p = {photo.x + p.x * std::cos(turn) - p.y * std::sin(turn), photo.y + p.x * std::sin(turn) + p.y * std::cos(turn)};
    return out;
}

}  // namespace

void Canvas::take_photos(const Session& session, const panels::View& view)
{
    const bool before = !photos_.empty();
    photos_ = panels::photos_shown(session.book.state(), view);
    stale_ = stale_ || before == photos_.empty();  // a map over photos has no paper of its own
    std::erase_if(backdrops_, [&](const auto& one) { return std::none_of(photos_.begin(), photos_.end(), [&](const Photo& photo) { return photo.id == one.first; }); });
    for (const Photo& photo : photos_)
        if (!backdrops_.count(photo.id))
            if (const screen::Image* image = session.photo(photo.id))
                backdrops_.emplace(photo.id, screen::Backdrop(*image));
}

std::vector<scene::Point> Canvas::photo_corners() const
{
    std::vector<scene::Point> out;
    for (const Photo& photo : photos_)
        for (const scene::Point p : corners(photo))
            out.push_back(p);
    return out;
}

void Canvas::paint_photos(const screen::View& look) const
{
    for (const Photo& photo : photos_)
        if (const auto backdrop = backdrops_.find(photo.id); backdrop != backdrops_.end())
            painter_.draw(backdrop->second, {photo.x * drawn_zoom_, photo.y * drawn_zoom_, photo.width * drawn_zoom_, photo.height() * drawn_zoom_, photo.turn, photo.strength}, look);
}

bool Canvas::hands_on_photo(const Session& session, panels::View& view, panels::Intents& intents)
{
    std::optional<Photo> photo = panels::photo_at_work(session.book.state(), view);
    const bool seen = photo && std::any_of(photos_.begin(), photos_.end(), [&](const Photo& one) { return one.id == photo->id; });
    if (!seen || view.photo_form->still || session.book.read_only() || (photo_grip_ && photo_grip_->before.id != photo->id)) {
        view.photo_form->held.reset();
        photo_grip_.reset();
        return false;
    }
    const ImGuiIO& io = ImGui::GetIO();
    const scene::Point mouse = to_layout(io.MousePos.x, io.MousePos.y);
    const auto on_screen = [&](scene::Point p) {
        return ImVec2{static_cast<float>(drawing_.origin_x + p.x * zoom_ * areas_.points), static_cast<float>(drawing_.origin_y + p.y * zoom_ * areas_.points)};
    };
    const float reach = 11 * panels::scale();
    const auto near_corner = [&] {
        const auto all = corners(*photo);
        return std::any_of(all.begin(), all.end(), [&](scene::Point p) {
            const ImVec2 at = on_screen(p);
            return std::hypot(at.x - io.MousePos.x, at.y - io.MousePos.y) < reach;
        });
    };
    const bool over = ImGui::IsItemHovered();
    const scene::Point inner = seen_from(*photo, mouse);
    const bool inside = std::abs(inner.x) <= photo->width / 2 && std::abs(inner.y) <= photo->height() / 2;
    const bool corner = near_corner();
    if (!photo_grip_ && over && gesture_ == Gesture::none && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsKeyDown(' ') && (inside || corner))
        photo_grip_ = PhotoGrip{*photo, mouse, corner};
    if (photo_grip_) {
        const Photo& before = photo_grip_->before;
        const scene::Point from = photo_grip_->from;
        if (photo_grip_->corner) {
            const double share = std::hypot(mouse.x - before.x, mouse.y - before.y) / std::max(1e-9, std::hypot(from.x - before.x, from.y - before.y));
            photo->width = std::clamp(before.width * share, 10.0, 1e5);
        } else {
            photo->x = std::clamp(before.x + mouse.x - from.x, -1e6, 1e6);
            photo->y = std::clamp(before.y + mouse.y - from.y, -1e6, 1e6);
        }
        view.photo_form->held = *photo;
        if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
            if (!(*photo == before))
                intents.push_back(panels::DoEdit{study::ChangePhoto{*photo}});
            photo_grip_.reset();
            view.photo_form->held.reset();
        }
    }
    const ImU32 line = [] {
        const scene::Colour c = panels::colour_of(panels::Tone::accent);
        return IM_COL32(c.r, c.g, c.b, c.a);
    }();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::array<ImVec2, 4> points;
    const auto all = corners(*photo);
    std::transform(all.begin(), all.end(), points.begin(), on_screen);
    list.AddPolyline(points.data(), 4, line, ImDrawFlags_Closed, 1.5f * panels::scale());
    for (std::size_t i = 0; i < 4; ++i) {
        const float r = 5 * panels::scale();
        list.AddRectFilled({points[i].x - r, points[i].y - r}, {points[i].x + r, points[i].y + r}, line);
        panels::note("photo.corner." + std::to_string(i), {points[i].x - r, points[i].y - r, 2 * r, 2 * r});
    }
    if (photo_grip_ || (over && corner))
        ImGui::SetMouseCursor(corner || (photo_grip_ && photo_grip_->corner) ? ImGuiMouseCursor_ResizeNWSE : ImGuiMouseCursor_ResizeAll);
    return photo_grip_ && std::hypot(mouse.x - photo_grip_->from.x, mouse.y - photo_grip_->from.y) * zoom_ * areas_.points > 3;
}

}  // namespace crosscut::app
