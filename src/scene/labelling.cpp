// SPDX-License-Identifier: Apache-2.0
#include "scene/labelling.hpp"

#include "scene/type.hpp"

#include <algorithm>
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

// Boxes by cell, so that a question looks at neighbours only.
class Grid {
public:
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
    static constexpr double size = 64;
    template <class Each> static bool visit(const Box& box, Each each)
    {
        const long x0 = std::lround(std::floor(box.x / size));
        const long x1 = std::lround(std::floor((box.x + box.width) / size));
        const long y0 = std::lround(std::floor(box.y / size));
        const long y1 = std::lround(std::floor((box.y + box.height) / size));
        for (long y = y0; y <= y1; ++y)
            for (long x = x0; x <= x1; ++x)
                if (!each(y * 1000003L + x))
                    return false;
        return true;
    }
    std::vector<Box> boxes_;
    std::unordered_map<long, std::vector<std::size_t>> cells_;
};

}  // namespace

std::vector<LabelPlace> place_labels(const std::vector<LabelWish>& wishes, const std::vector<Box>& obstacles, const Box& inside)
{
    std::vector<LabelPlace> places(wishes.size());
    Grid grid;
    for (const Box& box : obstacles)
        grid.add(box);
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wishes[a].priority > wishes[b].priority; });
    for (const std::size_t index : order) {
        const LabelWish& wish = wishes[index];
        if (wish.lines.empty())
            continue;
        double width = 0;
        double ascent = 0;
        double descent = 0;
        for (const std::string& line : wish.lines) {
            const TextSize size = measure(line, wish.style);
            width = std::max(width, size.width);
            ascent = std::max(ascent, size.ascent);
            descent = std::max(descent, size.descent);
        }
        const double line_height = wish.style.size * 1.18;
        const double height = ascent + descent + line_height * static_cast<double>(wish.lines.size() - 1);
        LabelPlace first;
        for (const double distance : {3.0, 8.0, 15.0}) {
            const double r = wish.radius + distance;
            const double d = r * 0.72;
            struct Try {
                double x;
                double y;
                Anchor anchor;
            };
            // Below and beside first: the eye looks for a name there.
            const Try tries[] = {{wish.at.x + r, wish.at.y - height / 2, Anchor::start},
                                 {wish.at.x, wish.at.y + r - 1, Anchor::middle},
                                 {wish.at.x - r, wish.at.y - height / 2, Anchor::end},
                                 {wish.at.x, wish.at.y - r - height + 1, Anchor::middle},
                                 {wish.at.x + d, wish.at.y + d, Anchor::start},
                                 {wish.at.x + d, wish.at.y - d - height, Anchor::start},
                                 {wish.at.x - d, wish.at.y + d, Anchor::end},
                                 {wish.at.x - d, wish.at.y - d - height, Anchor::end}};
            for (const Try& t : tries) {
                const double left = t.anchor == Anchor::start ? t.x : (t.anchor == Anchor::middle ? t.x - width / 2 : t.x - width);
                const Box box{left - 1.5, t.y, width + 3, height};
                LabelPlace place{true, {t.x, t.y + ascent}, t.anchor, line_height, box};
                if (inside.width > 0 && !within(box, inside))
                    continue;
                if (!first.shown)
                    first = place;
                if (grid.free(box)) {
                    places[index] = place;
                    break;
                }
            }
            if (places[index].shown)
                break;
        }
        if (!places[index].shown && wish.must && first.shown)
            places[index] = first;
        if (places[index].shown)
            grid.add(places[index].box);
    }
    return places;
}

}  // namespace crosscut::scene
