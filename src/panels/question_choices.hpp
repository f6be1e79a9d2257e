// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/model.hpp"
#include "panels/view.hpp"

namespace crosscut::panels {

/// What can be chosen for the answer that is shown, in a line or two above it: days, years, dates around a crisis.
void question_choices(const Model& model, View& view);

}  // namespace crosscut::panels
