// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "panels/paper.hpp"

#include "panels/sight.hpp"

#include <algorithm>

using namespace crosscut;
using panels::Room;

namespace {

study::State town()
{
    study::State state = paper::study_of({"Sozialamt", "Jugendamt", "Grünamt"});
    state = *study::apply(state, study::AddStructure{{1}, "Runder Tisch", "forum", evidence::Field::integration});
    return state;
}

template <class T> const T* last(const panels::Intents& intents)
{
    const T* out = nullptr;
    for (const panels::Intent& one : intents)
        if (const T* found = std::get_if<T>(&one))
            out = found;
    return out;
}

}  // namespace

TEST_CASE("What the window looks at comes back when it is opened again, and what is gone is said")
{
    paper::Screen screen;
    screen.take(town());
    panels::View& view = screen.view;
    view.room = Room::lanes;
    view.beside = Room::map;
    view.question.city = {1};
    view.question.field = evidence::Field::climate;
    view.question.lines = true;
    view.question.rule = evidence::TieRule::union_of_sides;
    view.day = day_of(2016, 4, 1);
    view.from = day_of(2015, 1, 1);
    view.selection.actors = {{1}, {3}};
    view.selection.structure = StructureId{1};
    view.focus_steps = 2;
    view.filter = {{evidence::Sector::politics}, true, "amt"};
    view.folded = {ActorId{2}};
    view.look.size_measure = "betweenness";
    view.look.colour_by = scene::ColourBy::measure;
    view.look.colour_measure = "closeness";
    view.look.shape_by = scene::ShapeBy::none;
    view.look.line_by = scene::LineBy::claims;
    view.look.palette = scene::Palette::grey;
    view.look.names = scene::NameMode::role;
    view.look.places = scene::PlaceRule::columns;
    const scene::Sight sight = panels::sight_of(screen.model, view);
    panels::View other;
    CHECK(panels::look_at(screen.state, sight, other).empty());
    CHECK(panels::sight_of(screen.model, other) == sight);
    CHECK(other.room == view.room);
    CHECK(other.beside == view.beside);
    CHECK(other.question == view.question);
    CHECK(other.from == view.from);
    CHECK(other.selection == view.selection);
    CHECK(other.filter == view.filter);
    CHECK(other.folded == view.folded);
    CHECK(other.look == view.look);

    // A view that shows names does not show them where they are hidden now.
    scene::Sight full = sight;
    full.names = scene::NameMode::full;
    other.look.names = scene::NameMode::code;
    panels::look_at(screen.state, full, other);
    CHECK(other.look.names == scene::NameMode::code);

    screen.take(*study::apply(screen.state, study::DeleteActors{{ActorId{3}}}));
    const std::vector<Message> missing = panels::look_at(screen.state, sight, other);
    REQUIRE(missing.size() == 1);
    CHECK(other.selection.actors == std::vector<ActorId>{{1}});
    scene::Sight elsewhere = sight;
    elsewhere.city = "Atlantis";
    const Room before = other.room;
    CHECK(!panels::look_at(screen.state, elsewhere, other).empty());
    CHECK(other.room == before);
}

TEST_CASE("The composer begins with what the window shows, and asks for its preview once for each change")
{
    paper::Screen screen;
    screen.take(town());
    panels::FigurePreview preview;
    screen.model.figure = &preview;
    screen.view.day = day_of(2019, 7, 1);
    screen.view.selection.actors = {{2}};
    screen.view.figure_form = panels::FigureForm{};
    screen.frames(4);
    REQUIRE(screen.intent<panels::ComposeFigure>());
    const auto asked = [&] { return std::count_if(screen.intents.begin(), screen.intents.end(), [](const panels::Intent& one) { return std::holds_alternative<panels::ComposeFigure>(one); }); };
    CHECK(asked() == 1);
    CHECK(last<panels::ComposeFigure>(screen.intents)->recipe.sight.days == std::vector<Day>{day_of(2019, 7, 1)});
    CHECK(last<panels::ComposeFigure>(screen.intents)->width > 300);
    // Another kind of file changes the recipe.
    screen.click("figure.pdf");
    CHECK(asked() == 2);
    CHECK(last<panels::ComposeFigure>(screen.intents)->recipe.paper.formats == std::vector<std::string>{"svg", "pdf"});
    screen.click("figure.svg");
    screen.click("figure.pdf");
    CHECK(screen.view.figure_form->recipe.paper.formats.empty());
    screen.click("figure.png");
    CHECK(screen.shows("figure.dpi"));
    screen.click("figure.write");
    REQUIRE(screen.view.file_form);
    CHECK(screen.view.file_form->purpose == panels::FilePurpose::write_figure);
}

TEST_CASE("Where a figure cannot be made the composer says why and writes nothing")
{
    paper::Screen screen;
    screen.take(town());
    panels::FigurePreview preview;
    preview.problem = "Für die Zeichnung bleibt kein Platz.";
    screen.model.figure = &preview;
    screen.view.figure_form = panels::FigureForm{};
    screen.frames(3);
    CHECK(std::find(screen.probe.texts.begin(), screen.probe.texts.end(), preview.problem) != screen.probe.texts.end());
    screen.click("figure.write");
    CHECK_FALSE(screen.view.file_form);
    screen.click("figure.cancel");
    CHECK_FALSE(screen.view.figure_form);
    // The page is remembered for the next time, the words are not.
    CHECK_FALSE(screen.view.last_figure.fresh);
}

TEST_CASE("Warnings, and whoever can be recognised, stand under the preview")
{
    paper::Screen screen;
    screen.take(town());
    panels::FigurePreview preview;
    preview.warnings = {"„Amt“ wird nur 5,1 Punkt hoch."};
    preview.recognisable = {"A02: der einzige seiner Art (Jobcenter)"};
    preview.alternative = "Netzkarte";
    screen.model.figure = &preview;
    screen.view.figure_form = panels::FigureForm{};
    screen.frames(3);
    for (const std::string& words : {preview.warnings[0], preview.recognisable[0]}) {
        INFO(words);
        CHECK(std::find(screen.probe.texts.begin(), screen.probe.texts.end(), words) != screen.probe.texts.end());
    }
    CHECK(screen.shows("figure.words"));
}

TEST_CASE("No label of the composer is cut, in either language, at any size")
{
    const Language language = GENERATE(Language::german, Language::english);
    const auto [scale, width, height] = GENERATE(std::tuple{1.0, 1280.f, 800.f}, std::tuple{1.0, 1920.f, 1080.f}, std::tuple{2.0, 1280.f, 800.f});
    paper::Screen screen(scale, width, height);
    screen.take(town());
    screen.view.look.language = language;
    screen.view.figure_form = panels::FigureForm{};
    screen.frames(4);
    std::string cut;
    for (const std::string& words : screen.probe.cut)
        cut += words + "\n";
    INFO(cut);
    CHECK(screen.probe.cut.empty());
}
