// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figure/page.hpp"
#include "scene/pictures.hpp"

#include <set>

namespace crosscut::figure {

/// A picture made for a page: composed as wide as the page with letters of print size, its legend below, its facts and
/// warnings as the caption if there is none.
///
///   focus   If not empty, all other actors fade.
///   Errors  As `compose_page`.
Result<Page> picture_page(const scene::PictureData& data, const scene::Encoding& encoding, const PageSpec& spec, const std::set<ActorId>& focus = {});

/// Height in millimetres that the picture needs on a page of this width, 40 to 1200.
double picture_height_mm(const scene::PictureData& data, const scene::Encoding& encoding, const PageSpec& spec);

}  // namespace crosscut::figure
