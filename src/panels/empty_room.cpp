// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include "files/folder.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

/// What the room that stands open would show, in a sentence.
std::string_view promise(Room room)
{
    switch (room) {
    case Room::map: return "The map will show who works with whom, on any day between the first report and the last.";
    case Room::lanes: return "Here every structure that joins departments will have a row, from its founding to its end.";
    case Room::pictures: return "Here pictures will answer one question each: what lasted, who connects, what was lost.";
    case Room::gaps: return "Here will stand what is worth a question, with what speaks for it.";
    case Room::questions: return "Here the ten questions will be answered, with what each answer rests on.";
    case Room::tables: break;
    }
    return "Here everything will stand as tables, to be read, sorted and edited.";
}

void recent(View& view, Intents& intents, float wide)
{
    if (view.workshop.on || view.recent_files.empty())
        return;
    space(8);
    text(tr(view.look.language, "Open again"), Font::small_strong, Tone::quiet);
    for (std::size_t i = 0; i < std::min<std::size_t>(view.recent_files.size(), 5); ++i) {
        const std::filesystem::path file = view.recent_files[i];
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::BeginChild("##r", {wide, 48 * scale()}, false, ImGuiWindowFlags_NoScrollbar))
            if (row("empty.recent." + std::to_string(i), files::shown_name(file.stem().string()), files::shown_name(file.parent_path().string()), false))
                intents.push_back(OpenStudy{file});
        ImGui::EndChild();
        ImGui::PopID();
    }
}

/// Whether a structure belongs to what is asked for.
bool any_structure(const Model& model, const View& view)
{
    for (const evidence::Structure& row : *model.state->archive.structures)
        if ((!view.question.city || row.city == view.question.city) && evidence::belongs(row.field, view.question.field))
            return true;
    return false;
}

}  // namespace

void empty_drawing(const Model& model, View& view, Intents&, const Area& area)
{
    const bool map = view.room == Room::map && model.snapshot && model.snapshot->actors.empty();
    const bool lanes = view.room == Room::lanes && !any_structure(model, view);
    if ((!map && !lanes) || view.look.projector || !photos_shown(*model.state, view).empty())
        return;
    const Language language = view.look.language;
    const float s = scale();
    const float wide = std::min(460 * s, static_cast<float>(area.width) - 32 * s);
    const float left = static_cast<float>(area.x) + (static_cast<float>(area.width) - wide) / 2;
    const float top = static_cast<float>(area.y) + std::max(90 * s, static_cast<float>(area.height) * 0.34f);
    begin_area("empty.drawing", {left, top, wide, std::max(60.0 * s, area.y + area.height - 44 * s - top)}, true, false);
    const bool narrowed_down = view.question.city || view.question.field != evidence::Field::none;
    const bool elsewhere = narrowed_down && (map ? !model.state->archive.actors->empty() : !model.state->archive.structures->empty());
    paragraph(tr(language, map ? "No actor belongs to what is asked for." : "No structure belongs to what is asked for."), Font::emphasis);
    paragraph(tr(language, elsewhere ? "There are some in other cities or fields." : map ? "Enter one with a double click, or import a table of actors." : "Structures come in with a table of structures: type, begin, end, members."), Font::body, Tone::quiet);
    space(2);
    if (elsewhere) {
        if (button("empty.everything", tr(language, "All cities, all fields"), ButtonKind::primary)) {
            view.question.city = {};
            view.question.field = evidence::Field::none;
        }
    } else if (button("empty.tables", tr(language, "Import tables …"), ButtonKind::primary)) {
        view.file_form = FileForm{};
        view.file_form->purpose = FilePurpose::import_tables;
    }
    end_area();
}

void empty_room(const Model& model, View& view, Intents& intents, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    const float wide = std::min(540 * s, static_cast<float>(area.width) - 40 * s);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ImGui::GetColorU32(ImGuiCol_WindowBg, 0));
    const bool open = begin_area("empty", area);
    ImGui::PopStyleColor();
    if (!open) {
        end_area();
        return;
    }
    const bool low = area.height < 480 * s;
    ImGui::SetCursorPos({(static_cast<float>(area.width) - wide) / 2, low ? 20 * s : static_cast<float>(area.height) * 0.2f});
    ImGui::BeginGroup();
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + wide);
    text(tr(language, model.has_file ? "This study is empty." : "No study is open."), low ? Font::heading : Font::title);
    space(2);
    text(tr(language, promise(view.room)), Font::body);
    text(tr(language, "Bring in tables from interviews: who said what about which tie, when, in which words. Crosscut draws the network from them and keeps every word."), Font::body, Tone::quiet);
    ImGui::PopTextWrapPos();
    space(8);
    const auto browse = [&](FilePurpose purpose) {
        view.file_form = FileForm{};
        view.file_form->purpose = purpose;
    };
    const auto next = [&](const char* name, std::string_view words, ButtonKind kind = ButtonKind::framed) {
        const float left = ImGui::GetItemRectMax().x + 8 * s;
        push_font(Font::body);
        const float width = ImGui::CalcTextSize(words.data(), words.data() + words.size()).x + 2 * ImGui::GetStyle().FramePadding.x;
        pop_font();
        if (left + width <= static_cast<float>(area.x) + (static_cast<float>(area.width) + wide) / 2)
            ImGui::SameLine();
        return button(name, words, kind);
    };
    if (model.has_file) {
        if (button("empty.import", tr(language, "Import tables …"), ButtonKind::primary))
            browse(FilePurpose::import_tables);
        if (next("empty.interview", tr(language, "Enter an interview …")))
            view.interview_form = InterviewForm{};
        if (next("empty.actor", tr(language, "Enter an actor …")))
            view.actor_form = ActorForm{};
        if (next("empty.photo", tr(language, "Photo of a paper map …")))
            view.room = Room::map, view.photo_form = PhotoForm{};
    } else {
        if (button("empty.new", tr(language, "New study …"), ButtonKind::primary))
            browse(FilePurpose::new_study);
        if (next("empty.open", tr(language, "Open a study …")))
            browse(FilePurpose::open_study);
        if (next("empty.tour", tr(language, "Sample study with a walk in ten steps")))
            intents.push_back(OpenSample{true});
    }
    space(2);
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + wide);
    text(tr(language, "You can also drop files onto the window."), Font::caption, Tone::quiet);
    ImGui::PopTextWrapPos();
    if (!model.has_file)
        recent(view, intents, wide);
    space(12);
    ImGui::EndGroup();
    end_area();
}

}  // namespace crosscut::panels
