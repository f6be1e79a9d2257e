// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screen/painter.hpp"
#include "screen/program.hpp"

namespace crosscut::screen {

/// A stretch of a picture that was painted once and is shown again and again: as long as a drawing only moves, its
/// pixels stay the same. Places are pixels from the origin of the picture.
class Kept {
public:
    ~Kept();
    Kept() = default;
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

    /// Whether what a view shows is there, at its very scale.
    bool holds(const View& view) const;
    bool empty() const { return scale_ <= 0; }
    void forget() { scale_ = 0; }

    /// Room for what a view shows and a third of it around, into which is drawn until `end`.
    ///
    ///   Value  The view to draw with; without extent where the graphics card has no room for it.
    View begin(const View& view);
    void end();

    /// Copies what the view shows into the framebuffer in use: pixel by pixel, or stretched where its scale is another;
    /// what then lies beyond stays as it is.
    void show(const View& view) const;

private:
    Texture texture_;
    unsigned frame_ = 0;
    int width_ = 0;
    int height_ = 0;
    int x_ = 0;
    int y_ = 0;
    double scale_ = 0;
    int before_ = 0;  ///< the framebuffer that was in use
};

}  // namespace crosscut::screen
