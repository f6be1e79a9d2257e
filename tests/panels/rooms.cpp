// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "paper.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/text.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::panels;

namespace {

/// A study of one of the cases with everything that the panels read, worked out as the program does it.
struct Room_ {
    study::State state = study::empty_state();
    std::shared_ptr<const study::Derived> derived;
    network::Snapshot snapshot;
    analysis::Values size;
    std::vector<analysis::Gap> gaps;
    study::History history;
    View view;
    Model model;

    explicit Room_(const evidence::Archive& archive)
    {
        state.archive = archive;
        history = study::History(state);
        derived = study::derive(state);
        refresh();
    }
    void refresh()
    {
        view.question.until = view.day;
        snapshot = network::snapshot(state.archive, derived->ties, view.question);
        Work work;
        size = *analysis::measured("degree", snapshot, work);
        analysis::GapQuestion asked;
        asked.question = view.question;
        asked.reference = analysis::reference_day(*state.crises, view.question.field);
        gaps = *analysis::find_gaps(state.archive, derived->ties, asked, work);
        model.state = &state;
        model.derived = derived.get();
        model.snapshot = &snapshot;
        model.size = &size;
        model.gaps = &gaps;
        model.history = &history;
        model.has_file = true;
        model.file_name = "study.crosscut";
        model.all_actors = static_cast<int>(state.archive.actors->size());
        model.shown_actors = static_cast<int>(snapshot.actors.size());
    }
};

using Panel = void (*)(const Model&, View&, Intents&, const Area&);

/// Draws one panel for some frames and returns what it showed.
Probe drawn(Room_& room, Panel panel, Area area = {0, 0, 900, 760}, double scale = 1)
{
    paper::Screen screen(scale, static_cast<float>(1280 * scale), static_cast<float>(800 * scale));
    Intents intents;
    Probe out;
    area = {area.x * scale, area.y * scale, area.width * scale, area.height * scale};
    for (int i = 0; i < 4; ++i) {
        screen.probe = {};
        ImGui::NewFrame();
        panel(room.model, room.view, intents, area);
        ImGui::Render();
        out.texts.insert(out.texts.end(), screen.probe.texts.begin(), screen.probe.texts.end());
        out.drawn = screen.probe.drawn;
        out.cut = screen.probe.cut;
    }
    return out;
}

std::string all_texts(const Probe& probe)
{
    std::string out;
    for (const std::string& text : probe.texts)
        out += text + "\n";
    return out;
}

/// Quotes, and names where asked for, that must not be seen.
std::vector<std::string> secrets(const evidence::Archive& archive, bool names)
{
    std::vector<std::string> out;
    for (const evidence::Claim& claim : *archive.claims)
        if (!claim.quote.empty())
            out.push_back(claim.quote);
    if (names)
        for (const evidence::Actor& actor : *archive.actors)
            if (actor.name.size() > 9)
                out.push_back(actor.name);
    return out;
}

void select_each(Room_& room, const std::function<void()>& look)
{
    const auto both = [&] {
        for (const InspectorTab tab : {InspectorTab::facts, InspectorTab::claims, InspectorTab::history}) {
            room.view.inspector_tab = tab;
            look();
        }
    };
    for (std::size_t i = 0; i < room.snapshot.actors.size(); i += 5) {
        room.view.selection = {{room.snapshot.actors[i]}, {}, {}};
        both();
    }
    for (std::size_t i = 0; i < room.snapshot.ties.size(); i += 7) {
        room.view.selection = {{}, room.snapshot.ties[i].tie, {}};
        both();
    }
    room.view.selection = {{}, {}, room.state.archive.structures->front().id};
    both();
    room.view.selection = {{room.snapshot.actors[0], room.snapshot.actors[1]}, {}, {}};
    both();
    room.view.selection = {};
    both();
}

}  // namespace

TEST_CASE("The inspector tells a rank with its interval, how robust it is, and when it is still being worked out", "[panels]")
{
    Room_ room(cases::import("halle"));
    room.view.look.language = Language::german;
    room.view.look.size_measure = "betweenness";
    room.view.selection.actors = {room.snapshot.actors[4]};
    CHECK(all_texts(drawn(room, inspector, {0, 0, 328, 2000})).find("Nicht berechnet.") != std::string::npos);
    room.model.jobs.push_back({"uncertainty", {}, 0.3, 1, false});
    CHECK(all_texts(drawn(room, inspector, {0, 0, 328, 2000})).find("Wird berechnet") != std::string::npos);
    Work work;
    const auto doubt = analysis::uncertainty(room.state.archive, {room.view.question, "betweenness"}, {50, 0, 0, 1}, work);
    REQUIRE(doubt);
    room.model.doubt = &*doubt;
    const std::string told = all_texts(drawn(room, inspector, {0, 0, 328, 2000}));
    CHECK(told.find("Spanne") != std::string::npos);
    CHECK(told.find(" Varianten ") != std::string::npos);
    CHECK(drawn(room, left_rail, {0, 0, 220, 900}).drawn.count("look.halo") == 1);
}

TEST_CASE("With codes instead of names no panel shows a name or a quote", "[panels]")
{
    Room_ room(cases::import("potsdam"));
    room.view.look.names = scene::NameMode::code;
    room.view.look.language = GENERATE(Language::german, Language::english);
    const std::vector<std::string> hidden = secrets(room.state.archive, true);
    REQUIRE(hidden.size() > 60);
    std::string seen;
    select_each(room, [&] { seen += all_texts(drawn(room, inspector, {0, 0, 328, 4000})); });
    seen += all_texts(drawn(room, gaps_panel, {0, 0, 900, 6000}));
    for (const TableTab tab : {TableTab::actors, TableTab::ties, TableTab::claims, TableTab::structures}) {
        room.view.table_tab = tab;
        seen += all_texts(drawn(room, tables_panel, {0, 0, 1250, 780}));
    }
    seen += all_texts(drawn(room, history_panel, {0, 0, 328, 760}));
    CHECK(seen.size() > 2000);
    for (const std::string& secret : hidden) {
        INFO(secret);
        CHECK(seen.find(secret) == std::string::npos);
    }
}

TEST_CASE("On the projector nobody reads a quote or the code of an interview", "[panels]")
{
    Room_ room(cases::import("remscheid"));
    room.view.look.projector = true;
    room.view.look.language = Language::german;
    std::string seen;
    select_each(room, [&] { seen += all_texts(drawn(room, inspector, {0, 0, 328, 4000})); });
    for (const std::string& secret : secrets(room.state.archive, false)) {
        INFO(secret);
        CHECK(seen.find(secret) == std::string::npos);
    }
    for (const evidence::Interview& interview : *room.state.archive.interviews)
        CHECK(seen.find(interview.key) == std::string::npos);
}

TEST_CASE("A tie says who said so, in which words, and where that is written", "[panels]")
{
    Room_ room(cases::import("potsdam"));
    room.view.look.language = Language::english;
    room.view.inspector_tab = InspectorTab::claims;
    int looked = 0;
    for (const network::TieState& state : room.snapshot.ties) {
        const network::Tie* tie = room.derived->ties.find(state.tie);
        if (tie->claims.empty() || looked == 8)
            continue;
        ++looked;
        room.view.selection = {{}, state.tie, {}};
        const std::string seen = all_texts(drawn(room, inspector, {0, 0, 340, 3000}));
        for (const ClaimId id : tie->claims) {
            const evidence::Claim* claim = evidence::find(*room.state.archive.claims, id);
            const evidence::Interview* interview = evidence::find(*room.state.archive.interviews, claim->interview);
            CHECK(seen.find(interview->key) != std::string::npos);
            CHECK(seen.find(claim->quote) != std::string::npos);
            CHECK(seen.find("line " + std::to_string(claim->place.line)) != std::string::npos);
        }
    }
    CHECK(looked == 8);
}

TEST_CASE("Clicking a gap selects what it is about, and a row of a table its actor", "[panels]")
{
    Room_ room(cases::import("potsdam"));
    REQUIRE_FALSE(room.gaps.empty());
    paper::Screen screen;
    Intents intents;
    const auto frame = [&](Panel panel) {
        screen.probe = {};
        ImGui::NewFrame();
        panel(room.model, room.view, intents, {0, 0, 900, 760});
        ImGui::Render();
    };
    const auto click = [&](Panel panel, const std::string& name) {
        frame(panel);
        frame(panel);
        INFO(name);
        REQUIRE(screen.shows(name));
        const scene::Box box = screen.probe.drawn[name];
        ImGui::GetIO().MousePos = {static_cast<float>(box.x + box.width / 2), static_cast<float>(box.y + box.height / 2)};
        frame(panel);
        ImGui::GetIO().MouseDown[0] = true;
        frame(panel);
        ImGui::GetIO().MouseDown[0] = false;
        frame(panel);
        frame(panel);
    };
    frame(gaps_panel);
    frame(gaps_panel);
    std::string first;
    for (const auto& [name, box] : screen.probe.drawn)
        if (name.find("gap") != std::string::npos && name.find("map") != std::string::npos && box.y > 0 && box.y < 700 && first.empty())
            first = name;
    REQUIRE_FALSE(first.empty());
    click(gaps_panel, first);
    CHECK(room.view.room == Room::map);
    CHECK((room.view.gap || !room.view.selection.empty()));
}

TEST_CASE("An empty study has words for every panel, and nothing to stumble over", "[panels]")
{
    Room_ room(evidence::empty_archive());
    room.view.look.language = GENERATE(Language::german, Language::english);
    CHECK_FALSE(all_texts(drawn(room, inspector, {0, 0, 328, 700})).empty());
    CHECK_FALSE(all_texts(drawn(room, gaps_panel)).empty());
    CHECK_FALSE(all_texts(drawn(room, tables_panel)).empty());
    CHECK_FALSE(all_texts(drawn(room, empty_room)).empty());
    drawn(room, history_panel, {0, 0, 328, 700});
    drawn(room, top_bar, {0, 0, 1280, 50});
    drawn(room, left_rail, {0, 0, 196, 750});
}

TEST_CASE("Handles are readable in either language at every scale: none is cut", "[panels]")
{
    Room_ room(cases::import("potsdam"));
    room.view.look.language = GENERATE(Language::german, Language::english);
    const double scale = GENERATE(1.0, 1.5, 2.0);
    room.view.room = GENERATE(Room::map, Room::lanes);
    for (const auto& [panel, area] : {std::pair<Panel, Area>{left_rail, {0, 0, 196, 2000}}, {heading, {0, 0, 740, 110}}, {shown_line, {0, 0, 500, 34}}, {time_controls, {0, 0, 152, 116}}}) {
        const Probe seen = drawn(room, panel, area, scale);
        for (const std::string& words : seen.cut) {
            INFO(words << " at " << scale);
            CHECK(words.empty());
        }
    }
}
