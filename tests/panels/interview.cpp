// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "panels/paper.hpp"

#include "network/ties.hpp"

using namespace crosscut;
using study::Answer;

namespace {

constexpr int tab = 258, page_down = 267, down = 264, right_key = 262, remove_key = 261;

/// Somebody who types an interview in, without a mouse.
struct Typist {
    paper::Screen screen;
    study::History history;
    study::Derived derived;

    explicit Typist(study::State state, double scale = 1, float width = 1280, float height = 800) : screen(scale, width, height), history(std::move(state)) { follow(); }
    void follow()
    {
        screen.take(history.state());
        derived = *study::derive(history.state());
        screen.model.derived = &derived;
        screen.model.history = &history;
        screen.model.has_file = true;
    }
    void begin(const char* key, ActorId unit)
    {
        evidence::Interview row;
        row.key = key;
        row.city = CityId{1};
        row.actor = unit;
        REQUIRE(history.apply(study::AddInterview{row}));
        follow();
    }
    void answer()
    {
        for (const panels::Intent& one : screen.intents)
            if (const auto* ask = std::get_if<panels::DoEdit>(&one))
                REQUIRE(history.apply(ask->edit));
        screen.intents.clear();
        follow();
    }
    void type(const std::string& words)
    {
        ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
        screen.frame();
        answer();
        screen.frame();
        answer();
    }
    /// Keys one after the other, each in a frame of its own.
    void keys(const std::string& signs)
    {
        for (const char sign : signs)
            type(std::string(1, sign));
    }
    void press(int code, bool ctrl = false)
    {
        ImGuiIO& io = ImGui::GetIO();
        io.KeyCtrl = ctrl;
        io.KeyMods = ctrl ? ImGuiKeyModFlags_Ctrl : ImGuiKeyModFlags_None;
        io.KeysDown[code] = true;
        screen.frame();
        answer();
        io.KeysDown[code] = false;
        io.KeyCtrl = false;
        io.KeyMods = ImGuiKeyModFlags_None;
        screen.frame();
        answer();
        screen.frame();
        answer();
    }
    void click(const std::string& name)
    {
        const scene::Box box = screen.probe.drawn.at(name);
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(box.x + box.width / 2), static_cast<float>(box.y + box.height / 2)};
        for (const bool held : {false, true, false, false}) {
            io.MouseDown[0] = held;
            screen.frame();
            answer();
        }
    }
    panels::InterviewForm& form() { return *screen.view.interview_form; }
    const study::State& state() const { return history.state(); }
    const evidence::Interview& interview(std::size_t at) const { return state().archive.interviews->at(at); }
    Answer on(std::size_t interview_at, const char* relation, const char* from, const char* to) const
    {
        const evidence::Archive& archive = state().archive;
        return study::answered(state(), interview(interview_at), evidence::find_relation(archive, relation)->id, evidence::find_actor(archive, from, CityId{1}), evidence::find_actor(archive, to, CityId{1})).answer;
    }
};

}  // namespace

TEST_CASE("A whole interview is typed in without a mouse, and the next one follows")
{
    Typist typist(paper::study_of({"Sozialamt", "Jugendamt", "Klimastelle", "Willkommensverein"}));
    typist.screen.view.interview_form = panels::InterviewForm{};
    typist.screen.frames(3);
    typist.type("sozial");
    typist.press(paper::enter);
    typist.screen.frames(2);
    REQUIRE(typist.state().archive.interviews->size() == 1);
    CHECK(typist.interview(0).actor == ActorId{1});
    REQUIRE(typist.screen.shows("interview.row.2"));
    // Jugendamt yes 4, Klimastelle no, Willkommensverein cannot say.
    typist.keys("4n?");
    CHECK(typist.on(0, "info", "Sozialamt", "Jugendamt") == Answer::yes);
    CHECK(typist.state().archive.claims->front().strength == 4);
    CHECK(typist.on(0, "info", "Sozialamt", "Klimastelle") == Answer::no);
    CHECK(typist.on(0, "info", "Sozialamt", "Willkommensverein") == Answer::unknown);
    // The next question; a name that nobody has, with a duplicate warning before it.
    typist.press(page_down);
    CHECK(typist.form().prompt == 1);
    typist.press(tab);
    typist.type("Jugendamtt");
    CHECK(typist.screen.shows("interview.find.new"));
    CHECK(typist.screen.shows("interview.find.match.0"));
    typist.press(down);
    typist.press(paper::enter);
    typist.screen.frames(2);
    CHECK(typist.state().archive.actors->size() == 5);
    typist.keys("3");
    CHECK(typist.on(0, "joint", "Sozialamt", "Jugendamtt") == Answer::yes);
    // What is left is not asked; the form begins again with what stays.
    typist.press(paper::enter, true);
    CHECK_FALSE(typist.form().interview);
    CHECK(typist.on(0, "joint", "Sozialamt", "Klimastelle") == Answer::not_asked);
    CHECK(typist.on(0, "conflict", "Sozialamt", "Klimastelle") == Answer::none);
    typist.screen.frames(2);
    typist.type("JUGENDAMTT");
    typist.press(paper::enter);
    CHECK(typist.state().archive.interviews->size() == 2);
    // Nothing of it was drawn cut, and all of it can be taken back.
    CHECK(typist.screen.probe.cut.empty());
    while (typist.history.cursor() > 0)
        REQUIRE(typist.history.undo());
    CHECK(typist.state().archive.claims->empty());
    CHECK(typist.state().archive.interviews->empty());
}

TEST_CASE("Since when and in which words is typed beside an answer, and what is no date is said")
{
    Typist typist(paper::study_of({"Sozialamt", "Jugendamt"}));
    typist.begin("I1", ActorId{1});
    typist.follow();
    typist.screen.view.interview_form = panels::interview_of(*typist.state().archive.interviews, {});
    typist.screen.frames(3);
    typist.keys("y");
    CHECK(typist.on(0, "info", "Sozialamt", "Jugendamt") == Answer::yes);
    typist.press(paper::enter);
    REQUIRE(typist.form().details);
    typist.screen.frames(2);
    typist.type("neulich");
    typist.press(paper::enter);
    CHECK_FALSE(typist.form().problem.empty());
    typist.form().since = "2016";
    typist.form().problem.clear();
    typist.screen.frames(2);
    typist.screen.click("interview.details.take");
    typist.answer();
    CHECK(typist.state().archive.claims->front().start.text == "2016");
    CHECK_FALSE(typist.form().details);
}

TEST_CASE("A study without anything takes the city, the unit and the first partner by keys")
{
    Typist typist(study::empty_state());
    typist.screen.view.interview_form = panels::InterviewForm{};
    typist.screen.frames(3);
    typist.type("Musterstadt");
    typist.press(tab);
    CHECK(typist.form().new_city == "Musterstadt");
    typist.type("Sozialamt");
    typist.press(paper::enter);
    CHECK(typist.screen.shows("interview.unit.kind"));
    CHECK(typist.state().archive.cities->empty());
    typist.press(tab);
    typist.click("interview.begin");
    typist.screen.frames(3);
    REQUIRE(typist.state().archive.cities->size() == 1);
    REQUIRE(typist.state().archive.interviews->size() == 1);
    CHECK(typist.interview(0).actor == ActorId{1});
    typist.press(tab);
    typist.type("Jugendamt");
    CHECK(typist.form().find == "Jugendamt");
    typist.press(paper::enter);
    typist.screen.frames(2);
    CHECK(typist.state().archive.actors->size() == 2);
    CHECK(typist.screen.shows("interview.row.2"));
    typist.keys("5");
    CHECK(typist.on(0, "info", "Sozialamt", "Jugendamt") == Answer::yes);
}

TEST_CASE("A map on paper is typed in as a matrix, pair by pair")
{
    Typist typist(paper::study_of({"Sozialamt", "Jugendamt", "Klimastelle", "Willkommensverein"}));
    typist.begin("M1", {});
    typist.follow();
    typist.screen.view.interview_form = panels::interview_of(*typist.state().archive.interviews, {});
    typist.form().tab = 1;
    typist.form().axis = {ActorId{1}, ActorId{2}, ActorId{3}};
    typist.screen.frames(3);
    REQUIRE(typist.screen.shows("interview.cell.1.2"));
    // The upper half, row by row: 1-2 strong, 1-3 no, 2-3 ended.
    typist.keys("5ne");
    CHECK(typist.on(0, "info", "Sozialamt", "Jugendamt") == Answer::yes);
    CHECK(typist.on(0, "info", "Klimastelle", "Sozialamt") == Answer::no);
    CHECK(typist.on(0, "info", "Jugendamt", "Klimastelle") == Answer::ended);
    CHECK(typist.state().archive.claims->front().source_type == "map");
    // A map that a round drew holds by itself.
    CHECK(network::derive_ties(typist.state().archive).ties.front().by(evidence::TieRule::reconstructed) == true);
    // A mistake is mended at its place.
    typist.form().row = 0;
    typist.form().column = 1;
    typist.press(remove_key);
    CHECK(typist.on(0, "info", "Sozialamt", "Jugendamt") == Answer::none);
    // Twelve names: the matrix goes on behind the tenth.
    typist.form().axis.clear();
    for (const char* name : {"A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"})
        REQUIRE(typist.history.apply(study::AddActor{CityId{1}, name, "admin", evidence::Field::none, {}}));
    typist.follow();
    for (const evidence::Actor& actor : *typist.state().archive.actors)
        typist.form().axis.push_back(actor.id);
    typist.form().row = 0;
    typist.form().column = 9;
    typist.screen.frames(2);
    CHECK_FALSE(typist.screen.shows("interview.cell.1.11"));
    typist.press(right_key);
    typist.screen.frames(2);
    CHECK(typist.screen.shows("interview.cell.1.11"));
    typist.keys("2");
    CHECK(typist.on(0, "info", "Sozialamt", "A7") == Answer::yes);
}

TEST_CASE("A passage becomes statements, and a name that looks like another is offered instead of a new one")
{
    Typist typist(paper::study_of({"Sozialamt", "Jugendamt"}));
    typist.begin("I1", ActorId{1});
    typist.follow();
    typist.screen.view.interview_form = panels::interview_of(*typist.state().archive.interviews, {});
    typist.form().tab = 2;
    typist.form().passage = "Seit 2016 rufen wir beim Jugendamt an, jede Woche.";
    typist.form().mark = "Absatz 12";
    typist.form().lines = "Sozialamt – Jugentamt; 3; seit 2016\nJugentamt - Sozialamt; blau";
    typist.screen.frames(3);
    CHECK(typist.screen.shows("interview.line.0.is.2"));
    typist.screen.click("interview.lines.enter");
    CHECK(typist.screen.intents.empty());  // a line cannot be understood
    typist.screen.click("interview.line.0.is.2");
    typist.form().lines = typist.form().lines.substr(0, typist.form().lines.find('\n'));
    typist.screen.frames(3);
    CHECK(typist.form().read.front().to_actor == ActorId{2});
    typist.screen.click("interview.lines.enter");
    typist.answer();
    REQUIRE(typist.state().archive.claims->size() == 1);
    const evidence::Claim& claim = typist.state().archive.claims->front();
    CHECK(claim.quote == "Seit 2016 rufen wir beim Jugendamt an, jede Woche.");
    CHECK(claim.passage == "Absatz 12");
    CHECK(claim.start.text == "2016");
    CHECK(typist.state().archive.actors->size() == 2);
    CHECK(typist.form().lines.empty());
}

TEST_CASE("The questions of the form are changed, ordered and put back")
{
    Typist typist(paper::study_of({"Sozialamt", "Jugendamt", "Klimastelle"}));
    typist.begin("I1", ActorId{1});
    typist.follow();
    typist.screen.view.selection.actors = {ActorId{2}, ActorId{3}};
    typist.screen.view.interview_form = panels::interview_of(*typist.state().archive.interviews, {});
    typist.form().asking = true;
    typist.screen.frames(3);
    typist.form().prompts.resize(2);
    typist.form().prompts[1].german = "Mit wem reden Sie über Wohnraum?";
    typist.screen.frames(2);
    typist.screen.click("interview.q.list.0");
    typist.screen.click("interview.q.up.1");
    typist.screen.click("interview.questions.save");
    typist.answer();
    REQUIRE(typist.state().prompts->size() == 2);
    CHECK(typist.state().prompts->front().german == "Mit wem reden Sie über Wohnraum?");
    CHECK(typist.state().prompts->back().roster == std::vector{ActorId{2}, ActorId{3}});
    CHECK_FALSE(typist.form().asking);
}
