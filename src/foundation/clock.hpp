// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace crosscut {

/// Day and time of this place, now: `2024-05-07 09:30:00`.
std::string clock_now();

}  // namespace crosscut
