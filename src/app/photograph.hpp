// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "screen/image.hpp"
#include "work/work.hpp"

#include <filesystem>
#include <string>

namespace crosscut::app {

/// A photo as a study keeps it: small enough, upright, and without anything that the camera wrote beside it (place,
/// time, device, preview).
struct Photograph {
    int wide = 0;
    int high = 0;
    std::string jpeg;  ///< as base64
};

/// The longer side of what is kept, pixels, and the largest photo that is read.
inline constexpr int photo_side = 1800;
inline constexpr double most_megapixels = 100;
inline constexpr std::uintmax_t most_photo_bytes = 64 * 1024 * 1024;

/// Reads a photo of a camera or a scanner: JPEG, PNG and whatever else the system can read. It is turned as the camera
/// says, made smaller where its longer side has more than `photo_side` pixels, and written anew.
///
///   Errors  `unknown_name`, `io` for a file that cannot be read, `bad_file` for one that is no image, `limit` for one that is
///           larger than the two bounds above.
Result<Photograph> photograph(const std::filesystem::path& file, Work& work);

/// The pixels of a photo that a study keeps.
///
///   Errors  `bad_file` for what is no image, `limit` for more than 4096 pixels a side.
Result<screen::Image> developed(const std::string& jpeg, Work& work);

}  // namespace crosscut::app
