// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screen/pieces.hpp"
#include "screen/painter.hpp"
#include "screen/program.hpp"

#include <vector>

namespace crosscut::screen {

/// Whether the context in use draws without a graphics card. Then pixels lie in the same memory as ours, and reading them is a copy.
bool draws_in_software();

/// A rectangle of the framebuffer, taken out to be painted on by our own code and put back.
class Pixels {
public:
    ~Pixels();
    Pixels() = default;
    Pixels(Pixels&& other) noexcept;
    Pixels& operator=(Pixels&&) = delete;

    /// Reads the pixels of a box (y downwards), which lies within the framebuffer in use.
    Ground take(const PixelBox& box, int framebuffer_height);
    /// Puts them back where they were; the scissor is on again as it was.
    void give_back();

private:
    std::vector<std::uint32_t> values_;
    PixelBox box_;
    int framebuffer_height_ = 0;
    Texture texture_;
    unsigned frame_ = 0;
    int width_ = 0;  ///< of the texture
    int height_ = 0;
};

}  // namespace crosscut::screen
