// SPDX-License-Identifier: Apache-2.0
#include "layout/pack.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::layout {

namespace {

/// A stretch of the lower border of what is packed so far.
struct Step {
    double x;
    double width;
    double y;
};

/// How far down a box of `width` must go if its left side is at the left of step `first`; false if it
/// would stick out of the whole.
bool depth_at(const std::vector<Step>& skyline, std::size_t first, double width, double whole,
              double& y)
{
    if (skyline[first].x + width > whole + 1e-6)
        return false;
    y = 0;
    double covered = 0;
    for (std::size_t i = first; i < skyline.size() && covered < width - 1e-9; ++i) {
        y = std::max(y, skyline[i].y);
        covered += skyline[i].width;
    }
    return true;
}

void lay(std::vector<Step>& skyline, std::size_t first, double width, double bottom)
{
    const Step step{skyline[first].x, width, bottom};
    double left = width;
    std::size_t end = first;
    while (end < skyline.size() && skyline[end].width <= left + 1e-9)
        left -= skyline[end++].width;
    if (end < skyline.size() && left > 0) {
        skyline[end].x += left;
        skyline[end].width -= left;
    }
    skyline.erase(skyline.begin() + static_cast<long>(first), skyline.begin() + static_cast<long>(end));
    skyline.insert(skyline.begin() + static_cast<long>(first), step);
    // Neighbours of one height are one step.
    for (std::size_t i = first > 0 ? first - 1 : 0; i + 1 < skyline.size() && i <= first;) {
        if (std::abs(skyline[i].y - skyline[i + 1].y) > 1e-9) {
            ++i;
            continue;
        }
        skyline[i].width += skyline[i + 1].width;
        skyline.erase(skyline.begin() + static_cast<long>(i) + 1);
    }
}

struct Attempt {
    std::vector<Point> corners;
    double width = 0;
    double height = 0;
};

Attempt pack_into(const std::vector<Extent>& boxes, const std::vector<std::size_t>& order,
                  double whole, double gap)
{
    Attempt attempt;
    attempt.corners.resize(boxes.size());
    std::vector<Step> skyline = {{0, whole, 0}};
    for (const std::size_t box : order) {
        const double width = boxes[box].width + gap;
        std::size_t best = 0;
        double best_y = -1;
        for (std::size_t i = 0; i < skyline.size(); ++i) {
            double y = 0;
            if (depth_at(skyline, i, width, whole, y) && (best_y < 0 || y < best_y)) {
                best = i;
                best_y = y;
            }
        }
        const Point corner{skyline[best].x, std::max(best_y, 0.0)};
        attempt.corners[box] = corner;
        attempt.width = std::max(attempt.width, corner.x + boxes[box].width);
        attempt.height = std::max(attempt.height, corner.y + boxes[box].height);
        lay(skyline, best, width, corner.y + boxes[box].height + gap);
    }
    return attempt;
}

}  // namespace

std::vector<Point> pack(const std::vector<Extent>& boxes, double aspect, double gap,
                        double area_below)
{
    if (boxes.empty())
        return {};
    std::vector<std::size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin() + 1, order.end(), [&](std::size_t a, std::size_t b) {
        return boxes[a].height > boxes[b].height;
    });

    double widest = 0;
    double area = area_below;
    for (const Extent& box : boxes) {
        widest = std::max(widest, box.width + gap);
        area += (box.width + gap) * (box.height + gap);
    }
    const double wish = std::sqrt(area * aspect);
    Attempt best;
    double best_cost = 0;
    for (int i = 0; i < 14; ++i) {
        const double whole = std::max(widest, wish * (0.8 + 0.1 * i));
        Attempt attempt = pack_into(boxes, order, whole, gap);
        // The size of the smallest page of the wished shape that holds it.
        const double height = attempt.height + area_below / std::max(attempt.width, 1.0);
        const double cost = std::max(attempt.width, height * aspect);
        if (best.corners.empty() || cost < best_cost - 1e-6) {
            best = std::move(attempt);
            best_cost = cost;
        }
    }
    return best.corners;
}

}  // namespace crosscut::layout
