// SPDX-License-Identifier: Apache-2.0
#include "scene/map.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

double actor_radius(std::optional<double> share)
{
    // Area grows with the value: the eye compares areas.
    return share ? 5.0 + 11.0 * std::sqrt(std::clamp(*share, 0.0, 1.0)) : 4.5;
}

std::optional<double> halo_width(const std::optional<analysis::Places>& places, std::size_t actors)
{
    if (!places)
        return std::nullopt;
    const double share = actors > 1 ? static_cast<double>(places->worst - places->best) / static_cast<double>(actors - 1) : 0;
    return 2 + 14 * std::clamp(share, 0.0, 1.0);
}

std::string position_sentence(Language language, bool columns)
{
    return std::string(tr(language, columns ? "Columns are departments; order and height mean nothing."
                                            : "Near means linked, directly or through others; direction means nothing."));
}

}  // namespace crosscut::scene
