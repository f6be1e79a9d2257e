// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/encoding.hpp"
#include "scene/marks.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace crosscut::scene {

/// A name that stands at a ring, along its spoke.
struct RingName {
    std::string words;
    Subject subject;
    bool bright = false;
    bool faint = false;
};

/// Places on a circle, clockwise from the top.
///
///   pitch   Distance of neighbours along the circle.
///   room    Length of a name outside of it.
struct Ring {
    Point centre;
    double radius = 0;
    double pitch = 0;
    double room = 0;
    std::size_t count = 0;

    double turn(std::size_t k) const;  ///< radians, 0 = up, clockwise
    /// The point of a place, `out` beyond the circle.
    Point at(std::size_t k, double out) const;
};

/// The largest ring whose names fit into a page of that size; where there are too many for letters that can be read
/// the ring grows beyond the page.
Ring ring_of(const std::vector<RingName>& names, const Encoding& encoding, double width, double height);
/// Names along their spokes, `gap` outside of the circle; thinned where they would touch, bright ones kept.
void add_ring_names(Scene& scene, const Ring& ring, const std::vector<RingName>& names, const Encoding& encoding, double gap);

}  // namespace crosscut::scene
