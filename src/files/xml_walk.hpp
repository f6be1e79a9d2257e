// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::files {

/// Name without its namespace.
inline std::string_view local_name(const char* name)
{
    const std::string_view text(name);
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

/// Where lines of a text begin, for elements of which only the position is known.
class LineTable {
public:
    explicit LineTable(std::string_view text);
    int at(std::ptrdiff_t position) const;

private:
    std::vector<std::size_t> starts_;
};

/// Why XML could not be read: it breaks off, or is damaged at a line. `open` is the element that was not closed.
Problem xml_problem(const std::string& file, std::string_view format, bool breaks_off, int line);

/// Escapes text for XML; signs that XML cannot hold are left out.
void escape_xml(std::string_view text, std::string& out);
std::string escaped_xml(std::string_view text);

}  // namespace crosscut::files
