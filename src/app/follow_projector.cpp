// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"
#include "app/stage.hpp"

#include "foundation/text.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace crosscut::app {

void Program::follow_projector()
{
    const panels::Workshop& workshop = view_.workshop;
    if (projector_ && projector_->closed())
        view_.workshop.projector = false;
    if (!workshop.on || !workshop.projector) {
        if (projector_) {
            projector_.reset();
            window_.make_current();
        }
        return;
    }
    if (!projector_) {
        int place[4] = {0, 0, 0, 0};
        glfwGetWindowPos(static_cast<GLFWwindow*>(window_.native()), &place[0], &place[1]);
        glfwGetWindowSize(static_cast<GLFWwindow*>(window_.native()), &place[2], &place[3]);
        Result<Projector> opened = Projector::open(std::string(tr(language(), "Crosscut – projector")),
                                                   {static_cast<double>(place[0]), static_cast<double>(place[1]), static_cast<double>(place[2]), static_cast<double>(place[3])});
        if (opened) {
            projector_ = std::make_unique<Projector>(std::move(*opened));
            staged_.clear();
        } else {
            view_.workshop.projector = false;
            session_.refuse(opened.problem(), language(), session_.now);
        }
        window_.make_current();
        if (!projector_)
            return;
    }
    StageLook look;
    const screen::Extent pixels = projector_->pixels();
    look.width = pixels.width;
    look.height = pixels.height;
    look.pixels = std::max(0.5, projector_->scale());
    const study::State& state = session_.book.state();
    look.heading = workshop.question >= 0 ? std::string(panels::guided_question(language(), workshop.question))
                   : view_.room == panels::Room::pictures && session_.picture() ? scene::picture_heading(*session_.picture(), language())
                   : view_.room == panels::Room::lanes ? scene::lanes_heading_of(state.archive, view_.question, language())
                                                       : scene::heading_of(state.archive, view_.question, language());
    if (workshop.spotlight && !view_.selection.actors.empty())
        look.spotlight = in_spotlight(session_.snapshot(), view_.selection.actors);
    if (workshop.reveal > 0) {
        const auto sectors = panels::sectors_shown(session_.snapshot(), state.archive);
        look.sectors.insert(sectors.begin(), sectors.begin() + std::min<std::ptrdiff_t>(workshop.reveal, static_cast<std::ptrdiff_t>(sectors.size())));
    }
    std::string made = std::to_string(session_.revision()) + '/' + std::to_string(static_cast<int>(view_.room)) + '/' + std::to_string(static_cast<int>(workshop.names)) + '/' + look.heading + '/' +
                       std::to_string(pixels.width) + 'x' + std::to_string(pixels.height) + '/' + std::to_string(workshop.reveal) + '/' + iso(view_.day) + (view_.look.contrast ? "c" : view_.look.dark ? "d" : "l");
    for (const ActorId id : look.spotlight)
        made += ' ' + std::to_string(id.value);
    // A picture that is being prepared waits; the wall keeps what it shows.
    if (view_.room == panels::Room::pictures) {
        if (session_.picture_waits(view_))
            made = staged_;
        else
            made += '#' + std::to_string(reinterpret_cast<std::uintptr_t>(session_.picture()->content.get()));
    }
    // While the day is dragged, the projector follows a few times a second.
    if (made != staged_ && session_.now - staged_at_ > 0.12 && pixels.width > 40) {
        scene::Encoding encoding = session_.encoding(view_);
        encoding.names = workshop.names;
        const auto sheet = sheet_of(state, session_.shared_derived(), session_.shared_snapshot(), session_.map_input(), encoding, view_, {}, session_.picture(), session_.lane_facts());
        Result<scene::Scene> scene = stage_scene(*sheet, look);
        if (scene)
            projector_->show(std::move(*scene));
        staged_ = scene ? made : std::string();
        staged_at_ = session_.now;
    }
    if (projector_->paint())
        window_.make_current();
}

}  // namespace crosscut::app
