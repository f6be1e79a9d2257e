// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"
#include "screen/painter.hpp"
#include "screen/window.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace crosscut::app {

/// Which screen the projector fills: the largest that the middle of the facilitator's window is not on; none where there is
/// only one.
std::optional<std::size_t> screen_for_projector(const std::vector<scene::Box>& screens, const scene::Box& facilitator);

/// The window for the projector: it shows one scene and takes no input. On a second screen it fills it.
class Projector {
public:
    /// Opens it; the context of another window must be made current again afterwards.
    static Result<Projector> open(const std::string& title, const scene::Box& facilitator);

    Projector(Projector&&) noexcept = default;
    Projector& operator=(Projector&&) noexcept = default;
    ~Projector();

    /// Shows a scene from now on.
    void show(scene::Scene scene);
    /// Paints if something changed since the last time; whether it did. Its context is current afterwards.
    bool paint();
    screen::Extent pixels() const { return window_.framebuffer(); }
    double scale() const { return window_.content_scale(); }
    const scene::Scene& shown() const { return *scene_; }
    bool closed() const { return window_.wants_to_close(); }

private:
    explicit Projector(screen::Window window) : window_(std::move(window)) {}

    screen::Window window_;
    std::unique_ptr<screen::Painter> painter_;  ///< null when moved from
    std::optional<screen::Picture> picture_;
    std::shared_ptr<const scene::Scene> scene_ = std::make_shared<const scene::Scene>();
    screen::Extent painted_;
    bool stale_ = true;
};

}  // namespace crosscut::app
