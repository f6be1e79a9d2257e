// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "paper.hpp"

#include "scene/fold.hpp"

using namespace crosscut;
using namespace crosscut::panels;

namespace {

/// A town on paper with the parts of the window that ask for time and for folding.
struct Desk {
    paper::Screen screen;
    study::State state = paper::study_of({"Dezernat", "Sozialamt", "Jugendamt"});
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    View view;
    Model model;
    Intents intents;

    Desk()
    {
        state.archive.actors = evidence::changed(state.archive.actors, [](auto& rows) { rows[1].parent = rows[2].parent = rows[0].id; });
        derived = study::derive(state);
        view.look.language = Language::german;
        view.question.city = CityId{1};
        snapshot = network::snapshot(state.archive, derived->ties, view.question);
        model.state = &state;
        model.derived = derived.get();
        model.snapshot = &snapshot;
        model.has_file = true;
    }
    void frame()
    {
        screen.probe = {};
        ImGui::NewFrame();
        time_controls(model, view, intents, {200, 680, 152, 116});
        left_rail(model, view, intents, {0, 50, 196, 740});
        heading(model, view, intents, {196, 50, 800, 104});
        shortcuts(model, view, intents);
        ImGui::Render();
    }
    void frames(int count)
    {
        for (int i = 0; i < count; ++i)
            frame();
    }
    void click(const std::string& name)
    {
        const auto at = screen.probe.drawn.find(name);
        if (at == screen.probe.drawn.end())
            FAIL("no widget " + name);
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(at->second.x + at->second.width / 2), static_cast<float>(at->second.y + at->second.height / 2)};
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MouseDown[0] = false;
        frames(2);
    }
    void key(int code)
    {
        ImGui::GetIO().KeysDown[code] = true;
        frame();
        ImGui::GetIO().KeysDown[code] = false;
        frames(2);
    }
};

}  // namespace

TEST_CASE("A window of time is taken before, during or after a crisis, and its chip takes it off", "[panels]")
{
    Desk desk;
    desk.frames(3);
    desk.click("time.date");
    const structures::Crisis& crisis = desk.state.crises->front();
    desk.click("window." + std::to_string(crisis.id.value) + ".during");
    CHECK(desk.view.from == crisis.onset());
    CHECK(desk.view.day == crisis.acute_end());
    desk.click("window." + std::to_string(crisis.id.value) + ".before");
    CHECK(desk.view.day == crisis.onset() - std::chrono::days{1});
    CHECK(desk.view.from < desk.view.day);
    desk.key(256);  // Esc closes the popup
    desk.frames(2);
    REQUIRE(desk.screen.probe.drawn.count("chip.window") == 1);
    // Esc once more takes it off: everything comes back.
    desk.key(256);
    CHECK_FALSE(desk.view.from);
}

TEST_CASE("An arrow moves a window as a whole", "[panels]")
{
    Desk desk;
    desk.view.from = day_of(2015, 1, 1);
    desk.view.day = day_of(2016, 1, 1);
    desk.frames(2);
    ImGui::GetIO().ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    desk.key(262);  // right
    CHECK(desk.view.day == day_of(2016, 2, 1));
    CHECK(desk.view.from == day_of(2015, 2, 1));
}

TEST_CASE("G folds all departments and unfolds them, as the handle of the rail does", "[panels]")
{
    Desk desk;
    desk.frames(2);
    desk.key('G');
    CHECK(desk.view.folded == scene::foldable(desk.snapshot));
    CHECK(desk.view.folded == std::set<ActorId>{ActorId{1}});
    CHECK(desk.screen.probe.drawn.count("chip.folded") == 1);
    desk.key('G');
    CHECK(desk.view.folded.empty());
    desk.key('G');
    ImGui::GetIO().ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    desk.key(256);
    CHECK(desk.view.folded.empty());
}
