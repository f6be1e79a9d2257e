// SPDX-License-Identifier: Apache-2.0
#include "panels/day_field.hpp"

#include "panels/widgets.hpp"

#include <imgui.h>

namespace crosscut::panels {

bool day_field(std::string_view name, std::string_view hint, std::string& words, const std::string& now, float width)
{
    bool entered = false;
    text_field(name, hint, words, width, &entered);
    const bool done = entered || ImGui::IsItemDeactivatedAfterEdit();
    if (!done && !ImGui::IsItemActive())
        words = now;
    return done;
}

std::optional<Day> read_day(const std::string& words, bool end)
{
    const Result<PartialDate> date = parse_date(words);
    if (!date)
        return std::nullopt;
    return end && date->latest ? date->latest : date->earliest ? date->earliest : date->latest;
}

}  // namespace crosscut::panels
