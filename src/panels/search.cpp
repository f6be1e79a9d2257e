// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include "foundation/text.hpp"

#include "scene/fold.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>
#include <functional>

namespace crosscut::panels {

namespace {

struct Hit {
    std::string name;  ///< of the widget
    std::string title;
    std::string below;
    int rank = 0;
    std::function<void()> act;
};

/// 0 begins with it, 1 a word begins with it, 2 somewhere, -1 not at all.
int rank_of(const std::string& text, const std::string& folded)
{
    const std::string own = fold(text);
    const std::size_t at = own.find(folded);
    if (at == std::string::npos)
        return -1;
    if (at == 0)
        return 0;
    return own[at - 1] == ' ' || own[at - 1] == '-' ? 1 : 2;
}

std::vector<Hit> commands(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    std::vector<Hit> out;
    const auto add = [&](const char* name, std::string_view words, std::string_view keys, std::function<void()> act) {
        out.push_back({std::string("command.") + name, std::string(tr(language, words)), std::string(tr(language, "Command")) + (keys.empty() ? "" : " · " + std::string(keys)), 3, std::move(act)});
    };
    const auto browse = [&view](FilePurpose purpose) {
        view.file_form = FileForm{};
        view.file_form->purpose = purpose;
    };
    add("map", "Show the map", "Alt+1", [&] { view.room = Room::map; });
    add("lanes", "Show the structures over time", "Alt+2", [&] { view.room = Room::lanes; });
    add("pictures", "Show the pictures", "", [&] { view.room = Room::pictures; });
    for (const scene::PictureKind& kind : scene::picture_kinds())
        add(("picture." + std::string(kind.key)).c_str(), kind.title, "", [&view, picture = kind.picture] {
            view.room = Room::pictures;
            view.picture.picture = picture;
        });
    add("beside.map", "Show the map beside it", "", [&view] { view.beside = Room::map; });
    add("beside.lanes", "Show the structures over time beside it", "", [&view] { view.beside = Room::lanes; });
    add("beside.pictures", "Show a picture beside it", "", [&view] { view.beside = Room::pictures; });
    add("beside.nothing", "Show one drawing only", "", [&view] { view.beside.reset(); });
    add("fold", "Fold all departments", "G", [&model, &view] {
        view.folded = scene::foldable(*model.snapshot);
        view.room = Room::map;
    });
    add("unfold", "Unfold all departments", "G", [&view] { view.folded.clear(); });
    add("gaps", "Show what to check", "Alt+3", [&] { view.room = Room::gaps; });
    add("tables", "Show the tables", "Ctrl+T", [&] { view.room = Room::tables; });
    add("questions", "The ten questions", "Alt+4", [&] {
        view.questions_memory = {};
        view.room = Room::questions;
    });
    for (int number = 1; number <= analysis::question_count; ++number)
        add(("question." + std::to_string(number)).c_str(), analysis::question_title(number).text, "", [&view, number] {
            view.questions_memory = {number, {}};
            view.room = Room::questions;
        });
    add("import", "Import tables …", "", [browse] { browse(FilePurpose::import_tables); });
    for (const study::Saved& one : *model.state->saved)
        out.push_back({"command.saved." + std::to_string(one.id.value), one.name, std::string(study::label(language, one.kind)), 3, [&intents, id = one.id] { intents.push_back(OpenSaved{id}); }});
    if (!model.read_only)
        add("keep.view", "Keep this view …", "", [&] { view.keep = {study::SavedKind::view, {}, true}; });
    add("figure", "Compose a figure …", "Ctrl+E", [&] { view.figure_form = FigureForm{}; });
    add("report", "Write a report …", "", [browse] { browse(FilePurpose::write_report); });
    add("handout", "Write a handout …", "", [browse] { browse(FilePurpose::write_handout); });
    add("open", "Open a study …", "Ctrl+O", [browse] { browse(FilePurpose::open_study); });
    add("new", "New study …", "Ctrl+N", [browse] { browse(FilePurpose::new_study); });
    add("copy", "Save a copy …", "Ctrl+Shift+S", [browse] { browse(FilePurpose::save_copy); });
    add("fit", "Fit to the window", "F", [&] { intents.push_back(FitDrawing{}); });
    add("arrange", "Arrange anew", "", [&] { intents.push_back(ArrangeAnew{}); });
    add("whatif", "What if it were not there?", "W", [&] { begin_what_if(model, view); });
    add("actor", "New actor …", "E", [&] {
        view.actor_form = ActorForm{};
        view.actor_form->city = view.question.city;
    });
    add("tie", "Draw a tie (two clicks)", "C", [&] {
        view.room = Room::map;
        view.tie_tool = true;
    });
    add("all", "Select all actors", "Ctrl+A", [&] { view.selection.actors = model.snapshot->actors; });
    add("factors", "Potentials and obstacles: the list of factors …", "", [&] { view.factors_form = FactorsForm{}; });
    add("factor_table", "Compare potentials and obstacles", "", [&] {
        view.room = Room::tables;
        view.table_tab = TableTab::factors;
    });
    add("crises", "Change the crises …", "", [&] { view.crisis_form = CrisisForm{}; });
    add("interview", "Enter an interview …", "Ctrl+Shift+I", [&] { view.interview_form = InterviewForm{view.question.city}; });
    add("interview.go_on", "Go on with an interview …", "", [&] { view.interview_form = interview_of(*model.state->archive.interviews, view.question.city); });
    add("photo", "Photo of a paper map …", "", [&] {
        view.room = Room::map;
        view.photo_form = PhotoForm{};
    });
    add("review", "Names that look alike …", "", [&] { view.review_form = ReviewForm{}; });
    add("recode", "Re-code claims …", "", [&] { view.recode_form = recode_of(model, view); });
    add("lineage", "Merger or split of organisations …", "", [&] { view.lineage_form = lineage_of_selection(view); });
    add("versions", "Versions …", "", [&] { view.versions_form = VersionsForm{}; });
    add("codes", "Show codes instead of names", "", [&] { view.look.names = scene::NameMode::code; });
    add("roles", "Show roles instead of names", "", [&] { view.look.names = scene::NameMode::role; });
    add("names", "Show full names", "", [&] { view.look.names = scene::NameMode::full; });
    add("projector", "Projector: only the drawing, large type", "P", [&] { view.look.projector = !view.look.projector; });
    add("workshop", "Begin or end a workshop", "", [&] {
        view.workshop.on = !view.workshop.on;
        view.workshop.fresh = view.workshop.on;
        view.right_open = true;
    });
    add("fullscreen", "Whole screen", "F11", [&] { view.fullscreen = !view.fullscreen; });
    add("light", "Light paper", "", [&] { view.look.dark = view.look.contrast = false; });
    add("dark", "Dark paper", "", [&] { view.look.dark = true, view.look.contrast = false; });
    add("contrast", "High contrast", "", [&] { view.look.contrast = true; });
    add("tour", "A walk through the program in ten steps", "", [&] { begin_tour(view); });
    add("sample", "Open the sample study", "", [&] { intents.push_back(OpenSample{}); });
    add("language", "Switch the language", "", [&] { view.look.language = view.look.language == Language::german ? Language::english : Language::german; });
    add("undo", "Undo", "Ctrl+Z", [&] { intents.push_back(Undo{}); });
    add("redo", "Redo", "Ctrl+Y", [&] { intents.push_back(Redo{}); });
    add("history", "Everything that was done", "", [&] { view.show_history = true; });
    add("help", "Keys and mouse", "F1", [&] { view.show_help = true; });
    return out;
}

std::vector<Hit> hits_for(const Model& model, View& view, Intents& intents)
{
    std::vector<Hit> hits;
    const std::string wanted = fold(trimmed(view.search));
    const auto& archive = model.state->archive;
    const Language language = view.look.language;
    if (!wanted.empty()) {
        const bool open_names = view.look.names == scene::NameMode::full;
        for (const evidence::Actor& actor : *archive.actors) {
            const std::string name = name_of(model, view, actor.id);
            int rank = rank_of(name, wanted);
            if (open_names) {
                for (const std::string& alias : actor.aliases)
                    if (const int own = rank_of(alias, wanted); own >= 0 && (rank < 0 || own < rank))
                        rank = own;
                if (fold(actor.key) == wanted)
                    rank = 0;
            }
            if (rank < 0)
                continue;
            const evidence::City* city = evidence::find(*archive.cities, actor.city);
            hits.push_back({"hit.actor." + std::to_string(actor.id.value), name,
                            std::string(evidence::label(language, actor.sector)) + (city && archive.cities->size() > 1 ? " · " + city->name : ""), rank * 2, [&view, &intents, &model, id = actor.id, city_id = actor.city] {
                                if (view.question.city && view.question.city != city_id)
                                    view.question.city = city_id;
                                if (!model.snapshot->node(id))
                                    view.question.field = evidence::Field::none;
                                view.selection = {{id}, {}, {}};
                                view.right_open = true;
                                if (view.room == Room::gaps || view.room == Room::lanes)
                                    view.room = Room::map;
                                intents.push_back(ShowSelection{});
                            }});
        }
        for (const evidence::Structure& structure : *archive.structures) {
            const std::string name = name_of(model, view, structure.id);
            const int rank = rank_of(name, wanted);
            if (rank < 0)
                continue;
            hits.push_back({"hit.structure." + std::to_string(structure.id.value), name,
                            std::string(tr(language, "Structure")) + " · " + evidence::structure_type_label(language, structure.type), rank * 2 + 1, [&view, id = structure.id, city_id = structure.city] {
                                if (view.question.city && view.question.city != city_id)
                                    view.question.city = city_id;
                                view.question.field = evidence::Field::none;
                                view.selection = {{}, {}, id};
                                view.right_open = true;
                            }});
        }
    }
    for (Hit& command : commands(model, view, intents)) {
        const int rank = wanted.empty() ? 0 : rank_of(command.title, wanted);
        if (rank < 0)
            continue;
        command.rank = wanted.empty() ? 0 : 3 + rank;
        hits.push_back(std::move(command));
    }
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) { return a.rank < b.rank; });
    if (hits.size() > 60)
        hits.resize(60);
    return hits;
}

}  // namespace

void search_results(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!view.search_open)
        return;
    const float s = scale();
    const std::vector<Hit> hits = hits_for(model, view, intents);
    const bool fresh = view.search_row < 0;
    const bool chosen = view.search_row >= 1000;
    int row_index = std::clamp(view.search_row % 1000, 0, std::max(0, static_cast<int>(hits.size()) - 1));
    if (pressed(Key::down))
        row_index = std::min(row_index + 1, static_cast<int>(hits.size()) - 1);
    if (pressed(Key::up))
        row_index = std::max(row_index - 1, 0);
    view.search_row = row_index;
    const auto act = [&](const Hit& hit) {
        hit.act();
        view.search_open = false;
        view.search.clear();
        ImGui::SetWindowFocus(nullptr);
    };
    if (chosen && !hits.empty()) {
        act(hits[static_cast<std::size_t>(row_index)]);
        return;
    }
    if (pressed(Key::escape)) {
        view.search_open = false;
        return;
    }
    ImGui::SetNextWindowPos({static_cast<float>(area.x), static_cast<float>(area.y)});
    ImGui::SetNextWindowSize({static_cast<float>(area.width), std::min(static_cast<float>(area.height), (static_cast<float>(hits.empty() ? 1 : hits.size()) * 46 + (view.search_in_list ? 58 : 18)) * s)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8 * s, 8 * s});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * s);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2 * s, 1 * s});
    ImGui::Begin("##results", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNavFocus);
    const bool inside = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (view.search_in_list) {
        const bool wants = fresh || ImGui::IsWindowAppearing();
        bool entered = false;
        if (text_field("search", tr(view.look.language, "Search or command  (Ctrl+K)"), view.search, 0, &entered, wants))
            view.search_row = 0;
        if (entered)
            view.search_row += 1000;
        space(4);
    }
    if (hits.empty())
        paragraph(tr(view.look.language, "Nothing has this name. Try fewer letters; ä and ae are the same."), Font::body, Tone::quiet);
    for (int i = 0; i < static_cast<int>(hits.size()); ++i) {
        const Hit& hit = hits[static_cast<std::size_t>(i)];
        const bool clicked = row(hit.name, hit.title, hit.below, i == row_index);
        if (i == row_index && (pressed(Key::down) || pressed(Key::up)))
            ImGui::SetScrollHereY(0.5f);
        if (clicked) {
            act(hit);
            break;
        }
    }
    ImGui::End();
    ImGui::PopStyleVar(4);
    if (!inside && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::GetIO().MousePos.y > area.y)
        view.search_open = false;
}

void shortcuts(const Model& model, View& view, Intents& intents)
{
    const ImGuiIO& io = ImGui::GetIO();
    // Esc that closed a list or a leaf in this frame has done its work.
    const bool leaf = std::exchange(view.leaf_open, ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup));
    const auto browse = [&](FilePurpose purpose) {
        view.file_form = FileForm{};
        view.file_form->purpose = purpose;
    };
    if (view.dialog_open())
        return;
    if (view.tour && !io.WantTextInput && !leaf && tour_keys(model, view))
        return;
    if (pressed(Key::k, true) || pressed(Key::f, true)) {
        view.search_open = true;
        view.search_row = -1;
        return;
    }
    if (pressed(Key::f1))
        view.show_help = true;
    if (pressed(Key::f11))
        view.fullscreen = !view.fullscreen;
    if (pressed(Key::f10))
        view.show_menu = true;
    if (io.WantTextInput)
        return;
    const bool editable = !model.read_only;
    if (pressed(Key::p))
        view.look.projector = !view.look.projector;
    if (pressed(Key::e, true))
        view.figure_form.emplace();
    if (editable && pressed(Key::z, true))
        intents.push_back(Undo{});
    if (editable && (pressed(Key::y, true) || pressed(Key::z, true, true)))
        intents.push_back(Redo{});
    if (pressed(Key::o, true))
        browse(FilePurpose::open_study);
    if (pressed(Key::n, true))
        browse(FilePurpose::new_study);
    if (pressed(Key::s, true, true) || (pressed(Key::s, true) && !model.has_file))
        browse(FilePurpose::save_copy);
    else if (pressed(Key::s, true))
        intents.push_back(Say{{"Every change is written at once; there is nothing to save."}, false});
    if (pressed(Key::t, true))
        view.room = Room::tables;
    if (pressed(Key::num1, false, false, true))
        view.room = Room::map;
    if (pressed(Key::num2, false, false, true))
        view.room = Room::lanes;
    if (pressed(Key::num3, false, false, true))
        view.room = Room::gaps;
    if (pressed(Key::num4, false, false, true))
        view.room = Room::questions;
    if (pressed(Key::a, true))
        view.selection = {model.snapshot->actors, {}, {}};
    if (pressed(Key::i, true, true) && model.has_file)
        view.interview_form = InterviewForm{view.question.city};
    if (pressed(Key::i, true)) {
        std::vector<ActorId> rest;
        for (const ActorId id : model.snapshot->actors)
            if (!view.selection.has(id))
                rest.push_back(id);
        view.selection = {rest, {}, {}};
    }
    if (pressed(Key::n, true, false, true)) {
        std::vector<ActorId> with = view.selection.actors;
        const network::Graph& graph = model.snapshot->graph;
        for (const ActorId id : view.selection.actors)
            if (const auto node = model.snapshot->node(id))
                for (std::uint32_t k = graph.offset[node->index]; k < graph.offset[node->index + 1]; ++k)
                    if (const ActorId other = model.snapshot->actors[graph.row[k].node]; std::find(with.begin(), with.end(), other) == with.end())
                        with.push_back(other);
        view.selection = {with, {}, {}};
    }
    if (pressed(Key::plus, true) || pressed(Key::plus, true, true))
        intents.push_back(ZoomDrawing{1.25});
    if (pressed(Key::minus, true))
        intents.push_back(ZoomDrawing{1 / 1.25});
    if (pressed(Key::num0, true) || pressed(Key::f))
        intents.push_back(FitDrawing{});
    if (pressed(Key::num9, true))
        intents.push_back(ShowSelection{});
    if (pressed(Key::v))
        next_view(model, view, intents, 1);
    if (pressed(Key::v, false, true))
        next_view(model, view, intents, -1);
    if (pressed(Key::w)) {
        if (view.what_if)
            end_what_if(view);
        else
            begin_what_if(model, view);
    }
    const std::pair<Key, int> steps[] = {{Key::num1, 1}, {Key::num2, 2}, {Key::num3, 3}, {Key::num0, 0}};
    for (const auto& [key, count] : steps)
        if (pressed(key) && (count == 0 || !view.selection.actors.empty()))
            view.focus_steps = count;
    if (editable && pressed(Key::e)) {
        view.actor_form = ActorForm{};
        view.actor_form->city = view.question.city;
    }
    if (pressed(Key::g) && view.room == Room::map)
        view.folded = view.folded.empty() ? scene::foldable(*model.snapshot) : std::set<ActorId>();
    if (editable && pressed(Key::c) && view.room == Room::map)
        view.tie_tool = !view.tie_tool;
    if (editable && pressed(Key::f2) && view.selection.actors.size() == 1 && view.room != Room::tables)
        view.rename_form = rename_of(model.state->archive, view.selection.actors.front());
    if (editable && pressed(Key::remove) && !view.selection.actors.empty())
        view.delete_form = DeleteForm{view.selection.actors};
    workshop_keys(model, view);
    if (pressed(Key::escape) && !leaf) {
        // Esc always returns to everything, one layer after the other.
        if (view.what_if)
            end_what_if(view);
        else if (view.photo_form)
            view.photo_form.reset();
        else if (view.look.projector)
            view.look.projector = false;
        else if (view.workshop.replay)
            view.workshop.replay.reset();
        else if (view.tie_tool)
            view.tie_tool = false;
        else if (view.show_history || view.show_reasons)
            view.show_history = view.show_reasons = false;
        else if (view.focus_steps > 0)
            view.focus_steps = 0;
        else if (!view.selection.empty() || view.gap) {
            view.selection = {};
            view.gap.reset();
        } else if (!view.filter.empty())
            view.filter = {};
        else if (!view.folded.empty())
            view.folded.clear();
        else if (view.from)
            view.from.reset();
        else if (view.beside)
            view.beside.reset();
        else
            intents.push_back(FitDrawing{});
    }
    if ((io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) && io.NavActive)
        return;
    if (pressed(Key::space))
        view.playing = !view.playing;
    const auto month = [&](int count) {
        const Day next = month_start(view.day, count);
        if (view.from)
            view.from = *view.from + (next - view.day);
        view.day = next;
        view.whole_time = false;
        view.playing = false;
    };
    if (pressed(Key::left))
        month(-1);
    if (pressed(Key::right))
        month(1);
    if (pressed(Key::left, false, true))
        month(-12);
    if (pressed(Key::right, false, true))
        month(12);
    // Ctrl and an arrow move what is selected by a point, with Shift by fifteen.
    if (editable && view.room == Room::map && scene::movable(view.look.places) && !view.selection.actors.empty()) {
        const std::tuple<Key, int, int> ways[] = {{Key::left, -1, 0}, {Key::right, 1, 0}, {Key::up, 0, -1}, {Key::down, 0, 1}};
        for (const auto& [key, x, y] : ways)
            for (const int far : {1, 15})
                if (pressed(key, true, far == 15))
                    intents.push_back(NudgeSelection{1.0 * far * x, 1.0 * far * y});
    }
}

}  // namespace crosscut::panels
