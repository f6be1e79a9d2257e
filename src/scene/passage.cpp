// SPDX-License-Identifier: Apache-2.0
#include "scene/passage.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace crosscut::scene {

namespace {

// What a mark is in a drawing: what it stands for, its form, and the how-manieth of that kind it is.
using Key = std::tuple<Subject::Kind, std::uint32_t, std::uint32_t, std::size_t, int>;

std::vector<Key> keys_of(const Scene& scene)
{
    std::vector<Key> keys;
    std::map<std::tuple<Subject::Kind, std::uint32_t, std::uint32_t, std::size_t>, int> count;
    for (const Mark& mark : scene.marks) {
        const auto own = std::tuple{mark.subject.kind, mark.subject.id, mark.subject.other, mark.form.index()};
        keys.push_back(std::tuple_cat(own, std::tuple{count[own]++}));
    }
    return keys;
}

double mix(double a, double b, double share) { return a + (b - a) * share; }
Point mix(Point a, Point b, double share) { return {mix(a.x, b.x, share), mix(a.y, b.y, share)}; }

Mark moved(const Mark& from, const Mark& to, double share)
{
    Mark out = to;
    out.opacity = mix(from.opacity, to.opacity, share);
    if (auto* glyph = std::get_if<Glyph>(&out.form)) {
        const Glyph& start = std::get<Glyph>(from.form);
        glyph->at = mix(start.at, glyph->at, share);
        glyph->radius = mix(start.radius, glyph->radius, share);
    } else if (auto* curve = std::get_if<Curve>(&out.form)) {
        const Curve& start = std::get<Curve>(from.form);
        curve->width = mix(start.width, curve->width, share);
        if (start.points.size() == curve->points.size() && start.bezier == curve->bezier)
            for (std::size_t i = 0; i < curve->points.size(); ++i)
                curve->points[i] = mix(start.points[i], curve->points[i], share);
    }
    // Outlines and words do not bend: they change at once.
    return out;
}

}  // namespace

Scene between(const Scene& before, const Scene& after, double share)
{
    if (share >= 1)
        return after;
    // Quick first, then soft.
    const double left = 1 - std::clamp(share, 0.0, 1.0);
    const double eased = 1 - left * left * left;
    const std::vector<Key> old_keys = keys_of(before);
    std::map<Key, std::size_t> old;
    for (std::size_t i = 0; i < old_keys.size(); ++i)
        old.emplace(old_keys[i], i);
    Scene out = after;
    out.marks.clear();
    const std::vector<Key> new_keys = keys_of(after);
    std::vector<bool> stays(before.marks.size(), false);
    for (const Key& key : new_keys)
        if (const auto found = old.find(key); found != old.end())
            stays[found->second] = true;
    // What goes lies below what stays.
    for (std::size_t i = 0; i < before.marks.size(); ++i)
        if (!stays[i]) {
            Mark mark = before.marks[i];
            mark.opacity *= 1 - eased;
            out.marks.push_back(std::move(mark));
        }
    for (std::size_t i = 0; i < after.marks.size(); ++i) {
        const auto found = old.find(new_keys[i]);
        if (found != old.end()) {
            out.marks.push_back(moved(before.marks[found->second], after.marks[i], eased));
            continue;
        }
        Mark mark = after.marks[i];
        mark.opacity *= eased;
        out.marks.push_back(std::move(mark));
    }
    return out;
}

}  // namespace crosscut::scene
