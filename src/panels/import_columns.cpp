// SPDX-License-Identifier: Apache-2.0
#include "panels/import_parts.hpp"

#include "foundation/text.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace crosscut::panels {

namespace {

constexpr int rows_shown = 20;

std::string separator_words(Language language, char separator)
{
    switch (separator) {
    case 0: return std::string(tr(language, "workbook"));
    case '\t': return std::string(tr(language, "separated by tabs"));
    default: return say(language, "separated by {1}", {std::string(1, separator)});
    }
}

std::string one_line(const std::string& cell)
{
    std::string out = cell.substr(0, 400);
    for (char& c : out)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    return out;
}

std::vector<std::string> field_entries(Language language, interview::TableKind kind)
{
    std::vector<std::string> out{std::string(tr(language, "– not used –"))};
    for (const interview::FieldSpec& spec : interview::fields(kind))
        out.push_back(std::string(tr(language, spec.english)) + (spec.needed ? " *" : ""));
    return out;
}

/// Columns beside each other without the limit that the library's tables have, only those in sight.
void grid(const View& view, ImportForm& form)
{
    const Language language = view.look.language;
    const exchange::FoundTable& table = form.found.tables[form.table];
    const std::vector<std::string> entries = field_entries(language, table.kind);
    const int count = column_count(table.sheet);
    const float number = 48 * scale();
    const float column = 176 * scale();
    const float high = 28 * scale();
    const float head = 30 * scale() + text_height(Font::strong) + 18 * scale();
    const auto rows = std::min<std::size_t>(table.sheet.rows.size(), rows_shown + 1);

    ImGui::BeginChild("import.grid", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float seen_left = ImGui::GetScrollX();
    const float seen_width = ImGui::GetWindowWidth();
    const float seen_top = ImGui::GetScrollY();
    const int first = std::clamp(static_cast<int>((seen_left - number) / column), 0, std::max(0, count - 1));
    const int last = std::min(count, static_cast<int>((seen_left + seen_width - number) / column) + 1);
    const float whole = number + column * static_cast<float>(count);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 hair = ImGui::GetColorU32(ImGuiCol_Separator);
    const float caption = text_height(Font::caption);

    for (std::size_t r = 1; r < rows; ++r) {
        const files::Row& one = table.sheet.rows[r];
        const float top = head + static_cast<float>(r - 1) * high;
        list.AddLine({origin.x, origin.y + top}, {origin.x + whole, origin.y + top}, hair);
        ImGui::SetCursorPos({4 * scale(), top + (high - caption) / 2});
        text(std::to_string(one.line), Font::caption, Tone::quiet);
        for (int c = first; c < last; ++c) {
            if (static_cast<std::size_t>(c) >= one.cells.size() || one.cells[static_cast<std::size_t>(c)].empty())
                continue;
            ImGui::SetCursorPos({number + column * static_cast<float>(c) + 10 * scale(), top + (high - ImGui::GetTextLineHeight()) / 2});
            line(one_line(one.cells[static_cast<std::size_t>(c)]), column - 20 * scale(), Font::body, field_of_column(table, c) >= 0 ? Tone::ink : Tone::quiet);
        }
    }
    // The head stays in sight: drawn last, at the top of what is seen.
    const float head_top = origin.y + seen_top;
    list.AddRectFilled({origin.x + seen_left, head_top}, {origin.x + seen_left + seen_width, head_top + head - 1}, ImGui::GetColorU32(ImGuiCol_WindowBg));
    list.AddLine({origin.x, head_top + head - 1}, {origin.x + whole, head_top + head - 1}, hair);
    for (int c = first; c < last; ++c) {
        const float left = number + column * static_cast<float>(c);
        ImGui::SetCursorPos({left + 2 * scale(), seen_top});
        int index = field_of_column(table, c) + 1;
        if (choice("import.column." + std::to_string(c), {}, index, entries, column - 10 * scale()))
            assign(form, form.table, c, index - 1);
        ImGui::SetCursorPos({left + 10 * scale(), seen_top + 36 * scale()});
        const auto& headers = table.sheet.rows.front().cells;
        const std::string header = static_cast<std::size_t>(c) < headers.size() ? one_line(headers[static_cast<std::size_t>(c)]) : std::string();
        if (header.empty())
            line(tr(language, "no header"), column - 20 * scale(), Font::body, Tone::quiet);
        else
            line(header, column - 20 * scale(), Font::strong, index > 0 ? Tone::ink : Tone::quiet);
    }
    ImGui::SetCursorPos({0, 0});
    ImGui::Dummy({whole, head + high * static_cast<float>(rows > 0 ? rows - 1 : 0)});
    ImGui::EndChild();
}

}  // namespace

void begin_part(std::string_view name, float width, float below)
{
    const std::string id(name);
    ImGui::BeginChild(id.c_str(), {width, std::max(80 * scale(), ImGui::GetContentRegionAvail().y - below)}, false, ImGuiWindowFlags_None);
}
void end_part() { ImGui::EndChild(); }

void columns_part(const View& view, ImportForm& form)
{
    const Language language = view.look.language;
    exchange::FoundTable& table = form.found.tables[form.table];
    std::vector<std::string> kinds;
    for (std::size_t i = 0; i < interview::table_kind_count; ++i)
        kinds.emplace_back(interview::label(language, static_cast<interview::TableKind>(i)));
    int kind = static_cast<int>(table.kind);
    const Columns parts = columns(2, 200);
    next_column(parts, 0);
    if (choice("import.kind", tr(language, "What the rows are"), kind, kinds, std::min(parts.width, 260 * scale())))
        set_kind(form, form.table, static_cast<interview::TableKind>(kind));
    end_column();
    next_column(parts, 1);
    field_label(say(language, "Read as {1}, {2}", {std::string(files::key(table.sheet.encoding)), separator_words(language, table.sheet.separator)}));
    bool wanted = table.wanted;
    if (checkbox("import.wanted", tr(language, "Import this table"), wanted))
        set_wanted(form, form.table, wanted);
    end_column();
    const std::vector<std::string_view> missing = missing_fields(table);
    if (table.wanted && !missing.empty()) {
        std::vector<std::string> words;
        for (const std::string_view one : missing)
            words.push_back("“" + std::string(tr(language, one)) + "”");
        warn(say(language, "Without a column for {1} the table cannot be read. Choose one above a column.", {join(words, ", ")}));
    }
    const std::vector<std::string> unused = unused_headers(table);
    if (!unused.empty())
        line(say(language, "Not used: {1}", {join(unused, ", ")}), 0, Font::caption, Tone::quiet);
    for (std::size_t i = 0; i < std::min<std::size_t>(table.sheet.notes.size(), 3); ++i)
        line(describe(language, table.sheet.notes[i]), 0, Font::caption, Tone::warning);
    space(2);
    grid(view, form);
}

}  // namespace crosscut::panels
