// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "paper.hpp"

using namespace crosscut;

TEST_CASE("A new actor is named by keyboard and added with Enter")
{
    paper::Screen screen;
    screen.take(paper::study_of({"Sozialamt"}));
    screen.view.actor_form = panels::ActorForm{};
    screen.frames(4);
    screen.type("Jugendamt");
    screen.press(paper::enter);
    const auto* edit = screen.edit<study::AddActor>();
    REQUIRE(edit);
    CHECK(edit->name == "Jugendamt");
    CHECK_FALSE(screen.view.actor_form);
}

TEST_CASE("A name that exists, written otherwise, is asked about before anything is added")
{
    paper::Screen screen;
    screen.take(paper::study_of({"Amt für Brücken"}));
    screen.view.actor_form = panels::ActorForm{};
    screen.frames(4);
    screen.type("amt fuer bruecken");
    CHECK(screen.shows("actor.match.0"));
    screen.press(paper::enter);
    CHECK_FALSE(screen.edit<study::AddActor>());
    REQUIRE(screen.shows("actor.second"));
    screen.click("actor.second");
    REQUIRE(screen.edit<study::AddActor>());
    CHECK(screen.edit<study::AddActor>()->name == "amt fuer bruecken (2)");
}

TEST_CASE("Escape closes a dialog and changes nothing")
{
    paper::Screen screen;
    screen.take(paper::study_of({"A", "B"}));
    screen.view.delete_form = panels::DeleteForm{{ActorId{1}}};
    screen.frames(3);
    screen.press(paper::escape);
    CHECK_FALSE(screen.view.delete_form);
    CHECK(screen.intents.empty());
}

TEST_CASE("A name with signs that a field cannot hold comes back unaltered unless somebody types")
{
    paper::Screen screen;
    screen.take(paper::study_of({"Runder Tisch \xF0\x9F\x8C\x8D"}));
    screen.view.rename_form = panels::RenameForm{{1}, screen.state.archive.actors->front().name, true};
    screen.frames(4);
    screen.press(paper::enter);
    CHECK(screen.intents.empty());
    CHECK_FALSE(screen.view.rename_form);
}

TEST_CASE("A tie is recorded with dates as they were said, and not while one cannot be read")
{
    paper::Screen screen;
    screen.take(paper::study_of({"A", "B"}));
    screen.view.tie_form = panels::TieForm{};
    screen.view.tie_form->from = {1};
    screen.view.tie_form->to = {2};
    screen.view.tie_form->since = "irgendwann";
    screen.frames(4);
    screen.click("tie.add");
    CHECK(screen.intents.empty());
    screen.view.tie_form->since = "Herbst 2015";
    screen.frames(2);
    screen.click("tie.swap");
    screen.click("tie.add");
    const auto* edit = screen.edit<study::AddTie>();
    REQUIRE(edit);
    CHECK(edit->from == ActorId{2});
    // Autumn is September to November.
    CHECK(edit->start.earliest == day_of(2015, 9, 1));
    CHECK(edit->start.latest == day_of(2015, 11, 30));
}

TEST_CASE("Merging keeps the name that was chosen")
{
    paper::Screen screen;
    screen.take(paper::study_of({"Sozialamt", "Amt f. Soziales"}));
    screen.view.merge_form = panels::MergeForm{{1}, {2}, true};
    screen.frames(4);
    screen.click("merge.b");
    screen.click("merge.do");
    const auto* edit = screen.edit<study::MergeActors>();
    REQUIRE(edit);
    CHECK(edit->keep == ActorId{2});
    CHECK(edit->gone == ActorId{1});
}
