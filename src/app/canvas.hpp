// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session.hpp"
#include "panels/panels.hpp"
#include "screen/painter.hpp"

#include <optional>
#include <vector>

namespace crosscut::app {

/// Drawings of the window and the hands on them: map or lanes in the middle, their legend, the time bar.
/// Places of areas are in screen units; `pixels` is how many pixels one screen unit has, `points` how many
/// screen units one point of a drawing has.
class Canvas {
public:
    explicit Canvas(screen::Painter& painter) : painter_(painter) {}

    struct Areas {
        panels::Area drawing;
        panels::Area time;     ///< no width = hidden
        double pixels = 1;
        double points = 1;
        double head = 0;       ///< what the heading takes of the drawing
        int framebuffer_width = 0;
        int framebuffer_height = 0;
    };

    /// Composes what changed.
    void compose(const Session& session, const panels::View& view, const Areas& areas);
    /// Paints into the framebuffer, below the panels.
    void paint(const panels::View& view);
    /// Answers the mouse over the drawings (inside a frame of Dear ImGui, before the panels).
    void hands(const Session& session, panels::View& view, panels::Intents& intents);

    void fit();
    /// Zooms around a point of the drawing area, or around its middle.
    void zoom(double factor, std::optional<scene::Point> at = {});
    /// Moves the map, by screen units.
    void pan(double x, double y);
    void show(const std::vector<ActorId>& actors);
    /// Anything that moves by itself and needs another frame.
    bool moving() const { return dragging_ || passage_.has_value() || zoom_waits_; }
    const scene::Scene& scene() const { return *drawing_.scene; }
    scene::MapView map_view(const Session& session, const panels::View& view) const;

private:
    struct Sheet {
        std::optional<screen::Picture> picture;
        std::shared_ptr<const scene::Scene> scene = std::make_shared<const scene::Scene>();
        panels::Area area;
        double origin_x = 0;  ///< screen units, of the point (0, 0) of the scene
        double origin_y = 0;
    };
    enum class Gesture { none, pan, move, tie, box, lasso };

    /// Begins a passage where only the time changed.
    void follow_passage(const Session& session, const panels::View& view);
    void show_passage(const Session& session);
    void compose_map(const Session& session, const panels::View& view);
    void compose_lanes(const Session& session, const panels::View& view);
    void compose_picture(const Session& session, const panels::View& view);
    void place_legend(scene::Scene legend, const panels::View& view);
    scene::Point to_scene(double x, double y) const;
    scene::Point to_layout(double x, double y) const;
    const scene::Mark* mark_under(double x, double y) const;
    void hands_on_map(const Session& session, panels::View& view, panels::Intents& intents);
    /// Photos that lie under the map, and those of them that the graphics card has.
    void take_photos(const Session& session, const panels::View& view);
    void paint_photos(const screen::View& look) const;
    std::vector<scene::Point> photo_corners() const;
    /// The frame of the photo that the panel works on, to be dragged; whether a hand moves it.
    bool hands_on_photo(const Session& session, panels::View& view, panels::Intents& intents);
    void hands_on_lanes(const Session& session, panels::View& view, panels::Intents& intents);
    void zoom_picture(double factor, std::optional<scene::Point> at);
    void hands_on_picture(const Session& session, panels::View& view);
    void hands_on_time(const Session& session, panels::View& view);
    void end_gesture(const Session& session, panels::View& view, panels::Intents& intents);
    void menu(const Session& session, panels::View& view, panels::Intents& intents);
    void tip(const Session& session, const panels::View& view, const scene::Mark& mark) const;
    void paint_sheet(const Sheet& sheet, bool keep = false);

    screen::Painter& painter_;
    Areas areas_;
    Sheet drawing_;
    Sheet legend_;
    Sheet time_;
    unsigned drawn_revision_ = 0;
    panels::Selection drawn_selection_;
    std::optional<ActorId> hovered_;
    std::optional<ActorId> drawn_hovered_;
    std::optional<StructureId> hovered_structure_;
    int drawn_focus_ = 0;
    panels::Room drawn_room_ = panels::Room::map;
    bool drawn_legend_ = true;
    bool stale_ = true;
    bool fitted_ = false;
    std::optional<std::tuple<CityId, scene::PlaceRule, bool, bool>> fitted_for_;
    double zoom_ = 1;
    double drawn_zoom_ = 1;
    bool zoom_waits_ = false;    ///< a large map is composed anew once the hands rest
    double zoomed_at_ = 0;       ///< seconds of the program's clock
    scene::Colour paper_;
    double pan_x_ = 0;  ///< screen units from the middle of the area
    double pan_y_ = 0;
    std::optional<scene::Box> inside_;  ///< what is seen after a fit; names stay in it
    double lanes_scroll_ = 0;
    double picture_scroll_ = 0;
    double picture_side_ = 0;
    double picture_zoom_ = 1;
    std::optional<scene::Picture> scrolled_picture_;

    /// The way from the map of one time to that of another.
    struct Passage {
        std::shared_ptr<const scene::Scene> before;
        double began = 0;  ///< seconds of the program's clock
    };
    std::optional<Passage> passage_;
    std::shared_ptr<const scene::Scene> shown_;  ///< what a passage shows now; null outside of one
    std::optional<network::Question> drawn_question_;

    std::vector<study::Photo> photos_;
    std::map<study::PhotoId, screen::Backdrop> backdrops_;
    struct PhotoGrip {
        study::Photo before;
        scene::Point from;    ///< where the hand took it, points of the layout
        bool corner = false;  ///< it is made larger or smaller
    };
    std::optional<PhotoGrip> photo_grip_;

    Gesture gesture_ = Gesture::none;
    bool dragging_ = false;
    scene::Point from_;  ///< where the gesture began, screen units
    ActorId from_actor_;
    std::map<ActorId, scene::Point> moved_;  ///< places while they are dragged
    std::vector<scene::Point> lasso_;
    std::optional<ActorId> tie_start_;
    std::optional<structures::CrisisId> time_name_;  ///< the name on the time bar that is being pressed
    Day time_began_ = day_of(2010, 1, 1);  ///< where a drag of time began
};

}  // namespace crosscut::app
