// SPDX-License-Identifier: Apache-2.0
#include "panels/import_form.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

namespace {

/// A table that a person has just made complete is meant to be imported.
void check(exchange::FoundTable& table)
{
    const bool before = table.complete;
    table.complete = missing_fields(table).empty();
    if (table.complete && !before)
        table.wanted = true;
}

}  // namespace

int field_of_column(const exchange::FoundTable& table, int column)
{
    const auto& specs = interview::fields(table.kind);
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (const auto at = table.columns.find(specs[i].key); at != table.columns.end() && at->second == column)
            return static_cast<int>(i);
    return -1;
}

void assign(ImportForm& form, std::size_t index, int column, int field)
{
    exchange::FoundTable& table = form.found.tables[index];
    std::erase_if(table.columns, [&](const auto& one) { return one.second == column; });
    const auto& specs = interview::fields(table.kind);
    if (field >= 0 && static_cast<std::size_t>(field) < specs.size())
        table.columns[std::string(specs[static_cast<std::size_t>(field)].key)] = column;
    check(table);
    form.stale = true;
}

void set_kind(ImportForm& form, std::size_t index, interview::TableKind kind)
{
    exchange::FoundTable& table = form.found.tables[index];
    if (table.kind == kind)
        return;
    table.kind = kind;
    table.columns = interview::guess_columns(table.sheet, kind).columns;
    check(table);
    form.stale = true;
}

void set_wanted(ImportForm& form, std::size_t index, bool wanted)
{
    form.found.tables[index].wanted = wanted;
    form.stale = true;
}

std::vector<std::string_view> missing_fields(const exchange::FoundTable& table)
{
    std::vector<std::string_view> out;
    for (const interview::FieldSpec& spec : interview::fields(table.kind))
        if (spec.needed && !table.columns.count(spec.key))
            out.push_back(spec.english);
    return out;
}

int column_count(const files::Sheet& sheet)
{
    // The header and the rows that are shown decide; cells further right are reported by the reading.
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(sheet.rows.size(), 200); ++i)
        most = std::max(most, sheet.rows[i].cells.size());
    return static_cast<int>(most);
}

std::vector<std::string> unused_headers(const exchange::FoundTable& table)
{
    std::vector<std::string> out;
    if (table.sheet.rows.empty())
        return out;
    const std::vector<std::string>& headers = table.sheet.rows.front().cells;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (field_of_column(table, static_cast<int>(i)) < 0 && !trimmed(headers[i]).empty())
            out.push_back(headers[i]);
    return out;
}

int city_choice(const ImportForm& form, const evidence::Archive& archive)
{
    const evidence::City& city = form.found.city;
    const evidence::City* known = city.key.empty() ? nullptr : evidence::find_city(archive, city.key);
    if (!known && !city.name.empty())
        known = evidence::find_city(archive, city.name);
    if (known)
        for (std::size_t i = 0; i < archive.cities->size(); ++i)
            if ((*archive.cities)[i].id == known->id)
                return static_cast<int>(i);
    return -1;
}

void choose_city(ImportForm& form, const evidence::Archive& archive, int choice)
{
    if (!form.own_city)
        form.own_city = form.found.city;
    if (choice >= 0 && static_cast<std::size_t>(choice) < archive.cities->size()) {
        form.found.city = (*archive.cities)[static_cast<std::size_t>(choice)];
    } else {
        form.found.city = *form.own_city;
        // What the tables say may be a city of the study: a new one needs a name of its own.
        if (city_choice(form, archive) >= 0)
            form.found.city = {};
        form.found.city.id = {};
    }
    form.stale = true;
}

NoteCount count_notes(const std::vector<interview::Note>& notes)
{
    NoteCount out;
    for (const interview::Note& note : notes) {
        out.refused += note.kind == interview::Note::Kind::refused;
        out.changed += note.kind == interview::Note::Kind::changed;
        out.remarks += note.kind == interview::Note::Kind::remark;
    }
    return out;
}

const std::vector<std::size_t>& notes_of(ImportForm& form, int kind)
{
    if (form.note_basis == form.notes.data() && form.note_filter == kind && form.note_count == form.notes.size())
        return form.note_order;
    form.note_basis = form.notes.data();
    form.note_count = form.notes.size();
    form.note_filter = kind;
    form.note_order.clear();
    for (std::size_t i = 0; i < form.notes.size(); ++i) {
        const auto wanted = kind == 1 ? interview::Note::Kind::refused : kind == 2 ? interview::Note::Kind::changed : interview::Note::Kind::remark;
        if (kind == 0 || form.notes[i].kind == wanted)
            form.note_order.push_back(i);
    }
    return form.note_order;
}

}  // namespace crosscut::panels
