// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "paper.hpp"

#include "panels/view_history.hpp"

using namespace crosscut;
using namespace crosscut::panels;

namespace {

/// A view and the number of steps of a study, as the program goes on with both.
struct Days {
    View view;
    std::size_t cursor = 0;
    std::size_t steps = 0;
    double now = 0;

    Days() { frame(); }
    void frame(double seconds = 2)
    {
        now += seconds;
        view.past.follow(view, cursor, steps, now);
    }
    void data()
    {
        steps = ++cursor;
        frame();
    }
    /// What Ctrl+Z and Ctrl+Y do: "view", "data" or "nothing".
    std::string undo()
    {
        if (view.past.undo(view, cursor))
            return "view";
        if (cursor == 0)
            return "nothing";
        --cursor;
        frame();
        return "data";
    }
    std::string redo()
    {
        if (view.past.redo(view, cursor))
            return "view";
        if (cursor == steps)
            return "nothing";
        ++cursor;
        frame();
        return "data";
    }
};

}  // namespace

TEST_CASE("Style, filter and question are taken back in one order with the steps of the study", "[panels]")
{
    Days work;
    work.data();
    work.view.look.size_measure = "betweenness";
    work.frame();
    work.data();
    work.view.filter.hide_isolates = true;
    work.frame();
    work.view.question.rule = evidence::TieRule::confirmed_only;
    work.frame();
    REQUIRE(work.view.past.steps().size() == 3);

    CHECK(work.undo() == "view");
    CHECK(work.view.question.rule == evidence::TieRule::reconstructed);
    CHECK(work.undo() == "view");
    CHECK_FALSE(work.view.filter.hide_isolates);
    CHECK(work.undo() == "data");
    CHECK(work.view.look.size_measure == "betweenness");
    CHECK(work.undo() == "view");
    CHECK(work.view.look.size_measure == "degree");
    CHECK(work.undo() == "data");
    CHECK(work.undo() == "nothing");

    for (const char* step : {"data", "view", "data", "view", "view", "nothing"})
        CHECK(work.redo() == step);
    CHECK(work.view.look.size_measure == "betweenness");
    CHECK(work.view.filter.hide_isolates);
    CHECK(work.view.question.rule == evidence::TieRule::confirmed_only);
}

TEST_CASE("Letters of a filter typed one after the other are one change, and what is undone by hand is none", "[panels]")
{
    Days work;
    for (const char* words : {"J", "Ju", "Jug"}) {
        work.view.filter.words = words;
        work.frame(0.2);
    }
    REQUIRE(work.view.past.steps().size() == 1);
    CHECK(work.undo() == "view");
    CHECK(work.view.filter.words.empty());
    CHECK(work.undo() == "nothing");

    Days other;
    other.view.look.labels = false;
    other.frame(0.2);
    other.view.look.labels = true;
    other.frame(0.2);
    CHECK(other.view.past.steps().empty());
}

TEST_CASE("An undo never brings names back, nor another day, city, language or paper", "[panels]")
{
    Days work;
    work.view.look.names = scene::NameMode::full;
    work.view.look.size_measure = "closeness";
    work.frame();
    work.view.look.names = scene::NameMode::code;
    work.view.look.dark = true;
    work.view.look.language = Language::english;
    work.view.day = day_of(2016, 7, 1);
    work.view.question.city = CityId{2};
    work.frame();
    CHECK(work.view.past.steps().size() == 1);
    CHECK(work.undo() == "view");
    CHECK(work.view.look.size_measure == "degree");
    CHECK(work.view.look.names == scene::NameMode::code);
    CHECK(work.view.look.dark);
    CHECK(work.view.look.language == Language::english);
    CHECK(work.view.day == day_of(2016, 7, 1));
    CHECK(work.view.question.city == CityId{2});
}

TEST_CASE("A new step of the study after some were taken back ends what was changed among those", "[panels]")
{
    Days work;
    work.data();
    work.data();
    work.view.look.size_measure = "betweenness";
    work.frame();
    work.view.past.go(work.view, 0);
    work.frame();
    work.view.past.go(work.view, 1);  // a click in the list: forwards again
    CHECK(work.view.look.size_measure == "betweenness");
    work.cursor = 0;  // a click on the beginning, the view left as it is
    work.frame();
    work.data();  // one step of the study now
    CHECK(work.view.past.steps().empty());
    CHECK(work.undo() == "data");
}

TEST_CASE("The list of the history shows both, and a click leads there", "[panels]")
{
    study::History history(paper::study_of({"Jugendamt"}));
    paper::Screen screen;
    screen.take(history.state());
    screen.model.history = &history;
    View view;
    view.look.language = Language::english;
    view.past.follow(view, 0, 0, 0);
    view.look.size_measure = "betweenness";
    view.past.follow(view, 0, 0, 5);
    REQUIRE(history.apply(study::AddActor{CityId{1}, "Bauamt", "admin", evidence::Field::none, {}}));
    view.filter.hide_isolates = true;
    view.past.follow(view, 1, 1, 10);
    Intents intents;
    const auto draw = [&] {
        screen.probe = {};
        ImGui::NewFrame();
        history_panel(screen.model, view, intents, {0, 0, 400, 600});
        ImGui::Render();
    };
    draw();
    draw();
    for (const char* name : {"history.step.0", "history.view.1", "history.step.1", "history.view.2"})
        CHECK(screen.probe.drawn.count(name) == 1);
    CHECK(screen.probe.drawn["history.view.2"].y < screen.probe.drawn["history.step.1"].y);
    CHECK(screen.probe.drawn["history.step.1"].y < screen.probe.drawn["history.view.1"].y);
    const scene::Box box = screen.probe.drawn["history.view.1"];
    ImGui::GetIO().MousePos = {static_cast<float>(box.x + 8), static_cast<float>(box.y + 8)};
    draw();
    ImGui::GetIO().MouseDown[0] = true;
    draw();
    ImGui::GetIO().MouseDown[0] = false;
    draw();
    REQUIRE(intents.size() == 1);
    const auto* ask = std::get_if<GoTo>(&intents.front());
    REQUIRE(ask);
    CHECK(ask->cursor == 0);
    CHECK(ask->view == std::optional<std::size_t>(1));
}
