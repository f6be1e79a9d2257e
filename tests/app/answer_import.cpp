// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "app/answer_import.hpp"
#include "app/session.hpp"
#include "cli/commands.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace crosscut;

namespace {

const fs::path datasets = fs::path(CROSSCUT_SOURCE_DIR) / "datasets";

fs::path scratch(const std::string& name)
{
    const fs::path folder = fs::temp_directory_path() / ("crosscut-" + name + "-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

}  // namespace

TEST_CASE("Importing through the window gives the same study as the command line")
{
    const std::string name = GENERATE("cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg", "halle-roh");
    INFO(name);
    const fs::path folder = scratch("import-" + name);
    const fs::path file = folder / "study.crosscut";
    std::ostringstream out;
    std::ostringstream err;
    cli::run("crosscut", {"import", (datasets / name).string(), "--into", file.string(), "--quiet"}, out, err);
    INFO(err.str());
    Result<study::Book> by_command = study::Book::open(file, true);
    REQUIRE(by_command);

    Result<panels::ImportForm> form = app::read_tables({datasets / name});
    REQUIRE(form);
    const study::State empty = study::empty_state();
    app::StagedTables staged = app::stage_tables(empty.archive, form->found);
    const Result<study::State> by_window = study::apply(empty, app::take_tables(empty, form->found, std::move(staged), ""));
    REQUIRE(by_window);
    CHECK(evidence::same(by_window->archive, by_command->state().archive));
    CHECK(by_window->about().disclaimer_german == by_command->state().about().disclaimer_german);
    REQUIRE(by_window->imports->size() == 1);
    REQUIRE(by_command->state().imports->size() == 1);
    CHECK(by_window->imports->front().taken == by_command->state().imports->front().taken);
    CHECK(by_window->imports->front().notes == by_command->state().imports->front().notes);
    fs::remove_all(folder);
}

TEST_CASE("A staging made beside an older archive is made anew before it is taken over")
{
    const study::State empty = study::empty_state();
    Result<panels::ImportForm> first = app::read_tables({datasets / "cottbus"});
    Result<panels::ImportForm> second = app::read_tables({datasets / "halle"});
    REQUIRE(first);
    REQUIRE(second);
    app::StagedTables old = app::stage_tables(empty.archive, second->found);
    const Result<study::State> with_first = study::apply(empty, app::take_tables(empty, first->found, app::stage_tables(empty.archive, first->found), ""));
    REQUIRE(with_first);
    const Result<study::State> both = study::apply(*with_first, app::take_tables(*with_first, second->found, std::move(old), ""));
    REQUIRE(both);
    // The actors of the first city are still there beside those of the second.
    CHECK(both->archive.cities->size() == 2);
    CHECK(both->archive.actors->size() > with_first->archive.actors->size());
}

TEST_CASE("A mapping that was written reads the same tables in the same way again")
{
    const fs::path folder = scratch("mapping");
    for (const char* table : {"akteure.csv", "gespraeche.csv", "interviews.csv"})
        fs::copy_file(datasets / "halle-roh" / table, folder / table);
    Result<panels::ImportForm> guessed = app::read_tables({folder});
    REQUIRE(guessed);
    REQUIRE(app::write_mapping(guessed->found, guessed->folder / "crosscut-import.json"));
    Result<panels::ImportForm> mapped = app::read_tables({folder});
    REQUIRE(mapped);
    const study::State empty = study::empty_state();
    CHECK(evidence::same(app::stage_tables(empty.archive, guessed->found).staged.archive, app::stage_tables(empty.archive, mapped->found).staged.archive));
    fs::remove_all(folder);
}

TEST_CASE("A study in which nothing has a date is known as such, with claims and not before")
{
    CHECK_FALSE(app::nothing_dated(evidence::empty_archive()));
    const fs::path folder = scratch("undated");
    std::ofstream(folder / "ties.csv") << "from,to,relation\nSozialamt,Jugendamt,info\nJugendamt,Klimastelle,info\n";
    Result<panels::ImportForm> form = app::read_tables({folder / "ties.csv"});
    REQUIRE(form);
    const study::State empty = study::empty_state();
    const Result<study::State> taken = study::apply(empty, app::take_tables(empty, form->found, app::stage_tables(empty.archive, form->found), ""));
    REQUIRE(taken);
    REQUIRE(taken->archive.claims->size() == 2);
    CHECK(app::nothing_dated(taken->archive));
    auto claims = std::make_shared<evidence::Table<evidence::Claim>>(*taken->archive.claims);
    claims->front().start = *parse_date("2017");
    evidence::Archive dated = taken->archive;
    dated.claims = claims;
    CHECK_FALSE(app::nothing_dated(dated));
    fs::remove_all(folder);
}
