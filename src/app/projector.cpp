// SPDX-License-Identifier: Apache-2.0
#include "app/projector.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace crosscut::app {

std::optional<std::size_t> screen_for_projector(const std::vector<scene::Box>& screens, const scene::Box& facilitator)
{
    const double x = facilitator.x + facilitator.width / 2;
    const double y = facilitator.y + facilitator.height / 2;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < screens.size(); ++i) {
        const scene::Box& one = screens[i];
        const bool here = x >= one.x && x < one.x + one.width && y >= one.y && y < one.y + one.height;
        if (!here && (!best || one.width * one.height > screens[*best].width * screens[*best].height))
            best = i;
    }
    return screens.size() > 1 ? best : std::nullopt;
}

Result<Projector> Projector::open(const std::string& title, const scene::Box& facilitator)
{
    Result<screen::Window> window = screen::Window::open(title, 1280, 720, true);
    if (!window)
        return window.problem();
    glfwSwapInterval(0);  // the facilitator's window keeps the time; two waits would halve it
    Result<screen::Painter> painter = screen::Painter::make();
    if (!painter)
        return painter.problem();
    Projector projector(std::move(*window));
    projector.painter_ = std::make_unique<screen::Painter>(std::move(*painter));
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    std::vector<scene::Box> screens;
    for (int i = 0; i < count; ++i) {
        int x = 0;
        int y = 0;
        glfwGetMonitorPos(monitors[i], &x, &y);
        const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
        screens.push_back({static_cast<double>(x), static_cast<double>(y), mode ? mode->width : 0.0, mode ? mode->height : 0.0});
    }
    if (const auto other = screen_for_projector(screens, facilitator))
        if (const GLFWvidmode* mode = glfwGetVideoMode(monitors[*other]))
            glfwSetWindowMonitor(static_cast<GLFWwindow*>(projector.window_.native()), monitors[*other], 0, 0, mode->width, mode->height, mode->refreshRate);
    return projector;
}

Projector::~Projector()
{
    if (!painter_)
        return;  // moved from
    window_.make_current();
    picture_.reset();
    painter_.reset();
}

void Projector::show(scene::Scene scene)
{
    scene_ = std::make_shared<const scene::Scene>(std::move(scene));
    stale_ = true;
}

bool Projector::paint()
{
    const screen::Extent size = window_.framebuffer();
    if ((!stale_ && size == painted_) || size.width < 8 || size.height < 8)
        return false;
    window_.make_current();
    if (stale_)
        picture_ = painter_->prepare(scene_);
    stale_ = false;
    painted_ = size;
    painter_->clear(size.width, size.height, scene_->paper);
    screen::View view;
    view.framebuffer_width = size.width;
    view.framebuffer_height = size.height;
    view.clip = {0, 0, size.width, size.height};
    view.scale = std::min(size.width / std::max(1.0, scene_->page.width), size.height / std::max(1.0, scene_->page.height));
    view.origin_x = (size.width - scene_->page.width * view.scale) / 2 - scene_->page.x * view.scale;
    view.origin_y = (size.height - scene_->page.height * view.scale) / 2 - scene_->page.y * view.scale;
    painter_->draw(*picture_, view);
    window_.swap();
    return true;
}

}  // namespace crosscut::app
