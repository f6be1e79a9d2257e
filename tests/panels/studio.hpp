// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "paper.hpp"

#include "cases.hpp"

#include "analysis/catalogue.hpp"
#include "panels/window.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace paper {

/// A study with everything that the panels read, worked out as the program does it.
struct Studio {
    study::State state = study::empty_state();
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    analysis::Values size;
    std::vector<analysis::Gap> gaps;
    std::optional<analysis::Reply> reply;
    study::History history;
    panels::View view;
    panels::Model model;

    explicit Studio(const evidence::Archive& archive)
    {
        state.archive = archive;
        history = study::History(state);
        derived = study::derive(state);
        refresh();
    }
    void refresh()
    {
        view.question.until = view.day;
        snapshot = network::snapshot(state.archive, derived->ties, view.question);
        Work work;
        size = *analysis::measured("degree", snapshot, work);
        analysis::GapQuestion asked;
        asked.question = view.question;
        asked.reference = analysis::reference_day(*state.crises, view.question.field);
        gaps = *analysis::find_gaps(state.archive, derived->ties, asked, work);
        model.state = &state;
        model.derived = derived.get();
        model.snapshot = &snapshot;
        model.size = &size;
        model.gaps = &gaps;
        model.history = &history;
        model.has_file = true;
        model.file_name = "study.crosscut";
        model.all_actors = static_cast<int>(state.archive.actors->size());
        model.shown_actors = static_cast<int>(snapshot.actors.size());
        model.all_ties = static_cast<int>(derived->ties.ties.size());
        model.shown_ties = static_cast<int>(snapshot.ties.size());
    }
};

/// The window at a size, drawn for some frames; what it told in the last one.
class Look_ {
public:
    Look_(float width, float height, double scale) : screen_(scale, width, height), scale_(scale) {}

    const panels::Probe& at(Studio& studio, int frames = 4)
    {
        // Popups of the view before are closed first.
        ImGui::NewFrame();
        ImGui::ClosePopupsOverWindow(nullptr, false);
        ImGui::Render();
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        for (int i = 0; i < frames; ++i) {
            screen_.probe = {};
            const panels::FloorPlan plan = panels::floor_plan(studio.view, size.x, size.y, scale_, false, panels::nothing_yet(studio.state));
            ImGui::NewFrame();
            panels::whole_window(studio.model, studio.view, intents, plan, {});
            panels::dialogs(studio.model, studio.view, intents);
            ImGui::Render();
        }
        return screen_.probe;
    }
    panels::Intents intents;

private:
    Screen screen_;
    double scale_;
};

}  // namespace paper
