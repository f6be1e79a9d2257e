// SPDX-License-Identifier: Apache-2.0
#include "files/xml_walk.hpp"

#include <algorithm>
#include <cstring>

namespace crosscut::files {

LineTable::LineTable(std::string_view text)
{
    starts_.push_back(0);
    const bool old_mac = text.find('\n') == std::string_view::npos;
    for (const char* at = text.data(), *end = at + text.size(); at < end;) {
        const auto* found = static_cast<const char*>(std::memchr(at, old_mac ? '\r' : '\n', static_cast<std::size_t>(end - at)));
        if (!found)
            break;
        at = found + 1;
        starts_.push_back(static_cast<std::size_t>(at - text.data()));
    }
}

int LineTable::at(std::ptrdiff_t position) const
{
    if (position < 0)
        return 0;
    return static_cast<int>(std::upper_bound(starts_.begin(), starts_.end(), static_cast<std::size_t>(position)) - starts_.begin());
}

Problem xml_problem(const std::string& file, std::string_view format, bool breaks_off, int line)
{
    if (breaks_off)
        return {Problem::Code::bad_file, {"The file breaks off: an element of the {1} is not closed.", {std::string(format)}}, {"Write it again with the program that made it; nothing was read."}, {file, {}, line, {}}};
    return {Problem::Code::bad_file, {"The {1} is damaged in this line.", {std::string(format)}}, {"Write it again with the program that made it, or mend the line; nothing was read."}, {file, {}, line, {}}};
}

void escape_xml(std::string_view text, std::string& out)
{
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += "&#10;"; break;
        case '\r': out += "&#13;"; break;
        case '\t': out += "&#9;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20)
                out += c;
        }
    }
}

std::string escaped_xml(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 8);
    escape_xml(text, out);
    return out;
}

}  // namespace crosscut::files
