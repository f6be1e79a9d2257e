// SPDX-License-Identifier: Apache-2.0
#include "panels/import_parts.hpp"

#include "exchange/mapping_file.hpp"
#include "exchange/network_json.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

namespace {

std::string table_title(const exchange::FoundTable& table)
{
    return table.sheet.name.empty() ? table.sheet.file : table.sheet.file + " · " + table.sheet.name;
}

std::string table_state(Language language, const exchange::FoundTable& table)
{
    const std::size_t rows = table.sheet.rows.empty() ? 0 : table.sheet.rows.size() - 1;
    std::string out = std::string(interview::label(language, table.kind)) + " · " + say(language, "rows {1}", {std::to_string(rows)}) + " · ";
    if (!table.wanted)
        return out + std::string(tr(language, "left out"));
    const std::vector<std::string_view> missing = missing_fields(table);
    if (missing.empty())
        return out + std::string(tr(language, "complete"));
    std::vector<std::string> words;
    for (const std::string_view one : missing)
        words.emplace_back(tr(language, one));
    return out + say(language, "missing: {1}", {join(words, ", ")});
}

void table_list(const View& view, ImportForm& form)
{
    const Language language = view.look.language;
    text(tr(language, "Tables found"), Font::small_strong, Tone::quiet);
    for (std::size_t i = 0; i < form.found.tables.size(); ++i)
        if (row("import.table." + std::to_string(i), table_title(form.found.tables[i]), table_state(language, form.found.tables[i]), i == form.table))
            form.table = i;
    for (std::size_t i = 0; i < form.found.networks.size(); ++i) {
        const exchange::ReadNetwork& one = *form.found.networks[i];
        row("import.network." + std::to_string(i), one.archive.interviews->front().key, one.format + " · " + say(language, "{1} actors, {2} ties", {std::to_string(one.nodes), std::to_string(one.ties)}), form.found.tables.empty());
    }
}

/// What stands in place of columns where there is nothing to assign.
void networks_part(const View& view, const ImportForm& form)
{
    const Language language = view.look.language;
    text(tr(language, "A network needs no columns: its actors and ties are read as they stand in the file."), Font::body);
    for (const auto& one : form.found.networks) {
        space(8);
        text(one->archive.interviews->front().key, Font::strong);
        line(say(language, "{1} actors, {2} ties", {std::to_string(one->nodes), std::to_string(one->ties)}) + " · " + one->format, 0, Font::body, Tone::quiet);
        line(say(language, "Refused: {1}. Read differently: {2}.", {std::to_string(one->refused), std::to_string(one->changed)}), 0, Font::body, one->refused > 0 ? Tone::warning : Tone::quiet);
    }
    space(8);
    text(tr(language, "What Crosscut does not understand stays with its actor or tie and is written again."), Font::caption, Tone::quiet);
}

void city_part(const Model& model, const View& view, ImportForm& form)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    if (!form.own_city)
        form.own_city = form.found.city;
    std::vector<std::string> entries;
    for (const evidence::City& city : *archive.cities)
        entries.push_back(city.name);
    const int known = city_choice(form, archive);
    entries.push_back(known < 0 && !form.found.city.name.empty() ? say(language, "New city: {1}", {form.found.city.name}) : std::string(tr(language, "New city …")));
    int index = known < 0 ? static_cast<int>(entries.size()) - 1 : known;
    space(6);
    if (choice("import.city", tr(language, "City of the tables"), index, entries))
        choose_city(form, archive, index + 1 == static_cast<int>(entries.size()) ? -1 : index);
    if (city_choice(form, archive) < 0) {
        field_label(tr(language, "Name of the new city"));
        Typed typed(form.found.city.name);
        if (text_field("import.city_name", tr(language, "Type a name"), typed.shown)) {
            form.found.city.name = typed.value();
            form.stale = true;
        }
    }
    if (form.found.city.name.empty() && form.found.city.key.empty())
        warn(tr(language, "The tables need a city."));
}

bool city_given(const ImportForm& form) { return !trimmed(form.found.city.name).empty() || !trimmed(form.found.city.key).empty(); }

/// The line above the foot: what the staging says so far.
void staged_line(const View& view, const ImportForm& form)
{
    const Language language = view.look.language;
    if (form.reading || !form.staged) {
        text(tr(language, "Reading the rows …"), Font::body, Tone::quiet);
        return;
    }
    const exchange::TableCount total = form.staged->total();
    const NoteCount notes = count_notes(form.notes);
    line(say(language, "Would be taken: {1} of {2} rows. Refused: {3}. Read differently: {4}. Remarks: {5}.",
             {std::to_string(total.taken), std::to_string(total.read), std::to_string(notes.refused), std::to_string(notes.changed), std::to_string(notes.remarks)}),
         0, Font::body, notes.refused > 0 ? Tone::warning : Tone::quiet);
}

}  // namespace

void import_dialog(const Model& model, View& view, Intents& intents)
{
    if (!view.import_form || view.file_form || !model.state)
        return;
    const Language language = view.look.language;
    ImportForm& form = *view.import_form;
    if (form.found.tables.empty() && form.found.networks.empty()) {
        view.import_form.reset();
        return;
    }
    const bool only_networks = form.found.tables.empty();
    if (!only_networks)
        form.table = std::min(form.table, form.found.tables.size() - 1);
    bool open = true;
    bool done = false;
    if (begin_dialog("import_dialog", form.page == 0 ? only_networks ? tr(language, "Import: a network") : tr(language, "Import: which column is what?") : tr(language, "Import: what becomes of the rows"), open, 1180, 740)) {
        line(say(language, "From {1}. The study stays as it is until you take the rows over.", {form.found.source}), 0, Font::caption, Tone::quiet);
        const bool ready = form.staged && !form.reading && !form.stale;
        const exchange::TableCount total = form.staged ? form.staged->total() : exchange::TableCount{};
        const bool takes = ready && total.taken > 0 && city_given(form);
        std::vector<FootButton> buttons{{"import.cancel", std::string(tr(language, "Cancel"))}};
        if (form.page == 0) {
            buttons.push_back({"import.mapping", std::string(form.mapping_written ? tr(language, "Mapping saved") : tr(language, "Save the mapping")), ButtonKind::framed, !form.folder.empty() && !form.mapping_written && !only_networks});
            buttons.push_back({"import.report", std::string(tr(language, "Check the rows")), ButtonKind::primary, ready});
        } else {
            buttons.push_back({"import.back", std::string(tr(language, "Back to the columns"))});
            buttons.push_back({"import.take", say(language, "Take over {1} rows", {std::to_string(total.taken)}), ButtonKind::primary, takes});
        }
        const float below = foot_height(buttons) + text_height(Font::body) + 12 * scale();
        if (form.page == 0) {
            const bool wide = room_left() > 640 * scale();
            begin_part("import.left", wide ? 270 * scale() : 0, wide ? below : room_below() - 130 * scale());
            table_list(view, form);
            city_part(model, view, form);
            end_part();
            if (wide)
                beside(18);
            begin_part("import.right", 0, below);
            if (only_networks)
                networks_part(view, form);
            else
                columns_part(view, form);
            end_part();
        } else {
            begin_part("import.whole", 0, below);
            report_part(model, view, form);
            end_part();
        }
        staged_line(view, form);
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        if (form.page == 0) {
            if (clicked == 1) {
                intents.push_back(WriteMapping{form.folder / exchange::mapping_file_name});
                form.mapping_written = true;
            }
            if (ready && (clicked == 2 || confirms()))
                form.page = 1;
        } else {
            if (clicked == 1)
                form.page = 0;
            if (takes && (clicked == 2 || confirms())) {
                intents.push_back(TakeTables{});
                done = true;
            }
        }
        // Asked for once after every change; the answer fills `staged`.
        if (form.stale && !done && open) {
            form.stale = false;
            form.reading = true;
            form.mapping_written = false;
            intents.push_back(StageTables{});
        }
        end_dialog();
    }
    if (!open) {
        if (form.reading)
            intents.push_back(CancelJob{"stage"});
        view.import_form.reset();
    }
}

}  // namespace crosscut::panels
