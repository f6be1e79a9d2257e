// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace crosscut::screen {

/// Pixels as red, green, blue, alpha bytes; the first row is the top one, rows follow without a gap.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;

    /// The four bytes of a pixel that lies inside.
    const std::uint8_t* pixel(int x, int y) const;
};

/// Reads a rectangle of the framebuffer in use, which is `framebuffer_height` pixels high, y downwards
/// from its top. A rectangle of no area gives an image of no size. Waits until drawing has ended.
Image read_pixels(int x, int y, int width, int height, int framebuffer_height);

/// A picture to draw on that no window shows: screenshots at any size, and tests.
class Offscreen {
public:
    /// Problem::limit when the graphics card cannot hold a picture of that size.
    static Result<Offscreen> make(int width, int height);

    Offscreen(Offscreen&&) noexcept;
    Offscreen& operator=(Offscreen&&) noexcept;
    ~Offscreen();

    /// From now on everything is drawn here ...
    void use();
    /// ... and from now on in the window again.
    void leave();

    /// All pixels of it.
    Image read();

private:
    struct State;
    explicit Offscreen(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace crosscut::screen
