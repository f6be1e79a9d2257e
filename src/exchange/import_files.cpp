// SPDX-License-Identifier: Apache-2.0
#include "exchange/import_files.hpp"

#include "exchange/about_sheet.hpp"
#include "exchange/network_file.hpp"
#include "exchange/study_sheets.hpp"

#include "files/bytes.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::exchange {

namespace fs = std::filesystem;
using interview::Note;

namespace {

bool looks_like_table(const fs::path& path)
{
    const std::string extension = fold(path.extension().string());
    return extension == ".csv" || extension == ".tsv" || extension == ".txt" || extension == ".xlsx" || extension == ".xlsm";
}

bool is_about(const files::Sheet& sheet)
{
    return !sheet.rows.empty() && !sheet.rows.front().cells.empty() && sheet.rows.front().cells.front() == about_mark;
}

/// What the sheet "about" of an exported workbook says of the study and its cities.
void take_about(const files::Sheet& sheet, Found& found)
{
    const auto at = [](const files::Row& row, std::size_t i) { return i < row.cells.size() ? row.cells[i] : std::string(); };
    for (const files::Row& row : sheet.rows) {
        const std::string key = at(row, 0);
        if (key == "city") {
            evidence::City city;
            city.key = at(row, 1);
            city.name = at(row, 2);
            city.state = at(row, 3);
            found.cities.push_back(city);
        }
        for (const auto& [name, field] : words_of_about)
            if (key == name)
                found.words.*field = at(row, 1);
    }
    if (!found.cities.empty() && found.city.key.empty() && found.city.name.empty())
        found.city = found.cities.front();
}

/// Takes a file that is a network by its content; whether it is one.
bool take_network_file(const fs::path& path, Found& found)
{
    const Result<std::string> bytes = files::read_file(path, 512u << 20);
    if (!bytes || !is_network_file(*bytes))
        return false;
    Result<ReadNetwork> network = read_network_file(*bytes, path.filename().string());
    if (network)
        found.networks.push_back(std::make_shared<const ReadNetwork>(std::move(*network)));
    else
        found.notes.push_back({Note::Kind::refused, network.problem()});
    return true;
}

void guess_file(const fs::path& path, Found& found)
{
    if (take_network_file(path, found))
        return;
    Result<std::vector<files::Sheet>> sheets = files::read_tables(path);
    if (!sheets) {
        found.notes.push_back({Note::Kind::refused, sheets.problem()});
        return;
    }
    for (files::Sheet& sheet : *sheets) {
        if (is_about(sheet)) {
            take_about(sheet, found);
            continue;
        }
        if (!study_sheet(sheet).empty()) {
            found.beside.push_back(std::move(sheet));
            continue;
        }
        if (sheet.rows.size() < 2) {
            found.notes.push_back({Note::Kind::remark, {Problem::Code::missing_value, {"There are no rows below the headers."}, {"Nothing was read from it."}, {sheet.file, sheet.name, 0, {}}}});
            for (const Problem& problem : sheet.notes)
                found.notes.push_back({Note::Kind::changed, problem});
            continue;
        }
        const interview::Guess guess = interview::guess(sheet);
        found.tables.push_back({std::move(sheet), guess.kind, guess.columns, guess.complete, guess.complete});
    }
}

std::optional<Problem> map_folder(const fs::path& folder, const fs::path& file, Found& found)
{
    Result<std::string> text = files::read_file(file);
    if (!text)
        return text.problem();
    Result<Mapping> mapping = read_mapping(*text, file.filename().string());
    if (!mapping)
        return mapping.problem();
    found.city = mapping->city;
    found.words = mapping->study;
    found.relations = mapping->relations;
    for (const MappedTable& table : mapping->tables) {
        files::ReadOptions options;
        if (!table.encoding.empty())
            options.encoding = files::encoding_from(table.encoding);
        if (!table.separator.empty())
            options.separator = table.separator == "\\t" ? '\t' : table.separator.front();
        const fs::path name(table.file);
        if (name.is_absolute() || std::find(name.begin(), name.end(), fs::path("..")) != name.end())
            return Problem{Problem::Code::bad_value, {"“{1}” lies outside of the folder of the mapping file.", {table.file}}, {"Name files of the same folder only."}, {file.filename().string(), {}, 0, {}}};
        Result<std::vector<files::Sheet>> sheets = files::read_tables(folder / name, options);
        if (!sheets) {
            found.notes.push_back({Note::Kind::refused, sheets.problem()});
            continue;
        }
        const auto sheet = std::find_if(sheets->begin(), sheets->end(), [&](const files::Sheet& one) { return table.sheet.empty() || one.name == table.sheet; });
        if (sheet == sheets->end()) {
            found.notes.push_back({Note::Kind::refused, {Problem::Code::unknown_name, {"The workbook has no sheet “{1}”.", {table.sheet}}, {"Correct the name in the mapping file."}, {table.file, {}, 0, {}}}});
            continue;
        }
        FoundTable one;
        one.kind = table.kind;
        if (table.columns.empty()) {
            one.columns = interview::guess_columns(*sheet, table.kind).columns;
        } else if (!sheet->rows.empty()) {
            const std::vector<std::string>& headers = sheet->rows.front().cells;
            for (const auto& [field, header] : table.columns) {
                const auto at = std::find_if(headers.begin(), headers.end(), [&wanted = header](const std::string& cell) { return trimmed(cell) == trimmed(wanted); });
                const auto alike = at != headers.end() ? at : std::find_if(headers.begin(), headers.end(), [&wanted = header](const std::string& cell) { return fold(cell) == fold(wanted); });
                if (alike != headers.end())
                    one.columns[field] = static_cast<int>(alike - headers.begin());
                else
                    found.notes.push_back({Note::Kind::changed, {Problem::Code::unknown_name, {"There is no column “{1}”.", {header}}, {"Its field stays empty; correct the mapping file if it matters."}, {table.file, table.sheet, 1, header}}});
            }
        }
        const auto& specs = interview::fields(table.kind);
        one.complete = std::all_of(specs.begin(), specs.end(), [&](const interview::FieldSpec& spec) { return !spec.needed || one.columns.count(spec.key); });
        one.wanted = true;
        one.sheet = std::move(*sheet);
        found.tables.push_back(std::move(one));
    }
    for (const std::string_view name : {crises_sheet, decisions_sheet}) {
        std::error_code error;
        const fs::path path = folder / (std::string(name) + ".csv");
        if (!fs::exists(path, error))
            continue;
        Result<std::vector<files::Sheet>> sheets = files::read_tables(path);
        if (!sheets)
            found.notes.push_back({Note::Kind::refused, sheets.problem()});
        else if (!sheets->empty() && study_sheet(sheets->front()) == name)
            found.beside.push_back(std::move(sheets->front()));
    }
    return std::nullopt;
}

}  // namespace

Result<Found> find_tables(const std::vector<fs::path>& paths, const std::optional<fs::path>& mapping)
{
    Found found;
    // Tables that name no city belong to the city of their folder: two folders at once would mix their cities.
    if (std::count_if(paths.begin(), paths.end(), [](const fs::path& path) { std::error_code error; return fs::is_directory(path, error); }) > 1)
        return Problem{Problem::Code::bad_value, {"Several folders were given at once; each speaks for a city of its own."}, {"Import one folder after the other into the same study."}, {}};
    for (const fs::path& path : paths) {
        std::error_code error;
        if (found.source.empty())
            found.source = path.filename().empty() ? path.parent_path().filename().string() : path.filename().string();
        if (!fs::exists(path, error))
            return Problem{Problem::Code::io, {"There is no file “{1}”.", {path.string()}}, {"Check the name and the folder."}, {}};
        if (!fs::is_directory(path, error)) {
            if (!mapping)
                guess_file(path, found);
            continue;
        }
        const fs::path own = mapping ? *mapping : path / mapping_file_name;
        if (fs::exists(own, error)) {
            if (auto problem = map_folder(path, own, found))
                return *problem;
            continue;
        }
        std::vector<fs::path> tables;
        for (const fs::directory_entry& entry : fs::directory_iterator(path, error))
            if (entry.is_regular_file(error) && looks_like_table(entry.path()))
                tables.push_back(entry.path());
        std::sort(tables.begin(), tables.end());
        for (const fs::path& table : tables)
            guess_file(table, found);
    }
    if (mapping && !paths.empty()) {
        std::error_code error;
        if (!fs::is_directory(paths.front(), error))
            if (auto problem = map_folder(paths.front().parent_path(), *mapping, found))
                return *problem;
    }
    if (found.tables.empty() && found.beside.empty() && found.networks.empty()) {
        if (!found.notes.empty())
            return found.notes.front().problem;
        return Problem{Problem::Code::missing_value, {"There is no table to import."}, {"Choose CSV or XLSX files, a folder that holds some, or a network file."}, {}};
    }
    if (found.city.key.empty() && found.city.name.empty())
        found.city.name = fs::path(found.source).stem().string();
    return found;
}

ImportPlan plan_of(const Found& found, std::vector<Note>& notes)
{
    ImportPlan plan;
    plan.source = found.source;
    plan.city = found.city;
    plan.cities = found.cities;
    plan.words = found.words;
    plan.relations = found.relations;
    plan.networks = found.networks;
    notes.insert(notes.end(), found.notes.begin(), found.notes.end());
    for (const FoundTable& table : found.tables) {
        const Place place{table.sheet.file, table.sheet.name, 1, {}};
        if (!table.wanted) {
            notes.push_back({Note::Kind::refused, {Problem::Code::unsupported, {"The table was left out."}, {"Assign its columns to import it."}, place}});
            continue;
        }
        if (!table.complete) {
            std::vector<std::string> missing;
            for (const interview::FieldSpec& spec : interview::fields(table.kind))
                if (spec.needed && !table.columns.count(spec.key))
                    missing.emplace_back(spec.key);
            notes.push_back({Note::Kind::refused, {Problem::Code::missing_value, {"The table was not read: it has no column for {1}.", {join(missing, ", ")}}, {"Assign a column, or write a mapping file."}, place}});
            continue;
        }
        plan.tables.push_back(interview::read(table.sheet, table.kind, table.columns));
    }
    return plan;
}

Mapping mapping_of(const Found& found)
{
    Mapping mapping;
    mapping.study = found.words;
    mapping.city = found.city;
    mapping.relations = found.relations;
    for (const FoundTable& table : found.tables) {
        if (!table.wanted || table.sheet.rows.empty())
            continue;
        MappedTable one;
        one.file = table.sheet.file;
        one.sheet = table.sheet.name;
        one.kind = table.kind;
        if (table.sheet.name.empty()) {
            one.encoding = std::string(files::key(table.sheet.encoding));
            one.separator = table.sheet.separator == '\t' ? std::string("\\t") : std::string(1, table.sheet.separator);
        }
        const std::vector<std::string>& headers = table.sheet.rows.front().cells;
        for (const auto& [field, column] : table.columns)
            if (column >= 0 && static_cast<std::size_t>(column) < headers.size())
                one.columns[field] = headers[static_cast<std::size_t>(column)];
        mapping.tables.push_back(std::move(one));
    }
    return mapping;
}

}  // namespace crosscut::exchange
