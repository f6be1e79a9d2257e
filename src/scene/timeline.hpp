// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/encoding.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosscut::scene {

/// A band behind a time axis: a crisis or an overlay event, with its short name.
///
///   pulses  Its stretches where it has several (two summers); what lies between them is drawn fainter.
struct TimeBand {
    std::string name;
    Day first;
    Day last;
    bool overlay = false;
    std::uint32_t id = 0;  ///< of the crisis
    int number = 0;  ///< 0 = the crisis of 2015, 1 = of 2018-19; others are overlays in colour
    std::vector<std::pair<Day, Day>> pulses;
};

/// A straight time axis: days to points.
struct TimeAxis {
    Day first = day_of(2010, 1, 1);
    Day last = day_of(2025, 12, 31);
    double left = 0;
    double width = 100;

    double x(Day day) const
    {
        return left + width * static_cast<double>(days_between(first, day)) / static_cast<double>(days_between(first, last) + 1);
    }
    Day day(double x) const;
};

/// Years as ticks with labels; every second or fifth label where they would touch.
void add_axis(Scene& scene, const TimeAxis& axis, const Theme& theme, double top, double bottom, double text);
/// Bands of crises behind everything between two heights; names on top where `named`, in as many rows as they
/// need and `rows` allows, crises before overlays. A name without room is left out.
void add_bands(Scene& scene, const TimeAxis& axis, const Theme& theme, const std::vector<TimeBand>& bands, double top, double bottom, bool named, double text, int rows = 1);
/// Rows that the names need, at most `most`.
int band_rows(const TimeAxis& axis, const std::vector<TimeBand>& bands, double text, int most);

struct LaneFacts;

/// What the lanes are drawn from.
///
///   facts  Outcomes, heirs and departments; without them bars are equally thick and nothing stands at the right edge.
struct LanesInput {
    const evidence::Archive* archive = nullptr;
    const structures::Chronicle* chronicle = nullptr;
    network::Question question;
    std::vector<TimeBand> bands;
    Day day = day_of(2019, 7, 1);
    std::optional<StructureId> selected;
    std::optional<StructureId> hovered;
    std::shared_ptr<const LaneFacts> facts;
};

/// Structures as swimlanes: one row each, grouped by field and sorted by begin; colour and pattern by
/// status, hatched where the status is vague, dotted where nobody was asked any more; ticks for events,
/// bands for crises, a line for the day.
///
///   width  Of the whole drawing in points; row_height at 100 %.
Scene compose_lanes(const LanesInput& input, const Encoding& encoding, double width, double row_height = 22);
/// The axis that `compose_lanes` uses for a width, to turn a pointer into a day.
TimeAxis lanes_axis(const LanesInput& input, const Encoding& encoding, double width);
/// Legend of the lanes: the states that occur, their patterns and the marks.
Scene compose_lanes_legend(const LanesInput& input, const Encoding& encoding, double width);

/// The bar at the foot of the window: years, crises, the curve of structures alive (certain as an area,
/// possible on top in a lighter tone), and the day that is shown.
struct TimeBarInput {
    const structures::Chronicle* chronicle = nullptr;
    const evidence::Archive* archive = nullptr;
    network::Question question;
    std::vector<TimeBand> bands;
    Day day = day_of(2019, 7, 1);
    std::optional<Day> from;  ///< first day of a window that ends with `day`
};
Scene compose_time_bar(const TimeBarInput& input, const Encoding& encoding, double width, double height);
TimeAxis time_bar_axis(double width);

/// Number of structures alive on a day: certainly, and at most (with the unsure ones).
struct Alive {
    int certain = 0;
    int possible = 0;
};
Alive alive_on(const evidence::Archive& archive, const structures::Chronicle& chronicle, const network::Question& question, Day day);

}  // namespace crosscut::scene
