// SPDX-License-Identifier: Apache-2.0
#include "foundation/clock.hpp"

#include <ctime>

namespace crosscut {

std::string clock_now()
{
    const std::time_t clock = std::time(nullptr);
    std::tm local{};
    localtime_r(&clock, &local);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &local);
    return text;
}

}  // namespace crosscut
