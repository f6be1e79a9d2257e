// SPDX-License-Identifier: Apache-2.0
#include "scene/timeline.hpp"

#include "scene/type.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

TextStyle band_style(double text) { return {9.5 * text, Weight::medium, false, 0}; }

struct BandName {
    std::size_t band = 0;
    int row = 0;
    double left = 0;
    double mark = 0;  ///< the middle of its band
};

// Names over their bands: crises first, each in the lowest row in which it touches no other; moved aside by at
// most half its width. What has no room in `rows` rows has none.
std::vector<BandName> band_names(const TimeAxis& axis, const std::vector<TimeBand>& bands, double text, int rows)
{
    const TextStyle style = band_style(text);
    std::vector<BandName> out;
    std::vector<std::vector<std::pair<double, double>>> taken(static_cast<std::size_t>(std::max(rows, 1)));
    for (const bool overlay : {false, true})
        for (std::size_t i = 0; i < bands.size(); ++i) {
            const double x0 = std::clamp(axis.x(bands[i].first), axis.left, axis.left + axis.width);
            const double x1 = std::clamp(axis.x(bands[i].last + std::chrono::days{1}), axis.left, axis.left + axis.width);
            if (bands[i].overlay != overlay || x1 - x0 < 0.5)
                continue;
            const double width = measure(bands[i].name, style).width;
            const double middle = (x0 + x1) / 2;
            bool placed = false;
            for (int row = 0; row < rows && !placed; ++row)
                for (const double share : {0.5, 0.75, 0.25, 0.95, 0.05}) {
                    const double left = std::clamp(middle - share * width, axis.left, std::max(axis.left, axis.left + axis.width - width));
                    auto& line = taken[static_cast<std::size_t>(row)];
                    const double air = style.size * 0.6;
                    if (std::any_of(line.begin(), line.end(), [&](const auto& one) { return left < one.second + air && one.first < left + width + air; }))
                        continue;
                    line.emplace_back(left, left + width);
                    out.push_back({i, row, left, middle});
                    placed = true;
                    break;
                }
        }
    return out;
}

}  // namespace

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
    int step = 1;
    for (const int wider : {2, 5, 10, 20})
        step = step * year_width >= label_width ? step : wider;
    const double half = label_width / 2 - 5;
    for (int year = from; year <= to; ++year) {
        const double x = axis.x(day_of(year, 1, 1));
        Curve line{{{x, top}, {x, bottom}}, false, theme.hairline, 0.6, Stroke::solid, false};
        scene.marks.push_back({line, {Subject::Kind::axis, static_cast<std::uint32_t>(year), 0}, 1, ""});
        const double middle = std::min(x + year_width / 2, axis.left + axis.width - half);
        if ((year - from) % step == 0 && middle > x)
            scene.marks.push_back({Label{{middle, bottom + style.size + 3}, std::to_string(year), style, Anchor::middle, theme.ink2, {0, 0, 0, 0}, 0, 0},
                                   {Subject::Kind::axis, static_cast<std::uint32_t>(year), 0}, 1, ""});
    }
}

int band_rows(const TimeAxis& axis, const std::vector<TimeBand>& bands, double text, int most)
{
    int rows = 1;
    for (const BandName& name : band_names(axis, bands, text, most))
        rows = std::max(rows, name.row + 1);
    return rows;
}

void add_bands(Scene& scene, const TimeAxis& axis, const Theme& theme, const std::vector<TimeBand>& bands, double top, double bottom, bool named, double text, int rows)
{
    const auto stripe = [&](const TimeBand& band, Day first, Day last, double strength) {
        const double x0 = std::clamp(axis.x(first), axis.left, axis.left + axis.width);
        const double x1 = std::clamp(axis.x(last + std::chrono::days{1}), axis.left, axis.left + axis.width);
        if (x1 - x0 < 0.5)
            return;
        Region region;
        region.outline = {{x0, top}, {x1, top}, {x1, bottom}, {x0, bottom}};
        region.fill = faded(band.overlay ? theme.overlay : (band.number == 0 ? theme.crisis_2015 : theme.crisis_2018), strength);
        scene.marks.push_back({region, {Subject::Kind::crisis, band.id, 0}, 1, band.name});
    };
    // Overlays lie under the crises.
    for (const bool overlay : {true, false})
        for (const TimeBand& band : bands) {
            if (band.overlay != overlay)
                continue;
            if (band.pulses.size() < 2) {
                stripe(band, band.first, band.last, 1);
                continue;
            }
            stripe(band, band.first, band.last, 0.4);
            for (const auto& [first, last] : band.pulses)
                stripe(band, first, last, 1);
        }
    if (!named)
        return;
    const TextStyle style = band_style(text);
    const std::vector<BandName> names = band_names(axis, bands, text, rows);
    for (const BandName& name : names)
        if (const double y = top - 4 * text - name.row * style.size * 1.3; name.row > 0)
            scene.marks.push_back({Curve{{{name.mark, y + style.size * 0.3}, {name.mark, top}}, false, theme.hairline, 0.6, Stroke::solid, false},
                                   {Subject::Kind::crisis, bands[name.band].id, 0}, 1, bands[name.band].name});
    for (const BandName& name : names) {
        const TimeBand& band = bands[name.band];
        const double y = top - 4 * text - name.row * style.size * 1.3;
        const Subject subject{Subject::Kind::crisis, band.id, 0};
        scene.marks.push_back({Label{{name.left, y}, band.name, style, Anchor::start, theme.ink2, scene.paper, 2 * text, 0}, subject, 1, band.name});
    }
}

}  // namespace crosscut::scene
