// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/ids.hpp"

#include <cstddef>
#include <string>

namespace crosscut::study {

using PhotoId = Id<struct PhotoTag>;

/// A photo of a paper map that lies under the map of a city while it is entered. What it shows may name people: it is
/// for the one who enters it, and no figure, export, projector or view without names shows it.
///
///   wide, high  Of the photo, pixels.
///   x, y        Its middle, in points of the layout.   width  Points of the layout, before it is turned.
///   turn        Degrees clockwise around its middle, from -180 to 180.
///   strength    0 = not to be seen, 1 = as it is.
struct Photo {
    PhotoId id;
    CityId city;
    std::string name;
    int wide = 0;
    int high = 0;
    double x = 0;
    double y = 0;
    double width = 0;
    double turn = 0;
    double strength = 0;
    bool hidden = false;
    bool operator==(const Photo&) const = default;

    double height() const { return wide > 0 ? width * high / wide : 0; }
};

/// What the photo of the same identity shows; it never changes.
///
///   jpeg  A JPEG file as base64.
struct Negative {
    PhotoId id;
    std::string jpeg;
    bool operator==(const Negative&) const = default;
};

/// Lays a photo under the map of its city; its identity is given here.
struct AddPhoto {
    Photo photo;
    std::string jpeg;  ///< as base64; at most `most_photo`
};
/// Moves, turns, fades, hides or renames a photo; its city and what it shows stay.
struct ChangePhoto {
    Photo photo;
};
struct DeletePhoto {
    PhotoId photo;
};

/// Characters of the largest photo that a study takes, and pixels of its longer side.
inline constexpr std::size_t most_photo = 6 * 1024 * 1024;
inline constexpr int most_photo_side = 4096;

}  // namespace crosscut::study
