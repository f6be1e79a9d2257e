// SPDX-License-Identifier: Apache-2.0
#include "scene/labelling.hpp"

#include "scene/encoding.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace crosscut::scene {

namespace {

bool overlap(const Box& a, const Box& b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool within(const Box& a, const Box& b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}

// Whether a stretch passes through a box (Liang and Barsky).
bool crosses(Point a, Point b, const Box& box)
{
    double from = 0;
    double to = 1;
    const auto clip = [&](double way, double start, double low, double high) {
        if (way == 0)
            return start >= low && start <= high;
        const double one = (low - start) / way;
        const double two = (high - start) / way;
        from = std::max(from, std::min(one, two));
        to = std::min(to, std::max(one, two));
        return from <= to;
    };
    return clip(b.x - a.x, a.x, box.x, box.x + box.width) && clip(b.y - a.y, a.y, box.y, box.y + box.height);
}

// Boxes by cell, so that a question looks at neighbours only.
class Grid {
public:
    /// Cells hold a few boxes each, however close the boxes stand.
    explicit Grid(const std::vector<Box>& boxes)
    {
        double area = 0;
        double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
        for (const Box& box : boxes) {
            left = std::min(left, box.x);
            top = std::min(top, box.y);
            right = std::max(right, box.x + box.width);
            bottom = std::max(bottom, box.y + box.height);
        }
        if (!boxes.empty())
            area = (right - left) * (bottom - top);
        size_ = std::clamp(std::sqrt(area * 4 / static_cast<double>(std::max<std::size_t>(boxes.size(), 1))), 16.0, 64.0);
        for (const Box& box : boxes)
            add(box);
    }
    void add(const Box& box)
    {
        const std::size_t id = boxes_.size();
        boxes_.push_back(box);
        visit(box, [&](long key) {
            cells_[key].push_back(id);
            return true;
        });
    }
    bool free(const Box& box) const
    {
        return visit(box, [&](long key) {
            const auto cell = cells_.find(key);
            if (cell != cells_.end())
                for (const std::size_t id : cell->second)
                    if (overlap(boxes_[id], box))
                        return false;
            return true;
        });
    }

private:
    template <class Each> bool visit(const Box& box, Each each) const
    {
        const long x0 = std::lround(std::floor(box.x / size_));
        const long x1 = std::lround(std::floor((box.x + box.width) / size_));
        const long y0 = std::lround(std::floor(box.y / size_));
        const long y1 = std::lround(std::floor((box.y + box.height) / size_));
        for (long y = y0; y <= y1; ++y)
            for (long x = x0; x <= x1; ++x)
                if (!each(y * 1000003L + x))
                    return false;
        return true;
    }
    double size_ = 64;
    std::vector<Box> boxes_;
    std::unordered_map<long, std::vector<std::size_t>> cells_;
};

/// A place beside a point, of the text's corner or of the middle of its top.
struct Try {
    double x;
    double y;
    Anchor anchor;
    double cost;
};

constexpr std::array<double, 3> distances{3.0, 8.0, 15.0};

/// Beside and below first: the eye looks for a name there. A lower text stands inside of what a taller one takes.
std::array<Try, 8> tries_at(Point at, const LabelWish& wish, double distance, double height)
{
    const double r = wish.radius + distance;
    const double d = r * 0.72;
    const double aside = wish.below ? 4.0 : 0.0;
    return {{{at.x + r, at.y - height / 2, Anchor::start, aside},
             {at.x, at.y + r - 1, Anchor::middle, wish.below ? 0.0 : 0.6},
             {at.x - r, at.y - height / 2, Anchor::end, aside + 0.9},
             {at.x, at.y - r - height + 1, Anchor::middle, 1.1},
             {at.x + d, at.y + d, Anchor::start, aside + 1.5},
             {at.x + d, at.y - d - height, Anchor::start, aside + 1.6},
             {at.x - d, at.y + d, Anchor::end, aside + 1.8},
             {at.x - d, at.y - d - height, Anchor::end, aside + 1.9}}};
}

Box box_of(const Try& t, double width, double height)
{
    const double left = t.anchor == Anchor::start ? t.x : (t.anchor == Anchor::middle ? t.x - width / 2 : t.x - width);
    return {left - 1.5, t.y, width + 3, height};
}

}  // namespace

std::vector<LabelPlace> place_labels(const std::vector<LabelWish>& wishes, const std::vector<Box>& obstacles, const Box& inside,
                                     const std::vector<std::pair<Point, Point>>& lines)
{
    std::vector<LabelPlace> places(wishes.size());
    Grid grid(obstacles);
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wishes[a].priority > wishes[b].priority; });
    // In a large network every place crosses some line, and counting them would take longer than it is worth.
    const bool count_lines = lines.size() * wishes.size() <= 120000;
    for (const std::size_t index : order) {
        const LabelWish& wish = wishes[index];
        std::vector<std::string> lines_of_wish = wish.lines;
        if (!wish.words.empty()) {
            // Where not even a letter finds room, the words need not be set.
            const double letter = wish.style.size * 0.3;
            const auto fits = [&](const Try& t) {
                const Box box = box_of(t, letter, letter);
                return (!(inside.width > 0) || within(box, inside)) && grid.free(box);
            };
            const auto room_at = [&](Point at) {
                return std::any_of(distances.begin(), distances.end(), [&](double distance) {
                    const auto tries = tries_at(at, wish, distance, letter);
                    return std::any_of(tries.begin(), tries.end(), fits);
                });
            };
            if (!wish.must && !room_at(wish.at) && std::none_of(wish.also.begin(), wish.also.end(), room_at))
                continue;
            lines_of_wish = map_lines(wish.words, wish.style, wish.width, wish.most);
        }
        if (lines_of_wish.empty())
            continue;
        double width = 0;
        double ascent = 0;
        double descent = 0;
        for (const std::string& line : lines_of_wish) {
            const TextSize size = measure(line, wish.style);
            width = std::max(width, size.width);
            ascent = std::max(ascent, size.ascent);
            descent = std::max(descent, size.descent);
        }
        const double line_height = wish.style.size * 1.18;
        const double height = ascent + descent + line_height * static_cast<double>(lines_of_wish.size() - 1);
        LabelPlace first;
        double best_cost = 1e300;
        std::vector<Point> points{wish.at};
        points.insert(points.end(), wish.also.begin(), wish.also.end());
        for (const Point at : points) {
            for (const double distance : distances) {
                for (const Try& t : tries_at(at, wish, distance, height)) {
                    const Box box = box_of(t, width, height);
                    const LabelPlace place{true, {t.x, t.y + ascent}, t.anchor, line_height, box};
                    if (inside.width > 0 && !within(box, inside))
                        continue;
                    if (!first.shown)
                        first = place;
                    double cost = t.cost + distance * 0.35;
                    if (cost >= best_cost || !grid.free(box))
                        continue;
                    if (count_lines)
                        for (const auto& [a, b] : lines)
                            cost += crosses(a, b, box) ? 1.3 : 0;
                    if (cost < best_cost) {
                        best_cost = cost;
                        places[index] = place;
                    }
                }
            }
            if (places[index].shown)
                break;
        }
        if (!places[index].shown && wish.must && first.shown)
            places[index] = first;
        if (!places[index].shown)
            continue;
        grid.add(places[index].box);
        places[index].lines = std::move(lines_of_wish);
    }
    return places;
}

}  // namespace crosscut::scene
