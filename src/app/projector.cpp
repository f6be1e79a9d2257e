// SPDX-License-Identifier: Apache-2.0
#include "app/projector.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace crosscut::app {

Result<Projector> Projector::open(const std::string& title)
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
    if (count > 1)
        if (const GLFWvidmode* mode = glfwGetVideoMode(monitors[1]))
            glfwSetWindowMonitor(static_cast<GLFWwindow*>(projector.window_.native()), monitors[1], 0, 0, mode->width, mode->height, mode->refreshRate);
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
    scene_ = std::move(scene);
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
    painter_->clear(size.width, size.height, scene_.paper);
    screen::View view;
    view.framebuffer_width = size.width;
    view.framebuffer_height = size.height;
    view.clip = {0, 0, size.width, size.height};
    view.scale = std::min(size.width / std::max(1.0, scene_.page.width), size.height / std::max(1.0, scene_.page.height));
    view.origin_x = (size.width - scene_.page.width * view.scale) / 2 - scene_.page.x * view.scale;
    view.origin_y = (size.height - scene_.page.height * view.scale) / 2 - scene_.page.y * view.scale;
    painter_->draw(*picture_, view);
    window_.swap();
    return true;
}

}  // namespace crosscut::app
