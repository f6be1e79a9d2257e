// SPDX-License-Identifier: Apache-2.0
#include "scene/timeline.hpp"

#include "scene/type.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

Day TimeAxis::day(double at) const
{
    const double share = std::clamp((at - left) / width, 0.0, 1.0);
    const double days = share * (static_cast<double>(days_between(first, last)) + 1);
    return std::min(last, first + std::chrono::days{static_cast<long>(std::floor(days))});
}

void add_axis(Scene& scene, const TimeAxis& axis, const Theme& theme, double top, double bottom, double text)
{
    const TextStyle style{10.5 * text, Weight::regular, false, 0};
    const int from = parts(axis.first).year;
    const int to = parts(axis.last).year;
    const double year_width = axis.width / std::max(1, to - from + 1);
    const double label_width = measure("2025", style).width + 10;
    const int step = year_width >= label_width ? 1 : (2 * year_width >= label_width ? 2 : 5);
    for (int year = from; year <= to; ++year) {
        const double x = axis.x(day_of(year, 1, 1));
        Curve line{{{x, top}, {x, bottom}}, false, theme.hairline, 0.6, Stroke::solid, false};
        scene.marks.push_back({line, {Subject::Kind::axis, static_cast<std::uint32_t>(year), 0}, 1, ""});
        if ((year - from) % step == 0)
            scene.marks.push_back({Label{{x + year_width * step / 2, bottom + style.size + 3}, std::to_string(year), style, Anchor::middle, theme.ink2, {0, 0, 0, 0}, 0, 0},
                                   {Subject::Kind::axis, static_cast<std::uint32_t>(year), 0}, 1, ""});
    }
}

void add_bands(Scene& scene, const TimeAxis& axis, const Theme& theme, const std::vector<TimeBand>& bands, double top, double bottom, bool named, double text)
{
    for (const TimeBand& band : bands) {
        const double x0 = std::clamp(axis.x(band.first), axis.left, axis.left + axis.width);
        const double x1 = std::clamp(axis.x(band.last + std::chrono::days{1}), axis.left, axis.left + axis.width);
        if (x1 - x0 < 0.5)
            continue;
        Region region;
        region.outline = {{x0, top}, {x1, top}, {x1, bottom}, {x0, bottom}};
        region.fill = band.overlay ? theme.overlay : (band.number == 0 ? theme.crisis_2015 : theme.crisis_2018);
        const Subject subject{Subject::Kind::crisis, static_cast<std::uint32_t>(band.number), 0};
        scene.marks.push_back({region, subject, 1, band.name});
        if (named && !band.overlay) {
            const TextStyle style{10 * text, Weight::medium, false, 0};
            const double width = measure(band.name, style).width;
            const double x = std::clamp((x0 + x1) / 2, axis.left + width / 2, axis.left + axis.width - width / 2);
            scene.marks.push_back({Label{{x, top - 4}, band.name, style, Anchor::middle, theme.ink2, {0, 0, 0, 0}, 0, 0}, subject, 1, band.name});
        }
    }
}

}  // namespace crosscut::scene
