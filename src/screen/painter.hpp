// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/marks.hpp"
#include "screen/backdrop.hpp"

#include <memory>

namespace crosscut::screen {

/// Pixels of the framebuffer, y downwards from its top left corner.
struct PixelBox {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const PixelBox&) const = default;
};

/// From where a scene is looked at. A point (x, y) of the scene falls on the pixel
/// (origin_x + x * scale, origin_y + y * scale), y downwards. The origin is rounded to whole pixels
/// when drawing, so that letters stay as sharp as they were set.
struct View {
    double origin_x = 0;
    double origin_y = 0;
    double scale = 1;  ///< pixels per point, above 0; 1 is 100 % on a plain screen
    int framebuffer_width = 0;
    int framebuffer_height = 0;
    PixelBox clip;  ///< nothing is drawn outside
};

/// A scene made ready for the graphics card. It shares the scene.
class Picture {
public:
    Picture(Picture&&) noexcept;
    Picture& operator=(Picture&&) noexcept;
    ~Picture();

private:
    friend class Painter;
    struct State;
    explicit Picture(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Draws scenes with OpenGL 3.3 and nothing beyond it, also without a graphics card. Edges are
/// smoothed by the shading programs at every scale; colours are painted over each other as they are
/// (sRGB values, straight alpha), mark after mark in the order of the scene.
class Painter {
public:
    /// Needs a current context. Problem::unsupported when there is none that can do OpenGL 3.3,
    /// Problem::internal when a shading program does not build.
    static Result<Painter> make();

    Painter(Painter&&) noexcept;
    Painter& operator=(Painter&&) noexcept;
    ~Painter();

    /// Makes a picture. It is good for every view: moving needs nothing new; letters (and curves, when
    /// they come much nearer) are set anew by `draw` when the scale asks for it.
    Picture prepare(std::shared_ptr<const scene::Scene> scene);

    /// Fills the framebuffer in use, of that size, with one colour.
    void clear(int width, int height, scene::Colour colour);

    /// Paints the paper over the clip rectangle (unless it is transparent) and the marks on it, into
    /// the framebuffer in use. Afterwards depth test, culling and scissor are off and blending is on.
    void draw(const Picture& picture, const View& view);

    /// Paints a backdrop within the clip rectangle, over what is there; a picture that is drawn next lies over it.
    void draw(const Backdrop& backdrop, const Backdrop::Place& place, const View& view);

    /// The same pixels over paper of a colour; from the second time on they are kept, so that a picture that only moves costs a copy.
    void draw_kept(const Picture& picture, const View& view, scene::Colour paper);
    /// What was kept, stretched to the scale of the view: for a moment, while hands zoom what takes long to compose.
    /// False where nothing is kept.
    bool draw_stretched(const Picture& picture, const View& view);

private:
    struct State;
    explicit Painter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace crosscut::screen
