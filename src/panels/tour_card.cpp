// SPDX-License-Identifier: Apache-2.0
#include "panels/window.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

Area spot_of(const FloorPlan& plan, TourSpot spot)
{
    switch (spot) {
    case TourSpot::time: return plan.time.height > 0 ? plan.time : plan.drawing;
    case TourSpot::right: return plan.right.width > 0 ? plan.right : plan.drawing;
    case TourSpot::rail: return plan.rail;
    case TourSpot::drawing: break;
    }
    return plan.drawing;
}

}  // namespace

void tour_card(const Model& model, View& view, Intents& intents, const FloorPlan& plan)
{
    if (!view.tour || view.dialog_open())
        return;
    const Language language = view.look.language;
    const float s = scale();
    const bool nothing = model.state->archive.actors->empty();
    if (!nothing && view.tour->shown != view.tour->step)
        show_tour_step(model, view, view.tour->step);
    const TourStep step = nothing ? TourStep{std::string(tr(language, "Nothing to walk through yet")),
                                             std::string(tr(language, "This study holds no actors. The walk tells of two crises in a city: open the sample study for it, or import tables first.")), TourSpot::drawing}
                                  : tour_step(model, view, view.tour->step);
    const Area spot = spot_of(plan, step.at);
    // What is pointed at has a frame; the card stands beside it, or in a corner of it.
    if (!nothing)
        ImGui::GetForegroundDrawList()->AddRect({static_cast<float>(spot.x) + 2 * s, static_cast<float>(spot.y) + 2 * s}, {static_cast<float>(spot.x + spot.width) - 2 * s, static_cast<float>(spot.y + spot.height) - 2 * s},
                                                ImGui::GetColorU32(ImGuiCol_CheckMark), 6 * s, 0, 2.5f * s);
    const Area& paper = plan.drawing;
    const float wide = std::min(380 * s, static_cast<float>(paper.width) - 16 * s);
    const float x = step.at == TourSpot::right && plan.right.width > 0 ? static_cast<float>(paper.x + paper.width) - wide - 8 * s : static_cast<float>(paper.x) + 8 * s;
    ImGui::SetNextWindowPos({std::max(x, static_cast<float>(paper.x) + 8 * s), static_cast<float>(paper.y + paper.height) - 8 * s}, ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSize({wide, 0});
    ImGui::SetNextWindowSizeConstraints({wide, 0}, {wide, static_cast<float>(paper.height) - 8 * s});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 10 * s);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 2 * s);
    ImGui::PushStyleColor(ImGuiCol_Border, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
    ImGui::Begin("##tour", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    const float right = ImGui::GetWindowContentRegionMax().x;
    const float top = ImGui::GetCursorPosY();
    text(nothing ? std::string(tr(language, "A walk in ten steps")) : say(language, "Step {1} of {2}", {std::to_string(view.tour->step + 1), std::to_string(tour_length)}), Font::caption, Tone::quiet);
    const float below = ImGui::GetCursorPosY();
    ImGui::SetCursorPos({right - 26 * s, top - 4 * s});
    const bool leave = icon_button("tour.leave", Icon::close, tr(language, "Leave the walk (Esc)"), false, true, 26);
    ImGui::SetCursorPosY(below);
    paragraph(step.title, Font::emphasis);
    paragraph(step.words);
    note("tour.words");
    space(2);
    if (nothing) {
        if (button("tour.sample", tr(language, "Open the sample study"), ButtonKind::primary))
            intents.push_back(OpenSample{true});
    } else {
        if (button("tour.back", tr(language, "Back"), ButtonKind::framed, view.tour->step > 0))
            --view.tour->step;
        const bool last = view.tour->step + 1 == tour_length;
        if (flow_button("tour.next", tr(language, last ? "Done" : "Next"), ButtonKind::primary)) {
            if (++view.tour->step == tour_length)
                end_tour(view);
        }
        if (!plan.compact) {
            ImGui::SameLine();
            ImGui::SetCursorPosY(ImGui::GetCursorPosY() + 8 * s);
            text(tr(language, "or the keys ← → and Esc"), Font::caption, Tone::quiet);
        }
    }
    ImGui::End();
    if (leave)
        end_tour(view);
}

}  // namespace crosscut::panels
