// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscut::figure {

/// On which line of a JSON text each value stands.
///
///   of      By the path of the value: "page.width_mm", "show.days[1]".
///   twice   Keys that stand twice in their object, with the line of the second.
///   broken  The text is no JSON from the line `broken_at` on.
struct JsonLines {
    std::map<std::string, int> of;
    std::vector<std::pair<std::string, int>> twice;
    bool broken = false;
    int broken_at = 0;
};
JsonLines json_lines(std::string_view text);

}  // namespace crosscut::figure
