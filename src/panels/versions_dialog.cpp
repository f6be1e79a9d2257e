// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <map>

namespace crosscut::panels {

using study::RowDifference;
using study::Version;

namespace {

const Version* shown_version(const Model& model, const VersionsForm& form)
{
    const auto found = std::find_if(model.versions->begin(), model.versions->end(), [&](const Version& one) { return one.id == form.shown; });
    return found == model.versions->end() ? nullptr : &*found;
}

void list(const Model& model, const View& view, VersionsForm& form, Intents& intents)
{
    const Language language = view.look.language;
    if (!model.read_only) {
        field_label(tr(language, "Keep the study as it is now under a name"));
        bool entered = false;
        first_field("versions.name", tr(language, "e.g. Before the workshop"), form.name, form.fresh, room_left() - 110 * scale(), &entered);
        beside(8);
        const bool named = !trimmed(form.name).empty();
        if ((button("versions.keep", tr(language, "Keep"), ButtonKind::primary, named) || entered) && named) {
            intents.push_back(KeepVersion{std::string(trimmed(form.name))});
            form.name.clear();
        }
        space(6);
    }
    if (model.versions->empty())
        paragraph(tr(language, "No version yet. A version is the whole study under a name: to compare with later, to open as a copy, or to go back to."), Font::body, Tone::quiet);
    for (auto one = model.versions->rbegin(); one != model.versions->rend(); ++one) {
        const std::string below = one->time.substr(0, 16) + " · " + say(language, "actors {1}, structures {2}, claims {3}", {std::to_string(one->count("actor")), std::to_string(one->count("structure")), std::to_string(one->count("claim"))});
        if (tall_row("versions.row." + std::to_string(one->id.value), one->name, below, one->id == form.shown)) {
            form.shown = one->id;
            form.sure = false;
            form.with = 0;
        }
    }
}

/// Copies that the program made by itself; each can be opened as a study of its own.
void backups(const Model& model, const View& view, VersionsForm& form, Intents& intents)
{
    const Language language = view.look.language;
    if (!model.backups)
        return;
    section(tr(language, "Backup copies"));
    if (model.backups->empty())
        paragraph(tr(language, "None yet. One is made when a study is opened and every fifteen minutes while it is worked on."), Font::caption, Tone::quiet);
    for (const study::Backup& one : *model.backups) {
        const bool chosen = form.backup == one.time;
        const Result<PartialDate> date = parse_date(one.time.substr(0, 10));
        const std::string day = (date && date->earliest ? spoken(language, *date->earliest) : one.time.substr(0, 10)) + ", " + one.time.substr(11, 5);
        if (row("versions.backup." + one.time, day, std::to_string((one.size + 1023) / 1024) + " kB", chosen))
            form.backup = chosen ? std::string() : one.time;
        if (chosen && link("versions.open_backup", tr(language, "Open it as a study of its own")))
            intents.push_back(OpenBackup{one});
    }
}

/// The differences from the chosen version to the other state; only anew when one of them changed.
void compare(const Model& model, const View& view, VersionsForm& form, const Version& version)
{
    const std::string key = std::to_string(version.id.value) + "/" + std::to_string(form.with) + "/" + std::to_string(static_cast<int>(view.look.names)) + "/" +
                            std::to_string(model.history ? model.history->cursor() : 0) + "/" + std::to_string(model.history ? model.history->steps().size() : 0);
    const void* of = model.state->archive.claims.get();
    if (form.compared_for == key && form.compared_of == of)
        return;
    form.compared_for = key;
    form.compared_of = of;
    form.list.clear();
    const auto other = [&]() -> Result<study::State> {
        if (form.with > 0 && form.with <= static_cast<int>(model.versions->size()))
            return study::state_of((*model.versions)[static_cast<std::size_t>(form.with - 1)]);
        return *model.state;
    };
    const Result<study::State> before = study::state_of(version);
    const Result<study::State> after = other();
    if (!before || !after) {
        form.problem = describe(view.look.language, before ? after.problem() : before.problem());
        return;
    }
    study::NamesOf names;
    if (!may_name(view)) {
        names.actor = [&](const study::State&, ActorId id) { return evidence::find(*model.state->archive.actors, id) ? name_of(model, view, id) : std::string("–"); };
        names.structure = [&](const study::State&, StructureId id) { return evidence::find(*model.state->archive.structures, id) ? name_of(model, view, id) : std::string("–"); };
    }
    form.list = study::compared(*before, *after, names);
    if (!may_name(view))
        for (RowDifference& row : form.list) {
            if (row.table != "actor" && row.table != "structure" && row.table != "claim" && row.table != "event" && row.table != "membership")
                row.subject.clear();
            for (RowDifference::Field& field : row.fields)
                field.before.clear(), field.after.clear();
        }
}

std::string fields_text(Language language, const RowDifference& row)
{
    std::string out;
    for (const RowDifference::Field& field : row.fields) {
        out += (out.empty() ? "" : " · ") + study::field_word(language, field.key);
        if (!field.before.empty() || !field.after.empty())
            out += ": " + (field.before.empty() ? std::string("–") : shortened(field.before, 40)) + " → " + (field.after.empty() ? std::string("–") : shortened(field.after, 40));
    }
    return out;
}

void details(const Model& model, const View& view, VersionsForm& form, const Version& version)
{
    const Language language = view.look.language;
    paragraph(version.name, Font::strong);
    std::vector<std::string> others{std::string(tr(language, "the study as it is now"))};
    for (const Version& one : *model.versions)
        others.push_back(one.name);
    choice("versions.with", tr(language, "Compared with"), form.with, others);
    compare(model, view, form, version);
    if (form.list.empty()) {
        paragraph(tr(language, "No difference."), Font::body, Tone::quiet);
        return;
    }
    std::map<std::string, std::array<int, 3>> counts;
    for (const RowDifference& row : form.list)
        ++counts[row.table][static_cast<std::size_t>(row.kind)];
    for (const auto& [table, count] : counts)
        fact(study::table_word(language, table), say(language, "new {1}, gone {2}, changed {3}", {std::to_string(count[0]), std::to_string(count[1]), std::to_string(count[2])}));
    space(4);
    hairline();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * scale()});
    if (ImGui::BeginChild("##differences", {0, std::max(room_below(), 120 * scale())})) {
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(form.list.size()));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const RowDifference& row_of = form.list[static_cast<std::size_t>(i)];
                using Kind = RowDifference::Kind;
                const char* what = row_of.kind == Kind::added ? "new" : row_of.kind == Kind::removed ? "gone" : "changed";
                const std::string below = std::string(tr(language, what)) + " · " + study::table_word(language, row_of.table) + (row_of.fields.empty() ? "" : " · " + fields_text(language, row_of));
                row("versions.difference." + std::to_string(i), row_of.subject.empty() ? std::string("–") : row_of.subject, below, false);
            }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace

void versions_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    VersionsForm& form = *view.versions_form;
    if (!model.versions) {
        view.versions_form.reset();
        return;
    }
    const Version* version = shown_version(model, form);
    if (!version && !model.versions->empty()) {
        form.shown = model.versions->back().id;
        version = &model.versions->back();
    }
    bool open = true;
    if (begin_dialog("versions_dialog", tr(language, "Versions"), open, 960, 640)) {
        const bool may = version && !model.read_only;
        std::vector<FootButton> buttons{{"versions.close", std::string(tr(language, "Close"))},
                                        {"versions.drop", std::string(tr(language, form.sure ? "Delete it for good" : "Delete")), ButtonKind::framed, may},
                                        {"versions.copy", std::string(tr(language, "Open as a copy …")), ButtonKind::framed, version != nullptr},
                                        {"versions.return", std::string(tr(language, "Go back to it")), ButtonKind::primary, may}};
        begin_body("versions.body", foot_height(buttons) + (form.problem.empty() && !form.sure ? 0 : 40 * scale()));
        begin_pane("versions.list", room_left() * 0.44f);
        list(model, view, form, intents);
        backups(model, view, form, intents);
        end_pane();
        beside(20);
        begin_pane("versions.details", 0);
        if (version)
            details(model, view, form, *version);
        end_pane();
        end_body();
        if (form.sure)
            warn(tr(language, "A deleted version cannot be brought back; the study itself stays as it is."));
        else if (!form.problem.empty())
            warn(form.problem);
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        if (clicked == 1 && version) {
            if (form.sure)
                intents.push_back(DropVersion{version->id});
            form.sure = !form.sure;
        }
        if (clicked == 2 && version) {
            view.file_form = FileForm{};
            view.file_form->purpose = FilePurpose::version_copy;
            view.file_form->name = file_word(version->name);
            view.version_copied = version->id;
            open = false;
        }
        if (clicked == 3 && version) {
            intents.push_back(ReturnToVersion{version->id});
            open = false;
        }
        end_dialog();
    }
    if (!open)
        view.versions_form.reset();
}

}  // namespace crosscut::panels
