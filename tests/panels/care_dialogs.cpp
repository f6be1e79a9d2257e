// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "panels/paper.hpp"

#include "network/ties.hpp"

using namespace crosscut;

namespace {

/// A study with three ties, what follows from it, and names that look alike.
struct Desk {
    paper::Screen screen;
    study::History history;
    study::Derived derived;
    std::vector<study::AlikePair> alike;
    std::vector<study::Version> versions;

    Desk() : history(begin()) { follow(); }
    static study::State begin()
    {
        study::State state = paper::study_of({"Jugendamt", "Jugentamt", "Sportverein"});
        const RelationId joint = evidence::find_relation(state.archive, "joint")->id;
        for (const auto& [a, b] : {std::pair{1u, 3u}, {2u, 3u}})
            state = *study::apply(state, study::AddTie{ActorId{a}, ActorId{b}, joint, *parse_date("2015"), *parse_date("open"), 2, evidence::Polarity::yes, "gesagt", "2024-01-05"});
        return state;
    }
    void follow()
    {
        screen.take(history.state());
        derived = *study::derive(history.state());
        Work work;
        alike = *study::alike_pairs(history.state(), work);
        screen.model.derived = &derived;
        screen.model.history = &history;
        screen.model.alike = &alike;
        screen.model.versions = &versions;
    }
    /// Does what was asked for, as the program does.
    std::size_t answer()
    {
        std::size_t edits = 0;
        for (const panels::Intent& one : screen.intents)
            if (const auto* ask = std::get_if<panels::DoEdit>(&one)) {
                REQUIRE(history.apply(ask->edit));
                ++edits;
            }
        screen.intents.clear();
        follow();
        return edits;
    }
};

}  // namespace

TEST_CASE("Names that look alike are kept apart, put off and merged by keys")
{
    Desk desk;
    paper::Screen& screen = desk.screen;
    REQUIRE(desk.alike.size() == 1);
    screen.view.review_form = panels::ReviewForm{};
    screen.frames(3);
    CHECK(screen.shows("review.row.0"));
    CHECK(screen.probe.cut.empty());
    screen.press('L');
    REQUIRE(desk.answer() == 1);
    CHECK(desk.alike.front().verdict == study::Likeness::later);
    screen.frames(2);
    CHECK(screen.shows("review.again"));
    screen.press('K');
    REQUIRE(desk.answer() == 1);
    CHECK(desk.history.state().duplicates->front().verdict == study::Likeness::keep_apart);
    screen.press('O');
    REQUIRE(desk.answer() == 1);
    CHECK(desk.history.state().duplicates->empty());
    screen.frames(2);
    screen.press(262);  // the other name stays
    screen.press(paper::enter);
    REQUIRE(desk.answer() == 1);
    CHECK(desk.history.state().archive.actors->size() == 2);
    CHECK(desk.history.state().archive.actors->front().name == "Jugentamt");
    CHECK(desk.alike.empty());
    screen.frames(2);
    CHECK_FALSE(screen.shows("review.row.0"));
    while (desk.history.cursor() > 0)
        REQUIRE(desk.history.undo());
    CHECK(study::same(desk.history.state(), Desk::begin()));
}

TEST_CASE("Claims chosen in the list are re-coded together, and the dialog says before what would change")
{
    Desk desk;
    paper::Screen& screen = desk.screen;
    screen.view.recode_form = panels::RecodeForm{};
    screen.frames(3);
    CHECK(screen.probe.cut.empty());
    CHECK(screen.shows("recode.claim.1"));
    screen.click("recode.do");
    CHECK(screen.intents.empty());  // nothing is chosen
    screen.click("recode.all");
    CHECK(screen.view.recode_form->chosen.size() == 2);
    screen.view.recode_form->strength = 4;
    screen.frames(2);
    REQUIRE(screen.view.recode_form->count);
    CHECK(screen.view.recode_form->count->claims == 2);
    CHECK(screen.view.recode_form->count->ties_changed == 2);
    screen.click("recode.do");
    REQUIRE(desk.answer() == 1);
    CHECK_FALSE(screen.view.recode_form);
    for (const evidence::Claim& claim : *desk.history.state().archive.claims)
        CHECK(claim.strength == 4);
    CHECK(desk.history.steps().size() == 1);
    // A filter, and a date that is none.
    screen.view.recode_form = panels::RecodeForm{};
    screen.view.recode_form->words = "jugend";
    screen.view.recode_form->since = "neulich";
    screen.frames(3);
    CHECK_FALSE(screen.shows("recode.claim.2"));
    screen.click("recode.claim.1");
    screen.click("recode.do");
    CHECK(screen.intents.empty());
}

TEST_CASE("A split is entered with its heirs and its claims, one of them assigned by hand")
{
    Desk desk;
    paper::Screen& screen = desk.screen;
    screen.view.selection.actors = {ActorId{3}};
    screen.view.lineage_form = panels::lineage_of_selection(screen.view);
    panels::LineageForm& form = *screen.view.lineage_form;
    form.after = {"Nord", "Süd"};  // before a field has the hands
    screen.frames(3);
    CHECK(screen.probe.cut.empty());
    CHECK_FALSE(screen.shows("lineage.claim.1"));  // not before there is a date
    form.date = "2018";
    screen.frames(2);
    REQUIRE(screen.shows("lineage.claim.1"));
    form.choices[ClaimId{2}] = 3;  // goes to the second
    screen.frames(2);
    screen.click("lineage.do");
    REQUIRE(desk.answer() == 1);
    CHECK_FALSE(screen.view.lineage_form);
    const evidence::Archive& archive = desk.history.state().archive;
    REQUIRE(archive.successions->size() == 1);
    CHECK(archive.successions->front().after == std::vector<ActorId>{{4}, {5}});
    CHECK(evidence::find(*archive.claims, ClaimId{2})->to == ActorId{5});
    CHECK(evidence::find(*archive.claims, ClaimId{1})->end.text == "2018");
    // A merger of two.
    screen.view.selection.actors = {ActorId{1}, ActorId{2}};
    screen.view.lineage_form = panels::lineage_of_selection(screen.view);
    screen.view.lineage_form->after = {"Jugendamt"};
    screen.frames(3);
    screen.click("lineage.do");
    CHECK(screen.intents.empty());  // without a date it cannot be entered
    screen.view.lineage_form->date = "2019-01-01";
    screen.frames(2);
    screen.click("lineage.do");
    REQUIRE(desk.answer() == 1);
    CHECK(evidence::find(*desk.history.state().archive.actors, ActorId{2})->end.text == "2018-12-31");
    CHECK(evidence::find(*desk.history.state().archive.actors, ActorId{1})->end.kind == PartialDate::Kind::none);
}

TEST_CASE("A new name with a date is a step of the lineage")
{
    Desk desk;
    paper::Screen& screen = desk.screen;
    screen.view.rename_form = panels::rename_of(desk.history.state().archive, ActorId{1});
    screen.view.rename_form->name = "Amt für Jugend";
    screen.view.rename_form->date = "2017";
    screen.frames(3);
    screen.click("rename.do");
    REQUIRE(screen.edit<study::RenameActor>());
    CHECK(screen.edit<study::RenameActor>()->date.text == "2017");
}

TEST_CASE("Versions are kept, compared, copied, gone back to, and deleted only after a question")
{
    Desk desk;
    paper::Screen& screen = desk.screen;
    screen.view.versions_form = panels::VersionsForm{};
    screen.frames(3);
    CHECK(screen.probe.cut.empty());
    screen.type("Vorher");
    screen.click("versions.keep");
    REQUIRE(screen.intent<panels::KeepVersion>());
    CHECK(screen.intent<panels::KeepVersion>()->name == "Vorher");
    screen.intents.clear();
    desk.versions.push_back(study::version_of(desk.history.state(), study::VersionId{1}, "Vorher", "2026-11-25 10:00:00"));
    REQUIRE(desk.history.apply(study::RenameActor{ActorId{3}, "Turnverein"}));
    desk.follow();
    screen.frames(3);
    CHECK(screen.shows("versions.row.1"));
    CHECK(screen.shows("versions.difference.0"));
    screen.click("versions.drop");
    CHECK_FALSE(screen.intent<panels::DropVersion>());
    screen.click("versions.drop");
    CHECK(screen.intent<panels::DropVersion>());
    screen.click("versions.copy");
    REQUIRE(screen.view.file_form);
    CHECK(screen.view.file_form->purpose == panels::FilePurpose::version_copy);
    CHECK(screen.view.version_copied == study::VersionId{1});
    screen.view.file_form.reset();
    screen.view.versions_form = panels::VersionsForm{};
    screen.frames(3);
    screen.click("versions.return");
    REQUIRE(screen.intent<panels::ReturnToVersion>());
    // With pseudonyms no name that was comes onto the screen.
    screen.view.look.names = scene::NameMode::code;
    screen.view.versions_form = panels::VersionsForm{};
    screen.frames(3);
    for (const std::string& words : screen.probe.texts)
        CHECK(words.find("Sportverein") == std::string::npos);
}

TEST_CASE("A backup copy is chosen in the list of versions and opened as a study of its own")
{
    Desk desk;
    paper::Screen& screen = desk.screen;
    const std::vector<study::Backup> copies{{"a.crosscut-backups/2026-11-25_14-18-22.crosscut", "2026-11-25 14:18:22", 24576}, {"a.crosscut-backups/2026-11-25_14-03-22.crosscut", "2026-11-25 14:03:22", 20480}};
    screen.model.backups = &copies;
    screen.view.versions_form = panels::VersionsForm{};
    screen.frames(3);
    CHECK_FALSE(screen.shows("versions.open_backup"));
    screen.click("versions.backup.2026-11-25 14:03:22");
    screen.frames(2);
    REQUIRE(screen.shows("versions.open_backup"));
    CHECK(screen.probe.cut.empty());
    screen.click("versions.open_backup");
    REQUIRE(screen.intent<panels::OpenBackup>());
    CHECK(screen.intent<panels::OpenBackup>()->backup.path == copies[1].path);
}
