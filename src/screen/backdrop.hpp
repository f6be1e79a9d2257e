// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screen/image.hpp"
#include "screen/program.hpp"

namespace crosscut::screen {

/// An image on the graphics card, to lie under a picture.
class Backdrop {
public:
    /// Where it lies, in points of the picture.
    ///
    ///   x, y      Its middle.   width, height  Before it is turned.
    ///   turn      Degrees clockwise around its middle.
    ///   strength  0 = not to be seen, 1 = as it is.
    struct Place {
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
        double turn = 0;
        double strength = 1;
    };

    /// Needs a current context. An image without pixels, or one that is larger than the graphics card can hold, is never seen.
    explicit Backdrop(const Image& image);

    bool empty() const { return texture_.number() == 0; }
    unsigned texture() const { return texture_.number(); }

private:
    Texture texture_;
};

}  // namespace crosscut::screen
