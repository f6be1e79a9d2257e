// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/pictures.hpp"

namespace crosscut::scene {

// One function for each kind of picture, in a file of its name; `picture_kinds` lists them.
PictureKind survival_kind();
PictureKind heat_kind();

}  // namespace crosscut::scene
