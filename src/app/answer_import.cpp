// SPDX-License-Identifier: Apache-2.0
#include "app/answer_import.hpp"

#include "cli/study_tables.hpp"
#include "exchange/paste.hpp"
#include "files/bytes.hpp"

#include <algorithm>

namespace crosscut::app {

namespace fs = std::filesystem;

namespace {

/// The folder that all files lie in; empty when there is none.
fs::path common_folder(const std::vector<fs::path>& files)
{
    fs::path common;
    for (const fs::path& file : files) {
        std::error_code error;
        const fs::path folder = fs::is_directory(file, error) ? file : file.parent_path();
        if (!common.empty() && folder != common)
            return {};
        common = folder;
    }
    return common;
}

std::optional<study::Settings> words_of(const study::Settings& now, const exchange::StudyWords& words)
{
    if (words.title_german.empty() && words.title_english.empty() && words.disclaimer_german.empty() && words.disclaimer_english.empty())
        return std::nullopt;
    study::Settings settings = now;
    if (settings.title_german.empty() && settings.title_english.empty()) {
        settings.title_english = words.title_english;
        settings.title_german = words.title_german;
        settings.question_english = words.question_english;
        settings.question_german = words.question_german;
    }
    if (settings.disclaimer_german.empty() && settings.disclaimer_english.empty()) {
        settings.disclaimer_english = words.disclaimer_english;
        settings.disclaimer_german = words.disclaimer_german;
    }
    return settings;
}

/// Whether two archives share all their tables: cheap, and true for a study that nobody changed.
bool shared(const evidence::Archive& a, const evidence::Archive& b)
{
    return a.cities == b.cities && a.relations == b.relations && a.actors == b.actors && a.structures == b.structures && a.events == b.events && a.memberships == b.memberships &&
           a.interviews == b.interviews && a.claims == b.claims;
}

}  // namespace

Result<panels::ImportForm> read_tables(const std::vector<fs::path>& files)
{
    Result<exchange::Found> found = exchange::find_tables(files);
    if (!found)
        return found.problem();
    panels::ImportForm form;
    form.found = std::move(*found);
    form.folder = common_folder(files);
    return form;
}

Result<panels::ImportForm> paste_table(const evidence::Archive& archive, CityId city, const std::string& text, interview::TableKind kind)
{
    Result<exchange::Found> found = exchange::find_pasted(archive, city, text, kind);
    if (!found)
        return found.problem();
    panels::ImportForm form;
    form.found = std::move(*found);
    return form;
}

StagedTables stage_tables(const evidence::Archive& base, const exchange::Found& found)
{
    StagedTables out;
    out.base = base;
    const exchange::ImportPlan plan = exchange::plan_of(found, out.notes);
    out.staged = exchange::stage(base, plan);
    out.notes.insert(out.notes.end(), out.staged.notes.begin(), out.staged.notes.end());
    return out;
}

study::TakeImport take_tables(const study::State& state, const exchange::Found& found, StagedTables staged, const std::string& day)
{
    if (!shared(staged.base, state.archive))
        staged = stage_tables(state.archive, found);
    const exchange::TableCount total = staged.staged.total();
    study::TakeImport edit;
    edit.archive = staged.staged.archive;
    edit.record.file = found.source;
    edit.record.day = day;
    for (const exchange::TableCount& count : staged.staged.counts)
        if (edit.record.encoding.find(count.encoding) == std::string::npos)
            edit.record.encoding += (edit.record.encoding.empty() ? "" : ", ") + count.encoding;
    edit.record.read = total.read;
    edit.record.taken = total.taken;
    edit.record.changed = total.changed;
    edit.record.refused = total.refused;
    edit.settings = words_of(state.about(), found.words);
    cli::add_study_tables(state, found, staged.staged.city, edit, staged.notes);
    edit.record.notes = interview::written(staged.notes);
    return edit;
}

Result<Done> write_mapping(const exchange::Found& found, const fs::path& file)
{
    return files::write_file(file, exchange::write_mapping(exchange::mapping_of(found)));
}

}  // namespace crosscut::app
