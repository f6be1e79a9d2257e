// SPDX-License-Identifier: Apache-2.0
#include "cli/grid.hpp"

#include "foundation/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace crosscut::cli {

using nlohmann::ordered_json;

namespace {

ordered_json json_of(const Cell& value)
{
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* number = std::get_if<double>(&value)) {
        if (*number == std::floor(*number) && std::fabs(*number) < 9e15)
            return static_cast<long long>(*number);
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return nullptr;
}

std::string rounded(double value)
{
    if (value == std::floor(value) && std::fabs(value) < 9e15)
        return plain(static_cast<long long>(value));
    std::string text = plain(std::round(value * 1e6) / 1e6);
    return text;
}

std::string text_of(const Cell& value, bool exact)
{
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "yes" : "no";
    if (const auto* number = std::get_if<double>(&value))
        return exact ? (*number == std::floor(*number) && std::fabs(*number) < 9e15 ? plain(static_cast<long long>(*number)) : plain(*number)) : rounded(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return exact ? "" : "–";
}

std::string csv_cell(const Cell& value)
{
    std::string text = text_of(value, true);
    const bool is_text = std::holds_alternative<std::string>(value);
    if (is_text && !text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos)
        text.insert(0, "'");  // spreadsheets would run it as a formula
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// Number of characters that a terminal shows (marks that combine are not used here).
std::size_t width_of(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void print_table(std::ostream& out, const Grid& grid)
{
    std::vector<std::size_t> widths;
    for (const std::string& column : grid.columns)
        widths.push_back(width_of(column));
    std::vector<std::vector<std::string>> texts;
    for (const auto& row : grid.rows) {
        texts.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::string text = text_of(row[i], false);
            std::replace(text.begin(), text.end(), '\n', ' ');
            widths[i] = std::max(widths[i], std::min<std::size_t>(width_of(text), 60));
            texts.back().push_back(std::move(text));
        }
    }
    const auto put = [&](const std::string& text, std::size_t i, bool right, bool last) {
        const std::size_t width = width_of(text);
        const std::string pad(width < widths[i] ? widths[i] - width : 0, ' ');
        out << (right ? pad + text : last ? text : text + pad) << (last ? "\n" : "  ");
    };
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        const bool number = std::any_of(grid.rows.begin(), grid.rows.end(), [&](const auto& row) { return std::holds_alternative<double>(row[i]); });
        put(grid.columns[i], i, number, i + 1 == grid.columns.size());
    }
    for (std::size_t r = 0; r < texts.size(); ++r)
        for (std::size_t i = 0; i < texts[r].size(); ++i)
            put(texts[r][i], i, std::holds_alternative<double>(grid.rows[r][i]), i + 1 == texts[r].size());
}

}  // namespace

void print(std::ostream& out, Format format, const Facts& facts, const std::vector<Grid>& grids)
{
    if (format == Format::json) {
        ordered_json root = ordered_json::object();
        for (const auto& [key, value] : facts)
            root[key] = json_of(value);
        for (const Grid& grid : grids) {
            ordered_json rows = ordered_json::array();
            for (const auto& row : grid.rows) {
                ordered_json object = ordered_json::object();
                for (std::size_t i = 0; i < row.size(); ++i)
                    object[grid.columns[i]] = json_of(row[i]);
                rows.push_back(std::move(object));
            }
            root[grid.key] = std::move(rows);
        }
        out << root.dump(1, ' ', false, ordered_json::error_handler_t::replace) << "\n";
        return;
    }
    if (format == Format::csv) {
        for (const auto& [key, value] : facts)
            out << "# " << key << ": " << text_of(value, true) << "\n";
        for (const Grid& grid : grids) {
            if (grids.size() > 1)
                out << "# " << grid.key << "\n";
            for (std::size_t i = 0; i < grid.columns.size(); ++i)
                out << (i ? "," : "") << grid.columns[i];
            out << "\n";
            for (const auto& row : grid.rows) {
                for (std::size_t i = 0; i < row.size(); ++i)
                    out << (i ? "," : "") << csv_cell(row[i]);
                out << "\n";
            }
        }
        return;
    }
    for (const auto& [key, value] : facts)
        out << key << ": " << text_of(value, false) << "\n";
    for (const Grid& grid : grids) {
        out << "\n" << grid.key << " (" << grid.rows.size() << ")\n";
        print_table(out, grid);
    }
}

}  // namespace crosscut::cli
