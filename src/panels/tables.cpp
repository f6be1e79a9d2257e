// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"
#include "panels/forms.hpp"
#include "panels/table_edit.hpp"
#include "panels/table_factors.hpp"
#include "panels/table_lines.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

constexpr float line_height = 30;

void bring_up_to_date(const Model& model, View& view, const std::vector<TableColumn>& columns)
{
    TableMemory& memory = view.table_memory;
    const Basis basis = basis_of(model, view);
    const int tab = static_cast<int>(view.table_tab);
    const bool other = !memory.made || memory.tab != tab || !(memory.basis == basis);
    if (other) {
        if (memory.tab != tab) {
            memory.anchor.reset();
            memory.renamed.reset();
        }
        memory.basis = basis;
        memory.tab = tab;
        memory.made = true;
        if (view.table_tab == TableTab::factors)
            factors_now(model, view);
        fill_lines(model, view, view.table_tab, memory);
    }
    if (other || memory.words != view.table_words || memory.sort != view.table_sort || memory.down != view.table_down) {
        memory.words = view.table_words;
        memory.sort = view.table_sort;
        memory.down = view.table_down;
        arrange_lines(columns, view.look.language, view.table_words, view.table_sort, view.table_down, memory);
    }
}

bool is_selected(const View& view, const TableLine& line, std::uint32_t position)
{
    switch (view.table_tab) {
    case TableTab::actors: return view.selection.has(ActorId{line.id});
    case TableTab::ties: return view.selection.tie == line.id;
    case TableTab::structures: return view.selection.structure && view.selection.structure->value == line.id;
    case TableTab::factors: return view.factor_memory.cell == line.id;
    case TableTab::claims: break;
    }
    const TableMemory& memory = view.table_memory;
    if (memory.claim)
        return memory.claim->value == line.id;
    return view.selection.tie && position < memory.tie_of.size() && memory.tie_of[position] == *view.selection.tie;
}

// A click selects; with Ctrl it adds or takes away, with Shift everything in between (actors only: of ties and
// structures one can be selected).
void click(const Model& model, View& view, std::uint32_t position)
{
    TableMemory& memory = view.table_memory;
    const TableLine& line = memory.lines[position];
    const ImGuiIO& io = ImGui::GetIO();
    switch (view.table_tab) {
    case TableTab::actors: {
        std::vector<ActorId>& actors = view.selection.actors;
        const ActorId actor{line.id};
        if (io.KeyCtrl || io.KeyShift) {
            view.selection.tie.reset();
            view.selection.structure.reset();
        }
        if (io.KeyShift && memory.anchor) {
            const auto from = std::find_if(memory.order.begin(), memory.order.end(), [&](std::uint32_t i) { return memory.lines[i].id == *memory.anchor; });
            const auto to = std::find(memory.order.begin(), memory.order.end(), position);
            if (from != memory.order.end() && to != memory.order.end()) {
                for (auto it = std::min(from, to); it <= std::max(from, to); ++it)
                    if (const ActorId one{memory.lines[*it].id}; !view.selection.has(one))
                        actors.push_back(one);
                return;
            }
        }
        memory.anchor = line.id;
        if (io.KeyCtrl && view.selection.has(actor))
            actors.erase(std::find(actors.begin(), actors.end(), actor));
        else if (io.KeyCtrl)
            actors.push_back(actor);
        else
            select(view, actor);
        view.gap.reset();
        break;
    }
    case TableTab::ties:
        select_tie(view, line.id);
        break;
    case TableTab::structures:
        select(view, StructureId{line.id});
        break;
    case TableTab::factors:
        view.factor_memory.cell = view.factor_memory.cell == line.id ? 0 : line.id;
        break;
    case TableTab::claims: {
        const evidence::Claim* claim = find(*model.state->archive.claims, ClaimId{line.id});
        if (!claim)
            return;
        const std::uint32_t tie = memory.tie_of[position];
        if (tie != 0) {
            select_tie(view, tie);
        } else {
            view.selection = {};
            view.selection.actors = {claim->from, claim->to};
            view.gap.reset();
        }
        memory.claim = claim->id;
        view.inspector_memory.evidence.clear();
        view.inspector_memory.looked_at = claim->id;
        view.inspector_tab = InspectorTab::claims;
        view.right_open = true;
        break;
    }
    }
}

// Editing begins in a column; where that one cannot be edited, in the next that can.
void begin_editing(const Model& model, View& view, const std::vector<TableColumn>& columns, std::uint32_t id, std::size_t from, bool only = false)
{
    TableMemory& memory = view.table_memory;
    memory.renamed.reset();
    memory.wrong.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const TableColumn& column = columns[(from + i) % columns.size()];
        if (editable(model, view, view.table_tab, column.name)) {
            memory.renamed = id;
            memory.cell = column.name;
            memory.name = cell_text(model, view, view.table_tab, id, column.name);
            memory.fresh = true;
            return;
        }
        if (only)
            return;
    }
}

// Takes what was typed; false where it cannot be taken, and then says why.
bool take_cell(const Model& model, View& view, Intents& intents)
{
    TableMemory& memory = view.table_memory;
    Result<std::optional<study::Edit>> edit = cell_edit(model, view, view.table_tab, *memory.renamed, memory.cell, memory.name);
    if (!edit) {
        memory.wrong = describe(view.look.language, edit.problem());
        return false;
    }
    if (*edit)
        intents.push_back(DoEdit{std::move(**edit)});
    memory.wrong.clear();
    return true;
}

void edit_in_place(const Model& model, View& view, Intents& intents, const std::vector<TableColumn>& columns, std::size_t column)
{
    TableMemory& memory = view.table_memory;
    const std::uint32_t id = *memory.renamed;
    const std::vector<std::string> words = cell_choices(model, view, view.table_tab, memory.cell);
    const bool was_fresh = memory.fresh;
    bool entered = false;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {6 * scale(), 2 * scale()});
    if (!words.empty()) {
        int index = static_cast<int>(std::find(words.begin(), words.end(), memory.name) - words.begin());
        if (index == static_cast<int>(words.size()))
            index = memory.cell == "strength" ? 0 : -1;
        if (memory.fresh)
            ImGui::SetKeyboardFocusHere();
        if (choice("tables.cell", {}, index, words, ImGui::GetContentRegionAvail().x)) {
            memory.name = words[static_cast<std::size_t>(index)];
            entered = true;
        }
    } else {
        text_field("tables.rename", columns[column].title, memory.name, 0, &entered, memory.fresh);
    }
    ImGui::PopStyleVar();
    const bool left = words.empty() && !was_fresh && ImGui::IsItemDeactivated() && !entered;
    if (!memory.wrong.empty())
        tooltip(memory.wrong);
    memory.fresh = false;
    if (pressed(Key::tab) && !was_fresh) {
        // Tab takes the cell and goes on to the next one.
        if (take_cell(model, view, intents))
            begin_editing(model, view, columns, id, column + 1), memory.moved = true;
        else
            memory.fresh = true;
        return;
    }
    if (pressed(Key::escape)) {
        memory.renamed.reset();
        memory.wrong.clear();
    } else if (entered) {
        if (take_cell(model, view, intents))
            memory.renamed.reset();
        else
            memory.fresh = true;
    } else if (left) {
        memory.renamed.reset();
        memory.wrong.clear();
    }
}

void headers(View& view, const std::vector<TableColumn>& columns)
{
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, line_height * scale());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!ImGui::TableSetColumnIndex(static_cast<int>(i)))
            continue;
        const TableColumn& column = columns[i];
        const std::string name = "tables.sort." + column.name;
        ImGui::PushID(static_cast<int>(i));
        const float width = std::max(ImGui::GetContentRegionAvail().x, 8.f);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const ImVec2 start = ImGui::GetCursorPos();
        const bool on = view.table_sort == static_cast<int>(i);
        if (ImGui::InvisibleButton("##h", {width, (line_height - 10) * scale()})) {
            view.table_down = on ? !view.table_down : false;
            view.table_sort = static_cast<int>(i);
        }
        note(name);
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            if (!column.tip.empty())
                tooltip(column.tip);
        }
        const float arrow = on ? 14 * scale() : 0;
        push_font(Font::small_strong);
        const ImVec2 words = ImGui::CalcTextSize(column.title.data(), column.title.data() + column.title.size());
        pop_font();
        const float room = std::max(width - arrow, 4.f);
        const float left = column.number ? std::max(0.f, room - words.x) : 0;
        ImGui::SetCursorPos({start.x + left, start.y + 2 * scale()});
        if (!column.title.empty())
            line(column.title, room, Font::small_strong, on ? Tone::ink : Tone::quiet);
        if (on) {
            ImDrawList& list = *ImGui::GetWindowDrawList();
            const float x = at.x + (column.number ? width : std::min(words.x + arrow, width)) - 6 * scale();
            const float y = at.y + 10 * scale();
            const float s = 3.5f * scale();
            const ImU32 colour = ImGui::GetColorU32(ImGuiCol_CheckMark);
            if (view.table_down)
                list.AddTriangleFilled({x - s, y - s * 0.6f}, {x + s, y - s * 0.6f}, {x, y + s * 0.8f}, colour);
            else
                list.AddTriangleFilled({x - s, y + s * 0.6f}, {x, y - s * 0.8f}, {x + s, y + s * 0.6f}, colour);
        }
        ImGui::PopID();
    }
}

void cells(const Model& model, View& view, Intents& intents, const std::vector<TableColumn>& columns, const TableLine& one, float top)
{
    for (std::size_t c = 1; c < columns.size(); ++c) {
        const bool edited = !view.table_memory.moved && view.table_memory.renamed == one.id && view.table_memory.cell == columns[c].name;
        if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) {
            // The cell that is edited comes into sight.
            float left = 0;
            for (std::size_t i = 1; edited && i < c; ++i)
                left += columns[i].width * scale();
            if (edited)
                ImGui::SetScrollX(left);
            continue;
        }
        if (edited) {
            edit_in_place(model, view, intents, columns, c);
            continue;
        }
        ImGui::SetCursorPosY(top);
        const std::string& words = one.cells[c].words;
        const float room = ImGui::GetContentRegionAvail().x;
        if (columns[c].number) {
            const float width = ImGui::CalcTextSize(words.data(), words.data() + words.size()).x;
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.f, room - width));
        }
        if (!words.empty())
            line(words, room, Font::body, words == "–" ? Tone::quiet : Tone::ink);
    }
}

void lines(const Model& model, View& view, Intents& intents, const std::vector<TableColumn>& columns)
{
    TableMemory& memory = view.table_memory;
    std::optional<std::uint32_t> clicked;
    std::optional<std::uint32_t> twice;
    const auto column_under_pointer = [&] {
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (ImGui::TableGetColumnFlags(static_cast<int>(c)) & ImGuiTableColumnFlags_IsHovered)
                return c;
        return std::size_t{0};
    };
    const float height = line_height * scale();
    memory.moved = false;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(memory.order.size()), height);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const std::uint32_t position = memory.order[static_cast<std::size_t>(i)];
            const TableLine& one = memory.lines[position];
            ImGui::TableNextRow(0, height);
            ImGui::TableSetColumnIndex(0);
            ImGui::PushID(static_cast<int>(one.id));
            const float top = ImGui::GetCursorPosY() + (height - 2 * ImGui::GetStyle().CellPadding.y - ImGui::GetTextLineHeight()) / 2;
            if (!memory.moved && memory.renamed == one.id && memory.cell == columns[0].name) {
                edit_in_place(model, view, intents, columns, 0);
            } else {
                const ImVec2 start = ImGui::GetCursorPos();
                const bool selected = is_selected(view, one, position);
                if (ImGui::Selectable("##row", selected, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_AllowItemOverlap, {0, height - 2 * ImGui::GetStyle().CellPadding.y}))
                    (ImGui::IsMouseDoubleClicked(0) ? twice : clicked) = position;
                note("tables.row." + std::to_string(one.id));
                ImGui::SetCursorPos({start.x, top});
                line(one.cells[0].words.empty() ? std::string("–") : one.cells[0].words, ImGui::GetContentRegionAvail().x, Font::body);
            }
            cells(model, view, intents, columns, one, top);
            ImGui::PopID();
        }
    if (clicked) {
        click(model, view, *clicked);
        memory.seen = view.selection;
    }
    if (twice && view.table_tab == TableTab::ties) {
        // A tie is computed: what was said about it can be changed.
        click(model, view, *twice);
        view.inspector_tab = InspectorTab::claims;
        view.right_open = true;
        intents.push_back(Say{{"A tie follows from its claims. Change what was said about it."}, false});
    } else if (twice)
        begin_editing(model, view, columns, memory.lines[*twice].id, column_under_pointer(), true);
}

// What was selected elsewhere comes into sight.
void follow(View& view)
{
    TableMemory& memory = view.table_memory;
    if (memory.seen == view.selection)
        return;
    memory.seen = view.selection;
    memory.claim.reset();
    for (std::size_t i = 0; i < memory.order.size(); ++i)
        if (is_selected(view, memory.lines[memory.order[i]], memory.order[i])) {
            ImGui::SetScrollY(std::max(0.f, static_cast<float>(i) * line_height * scale() - ImGui::GetWindowHeight() / 3));
            return;
        }
}

// Rows from the clipboard go the way of an import: columns and report first, then one step.
void paste(const View& view, Intents& intents)
{
    const char* text = ImGui::GetClipboardText();
    const interview::TableKind kind = view.table_tab == TableTab::structures ? interview::TableKind::structures
                                      : view.table_tab == TableTab::claims  ? interview::TableKind::statements
                                      : view.table_tab == TableTab::factors ? interview::TableKind::factors
                                                                            : interview::TableKind::actors;
    intents.push_back(PasteTable{text ? text : "", kind});
}

void tools(const Model& model, View& view, Intents& intents, const std::vector<TableColumn>& columns)
{
    const Language language = view.look.language;
    TableMemory& memory = view.table_memory;
    const float whole = ImGui::GetContentRegionAvail().x;
    int tab = static_cast<int>(view.table_tab);
    if (segments("tables.tab", tab, {std::string(tr(language, "Actors")), std::string(tr(language, "Ties")), std::string(tr(language, "Claims")), std::string(tr(language, "Structures")), std::string(tr(language, "Factors"))})) {
        view.table_tab = static_cast<TableTab>(tab);
        view.table_sort = 0;
        view.table_down = false;
    }
    const float tabs = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x - ImGui::GetWindowContentRegionMin().x;
    const std::string_view copy = tr(language, "Copy the table");
    const std::string_view insert = tr(language, "Paste rows …");
    const auto wide = [](std::string_view words) { return text_width(words) + 2 * ImGui::GetStyle().FramePadding.x; };
    const bool pastes = may_edit(model) && may_name(view) && view.table_tab != TableTab::ties;
    // Tabs, field and buttons share a line where they fit; else the field begins a new one, and in narrow rooms the buttons, too.
    const float gap = 8 * scale();
    const float buttons = wide(copy) + gap + (pastes ? wide(insert) + gap : 0);
    float field = std::min(280 * scale(), whole - tabs - 12 * scale() - buttons);
    if (field > 120 * scale())
        ImGui::SameLine(0, 12 * scale());
    else
        field = whole - buttons > 120 * scale() ? whole - buttons : whole;
    text_field("tables.words", tr(language, "Only lines with …"), view.table_words, field);
    if (flow_button("tables.copy", copy)) {
        ImGui::SetClipboardText(tab_separated(columns, memory).c_str());
        memory.copied = model.seconds;
    }
    if (pastes) {
        if (flow_button("tables.paste", insert))
            paste(view, intents);
        if (ImGui::IsItemHovered())
            tooltip(tr(language, "Rows from a spreadsheet (Ctrl+V): what will happen is shown before anything changes, and it is one step to undo."));
    }
    std::string words = say(language, "{1} of {2}", {std::to_string(memory.order.size()), std::to_string(memory.total)});
    const network::Question& question = model.snapshot ? model.snapshot->question : view.question;
    const evidence::City* city = find(*model.state->archive.cities, question.city);
    if (city)
        words += " · " + say(language, "only {1}", {city->name});
    if (question.field != evidence::Field::none)
        words += " · " + say(language, "only {1}", {std::string(evidence::label(language, question.field))});
    if (!trimmed(view.table_words).empty())
        words += " · " + say(language, "only lines with “{1}”", {view.table_words});
    if (memory.copied >= 0 && model.seconds - memory.copied < 3)
        words = std::string(tr(language, "The table is in the clipboard.")) + " " + words;
    line(words, 0, Font::caption, Tone::quiet);
    note("tables.count");
}

}  // namespace

void tables_panel(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!begin_area("tables", area)) {
        end_area();
        return;
    }
    const Language language = view.look.language;
    let_go_of_the_lost(model, view);
    TableMemory& memory = view.table_memory;
    std::vector<TableColumn> columns = table_columns(model, view, view.table_tab);
    bring_up_to_date(model, view, columns);
    const TableTab before = view.table_tab;
    tools(model, view, intents, columns);
    if (view.table_tab != before)
        columns = table_columns(model, view, view.table_tab);
    bring_up_to_date(model, view, columns);

    if (!view.dialog_open() && !ImGui::GetIO().WantTextInput && !memory.renamed && pressed(Key::f2)) {
        if (view.table_tab == TableTab::actors && view.selection.actors.size() == 1)
            begin_editing(model, view, columns, view.selection.actors.front().value, 0);
        else if (view.table_tab == TableTab::structures && view.selection.structure)
            begin_editing(model, view, columns, view.selection.structure->value, 0);
        else if (view.table_tab == TableTab::claims && memory.claim)
            begin_editing(model, view, columns, memory.claim->value, 0);
    }

    if (!view.dialog_open() && !ImGui::GetIO().WantTextInput && may_edit(model) && may_name(view) && view.table_tab != TableTab::ties && pressed(Key::v, true))
        paste(view, intents);

    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {8 * scale(), 4 * scale()});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {4 * scale(), 0});
    const std::string id = "##table" + std::to_string(static_cast<int>(view.table_tab)) + "." + std::to_string(columns.size());
    const float statements = view.table_tab == TableTab::factors ? statements_height(ImGui::GetContentRegionAvail().y) : 0;
    const float left_out = discretion(view).empty() ? 0 : 36 * scale();
    if (ImGui::BeginTable(id.c_str(), static_cast<int>(columns.size()),
                          ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings |
                              ImGuiTableFlags_SizingFixedFit,
                          {0, -left_out - statements})) {
        for (const TableColumn& column : columns)
            ImGui::TableSetupColumn(column.name.c_str(), ImGuiTableColumnFlags_WidthFixed, column.width * scale());
        ImGui::TableSetupScrollFreeze(1, 1);
        headers(view, columns);
        follow(view);
        lines(model, view, intents, columns);
        ImGui::EndTable();
    }
    ImGui::PopStyleVar(2);
    if (memory.order.empty()) {
        // The table is empty: its room says why.
        const std::string_view why = view.table_tab == TableTab::factors && memory.total == 0 ? tr(language, "Nothing is coded yet: select a structure or a tie, and code what helps or hinders it.")
                                     : memory.total == 0 ? tr(language, "There is nothing in the study yet. Import tables, or add an actor on the map.")
                                     : memory.lines.empty() ? tr(language, "Nothing belongs to the city and the field that are asked for.")
                                                            : tr(language, "No line holds these words.");
        ImGui::SetCursorPos({ImGui::GetWindowContentRegionMin().x + 16 * scale(), ImGui::GetWindowContentRegionMin().y + 130 * scale()});
        paragraph(why, Font::body, Tone::quiet);
    }
    if (statements > 0) {
        ImGui::SetCursorPosY(ImGui::GetWindowContentRegionMax().y - left_out - statements + 8 * scale());
        factor_statements(model, view, statements);
    }
    if (left_out > 0) {
        ImGui::SetCursorPosY(ImGui::GetWindowContentRegionMax().y - left_out + 8 * scale());
        line(discretion(view), 0, Font::caption, Tone::quiet);
    }
    end_area();
}

}  // namespace crosscut::panels
