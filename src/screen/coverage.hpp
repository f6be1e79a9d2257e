// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace crosscut::screen {

/// How much of every pixel a letter covers (0 to 255), row after row from the top. `left` and `top`
/// say where the first pixel lies from the pen: to the right, and upwards.
struct Coverage {
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
    std::vector<std::uint8_t> share;
};

/// The letter grown by a disc of a radius in pixels (a fraction is fine), for a halo. Larger by the
/// radius and a smooth edge on every side. Cost: pixels × radius².
Coverage grown(const Coverage& letter, double radius);

/// Finds room for rectangles on square sheets, shelf by shelf.
class Shelves {
public:
    Shelves(int side, int sheets) : side_(side), sheets_(sheets) {}

    struct Spot {
        int sheet = -1;  ///< -1: no room left
        int x = 0;
        int y = 0;
    };
    /// Room for a rectangle with one free pixel around it.
    Spot place(int width, int height);
    void clear();

private:
    int side_;
    int sheets_;
    int sheet_ = 0;
    int x_ = 0;
    int y_ = 0;
    int shelf_ = 0;
};

}  // namespace crosscut::screen
