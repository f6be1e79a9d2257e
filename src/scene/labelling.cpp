// SPDX-License-Identifier: Apache-2.0
#include "scene/labelling.hpp"

#include "scene/encoding.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

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

// Boxes by cell, so that a question looks at neighbours only. What lies beyond the first boxes belongs to the cells at the edge.
class Grid {
public:
    /// Cells hold a few boxes each, however close the boxes stand.
    explicit Grid(const std::vector<Box>& boxes)
    {
        double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
        for (const Box& box : boxes) {
            left = std::min(left, box.x);
            top = std::min(top, box.y);
            right = std::max(right, box.x + box.width);
            bottom = std::max(bottom, box.y + box.height);
        }
        if (!boxes.empty()) {
            // Names stand beside the outermost boxes, too.
            constexpr double beside = 120;
            left_ = left - beside;
            top_ = top - beside;
            const double width = right - left + 2 * beside;
            const double height = bottom - top + 2 * beside;
            size_ = std::clamp(std::sqrt((right - left) * (bottom - top) * 4 / static_cast<double>(boxes.size())), 16.0, 64.0);
            size_ = std::max(size_, std::sqrt(width * height / most_cells));
            columns_ = std::max(1, static_cast<int>(std::min(width / size_, most_cells)) + 1);
            rows_ = std::max(1, static_cast<int>(std::min(height / size_, most_cells)) + 1);
        }
        fine_columns_ = static_cast<int>(columns_ * size_ / fine) + 1;
        fine_rows_ = static_cast<int>(rows_ * size_ / fine) + 1;
        if (static_cast<double>(fine_columns_) * fine_rows_ > most_cells)
            fine_columns_ = fine_rows_ = 0;
        full_.assign(static_cast<std::size_t>(fine_columns_) * static_cast<std::size_t>(fine_rows_), false);
        first_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), none);
        boxes_.reserve(2 * boxes.size());
        for (const Box& box : boxes)
            add(box);
    }
    void add(const Box& box)
    {
        const auto id = static_cast<std::uint32_t>(boxes_.size());
        boxes_.push_back(box);
        visit(box, [&](std::size_t cell) {
            entries_.push_back({id, first_[cell]});
            first_[cell] = static_cast<std::uint32_t>(entries_.size() - 1);
            return true;
        });
        // Small cells that it covers wholly answer most questions in a crowd.
        const auto from = [](double at, double zero) { return static_cast<int>(std::ceil(std::clamp((at - zero) / fine, 0.0, most_cells))); };
        const auto to = [](double at, double zero, int count) { return static_cast<int>(std::clamp((at - zero) / fine, 0.0, static_cast<double>(count))); };
        for (int y = from(box.y, top_); y < to(box.y + box.height, top_, fine_rows_); ++y)
            for (int x = from(box.x, left_); x < to(box.x + box.width, left_, fine_columns_); ++x)
                full_[fine_cell(x, y)] = true;
    }
    bool free(const Box& box) const
    {
        const double x = (box.x + box.width / 2 - left_) / fine;
        const double y = (box.y + box.height / 2 - top_) / fine;
        if (x >= 0 && y >= 0 && x < fine_columns_ && y < fine_rows_ && full_[fine_cell(static_cast<int>(x), static_cast<int>(y))])
            return false;
        return visit(box, [&](std::size_t cell) {
            for (std::uint32_t at = first_[cell]; at != none; at = entries_[at].next)
                if (overlap(boxes_[entries_[at].box], box))
                    return false;
            return true;
        });
    }

private:
    static constexpr double most_cells = 4e6;
    static constexpr double fine = 2;  // points of a small cell
    static constexpr std::uint32_t none = 0xffffffffU;
    struct Entry {
        std::uint32_t box;
        std::uint32_t next;
    };

    std::size_t fine_cell(int x, int y) const { return static_cast<std::size_t>(y) * static_cast<std::size_t>(fine_columns_) + static_cast<std::size_t>(x); }

    template <class Each> bool visit(const Box& box, Each each) const
    {
        const auto cell = [&](double at, double from, int count) { return static_cast<int>(std::clamp((at - from) / size_, 0.0, static_cast<double>(count - 1))); };
        const int x0 = cell(box.x, left_, columns_);
        const int x1 = cell(box.x + box.width, left_, columns_);
        const int y1 = cell(box.y + box.height, top_, rows_);
        for (int y = cell(box.y, top_, rows_); y <= y1; ++y)
            for (int x = x0; x <= x1; ++x)
                if (!each(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)))
                    return false;
        return true;
    }
    double left_ = 0;
    double top_ = 0;
    double size_ = 64;
    int columns_ = 1;
    int rows_ = 1;
    int fine_columns_ = 0;
    int fine_rows_ = 0;
    std::vector<bool> full_;  // small cells that one box covers wholly
    std::vector<Box> boxes_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> first_;  // of each cell, places in entries_
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

bool minds_lines(std::size_t lines, std::size_t wishes) { return lines * wishes <= 120000; }

std::vector<LabelPlace> place_labels(const std::vector<LabelWish>& wishes, const std::vector<Box>& obstacles, const Box& inside,
                                     const std::vector<std::pair<Point, Point>>& lines)
{
    std::vector<LabelPlace> places(wishes.size());
    Grid grid(obstacles);
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wishes[a].priority > wishes[b].priority; });
    const bool count_lines = minds_lines(lines.size(), wishes.size());
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
