// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "studio.hpp"

using namespace crosscut;
using namespace crosscut::panels;
using paper::Studio;

namespace {

/// Sentences end with a point, a question mark or an exclamation mark before a space or the end.
int sentences(const std::string& words)
{
    int count = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if ((words[i] == '.' || words[i] == '?' || words[i] == '!') && (i + 1 == words.size() || words[i + 1] == ' '))
            ++count;
    return count;
}

Studio potsdam()
{
    Studio studio(cases::import("potsdam"));
    studio.view.question.city = studio.state.archive.cities->front().id;
    studio.refresh();
    return studio;
}

}  // namespace

TEST_CASE("The walk has ten steps of two sentences in either language, and each shows what it talks about", "[panels]")
{
    Studio studio = potsdam();
    studio.view.look.language = GENERATE(Language::german, Language::english);
    begin_tour(studio.view);
    std::set<std::string> titles;
    for (int step = 0; step < tour_length; ++step) {
        show_tour_step(studio.model, studio.view, step);
        studio.refresh();
        const TourStep told = tour_step(studio.model, studio.view, step);
        INFO(step + 1 << ": " << told.words);
        CHECK(titles.insert(told.title).second);
        CHECK(sentences(told.words) >= 2);
        CHECK(sentences(told.words) <= 3);
    }
    CHECK(titles.size() == 10);
}

TEST_CASE("The walk tells of 2015 and of 2018 and 2019 in the city that is open", "[panels]")
{
    Studio studio = potsdam();
    studio.view.look.language = Language::english;
    begin_tour(studio.view);
    show_tour_step(studio.model, studio.view, 0);
    // The arrivals began in September 2015: half a year before is March.
    CHECK(studio.view.day == day_of(2015, 3, 1));
    CHECK(tour_step(studio.model, studio.view, 0).words.find("Potsdam") != std::string::npos);
    show_tour_step(studio.model, studio.view, 3);
    REQUIRE(studio.view.selection.structure);
    // What the arrivals of 2015 brought was for integration.
    CHECK(evidence::find(*studio.state.archive.structures, *studio.view.selection.structure)->field == evidence::Field::integration);
    show_tour_step(studio.model, studio.view, 4);
    CHECK(studio.view.day == day_of(2019, 8, 31));
    studio.refresh();
    show_tour_step(studio.model, studio.view, 5);
    REQUIRE(studio.view.selection.actors.size() == 1);
    const auto node = studio.snapshot.node(studio.view.selection.actors.front());
    REQUIRE(node);
    for (std::uint32_t i = 0; i < studio.snapshot.actors.size(); ++i)
        CHECK(studio.snapshot.graph.degree(i) <= studio.snapshot.graph.degree(node->index));
    show_tour_step(studio.model, studio.view, 6);
    CHECK(studio.view.selection.tie);
    CHECK(studio.view.inspector_tab == InspectorTab::claims);
    show_tour_step(studio.model, studio.view, 9);
    CHECK(studio.view.what_if);
}

TEST_CASE("After the walk the window shows what it showed before, and nothing was asked of the study", "[panels]")
{
    Studio studio = potsdam();
    View& view = studio.view;
    view.room = Room::tables;
    view.day = day_of(2017, 5, 1);
    view.question.field = evidence::Field::climate;
    view.selection.actors = {studio.snapshot.actors[3]};
    view.filter.hide_isolates = true;
    const View before = view;
    begin_tour(view);
    paper::Look_ look(1280, 800, 1);
    for (int step = 0; step < tour_length; ++step) {
        view.tour->step = step;
        look.at(studio, 2);
        studio.refresh();
    }
    end_tour(view);
    CHECK_FALSE(view.tour);
    CHECK_FALSE(view.what_if);
    CHECK(view.room == before.room);
    CHECK(view.day == before.day);
    CHECK(view.question == before.question);
    CHECK(view.selection == before.selection);
    CHECK(view.filter == before.filter);
    for (const Intent& intent : look.intents)
        CHECK_FALSE(std::holds_alternative<DoEdit>(intent));
}

TEST_CASE("A study without crises, structures or ties gets a walk that says what is missing", "[panels]")
{
    Studio studio(paper::study_of({"Amt A", "Amt B"}).archive);
    studio.state.crises = std::make_shared<const std::vector<structures::Crisis>>();
    studio.refresh();
    studio.view.look.language = Language::english;
    begin_tour(studio.view);
    std::string all;
    for (int step = 0; step < tour_length; ++step) {
        show_tour_step(studio.model, studio.view, step);
        const TourStep told = tour_step(studio.model, studio.view, step);
        CHECK_FALSE(told.title.empty());
        all += told.words + "\n";
    }
    CHECK(all.find("No crisis is entered in this study yet") != std::string::npos);
    CHECK(all.find("none is known to work on this day") != std::string::npos);
    CHECK(all.find("no tie was reported") != std::string::npos);
    CHECK_FALSE(studio.view.what_if);
}

TEST_CASE("Without actors the walk offers the sample study, and keys lead through the walk", "[panels]")
{
    Studio nothing(evidence::empty_archive());
    nothing.view.look.language = Language::english;
    begin_tour(nothing.view);
    {
        paper::Look_ look(1280, 800, 1);
        CHECK(look.at(nothing).drawn.count("tour.sample") == 1);
    }
    Studio studio = potsdam();
    begin_tour(studio.view);
    paper::Screen screen;
    const auto press = [&](int code) {
        ImGui::GetIO().KeysDown[code] = true;
        ImGui::NewFrame();
        tour_keys(studio.model, studio.view);
        ImGui::Render();
        ImGui::GetIO().KeysDown[code] = false;
        ImGui::NewFrame();
        ImGui::Render();
    };
    ImGui::NewFrame();
    ImGui::Render();
    press(262);  // right
    press(262);
    press(263);  // left
    CHECK(studio.view.tour->step == 1);
    press(paper::escape);
    CHECK_FALSE(studio.view.tour);
    begin_tour(studio.view);
    for (int i = 0; i < tour_length; ++i)
        press(262);
    CHECK_FALSE(studio.view.tour);
}
