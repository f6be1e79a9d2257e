// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include "foundation/text.hpp"

#include <imgui.h>

namespace crosscut::panels {

namespace {

std::string save_words(const Model& model, Language language)
{
    if (!model.has_file)
        return std::string(tr(language, "Not in a file yet"));
    switch (model.save.kind) {
    case study::SaveStatus::Kind::saved: return std::string(tr(language, "Saved"));
    case study::SaveStatus::Kind::saving: return std::string(tr(language, "Saving …"));
    case study::SaveStatus::Kind::failed: return std::string(tr(language, "NOT saved"));
    case study::SaveStatus::Kind::read_only: break;
    }
    return std::string(tr(language, "Read only"));
}

void save_state(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    const bool bad = !model.has_file || model.save.kind == study::SaveStatus::Kind::failed;
    const std::string words = save_words(model, language);
    if (bad || model.read_only) {
        if (link("save.state", words)) {
            if (model.save.kind == study::SaveStatus::Kind::failed)
                intents.push_back(RetrySaving{});
            view.file_form = FileForm{};
            view.file_form->purpose = FilePurpose::save_copy;
        }
    } else {
        text(words, Font::caption, Tone::quiet);
        note("save.state");
    }
    if (ImGui::IsItemHovered()) {
        std::string tip = model.has_file ? model.file_name : std::string(tr(language, "Choose where to keep this study; from then on every change is written at once."));
        if (model.save.kind == study::SaveStatus::Kind::failed && model.save.problem)
            tip += "\n" + describe(language, *model.save.problem) + "\n" + std::string(tr(language, "Click to try again or to save elsewhere."));
        else if (model.has_file && !model.read_only)
            tip += "\n" + std::string(tr(language, "Every change is written at once; there is nothing to save."));
        tooltip(tip);
    }
}

}  // namespace

void top_bar(const Model& model, View& view, Intents& intents, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    const auto& archive = model.state->archive;
    const bool empty_study = archive.actors->empty() && archive.structures->empty();
    begin_area("top", area, false, false);
    const float middle = (static_cast<float>(area.height) - 30 * s) / 2;
    const float logical = static_cast<float>(area.width) / s;
    ImGui::SetCursorPos({14 * s, middle});
    if (icon_button("menu", Icon::menu, tr(language, "Study, import, export")))
        view.show_menu = true;
    ImGui::SameLine(0, 8 * s);
    if (logical > 1080) {
        ImGui::SetCursorPosY(middle + 4 * s);
        text("Crosscut", Font::emphasis);
        ImGui::SameLine(0, 16 * s);
    }
    const auto put = [&](float width) {
        ImGui::SetCursorPosY(middle);
        return width * s;
    };
    // City, field, rule: what is asked. On a small window the search and the rule give way.
    std::vector<std::string> cities{std::string(tr(language, "All cities"))};
    int city = 0;
    for (const evidence::City& one : *archive.cities) {
        if (view.question.city == one.id)
            city = static_cast<int>(cities.size());
        cities.push_back(one.name);
    }
    if (choice("city", {}, city, cities, put(logical > 900 ? 150 : logical > 660 ? 120 : 104))) {
        view.question.city = city == 0 ? CityId{} : (*archive.cities)[static_cast<std::size_t>(city - 1)].id;
        view.selection = {};
        view.focus_steps = 0;
        view.gap.reset();
    }
    ImGui::SameLine(0, 8 * s);
    const std::vector<evidence::Field> fields{evidence::Field::none, evidence::Field::integration, evidence::Field::climate};
    std::vector<std::string> field_words;
    int field = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        field_words.emplace_back(i == 0 ? tr(language, "All fields") : evidence::label(language, fields[i]));
        if (view.question.field == fields[i])
            field = static_cast<int>(i);
    }
    if (choice("field", {}, field, field_words, put(logical > 900 ? 130 : logical > 660 ? 110 : 98))) {
        view.question.field = fields[static_cast<std::size_t>(field)];
        view.gap.reset();
    }
    ImGui::SameLine(0, 8 * s);
    if (logical > 860) {
        std::vector<std::string> rules;
        int rule = 0;
        for (const evidence::TieRule one : evidence::all_tie_rules) {
            if (one == view.question.rule)
                rule = static_cast<int>(rules.size());
            rules.emplace_back(evidence::label(language, one));
        }
        if (choice("rule", {}, rule, rules, put(logical > 1200 ? 210 : 170)))
            view.question.rule = evidence::all_tie_rules[static_cast<std::size_t>(rule)];
        if (ImGui::IsItemHovered())
            tooltip(tr(language, "How claims become ties. The claims stay as they are; the drawing follows at once."));
        ImGui::SameLine(0, 8 * s);
    }
    // From the right: look, language, save state, undo and redo; the search takes what is left.
    // A narrow bar says nothing while all is saved, and its search is a sign.
    const bool narrow = logical < 760;
    const bool silent = narrow && model.has_file && !model.read_only && model.save.kind == study::SaveStatus::Kind::saved;
    const float right_words = silent ? 0 : 92 * s;
    const float tongues = (narrow ? 72 : 84) * s;
    float right_width = 4 * 32 * s + tongues + 8 * s + right_words + 26 * s;
    const float search_left = ImGui::GetCursorPosX();
    const float search_width = std::min(340 * s, static_cast<float>(area.width) - right_width - search_left - 12 * s);
    view.search_in_list = narrow || search_width <= 110 * s;
    if (view.search_in_list)
        right_width += 32 * s;  // its sign
    if (!view.search_in_list) {
        ImGui::SetCursorPosY(middle);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        view.search_field = {at.x, at.y, search_width, 30 * s};
        bool entered = false;
        const bool wants = view.search_open && view.search_row < 0;
        if (wants)
            view.search_row = 0;
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {32 * s, 6 * s});
        if (text_field("search", tr(language, "Search or command  (Ctrl+K)"), view.search, search_width, &entered, wants)) {
            view.search_open = true;
            view.search_row = 0;
        }
        ImGui::PopStyleVar();
        if (ImGui::IsItemActivated())
            view.search_open = true;
        if (entered)
            view.search_row += 1000;  // answered by the list of results
        draw_icon(Icon::search, at.x + 10 * s, at.y + 8 * s, 14 * s, colour_of(Tone::quiet));
    } else {
        view.search_field = {area.x + 8 * s, area.y + middle, std::min(360 * s, static_cast<float>(area.width) - 16 * s), 30 * s};
        ImGui::SetCursorPos({static_cast<float>(area.width) - right_width, middle});
        if (icon_button("search.open", Icon::search, tr(language, "Search or command  (Ctrl+K)"), view.search_open)) {
            view.search_open = true;
            view.search_row = -1;
        }
    }
    ImGui::SetCursorPos({static_cast<float>(area.width) - right_width + (view.search_in_list ? 32 * s : 0), middle});
    const auto& steps = model.history->steps();
    const std::size_t cursor = model.history->cursor();
    const ViewHistory::Step* view_back = view.past.last(cursor);
    const ViewHistory::Step* view_on = view.past.next(cursor);
    const std::string undo_tip = view_back ? say(language, "Undo: {1} (Ctrl+Z)", {in(language, view_back->label)}) : cursor > 0 ? say(language, "Undo: {1} (Ctrl+Z)", {in(language, steps[cursor - 1].label)}) : std::string(tr(language, "Nothing to undo"));
    const std::string redo_tip = view_on ? say(language, "Redo: {1} (Ctrl+Y)", {in(language, view_on->label)}) : cursor < steps.size() ? say(language, "Redo: {1} (Ctrl+Y)", {in(language, steps[cursor].label)}) : std::string(tr(language, "Nothing to redo"));
    if (icon_button("undo", Icon::undo, undo_tip, false, view_back || (cursor > 0 && !model.read_only)))
        intents.push_back(Undo{});
    ImGui::SameLine(0, 2 * s);
    if (icon_button("redo", Icon::redo, redo_tip, false, view_on || (cursor < steps.size() && !model.read_only)))
        intents.push_back(Redo{});
    ImGui::SameLine(0, 2 * s);
    if (icon_button("history", Icon::history, tr(language, "Everything that was done"), view.show_history))
        view.show_history = !view.show_history;
    ImGui::SameLine(0, 8 * s);
    ImGui::SetCursorPosY(middle + 8 * s);
    const float save_left = ImGui::GetCursorPosX();
    if (!silent)
        save_state(model, view, intents);
    ImGui::SetCursorPos({save_left + right_words + 6 * s, middle});
    int tongue = language == Language::german ? 0 : 1;
    if (segments("language", tongue, {"DE", "EN"}, tongues))
        view.look.language = tongue == 0 ? Language::german : Language::english;
    ImGui::SameLine(0, 6 * s);
    // Light, dark, high contrast, and round again.
    const bool strong = view.look.contrast;
    if (icon_button("dark", strong ? Icon::sun : view.look.dark ? Icon::contrast : Icon::moon, tr(language, strong ? "Light paper" : view.look.dark ? "High contrast" : "Dark paper"))) {
        view.look.contrast = !strong && view.look.dark;
        view.look.dark = !strong && !view.look.dark;
    }
    const ImVec2 base{static_cast<float>(area.x), static_cast<float>(area.y + area.height) - 1};
    ImGui::GetWindowDrawList()->AddLine(base, {base.x + static_cast<float>(area.width), base.y}, ImGui::GetColorU32(ImGuiCol_Separator), 1);

    if (view.show_menu) {
        view.show_menu = false;
        ImGui::OpenPopup("##study");
    }
    ImGui::SetNextWindowPos({static_cast<float>(area.x) + 10 * s, static_cast<float>(area.y + area.height) + 2 * s}, ImGuiCond_Appearing);
    ImGui::SetNextWindowSize({std::min(330 * s, ImGui::GetIO().DisplaySize.x - 20 * s), 0});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {1e6f, ImGui::GetIO().DisplaySize.y - static_cast<float>(area.y + area.height) - 12 * s});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8 * s, 8 * s});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2 * s, 2 * s});
    if (ImGui::BeginPopup("##study", ImGuiWindowFlags_NoMove)) {
        const auto entry = [&](const char* name, std::string_view words, std::string_view below) {
            const bool hit = row(name, tr(language, words), below.empty() ? std::string_view() : tr(language, below), false);
            if (hit)
                ImGui::CloseCurrentPopup();
            return hit;
        };
        const auto browse = [&](FilePurpose purpose) {
            view.file_form = FileForm{};
            view.file_form->purpose = purpose;
        };
        if (entry("menu.import", "Import tables …", "CSV and XLSX: actors, structures, interviews, statements"))
            browse(FilePurpose::import_tables);
        if (entry("menu.figure", "Compose a figure …", "Page, words, colours, highlight; the preview is what is written"))
            view.figure_form = FigureForm{};
        if (entry("menu.report", "Write a report …", "Readable offline: measures, gaps, structures, figures"))
            browse(FilePurpose::write_report);
        space(2);
        hairline();
        const int alike = model.alike ? study::undecided(*model.alike) : 0;
        const std::string review = alike > 0 ? say(language, "Names that look alike: {1} …", {std::to_string(alike)}) : std::string(tr(language, "Names that look alike …"));
        if (row("menu.review", review, {}, false)) {
            view.review_form = ReviewForm{};
            ImGui::CloseCurrentPopup();
        }
        if (entry("menu.recode", "Re-code claims …", ""))
            view.recode_form = recode_of(model, view);
        if (entry("menu.versions", "Versions …", ""))
            view.versions_form = VersionsForm{};
        space(2);
        hairline();
        if (entry("menu.open", "Open a study …  (Ctrl+O)", ""))
            browse(FilePurpose::open_study);
        // What was open before is nobody's business in a workshop.
        for (std::size_t i = 0; !view.workshop.on && i < std::min<std::size_t>(view.recent_files.size(), 4); ++i)
            if (const std::filesystem::path file = view.recent_files[i]; row("menu.recent." + std::to_string(i), file.stem().string(), {}, false, 14)) {
                intents.push_back(OpenStudy{file});
                ImGui::CloseCurrentPopup();
            }
        if (entry("menu.new", "New study …", ""))
            browse(FilePurpose::new_study);
        if (entry("menu.copy", "Save a copy …", ""))
            browse(FilePurpose::save_copy);
        space(2);
        hairline();
        if (entry("menu.tour", "A walk in ten steps", "")) {
            if (empty_study)
                intents.push_back(OpenSample{true});
            else
                begin_tour(view);
        }
        if (entry("menu.sample", "Open the sample study", ""))
            intents.push_back(OpenSample{false});
        if (entry("menu.help", "Keys and mouse  (F1)", ""))
            view.show_help = true;
        if (entry("menu.about", "About Crosscut", ""))
            view.show_about = true;
        if (entry("menu.quit", "Quit", ""))
            intents.push_back(Quit{});
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    end_area();
}

}  // namespace crosscut::panels
