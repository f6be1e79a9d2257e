// SPDX-License-Identifier: Apache-2.0
// Somebody who hits keys and mouse at random, in a study whose names are as bad as names can be.
#include "catch.hpp"

#include "small_city.hpp"
#include "studio.hpp"

#include <cstdlib>
#include <random>

using namespace crosscut;
using namespace crosscut::panels;
using paper::Screen;
using paper::Studio;

namespace {

/// Names that end a label, begin an identity, format a number, run a formula, turn the direction of writing, or are nothing.
const std::vector<std::string> bad_names = {
    "##", "###", "a##b", "Amt###1", "%s%n%d%x", "100 %", "", " ", "\t", "=1+1", "../../etc/passwd", "'; DROP TABLE actor;--", "<b>&amp;</b>", "\"quoted\"", "\\", "\n", "Zeile\nZeile",
    "Straße", "STRASSE", "ﬁ", "e\u0301", "\u202Eumgekehrt", "\u200B", "👩‍👩‍👧", "名前", "اسم", std::string(300, 'W'), std::string(40, '\xcc'), "\xff\xfe", "NULL", "true", "-0", "1e309"};

struct Monkey {
    std::mt19937 random;
    Studio studio;
    Screen screen;
    study::State begin;
    Intents intents;
    long applied = 0;
    long refused = 0;
    long undone = 0;
    int held_ = -1;
    bool pressed_ = false;

    Monkey(unsigned seed, const evidence::Archive& archive) : random(seed), studio(archive), screen(1), begin(studio.state)
    {
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    }

    std::size_t below(std::size_t n) { return random() % n; }

    /// Whether a widget stands in the frame of the window, which is always there.
    static bool of_the_frame(const std::string& name)
    {
        for (const char* start : {"look.", "room.", "language.", "picture.", "sector.", "top", "rail", "time", "zoom."})
            if (name.rfind(start, 0) == 0)
                return true;
        return false;
    }
    void point_at_something()
    {
        if (screen.probe.drawn.empty())
            return;
        for (int tries = 0; tries < 4; ++tries) {
            auto at = screen.probe.drawn.begin();
            std::advance(at, static_cast<std::ptrdiff_t>(below(screen.probe.drawn.size())));
            ImGui::GetIO().MousePos = {static_cast<float>(at->second.x + at->second.width / 2), static_cast<float>(at->second.y + at->second.height / 2)};
            if (!of_the_frame(at->first))
                return;
        }
    }
    /// Rows as their file has them.
    static std::vector<std::string> rows(const study::State& state)
    {
        std::vector<std::string> out;
        for (const study::RowText& row : study::rows_of(state))
            out.push_back(row.table + " " + std::to_string(row.id) + " " + row.body);
        return out;
    }
    void hold(bool control, bool shift, bool alt)
    {
        ImGuiIO& io = ImGui::GetIO();
        io.KeyCtrl = control;
        io.KeyShift = shift;
        io.KeyAlt = alt;
        io.KeyMods = (control ? ImGuiKeyModFlags_Ctrl : 0) | (shift ? ImGuiKeyModFlags_Shift : 0) | (alt ? ImGuiKeyModFlags_Alt : 0);
    }
    template <class Row> auto any(const evidence::Table<Row>& rows) -> decltype(Row{}.id)
    {
        return rows.empty() ? decltype(Row{}.id){} : rows[below(rows.size())].id;
    }

    /// One event, or the first half of one whose second half follows with the next frame.
    void hand()
    {
        ImGuiIO& io = ImGui::GetIO();
        if (held_ >= 0) {
            io.KeysDown[held_] = false;
            held_ = -1;
            hold(false, false, false);
            return;
        }
        if (pressed_) {
            io.MouseDown[0] = false;
            pressed_ = false;
            return;
        }
        // A dialog is filled in more often than it is left: type, go on, say yes.
        static const std::size_t in_dialog[] = {0, 30, 30, 55, 55, 55, 70, 70, 70, 70};
        const std::size_t what = studio.view.dialog_open() && below(2) ? in_dialog[below(std::size(in_dialog))] : below(100);
        if (what < 25) {
            point_at_something();
        } else if (what < 50) {
            io.MouseDown[0] = true;
            pressed_ = below(20) > 0;  // now and then it stays down, and something is dragged
        } else if (what < 65) {
            io.AddInputCharactersUTF8(bad_names[below(bad_names.size())].c_str());
        } else if (what < 90) {
            static const int codes[] = {256, 257, 257, 257, 257, 258, 258, 258, 259, 261, 262, 263, 264, 265, 266, 267, 268, 269, 32, 290, 294, 300};
            held_ = below(2) ? static_cast<int>('A' + below(26)) : codes[below(std::size(codes))];
            hold(below(3) == 0, below(4) == 0, below(10) == 0);
            io.KeysDown[held_] = true;
        } else if (what < 92) {
            io.MousePos = {static_cast<float>(below(static_cast<std::size_t>(io.DisplaySize.x) + 40)) - 20, static_cast<float>(below(static_cast<std::size_t>(io.DisplaySize.y) + 40)) - 20};
        } else if (what < 94) {
            io.MouseDown[1 + below(2)] = below(2) == 0;
        } else if (what < 96) {
            io.MouseWheel = static_cast<float>(below(5)) - 2;
        } else if (what < 98) {  // what the drawing would have selected
            const evidence::Archive& archive = studio.state.archive;
            panels::Selection& selection = studio.view.selection;
            selection = {};
            for (std::size_t i = below(4); i > 0; --i)
                if (const ActorId actor = any(*archive.actors); actor)
                    selection.actors.push_back(actor);
            if (below(4) == 0)
                selection.structure = any(*archive.structures);
        } else if (what == 98) {
            studio.view.look.language = below(2) ? Language::german : Language::english;
        } else if (below(20) == 0) {
            io.DisplaySize = {static_cast<float>(480 + below(1600)), static_cast<float>(320 + below(900))};
        }
    }

    void frame()
    {
        screen.probe = {};
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        const FloorPlan plan = floor_plan(studio.view, size.x, size.y, 1, false, nothing_yet(studio.state));
        ImGui::NewFrame();
        whole_window(studio.model, studio.view, intents, plan, {});
        dialogs(studio.model, studio.view, intents);
        shortcuts(studio.model, studio.view, intents);
        ImGui::Render();
        ImGui::GetIO().MouseWheel = 0;
    }

    void follow(const study::History& history)
    {
        studio.state = history.state();
        studio.derived = study::derive(studio.state);
        studio.refresh();
    }

    void answer()
    {
        study::History& history = studio.history;
        bool changed = false;
        for (const Intent& intent : std::exchange(intents, {})) {
            if (const auto* edit = std::get_if<DoEdit>(&intent)) {
                const bool good = static_cast<bool>(history.apply(edit->edit, edit->gesture));
                ++(good ? applied : refused);
                changed = changed || good;
            } else if (std::holds_alternative<Undo>(intent)) {
                REQUIRE(history.undo());
                changed = true;
            } else if (std::holds_alternative<Redo>(intent)) {
                REQUIRE(history.redo());
                changed = true;
            } else if (const auto* to = std::get_if<GoTo>(&intent)) {
                REQUIRE(history.go(to->cursor));
                changed = true;
            }
        }
        if (changed)
            follow(history);
    }

    /// The panel of photos, with one more photo under the map: no random hand finds one in a folder.
    void lay_photo()
    {
        study::AddPhoto edit;
        edit.photo.city = any(*studio.state.archive.cities);
        edit.photo.name = bad_names[below(bad_names.size())];
        edit.photo.wide = edit.photo.high = 40;
        edit.photo.width = 900;
        edit.photo.strength = 0.5;
        edit.jpeg = "/9j/";
        if (studio.history.apply(edit))
            follow(studio.history);
        studio.view.question.city = edit.photo.city;
        studio.view.photo_form = PhotoForm{};
    }

    /// All taken back is the beginning again.
    void undo_all()
    {
        std::string done;
        for (const study::Step& step : studio.history.steps())
            done += in(Language::english, step.label) + "\n";
        INFO(done);
        REQUIRE(studio.history.go(0));
        const auto now = rows(studio.history.state());
        const auto then = rows(begin);
        CHECK(now.size() == then.size());
        for (std::size_t i = 0; i < std::min(now.size(), then.size()); ++i)
            CHECK(now[i] == then[i]);
        CHECK(study::same(studio.history.state(), begin));
        ++undone;
        studio.history = study::History(begin);
        follow(studio.history);
    }
};

evidence::Archive badly_named()
{
    test::SmallCity city;
    std::vector<ActorId> actors;
    for (std::size_t i = 0; i < bad_names.size(); ++i) {
        actors.push_back(city.actor("A" + std::to_string(i), i % 3 == 0 ? "admin" : i % 3 == 1 ? "welfare" : "initiative"));
        city.archive.actors = evidence::changed(city.archive.actors, [&](auto& rows) { rows.back().name = bad_names[i]; });
    }
    const InterviewId said = city.interview(actors[0], "2021-05-01");
    for (std::size_t i = 0; i + 1 < actors.size(); ++i)
        city.says(said, actors[i], actors[(i * 7 + 3) % actors.size() == i ? i + 1 : (i * 7 + 3) % actors.size()], "2015", "open");
    return city.archive;
}

}  // namespace

TEST_CASE("Keys and mouse at random neither stop the program nor leave anything that undo does not take back")
{
    // A tenth of a minute here; CROSSCUT_EVENTS=1000000 for a long night.
    const char* wish = std::getenv("CROSSCUT_EVENTS");
    const long events = wish ? std::atol(wish) : 20000;
    Monkey monkey(4711, badly_named());
    std::set<std::string> clashes;  // two widgets of one identity would take each other's clicks
    for (long i = 0; i < events; ++i) {
        monkey.hand();
        monkey.frame();
        clashes.insert(monkey.screen.probe.clashes.begin(), monkey.screen.probe.clashes.end());
        monkey.answer();
        if (monkey.studio.history.steps().size() > study::History::most_steps - 100 || i % 20000 == 19999)
            monkey.undo_all();
        // A dialog that takes all keys would keep the rest of the program from being tried.
        if (monkey.below(400) == 0) {
            const Language language = monkey.studio.view.look.language;
            const Room room = static_cast<Room>(monkey.below(6));
            monkey.studio.view = {};
            monkey.studio.view.look.language = language;
            monkey.studio.view.room = room;
            if (monkey.below(4) == 0)
                monkey.lay_photo();
            for (bool& down : ImGui::GetIO().KeysDown)
                down = false;
            ImGui::GetIO().MouseDown[0] = false;
        }
    }
    monkey.undo_all();
    for (const std::string& name : clashes) {
        INFO(name);
        CHECK(name.empty());
    }
    INFO("edits " << monkey.applied << ", refused " << monkey.refused << ", taken back " << monkey.undone);
    CHECK(monkey.applied > events / 2000);
    if (wish)
        WARN("edits " << monkey.applied << ", refused " << monkey.refused << ", all taken back " << monkey.undone << " times");
}
