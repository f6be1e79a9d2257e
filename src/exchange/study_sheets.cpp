// SPDX-License-Identifier: Apache-2.0
#include "exchange/study_sheets.hpp"

#include "foundation/text.hpp"

namespace crosscut::exchange {

SheetRows::SheetRows(const files::Sheet& sheet) : sheet_(sheet)
{
    for (std::size_t i = 0; !sheet.rows.empty() && i < sheet.rows.front().cells.size(); ++i)
        columns_.emplace(fold(sheet.rows.front().cells[i]), i);
}

std::size_t SheetRows::size() const { return sheet_.rows.empty() ? 0 : sheet_.rows.size() - 1; }

std::string SheetRows::at(std::size_t row, std::string_view column) const
{
    const auto found = columns_.find(fold(column));
    if (found == columns_.end() || row >= size())
        return {};
    const auto& cells = sheet_.rows[row + 1].cells;
    return found->second < cells.size() ? std::string(trimmed(cells[found->second])) : std::string();
}

Place SheetRows::place(std::size_t row, std::string_view column) const
{
    return {sheet_.file, sheet_.name, row < size() ? static_cast<int>(sheet_.rows[row + 1].line) : 0, std::string(column)};
}

std::string_view study_sheet(const files::Sheet& sheet)
{
    if (sheet.rows.empty())
        return {};
    const auto has = [&](std::string_view column) {
        for (const std::string& cell : sheet.rows.front().cells)
            if (fold(cell) == fold(column))
                return true;
        return false;
    };
    if (has("pulses") && (has("name_en") || has("name_de")))
        return crises_sheet;
    return has("gap") && has("verdict") && has("author") ? decisions_sheet : std::string_view();
}

}  // namespace crosscut::exchange
