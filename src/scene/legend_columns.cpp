// SPDX-License-Identifier: Apache-2.0
#include "scene/map.hpp"

#include <algorithm>

namespace crosscut::scene {

namespace {

// Marks that belong together: a heading with its rows, or the sentence at the end.
struct Group {
    std::size_t first = 0;
    std::size_t last = 0;
    double top = 0;
    double bottom = 0;
    double height() const { return bottom - top; }
};

bool begins_group(const Mark& mark, const Mark* before)
{
    const auto* label = std::get_if<Label>(&mark.form);
    if (!label)
        return false;
    if (label->style.weight == Weight::semibold)
        return true;
    const auto* earlier = before ? std::get_if<Label>(&before->form) : nullptr;
    return label->style.italic && !(earlier && earlier->style.italic);
}

void move_by(Mark& mark, double x, double y)
{
    const auto shift = [&](Point& p) {
        p.x += x;
        p.y += y;
    };
    if (auto* glyph = std::get_if<Glyph>(&mark.form))
        shift(glyph->at);
    else if (auto* label = std::get_if<Label>(&mark.form))
        shift(label->at);
    else if (auto* curve = std::get_if<Curve>(&mark.form))
        std::for_each(curve->points.begin(), curve->points.end(), shift);
    else if (auto* region = std::get_if<Region>(&mark.form))
        std::for_each(region->outline.begin(), region->outline.end(), shift);
}

/// How many columns the groups need if none may be taller than `tall`.
int columns_for(const std::vector<Group>& groups, double tall, double gap)
{
    int columns = 1;
    double used = 0;
    for (const Group& group : groups) {
        if (used > 0 && used + gap + group.height() > tall) {
            ++columns;
            used = 0;
        }
        used += (used > 0 ? gap : 0) + group.height();
    }
    return columns;
}

}  // namespace

Scene in_columns(const Scene& legend, double width)
{
    std::vector<Group> groups;
    for (std::size_t i = 0; i < legend.marks.size(); ++i) {
        const Box box = bounds(legend.marks[i]);
        if (groups.empty() || begins_group(legend.marks[i], i > 0 ? &legend.marks[i - 1] : nullptr))
            groups.push_back({i, i, box.y, box.y + box.height});
        groups.back().last = i;
        groups.back().top = std::min(groups.back().top, box.y);
        groups.back().bottom = std::max(groups.back().bottom, box.y + box.height);
    }
    const double gutter = 18;
    const double gap = 9;
    const int most = std::max(1, static_cast<int>((width + gutter) / (legend.page.width + gutter)));
    if (most == 1 || groups.size() < 2)
        return legend;
    double tallest = 0;
    double total = 0;
    for (const Group& group : groups) {
        tallest = std::max(tallest, group.height());
        total += group.height() + gap;
    }
    // The lowest height at which the groups, in their order, fit into the columns there is room for.
    double low = tallest;
    double high = total;
    while (high - low > 0.5) {
        const double middle = (low + high) / 2;
        (columns_for(groups, middle, gap) <= most ? high : low) = middle;
    }
    Scene out = legend;
    double x = 0;
    double used = 0;
    double bottom = 0;
    for (const Group& group : groups) {
        if (used > 0 && used + gap + group.height() > high) {
            x += legend.page.width + gutter;
            used = 0;
        }
        const double y = used > 0 ? used + gap : 0;
        for (std::size_t i = group.first; i <= group.last; ++i)
            move_by(out.marks[i], x, y - group.top + 4);
        used = y + group.height();
        bottom = std::max(bottom, used);
    }
    out.page = {legend.page.x, 0, x + legend.page.width, bottom + 10};
    return out;
}

}  // namespace crosscut::scene
