// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "paper.hpp"

#include "panels/forms.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::panels;

namespace {

constexpr int down = 264;

/// Two actors, a structure, an interview and a claim.
study::State town()
{
    study::State state = paper::study_of({"Sozialamt", "Verein"});
    state = *study::apply(state, study::AddStructure{CityId{1}, "Runder Tisch", "network", evidence::Field::integration});
    evidence::Event event;
    event.structure = StructureId{1};
    event.type = "dormant";
    event.date = *parse_date("2018");
    event.words = "man traf sich einfach nicht mehr";
    state = *study::apply(state, study::AddEvent{event});
    return *study::apply(state, study::AddTie{ActorId{1}, ActorId{2}, evidence::find_relation(state.archive, "joint")->id, {}, {}, 3, evidence::Polarity::yes, "kurzer Draht", "2024-01-05"});
}

evidence::Target on_structure() { return {StructureId{1}, {}, {}, {}}; }

/// A window that shows the inspector or the tables.
struct Panelled : paper::Screen {
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    study::History history;

    explicit Panelled(const study::State& next)
    {
        take(next);
        history = study::History(state);
        derived = study::derive(state);
        snapshot = network::snapshot(state.archive, derived->ties, {});
        model.derived = derived.get();
        model.snapshot = &snapshot;
        model.history = &history;
        view.look.language = Language::english;
    }
    void show(void (*panel)(const Model&, View&, Intents&, const Area&), float height = 2600)
    {
        for (int i = 0; i < 4; ++i) {
            probe = {};
            ImGui::NewFrame();
            panel(model, view, intents, {0, 0, 900, height});
            ImGui::Render();
        }
    }
    bool says(const std::string& words) const { return std::any_of(probe.texts.begin(), probe.texts.end(), [&](const std::string& one) { return one.find(words) != std::string::npos; }); }
};

}  // namespace

TEST_CASE("A factor is coded by keyboard alone: some letters, Enter, the quote, Enter")
{
    paper::Screen screen;
    screen.view.look.language = Language::english;
    screen.take(town());
    screen.view.coding_form = CodingForm{};
    screen.view.coding_form->target = on_structure();
    screen.frames(4);
    screen.type("leaders");
    CHECK(screen.shows("coding.match.0"));
    screen.press(paper::enter);
    screen.frames(3);
    CHECK(screen.view.coding_form->factor == "Leadership");
    screen.type("der Chef wollte es");
    screen.press(paper::enter);
    const auto* edit = screen.edit<study::AddCoding>();
    REQUIRE(edit);
    CHECK(edit->coding.factor == evidence::find_factor(evidence::standard_factors(), "leadership"));
    CHECK(edit->coding.influence == evidence::Influence::hinders);
    CHECK(edit->coding.quote == "der Chef wollte es");
    CHECK_FALSE(screen.view.coding_form);
}

TEST_CASE("A sign before the word says whether it helps, and the arrows choose among what fits")
{
    paper::Screen screen;
    screen.view.look.language = Language::german;
    screen.take(town());
    screen.view.coding_form = CodingForm{};
    screen.view.coding_form->target = on_structure();
    screen.frames(4);
    screen.type("+");
    screen.type("pe");
    CHECK(screen.view.coding_form->influence == 0);
    const std::vector<FactorId> fitting = matching_factors(evidence::standard_factors(), Language::german, "pe", 5);
    REQUIRE(fitting.size() >= 2);  // Personal, Personelle Kontinuität
    screen.press(down);
    CHECK(screen.view.coding_form->row == 1);
    screen.press(paper::enter);
    CHECK(screen.view.coding_form->factor == evidence::name(Language::german, *evidence::find(evidence::standard_factors(), fitting[1])));
}

TEST_CASE("A word that no factor has becomes one, and a coding without any ground is refused with a sentence")
{
    paper::Screen screen;
    screen.view.look.language = Language::english;
    screen.take(town());
    screen.view.coding_form = CodingForm{};
    screen.view.coding_form->target = on_structure();
    screen.frames(4);
    screen.type("zzz");
    CHECK_FALSE(screen.shows("coding.match.0"));
    screen.press(paper::enter);
    const auto* added = screen.edit<study::AddFactor>();
    REQUIRE(added);
    CHECK(added->english == "zzz");
    screen.take(*study::apply(screen.state, *added));
    screen.frames(3);
    screen.click("coding.add");
    CHECK_FALSE(screen.edit<study::AddCoding>());
    REQUIRE(screen.view.coding_form);
    CHECK_FALSE(screen.view.coding_form->problem.empty());
}

TEST_CASE("A claim is evidence enough, and a coding can be changed")
{
    paper::Screen screen;
    screen.take(town());
    screen.view.coding_form = CodingForm{};
    screen.view.coding_form->target.actors = {ActorId{1}, ActorId{2}};
    screen.view.coding_form->claim = ClaimId{1};
    screen.view.coding_form->factor = "Trust and short ways";
    screen.frames(4);
    screen.click("coding.add");
    const auto* edit = screen.edit<study::AddCoding>();
    REQUIRE(edit);
    CHECK(edit->coding.claim == ClaimId{1});
    screen.take(*study::apply(screen.state, *edit));
    screen.view.coding_form = coding_of(screen.state.archive, Language::english, screen.state.archive.codings->front());
    screen.view.coding_form->influence = 0;
    screen.frames(4);
    screen.click("coding.add");
    REQUIRE(screen.edit<study::ChangeCoding>());
    CHECK(screen.edit<study::ChangeCoding>()->coding.influence == evidence::Influence::helps);
}

TEST_CASE("A step is recommended with its obstacle and author")
{
    paper::Screen screen;
    study::State state = town();
    evidence::Coding coding;
    coding.factor = FactorId{2};
    coding.influence = evidence::Influence::hinders;
    coding.target = on_structure();
    coding.quote = "kein Geld";
    state = *study::apply(state, study::AddCoding{coding});
    screen.take(state);
    screen.view.last_author = "AB";
    screen.view.step_form = StepForm{};
    screen.view.step_form->target = on_structure();
    screen.frames(4);
    screen.type("Stelle schaffen");
    screen.view.step_form->factor = FactorId{2};
    screen.press(paper::enter);
    const auto* edit = screen.edit<study::AddRecommendation>();
    REQUIRE(edit);
    CHECK(edit->recommendation.words == "Stelle schaffen");
    CHECK(edit->recommendation.author == "AB");
    CHECK(edit->recommendation.factor == FactorId{2});
}

TEST_CASE("The list of factors is renamed in place, and taken from without touching what was coded")
{
    paper::Screen screen;
    screen.take(town());
    screen.view.factors_form = FactorsForm{};
    screen.frames(4);
    screen.click("factors.on.1");
    const auto* edit = screen.edit<study::ChangeFactor>();
    REQUIRE(edit);
    CHECK(edit->factor.retired);
    CHECK(edit->factor.key == "staff");
    CHECK(matching_factors(evidence::factor_list(study::apply(screen.state, *edit)->archive), Language::english, "staff", 5).empty());
    screen.view.factors_form->german = "Glück";
    screen.frames(2);
    screen.click("factors.add");
    REQUIRE(screen.edit<study::AddFactor>());
    CHECK(screen.edit<study::AddFactor>()->german == "Glück");
    screen.press(paper::escape);
    CHECK_FALSE(screen.view.factors_form);
}

TEST_CASE("Crises are changed in their dialog, not saved while a day cannot be read, and the presets come back")
{
    paper::Screen screen;
    screen.take(town());
    screen.view.crisis_form = CrisisForm{};
    screen.frames(4);
    screen.click("crisis.row.1");
    screen.view.crisis_form->rows[1].pulses[1].second = "Sommerende";
    screen.frames(2);
    screen.click("crisis.save");
    CHECK(screen.intents.empty());
    screen.view.crisis_form->rows[1].pulses[1].second = "30.9.2019";
    screen.frames(2);
    screen.click("crisis.save");
    const auto* edit = screen.edit<study::ChangeCrises>();
    REQUIRE(edit);
    CHECK(edit->crises[1].acute_end() == day_of(2019, 9, 30));
    CHECK(edit->crises[1].aftermath == day_of(2021, 9, 30));  // 24 months later, as before
    structures::Crisis first = structures::standard_crises()[0];
    first.id = edit->crises[0].id;
    CHECK(edit->crises[0] == first);
    screen.take(*study::apply(screen.state, *edit));
    screen.intents.clear();

    open_crisis(screen.view, screen.state, structures::CrisisId{2});
    screen.frames(4);
    CHECK(screen.view.crisis_form->shown == 1);
    screen.click("crisis.presets");
    screen.click("crisis.save");
    REQUIRE(screen.edit<study::ChangeCrises>());
    CHECK(screen.edit<study::ChangeCrises>()->crises[1].acute_end() == day_of(2019, 8, 31));
}

TEST_CASE("A crisis is added and removed, and keeps a second stretch")
{
    paper::Screen screen;
    screen.take(town());
    screen.view.crisis_form = CrisisForm{};
    screen.frames(4);
    screen.click("crisis.new");
    screen.frames(2);
    screen.type("Hochwasser");
    screen.view.crisis_form->rows.back().pulses[0] = {"2013-06-01", "2013-06"};
    screen.frames(2);
    screen.click("crisis.more");
    REQUIRE(screen.view.crisis_form->rows.back().pulses.size() == 2);
    screen.view.crisis_form->rows.back().pulses[1] = {"2013-09", "2013-09"};
    screen.frames(2);
    screen.click("crisis.save");
    const auto* edit = screen.edit<study::ChangeCrises>();
    REQUIRE(edit);
    REQUIRE(edit->crises.size() == 6);
    CHECK(edit->crises[5].pulses[0].last == day_of(2013, 6, 30));
    CHECK(edit->crises[5].pulses[1].first == day_of(2013, 9, 1));
}

TEST_CASE("The inspector shows what was coded for a structure, with its quote, steps and typical course")
{
    study::State state = town();
    evidence::Coding coding;
    coding.factor = FactorId{7};
    coding.influence = evidence::Influence::hinders;
    coding.target = on_structure();
    coding.quote = "niemand hatte Zeit";
    state = *study::apply(state, study::AddCoding{coding});
    evidence::Recommendation step;
    step.target = on_structure();
    step.words = "Vertretung regeln";
    step.examples = {StructureId{1}};
    state = *study::apply(state, study::AddRecommendation{step});
    Panelled screen(state);
    screen.view.selection.structure = StructureId{1};
    screen.show(inspector);
    CHECK(screen.says("Time"));
    CHECK(screen.says("niemand hatte Zeit"));
    CHECK(screen.says("Vertretung regeln"));
    CHECK(screen.shows("inspector.pattern.quiet_sleep"));
    CHECK(screen.shows("inspector.code"));
    screen.view.look.language = Language::german;
    screen.show(inspector);
    CHECK(screen.says("Stilles Einschlafen"));
    CHECK(screen.says("hemmt"));
    // Before an audience there are no quotes, and nothing is coded.
    screen.view.look.names = scene::NameMode::code;
    screen.show(inspector);
    CHECK_FALSE(screen.says("niemand hatte Zeit"));
    CHECK_FALSE(screen.says("Vertretung regeln"));
    CHECK_FALSE(screen.shows("inspector.code"));
}

TEST_CASE("The table of factors counts what became of the structures and says what cannot be tested")
{
    study::State state = town();
    evidence::Coding coding;
    coding.factor = FactorId{7};
    coding.influence = evidence::Influence::hinders;
    coding.target = on_structure();
    coding.quote = "niemand hatte Zeit";
    state = *study::apply(state, study::AddCoding{coding});
    Panelled screen(state);
    screen.view.table_tab = TableTab::factors;
    screen.show(tables_panel, 760);
    CHECK(screen.shows("tables.row.1"));
    CHECK(screen.says("no cause"));
    CHECK_FALSE(screen.says("niemand hatte Zeit"));
    screen.view.factor_memory.cell = 1;
    screen.show(tables_panel, 760);
    CHECK(screen.says("niemand hatte Zeit"));
    screen.view.look.names = scene::NameMode::code;
    screen.show(tables_panel, 760);
    CHECK_FALSE(screen.says("niemand hatte Zeit"));
}
