// SPDX-License-Identifier: Apache-2.0
#include "cli/grid.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
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

bool whole(double value) { return value == std::floor(value) && std::fabs(value) < 9e15; }

/// The same for programs in every language: shortest digits that read back, "yes" and "no".
std::string exact_text(const Cell& value)
{
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "yes" : "no";
    if (const auto* number = std::get_if<double>(&value))
        return whole(*number) ? plain(static_cast<long long>(*number)) : plain(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return {};
}

/// Columns and facts whose cells are words of the program or the codebook; names and quotes stay as they are.
bool holds_words(const std::string& key)
{
    static constexpr std::array<std::string_view, 19> keys{"sector", "field", "status", "presence", "relation", "relations", "rule", "time_mode",
        "what", "type", "form", "city", "table", "per", "polarity", "kind", "file", "change", "cause"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string spaced(std::string key)
{
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

/// For people: the words of the program in their language, numbers with so many digits (-1: up to six).
std::string people_text(Language language, const std::string& key, const Cell& value, int digits)
{
    if (const auto* truth = std::get_if<bool>(&value))
        return std::string(tr(language, *truth ? "yes" : "no"));
    if (const auto* number = std::get_if<double>(&value)) {
        if (digits >= 0)
            return spoken(language, *number, digits);
        if (whole(*number))
            return plain(static_cast<long long>(*number));
        std::string text = plain(std::round(*number * 1e6) / 1e6);
        if (language == Language::german)
            std::replace(text.begin(), text.end(), '.', ',');
        return text;
    }
    const auto* text = std::get_if<std::string>(&value);
    if (!text)
        return "–";
    // Groups are the fields, or what a table of spells calls them.
    if (language == Language::german && key == "group" && (*text == "integration" || *text == "climate" || *text == "all"))
        return std::string(tr(language, *text));
    if (language == Language::english || !holds_words(key))
        return *text;
    const auto known = [&](const std::string& word) {
        const std::string plain_word = spaced(word);
        const std::string_view translated = tr(language, plain_word);
        return translated == plain_word ? word : std::string(translated);
    };
    if (key != "relations" || text->empty())
        return text->empty() ? *text : known(*text);
    std::string out;
    for (const std::string& word : split(*text, ','))
        out += (out.empty() ? "" : ", ") + known(word);
    return out;
}

std::string csv_cell(const Cell& value)
{
    std::string text = exact_text(value);
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

void print_table(std::ostream& out, const Grid& grid, Language language)
{
    std::vector<std::size_t> widths;
    std::vector<std::string> headings;
    for (const std::string& column : grid.columns) {
        headings.push_back(heading(language, column));
        widths.push_back(width_of(headings.back()));
    }
    std::vector<std::vector<std::string>> texts;
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        texts.emplace_back();
        for (std::size_t i = 0; i < grid.rows[r].size(); ++i) {
            const int digits = r < grid.row_digits.size() ? grid.row_digits[r] : i < grid.digits.size() ? grid.digits[i] : -1;
            std::string text = people_text(language, grid.columns[i], grid.rows[r][i], digits);
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
    std::vector<bool> number(grid.columns.size());
    for (std::size_t i = 0; i < grid.columns.size(); ++i)
        number[i] = std::any_of(grid.rows.begin(), grid.rows.end(), [&](const auto& row) { return std::holds_alternative<double>(row[i]); });
    for (std::size_t i = 0; i < grid.columns.size(); ++i)
        put(headings[i], i, number[i], i + 1 == grid.columns.size());
    for (const auto& row : texts)
        for (std::size_t i = 0; i < row.size(); ++i)
            put(row[i], i, number[i], i + 1 == row.size());
}

}  // namespace

std::string heading(Language language, const std::string& key)
{
    const analysis::Measure* measure = language == Language::english ? nullptr : analysis::find_measure(key);
    return std::string(tr(language, measure ? measure->title : std::string_view(spaced(key))));
}

void print(std::ostream& out, Format format, const Facts& facts, const std::vector<Grid>& grids, Language language)
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
            out << "# " << key << ": " << exact_text(value) << "\n";
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
        out << heading(language, key) << ": " << people_text(language, key, value, -1) << "\n";
    for (const Grid& grid : grids) {
        out << "\n" << heading(language, grid.key) << " (" << grid.rows.size() << ")\n";
        if (!grid.rows.empty())
            print_table(out, grid, language);
    }
}

}  // namespace crosscut::cli
