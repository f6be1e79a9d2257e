// SPDX-License-Identifier: Apache-2.0
#include "layout/overlap.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace crosscut::layout {

namespace {

constexpr double hair = 1e-6;

/// Calls `pair(i, j)` for rectangles that overlapped when the sweep began, from left to right.
template <class Pair>
void sweep(const std::vector<Point>& at, const std::vector<Extent>& sizes, double gap, Pair pair)
{
    const auto left = [&](int i) { return at[i].x - sizes[i].width / 2; };
    std::vector<std::pair<double, int>> edges(at.size());
    for (std::size_t i = 0; i < at.size(); ++i)
        edges[i] = {left(static_cast<int>(i)), static_cast<int>(i)};
    std::sort(edges.begin(), edges.end());
    std::vector<int> open;
    for (const auto& [x, i] : edges) {
        std::size_t kept = 0;
        for (const int j : open) {
            if (at[j].x + sizes[j].width / 2 + gap <= x)
                continue;
            open[kept++] = j;
            if (overlaps(at[i], sizes[i], at[j], sizes[j], gap))
                pair(std::min(i, j), std::max(i, j));
        }
        open.resize(kept);
        open.push_back(i);
    }
}

/// Rectangles in square cells: what may overlap a rectangle is found without asking all.
class Floor {
public:
    Floor(const std::vector<Extent>& sizes, double gap) : sizes_(sizes), gap_(gap)
    {
        double sum = 1;
        for (const Extent& size : sizes)
            sum += std::max(size.width, size.height) + gap;
        cell_ = std::max(4.0, sum / static_cast<double>(sizes.size() + 1));
    }
    void put(int node, Point at)
    {
        each_cell(node, at, [&](Cell cell) {
            cells_[cell].push_back({node, at});
            return true;
        });
    }
    bool is_free(int node, Point at) const
    {
        return each_cell(node, at, [&](Cell cell) {
            const auto found = cells_.find(cell);
            if (found == cells_.end())
                return true;
            for (const auto& [other, place] : found->second)
                if (overlaps(at, sizes_[node], place, sizes_[other], gap_))
                    return false;
            return true;
        });
    }
    double cell() const { return cell_; }

private:
    using Cell = std::pair<long, long>;

    template <class Visit> bool each_cell(int node, Point at, Visit visit) const
    {
        const double half_width = (sizes_[node].width + gap_) / 2;
        const double half_height = (sizes_[node].height + gap_) / 2;
        const auto index = [&](double value) { return static_cast<long>(std::floor(value / cell_)); };
        for (long x = index(at.x - half_width); x <= index(at.x + half_width); ++x)
            for (long y = index(at.y - half_height); y <= index(at.y + half_height); ++y)
                if (!visit(Cell{x, y}))
                    return false;
        return true;
    }

    const std::vector<Extent>& sizes_;
    double gap_;
    double cell_ = 1;
    std::map<Cell, std::vector<std::pair<int, Point>>> cells_;
};

/// Moves all away from their middle.
void spread(std::vector<Point>& at, double factor)
{
    Point middle;
    for (const Point& point : at) {
        middle.x += point.x / static_cast<double>(at.size());
        middle.y += point.y / static_cast<double>(at.size());
    }
    for (Point& point : at) {
        point.x = middle.x + (point.x - middle.x) * factor;
        point.y = middle.y + (point.y - middle.y) * factor;
    }
}

/// The first free place on growing rings around `wish`.
Point nearest_free(const Floor& floor, int node, Point wish, double step)
{
    if (floor.is_free(node, wish))
        return wish;
    for (int ring = 1;; ++ring) {
        const int places = 8 * ring;
        const double radius = step * ring;
        for (int k = 0; k < places; ++k) {
            const double angle = 2 * std::numbers::pi * k / places;
            const Point place{wish.x + radius * std::cos(angle), wish.y + radius * std::sin(angle)};
            if (floor.is_free(node, place))
                return place;
        }
    }
}

}  // namespace

bool overlaps(Point a, Extent a_size, Point b, Extent b_size, double gap)
{
    return std::abs(a.x - b.x) < (a_size.width + b_size.width) / 2 + gap - hair
           && std::abs(a.y - b.y) < (a_size.height + b_size.height) / 2 + gap - hair;
}

std::size_t count_overlaps(const std::vector<Point>& at, const std::vector<Extent>& sizes, double gap)
{
    std::size_t count = 0;
    sweep(at, sizes, gap, [&](int, int) { ++count; });
    return count;
}

void remove_overlaps(std::vector<Point>& at, const std::vector<Extent>& sizes,
                     const std::vector<char>& fixed, double gap, const Work* work)
{
    const auto stopped = [&] { return work && work->stopped(); };
    // Where pushing alone does not part them there is no room: all move away from the middle, which keeps the shape.
    const bool free = std::none_of(fixed.begin(), fixed.end(), [](char one) { return one != 0; });
    const int patient = 30;
    const int rounds = free ? 300 : 120;
    std::vector<std::pair<int, int>> pairs;
    for (int round = 0; round < rounds; ++round) {
        if (stopped())
            return;
        if (free && round >= patient && round % 6 == 0)
            spread(at, 1.06);
        pairs.clear();
        sweep(at, sizes, gap, [&](int i, int j) {
            if (!fixed[i] || !fixed[j])
                pairs.emplace_back(i, j);
        });
        if (pairs.empty())
            return;
        if (free && pairs.size() > 2 * at.size()) {  // so many would push that none kept its side
            spread(at, 1.1);
            continue;
        }
        for (const auto& [i, j] : pairs) {
            if (!overlaps(at[i], sizes[i], at[j], sizes[j], gap))
                continue;  // an earlier push has settled it
            const double dx = at[j].x - at[i].x;
            const double dy = at[j].y - at[i].y;
            const double deep_x = (sizes[i].width + sizes[j].width) / 2 + gap - std::abs(dx);
            const double deep_y = (sizes[i].height + sizes[j].height) / 2 + gap - std::abs(dy);
            // A little more than needed, or rounding would leave a hair to push at again.
            Point push;
            if (deep_x < deep_y)
                push.x = (dx < 0 ? -1 : 1) * (deep_x + 1e-3);
            else
                push.y = (dy < 0 ? -1 : 1) * (deep_y + 1e-3);
            const double share = fixed[i] ? 1.0 : fixed[j] ? 0.0 : 0.5;
            at[j].x += push.x * share;
            at[j].y += push.y * share;
            at[i].x -= push.x * (1 - share);
            at[i].y -= push.y * (1 - share);
        }
    }

    Floor floor(sizes, gap);
    for (std::size_t i = 0; i < at.size(); ++i)
        if (fixed[i])
            floor.put(static_cast<int>(i), at[i]);
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (stopped())
            return;
        if (fixed[i])
            continue;
        at[i] = nearest_free(floor, static_cast<int>(i), at[i], floor.cell() / 4);
        floor.put(static_cast<int>(i), at[i]);
    }
}

}  // namespace crosscut::layout
