// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/table.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace crosscut::exchange {

// Tables that stand beside those of a city: what people decided for the study as a whole. They are no evidence; who
// imports them makes edits of them.

/// "crises": the crises behind every time axis. "decisions": what was decided on gaps.
inline constexpr std::string_view crises_sheet = "crises";
inline constexpr std::string_view decisions_sheet = "decisions";
inline constexpr std::array<std::string_view, 5> crises_columns{"name_en", "name_de", "pulses", "aftermath", "overlay"};
inline constexpr std::array<std::string_view, 9> decisions_columns{"gap", "about", "field", "actors", "structure", "verdict", "author", "day", "reason"};

/// Which of the two a sheet is, by its headers; empty for any other.
std::string_view study_sheet(const files::Sheet& sheet);

/// A sheet read by its headers.
class SheetRows {
public:
    explicit SheetRows(const files::Sheet& sheet);
    std::size_t size() const;
    /// A cell by row (0 = below the headers) and column; empty where there is none.
    std::string at(std::size_t row, std::string_view column) const;
    Place place(std::size_t row, std::string_view column) const;

private:
    const files::Sheet& sheet_;
    std::map<std::string, std::size_t, std::less<>> columns_;
};

}  // namespace crosscut::exchange
