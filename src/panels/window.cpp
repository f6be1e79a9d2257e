// SPDX-License-Identifier: Apache-2.0
#include "panels/window.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace crosscut::panels {

namespace {

bool timed(const View& view)
{
    const scene::PictureKind& kind = scene::kind_of(view.picture.picture);
    return view.room == Room::map || view.room == Room::lanes || (view.room == Room::pictures && (kind.by_day || kind.timed));
}

bool wants_right(const View& view, double logical)
{
    if (view.what_if)
        return true;
    if (view.look.projector)
        return false;
    if (view.show_history || view.photo_form)
        return true;
    return view.right_open && (logical >= 900 || view.workshop.on || !view.selection.empty());
}

}  // namespace

bool nothing_yet(const study::State& state) { return state.archive.actors->empty() && state.archive.structures->empty() && state.photos->empty(); }

bool draws(Room room) { return room == Room::map || room == Room::lanes || room == Room::pictures; }

FloorPlan floor_plan(const View& view, double width, double height, double s, bool two, bool empty)
{
    FloorPlan plan;
    const double logical = width / s;
    const double tall = height / s;
    const bool projector = view.look.projector;
    plan.compact = !projector && (logical < 800 || tall < 500);
    const double top = projector ? 0 : (plan.compact ? 44 : 50) * s;
    const double foot = empty || !timed(view) || tall < 300 ? 0 : plan.compact ? 66 * s : std::min(116 * s, height * 0.22);
    const double left = projector ? 0 : logical < 1000 ? 52 * s : 196 * s;
    const double right = wants_right(view, logical) ? std::min((view.what_if ? projector ? 500 : 372 : 328) * s, width * 0.46) : 0;
    plan.top = {0, 0, width, top};
    plan.rail = {0, top, left, height - top};
    // A small window gives its panel the whole height; the time bar then ends where the panel begins.
    const double beside = plan.compact ? right : 0;
    plan.right = {width - right, top, right, height - top - (plan.compact ? 0 : foot)};
    plan.drawing = {left, top, std::max(40.0, width - left - right), std::max(40.0, height - top - foot)};
    if (two && plan.drawing.width / s >= 560) {
        const double half = std::floor(plan.drawing.width / 2);
        plan.second = {plan.drawing.x + half, plan.drawing.y, plan.drawing.width - half, plan.drawing.height};
        plan.drawing.width = half;
    }
    const double bar = width - left - beside;
    const double controls = projector || bar / s < 400 ? 0 : plan.compact ? 108 * s : 152 * s;
    plan.controls = {left, height - foot, controls, foot};
    plan.time = {left + controls + (controls > 0 ? 0 : 10 * s), height - foot, std::max(0.0, bar - controls - 14 * s), foot};
    plan.head = (projector ? 110 : plan.compact ? narrowed(view) && view.room != Room::pictures ? 84 : 58 : view.room == Room::pictures ? 104 : 84) * s;
    return plan;
}

void whole_window(const Model& model, View& view, Intents& intents, const FloorPlan& plan, const std::function<void()>& hands)
{
    const float s = scale();
    const bool empty = nothing_yet(*model.state);
    const Area& drawing = plan.drawing;
    if (plan.controls.height > 0 && plan.controls.width > 0)
        time_controls(model, view, intents, plan.controls);
    if (hands)
        hands();
    if (empty) {
        empty_room(model, view, intents, drawing);
    } else if (!draws(view.room)) {
        const std::string& words = model.state->about().disclaimer(view.look.language);
        const double foot = words.empty() ? 0 : (plan.compact || drawing.width / s >= 860 ? 26 : 40) * s;
        const Area list{drawing.x, drawing.y, drawing.width, drawing.height - foot};
        if (view.room == Room::gaps)
            gaps_panel(model, view, intents, list);
        else if (view.room == Room::questions)
            questions_panel(model, view, intents, list);
        else
            tables_panel(model, view, intents, list);
        if (foot > 0)
            disclaimer_line(model, view, {list.x, list.y + list.height, list.width, foot});
    } else {
        heading(model, view, intents, {drawing.x, drawing.y, drawing.width, std::max(plan.head, plan.compact ? 0 : 104.0 * s)});
        empty_drawing(model, view, intents, drawing);
        if (!view.look.projector && view.room != Room::pictures)
            shown_line(model, view, intents, {drawing.x + 8 * s, drawing.y + drawing.height - 38 * s, drawing.width - 16 * s, 34 * s});
    }
    if (!view.look.projector) {
        top_bar(model, view, intents, plan.top);
        left_rail(model, view, intents, plan.rail);
    }
    if (plan.right.width > 0) {
        if (view.what_if)
            what_if_panel(model, view, intents, plan.right);
        else if (view.photo_form)
            photo_panel(model, view, intents, plan.right);
        else if (view.show_history)
            history_panel(model, view, intents, plan.right);
        else if (view.workshop.on)
            workshop_panel(model, view, intents, plan.right);
        else
            inspector(model, view, intents, plan.right);
    }
    const scene::Box& field = view.search_field;
    search_results(model, view, intents, {field.x, field.y + field.height + 4 * s, std::max(field.width, std::min(360.0 * s, drawing.width)), drawing.height * 0.8});
    notices(model, view, intents, drawing);
    tour_card(model, view, intents, plan);
}

void dialogs(const Model& model, View& view, Intents& intents)
{
    edit_dialogs(model, view, intents);
    file_dialog(model, view, intents);
    import_dialog(model, view, intents);
    figure_dialog(model, view, intents);
    help_dialog(model, view, intents);
}

}  // namespace crosscut::panels
