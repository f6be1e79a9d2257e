// SPDX-License-Identifier: Apache-2.0
// No word of the program is cut off, in either language, at three sizes: every text reports where it stands and what is seen of it.
#include "catch.hpp"

#include "studio.hpp"

#include "foundation/text.hpp"
#include "panels/forms.hpp"

#include <set>

using namespace crosscut;
using namespace crosscut::panels;
using paper::Look_;
using paper::Screen;
using paper::Studio;

namespace {

struct Size {
    float width, height;
    double scale;
};
constexpr Size sizes[] = {{1280, 800, 1}, {1920, 1080, 1}, {1280, 800, 2}};

/// Words of the study: names may be shortened, as the whole stands in a tip and in the inspector.
std::vector<std::string> own_words(const Studio& studio)
{
    std::vector<std::string> out;
    const evidence::Archive& archive = studio.state.archive;
    const auto add = [&](const std::string& words) {
        if (words.size() > 3)
            out.push_back(words);
    };
    for (const evidence::Actor& actor : *archive.actors) {
        add(actor.name);
        add(actor.role);
        add(actor.level);
    }
    for (const evidence::Structure& structure : *archive.structures)
        add(structure.name);
    for (const evidence::City& city : *archive.cities)
        add(city.name);
    for (const evidence::Claim& claim : *archive.claims)
        add(claim.quote);
    for (const structures::Crisis& crisis : *studio.state.crises) {
        add(crisis.german);
        add(crisis.english);
    }
    for (const Language language : {Language::german, Language::english})
        add(studio.state.about().disclaimer(language));
    return out;
}

bool about_the_study(const std::string& words, const std::vector<std::string>& own)
{
    return std::any_of(own.begin(), own.end(), [&](const std::string& one) { return words.find(one) != std::string::npos || one.find(words) != std::string::npos; });
}

/// What is wrong with the texts of a frame, one line each.
std::set<std::string> faults(const Probe& probe, const std::vector<std::string>& own)
{
    std::set<std::string> out;
    const auto right = [](const scene::Box& box) { return box.x + box.width; };
    const auto bottom = [](const scene::Box& box) { return box.y + box.height; };
    for (const Told& one : probe.told) {
        if (one.words.empty() || one.clip.width <= 1 || one.clip.height <= 1)
            continue;
        if (one.shortened && !about_the_study(one.words, own))
            out.insert("shortened: " + one.words);
        if (!one.scrolls_x && (one.box.x < one.clip.x - 1.5 || right(one.box) > right(one.clip) + 1.5) && !about_the_study(one.words, own))
            out.insert("cut at the side: " + one.words);
        if (!one.scrolls_y && (one.box.y < one.clip.y - 2.5 || bottom(one.box) > bottom(one.clip) + 2.5))
            out.insert("cut above or below: " + one.words);
    }
    for (const std::string& name : probe.clashes)
        out.insert("two widgets of one name: " + name);
    // Words over words, or over a sign, in one window.
    for (std::size_t i = 0; i < probe.told.size(); ++i)
        for (std::size_t j = i + 1; j < probe.told.size(); ++j) {
            const Told& a = probe.told[i];
            const Told& b = probe.told[j];
            if (a.window != b.window || (a.words.empty() && b.words.empty()))
                continue;
            // What is scrolled under a heading is not seen there.
            const double wide = std::min({right(a.box), right(b.box), right(a.clip), right(b.clip)}) - std::max({a.box.x, b.box.x, a.clip.x, b.clip.x});
            const double tall = std::min({bottom(a.box), bottom(b.box), bottom(a.clip), bottom(b.clip)}) - std::max({a.box.y, b.box.y, a.clip.y, b.clip.y});
            if (wide > 3 && tall > 5)
                out.insert("over each other: " + a.words + " | " + b.words);
        }
    return out;
}

std::string joined(const std::set<std::string>& lines)
{
    std::string out;
    for (const std::string& line : lines)
        out += line + "\n";
    return out;
}

/// Every room and dialog, each as a state of the view.
/// Two photos of the city that is looked at, and their panel.
void with_photos(Studio& s)
{
    if (s.view.question.city && s.state.photos->empty())
        for (const char* name : {"T 2222 3333 4444 5555 6666 7777", "T"}) {
            study::AddPhoto edit;
            edit.photo.city = s.view.question.city;
            edit.photo.name = name;
            edit.photo.wide = edit.photo.high = 4;
            edit.photo.width = 900;
            edit.photo.strength = 0.5;
            edit.photo.hidden = name[1] == '\0';
            edit.jpeg = "/9j/";
            s.state = *study::apply(s.state, edit);
        }
    s.view.photo_form = PhotoForm{};
}

std::vector<std::pair<std::string, std::function<void(Studio&)>>> places()
{
    std::vector<std::pair<std::string, std::function<void(Studio&)>>> out;
    for (const Room room : {Room::map, Room::lanes, Room::gaps, Room::questions, Room::tables}) {
        const std::string name = "room " + std::to_string(static_cast<int>(room));
        out.emplace_back(name, [room](Studio& s) { s.view.room = room; });
        out.emplace_back(name + " with an actor", [room](Studio& s) {
            s.view.room = room;
            if (!s.snapshot.actors.empty())
                s.view.selection.actors = {s.snapshot.actors.front()};
        });
    }
    for (const scene::PictureKind& kind : scene::picture_kinds())
        out.emplace_back("picture " + std::string(kind.key), [picture = kind.picture](Studio& s) {
            s.view.room = Room::pictures;
            s.view.picture.picture = picture;
        });
    for (const TableTab tab : {TableTab::actors, TableTab::ties, TableTab::claims, TableTab::structures, TableTab::factors})
        out.emplace_back("table " + std::to_string(static_cast<int>(tab)), [tab](Studio& s) {
            s.view.room = Room::tables;
            s.view.table_tab = tab;
        });
    for (const InspectorTab tab : {InspectorTab::facts, InspectorTab::claims, InspectorTab::history}) {
        const std::string name = " in tab " + std::to_string(static_cast<int>(tab));
        out.emplace_back("tie" + name, [tab](Studio& s) {
            s.view.inspector_tab = tab;
            if (!s.snapshot.ties.empty())
                s.view.selection.tie = s.snapshot.ties.front().tie;
        });
        out.emplace_back("structure" + name, [tab](Studio& s) {
            s.view.inspector_tab = tab;
            if (!s.state.archive.structures->empty())
                s.view.selection.structure = s.state.archive.structures->front().id;
        });
        out.emplace_back("two actors" + name, [tab](Studio& s) {
            s.view.inspector_tab = tab;
            if (s.snapshot.actors.size() > 1)
                s.view.selection.actors = {s.snapshot.actors[0], s.snapshot.actors[1]};
        });
    }
    out.emplace_back("history", [](Studio& s) { s.view.show_history = true; });
    out.emplace_back("reasons", [](Studio& s) {
        s.view.show_reasons = true;
        s.model.hidden = {{{"They belong to another city."}, 12, 0}};
    });
    out.emplace_back("chips", [](Studio& s) {
        s.view.question.field = evidence::Field::climate;
        s.view.question.rule = evidence::TieRule::union_of_sides;
        s.view.filter.hide_isolates = true;
        s.view.whole_time = true;
    });
    out.emplace_back("workshop", [](Studio& s) { s.view.workshop.on = true; });
    out.emplace_back("what if", [](Studio& s) {
        if (!s.snapshot.actors.empty())
            s.view.selection.actors = {s.snapshot.actors.front()};
        begin_what_if(s.model, s.view);
    });
    out.emplace_back("what if on the projector", [](Studio& s) {
        s.view.look.projector = true;
        begin_what_if(s.model, s.view);
    });
    out.emplace_back("photo to choose", [](Studio& s) { s.view.photo_form = PhotoForm{}; });
    out.emplace_back("photo of no city", [](Studio& s) {
        s.view.question.city = {};
        s.view.photo_form = PhotoForm{};
    });
    out.emplace_back("photo under the map", [](Studio& s) { with_photos(s); });
    out.emplace_back("photo that is not seen", [](Studio& s) {
        with_photos(s);
        s.view.look.places = scene::PlaceRule::columns;
    });
    out.emplace_back("menu", [](Studio& s) { s.view.show_menu = true; });
    out.emplace_back("search", [](Studio& s) { s.view.search_open = true; });
    out.emplace_back("help", [](Studio& s) { s.view.show_help = true; });
    out.emplace_back("about", [](Studio& s) { s.view.show_about = true; });
    out.emplace_back("new actor", [](Studio& s) { s.view.actor_form.emplace().city = s.view.question.city; });
    out.emplace_back("crises", [](Studio& s) { s.view.crisis_form = CrisisForm{}; });
    out.emplace_back("factors", [](Studio& s) { s.view.factors_form = FactorsForm{}; });
    out.emplace_back("figure", [](Studio& s) { s.view.figure_form = FigureForm{}; });
    for (const FilePurpose purpose : {FilePurpose::open_study, FilePurpose::new_study, FilePurpose::save_copy, FilePurpose::import_tables, FilePurpose::write_figure, FilePurpose::write_report})
        out.emplace_back("files " + std::to_string(static_cast<int>(purpose)), [purpose](Studio& s) { s.view.file_form.emplace().purpose = purpose; });
    out.emplace_back("files elsewhere", [](Studio& s) { s.view.file_form.emplace().elsewhere = true; });
    out.emplace_back("delete, rename, merge, tie", [](Studio& s) {
        if (s.snapshot.actors.size() < 2)
            return;
        s.view.tie_form.emplace().from = s.snapshot.actors[0];
        s.view.tie_form->to = s.snapshot.actors[1];
    });
    out.emplace_back("merge", [](Studio& s) {
        if (s.snapshot.actors.size() > 1)
            s.view.merge_form = merge_of(s.snapshot.actors[0], s.snapshot.actors[1]);
    });
    out.emplace_back("delete", [](Studio& s) {
        if (!s.snapshot.actors.empty())
            s.view.delete_form.emplace().actors = {s.snapshot.actors[0]};
    });
    out.emplace_back("coding", [](Studio& s) {
        if (!s.state.archive.structures->empty())
            s.view.coding_form.emplace().target.structure = s.state.archive.structures->front().id;
    });
    out.emplace_back("step", [](Studio& s) {
        if (!s.state.archive.structures->empty())
            s.view.step_form.emplace().target.structure = s.state.archive.structures->front().id;
    });
    for (int tab = 0; tab < 5; ++tab)
        out.emplace_back("interview " + std::to_string(tab), [tab](Studio& s) {
            s.view.interview_form = interview_of(*s.state.archive.interviews, s.view.question.city);
            s.view.interview_form->tab = tab % 3;
            s.view.interview_form->asking = tab == 3;
            s.view.interview_form->head = tab == 4;
            s.view.interview_form->lines = "Sozialamt - Neuer Verein; 3; seit 2016\n";
        });
    out.emplace_back("names that look alike", [](Studio& s) {
        s.view.review_form = ReviewForm{};
        static std::vector<study::AlikePair> alike;
        Work work;
        alike = *study::alike_pairs(s.state, work);
        s.model.alike = &alike;
    });
    for (const bool chosen : {false, true})
        out.emplace_back(chosen ? "recoding some claims" : "recoding", [chosen](Studio& s) {
            s.view.recode_form = RecodeForm{};
            for (std::size_t i = 0; chosen && i < std::min<std::size_t>(5, s.state.archive.claims->size()); ++i)
                s.view.recode_form->chosen.insert((*s.state.archive.claims)[i].id);
        });
    for (const int kind : {0, 1})
        out.emplace_back(kind == 0 ? "split of an organisation" : "merger of organisations", [kind](Studio& s) {
            for (std::size_t i = 0; i < std::min<std::size_t>(kind == 0 ? 1 : 2, s.snapshot.actors.size()); ++i)
                s.view.selection.actors.push_back(s.snapshot.actors[i]);
            s.view.lineage_form = lineage_of_selection(s.view);
            s.view.lineage_form->kind = kind;
        });
    out.emplace_back("versions", [](Studio& s) {
        static const std::vector<study::Backup> copies{{"a.crosscut-backups/2026-11-25_14-18-22.crosscut", "2026-11-25 14:18:22", 24576}};
        static std::vector<study::Version> versions;
        versions = {study::version_of(s.state, study::VersionId{1}, "V1", "2026-11-25 10:00:00")};
        s.view.versions_form = VersionsForm{};
        s.view.versions_form->backup = copies.front().time;
        s.model.backups = &copies;
        s.model.versions = &versions;
    });
    for (int number = 1; number <= 10; ++number)
        out.emplace_back("question " + std::to_string(number), [number](Studio& s) {
            s.view.room = Room::questions;
            s.view.questions_memory.number = number;
            s.view.questions_memory.wrong = tr(s.view.look.language, "This is no day. Write 2016, 2016-07 or 2016-07-01.");
        });
    for (int step = 0; step < tour_length; ++step)
        out.emplace_back("walk " + std::to_string(step + 1), [step](Studio& s) {
            begin_tour(s.view);
            s.view.tour->step = step;
        });
    return out;
}

void look_everywhere(Studio& studio, Language language)
{
    const std::vector<std::string> own = own_words(studio);
    const View before = studio.view;
    const Model model = studio.model;
    for (const Size& size : sizes) {
        Look_ look(size.width, size.height, size.scale);
        for (const auto& [name, make] : places()) {
            studio.view = before;
            studio.model = model;
            studio.view.look.language = language;
            make(studio);
            const std::set<std::string> found = faults(look.at(studio), own);
            INFO(name << " at " << size.width << "x" << size.height << " and " << size.scale << ", " << (language == Language::german ? "German" : "English") << "\n" << joined(found));
            CHECK(found.empty());
        }
    }
    studio.view = before;
    studio.model = model;
}

}  // namespace

TEST_CASE("No word is cut in any room or dialog, in German and English, at three sizes", "[panels]")
{
    Studio studio(cases::import("potsdam"));
    studio.view.question.city = studio.state.archive.cities->front().id;
    studio.refresh();
    look_everywhere(studio, GENERATE(Language::german, Language::english));
}

TEST_CASE("No word is cut in a window without a study, nor in an empty one", "[panels]")
{
    Studio studio(evidence::empty_archive());
    studio.model.has_file = GENERATE(false, true);
    look_everywhere(studio, GENERATE(Language::german, Language::english));
}

TEST_CASE("What the window says in German it does not say in the same words in English", "[panels]")
{
    Studio studio(cases::import("potsdam"));
    studio.view.question.city = studio.state.archive.cities->front().id;
    studio.refresh();
    const std::vector<std::string> own = own_words(studio);
    const View before = studio.view;
    const Model model = studio.model;
    std::set<std::string> said[2];
    for (const Language language : {Language::german, Language::english}) {
        Look_ look(1280, 800, 1);
        for (const auto& [name, make] : places()) {
            // Names of files are in no language, the list of factors is in both, and libraries are called as they are.
            if (name.rfind("files", 0) == 0 || name == "factors" || name == "about" || name == "interview 3")
                continue;
            studio.view = before;
            studio.model = model;
            studio.view.look.language = language;
            make(studio);
            const Probe& probe = look.at(studio);
            said[language == Language::german ? 0 : 1].insert(probe.texts.begin(), probe.texts.end());
        }
    }
    CHECK(said[0].size() > 500);
    // Words that both languages have, names of things, keys, and what the study itself says.
    const std::set<std::string> same{"Crosscut", "Name", "Status", "Workshop", "Format", "Robust", "Integration", "Partner", "Forum", "Initiative", "Region", "Jobcenter", "Interviews", "Version 0.1.0", "Esc", "Tab, Esc", "Deutsch", "English"};
    for (const std::string& words : said[0]) {
        const auto letters = std::count_if(words.begin(), words.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        const bool key = std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (said[1].count(words) == 0 || letters < 3 || key || same.count(words) || about_the_study(words, own))
            continue;
        INFO(words);
        CHECK(words.empty());
    }
}

TEST_CASE("The search for cut words finds what is cut", "[panels]")
{
    Screen screen;
    screen.probe = {};
    ImGui::NewFrame();
    begin_area("narrow", {0, 0, 120, 60});
    text("words that are much longer than the window is wide");
    line("words that get dots, because there is no room for all of them", 80);
    end_area();
    ImGui::Render();
    const std::string found = joined(faults(screen.probe, {}));
    CHECK(found.find("cut at the side: words that are") != std::string::npos);
    CHECK(found.find("shortened: words that get dots") != std::string::npos);
    CHECK(joined(faults(screen.probe, {"words that get dots, because"})).find("shortened") == std::string::npos);
}

TEST_CASE("The sign for the look is whole and beside no other at any width of the window", "[panels]")
{
    Studio studio(cases::import("potsdam"));
    for (int width = 620; width <= 1400; width += 20) {
        INFO(width);
        Look_ look(static_cast<float>(width), 700, 1);
        const Probe& probe = look.at(studio);
        const auto dark = probe.drawn.find("dark");
        const auto undo = probe.drawn.find("undo");
        const auto field = probe.drawn.find("field");
        REQUIRE(dark != probe.drawn.end());
        REQUIRE(undo != probe.drawn.end());
        REQUIRE(field != probe.drawn.end());
        CHECK(dark->second.x + dark->second.width <= width);
        const auto rule = probe.drawn.find("rule");
        const auto search = probe.drawn.find("search.open");
        const auto& last = rule != probe.drawn.end() ? rule->second : field->second;
        CHECK(last.x + last.width <= (search != probe.drawn.end() ? search->second.x : undo->second.x));
    }
}
