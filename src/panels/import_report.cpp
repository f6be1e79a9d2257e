// SPDX-License-Identifier: Apache-2.0
#include "panels/import_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace crosscut::panels {

namespace {

/// Text at the right end of a column of numbers.
void number_cell(const std::string& words, Font font, Tone tone)
{
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.f, room_left() - text_width(words, font)));
    text(words, font, tone);
}

void counts_table(const View& view, const ImportForm& form)
{
    const Language language = view.look.language;
    const bool wide = room_left() > 620 * scale();
    constexpr const char* heads[] = {"Read", "Taken", "Of these changed", "Known", "Refused"};
    if (!ImGui::BeginTable("import.counts", wide ? 7 : 6, ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_NoSavedSettings))
        return;
    ImGui::TableSetupColumn("kind", ImGuiTableColumnFlags_WidthStretch, 1.5f);
    if (wide)
        ImGui::TableSetupColumn("file", ImGuiTableColumnFlags_WidthStretch, 2.2f);
    for (const char* head : heads)
        ImGui::TableSetupColumn(head, ImGuiTableColumnFlags_WidthStretch, 1.1f);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    text(tr(language, "Table"), Font::caption, Tone::quiet);
    if (wide) {
        ImGui::TableNextColumn();
        text(tr(language, "File"), Font::caption, Tone::quiet);
    }
    for (const char* head : heads) {
        ImGui::TableNextColumn();
        number_cell(std::string(tr(language, head)), Font::caption, Tone::quiet);
    }
    for (const exchange::TableCount& count : form.staged->counts) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        line(interview::label(language, count.kind), 0, Font::strong);
        if (wide) {
            ImGui::TableNextColumn();
            line(count.sheet.empty() ? count.file : count.file + " · " + count.sheet, 0, Font::body, Tone::quiet);
        }
        for (const int number : {count.read, count.taken, count.changed, count.known}) {
            ImGui::TableNextColumn();
            number_cell(std::to_string(number), Font::body, number == 0 ? Tone::quiet : Tone::ink);
        }
        ImGui::TableNextColumn();
        number_cell(std::to_string(count.refused), Font::body, count.refused > 0 ? Tone::warning : Tone::quiet);
    }
    ImGui::EndTable();
}

void note_row(Language language, const std::string& name, const interview::Note& one)
{
    const float high = text_height(Font::body) + text_height(Font::caption) + 12 * scale();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool refused = one.kind == interview::Note::Kind::refused;
    draw_icon(refused ? Icon::close : one.kind == interview::Note::Kind::changed ? Icon::warning : Icon::help, at.x + 2 * scale(), at.y + 5 * scale(), 15 * scale(),
              colour_of(refused || one.kind == interview::Note::Kind::changed ? Tone::warning : Tone::quiet));
    ImGui::SetCursorScreenPos({at.x + 28 * scale(), at.y + 3 * scale()});
    line(in(language, one.problem.what));
    ImGui::SetCursorScreenPos({at.x + 28 * scale(), at.y + 4 * scale() + text_height(Font::body)});
    const std::string where = describe(language, one.problem.place);
    const std::string hint = in(language, one.problem.hint);
    line(where + (where.empty() || hint.empty() ? "" : " – ") + hint, 0, Font::caption, Tone::quiet);
    note(name, {at.x, at.y, room_left(), high});
    ImGui::SetCursorScreenPos({at.x, at.y + high});
}

void notes_list(const View& view, ImportForm& form)
{
    const Language language = view.look.language;
    const NoteCount count = count_notes(form.notes);
    const std::vector<std::string> kinds{say(language, "All {1}", {std::to_string(form.notes.size())}), say(language, "Refused {1}", {std::to_string(count.refused)}),
                                         say(language, "Changed {1}", {std::to_string(count.changed)}), say(language, "Remarks {1}", {std::to_string(count.remarks)})};
    segments("import.notes", form.shown_kind, kinds);
    space(2);
    const std::vector<std::size_t>& order = notes_of(form, form.shown_kind);
    ImGui::BeginChild("import.note_list", {0, 0}, false, ImGuiWindowFlags_None);
    if (order.empty())
        text(tr(language, "Nothing to report."), Font::body, Tone::quiet);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * scale(), 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()), text_height(Font::body) + text_height(Font::caption) + 12 * scale());
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            note_row(language, "import.note." + std::to_string(i), form.notes[order[static_cast<std::size_t>(i)]]);
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void names_list(const View& view, const ImportForm& form)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = form.staged->archive;
    const auto name = [&](ActorId actor) { return scene::shown_name(archive, actor, view.look.names); };
    section(say(language, "New names: {1}", {std::to_string(form.staged->candidates.size())}));
    if (form.staged->candidates.empty())
        text(tr(language, "None: every name is known."), Font::body, Tone::quiet);
    else
        paragraph(tr(language, "Named in statements, but in no table of actors. They become candidates, to be confirmed."), Font::caption, Tone::quiet);
    constexpr std::size_t most = 200;
    for (std::size_t i = 0; i < std::min(form.staged->candidates.size(), most); ++i)
        line(name(form.staged->candidates[i]));
    if (form.staged->candidates.size() > most)
        text(say(language, "and {1} more", {std::to_string(form.staged->candidates.size() - most)}), Font::body, Tone::quiet);
    space(6);
    section(say(language, "Names that look alike: {1}", {std::to_string(form.staged->duplicates.size())}));
    if (form.staged->duplicates.empty())
        text(tr(language, "None."), Font::body, Tone::quiet);
    else
        paragraph(tr(language, "Nothing is merged by itself. After taking over, select both in the table of actors and merge them."), Font::caption, Tone::quiet);
    for (std::size_t i = 0; i < std::min(form.staged->duplicates.size(), most); ++i) {
        const evidence::NearDuplicate& pair = form.staged->duplicates[i];
        line(name(pair.a));
        line("≈ " + name(pair.b), 0, Font::body, Tone::quiet);
        space(3);
    }
}

/// What words mean that the codebook does not have: each with the relation that is chosen for it.
void relation_words(const View& view, ImportForm& form)
{
    const Language language = view.look.language;
    std::map<std::string, int> words = form.staged->unknown_relations;
    for (const auto& [word, meaning] : form.found.relations)
        words.emplace(word, 0);
    if (words.empty() || !form.base)
        return;
    section(say(language, "Words for relations that are not known: {1}", {std::to_string(form.staged->unknown_relations.size())}));
    paragraph(tr(language, "Say what each of them means; without that its rows are left out."), Font::caption, Tone::quiet);
    std::vector<std::string> entries{std::string(tr(language, "– left out –"))};
    std::vector<std::string> keys{std::string()};
    for (const evidence::Relation& relation : *form.base->relations) {
        entries.push_back(evidence::name(language, relation));
        keys.push_back(relation.key);
    }
    entries.emplace_back(tr(language, "a relation of its own"));
    keys.emplace_back(exchange::own_relation);
    entries.emplace_back(tr(language, "a relation of its own, with a direction"));
    keys.emplace_back(exchange::own_directed_relation);
    constexpr std::size_t most_seen = 4;
    const float high = ImGui::GetFrameHeightWithSpacing() + 4 * scale();
    ImGui::BeginChild("import.relations", {0, high * static_cast<float>(std::min(words.size(), most_seen)) + 6 * scale()}, false, ImGuiWindowFlags_None);
    const float wide = std::min(330 * scale(), room_left() * 0.5f);
    std::size_t number = 0;
    for (const auto& [word, rows] : words) {
        const auto said = form.found.relations.find(word);
        const auto at = std::find(keys.begin(), keys.end(), said == form.found.relations.end() ? std::string() : said->second);
        int index = at == keys.end() ? 0 : static_cast<int>(at - keys.begin());
        const float top = ImGui::GetCursorPosY();
        const float left = ImGui::GetCursorPosX();
        const std::string shown = rows > 0 ? say(language, "“{1}” · rows: {2}", {word, std::to_string(rows)}) : say(language, "“{1}”", {word});
        ImGui::SetCursorPosY(top + (ImGui::GetFrameHeight() - text_height(Font::body)) / 2);
        line(shown, room_left() - wide - 16 * scale());
        ImGui::SetCursorPos({left + ImGui::GetContentRegionAvail().x - wide, top});
        if (choice("import.relation." + std::to_string(number++), {}, index, entries, wide)) {
            if (index == 0)
                form.found.relations.erase(word);
            else
                form.found.relations[word] = keys[static_cast<std::size_t>(index)];
            form.stale = true;
        }
    }
    ImGui::EndChild();
    space(6);
}

}  // namespace

void report_part(const Model&, const View& view, ImportForm& form)
{
    if (!form.staged)
        return;
    if (!form.problem.empty())
        warn(form.problem);
    relation_words(view, form);
    counts_table(view, form);
    space(6);
    if (room_left() > 700 * scale()) {
        const float left = std::floor(room_left() * 0.62f);
        ImGui::BeginChild("import.notes_part", {left, 0}, false, ImGuiWindowFlags_None);
        notes_list(view, form);
        ImGui::EndChild();
        beside(24);
        ImGui::BeginChild("import.names_part", {0, 0}, false, ImGuiWindowFlags_None);
        names_list(view, form);
        ImGui::EndChild();
    } else {
        ImGui::BeginChild("import.notes_part", {0, 260 * scale()}, false, ImGuiWindowFlags_None);
        notes_list(view, form);
        ImGui::EndChild();
        names_list(view, form);
    }
}

}  // namespace crosscut::panels
