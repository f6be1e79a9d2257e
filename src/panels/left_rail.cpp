// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include "analysis/catalogue.hpp"
#include "scene/fold.hpp"

#include <imgui.h>

namespace crosscut::panels {

namespace {

void size_choice(View& view, float width)
{
    const Language language = view.look.language;
    std::vector<std::string> names;
    std::vector<std::string> keys;
    int index = 0;
    for (const analysis::Measure& measure : analysis::catalogue())
        if (measure.per == analysis::Per::actor) {
            if (measure.key == view.look.size_measure)
                index = static_cast<int>(names.size());
            names.emplace_back(tr(language, measure.title));
            keys.emplace_back(measure.key);
        }
    if (choice("look.size", tr(language, "Size of actors"), index, names, width))
        view.look.size_measure = keys[static_cast<std::size_t>(index)];
    if (const analysis::Measure* measure = analysis::find_measure(view.look.size_measure); measure && ImGui::IsItemHovered())
        tooltip(tr(language, measure->sentence));
}

void look_of_map(const Model& model, View& view, Intents& intents, float width)
{
    const Language language = view.look.language;
    section(tr(language, "Drawing"));
    style_of_map(view, width);
    checkbox("look.halo", tr(language, "Halo: how sure the rank is"), view.look.halo);
    if (ImGui::IsItemHovered())
        tooltip(tr(language, "The wider the halo around an actor, the more its rank depends on whom we talked to."));
    int places = static_cast<int>(view.look.places);
    if (choice("look.places", tr(language, "Places"), places, {std::string(tr(language, "near = linked")), std::string(tr(language, "columns of departments")), std::string(tr(language, "groups together"))}, width))
        view.look.places = static_cast<scene::PlaceRule>(places);
    bool folded = !view.folded.empty();
    if (checkbox("look.fold", tr(language, "Fold departments (G)"), folded))
        view.folded = folded ? scene::foldable(*model.snapshot) : std::set<ActorId>();
    if (ImGui::IsItemHovered())
        tooltip(tr(language, "Each department becomes one mark with the number of its actors. A double click on one unfolds it; the menu of an actor folds its department."));
    space(2);
    saved_styles(model, view, intents, width);
}

bool drawn(Room room) { return room == Room::map || room == Room::lanes || room == Room::pictures; }

void look_of_all(View& view, float width)
{
    const Language language = view.look.language;
    int mode = static_cast<int>(view.question.mode);
    std::vector<std::string> modes;
    for (const network::TimeMode one : {network::TimeMode::midpoint, network::TimeMode::certain_only, network::TimeMode::possible, network::TimeMode::expected})
        modes.emplace_back(network::label(language, one));
    if (choice("look.mode", tr(language, "Vague time"), mode, modes, width))
        view.question.mode = static_cast<network::TimeMode>(mode);
    int names = static_cast<int>(view.look.names);
    if (choice("look.names", tr(language, "Names"), names,
               {std::string(scene::label(language, scene::NameMode::full)), std::string(scene::label(language, scene::NameMode::role)), std::string(scene::label(language, scene::NameMode::code))}, width))
        view.look.names = static_cast<scene::NameMode>(names);
    checkbox("look.lines", tr(language, "Reporting lines"), view.question.lines);
    checkbox("look.conflicts", tr(language, "Conflicts"), view.question.conflicts);
    checkbox("look.certain", tr(language, "Only reported for certain"), view.question.certain_claims_only);
    checkbox("look.possible", tr(language, "Possible ties, faint"), view.look.show_possible);
    checkbox("look.legend", tr(language, "Legend"), view.look.legend);
    checkbox("look.motion", tr(language, "Soft changes"), view.look.motion);
    if (ImGui::IsItemHovered())
        tooltip(tr(language, "Between two dates ties and actors fade in and out for a moment; off for those whom it disturbs."));
    if (drawn(view.room)) {
        int beside = view.beside ? (*view.beside == Room::map ? 1 : *view.beside == Room::lanes ? 2 : 3) : 0;
        if (choice("look.beside", tr(language, "Beside it"), beside,
                   {std::string(tr(language, "nothing")), std::string(tr(language, "Map")), std::string(tr(language, "Structures")), std::string(tr(language, "Pictures"))}, width))
            view.beside = beside == 0 ? std::nullopt : std::optional(beside == 1 ? Room::map : beside == 2 ? Room::lanes : Room::pictures);
    }
    int colours = view.look.contrast ? 2 : view.look.dark ? 1 : 0;
    if (choice("look.theme", tr(language, "Paper"), colours, {std::string(tr(language, "light")), std::string(tr(language, "dark")), std::string(tr(language, "high contrast"))}, width)) {
        view.look.contrast = colours == 2;
        view.look.dark = colours == 1;
    }
    space(2);
    std::vector<std::string> scales{"100 %", "125 %", "150 %", "200 %", "300 %"};
    const double values[] = {1, 1.25, 1.5, 2, 3};
    int index = 0;
    for (int i = 0; i < 5; ++i)
        if (view.look.zoom >= values[i] - 0.01)
            index = i;
    if (choice("look.scale", tr(language, "Size of the window's type"), index, scales, width))
        view.look.zoom = values[index];
}

void sectors_of(const Model& model, View& view)
{
    const Language language = view.look.language;
    section(tr(language, "Show"));
    for (const evidence::Sector sector : sectors_shown(*model.snapshot, model.state->archive)) {
        bool shown = view.filter.hidden_sectors.count(sector) == 0;
        if (checkbox("sector." + std::string(evidence::key(sector)), evidence::label(language, sector), shown)) {
            if (shown)
                view.filter.hidden_sectors.erase(sector);
            else
                view.filter.hidden_sectors.insert(sector);
        }
    }
    bool isolates = !view.filter.hide_isolates;
    if (checkbox("filter.isolates", tr(language, "Actors without a tie"), isolates))
        view.filter.hide_isolates = !isolates;
    space(2);
    text_field("filter.words", tr(language, "Names with …"), view.filter.words);
}

}  // namespace

void left_rail(const Model& model, View& view, Intents& intents, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    const bool narrow = area.width < 120 * s;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {narrow ? 8 * s : 12 * s, 12 * s});
    begin_area("rail", area);
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * s, 4 * s});
    const auto room = [&](const char* name, Icon icon, std::string_view words, Room own) {
        if (rail_item(name, icon, tr(language, words), view.room == own, narrow))
            view.room = own;
    };
    room("room.map", Icon::map, "Map", Room::map);
    room("room.lanes", Icon::lanes, "Structures", Room::lanes);
    room("room.pictures", Icon::pictures, "Pictures", Room::pictures);
    room("room.gaps", Icon::gaps, "Please check", Room::gaps);
    room("room.questions", Icon::help, "Questions", Room::questions);
    room("room.tables", Icon::table, "Tables", Room::tables);
    if (rail_item("room.workshop", Icon::home, tr(language, "Workshop"), view.workshop.on, narrow)) {
        view.workshop.on = !view.workshop.on;
        view.workshop.fresh = view.workshop.on;
        view.right_open = true;
    }
    if (narrow) {
        // A narrow window keeps its handles in a sheet that slides out.
        if (rail_item("look.open", Icon::filter, tr(language, "Drawing"), false, true))
            ImGui::OpenPopup("##look");
        ImGui::SetNextWindowPos({static_cast<float>(area.x + area.width) + 4 * s, static_cast<float>(area.y) + 8 * s}, ImGuiCond_Appearing);
        ImGui::SetNextWindowSize({260 * s, std::min(620 * s, static_cast<float>(area.height) - 16 * s)});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * s, 10 * s});
        if (ImGui::BeginPopup("##look", ImGuiWindowFlags_NoMove)) {
            const float width = ImGui::GetContentRegionAvail().x;
            saved_views(model, view, intents, width);
            if (view.room == Room::pictures)
                picture_handles(model, view, width);
            std::vector<std::string> rules;
            int rule = 0;
            for (const evidence::TieRule one : evidence::all_tie_rules) {
                if (one == view.question.rule)
                    rule = static_cast<int>(rules.size());
                rules.emplace_back(evidence::label(language, one));
            }
            if (choice("look.rule", tr(language, "Rule"), rule, rules, width))
                view.question.rule = evidence::all_tie_rules[static_cast<std::size_t>(rule)];
            if (view.room == Room::map)
                look_of_map(model, view, intents, width);
            look_of_all(view, width);
            if (view.room == Room::map)
                sectors_of(model, view);
            ImGui::EndPopup();
        }
        ImGui::PopStyleVar();
    }
    if (!narrow) {
        space(4);
        const float width = ImGui::GetContentRegionAvail().x;
        saved_views(model, view, intents, width);
        if (view.room == Room::map) {
            if (view.beside == Room::pictures)
                picture_handles(model, view, width);
            look_of_map(model, view, intents, width);
            look_of_all(view, width);
            sectors_of(model, view);
        } else {
            const bool picture = view.room == Room::pictures || (view.beside == Room::pictures && drawn(view.room));
            if (picture)
                picture_handles(model, view, width);
            if (picture && scene::kind_of(view.picture.picture).by_measure)
                size_choice(view, width);
            section(tr(language, "View"));
            look_of_all(view, width);
            if (picture && scene::kind_of(view.picture.picture).timed)
                sectors_of(model, view);
        }
    }
    ImGui::PopStyleVar();
    const ImVec2 edge{static_cast<float>(area.x + area.width) - 1, static_cast<float>(area.y)};
    ImGui::GetWindowDrawList()->AddLine(edge, {edge.x, edge.y + static_cast<float>(area.height)}, ImGui::GetColorU32(ImGuiCol_Separator), 1);
    end_area();
}

}  // namespace crosscut::panels
