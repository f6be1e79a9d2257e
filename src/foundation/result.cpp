// SPDX-License-Identifier: Apache-2.0
#include "foundation/result.hpp"

namespace crosscut {

std::string describe(Language language, const Place& place)
{
    std::string text = place.file;
    const auto add = [&text](const std::string& part) {
        if (!text.empty())
            text += ", ";
        text += part;
    };
    if (!place.sheet.empty())
        add(say(language, "sheet {1}", {place.sheet}));
    if (place.line > 0)
        add(say(language, "line {1}", {std::to_string(place.line)}));
    if (!place.column.empty())
        add(say(language, "column {1}", {place.column}));
    return text;
}

std::string describe(Language language, const Problem& problem)
{
    std::string text = describe(language, problem.place);
    if (!text.empty())
        text += ": ";
    text += in(language, problem.what);
    if (!problem.hint.empty())
        text += " " + in(language, problem.hint);
    return text;
}

}  // namespace crosscut
