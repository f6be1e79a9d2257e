// SPDX-License-Identifier: Apache-2.0
#include "scene/channels.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

ValueRange range_of(const analysis::Values& values)
{
    ValueRange range;
    for (const std::optional<double>& value : values)
        if (value && std::isfinite(*value))
            range = range ? std::pair{std::min(range->first, *value), std::max(range->second, *value)} : std::pair{*value, *value};
    return range;
}

int step_of(double value, const std::pair<double, double>& range)
{
    const double span = range.second - range.first;
    if (!(span > 0))
        return colour_steps / 2;
    return std::clamp(static_cast<int>(std::floor((value - range.first) / span * colour_steps)), 0, colour_steps - 1);
}

std::pair<double, double> step_bounds(int step, const std::pair<double, double>& range)
{
    const double part = (range.second - range.first) / colour_steps;
    return {range.first + part * step, range.first + part * (step + 1)};
}

Colour actor_colour(const Encoding& encoding, evidence::Sector sector, std::size_t group, std::optional<double> value, const ValueRange& range)
{
    const Theme& theme = *encoding.theme;
    switch (encoding.colour_by) {
    case ColourBy::sector: return sector_colour(theme, sector);
    case ColourBy::division: return group_colour(theme, group);
    case ColourBy::measure: return value && range ? theme.steps[static_cast<std::size_t>(step_of(*value, *range))] : theme.paper;
    case ColourBy::none: break;
    }
    return theme.ink2;
}

bool in_town_hall(const evidence::Actor& actor) { return actor.sector == evidence::Sector::administration; }

Shape actor_shape(const Encoding& encoding, const evidence::Actor* actor)
{
    if (encoding.shape_by == ShapeBy::sector)
        return sector_shape(actor ? actor->sector : evidence::Sector::unknown);
    if (encoding.shape_by == ShapeBy::town_hall && actor && in_town_hall(*actor))
        return Shape::square;
    return Shape::circle;
}

double tie_width(const Encoding& encoding, const network::Tie& tie)
{
    double width = 1.3;
    if (encoding.line_by == LineBy::strength)
        width = 0.6 + 0.36 * (tie.strength > 0 ? tie.strength : 1);
    else if (encoding.line_by == LineBy::claims)
        width = 0.6 + 0.5 * std::min(6, std::max(1, tie.affirming));
    return tie.relation_class == evidence::RelationClass::line ? width * 0.7 : width;
}

}  // namespace crosscut::scene
