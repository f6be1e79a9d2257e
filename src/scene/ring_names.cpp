// SPDX-License-Identifier: Apache-2.0
#include "scene/ring_names.hpp"

#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosscut::scene {

namespace {

TextStyle style_of(const Encoding& encoding, double pitch) { return {std::clamp(pitch * 0.86, 6.5 * encoding.text, 11 * encoding.text), Weight::regular, false, 0}; }

}  // namespace

double Ring::turn(std::size_t k) const { return count == 0 ? 0 : (static_cast<double>(k) + 0.5) * 2 * std::numbers::pi / static_cast<double>(count); }

Point Ring::at(std::size_t k, double out) const
{
    const double angle = turn(k);
    return {centre.x + (radius + out) * std::sin(angle), centre.y - (radius + out) * std::cos(angle)};
}

Ring ring_of(const std::vector<RingName>& names, const Encoding& encoding, double width, double height)
{
    Ring ring;
    ring.count = names.size();
    const TextStyle style{11 * encoding.text, Weight::regular, false, 0};
    double longest = 30 * encoding.text;
    for (const RingName& name : names)
        longest = std::max(longest, measure(short_name(name.words), style).width + 4);
    const double half = std::min(width, height) / 2;
    ring.room = std::min({longest, 190 * encoding.text, half * 0.5});
    const double least = static_cast<double>(names.size()) * 7.4 * encoding.text / (2 * std::numbers::pi);
    ring.radius = std::max({half - ring.room - 14 * encoding.text, 40.0 * encoding.text, std::min(least, 2.4 * half)});
    ring.pitch = names.empty() ? 0 : 2 * std::numbers::pi * ring.radius / static_cast<double>(names.size());
    const double across = ring.radius + ring.room + 14 * encoding.text;
    ring.centre = {std::max(width / 2, across), std::max(height / 2, across)};
    return ring;
}

void add_ring_names(Scene& scene, const Ring& ring, const std::vector<RingName>& names, const Encoding& encoding, double gap)
{
    const TextStyle plain = style_of(encoding, ring.pitch);
    // Every so many names are set where all would touch; bright ones always, and none beside them.
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(plain.size * 1.06 / std::max(0.01, ring.pitch))));
    for (std::size_t k = 0; k < names.size(); ++k) {
        const RingName& name = names[k];
        bool near = false;
        for (std::size_t j = 1; every > 1 && j < every && !near; ++j)
            near = names[(k + j) % names.size()].bright || names[(k + names.size() - j) % names.size()].bright;
        if (!name.bright && (k % every != 0 || near))
            continue;
        TextStyle style = plain;
        if (name.bright)
            style.weight = Weight::semibold;
        const double turn = ring.turn(k);
        const bool right = std::sin(turn) >= 0;
        const double angle = right ? 90 - turn * 180 / std::numbers::pi : 270 - turn * 180 / std::numbers::pi;
        // The middle of the letters, not their base line, lies on the spoke.
        const Point p = ring.at(k, gap);
        const double lean = angle * std::numbers::pi / 180;
        const Point at{p.x + style.size * 0.36 * std::sin(lean), p.y + style.size * 0.36 * std::cos(lean)};
        const Colour ink = name.faint ? mixed(encoding.theme->ink2, encoding.theme->paper, 0.45) : encoding.theme->ink;
        scene.marks.push_back(words_at(at, name_within(name.words, style, ring.room), style, right ? Anchor::start : Anchor::end, ink, name.subject, name.words, angle));
    }
}

}  // namespace crosscut::scene
