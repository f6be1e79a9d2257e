// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/import_files.hpp"
#include "panels/file_list.hpp"
#include "panels/import_form.hpp"
#include "paper.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace crosscut;

namespace {

fs::path scratch(const std::string& name)
{
    const fs::path folder = fs::temp_directory_path() / ("crosscut-" + name + "-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

void put(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

panels::ImportForm form_of(const fs::path& path)
{
    Result<exchange::Found> found = exchange::find_tables({path});
    REQUIRE(found);
    panels::ImportForm form;
    form.found = std::move(*found);
    return form;
}

/// What the program does when it is asked for a staging.
void stage(paper::Screen& screen)
{
    panels::ImportForm& form = *screen.view.import_form;
    form.notes.clear();
    form.staged = exchange::stage(screen.state.archive, exchange::plan_of(form.found, form.notes));
    form.notes.insert(form.notes.end(), form.staged->notes.begin(), form.staged->notes.end());
    form.base = screen.state.archive;
    form.reading = false;
}

}  // namespace

TEST_CASE("The file browser opens the study that was clicked twice, whatever its name holds")
{
    const fs::path folder = scratch("browse");
    const std::string hostile = "100 %s ##x \xFF \xF0\x9F\x8C\x8D.crosscut";
    put(folder / hostile, "x");
    put(folder / "note.doc", "x");
    fs::create_directory(folder / "Zweite");
    paper::Screen screen;
    screen.take(paper::study_of({}));
    screen.view.file_form = panels::FileForm{};
    screen.view.file_form->folder = folder;
    screen.frames(3);
    // The folder stands first; the file that is no study is left out.
    REQUIRE(screen.view.file_form->entries.size() == 2);
    CHECK(screen.view.file_form->entries[0].folder);
    screen.click("file.row.1");
    screen.click("file.go");
    REQUIRE(screen.intent<panels::OpenStudy>());
    CHECK(screen.intent<panels::OpenStudy>()->file == folder / hostile);
    fs::remove_all(folder);
}

TEST_CASE("A study is never created over a file, and a figure only after a question")
{
    const fs::path folder = scratch("save");
    put(folder / "da.crosscut", "x");
    put(folder / "bild.svg", "x");
    paper::Screen screen;
    screen.take(paper::study_of({}));
    screen.view.file_form = panels::FileForm{};
    screen.view.file_form->purpose = panels::FilePurpose::new_study;
    screen.view.file_form->folder = folder;
    screen.view.file_form->name = "da";
    screen.frames(3);
    screen.click("file.go");
    CHECK(screen.intents.empty());
    REQUIRE(screen.view.file_form);
    CHECK_FALSE(screen.view.file_form->problem.empty());
    screen.view.file_form->name = "neu";
    screen.frames(2);
    screen.click("file.go");
    REQUIRE(screen.intent<panels::NewStudy>());
    CHECK(screen.intent<panels::NewStudy>()->file == folder / "neu.crosscut");

    screen.intents.clear();
    screen.view.figure_form = panels::FigureForm{};
    screen.view.file_form = panels::FileForm{};
    screen.view.file_form->purpose = panels::FilePurpose::write_figure;
    screen.view.file_form->folder = folder;
    screen.view.file_form->name = "bild";
    screen.frames(3);
    screen.click("file.go");
    CHECK_FALSE(screen.intent<panels::WriteFigure>());
    REQUIRE(screen.shows("file.replace"));
    screen.click("file.replace");
    REQUIRE(screen.intent<panels::WriteFigure>());
    CHECK(screen.intent<panels::WriteFigure>()->file == folder / "bild.svg");
    fs::remove_all(folder);
}

TEST_CASE("A folder that is not there is said in a sentence")
{
    panels::FileForm form;
    form.folder = "/there/is/no/such/folder";
    panels::read_folder(form, Language::english);
    CHECK(form.entries.empty());
    CHECK(form.problem.find("There is no folder") == 0);
}

TEST_CASE("Columns are assigned by hand, and nothing is asked of the study before the rows are taken over")
{
    const fs::path folder = scratch("columns");
    put(folder / "x.csv", "%s ##kopf;Art\nSchulamt;admin\nGartenamt;admin\n");
    paper::Screen screen;
    screen.take(paper::study_of({"Sozialamt", "Jugendamt"}));
    screen.view.import_form = form_of(folder / "x.csv");
    panels::ImportForm& form = *screen.view.import_form;
    panels::choose_city(form, screen.state.archive, 0);
    panels::set_kind(form, 0, interview::TableKind::actors);
    // The first column has no header that anybody would guess: the field is chosen by hand.
    const auto& specs = interview::fields(interview::TableKind::actors);
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].key == "label")
            panels::assign(form, 0, 0, static_cast<int>(i));
    screen.frames(3);
    CHECK(panels::missing_fields(form.found.tables[0]).empty());
    REQUIRE(screen.intent<panels::StageTables>());
    CHECK(screen.intents.size() == 1);
    stage(screen);
    screen.frames(2);
    screen.click("import.report");
    REQUIRE(screen.shows("import.take"));
    CHECK_FALSE(screen.intent<panels::TakeTables>());
    screen.click("import.take");
    CHECK(screen.intent<panels::TakeTables>());
    fs::remove_all(folder);
}

TEST_CASE("Words for relations that nobody knows are given a meaning beside the report, and the rows are read anew")
{
    const fs::path folder = scratch("relations");
    put(folder / "ties.csv", "from,to,type\nSozialamt,Jugendamt,friends\nJugendamt,Klimastelle,a very long word for a relation that does not end so soon\n");
    paper::Screen screen;
    screen.take(paper::study_of({"Sozialamt", "Jugendamt"}));
    screen.view.look.language = Language::english;
    screen.view.import_form = form_of(folder / "ties.csv");
    panels::ImportForm& form = *screen.view.import_form;
    panels::choose_city(form, screen.state.archive, 0);
    stage(screen);
    form.stale = false;
    screen.frames(2);
    screen.click("import.report");
    screen.frames(2);
    REQUIRE(screen.shows("import.relation.0"));
    REQUIRE(screen.shows("import.relation.1"));
    CHECK(screen.probe.clashes.empty());
    form.found.relations["friends"] = "contact";
    stage(screen);
    screen.frames(2);
    // What was said can be taken back: the word stays in the list.
    CHECK(screen.shows("import.relation.1"));
    CHECK(form.staged->unknown_relations.size() == 1);
    fs::remove_all(folder);
}

TEST_CASE("No label of a dialog is cut in either language at any scale")
{
    const Language language = GENERATE(Language::german, Language::english);
    const double scale = GENERATE(1.0, 1.5, 2.0);
    paper::Screen screen(scale);
    INFO((language == Language::german ? "German at " : "English at ") << scale);
    screen.take(paper::study_of({"Amt A", "Amt B"}));
    screen.view.look.language = language;
    panels::View& view = screen.view;
    const int which = GENERATE(0, 1, 2, 3, 4, 5, 6, 7, 8);
    INFO("dialog " << which);
    switch (which) {
    case 0: view.actor_form = panels::ActorForm{}; break;
    case 1: view.rename_form = panels::RenameForm{{1}, "Amt A", true}; break;
    case 2: view.tie_form = panels::TieForm{}; view.tie_form->from = {1}; view.tie_form->to = {2}; break;
    case 3: view.merge_form = panels::MergeForm{{1}, {2}, true}; break;
    case 4: view.delete_form = panels::DeleteForm{{ActorId{1}}}; break;
    case 5: view.file_form = panels::FileForm{}; view.file_form->folder = "/"; break;
    case 6: view.figure_form = panels::FigureForm{}; break;
    case 7: view.show_help = true; break;
    default: view.show_about = true; break;
    }
    screen.frames(4);
    std::string cut;
    for (const std::string& words : screen.probe.cut)
        cut += words + "\n";
    INFO(cut);
    CHECK(screen.probe.cut.empty());
}
