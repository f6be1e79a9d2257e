// SPDX-License-Identifier: Apache-2.0
#include "panels/file_list.hpp"

#include "study/backups.hpp"

#include "files/folder.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosscut::panels {

namespace fs = std::filesystem;

namespace {

bool ends_in(const std::string& name, std::initializer_list<std::string_view> endings)
{
    const std::string ending = fold(files::shown_name(fs::path(name).extension().string()));
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

fs::path parent_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : path; }

}  // namespace

bool names_photo(const std::string& name) { return ends_in(name, {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".bmp"}); }

bool saves(FilePurpose purpose)
{
    return purpose != FilePurpose::open_study && purpose != FilePurpose::import_tables && purpose != FilePurpose::open_recipe && purpose != FilePurpose::take_photo;
}

bool suits(FilePurpose purpose, const std::string& name)
{
    switch (purpose) {
    case FilePurpose::open_study:
    case FilePurpose::new_study:
    case FilePurpose::save_copy:
    case FilePurpose::version_copy:
    case FilePurpose::save_experiment: return ends_in(name, {".crosscut"});
    case FilePurpose::import_tables:
        return ends_in(name, {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".graphml", ".xml", ".gexf", ".gml", ".net", ".paj", ".dl", ".dot", ".gv", ".json"});
    case FilePurpose::write_handout:
    case FilePurpose::write_figure: return ends_in(name, {".svg", ".pdf", ".png"});
    case FilePurpose::open_recipe:
    case FilePurpose::write_recipe: return ends_in(name, {".json"});
    case FilePurpose::take_photo: return names_photo(name);
    case FilePurpose::write_report: break;
    }
    return false;
}

void read_folder(FileForm& form, Language language)
{
    if (form.listed)
        return;
    form.listed = true;
    form.entries.clear();
    Result<std::vector<files::FolderEntry>> found = files::list_folder(form.folder);
    if (!found) {
        form.problem = describe(language, found.problem());
        return;
    }
    for (files::FolderEntry& one : *found) {
        if (!one.folder && !form.all_files && !suits(form.purpose, one.name))
            continue;
        if (one.folder && !form.all_files && study::is_backup_folder(one.name))
            continue;  // the list of versions leads to what is in it
        std::string shown = files::shown_name(one.name);
        form.entries.push_back({std::move(one.name), std::move(shown), one.folder, one.size, one.changed ? iso(*one.changed) : std::string()});
    }
    std::stable_sort(form.entries.begin(), form.entries.end(), [&](const FileEntry& a, const FileEntry& b) {
        if (a.folder != b.folder)
            return a.folder;
        return collate(language, a.shown, b.shown) < 0;
    });
}

void go_to(FileForm& form, const fs::path& folder)
{
    form.folder = folder.lexically_normal();
    if (!form.folder.has_filename() && form.folder.has_parent_path() && form.folder != form.folder.root_path())
        form.folder = form.folder.parent_path();
    form.listed = false;
    form.chosen.clear();
    form.picked.clear();
    form.replace.clear();
    form.problem.clear();
}

std::vector<PathPart> parts_of(const fs::path& folder)
{
    std::vector<PathPart> out;
    fs::path so_far;
    for (const fs::path& part : folder) {
        if (part.empty())
            continue;
        so_far /= part;
        out.push_back({files::shown_name(part.string()), so_far});
    }
    return out;
}

Meant meant(const FileForm& form, const std::string& name, const std::string& ending)
{
    Meant out;
    const std::string wanted(trimmed(name));
    if (wanted.empty())
        return out;
    fs::path path(wanted);
    if (wanted == "~" || wanted.rfind("~/", 0) == 0)
        path = files::home_folder() / (wanted.size() > 2 ? wanted.substr(2) : std::string());
    else if (!path.is_absolute())
        path = form.folder / path;
    path = path.lexically_normal();
    if (!path.has_filename() && path != path.root_path())
        path = parent_of(path);
    std::error_code error;
    const bool is_folder = fs::is_directory(path, error);
    if (is_folder && form.purpose != FilePurpose::write_report)
        return {Meant::What::folder, path, true};
    if (!ending.empty() && fold(path.extension().string()) != ending)
        path += ending;
    return {Meant::What::file, path, fs::exists(path, error)};
}

std::string size_words(Language language, std::uintmax_t bytes)
{
    constexpr std::array<const char*, 4> units{"B", "kB", "MB", "GB"};
    double size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 999.5 && unit + 1 < units.size()) {
        size /= 1000;
        ++unit;
    }
    const bool tenth = unit > 0 && size < 9.95;
    const long rounded = std::lround(tenth ? size * 10 : size);
    std::string digits = tenth ? std::to_string(rounded / 10) + (language == Language::german ? "," : ".") + std::to_string(rounded % 10) : std::to_string(rounded);
    return digits + " " + units[unit];
}

void remember(std::vector<fs::path>& recent, const fs::path& folder)
{
    if (folder.empty())
        return;
    std::erase(recent, folder);
    recent.insert(recent.begin(), folder);
    if (recent.size() > 6)
        recent.resize(6);
}

}  // namespace crosscut::panels
