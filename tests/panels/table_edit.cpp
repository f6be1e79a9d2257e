// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "paper.hpp"

#include "panels/table_edit.hpp"

using namespace crosscut;
using namespace crosscut::panels;

namespace {

/// Two actors, a structure and a claim, with what panels read.
struct Town {
    study::State state = paper::study_of({"Sozialamt", "Jugendamt"});
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    View view;
    Model model;

    Town()
    {
        state = *study::apply(state, study::AddStructure{CityId{1}, "Runder Tisch"});
        study::AddTie tie;
        tie.from = ActorId{1};
        tie.to = ActorId{2};
        tie.relation = state.archive.relations->front().id;
        tie.strength = 2;
        state = *study::apply(state, tie);
        view.look.language = Language::english;
        view.question.city = CityId{1};
        refresh();
    }
    void refresh()
    {
        derived = study::derive(state);
        snapshot = network::snapshot(state.archive, derived->ties, view.question);
        model.state = &state;
        model.derived = derived.get();
        model.snapshot = &snapshot;
        model.has_file = true;
    }
    template <class T> T change(TableTab tab, std::uint32_t id, std::string_view column, const std::string& text) const
    {
        const auto edit = cell_edit(model, view, tab, id, column, text);
        if (!edit || !*edit || !std::holds_alternative<T>(**edit))
            FAIL("no such edit");
        return std::get<T>(**edit);
    }
};

}  // namespace

TEST_CASE("A cell of an actor takes words of either language, and its edit goes through the study's door", "[panels]")
{
    const Town town;
    CHECK(town.change<study::RenameActor>(TableTab::actors, 1, "name", " Amt für Soziales ").name == "Amt für Soziales");
    CHECK(town.change<study::ChangeActor>(TableTab::actors, 1, "field", "Klima").actor.field == evidence::Field::climate);
    CHECK(town.change<study::ChangeActor>(TableTab::actors, 1, "sector", "civil society").actor.sector == evidence::Sector::civil_society);
    CHECK(town.change<study::ChangeActor>(TableTab::actors, 2, "parent", "sozialamt").actor.parent == ActorId{1});
    CHECK(town.change<study::ChangeActor>(TableTab::actors, 1, "aliases", "SozA,  Amt 50 ,").actor.aliases == std::vector<std::string>{"SozA", "Amt 50"});
    // A sector that followed from the kind goes on doing so.
    CHECK(town.change<study::ChangeActor>(TableTab::actors, 1, "kind", "welfare").actor.sector == evidence::Sector::civil_society);
    // What is there already asks for nothing; what cannot be read says what can.
    CHECK_FALSE(*cell_edit(town.model, town.view, TableTab::actors, 1, "name", "Sozialamt"));
    for (const auto& [column, text] : {std::pair{"sector", "moon"}, {"field", "moon"}, {"parent", "Mondamt"}}) {
        const auto refused = cell_edit(town.model, town.view, TableTab::actors, 1, column, text);
        REQUIRE_FALSE(refused);
        CHECK(!in(Language::german, refused.problem().hint).empty());
    }
}

TEST_CASE("A cell of a claim takes strengths, dates as they were said, and actors by name", "[panels]")
{
    const Town town;
    CHECK(town.change<study::ChangeClaim>(TableTab::claims, 1, "strength", "4").claim.strength == 4);
    CHECK(town.change<study::ChangeClaim>(TableTab::claims, 1, "strength", "–").claim.strength == 0);
    CHECK(town.change<study::ChangeClaim>(TableTab::claims, 1, "begin", "spring 2016").claim.start.earliest == day_of(2016, 3, 1));
    CHECK(town.change<study::ChangeClaim>(TableTab::claims, 1, "polarity", "no").claim.polarity == evidence::Polarity::no);
    CHECK(town.change<study::ChangeClaim>(TableTab::claims, 1, "certainty", "hearsay").claim.certainty == evidence::Certainty::hearsay);
    CHECK(town.change<study::ChangeClaim>(TableTab::claims, 1, "quote", "We meet every week.").claim.quote == "We meet every week.");
    for (const auto& [column, text] : {std::pair{"strength", "9"}, {"begin", "yesterdayish"}, {"polarity", "perhaps"}, {"from", "Mondamt"}, {"from", ""}, {"relation", "love"}})
        CHECK_FALSE(cell_edit(town.model, town.view, TableTab::claims, 1, column, text));
    // An actor cannot be tied to itself: the study refuses it.
    const auto self = cell_edit(town.model, town.view, TableTab::claims, 1, "from", "Jugendamt");
    REQUIRE(self);
    REQUIRE(*self);
    CHECK_FALSE(study::apply(town.state, **self));
}

TEST_CASE("Every word of a list is taken for what it says, in both languages", "[panels]")
{
    Town town;
    for (const Language language : {Language::english, Language::german}) {
        town.view.look.language = language;
        for (const auto& [tab, column] : {std::pair{TableTab::actors, "field"}, {TableTab::actors, "sector"}, {TableTab::actors, "kind"}, {TableTab::structures, "field"}, {TableTab::claims, "polarity"},
                                          {TableTab::claims, "certainty"}, {TableTab::claims, "relation"}, {TableTab::claims, "strength"}}) {
            const std::vector<std::string> words = cell_choices(town.model, town.view, tab, column);
            CHECK(words.size() >= 3);
            for (const std::string& word : words) {
                INFO(column << ": " << word);
                const auto edit = cell_edit(town.model, town.view, tab, 1, column, word);
                REQUIRE(edit);
                if (!*edit)
                    continue;
                Town after;
                after.view.look.language = language;
                after.state = *study::apply(town.state, **edit);
                after.refresh();
                CHECK((cell_text(after.model, after.view, tab, 1, column) == word || word == "–"));
            }
        }
    }
}

TEST_CASE("With pseudonyms, without a right to write, and for ties no cell can be changed", "[panels]")
{
    Town town;
    CHECK(editable(town.model, town.view, TableTab::actors, "name"));
    CHECK_FALSE(editable(town.model, town.view, TableTab::actors, "degree"));
    CHECK_FALSE(editable(town.model, town.view, TableTab::ties, "strength"));
    town.view.look.names = scene::NameMode::code;
    CHECK_FALSE(editable(town.model, town.view, TableTab::actors, "name"));
    CHECK_FALSE(*cell_edit(town.model, town.view, TableTab::actors, 1, "name", "Anders"));
    town.view.look.names = scene::NameMode::full;
    town.model.read_only = true;
    CHECK_FALSE(editable(town.model, town.view, TableTab::structures, "name"));
}

TEST_CASE("F2 edits a cell, Tab goes on, what cannot be taken is said, and Escape leaves all as it was", "[panels]")
{
    Town town;
    town.view.room = Room::tables;
    town.view.selection.actors = {ActorId{1}};
    paper::Screen screen;
    Intents intents;
    const auto frame = [&] {
        screen.probe = {};
        ImGui::NewFrame();
        tables_panel(town.model, town.view, intents, {0, 0, 1200, 700});
        ImGui::Render();
    };
    const auto key = [&](int code) {
        ImGui::GetIO().KeysDown[code] = true;
        frame();
        ImGui::GetIO().KeysDown[code] = false;
        frame();
        frame();
    };
    frame();
    frame();
    key(291);  // F2
    REQUIRE(town.view.table_memory.renamed == 1);
    CHECK(town.view.table_memory.cell == "name");
    ImGui::GetIO().AddInputCharactersUTF8("Amt 50");
    frame();
    frame();
    key(258);  // Tab
    REQUIRE(!intents.empty());
    CHECK(std::get<study::RenameActor>(std::get<DoEdit>(intents.back()).edit).name == "Amt 50");
    CHECK(town.view.table_memory.cell == "kind");
    key(256);  // Esc
    CHECK_FALSE(town.view.table_memory.renamed);
    CHECK(intents.size() == 1);
    // A date that is none stays in its cell with the reason.
    town.view.table_tab = TableTab::claims;
    town.view.table_memory.renamed = 1;
    town.view.table_memory.cell = "begin";
    frame();
    town.view.table_memory.renamed = 1;
    town.view.table_memory.cell = "begin";
    town.view.table_memory.name.clear();
    town.view.table_memory.fresh = true;
    for (int i = 0; i < 4; ++i)
        frame();
    ImGui::GetIO().AddInputCharactersUTF8("moonday");
    frame();
    frame();
    key(257);  // Enter
    CHECK(town.view.table_memory.renamed == 1);
    CHECK(town.view.table_memory.wrong.find("moonday") != std::string::npos);
    CHECK(intents.size() == 1);
}

TEST_CASE("The paste button and its key ask for the rows of the clipboard as rows of the table that is shown", "[panels]")
{
    Town town;
    town.view.room = Room::tables;
    town.view.table_tab = TableTab::structures;
    paper::Screen screen;
    Intents intents;
    const auto frame = [&] {
        screen.probe = {};
        ImGui::NewFrame();
        tables_panel(town.model, town.view, intents, {0, 0, 1200, 700});
        ImGui::Render();
    };
    frame();
    ImGui::SetClipboardText("Runder Tisch\tround_table");
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = true;
    io.KeysDown['V'] = true;
    frame();
    io.KeyCtrl = false;
    io.KeysDown['V'] = false;
    frame();
    REQUIRE(intents.size() == 1);
    const PasteTable& paste = std::get<PasteTable>(intents.front());
    CHECK(paste.kind == interview::TableKind::structures);
    CHECK(paste.text == "Runder Tisch\tround_table");
    CHECK(screen.probe.drawn.count("tables.paste") == 1);
    town.view.table_tab = TableTab::ties;
    frame();
    frame();
    CHECK(screen.probe.drawn.count("tables.paste") == 0);
}
