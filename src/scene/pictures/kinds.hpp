// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/pictures.hpp"

namespace crosscut::scene {

// One function for each kind of picture, in a file of its name; `picture_kinds` lists them.
PictureKind survival_kind();
PictureKind alluvial_kind();
PictureKind index_kind();
PictureKind slope_kind();
PictureKind heat_kind();
PictureKind difference_kind();
PictureKind two_dates_kind();
PictureKind four_dates_kind();
PictureKind strip_kind();
PictureKind bump_kind();
PictureKind matrix_kind();
PictureKind two_mode_kind();
PictureKind ego_kind();
PictureKind radial_kind();
PictureKind cities_kind();

}  // namespace crosscut::scene
