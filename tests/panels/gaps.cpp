// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "paper.hpp"

#include "foundation/text.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::panels;

namespace {

/// Potsdam with its list of gaps, as the program works it out.
struct Desk {
    study::History history;
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    std::vector<analysis::Gap> gaps;
    GapReading reading;
    View view;
    Model model;

    Desk()
    {
        study::State state = study::empty_state();
        state.archive = cases::import("potsdam");
        history = study::History(state);
        view.question.field = evidence::Field::integration;
        view.question.until = view.day;
        look();
    }
    const study::State& state() const { return history.state(); }
    void look()
    {
        derived = study::derive(state());
        snapshot = network::snapshot(state().archive, derived->ties, view.question);
        analysis::GapQuestion asked;
        asked.question = view.question;
        asked.reference = analysis::reference_day(*state().crises, view.question.field);
        Work work;
        gaps = *analysis::find_gaps(state().archive, derived->ties, asked, work);
        reading = {};
        for (const analysis::GapKind kind : analysis::all_gap_kinds)
            reading.why_empty.push_back(analysis::why_empty(state().archive, derived->ties, asked, kind));
        reading.contacts = analysis::suggested_contacts(state().archive, derived->ties, asked.question);
        reading.blind = analysis::blind_spots(state().archive, derived->ties, asked.question);
        model.state = &state();
        model.derived = derived.get();
        model.snapshot = &snapshot;
        model.gaps = &gaps;
        model.gap_reading = &reading;
        model.history = &history;
        model.has_file = true;
    }
    void try_variants()
    {
        analysis::GapQuestion asked;
        asked.question = view.question;
        asked.reference = analysis::reference_day(*state().crises, view.question.field);
        Work work;
        reading.variants = *analysis::gap_variants(state().archive, derived->ties, asked, gaps, {1, 30}, work);
        gaps = analysis::with_robustness(gaps, *reading.variants);
        reading.chance = *analysis::expected_by_chance(state().archive, derived->ties, asked, 1, work, 20);
    }

    Probe frame(Intents& intents, paper::Screen& screen)
    {
        screen.probe = {};
        ImGui::NewFrame();
        gaps_panel(model, view, intents, {0, 0, 900, 8000});
        ImGui::Render();
        return screen.probe;
    }
    /// Presses a named widget; what was asked for.
    Intents press(paper::Screen& screen, const std::string& name)
    {
        Intents intents;
        frame(intents, screen);
        const Probe probe = frame(intents, screen);
        INFO(name);
        REQUIRE(probe.drawn.count(name) == 1);
        const scene::Box box = probe.drawn.at(name);
        ImGui::GetIO().MousePos = {static_cast<float>(box.x + box.width / 2), static_cast<float>(box.y + box.height / 2)};
        frame(intents, screen);
        ImGui::GetIO().MouseDown[0] = true;
        frame(intents, screen);
        ImGui::GetIO().MouseDown[0] = false;
        frame(intents, screen);
        frame(intents, screen);
        return intents;
    }
    std::string words(paper::Screen& screen)
    {
        Intents intents;
        std::string out;
        frame(intents, screen);
        for (const std::string& text : frame(intents, screen).texts)
            out += text + "\n";
        return out;
    }
};

}  // namespace

TEST_CASE("The list says what each gap stands on, and what chance and the variants say, once they are tried", "[panels]")
{
    Desk desk;
    desk.view.look.language = GENERATE(Language::german, Language::english);
    paper::Screen screen(1, 1280, 8200);
    const Language language = desk.view.look.language;
    CHECK(desk.words(screen).find(tr(language, "How robust each one is, is being tried in variants of the study …")) != std::string::npos);
    desk.try_variants();
    const std::string seen = desk.words(screen);
    const std::vector<bool> shown = analysis::shown_at_first(desk.gaps);
    for (std::size_t i = 0; i < desk.gaps.size(); ++i) {
        const bool there = seen.find(gap_sentence(desk.model, desk.view, desk.gaps[i]) + "\n") != std::string::npos;
        CHECK(there == shown[i]);
        if (shown[i])
            CHECK(seen.find(analysis::standing(language, desk.gaps[i])) != std::string::npos);
    }
    for (const analysis::ChanceCount& row : desk.reading.chance)
        if (row.found > 0)
            CHECK(seen.find(analysis::chance_words(language, row)) != std::string::npos);
    CHECK(seen.find(tr(language, "Contacts that would be easy to make")) != std::string::npos);
    CHECK(seen.find(tr(language, "Whom to ask next")) != std::string::npos);
    CHECK(seen.find(tr(language, "Could not be looked for")) != std::string::npos);
}

TEST_CASE("A decision is taken with author and reason, folds the gap away, survives the next import, and can be withdrawn", "[panels]")
{
    Desk desk;
    paper::Screen screen(1, 1280, 8200);
    REQUIRE_FALSE(desk.gaps.empty());
    const analysis::Gap gap = desk.gaps.front();
    const std::string name = "gaps." + std::to_string(gap.number);
    desk.press(screen, name + ".checked");
    REQUIRE(desk.view.gaps_memory.form);
    CHECK_FALSE(desk.view.gaps_memory.form->close_it);
    desk.view.gaps_memory.author = "Runde";
    desk.view.gaps_memory.form->reason = "Ein Team";
    const Intents asked = desk.press(screen, name + ".save");
    REQUIRE(asked.size() == 1);
    const study::Edit edit = std::get<DoEdit>(asked.front()).edit;
    CHECK(std::get<study::DecideGap>(edit).author == "Runde");
    REQUIRE(desk.history.apply(edit));
    desk.look();
    const auto open = [&](const std::string& seen) { return seen.find(gap_sentence(desk.model, desk.view, gap) + "\n") != std::string::npos; };
    CHECK_FALSE(open(desk.words(screen)));

    // The same tables once more: the gap is computed anew and stays decided.
    Result<exchange::Found> found = exchange::find_tables({std::string(CROSSCUT_SOURCE_DIR "/datasets/potsdam")});
    REQUIRE(found);
    std::vector<interview::Note> notes;
    const exchange::Staged staged = exchange::stage(desk.state().archive, exchange::plan_of(*found, notes));
    REQUIRE(desk.history.apply(study::TakeImport{staged.archive, {}, {}}));
    desk.look();
    CHECK_FALSE(open(desk.words(screen)));
    desk.press(screen, "gaps.decided");
    const std::string seen = desk.words(screen);
    CHECK(open(seen));
    CHECK(seen.find("Runde: Ein Team") != std::string::npos);

    // With codes instead of names the words of the decision are kept back: they may name somebody.
    desk.view.look.names = scene::NameMode::code;
    CHECK(desk.words(screen).find("Ein Team") == std::string::npos);
    desk.view.look.names = scene::NameMode::full;

    const Intents withdrawn = desk.press(screen, "gaps.decision.1.withdraw");
    REQUIRE(withdrawn.size() == 1);
    REQUIRE(desk.history.apply(std::get<DoEdit>(withdrawn.front()).edit));
    desk.look();
    CHECK(open(desk.words(screen)));
    REQUIRE(desk.history.undo());
    CHECK(desk.state().decisions->size() == 1);
}

TEST_CASE("A structure that sleeps without known members is shown on the timeline", "[panels]")
{
    Desk desk;
    paper::Screen screen(1, 1280, 8200);
    analysis::Gap gap;
    gap.number = 1;
    gap.kind = analysis::GapKind::paper;
    gap.form = "dormant";
    gap.structure = desk.state().archive.structures->front().id;
    gap.text = {"{1} exists on paper; it has been asleep since {2}.", {desk.state().archive.structures->front().name, "2019-01-01"}};
    desk.gaps = {gap};
    const Intents asked = desk.press(screen, "gaps.1.map");
    CHECK(asked.size() == 1);
    CHECK(desk.view.room == Room::lanes);
    CHECK(desk.view.selection.structure == gap.structure);
}
