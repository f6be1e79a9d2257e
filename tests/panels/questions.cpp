// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "paper.hpp"

#include "analysis/questions/questions.hpp"

using namespace crosscut;
using namespace crosscut::panels;

namespace {

/// A case, and one answer at a time, as the program works it out in the background.
struct Desk {
    study::State state = study::empty_state();
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    analysis::Reply answer;
    study::History history;
    View view;
    Model model;
    Intents intents;

    explicit Desk(const std::string& folder)
    {
        state.archive = cases::import(folder);
        history = study::History(state);
        derived = study::derive(state);
        snapshot = network::snapshot(state.archive, derived->ties, view.question);
        model.state = &state;
        model.derived = derived.get();
        model.snapshot = &snapshot;
        model.history = &history;
        view.look.language = Language::english;
        view.room = Room::questions;
    }
    void work_out()
    {
        if (view.questions_memory.number == 0)
            return;
        Work work;
        analysis::Inquiry inquiry;
        inquiry.research = view.look.names == scene::NameMode::full;
        answer = *analysis::answer_to(view.questions_memory.number, {&state.archive, &derived->ties, &derived->chronicle, state.crises.get()}, inquiry, work);
        model.answer = &answer;
    }
    void frame(paper::Screen& screen)
    {
        screen.probe = {};
        ImGui::NewFrame();
        questions_panel(model, view, intents, {0, 0, 900, 780});
        ImGui::Render();
        work_out();
    }
    void click(paper::Screen& screen, const std::string& name)
    {
        const auto found = screen.probe.drawn.find(name);
        REQUIRE(found != screen.probe.drawn.end());
        const scene::Box box = found->second;
        ImGui::GetIO().MousePos = {static_cast<float>(box.x + box.width / 2), static_cast<float>(box.y + box.height / 2)};
        frame(screen);
        ImGui::GetIO().MouseDown[0] = true;
        frame(screen);
        ImGui::GetIO().MouseDown[0] = false;
        frame(screen);
        frame(screen);
    }
};

}  // namespace

TEST_CASE("From the list of ten one click leads to an answer, and one on its row selects what it is about", "[panels]")
{
    Desk desk("potsdam");
    paper::Screen screen;
    desk.frame(screen);
    desk.frame(screen);
    for (int number = 1; number <= 10; ++number)
        CHECK(screen.probe.drawn.count("questions." + std::to_string(number)) == 1);
    desk.click(screen, "questions.3");
    CHECK(desk.view.questions_memory.number == 3);
    desk.frame(screen);
    desk.click(screen, "answer.joiners.1");
    CHECK_FALSE(desk.view.selection.empty());
    desk.click(screen, "answer.joiners.1.map");
    CHECK(desk.view.room == Room::map);
}

TEST_CASE("Under pseudonyms the answers in the window show no name and no quote", "[panels]")
{
    Desk desk("cottbus");
    desk.view.look.names = scene::NameMode::code;
    for (int number = 1; number <= 10; ++number) {
        paper::Screen screen(1, 1280, 6000);
        desk.view.questions_memory = {};
        desk.view.questions_memory.number = number;
        std::string seen;
        for (int i = 0; i < 3; ++i) {
            screen.probe = {};
            ImGui::NewFrame();
            questions_panel(desk.model, desk.view, desk.intents, {0, 0, 900, 6000});
            ImGui::Render();
            for (const std::string& words : screen.probe.texts)
                seen += words + "\n";
            desk.work_out();
        }
        INFO(number);
        CHECK(seen.size() > 100);
        for (const char* trace : {"Jugendamt", "Klimaschutzmanagement", "CB05", "CB-I", "[erfunden]"})
            CHECK(seen.find(trace) == std::string::npos);
    }
}

TEST_CASE("Days, years and dates of an answer can be chosen, and what is no day is said", "[panels]")
{
    Desk desk("potsdam");
    paper::Screen screen;
    QuestionsMemory& memory = desk.view.questions_memory;
    memory.number = 6;
    desk.frame(screen);
    desk.frame(screen);
    CHECK(memory.choices.years == 5);
    desk.click(screen, "questions.years.1");
    CHECK(memory.choices.years == 2);

    memory = {};
    memory.number = 3;
    desk.frame(screen);
    desk.frame(screen);
    desk.click(screen, "questions.as_on_map");
    CHECK(memory.choices.as_on_map);

    memory = {};
    memory.number = 7;
    desk.frame(screen);
    desk.frame(screen);
    desk.click(screen, "questions.around.1");
    REQUIRE(memory.choices.dates.size() == 4);
    const structures::Crisis& crisis = desk.state.crises->front();
    CHECK(memory.choices.dates[0] < crisis.onset());
    CHECK(memory.choices.dates[1] == crisis.acute_end());
    CHECK(memory.choices.dates[2] < memory.choices.dates[3]);

    const auto write = [&](const std::string& field, const std::string& words) {
        desk.click(screen, field);
        ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
        desk.frame(screen);
        ImGui::GetIO().KeysDown[paper::enter] = true;
        desk.frame(screen);
        ImGui::GetIO().KeysDown[paper::enter] = false;
        desk.frame(screen);
    };
    memory = {};
    memory.number = 1;
    desk.frame(screen);
    desk.frame(screen);
    write("questions.first", "2017-05-01");
    REQUIRE(memory.choices.first);
    CHECK(*memory.choices.first == day_of(2017, 5, 1));
    CHECK(memory.wrong.empty());
    write("questions.second", "neverday");
    CHECK_FALSE(memory.choices.second);
    CHECK_FALSE(memory.wrong.empty());
    write("questions.second", "2016-05-01");  // before the first
    CHECK_FALSE(memory.choices.second);
    CHECK_FALSE(memory.wrong.empty());
}

TEST_CASE("An answer leads to the room that shows its picture", "[panels]")
{
    Desk desk("potsdam");
    paper::Screen screen;
    desk.view.questions_memory.number = 7;
    for (int i = 0; i < 3; ++i) {
        desk.frame(screen);
        desk.work_out();
    }
    desk.click(screen, "answer.picture.1");
    CHECK(desk.view.room == Room::pictures);
    CHECK(desk.view.picture.picture == scene::Picture::four_dates);
    CHECK(desk.view.picture.days[scene::Picture::four_dates].size() == 4);
}
