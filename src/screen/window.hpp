// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <memory>
#include <string>
#include <vector>

namespace crosscut::screen {

/// Two whole numbers of pixels (or of screen units, which differ from pixels on some systems).
struct Extent {
    int width = 0;
    int height = 0;
    bool operator==(const Extent&) const = default;
};

/// A window with an OpenGL 3.3 core context that is current on the thread that opened it.
///
/// Everything belongs to the main thread except `wake`. Several windows may exist; the last one opened
/// is current until `make_current`. Anything made on the graphics card (Painter, Picture, Offscreen)
/// must be gone before its window is.
class Window {
public:
    /// Opens a window of a size in screen units. An invisible one serves for screenshots and tests.
    /// Problem::unsupported without a display or without OpenGL 3.3; its hint names `crosscut report`.
    static Result<Window> open(const std::string& title, int width, int height, bool visible);

    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    void make_current();
    /// Shows what was drawn; waits for the screen (once per frame).
    void swap();

    /// Handles what has happened so far and comes back at once.
    void poll();
    /// Waits until something happens, but no longer than `seconds`; a negative number waits on.
    void wait(double seconds);
    /// Ends a `wait` from any thread.
    static void wake();

    bool wants_to_close() const;
    void set_wants_to_close(bool wanted);
    void set_title(const std::string& title);

    /// Size in screen units, as the mouse is measured.
    Extent size() const;
    /// Size in pixels, as it is drawn; 0 × 0 while minimised.
    Extent framebuffer() const;
    /// How much larger than at 96 dpi the system wants things drawn: 1, 1.5, 2 ...
    double content_scale() const;
    bool focused() const;
    /// "OpenGL version, renderer", for the about box and for reports of errors.
    std::string graphics() const;

    /// The paths of files that were dropped on the window since the last call, in their order.
    std::vector<std::string> take_dropped_files();

    /// The window of the library underneath (GLFWwindow*), for the back end of the panels.
    void* native() const;

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace crosscut::screen
