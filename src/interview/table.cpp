// SPDX-License-Identifier: Apache-2.0
#include "interview/table.hpp"

#include "foundation/likeness.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <array>

namespace crosscut::interview {

namespace {

/// A header for comparison: folded, every run of other signs one blank.
std::string plain_header(std::string_view header)
{
    std::string out;
    for (const char c : fold(header)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0 || c == '_';
        if (letter)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

/// CR LF and CR inside of a cell are the same line break as LF; which one a program wrote says nothing.
std::string with_plain_breaks(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            out += '\n';
    }
    return out;
}

/// How well a header names a field: 1 for its key, nearly as much for a synonym, less for likeness.
double suits(const std::string& header, const FieldSpec& field)
{
    if (header.empty())
        return 0;
    if (header == field.key)
        return 1.0;
    double best = 0;
    double position = 0;
    for (const std::string_view synonym : field.synonyms) {
        if (header == plain_header(synonym))
            best = std::max(best, 0.95 - 0.005 * position);
        else if (synonym.size() >= 5 && header.size() >= 5)
            if (const double alike = likeness(header, synonym); alike >= 0.82)
                best = std::max(best, 0.8 * alike);
        position += 1;
    }
    return best;
}

/// What a file name says of its kind ("statements.csv", "akteure.xlsx").
double name_bonus(const files::Sheet& sheet, TableKind kind)
{
    static const std::array<std::vector<std::string_view>, table_kind_count> words = {{
        {"actor", "akteur", "node", "knoten"},
        {"structure", "struktur", "gremi"},
        {"event", "ereignis", "chronik"},
        {"member", "mitglied"},
        {"interview"},
        {"statement", "aussage", "claim", "tie", "verbindung", "kante", "edge", "gespraech"},
        {"factor", "faktor", "hindernis", "obstacle", "potential", "potenzial"},
        {"recommendation", "empfehlung", "massnahme"},
        {"lineage", "nachfolge", "herkunft", "umbenennung"},
    }};
    const std::string name = fold(sheet.name.empty() ? sheet.file : sheet.name);
    for (const std::string_view word : words[static_cast<std::size_t>(kind)])
        if (name.find(word) != std::string::npos)
            return 1.5;
    return 0;
}

}  // namespace

Guess guess_columns(const files::Sheet& sheet, TableKind kind)
{
    Guess out;
    out.kind = kind;
    if (sheet.rows.empty())
        return out;
    struct Match {
        double score;
        std::size_t field;
        std::size_t column;
    };
    std::vector<Match> matches;
    const std::vector<FieldSpec>& specs = fields(kind);
    for (std::size_t column = 0; column < sheet.rows.front().cells.size(); ++column) {
        const std::string header = plain_header(sheet.rows.front().cells[column]);
        for (std::size_t field = 0; field < specs.size(); ++field)
            if (const double score = suits(header, specs[field]); score > 0)
                matches.push_back({score, field, column});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
    std::vector<bool> column_used(sheet.rows.front().cells.size());
    for (const Match& match : matches) {
        const std::string field(specs[match.field].key);
        if (column_used[match.column] || out.columns.count(field))
            continue;
        column_used[match.column] = true;
        out.columns[field] = static_cast<int>(match.column);
        out.score += match.score;
    }
    // A list of nodes often has nothing but an id for a name.
    if (const auto id = out.columns.find("id"); kind == TableKind::actors && id != out.columns.end() && !out.columns.count("label")) {
        out.columns["label"] = id->second;
        out.columns.erase("id");
    }
    // "source" beside "target" is the first end of a tie, as network programs write it, not who said so.
    if (const auto said_by = out.columns.find("interview"); kind == TableKind::statements && said_by != out.columns.end() && !out.columns.count("from")) {
        const auto to = out.columns.find("to");
        const std::vector<std::string>& headers = sheet.rows.front().cells;
        if (to != out.columns.end() && plain_header(headers[static_cast<std::size_t>(said_by->second)]) == "source" &&
            plain_header(headers[static_cast<std::size_t>(to->second)]) == "target") {
            out.columns["from"] = said_by->second;
            out.columns.erase(said_by);
        }
    }
    out.complete = std::all_of(specs.begin(), specs.end(), [&](const FieldSpec& spec) { return !spec.needed || out.columns.count(spec.key); });
    return out;
}

Guess guess(const files::Sheet& sheet)
{
    Guess best;
    double best_score = -1;
    for (std::size_t i = 0; i < table_kind_count; ++i) {
        const auto kind = static_cast<TableKind>(i);
        const Guess one = guess_columns(sheet, kind);
        const double score = (one.complete ? 3.0 : 0.0) + one.score + name_bonus(sheet, kind);
        if (score > best_score) {
            best_score = score;
            best = one;
        }
    }
    return best;
}

std::string_view Record::at(std::string_view field) const
{
    const auto it = values.find(field);
    return it == values.end() ? std::string_view() : std::string_view(it->second);
}

Place Table::place(const Record& record, std::string_view field) const
{
    Place out = record.place;
    const auto it = headers.find(field);
    if (it != headers.end())
        out.column = it->second;
    return out;
}

Table read(const files::Sheet& sheet, TableKind kind, const Columns& columns)
{
    Table table;
    table.kind = kind;
    table.file = sheet.file;
    table.sheet = sheet.name;
    table.encoding = std::string(files::key(sheet.encoding));
    for (const Problem& problem : sheet.notes)
        table.notes.push_back({Note::Kind::changed, problem});
    if (sheet.rows.empty())
        return table;
    const std::vector<std::string>& headers = sheet.rows.front().cells;
    std::vector<bool> used(headers.size());
    for (const auto& [field, column] : columns) {
        if (column < 0 || static_cast<std::size_t>(column) >= headers.size())
            continue;
        table.headers[field] = headers[static_cast<std::size_t>(column)];
        used[static_cast<std::size_t>(column)] = true;
    }
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (!used[i] && !trimmed(headers[i]).empty())
            table.unused.push_back(headers[i]);
    int empty = 0;
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
        const files::Row& row = sheet.rows[i];
        Record record;
        record.place = {sheet.file, sheet.name, static_cast<int>(row.line), {}};
        for (const auto& [field, column] : columns)
            if (column >= 0 && static_cast<std::size_t>(column) < row.cells.size())
                if (const std::string_view text = trimmed(row.cells[static_cast<std::size_t>(column)]); !text.empty())
                    record.values[field] = with_plain_breaks(text);
        const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
        if (blank) {
            ++empty;
            continue;
        }
        for (std::size_t column = headers.size(); column < row.cells.size(); ++column)
            if (!trimmed(row.cells[column]).empty()) {
                table.notes.push_back({Note::Kind::changed,
                                       {Problem::Code::bad_value, {"This row has more cells than the table has headers; “{1}” was not read.", {shortened(row.cells[column], 60)}},
                                        {"Put the text into quotation marks if it holds a separator, or add a header."}, record.place}});
                break;
            }
        table.records.push_back(std::move(record));
    }
    if (empty > 0)
        table.notes.push_back({Note::Kind::remark, {Problem::Code::missing_value, {"Empty rows that were passed over: {1}.", {std::to_string(empty)}}, {}, {sheet.file, sheet.name, 0, {}}}});
    return table;
}

}  // namespace crosscut::interview
