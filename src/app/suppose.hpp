// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/what_if.hpp"
#include "scene/supposed.hpp"

namespace crosscut::app {

/// What the map marks of a scenario: who is gone, which ties are lost or new.
scene::Supposed supposed_marks(const analysis::WhatIf& result);

}  // namespace crosscut::app
