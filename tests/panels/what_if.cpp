// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "paper.hpp"

#include "analysis/what_if.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::panels;
using Leaving = WhatIfForm::Leaving;

namespace {

/// Halle on a July day, and a window on paper that answers as the program does.
struct Desk {
    study::State state = study::empty_state();
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    std::optional<analysis::WhatIf> result;
    study::History history;
    paper::Screen screen{1, 1280, 2400};

    Desk()
    {
        state.archive = cases::import("halle");
        history = study::History(state);
        derived = study::derive(state);
        screen.view.look.language = Language::english;
        screen.view.day = cases::day("2019-07-01");
        screen.view.question.rule = evidence::TieRule::union_of_sides;
        screen.view.question.until = screen.view.day;
        snapshot = network::snapshot(state.archive, derived->ties, screen.view.question);
        screen.take(state);
        screen.model.derived = derived.get();
        screen.model.snapshot = &snapshot;
        screen.model.history = &history;
    }
    ActorId actor(const char* key) const { return evidence::find_actor(state.archive, key, {}); }
    void answer()
    {
        screen.model.what_if = nullptr;
        result.reset();
        if (!screen.view.what_if || screen.view.what_if->scenario().empty())
            return;
        Work work;
        auto found = analysis::what_if(state.archive, derived->ties, snapshot, screen.view.what_if->scenario(), "betweenness", work);
        REQUIRE(found);
        result = std::move(*found);
        screen.model.what_if = &*result;
    }
    std::string frame()
    {
        answer();
        screen.probe = {};
        ImGui::NewFrame();
        what_if_panel(screen.model, screen.view, screen.intents, {880, 0, 400, 2400});
        shortcuts(screen.model, screen.view, screen.intents);
        ImGui::Render();
        std::string all;
        for (const std::string& words : screen.probe.texts)
            all += words + "\n";
        return all;
    }
    std::string frames()
    {
        frame();
        frame();
        return frame();
    }
    void click(const std::string& name)
    {
        REQUIRE(screen.probe.drawn.count(name) == 1);
        const scene::Box box = screen.probe.drawn[name];
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(box.x + box.width / 2), static_cast<float>(box.y + box.height / 2)};
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MouseDown[0] = false;
        frame();
        frame();
    }
    void press(int code)
    {
        ImGui::GetIO().KeysDown[code] = true;
        frame();
        ImGui::GetIO().KeysDown[code] = false;
        frame();
    }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("W supposes that the selected actor were not there and says in plain words what would follow")
{
    Desk desk;
    desk.screen.view.selection = {{desk.actor("HA05")}, {}, {}};
    desk.frames();
    desk.press('W');
    REQUIRE(desk.screen.view.what_if);
    CHECK(desk.screen.view.what_if->leaving == Leaving::this_one);
    const std::string words = desk.frames();
    CHECK(holds(words, "Without Dienstleistungszentrum Migration"));
    CHECK(holds(words, "would have no contact left."));
    CHECK(holds(words, "nothing of it is stored"));
    CHECK(holds(words, "The first ten"));
    CHECK(desk.screen.probe.cut.empty());
}

TEST_CASE("Esc ends it, and everything is as before")
{
    Desk desk;
    const Selection before{{desk.actor("HA05"), desk.actor("HA06")}, {}, {}};
    desk.screen.view.selection = before;
    desk.frames();
    desk.press('W');
    desk.frames();
    CHECK_FALSE(desk.screen.view.selection == before);
    desk.press(paper::escape);
    CHECK_FALSE(desk.screen.view.what_if);
    CHECK(desk.screen.view.selection == before);
    // Nothing was asked of the study.
    CHECK(std::none_of(desk.screen.intents.begin(), desk.screen.intents.end(), [](const Intent& one) { return std::holds_alternative<DoEdit>(one); }));
    // Before an audience Esc ends the supposition first, then the projector.
    desk.screen.view.look.projector = true;
    desk.press('W');
    desk.press(paper::escape);
    CHECK_FALSE(desk.screen.view.what_if);
    CHECK(desk.screen.view.look.projector);
}

TEST_CASE("a click on a consequence selects whom it concerns")
{
    Desk desk;
    desk.screen.view.selection = {{desk.actor("HA05")}, {}, {}};
    begin_what_if(desk.screen.model, desk.screen.view);
    desk.frames();
    const auto& list = desk.result->consequences;
    const auto alone = std::find_if(list.begin(), list.end(), [](const auto& one) { return one.kind == analysis::Consequence::Kind::alone; });
    REQUIRE(alone != list.end());
    const std::vector<ActorId> whom = alone->actors;
    desk.click("whatif.consequence." + std::to_string(alone - list.begin()));
    CHECK(desk.screen.view.selection.actors == whom);
    CHECK(desk.screen.intent<ShowSelection>());
}

TEST_CASE("the department, everything on a grant, a tie and a structure can be chosen instead")
{
    Desk desk;
    desk.screen.view.selection = {{desk.actor("HA12")}, {}, {}};
    begin_what_if(desk.screen.model, desk.screen.view);
    desk.frames();
    desk.click("whatif.department");
    CHECK(desk.screen.view.what_if->scenario().departments == std::vector<ActorId>{desk.actor("HA02")});
    desk.click("whatif.funded");
    CHECK(desk.screen.view.what_if->scenario().funded);
    desk.screen.view.selection = {{desk.actor("HA10"), desk.actor("HA07")}, {}, {}};
    desk.frames();
    desk.click("whatif.tie");
    CHECK(desk.screen.view.what_if->scenario().ties == std::vector<network::ActorPair>{{desk.actor("HA07"), desk.actor("HA10")}});
    desk.screen.view.selection = {{desk.actor("HA10"), desk.actor("HA11"), desk.actor("HA12")}, {}, {}};
    desk.frames();
    desk.click("whatif.structure");
    CHECK(desk.screen.view.what_if->scenario().founded.size() == 1);
    CHECK(holds(desk.frames(), "With a tie of"));
    desk.click("whatif.clear");
    CHECK(desk.screen.view.what_if->scenario().ties.empty());
    // Without a day nobody can say what lives on a grant.
    desk.screen.view.whole_time = true;
    desk.frames();
    CHECK_FALSE(desk.screen.shows("whatif.funded"));
}

TEST_CASE("with codes no name is given away, and what is computed still says so")
{
    Desk desk;
    desk.screen.view.look.names = scene::NameMode::code;
    desk.screen.view.selection = {{desk.actor("HA05")}, {}, {}};
    begin_what_if(desk.screen.model, desk.screen.view);
    const std::string words = desk.frames();
    for (const evidence::Actor& actor : *desk.state.archive.actors)
        if (actor.name.size() > 9) {
            INFO(actor.name);
            CHECK_FALSE(holds(words, actor.name));
        }
    for (const evidence::Structure& structure : *desk.state.archive.structures) {
        INFO(structure.name);
        CHECK_FALSE(holds(words, structure.name));
    }
    desk.screen.model.what_if = nullptr;
    desk.screen.probe = {};
    ImGui::NewFrame();
    what_if_panel(desk.screen.model, desk.screen.view, desk.screen.intents, {880, 0, 400, 800});
    ImGui::Render();
    CHECK(std::find(desk.screen.probe.texts.begin(), desk.screen.probe.texts.end(), "Being computed …") != desk.screen.probe.texts.end());
}

TEST_CASE("duplicating as an experiment asks for a file first")
{
    Desk desk;
    desk.screen.view.selection = {{desk.actor("HA05")}, {}, {}};
    begin_what_if(desk.screen.model, desk.screen.view);
    desk.frames();
    desk.click("whatif.experiment");
    REQUIRE(desk.screen.view.file_form);
    CHECK(desk.screen.view.file_form->purpose == FilePurpose::save_experiment);
}
