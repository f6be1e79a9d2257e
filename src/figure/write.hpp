// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/marks.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace crosscut::figure {

/// A scene as SVG 1.1: text stays text (the family named, with fallbacks), every mark is one group with an
/// id, `data-subject` and `<title>`; title and description for readers that cannot see. Byte for byte the
/// same for the same scene; numbers with at most three digits after the point; no path, user or clock in it.
/// The size is that of the scene's page (1 point = 1/72 inch), given in mm.
std::string svg(const scene::Scene& scene);

/// The same as PDF, fonts embedded, one page; title and subject as metadata, no creator path, no date.
///   Errors  `io` when Cairo refuses, `limit` for a page it cannot hold.
Result<std::string> pdf(const scene::Scene& scene);

/// The same as PNG with `dpi` dots an inch (written into the file as well).
///   Errors  `limit` over 20,000 dots a side.
Result<std::string> png(const scene::Scene& scene, double dpi);

/// Pixels of a scene, rows of red, green, blue, alpha from the top, for tests and previews.
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};
Result<Pixels> pixels(const scene::Scene& scene, double dpi);

/// The file's bytes by the ending of a name: .svg, .pdf or .png.
///   Errors  `unsupported` for any other ending.
Result<std::string> as_file(const scene::Scene& scene, const std::string& name, double dpi);

/// Pixels as a PNG file.
Result<std::string> png_of(const Pixels& pixels, double dpi = 96);

}  // namespace crosscut::figure
