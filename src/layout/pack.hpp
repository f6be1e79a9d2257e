// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/overlap.hpp"

#include <vector>

namespace crosscut::layout {

/// Packs rectangles beside each other into a whole of a wished width / height.
///
///   Value  The upper left corner of each. The first rectangle lies at (0, 0).
///   How    Skyline: the first stays first, the others follow from tall to low, each as high up as
///          it fits; of several widths of the whole the one nearest to the wish is taken.
///   Gap    At least `gap` between any two.
///   Below  `area_below` is the area of something that will be put below, as wide as the whole; it
///          counts when the shape of the whole is judged.
///   Cost   O(n^2) in the worst case, in practice a few times n.
std::vector<Point> pack(const std::vector<Extent>& boxes, double aspect, double gap,
                        double area_below = 0);

}  // namespace crosscut::layout
