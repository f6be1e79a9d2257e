// SPDX-License-Identifier: Apache-2.0
#include "exchange/paste.hpp"

#include "exchange/export_tables.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <map>

namespace crosscut::exchange {

using interview::TableKind;

namespace {

// Fields in the order in which people write them down, for a table without headers.
std::vector<std::string_view> plain_order(TableKind kind)
{
    switch (kind) {
    case TableKind::actors: return {"label", "kind", "field", "sector", "parent", "role"};
    case TableKind::structures: return {"label", "type", "field", "lead"};
    case TableKind::events: return {"structure", "type", "date", "words"};
    case TableKind::memberships: return {"structure", "actor", "from", "to", "role"};
    case TableKind::interviews: return {"id", "unit", "month", "field"};
    case TableKind::factors: return {"factor", "influence", "structure", "interview", "quote"};
    case TableKind::recommendations: return {"step", "structure", "factor", "author", "day"};
    case TableKind::lineage: return {"what", "date", "before", "after", "former"};
    case TableKind::statements: break;
    }
    return {"from", "to", "relation", "strength", "date_from", "date_to", "interview", "quote"};
}

bool is_headed(const files::Sheet& sheet, const interview::Guess& guess)
{
    // One word of the first row may be a header by accident ("Amt"); two, or the only one there is, are none.
    return guess.complete && (guess.columns.size() >= 2 || sheet.rows.front().cells.size() == 1);
}

// Facts that no pasted column speaks of stay as they are: they are put behind the row.
void keep_the_rest(const evidence::Archive& archive, CityId city, FoundTable& table)
{
    if (table.kind != TableKind::actors && table.kind != TableKind::structures)
        return;
    const auto id = table.columns.find("id");
    const auto label = table.columns.find("label");
    if (label == table.columns.end())
        return;
    std::vector<OutTable> tables = tables_of(archive, city);
    const auto known = std::find_if(tables.begin(), tables.end(), [&](const OutTable& one) { return one.name == interview::key(table.kind); });
    if (known == tables.end())
        return;
    const auto column = [&](std::string_view name) { return static_cast<std::size_t>(std::find(known->columns.begin(), known->columns.end(), name) - known->columns.begin()); };
    std::map<std::string, std::size_t> by_key;
    std::map<std::string, std::size_t> by_name;
    for (std::size_t r = 0; r < known->rows.size(); ++r) {
        by_key.emplace(fold(known->rows[r][column("id")]), r);
        by_name.emplace(fold(known->rows[r][column("label")]), r);
    }
    std::size_t width = 0;
    for (const files::Row& row : table.sheet.rows)
        width = std::max(width, row.cells.size());
    std::vector<std::size_t> missing;
    for (std::size_t c = 0; c < known->columns.size(); ++c)
        if (known->columns[c] != "id" && table.columns.count(known->columns[c]) == 0)
            missing.push_back(c);
    std::vector<std::vector<std::string>> rest(table.sheet.rows.size());
    bool any = false;
    for (std::size_t r = 1; r < table.sheet.rows.size(); ++r) {
        const std::vector<std::string>& cells = table.sheet.rows[r].cells;
        const auto cell = [&](int at) { return static_cast<std::size_t>(at) < cells.size() ? std::string(trimmed(cells[static_cast<std::size_t>(at)])) : std::string(); };
        const std::string key = id == table.columns.end() ? std::string() : cell(id->second);
        const auto& index = key.empty() ? by_name : by_key;
        const auto found = index.find(fold(key.empty() ? cell(label->second) : key));
        if (found == index.end())
            continue;
        any = true;
        for (const std::size_t c : missing)
            rest[r].push_back(known->rows[found->second][c]);
    }
    if (!any)
        return;
    table.sheet.rows.front().cells.resize(width);
    for (std::size_t k = 0; k < missing.size(); ++k) {
        table.sheet.rows.front().cells.push_back(known->columns[missing[k]]);
        table.columns[known->columns[missing[k]]] = static_cast<int>(width + k);
    }
    for (std::size_t r = 1; r < table.sheet.rows.size(); ++r)
        if (!rest[r].empty()) {
            table.sheet.rows[r].cells.resize(width);
            table.sheet.rows[r].cells.insert(table.sheet.rows[r].cells.end(), rest[r].begin(), rest[r].end());
        }
}

}  // namespace

Result<Found> find_pasted(const evidence::Archive& archive, CityId city, std::string_view text, TableKind kind)
{
    if (trimmed(text).empty())
        return Problem{Problem::Code::missing_value, {"There is no table in the clipboard."}, {"Select cells in the spreadsheet, copy them, and paste again."}, {}};
    files::ReadOptions options;
    options.encoding = files::Encoding::utf8;
    if (text.find('\t') != std::string_view::npos)
        options.separator = '\t';
    Result<files::Sheet> read = files::read_delimited(text, std::string("clipboard"), options);
    if (!read)
        return read.problem();
    files::Sheet sheet = std::move(*read);
    if (sheet.rows.empty())
        return Problem{Problem::Code::missing_value, {"There is no table in the clipboard."}, {"Select cells in the spreadsheet, copy them, and paste again."}, {}};
    FoundTable table;
    table.kind = kind;
    const interview::Guess own = interview::guess_columns(sheet, kind);
    const interview::Guess other = interview::guess(sheet);
    if (is_headed(sheet, own)) {
        table.columns = own.columns;
    } else if (is_headed(sheet, other) && other.columns.size() >= 2) {
        table.kind = other.kind;
        table.columns = other.columns;
    } else {
        files::Row headers;
        for (const std::string_view field : plain_order(kind))
            headers.cells.emplace_back(field);
        for (std::size_t c = 0; c < headers.cells.size(); ++c)
            table.columns[headers.cells[c]] = static_cast<int>(c);
        sheet.rows.insert(sheet.rows.begin(), std::move(headers));
    }
    table.sheet = std::move(sheet);
    table.complete = table.wanted = std::all_of(interview::fields(table.kind).begin(), interview::fields(table.kind).end(), [&](const interview::FieldSpec& field) { return !field.needed || table.columns.count(field.key) != 0; });
    Found found;
    found.source = "clipboard";
    if (const evidence::City* row = evidence::find(*archive.cities, city))
        found.city = *row;
    if (city)
        keep_the_rest(archive, city, table);
    found.tables.push_back(std::move(table));
    return found;
}

}  // namespace crosscut::exchange
