// SPDX-License-Identifier: Apache-2.0
#include "app/canvas.hpp"

#include "scene/passage.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

namespace crosscut::app {

using panels::Room;

namespace {

/// How long the way from one day to another takes, and how many marks may move without making the window slow.
constexpr double passage_seconds = 0.22;
constexpr std::size_t most_moving = 3000;
/// A map of a hundred thousand actors still fits into the window, and two names can be told apart.
constexpr double least_zoom = 0.002;
constexpr double most_zoom = 12;
/// How long hands rest before a large map is composed for the zoom that they chose.
constexpr double zoom_rest = 0.15;

/// Actors within some steps of the selected ones, over the ties of the snapshot.
std::set<ActorId> around(const network::Snapshot& net, const panels::Selection& selection, int steps)
{
    std::set<ActorId> near;
    if (steps <= 0 || selection.actors.empty())
        return near;
    std::vector<int> distance(net.actors.size(), -1);
    std::deque<std::uint32_t> queue;
    for (const ActorId id : selection.actors)
        if (const auto node = net.node(id)) {
            distance[node->index] = 0;
            queue.push_back(node->index);
        }
    while (!queue.empty()) {
        const std::uint32_t i = queue.front();
        queue.pop_front();
        near.insert(net.actors[i]);
        if (distance[i] == steps)
            continue;
        for (std::uint32_t k = net.graph.offset[i]; k < net.graph.offset[i + 1]; ++k)
            if (const std::uint32_t j = net.graph.row[k].node; distance[j] < 0) {
                distance[j] = distance[i] + 1;
                queue.push_back(j);
            }
    }
    return near;
}

}  // namespace

scene::MapView Canvas::map_view(const Session& session, const panels::View& view) const
{
    scene::MapView map;
    map.zoom = zoom_;
    map.selected.insert(view.selection.actors.begin(), view.selection.actors.end());
    map.selected_tie = view.selection.tie;
    map.selected_structure = view.selection.structure;
    map.hovered = hovered_;
    map.focus = around(session.snapshot(), view.selection, view.focus_steps);
    map.inside = inside_;
    map.titles = false;
    return map;
}

void Canvas::compose(const Session& session, const panels::View& view, const Areas& areas)
{
    const bool areas_changed = !(areas.drawing == areas_.drawing) || !(areas.time == areas_.time) || areas.points != areas_.points || areas.head != areas_.head || areas.pixels != areas_.pixels;
    areas_ = areas;
    if (areas_changed && !fitted_for_.has_value())
        fitted_ = false;
    const auto fit_key = std::tuple{view.question.city, view.look.places, view.look.projector, session.places(view) != nullptr};
    if (fitted_for_ != fit_key) {
        fitted_for_ = fit_key;
        fitted_ = false;
    }
    paper_ = panels::theme_of(view.look).paper;
    take_photos(session, view);
    if (zoom_waits_) {
        if (zoomed_at_ < 0)
            zoomed_at_ = session.now;
        if (session.now - zoomed_at_ > zoom_rest) {
            zoom_waits_ = false;
            stale_ = true;
        }
    }
    const bool changed = stale_ || passage_ || areas_changed || !fitted_ || drawn_revision_ != session.revision() || !(drawn_selection_ == view.selection) ||
                         drawn_hovered_ != hovered_ || drawn_focus_ != view.focus_steps || drawn_room_ != view.room || drawn_legend_ != view.look.legend;
    if (!changed)
        return;
    const bool all = areas_changed || drawn_revision_ != session.revision() || drawn_room_ != view.room || drawn_legend_ != view.look.legend || stale_;
    follow_passage(session, view);
    drawn_revision_ = session.revision();
    drawn_selection_ = view.selection;
    drawn_hovered_ = hovered_;
    drawn_focus_ = view.focus_steps;
    drawn_room_ = view.room;
    drawn_legend_ = view.look.legend;
    stale_ = false;
    if (view.room == Room::map) {
        compose_map(session, view);
        show_passage(session);
    }
    else if (view.room == Room::lanes)
        compose_lanes(session, view);
    else if (view.room == Room::pictures)
        compose_picture(session, view);
    else
        drawing_.picture.reset();
    if (all && areas.time.width > 0) {
        scene::TimeBarInput input;
        const scene::LanesInput lanes = scene::lanes_input(session.source(), view.question, view.day, view.look.language);
        input.archive = lanes.archive;
        input.chronicle = lanes.chronicle;
        input.question = lanes.question;
        input.bands = lanes.bands;
        input.day = view.day;
        input.from = view.whole_time ? std::nullopt : view.from;
        time_.scene = std::make_shared<const scene::Scene>(scene::compose_time_bar(input, session.encoding(view), areas.time.width / areas.points, areas.time.height / areas.points));
        time_.area = areas.time;
        time_.origin_x = areas.time.x;
        time_.origin_y = areas.time.y;
        time_.picture = painter_.prepare(time_.scene);
    }
}

void Canvas::follow_passage(const Session& session, const panels::View& view)
{
    // Another day or window of the same question is a passage; anything else is shown at once.
    network::Question now = session.snapshot().question;
    const network::Question exact = now;
    const bool map = view.room == Room::map && drawn_room_ == Room::map && fitted_ && !dragging_;
    if (drawn_question_ && !(*drawn_question_ == exact) && map && view.look.motion && !view.playing && drawing_.picture && drawing_.scene->marks.size() < most_moving) {
        now.from = drawn_question_->from;
        now.until = drawn_question_->until;
        if (now == *drawn_question_)
            passage_ = Passage{shown_ ? shown_ : drawing_.scene, session.now};
    } else if (!map)
        passage_.reset();
    drawn_question_ = exact;
}

void Canvas::show_passage(const Session& session)
{
    if (!passage_)
        return;
    const double share = (session.now - passage_->began) / passage_seconds;
    if (share >= 1) {
        passage_.reset();
        shown_.reset();
        return;
    }
    shown_ = std::make_shared<const scene::Scene>(scene::between(*passage_->before, *drawing_.scene, share));
    drawing_.picture = painter_.prepare(shown_);
}

void Canvas::compose_map(const Session& session, const panels::View& view)
{
    std::optional<scene::MapInput> dragged;
    if (!moved_.empty()) {
        dragged = session.map_input();
        for (const auto& [actor, at] : moved_)
            if (dragged->places.count(actor))
                dragged->places[actor] = at;
    }
    const scene::MapInput& input = dragged ? *dragged : session.map_input();
    const scene::Encoding encoding = session.encoding(view);
    const panels::Area& area = areas_.drawing;
    // On a wide window the legend stands beside the map, else in columns below it.
    const double logical = area.width / areas_.points;
    const bool beside = view.look.legend && logical > 980;
    const double legend_width = beside ? 196 * encoding.text : 0;
    legend_.picture.reset();
    if (view.look.legend && !input.places.empty() && logical > 420) {
        scene::Scene legend = scene::compose_legend(input, encoding, beside ? legend_width - 24 : 158 * encoding.text);
        place_legend(beside ? std::move(legend) : scene::in_columns(legend, logical - 60), view);
    }
    const double legend_height = legend_.picture && !beside ? legend_.area.height / areas_.points + 40 : 0;
    const double head = areas_.head;
    const std::vector<scene::Point> photo = photo_corners();
    if (!fitted_ && (!input.places.empty() || !photo.empty())) {
        // Places fill the room that the names at the edge leave; the names then stay inside of it.
        const double width = std::max(60.0, logical - 28 - (legend_width > 0 ? legend_width + 20 : 0));
        const double height = std::max(60.0, (area.height - head - 40 * areas_.points) / areas_.points - legend_height);
        double left = 1e300, right = -1e300, top = 1e300, bottom = -1e300;
        for (const auto& [actor, at] : input.places) {
            left = std::min(left, at.x);
            right = std::max(right, at.x);
            top = std::min(top, at.y);
            bottom = std::max(bottom, at.y);
        }
        for (const scene::Point at : photo) {
            left = std::min(left, at.x);
            right = std::max(right, at.x);
            top = std::min(top, at.y);
            bottom = std::max(bottom, at.y);
        }
        for (const scene::ColumnHeading& column : input.columns) {
            left = std::min(left, column.x);
            right = std::max(right, column.x + column.width);
            top = std::min(top, column.top);
            bottom = std::max(bottom, column.bottom);
        }
        const double side = input.columns.empty() ? std::min(96.0, width * 0.14) : 8;
        const double over = input.columns.empty() ? 26 : 46;
        zoom_ = std::clamp(std::min((width - 2 * side) / std::max(1.0, right - left), (height - over - 26) / std::max(1.0, bottom - top)), least_zoom, 2.2);
        pan_x_ = -(left + right) / 2 * zoom_ * areas_.points + (legend_width > 0 ? (legend_width + 20) * areas_.points / 2 : 0);
        pan_y_ = -(top + bottom) / 2 * zoom_ * areas_.points + (head - 40 * areas_.points - legend_height * areas_.points) / 2 + (over - 26) / 2 * areas_.points;
        inside_ = scene::Box{(-area.width / 2 - pan_x_) / areas_.points + 8 + (legend_width > 0 ? legend_width + 30 : 0), (-area.height / 2 - pan_y_ + head) / areas_.points,
                             logical - 16 - (legend_width > 0 ? legend_width + 30 : 0), height};
        fitted_ = true;
    }
    scene::Scene scene = scene::compose_map(input, encoding, map_view(session, view));
    if (!photos_.empty())
        scene.paper.a = 0;
    drawing_.scene = std::make_shared<const scene::Scene>(std::move(scene));
    drawn_zoom_ = zoom_;
    zoom_waits_ = false;
    drawing_.area = area;
    drawing_.origin_x = area.x + area.width / 2 + pan_x_;
    drawing_.origin_y = area.y + area.height / 2 + pan_y_;
    drawing_.picture = painter_.prepare(drawing_.scene);
}

void Canvas::compose_lanes(const Session& session, const panels::View& view)
{
    scene::LanesInput input = scene::lanes_input(session.source(), view.question, view.day, view.look.language);
    input.selected = view.selection.structure;
    input.hovered = hovered_structure_;
    input.facts = session.lane_facts();
    const scene::Encoding encoding = session.encoding(view);
    const panels::Area& area = areas_.drawing;
    const double margin = 16 * areas_.points;
    const double head = areas_.head;
    drawing_.scene = std::make_shared<const scene::Scene>(scene::compose_lanes(input, encoding, (area.width - 2 * margin) / areas_.points, 22));
    // The line that says how much is shown keeps its room below the lanes.
    drawing_.area = {area.x, area.y + head, area.width, area.height - head - (view.look.projector ? 0 : 40 * areas_.points)};
    const double tall = drawing_.scene->page.height * areas_.points;
    lanes_scroll_ = std::clamp(lanes_scroll_, std::min(0.0, drawing_.area.height - tall - margin), 0.0);
    drawing_.origin_x = area.x + margin - drawing_.scene->page.x * areas_.points;
    drawing_.origin_y = drawing_.area.y + lanes_scroll_ - drawing_.scene->page.y * areas_.points;
    drawing_.picture = painter_.prepare(drawing_.scene);
    // The legend of the lanes stands where room is left below them.
    const double room = drawing_.area.height - tall;
    scene::Scene legend = scene::compose_lanes_legend(input, encoding, std::min(620.0, (area.width - 2 * margin) / areas_.points - 20));
    if (view.look.legend && !legend.marks.empty() && room > (legend.page.height + 40) * areas_.points)
        place_legend(std::move(legend), view);
    else
        legend_.picture.reset();
}

void Canvas::place_legend(scene::Scene legend, const panels::View&)
{
    const panels::Area& area = areas_.drawing;
    const double pad = 12 * areas_.points;
    const double width = legend.page.width * areas_.points + 2 * pad;
    const double height = legend.page.height * areas_.points + 1.5 * pad;
    // Where it would take too much of the drawing it is left out; the handles say how to get it larger.
    const bool wide = width > area.width * 0.5;
    if (height > (wide ? area.height * 0.32 : area.height - 90 * areas_.points)) {
        legend_.picture.reset();
        return;
    }
    legend_.scene = std::make_shared<const scene::Scene>(std::move(legend));
    legend_.area = {area.x + 14 * areas_.points, area.y + area.height - height - (wide ? 44 : 14) * areas_.points, width, height};
    legend_.origin_x = legend_.area.x + pad - legend_.scene->page.x * areas_.points;
    legend_.origin_y = legend_.area.y + pad * 0.5 - legend_.scene->page.y * areas_.points;
    legend_.picture = painter_.prepare(legend_.scene);
}

void Canvas::paint_sheet(const Sheet& sheet, bool keep)
{
    if (!sheet.picture || sheet.area.width < 1 || sheet.area.height < 1)
        return;
    screen::View look;
    look.scale = areas_.points * areas_.pixels;
    look.origin_x = sheet.origin_x * areas_.pixels;
    look.origin_y = sheet.origin_y * areas_.pixels;
    look.framebuffer_width = areas_.framebuffer_width;
    look.framebuffer_height = areas_.framebuffer_height;
    const auto px = [&](double v) { return static_cast<int>(std::lround(v * areas_.pixels)); };
    look.clip = {px(sheet.area.x), px(sheet.area.y), px(sheet.area.width), px(sheet.area.height)};
    if (keep && !photos_.empty()) {
        // A photo lies between the paper and the picture: nothing of it is kept.
        paint_photos(look);
        painter_.draw(*sheet.picture, look);
        return;
    }
    if (keep && zoom_waits_) {
        look.scale *= zoom_ / drawn_zoom_;
        look.origin_x = (sheet.area.x + sheet.area.width / 2 + pan_x_) * areas_.pixels;
        look.origin_y = (sheet.area.y + sheet.area.height / 2 + pan_y_) * areas_.pixels;
        if (painter_.draw_stretched(*sheet.picture, look))
            return;
    }
    if (keep)
        painter_.draw_kept(*sheet.picture, look, paper_);
    else
        painter_.draw(*sheet.picture, look);
}

void Canvas::paint(const panels::View& view)
{
    if (view.room == Room::map || view.room == Room::lanes || view.room == Room::pictures) {
        paint_sheet(drawing_, true);
        paint_sheet(legend_);
    }
    if (areas_.time.width > 0)
        paint_sheet(time_, false);
}

void Canvas::fit()
{
    fitted_ = false;
    picture_zoom_ = 1;
    picture_scroll_ = picture_side_ = 0;
}

void Canvas::zoom(double factor, std::optional<scene::Point> at)
{
    if (drawn_room_ == Room::pictures) {
        zoom_picture(factor, at);
        return;
    }
    const panels::Area& area = areas_.drawing;
    const double after = std::clamp(zoom_ * factor, least_zoom, most_zoom);
    const double real = after / zoom_;
    const double x = (at ? at->x : area.x + area.width / 2) - (area.x + area.width / 2);
    const double y = (at ? at->y : area.y + area.height / 2) - (area.y + area.height / 2);
    pan_x_ = x - (x - pan_x_) * real;
    pan_y_ = y - (y - pan_y_) * real;
    zoom_ = after;
    inside_.reset();
    if (drawn_room_ == Room::map && drawing_.picture && drawing_.scene->marks.size() >= most_moving) {
        zoom_waits_ = true;
        zoomed_at_ = -1;
    } else
        stale_ = true;
}

void Canvas::pan(double x, double y)
{
    pan_x_ += x;
    pan_y_ += y;
    drawing_.origin_x += x;
    drawing_.origin_y += y;
    inside_.reset();
}

void Canvas::show(const std::vector<ActorId>& actors)
{
    scene::Point sum;
    int count = 0;
    for (const scene::Mark& mark : drawing_.scene->marks)
        if (const auto* glyph = std::get_if<scene::Glyph>(&mark.form);
            glyph && mark.subject.kind == scene::Subject::Kind::actor && std::find(actors.begin(), actors.end(), ActorId{mark.subject.id}) != actors.end()) {
            sum.x += glyph->at.x;
            sum.y += glyph->at.y;
            ++count;
        }
    if (count == 0)
        return;
    pan_x_ = -sum.x / count * areas_.points;
    pan_y_ = -sum.y / count * areas_.points;
    inside_.reset();
    stale_ = true;
}

scene::Point Canvas::to_scene(double x, double y) const
{
    return {(x - drawing_.origin_x) / areas_.points, (y - drawing_.origin_y) / areas_.points};
}

scene::Point Canvas::to_layout(double x, double y) const
{
    const scene::Point p = to_scene(x, y);
    return {p.x / zoom_, p.y / zoom_};
}

const scene::Mark* Canvas::mark_under(double x, double y) const
{
    const int index = scene::pick(*drawing_.scene, to_scene(x, y), 5);
    return index < 0 ? nullptr : &drawing_.scene->marks[static_cast<std::size_t>(index)];
}

}  // namespace crosscut::app
