// SPDX-License-Identifier: Apache-2.0
#include "scene/hull.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace crosscut::scene {

namespace {

using Disc = std::pair<Point, double>;

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// Prim's tree over the centres.
std::vector<std::pair<std::size_t, std::size_t>> shortest_tree(const std::vector<Disc>& discs)
{
    std::vector<std::pair<std::size_t, std::size_t>> tree;
    const std::size_t n = discs.size();
    std::vector<double> near(n, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(n, 0);
    std::vector<bool> in(n, false);
    in[0] = true;
    for (std::size_t i = 1; i < n; ++i)
        near[i] = distance(discs[0].first, discs[i].first);
    for (std::size_t round = 1; round < n; ++round) {
        std::size_t best = n;
        for (std::size_t i = 0; i < n; ++i)
            if (!in[i] && (best == n || near[i] < near[best]))
                best = i;
        in[best] = true;
        tree.emplace_back(from[best], best);
        for (std::size_t i = 0; i < n; ++i)
            if (const double d = distance(discs[best].first, discs[i].first); !in[i] && d < near[i]) {
                near[i] = d;
                from[i] = best;
            }
    }
    return tree;
}

// A sum of exp(-distance / softness) on a grid; its level 1 is the outline. Shapes that meet flow together.
class Field {
public:
    Field(Point low, Point high) : low_(low)
    {
        const double side = std::max(high.x - low.x, high.y - low.y);
        step_ = std::max(2.5, side / 360);
        columns_ = static_cast<long>((high.x - low.x) / step_) + 2;
        rows_ = static_cast<long>((high.y - low.y) / step_) + 2;
        value_.assign(static_cast<std::size_t>(columns_ * rows_), 0.0);
    }
    double step() const { return step_; }

    // Adds a thick line (a disc where both ends are the same).
    void add(Point a, Point b, double half)
    {
        constexpr double softness = 2.2;
        const double reach = half + 7 * softness;
        const auto cell = [&](double value, double origin, long most) { return std::clamp(static_cast<long>(std::floor((value - origin) / step_)), 0L, most); };
        const long x0 = cell(std::min(a.x, b.x) - reach, low_.x, columns_ - 1);
        const long x1 = cell(std::max(a.x, b.x) + reach, low_.x, columns_ - 1);
        const long y0 = cell(std::min(a.y, b.y) - reach, low_.y, rows_ - 1);
        const long y1 = cell(std::max(a.y, b.y) + reach, low_.y, rows_ - 1);
        const Point way{b.x - a.x, b.y - a.y};
        const double length = way.x * way.x + way.y * way.y;
        for (long y = y0; y <= y1; ++y)
            for (long x = x0; x <= x1; ++x) {
                const Point p = at(x, y);
                const double t = length > 0 ? std::clamp(((p.x - a.x) * way.x + (p.y - a.y) * way.y) / length, 0.0, 1.0) : 0;
                const double d = std::hypot(a.x + t * way.x - p.x, a.y + t * way.y - p.y) - half;
                if (d < 7 * softness)
                    value_[index(x, y)] += std::exp(-d / softness);
            }
    }

    // The longest closed line on which the level is 1, by marching squares; the inside lies to its left.
    std::vector<Point> outline() const
    {
        std::map<long, std::pair<long, Point>> next;  // edge of the grid -> the edge that follows, where this one is crossed
        for (long y = 0; y + 1 < rows_; ++y)
            for (long x = 0; x + 1 < columns_; ++x) {
                const bool nw = inside(x, y);
                const bool ne = inside(x + 1, y);
                const bool sw = inside(x, y + 1);
                const bool se = inside(x + 1, y + 1);
                const long top = 2 * (y * columns_ + x);
                const long left = top + 1;
                const long bottom = 2 * ((y + 1) * columns_ + x);
                const long right = 2 * (y * columns_ + x + 1) + 1;
                // Walking round the cell clockwise, a line enters where inside becomes outside; where two lines
                // pass through one cell each turns back to the corner it came around.
                const bool ring[4] = {nw, ne, se, sw};
                const long edge[4] = {top, right, bottom, left};
                for (int k = 0; k < 4; ++k) {
                    if (!(ring[k] && !ring[(k + 1) % 4]))
                        continue;
                    int back = (k + 3) % 4;
                    while (ring[back])
                        back = (back + 3) % 4;
                    next[edge[k]] = {edge[back], crossing(edge[k])};
                }
            }
        std::vector<Point> longest;
        while (!next.empty()) {
            std::vector<Point> loop;
            auto it = next.begin();
            while (it != next.end()) {
                loop.push_back(it->second.second);
                const long follow = it->second.first;
                next.erase(it);
                it = next.find(follow);
            }
            if (loop.size() > longest.size())
                longest = std::move(loop);
        }
        return longest;
    }

private:
    std::size_t index(long x, long y) const { return static_cast<std::size_t>(y * columns_ + x); }
    Point at(long x, long y) const { return {low_.x + static_cast<double>(x) * step_, low_.y + static_cast<double>(y) * step_}; }
    bool inside(long x, long y) const { return value_[index(x, y)] >= 1; }
    Point crossing(long edge) const
    {
        const long x = edge / 2 % columns_;
        const long y = edge / 2 / columns_;
        const bool down = edge % 2 == 1;
        const double a = std::log(std::max(value_[index(x, y)], 1e-9));
        const double b = std::log(std::max(value_[index(down ? x : x + 1, down ? y + 1 : y)], 1e-9));
        const double share = a == b ? 0.5 : std::clamp(a / (a - b), 0.0, 1.0);
        const Point p = at(x, y);
        return {p.x + (down ? 0 : share * step_), p.y + (down ? share * step_ : 0)};
    }

    Point low_;
    double step_ = 1;
    long columns_ = 0;
    long rows_ = 0;
    std::vector<double> value_;
};

}  // namespace

std::vector<Point> blob_around(const std::vector<std::pair<Point, double>>& wanted)
{
    std::vector<Disc> discs;
    for (const Disc& disc : wanted)
        if (std::isfinite(disc.first.x) && std::isfinite(disc.first.y) && std::isfinite(disc.second) && disc.second > 0)
            discs.push_back(disc);
    if (discs.empty())
        return {};
    Point low = discs[0].first;
    Point high = low;
    double smallest = discs[0].second;
    for (const auto& [centre, radius] : discs) {
        low = {std::min(low.x, centre.x - radius), std::min(low.y, centre.y - radius)};
        high = {std::max(high.x, centre.x + radius), std::max(high.y, centre.y + radius)};
        smallest = std::min(smallest, radius);
    }
    constexpr double margin = 14;
    Field field({low.x - margin, low.y - margin}, {high.x + margin, high.y + margin});
    for (const auto& [centre, radius] : discs)
        field.add(centre, centre, radius);
    const double bridge = std::clamp(smallest * 0.34, 3.0, 9.0);
    for (const auto& [a, b] : shortest_tree(discs))
        field.add(discs[a].first, discs[b].first, bridge);
    const std::vector<Point> dense = field.outline();
    // Points at even distances: a smooth line through all of them would show the grid.
    std::vector<Point> points;
    for (const Point& p : dense)
        if (points.empty() || distance(points.back(), p) >= 1.7 * field.step())
            points.push_back(p);
    return points;
}

}  // namespace crosscut::scene
