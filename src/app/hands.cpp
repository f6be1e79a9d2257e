// SPDX-License-Identifier: Apache-2.0
#include "app/canvas.hpp"

#include "foundation/text.hpp"
#include "scene/fold.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace crosscut::app {

using panels::DoEdit;
using panels::Intents;
using panels::Room;
using scene::Subject;

namespace {

ImU32 packed(scene::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

bool inside(const std::vector<scene::Point>& outline, scene::Point p)
{
    bool in = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++)
        if ((outline[i].y > p.y) != (outline[j].y > p.y) &&
            p.x < (outline[j].x - outline[i].x) * (p.y - outline[i].y) / (outline[j].y - outline[i].y) + outline[i].x)
            in = !in;
    return in;
}

/// Actors of a department, by its head.
std::vector<ActorId> members_of(const network::Snapshot& net, ActorId head)
{
    std::vector<ActorId> members;
    for (std::size_t k = 0; k < net.actors.size(); ++k)
        if (net.groups[static_cast<std::size_t>(net.group[k])] == head)
            members.push_back(net.actors[k]);
    return members;
}

void toggle(panels::Selection& selection, ActorId actor)
{
    const auto found = std::find(selection.actors.begin(), selection.actors.end(), actor);
    if (found == selection.actors.end())
        selection.actors.push_back(actor);
    else
        selection.actors.erase(found);
}

}  // namespace

void Canvas::hands(const Session& session, panels::View& view, Intents& intents)
{
    if (areas_.time.width > 0)
        hands_on_time(session, view);
    if (view.room != Room::map && view.room != Room::lanes && view.room != Room::pictures)
        return;
    panels::begin_area(view.in_second ? "canvas.second" : "canvas", areas_.drawing, true, false);
    ImGui::SetCursorPos({0, 0});
    ImGui::InvisibleButton("##canvas", {static_cast<float>(std::max(1.0, areas_.drawing.width)), static_cast<float>(std::max(1.0, areas_.drawing.height))},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
    panels::note(view.in_second ? "drawing.second" : "drawing", areas_.drawing);
    if (panels::probe() && view.room == Room::map)
        for (const scene::Mark& mark : drawing_.scene->marks)
            if (const auto* glyph = std::get_if<scene::Glyph>(&mark.form); glyph && mark.subject.kind == Subject::Kind::actor) {
                const evidence::Actor* actor = evidence::find(*session.book.state().archive.actors, ActorId{mark.subject.id});
                const double r = glyph->radius * areas_.points;
                panels::note("actor." + (actor ? actor->key : std::string()),
                             {drawing_.origin_x + glyph->at.x * areas_.points - r, drawing_.origin_y + glyph->at.y * areas_.points - r, 2 * r, 2 * r});
            }
    if (view.room == Room::map)
        hands_on_map(session, view, intents);
    else if (view.room == Room::lanes)
        hands_on_lanes(session, view, intents);
    else
        hands_on_picture(session, view);
    menu(session, view, intents);
    panels::end_area();
}

void Canvas::hands_on_map(const Session& session, panels::View& view, Intents& intents)
{
    ImGuiIO& io = ImGui::GetIO();
    const bool over = ImGui::IsItemHovered();
    const scene::Point mouse{io.MousePos.x, io.MousePos.y};
    const scene::Mark* mark = over || gesture_ != Gesture::none ? mark_under(mouse.x, mouse.y) : nullptr;
    const ActorId actor = mark && mark->subject.kind == Subject::Kind::actor ? ActorId{mark->subject.id} : ActorId{};
    const bool free = scene::movable(view.look.places) && !session.book.read_only();

    hovered_ = over && gesture_ == Gesture::none && actor ? std::optional(actor) : std::nullopt;
    if (over && io.MouseWheel != 0)
        zoom(std::pow(1.18, static_cast<double>(io.MouseWheel)), mouse);
    if (over && mark && gesture_ == Gesture::none)
        tip(session, view, *mark);

    const bool twice = over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    if (!view.photo_form)
        photo_grip_.reset();  // closed in the middle of a drag
    const bool took_photo = photo_grip_.has_value();
    if (view.photo_form && (hands_on_photo(session, view, intents) || (!twice && (took_photo || photo_grip_))))
        return;
    if (twice) {
        gesture_ = Gesture::none;
        if (mark && mark->subject.kind == Subject::Kind::department && view.folded.count(ActorId{mark->subject.id})) {
            view.folded.erase(ActorId{mark->subject.id});
        } else if (actor) {
            view.rename_form = panels::rename_of(session.book.state().archive, actor);
        } else if (!mark || mark->subject.kind == Subject::Kind::structure || mark->subject.kind == Subject::Kind::department) {
            panels::ActorForm form;
            form.city = view.question.city;
            const scene::Point at = to_layout(mouse.x, mouse.y);
            form.at = {{at.x, at.y}};
            view.actor_form = form;
        }
        return;
    }

    if (gesture_ == Gesture::none && over) {
        const bool space = ImGui::IsKeyDown(' ');
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Middle) || (space && ImGui::IsMouseClicked(ImGuiMouseButton_Left))) {
            gesture_ = Gesture::pan;
            from_ = mouse;
        } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
            from_ = mouse;
            from_actor_ = actor;
            dragging_ = false;
            lasso_ = {mouse};
            if (view.tie_tool && actor) {
                // Two clicks make a tie; the same actor twice gives up.
                if (!tie_start_)
                    tie_start_ = actor;
                else {
                    if (*tie_start_ != actor) {
                        panels::TieForm form;
                        form.from = *tie_start_;
                        form.to = actor;
                        view.tie_form = form;
                    }
                    tie_start_.reset();
                    view.tie_tool = false;
                }
                return;
            }
            if (actor && io.KeyAlt && !io.KeyShift)
                gesture_ = Gesture::tie;
            else if (actor && !io.KeyShift && !io.KeyCtrl)
                gesture_ = Gesture::move;
            else if (io.KeyAlt && io.KeyShift)
                gesture_ = Gesture::lasso;
            else if (io.KeyShift && !actor)
                gesture_ = Gesture::box;
            else
                gesture_ = Gesture::pan;
            if (actor && (io.KeyShift || io.KeyCtrl)) {
                toggle(view.selection, actor);
                view.selection.tie.reset();
                view.selection.structure.reset();
                gesture_ = Gesture::none;
            }
        }
    }
    if (!view.tie_tool)
        tie_start_.reset();
    if (gesture_ == Gesture::none) {
        if (tie_start_ && over) {
            for (const scene::Mark& one : drawing_.scene->marks)
                if (const auto* glyph = std::get_if<scene::Glyph>(&one.form); glyph && one.subject.kind == Subject::Kind::actor && one.subject.id == tie_start_->value) {
                    ImGui::GetWindowDrawList()->AddLine({static_cast<float>(drawing_.origin_x + glyph->at.x * areas_.points), static_cast<float>(drawing_.origin_y + glyph->at.y * areas_.points)},
                                                        io.MousePos, packed(panels::colour_of(panels::Tone::accent)), 2 * panels::scale());
                    break;
                }
        }
        return;
    }

    const bool left = ImGui::IsMouseDown(ImGuiMouseButton_Left);
    const bool middle = ImGui::IsMouseDown(ImGuiMouseButton_Middle);
    if (std::hypot(mouse.x - from_.x, mouse.y - from_.y) > 4 * panels::scale())
        dragging_ = true;
    if (!left && !middle) {
        end_gesture(session, view, intents);
        return;
    }
    if (!dragging_)
        return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const scene::Colour accent = panels::colour_of(panels::Tone::accent);
    switch (gesture_) {
    case Gesture::pan:
        pan(io.MouseDelta.x, io.MouseDelta.y);
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
        break;
    case Gesture::move:
        if (free) {
            const scene::Point a = to_layout(from_.x, from_.y);
            const scene::Point b = to_layout(mouse.x, mouse.y);
            std::vector<ActorId> actors = view.selection.has(from_actor_) ? view.selection.actors : std::vector<ActorId>{from_actor_};
            for (const ActorId one : actors)
                if (const auto place = session.map_input().places.find(one); place != session.map_input().places.end())
                    moved_[one] = {place->second.x + b.x - a.x, place->second.y + b.y - a.y};
            stale_ = true;
        }
        break;
    case Gesture::tie:
        list.AddLine({static_cast<float>(from_.x), static_cast<float>(from_.y)}, io.MousePos, packed(accent), 2 * panels::scale());
        if (actor && actor != from_actor_)
            panels::tooltip(scene::shown_name(session.book.state().archive, from_actor_, view.look.names) + " – " +
                            scene::shown_name(session.book.state().archive, actor, view.look.names));
        break;
    case Gesture::box:
        list.AddRectFilled({static_cast<float>(from_.x), static_cast<float>(from_.y)}, io.MousePos, packed(scene::faded(accent, 0.08)));
        list.AddRect({static_cast<float>(from_.x), static_cast<float>(from_.y)}, io.MousePos, packed(accent), 0, 0, panels::scale());
        break;
    case Gesture::lasso:
        if (std::hypot(mouse.x - lasso_.back().x, mouse.y - lasso_.back().y) > 3)
            lasso_.push_back(mouse);
        for (std::size_t i = 0; i + 1 < lasso_.size(); ++i)
            list.AddLine({static_cast<float>(lasso_[i].x), static_cast<float>(lasso_[i].y)}, {static_cast<float>(lasso_[i + 1].x), static_cast<float>(lasso_[i + 1].y)}, packed(accent), 1.5f * panels::scale());
        break;
    case Gesture::none: break;
    }
}

void Canvas::end_gesture(const Session& session, panels::View& view, Intents& intents)
{
    const scene::Point mouse{ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y};
    const Gesture gesture = std::exchange(gesture_, Gesture::none);
    const bool dragged = std::exchange(dragging_, false);
    const scene::Mark* mark = mark_under(mouse.x, mouse.y);
    panels::Selection& selection = view.selection;
    if (!dragged) {
        if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left))
            return;
        const bool keep = ImGui::GetIO().KeyShift || ImGui::GetIO().KeyCtrl;
        if (!keep)
            selection = {};
        view.gap.reset();
        if (!mark)
            return;
        if (mark->subject.kind == Subject::Kind::actor)
            selection.actors = {ActorId{mark->subject.id}};
        else if (mark->subject.kind == Subject::Kind::tie)
            selection.tie = mark->subject.id;
        else if (mark->subject.kind == Subject::Kind::structure)
            selection.structure = StructureId{mark->subject.id};
        else if (mark->subject.kind == Subject::Kind::department && view.folded.count(ActorId{mark->subject.id}))
            selection.actors = members_of(session.snapshot(), ActorId{mark->subject.id});
        else if (mark->subject.kind == Subject::Kind::gap)
            view.gap = static_cast<int>(mark->subject.id);
        return;
    }
    switch (gesture) {
    case Gesture::move: {
        study::MoveActors edit;
        for (const auto& [actor, at] : moved_)
            edit.pins.push_back({actor, at.x, at.y});
        moved_.clear();
        if (!edit.pins.empty())
            intents.push_back(DoEdit{edit, false});
        break;
    }
    case Gesture::tie:
        if (mark && mark->subject.kind == Subject::Kind::actor && ActorId{mark->subject.id} != from_actor_) {
            panels::TieForm form;
            form.from = from_actor_;
            form.to = ActorId{mark->subject.id};
            const auto& relations = *session.book.state().archive.relations;
            if (view.workshop.on && !relations.empty()) {
                // In a workshop a tie is entered at once: the table said so, and the next one waits.
                study::AddTie edit;
                edit.from = form.from;
                edit.to = form.to;
                edit.relation = relations[static_cast<std::size_t>(std::clamp(view.workshop.relation, 0, static_cast<int>(relations.size()) - 1))].id;
                intents.push_back(DoEdit{edit, false});
            } else {
                view.tie_form = form;
            }
        }
        break;
    case Gesture::box:
    case Gesture::lasso: {
        std::vector<scene::Point> outline = lasso_;
        if (gesture == Gesture::box)
            outline = {from_, {mouse.x, from_.y}, mouse, {from_.x, mouse.y}};
        selection.tie.reset();
        selection.structure.reset();
        for (const scene::Mark& one : drawing_.scene->marks)
            if (const auto* glyph = std::get_if<scene::Glyph>(&one.form); glyph && one.subject.kind == Subject::Kind::actor) {
                const scene::Point at{drawing_.origin_x + glyph->at.x * areas_.points, drawing_.origin_y + glyph->at.y * areas_.points};
                if (outline.size() > 2 && inside(outline, at) && !selection.has(ActorId{one.subject.id}))
                    selection.actors.push_back(ActorId{one.subject.id});
            }
        break;
    }
    default: break;
    }
    (void)session;
    lasso_.clear();
    stale_ = true;
}

void Canvas::tip(const Session& session, const panels::View& view, const scene::Mark& mark) const
{
    std::string words = mark.title;
    const evidence::Archive& archive = session.book.state().archive;
    const Language language = view.look.language;
    if (mark.subject.kind == Subject::Kind::actor) {
        const ActorId id{mark.subject.id};
        const evidence::Actor* actor = evidence::find(*archive.actors, id);
        const auto node = session.snapshot().node(id);
        if (actor && node) {
            words = scene::shown_name(archive, id, view.look.names) + "\n" + std::string(evidence::label(language, actor->sector));
            words += " · " + say(language, "ties: {1}, partners who could be asked: {2}", {std::to_string(session.snapshot().graph.degree(node->index)), std::to_string(session.snapshot().observable[node->index])});
        }
    } else if (mark.subject.kind == Subject::Kind::tie) {
        if (const network::Tie* tie = session.derived().ties.find(mark.subject.id)) {
            if (words.empty())
                words = scene::tie_title(archive, *tie, session.encoding(view));
            words += "\n" + say(language, "said by {1}, denied by {2}; click to read who says so", {std::to_string(tie->affirming), std::to_string(tie->denying)});
        }
    }
    if (!words.empty())
        panels::tooltip(words);
}

void Canvas::menu(const Session& session, panels::View& view, Intents& intents)
{
    const ImGuiIO& io = ImGui::GetIO();
    const Language language = view.look.language;
    if (ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) {
        const scene::Mark* mark = mark_under(io.MousePos.x, io.MousePos.y);
        panels::Selection& selection = view.selection;
        if (mark && mark->subject.kind == Subject::Kind::actor && !selection.has(ActorId{mark->subject.id}))
            selection = {{ActorId{mark->subject.id}}, {}, {}};
        else if (mark && mark->subject.kind == Subject::Kind::department && view.folded.count(ActorId{mark->subject.id}))
            selection = {members_of(session.snapshot(), ActorId{mark->subject.id}), {}, {}};
        else if (mark && mark->subject.kind == Subject::Kind::tie)
            selection = {{}, mark->subject.id, {}};
        else if (mark && mark->subject.kind == Subject::Kind::structure)
            selection = {{}, {}, StructureId{mark->subject.id}};
        else if (!mark)
            selection = {};
        from_ = {io.MousePos.x, io.MousePos.y};
        ImGui::OpenPopup("##menu");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8 * panels::scale(), 8 * panels::scale()});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2, 2 * panels::scale()});
    ImGui::SetNextWindowSize({270 * panels::scale(), 0});
    if (ImGui::BeginPopup("##menu", ImGuiWindowFlags_NoMove)) {
        const evidence::Archive& archive = session.book.state().archive;
        const panels::Selection selection = view.selection;
        bool ask = false;
        const auto entry = [&](const char* name, std::string_view words) {
            const bool hit = panels::row(name, tr(language, words), {}, false);
            if (hit)
                ImGui::CloseCurrentPopup();
            return hit;
        };
        if (selection.tie) {
            const network::Tie* tie = session.derived().ties.find(*selection.tie);
            if (tie)
                panels::line(scene::shown_name(archive, tie->a, view.look.names) + " – " + scene::shown_name(archive, tie->b, view.look.names), 0, panels::Font::small_strong, panels::Tone::quiet);
            if (entry("menu.whatif", "What if it were not there?"))
                ask = true;
            if (entry("menu.why", "Why this tie?")) {
                view.inspector_tab = panels::InspectorTab::claims;
                view.right_open = true;
            }
        } else if (selection.structure) {
            panels::line(scene::shown_name(archive, *selection.structure, view.look.names), 0, panels::Font::small_strong, panels::Tone::quiet);
            if (entry("menu.structure", "Show facts")) {
                view.inspector_tab = panels::InspectorTab::facts;
                view.right_open = true;
            }
            if (entry("menu.whatif", "What if it were not there?"))
                ask = true;
            if (entry("menu.lanes", "Show among the structures"))
                view.room = Room::lanes;
        } else if (!selection.actors.empty()) {
            const bool one = selection.actors.size() == 1;
            panels::line(one ? scene::shown_name(archive, selection.actors.front(), view.look.names) : say(language, "{1} actors", {std::to_string(selection.actors.size())}), 0,
                         panels::Font::small_strong, panels::Tone::quiet);
            if (one && entry("menu.who", "Who says so?")) {
                view.inspector_tab = panels::InspectorTab::claims;
                view.right_open = true;
            }
            if (entry("menu.whatif", "What if it were not there?"))
                ask = true;
            if (one && entry("menu.rename", "Rename …"))
                view.rename_form = panels::rename_of(archive, selection.actors.front());
            if (one && entry("menu.focus", "Only what is around it"))
                view.focus_steps = 1;
            if (selection.actors.size() == 2 && entry("menu.tie", "Draw a tie between them …")) {
                panels::TieForm form;
                form.from = selection.actors[0];
                form.to = selection.actors[1];
                view.tie_form = form;
            }
            if (selection.actors.size() == 2 && entry("menu.merge", "Merge them …"))
                view.merge_form = panels::merge_of(selection.actors[0], selection.actors[1]);
            std::vector<ActorId> pinned;
            std::vector<study::Pin> fixed;
            for (const ActorId id : selection.actors) {
                if (evidence::find(*session.book.state().pins, id))
                    pinned.push_back(id);
                else if (const auto place = session.map_input().places.find(id); place != session.map_input().places.end())
                    fixed.push_back({id, place->second.x, place->second.y});
            }
            if (scene::movable(view.look.places) && !fixed.empty() && entry("menu.pin", "Pin here"))
                intents.push_back(DoEdit{study::MoveActors{fixed}, false});
            if (!pinned.empty() && entry("menu.unpin", "Take the pin off"))
                intents.push_back(DoEdit{study::Unpin{pinned}, false});
            if (view.room == Room::map)
                if (const auto node = session.snapshot().node(selection.actors.front())) {
                    const ActorId head = session.snapshot().groups[static_cast<std::size_t>(session.snapshot().group[node->index])];
                    if (view.folded.count(head)) {
                        if (entry("menu.unfold", "Unfold this department"))
                            view.folded.erase(head);
                    } else if (scene::foldable(session.snapshot()).count(head) && entry("menu.fold", "Fold this department"))
                        view.folded.insert(head);
                }
            if (entry("menu.delete", "Delete …"))
                view.delete_form.emplace().actors = selection.actors;
        } else {
            if (entry("menu.actor", "New actor here …")) {
                panels::ActorForm form;
                form.city = view.question.city;
                const scene::Point at = to_layout(from_.x, from_.y);
                form.at = {{at.x, at.y}};
                view.actor_form = form;
            }
            if (view.room == Room::map && entry("menu.photo", "Photo of a paper map …"))
                view.photo_form = panels::PhotoForm{};
            if (entry("menu.tie_tool", "Draw a tie (two clicks)"))
                view.tie_tool = true;
            if (entry("menu.fit", "Fit to the window"))
                intents.push_back(panels::FitDrawing{});
            if (entry("menu.arrange", "Arrange anew"))
                intents.push_back(panels::ArrangeAnew{});
        }
        if (ask)
            panels::begin_what_if(session.model(view), view);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace crosscut::app
