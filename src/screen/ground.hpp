// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace crosscut::screen {

/// Pixels (red, green, blue, alpha from the lowest byte on) row after row from the bottom, as OpenGL reads and takes them.
struct Ground {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    /// A row from the top.
    std::uint32_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(height - 1 - y) * width; }
};

}  // namespace crosscut::screen
