// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/marks.hpp"

#include <string>

namespace crosscut::figure {

/// What a scene is painted on: pixels in memory, or a PDF.
struct Painted {
    std::string bytes;  ///< of the PDF; or the pixels: rows of blue, green, red, alpha (multiplied), from the top
    int width = 0;
    int height = 0;
    int stride = 0;
};

/// Paints the page of a scene with Cairo, with the measures of scene/dress.hpp and letters without hinting.
///   Errors  `limit` for more than 20,000 dots a side, or a page that Cairo cannot hold; `io` when it refuses.
Result<Painted> painted_pixels(const scene::Scene& scene, double dpi);
Result<Painted> painted_pdf(const scene::Scene& scene);

}  // namespace crosscut::figure
