// SPDX-License-Identifier: Apache-2.0
#include "screen/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace crosscut::screen {
namespace {

/// Pixels with less than this belong to the smoothing of an edge and have no halo of their own.
constexpr int touched = 12;

}  // namespace

Coverage grown(const Coverage& letter, double radius)
{
    const int pad = static_cast<int>(std::ceil(radius));
    Coverage halo;
    halo.width = letter.width + 2 * pad;
    halo.height = letter.height + 2 * pad;
    halo.left = letter.left - pad;
    halo.top = letter.top + pad;
    halo.share.assign(static_cast<std::size_t>(halo.width) * static_cast<std::size_t>(halo.height), 0);
    for (int dy = -pad; dy <= pad; ++dy) {
        for (int dx = -pad; dx <= pad; ++dx) {
            // A wholly covered pixel reaches one pixel further than one that is barely touched; so thin
            // strokes, which cover no pixel wholly, have a halo as opaque as that of thick ones.
            const auto base = static_cast<int>(std::lround((radius - std::hypot(dx, dy)) * 255));
            if (base <= -255) {
                continue;
            }
            for (int y = 0; y < letter.height; ++y) {
                const std::uint8_t* from = letter.share.data() + static_cast<std::ptrdiff_t>(y) * letter.width;
                std::uint8_t* to = halo.share.data() + static_cast<std::ptrdiff_t>(y + pad + dy) * halo.width + pad + dx;
                for (int x = 0; x < letter.width; ++x) {
                    if (from[x] > touched) {
                        to[x] = std::max(to[x], static_cast<std::uint8_t>(std::clamp(from[x] + base, 0, 255)));
                    }
                }
            }
        }
    }
    return halo;
}

Shelves::Spot Shelves::place(int width, int height)
{
    const int wide = width + 2;
    const int high = height + 2;
    if (wide > side_ || high > side_) {
        return {};
    }
    if (x_ + wide > side_) {
        y_ += shelf_;
        x_ = 0;
        shelf_ = 0;
    }
    if (y_ + high > side_) {
        if (sheet_ + 1 >= sheets_) {
            return {};
        }
        ++sheet_;
        x_ = 0;
        y_ = 0;
        shelf_ = 0;
    }
    const Spot spot{sheet_, x_ + 1, y_ + 1};
    x_ += wide;
    shelf_ = std::max(shelf_, high);
    return spot;
}

void Shelves::clear()
{
    sheet_ = 0;
    x_ = 0;
    y_ = 0;
    shelf_ = 0;
}

}  // namespace crosscut::screen
