// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/photo.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::study {
struct State;
}

namespace crosscut::panels {

struct View;

/// What the panel of the photos under the map holds while it is open.
///
///   chosen  The photo that is worked on; the first of the city where it is not there.
///   still   The photo lies still: the mouse moves actors as ever.
///   held    Its place while a hand drags it.
struct PhotoForm {
    study::PhotoId chosen;
    bool still = false;
    std::optional<study::Photo> held;
    // Kept by the panel.
    std::string name;
    study::PhotoId named;
    std::string city;
};

/// The photos of the city that is looked at, in the order in which they came; none without a city.
std::vector<study::Photo> photos_of(const study::State& state, const View& view);

/// Those that are seen under the map: neither hidden ones nor, because what is written on them may name people, any of them
/// with pseudonyms or before an audience; and only where actors stand where people put them.
std::vector<study::Photo> photos_shown(const study::State& state, const View& view);

/// The one that the panel works on, with the place it is dragged to; none while the panel is closed.
std::optional<study::Photo> photo_at_work(const study::State& state, const View& view);

}  // namespace crosscut::panels
