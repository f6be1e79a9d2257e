// SPDX-License-Identifier: Apache-2.0
#include "panels/file_list.hpp"
#include "panels/forms.hpp"

#include "exchange/mapping_file.hpp"
#include "files/folder.hpp"
#include "foundation/text.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace crosscut::panels {

namespace fs = std::filesystem;

std::string_view title_of(Language language, FilePurpose purpose)
{
    switch (purpose) {
    case FilePurpose::open_study: return tr(language, "Open a study");
    case FilePurpose::new_study: return tr(language, "New study");
    case FilePurpose::save_copy: return tr(language, "Save a copy and go on there");
    case FilePurpose::save_experiment: return tr(language, "Duplicate as experiment");
    case FilePurpose::version_copy: return tr(language, "Open a version as a copy");
    case FilePurpose::import_tables: return tr(language, "Import tables");
    case FilePurpose::write_figure: return tr(language, "Write the figure");
    case FilePurpose::write_handout: return tr(language, "Write the handout");
    case FilePurpose::open_recipe: return tr(language, "Open a recipe");
    case FilePurpose::take_photo: return tr(language, "Choose a photo");
    case FilePurpose::write_recipe: return tr(language, "Write the recipe");
    case FilePurpose::write_report: break;
    }
    return tr(language, "Write the report");
}

std::string_view action_of(Language language, FilePurpose purpose)
{
    switch (purpose) {
    case FilePurpose::open_recipe:
    case FilePurpose::take_photo:
    case FilePurpose::open_study: return tr(language, "Open");
    case FilePurpose::new_study: return tr(language, "Create");
    case FilePurpose::save_copy:
    case FilePurpose::save_experiment:
    case FilePurpose::version_copy: return tr(language, "Save");
    case FilePurpose::import_tables: return tr(language, "Read tables");
    case FilePurpose::write_figure:
    case FilePurpose::write_handout:
    case FilePurpose::write_recipe:
    case FilePurpose::write_report: break;
    }
    return tr(language, "Write");
}

std::string_view kinds_of(Language language, FilePurpose purpose)
{
    switch (purpose) {
    case FilePurpose::import_tables: return tr(language, "Tables: CSV, TSV, TXT, XLSX. Networks: GraphML, GEXF, GML, Pajek, DL, DOT, JSON");
    case FilePurpose::write_handout:
    case FilePurpose::write_figure: return tr(language, "Figures: SVG, PDF, PNG");
    case FilePurpose::open_recipe:
    case FilePurpose::write_recipe: return tr(language, "Recipes: JSON");
    case FilePurpose::take_photo: return tr(language, "Photos: JPEG, PNG");
    case FilePurpose::write_report: return tr(language, "Folders");
    default: return tr(language, "Studies: CROSSCUT");
    }
}

std::string ending_of(const View& view, FilePurpose purpose)
{
    switch (purpose) {
    case FilePurpose::open_study:
    case FilePurpose::new_study:
    case FilePurpose::save_copy:
    case FilePurpose::version_copy:
    case FilePurpose::save_experiment: return ".crosscut";
    case FilePurpose::write_figure: return view.figure_form && !view.figure_form->recipe.paper.formats.empty() ? "." + view.figure_form->recipe.paper.formats.front() : ".svg";
    case FilePurpose::open_recipe:
    case FilePurpose::write_recipe: return ".json";
    case FilePurpose::write_handout: return ".pdf";
    default: return {};
    }
}

namespace {

void path_line(View& view, FileForm& form)
{
    const Language language = view.look.language;
    const float right = ImGui::GetCursorScreenPos().x + room_left();
    if (icon_button("file.up", Icon::up, tr(language, "One folder up")) || (!ImGui::IsAnyItemActive() && pressed(Key::up, false, false, true)))
        go_to(form, form.folder.parent_path());
    beside(2);
    if (icon_button("file.home", Icon::home, tr(language, "Own folder")))
        go_to(form, files::home_folder());
    const std::vector<PathPart> parts = parts_of(form.folder);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const float width = text_width(parts[i].shown) + 26 * scale();
        ImGui::SameLine(0, 4 * scale());
        if (ImGui::GetCursorScreenPos().x + width > right) {
            ImGui::NewLine();
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 66 * scale());
        }
        if (button("file.part." + std::to_string(i), parts[i].shown, i + 1 == parts.size() ? ButtonKind::framed : ButtonKind::quiet))
            go_to(form, parts[i].folder);
    }
    const std::vector<fs::path> recent = view.recent_folders;  // a click goes on with a copy
    bool first = true;
    for (std::size_t i = 0; i < recent.size(); ++i) {
        std::error_code error;
        if (recent[i] == form.folder || !fs::is_directory(recent[i], error))
            continue;
        const std::string name = files::shown_name(recent[i].filename().string());
        const float width = text_width(name, Font::caption) + 24 * scale();
        if (first) {
            text(tr(language, "Used before:"), Font::caption, Tone::quiet);
            first = false;
        }
        ImGui::SameLine(0, 6 * scale());
        if (ImGui::GetCursorScreenPos().x + width > right)
            ImGui::NewLine();
        bool clicked = false;
        chip("file.recent." + std::to_string(i), name, false, &clicked);
        if (ImGui::IsItemHovered())
            tooltip(files::shown_name(recent[i].string()));
        if (clicked)
            go_to(form, recent[i]);
    }
}

/// One line of the list: sign, name, day, size. 1 = clicked, 2 = clicked twice.
int entry_row(const View& view, const std::string& name, const FileEntry& entry, bool marked, bool ticked)
{
    const Language language = view.look.language;
    ImGui::PushID(name.c_str());
    const float height = 30 * scale();
    const float width = room_left();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##f", {std::max(width, 1.f), height});
    note(name);
    const bool hovered = ImGui::IsItemHovered();
    const bool twice = hovered && ImGui::IsMouseDoubleClicked(0);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (marked || ticked)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Header), 6 * scale());
    else if (hovered)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 6 * scale());
    const float icon = 17 * scale();
    draw_icon(ticked ? Icon::check : entry.folder ? Icon::folder : Icon::file, at.x + 8 * scale(), at.y + (height - icon) / 2, icon,
              colour_of(ticked || entry.folder ? Tone::accent : Tone::quiet));
    const bool wide = width > 460 * scale();
    const float side = wide ? 190 * scale() : 0;
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + 34 * scale(), at.y + (height - ImGui::GetTextLineHeight()) / 2});
    line(entry.shown, width - side - 42 * scale());
    if (wide) {
        const float caption = text_height(Font::caption);
        const std::optional<Day> day = parse_day(entry.changed);
        if (day) {
            ImGui::SetCursorScreenPos({at.x + width - side + 8 * scale(), at.y + (height - caption) / 2});
            line(short_day(language, *day), 100 * scale(), Font::caption, Tone::quiet);
        }
        if (!entry.folder) {
            const std::string size = size_words(language, entry.size);
            ImGui::SetCursorScreenPos({at.x + width - 10 * scale() - text_width(size, Font::caption), at.y + (height - caption) / 2});
            line(size, 80 * scale(), Font::caption, Tone::quiet);
        }
    }
    ImGui::SetCursorScreenPos(after);
    ImGui::PopID();
    return twice ? 2 : clicked ? 1 : 0;
}

/// The list; the entry that was asked for by a double click, or none.
std::optional<std::size_t> entry_list(const View& view, FileForm& form)
{
    std::optional<std::size_t> taken;
    std::optional<std::size_t> marked;
    for (std::size_t i = 0; i < form.entries.size() && !marked; ++i)
        if (form.entries[i].name == form.picked)
            marked = i;
    const bool free = ImGui::GetCurrentContext()->OpenPopupStack.Size <= ImGui::GetCurrentContext()->BeginPopupStack.Size;
    const int step = free ? pressed(Key::down) - pressed(Key::up) : 0;
    bool moved = false;
    if (step != 0 && !form.entries.empty()) {
        ImGui::NavMoveRequestCancel();
        const auto last = static_cast<long>(form.entries.size()) - 1;
        const long next = marked ? static_cast<long>(*marked) + step : step > 0 ? 0 : last;
        marked = static_cast<std::size_t>(std::clamp(next, 0L, last));
        form.picked = form.entries[*marked].name;
        if (saves(form.purpose) && !form.entries[*marked].folder && fits_field(form.picked))
            form.name = form.picked;
        moved = true;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 1 * scale()});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(form.entries.size()), 31 * scale());
    if (moved && marked)
        ImGui::SetScrollY(std::clamp(ImGui::GetScrollY(), (static_cast<float>(*marked) + 1) * 31 * scale() - ImGui::GetWindowHeight(), static_cast<float>(*marked) * 31 * scale()));
    while (clipper.Step())
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            const auto i = static_cast<std::size_t>(row);
            const FileEntry& entry = form.entries[i];
            const int clicked = entry_row(view, "file.row." + std::to_string(i), entry, marked && *marked == i, form.chosen.count(entry.name) > 0);
            if (clicked == 0)
                continue;
            form.problem.clear();
            form.replace.clear();
            // A double click counts only where its first half fell on the same entry, not on another folder's.
            const bool twice = clicked == 2 && form.picked == entry.name;
            form.picked = entry.name;
            if (twice)
                taken = i;
            else if (form.purpose == FilePurpose::import_tables && !entry.folder && !form.chosen.insert(entry.name).second)
                form.chosen.erase(entry.name);
            else if (saves(form.purpose) && !entry.folder && fits_field(entry.name))
                form.name = entry.name;
        }
    ImGui::PopStyleVar();
    return taken;
}

/// Takes a file for the purpose of the form; whether the dialog is done.
bool accept(View& view, Intents& intents, FileForm& form, const Meant& one)
{
    const Language language = view.look.language;
    const std::string shown = files::shown_name(one.path.filename().string());
    const fs::path folder = one.path.parent_path();
    std::error_code error;
    if (saves(form.purpose)) {
        if (!fs::is_directory(folder, error)) {
            form.problem = say(language, "There is no folder “{1}”.", {files::shown_name(folder.string())});
            return false;
        }
        if (!files::may_write(fs::is_directory(one.path, error) ? one.path : folder)) {
            form.problem = say(language, "In the folder “{1}” you may not write. Choose another one.", {files::shown_name(folder.string())});
            return false;
        }
    }
    const bool study = form.purpose == FilePurpose::new_study || form.purpose == FilePurpose::save_copy || form.purpose == FilePurpose::save_experiment || form.purpose == FilePurpose::version_copy;
    if (study && one.exists) {
        form.problem = say(language, "There is a file “{1}” already. A study is never written over another one: choose another name.", {shown});
        return false;
    }
    const bool full = form.purpose == FilePurpose::write_report ? one.exists && !fs::is_empty(one.path, error) : one.exists;
    if (saves(form.purpose) && !study && full && form.replace != one.path.string()) {
        form.replace = one.path.string();
        return false;
    }
    if (!saves(form.purpose) && !one.exists) {
        form.problem = say(language, "There is no file “{1}” in this folder.", {shown});
        return false;
    }
    switch (form.purpose) {
    case FilePurpose::open_study: intents.push_back(OpenStudy{one.path}); break;
    case FilePurpose::take_photo: intents.push_back(TakePhoto{one.path}); break;
    case FilePurpose::new_study: intents.push_back(NewStudy{one.path}); break;
    case FilePurpose::save_copy: intents.push_back(SaveCopy{one.path}); break;
    case FilePurpose::save_experiment: intents.push_back(SaveExperiment{one.path}); break;
    case FilePurpose::version_copy: intents.push_back(CopyVersion{view.version_copied, one.path}); break;
    case FilePurpose::import_tables: intents.push_back(ReadTables{{one.path}}); break;
    case FilePurpose::write_figure:
        if (view.figure_form) {
            view.figure_form->file = one.path.string();
            view.last_figure = *view.figure_form;
            intents.push_back(WriteFigure{view.figure_form->recipe, one.path});
        }
        break;
    case FilePurpose::write_recipe:
        if (view.figure_form)
            intents.push_back(WriteRecipe{view.figure_form->recipe, one.path});
        break;
    case FilePurpose::open_recipe: intents.push_back(ReadRecipe{one.path}); break;
    case FilePurpose::write_report: intents.push_back(WriteReport{one.path}); break;
    case FilePurpose::write_handout: intents.push_back(WriteHandout{one.path}); break;
    }
    remember(view.recent_folders, folder);
    return true;
}

bool accept_chosen(View& view, Intents& intents, FileForm& form)
{
    std::vector<fs::path> paths;
    for (const FileEntry& entry : form.entries)  // in the order of the list
        if (form.chosen.count(entry.name))
            paths.push_back(form.folder / entry.name);
    if (paths.empty())
        return false;
    intents.push_back(ReadTables{paths});
    remember(view.recent_folders, form.folder);
    return true;
}

/// The entry that Enter or the button stands for: a folder to go into, or a file where none is named.
const FileEntry* marked_entry(const FileForm& form)
{
    const auto entry = std::find_if(form.entries.begin(), form.entries.end(), [&](const FileEntry& one) { return one.name == form.picked; });
    if (entry == form.entries.end() || (!entry->folder && saves(form.purpose)))
        return nullptr;
    return &*entry;
}

/// Goes into a folder, takes a file, or asks; whether the dialog is done.
bool go(View& view, Intents& intents, FileForm& form)
{
    const FileEntry* entry = marked_entry(form);
    if (entry && entry->folder) {
        go_to(form, fs::path(form.folder) / entry->name);
        return false;
    }
    if (!form.chosen.empty())
        return accept_chosen(view, intents, form);
    if (entry) {
        std::error_code error;
        const fs::path path = form.folder / entry->name;
        return accept(view, intents, form, {Meant::What::file, path, fs::exists(path, error)});
    }
    const Meant one = meant(form, form.name, ending_of(view, form.purpose));
    if (one.what == Meant::What::folder) {
        go_to(form, one.path);
        form.name.clear();
        return false;
    }
    return one.what == Meant::What::file && accept(view, intents, form, one);
}

}  // namespace

void take_files(View& view, Intents& intents, const std::vector<fs::path>& paths)
{
    if (!view.file_form)
        return;
    FileForm& form = *view.file_form;
    form.elsewhere = false;
    if (paths.empty()) {
        view.file_form.reset();
        return;
    }
    form.folder = paths.front().parent_path();
    if (form.purpose == FilePurpose::import_tables) {
        intents.push_back(ReadTables{paths});
        remember(view.recent_folders, form.folder);
        view.file_form.reset();
        return;
    }
    std::error_code error;
    fs::path path = paths.front();
    if (path.extension().empty() && saves(form.purpose) && form.purpose != FilePurpose::write_report)
        path += ending_of(view, form.purpose);
    form.replace = path.string();  // the other dialog asked already
    form.name = path.filename().string();
    if (accept(view, intents, form, {Meant::What::file, path, fs::exists(path, error)}))
        view.file_form.reset();
    else
        form.builtin = true, form.replace.clear(), form.listed = false;
}

void file_dialog(const Model&, View& view, Intents& intents)
{
    if (!view.file_form)
        return;
    if (view.file_form->elsewhere) {
        // While the desktop asks, this window says so, and can give up.
        bool waits = true;
        if (begin_dialog("file_elsewhere", tr(view.look.language, "A file is being chosen"), waits, 460)) {
            paragraph(tr(view.look.language, "The file dialog of your desktop is open in a window of its own."));
            space(4);
            if (button("file.builtin", tr(view.look.language, "Choose here instead"))) {
                view.file_form->elsewhere = false;
                view.file_form->builtin = true;
                intents.push_back(StopChoosing{});
                ImGui::CloseCurrentPopup();
            }
            end_dialog();
        }
        if (!waits && view.file_form->elsewhere) {
            intents.push_back(StopChoosing{});
            view.file_form.reset();
        }
        return;
    }
    const Language language = view.look.language;
    FileForm& form = *view.file_form;
    if (form.folder.empty())
        form.folder = view.recent_folders.empty() ? files::home_folder() : view.recent_folders.front();
    read_folder(form, language);
    const bool import = form.purpose == FilePurpose::import_tables;
    bool open = true;
    bool done = false;
    if (begin_dialog("file_dialog", title_of(language, form.purpose), open, 780, 600)) {
        path_line(view, form);
        std::vector<FootButton> buttons{{"file.cancel", std::string(tr(language, "Cancel"))}};
        const bool named = !trimmed(form.name).empty();
        const FileEntry* marked = marked_entry(form);
        const bool into = marked && marked->folder;
        const bool ready = named || marked || !form.chosen.empty();
        if (!form.replace.empty()) {
            buttons.push_back({"file.replace", std::string(tr(language, "Replace")), ButtonKind::primary});
        } else {
            if (import)
                buttons.push_back({"file.whole", std::string(tr(language, "Whole folder")), ButtonKind::framed, std::any_of(form.entries.begin(), form.entries.end(), [](const FileEntry& one) { return !one.folder; })});
            buttons.push_back({"file.go", std::string(into ? tr(language, "Open folder") : action_of(language, form.purpose)), ButtonKind::primary, ready});
        }
        const float name_part = text_height(Font::caption) + 30 * scale() + 22 * scale();
        const float said = form.problem.empty() && form.replace.empty() ? 0 : 2.6f * ImGui::GetTextLineHeight() + 8 * scale();
        begin_body("file.list", foot_height(buttons) + name_part + said + 26 * scale());
        const std::optional<std::size_t> twice = entry_list(view, form);
        if (form.entries.empty() && form.problem.empty())
            text(form.purpose == FilePurpose::write_report ? tr(language, "No folders here.") : tr(language, "Nothing here that fits. Other files are not shown."), Font::body, Tone::quiet);
        end_body();
        text(kinds_of(language, form.purpose), Font::caption, Tone::quiet);
        std::error_code error;
        if (import && fs::exists(form.folder / exchange::mapping_file_name, error)) {
            beside_if_fits(text_width(tr(language, "This folder brings its own mapping: take the whole folder."), Font::caption), 12);
            text(tr(language, "This folder brings its own mapping: take the whole folder."), Font::caption, Tone::accent);
        }
        field_label(saves(form.purpose) ? tr(language, "Name") : tr(language, "Name or path"));
        bool entered = false;
        if (import)
            form.fresh = false;
        if (first_field("file.name", saves(form.purpose) ? tr(language, "Type a name") : tr(language, "Type a name or a path, or choose above"), form.name, form.fresh, 0, &entered)) {
            form.problem.clear();
            form.replace.clear();
            form.picked.clear();
        }
        const bool typing = being_typed_in();
        if (typing)
            ImGui::GetCurrentContext()->ActiveIdUsingNavDirMask = ~0u;
        if (!form.problem.empty())
            warn(form.problem);
        if (!form.replace.empty())
            warn(say(language, form.purpose == FilePurpose::write_report ? "The folder “{1}” holds files already. Those of the report are written over." : "There is a file “{1}” already. Replace it?",
                     {files::shown_name(fs::path(form.replace).filename().string())}));
        if (import && !typing && pressed(Key::space) && !form.picked.empty() && !form.chosen.insert(form.picked).second)
            form.chosen.erase(form.picked);
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        else if (import && clicked == 1) {
            intents.push_back(ReadTables{{form.folder}});
            remember(view.recent_folders, form.folder);
            done = true;
        } else if (twice) {
            if (import && !form.entries[*twice].folder)
                form.chosen.insert(form.entries[*twice].name);
            done = go(view, intents, form);
        } else if (clicked > 0 || (ready && (entered || confirms()))) {
            done = go(view, intents, form);
        }
        end_dialog();
    }
    if (!open || done)
        view.file_form.reset();
}

}  // namespace crosscut::panels
