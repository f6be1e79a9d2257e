// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catch.hpp"

#include "screen/image.hpp"
#include "screen/painter.hpp"
#include "screen/window.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

namespace crosscut::screen {

inline constexpr scene::Colour white{255, 255, 255, 255};
inline constexpr scene::Colour black{0, 0, 0, 255};
inline constexpr scene::Colour nothing{0, 0, 0, 0};

/// A hidden window with a painter. Without a display there is none, and the test says that it did
/// not look.
struct Stage {
    Window window;
    Painter painter;

    static std::optional<Stage> open()
    {
        if (!std::getenv("DISPLAY")) {
            WARN("No DISPLAY: nothing was drawn, nothing was compared. Run under Xvfb.");
            return std::nullopt;
        }
        Result<Window> window = Window::open("test", 64, 64, false);
        REQUIRE(window);
        Result<Painter> painter = Painter::make();
        REQUIRE(painter);
        return Stage{*std::move(window), *std::move(painter)};
    }

    Image look(const Picture& picture, int width, int height, double origin_x = 0, double origin_y = 0, double scale = 1)
    {
        Result<Offscreen> canvas = Offscreen::make(width, height);
        REQUIRE(canvas);
        canvas->use();
        painter.draw(picture, {origin_x, origin_y, scale, width, height, {0, 0, width, height}});
        Image image = canvas->read();
        canvas->leave();
        return image;
    }
    Image look(const scene::Scene& scene, int width, int height, double origin_x = 0, double origin_y = 0, double scale = 1)
    {
        return look(painter.prepare(std::make_shared<const scene::Scene>(scene)), width, height, origin_x, origin_y, scale);
    }
};

inline scene::Scene on_white()
{
    scene::Scene scene;
    scene.paper = white;
    return scene;
}

template <class Form> void add(scene::Scene& scene, Form form, double opacity = 1)
{
    scene.marks.push_back({std::move(form), {}, opacity, ""});
}

/// Whether a pixel has a colour, give or take two steps of 255 in each part.
inline bool is(const Image& image, int x, int y, scene::Colour colour)
{
    const std::uint8_t* p = image.pixel(x, y);
    const std::array<int, 3> wanted{colour.r, colour.g, colour.b};
    for (int i = 0; i < 3; ++i) {
        if (std::abs(p[i] - wanted[static_cast<std::size_t>(i)]) > 2) {
            return false;
        }
    }
    return true;
}

/// How dark a pixel is, 0 (white) to 1 (black).
inline double dark(const Image& image, int x, int y)
{
    const std::uint8_t* p = image.pixel(x, y);
    return 1 - (p[0] + p[1] + p[2]) / 765.0;
}

/// All the darkness of a rectangle: pixels covered with black.
inline double ink(const Image& image, int x0, int y0, int x1, int y1)
{
    double sum = 0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            sum += dark(image, x, y);
        }
    }
    return sum;
}

}  // namespace crosscut::screen
