// SPDX-License-Identifier: Apache-2.0
#include "layout/layout.hpp"
#include "layout/overlap.hpp"
#include "layout/posture.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosscut::layout {

Placement ring(const Request& request)
{
    const std::size_t n = request.nodes.size();
    Placement placement;
    placement.at.resize(n);
    std::vector<Extent> sizes;
    std::vector<double> reach;  // diameter of the circle around the node and half its gaps
    std::vector<char> fixed;
    double total = 0;
    for (const NodeSpec& node : request.nodes) {
        sizes.push_back({node.width, node.height});
        reach.push_back(std::hypot(node.width, node.height) + 2 * actor_gap);
        fixed.push_back(node.start && (node.pinned || !request.relax) ? 1 : 0);
        total += reach.back();
    }
    // Each node has a share of the full turn like its size. Between neighbours lies half of both
    // shares; the radius is such that the chord over it is as long as the two need.
    std::vector<double> angle(n, 0.0);
    double radius = 0;
    for (std::size_t i = 0; i + 1 < n; ++i)
        angle[i + 1] = angle[i] + std::numbers::pi * (reach[i] + reach[i + 1]) / total;
    for (std::size_t i = 0; n > 1 && i < n; ++i) {
        const std::size_t next = (i + 1) % n;
        const double need = (reach[i] + reach[next]) / 2;
        const double between = std::numbers::pi * (reach[i] + reach[next]) / total;
        // Past a straight angle the chord shrinks again, but then the diameter is there.
        radius = std::max(radius, need / (2 * std::sin(std::min(between, std::numbers::pi) / 2)));
    }
    for (std::size_t i = 0; i < n; ++i)
        placement.at[i] = fixed[i] ? *request.nodes[i].start
                                   : Point{radius * std::sin(angle[i]), -radius * std::cos(angle[i])};
    remove_overlaps(placement.at, sizes, fixed, actor_gap);
    return placement;
}

}  // namespace crosscut::layout
