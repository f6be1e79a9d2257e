// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "study/book.hpp"

#include <sqlite3.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::evidence;

namespace {

struct Folder {
    std::filesystem::path path;
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "crosscut-test-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

State with_city()
{
    State state = empty_state();
    state.archive.cities = std::make_shared<Table<City>>(Table<City>{{CityId{1}, "MU", "Musterstadt", "Hessen"}});
    return state;
}

PartialDate date(const char* text) { return *parse_date(text); }

/// A study in which everything occurs that a row can hold.
State rich()
{
    State state = with_city();
    const auto must = [&](const Edit& edit) {
        Result<State> next = study::apply(state, edit);
        REQUIRE(next);
        state = *next;
    };
    must(AddActor{CityId{1}, "Sozialamt\tmit Tab\nund \\ Zeile", "admin", Field::integration, std::pair{1.5, -2.25}});
    must(AddActor{CityId{1}, "Übergangsverein", "initiative", Field::both, {}});
    must(AddActor{CityId{1}, "Klimastelle", "staff_unit", Field::climate, {}});
    must(AddTie{ActorId{1}, ActorId{2}, find_relation(state.archive, "joint")->id, date("2015-23~"), date(".."), 4, Polarity::yes, "„gemeinsam“", "2024-01-05"});
    must(AddStructure{CityId{1}, "Runder Tisch", "forum", Field::integration});
    must(AddEvent{Event{{}, StructureId{1}, date("Herbst 2015"), "seit Herbst 2015", "founded", "doc", {"events.csv", "", 3, "date"}}});
    must(AddMembership{Membership{{}, StructureId{1}, ActorId{2}, date("2016"), date("?"), Role::lead, "", {}}});
    must(RenameActor{ActorId{3}, "Stabsstelle Klima"});
    return state;
}

}  // namespace

TEST_CASE("A state survives being written as rows, whatever its rows hold")
{
    const State state = rich();
    const Result<State> again = state_of(rows_of(state));
    REQUIRE(again);
    CHECK(same(state, *again));
    CHECK(again->archive.actors->at(0).sector == Sector::administration);
    CHECK(again->archive.actors->at(2).aliases == std::vector<std::string>{"Klimastelle"});
    CHECK(again->archive.claims->at(0).start == date("2015-23~"));
}

TEST_CASE("A damaged row is refused with its table and number")
{
    std::vector<RowText> rows = rows_of(rich());
    for (RowText& row : rows)
        if (row.table == "claim")
            row.body += "strength\tviel\n";
    const Result<State> state = state_of(rows);
    REQUIRE_FALSE(state);
    CHECK(state.problem().what.args == std::vector<std::string>{"claim", "1"});
}

TEST_CASE("Deleting an actor takes its claims and seats along, and undo brings all of it back")
{
    History history(rich());
    const State before = history.state();
    const DeletionCount count = count_deletion(before, {ActorId{2}});
    CHECK(count.claims == 1);
    CHECK(count.memberships == 1);
    REQUIRE(history.apply(DeleteActors{{ActorId{2}}}));
    CHECK(history.state().archive.claims->empty());
    CHECK(history.state().archive.memberships->empty());
    REQUIRE(history.undo());
    CHECK(same(history.state(), before));
    REQUIRE(history.redo());
    CHECK(history.state().archive.actors->size() == 2);
}

TEST_CASE("Merging two spellings moves every claim and keeps the name that went as an alias")
{
    History history(rich());
    REQUIRE(history.apply(MergeActors{ActorId{1}, ActorId{3}}));
    const State& state = history.state();
    CHECK(state.archive.actors->size() == 2);
    CHECK(find_actor(state.archive, "Klimastelle", CityId{1}) == ActorId{1});
    CHECK(find_actor(state.archive, "MU03", CityId{1}) == ActorId{1});
    REQUIRE(history.apply(MergeActors{ActorId{1}, ActorId{2}}));
    CHECK(history.state().archive.claims->front().excluded);
}

TEST_CASE("Edits that make no sense are refused and change nothing")
{
    const State state = rich();
    CHECK_FALSE(study::apply(state, AddActor{CityId{1}, "  ", "admin", Field::none, {}}));
    CHECK_FALSE(study::apply(state, AddActor{CityId{1}, "übergangsverein", "admin", Field::none, {}}));
    CHECK_FALSE(study::apply(state, AddActor{CityId{9}, "Neu", "admin", Field::none, {}}));
    CHECK_FALSE(study::apply(state, RenameActor{ActorId{1}, "Übergangsverein"}));
    CHECK_FALSE(study::apply(state, MergeActors{ActorId{1}, ActorId{1}}));
    CHECK_FALSE(study::apply(state, AddTie{ActorId{1}, ActorId{1}, RelationId{1}, {}, {}, 0, Polarity::yes, "", ""}));
    CHECK_FALSE(study::apply(state, AddTie{ActorId{1}, ActorId{2}, RelationId{1}, date("2019"), date("2017"), 0, Polarity::yes, "", ""}));
    Actor loop = state.archive.actors->at(0);
    loop.parent = loop.id;
    CHECK_FALSE(study::apply(state, ChangeActor{loop}));
}

TEST_CASE("Six hundred edits can be undone one by one, also after the file was closed and opened")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    {
        Result<Book> book = Book::create(path, with_city());
        REQUIRE(book);
        for (int i = 0; i < 600; ++i)
            REQUIRE(book->apply(AddActor{CityId{1}, "Amt " + std::to_string(i), "admin", Field::none, {}}));
        for (int i = 0; i < 50; ++i)
            REQUIRE(*book->undo());
        REQUIRE(book->flush(60));
        CHECK(book->save_status().kind == SaveStatus::Kind::saved);
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK(book->state().archive.actors->size() == 550);
    for (int i = 0; i < 50; ++i)
        REQUIRE(*book->redo());
    CHECK(book->state().archive.actors->size() == 600);
    CHECK_FALSE(*book->redo());
    for (int i = 0; i < 600; ++i)
        REQUIRE(*book->undo());
    CHECK(same(book->state(), with_city()));
    CHECK_FALSE(*book->undo());
}

TEST_CASE("A drag is one step, two drags are two")
{
    History history(rich());
    const std::size_t steps = history.steps().size();
    for (int i = 0; i < 40; ++i)
        REQUIRE(history.apply(MoveActors{{{ActorId{1}, 10.0 * i, 5.0}}}, i > 0));
    CHECK(history.steps().size() == steps + 1);
    REQUIRE(history.apply(MoveActors{{{ActorId{1}, 0.0, 0.0}}}, false));
    CHECK(history.steps().size() == steps + 2);
    REQUIRE(history.undo());
    REQUIRE(history.undo());
    CHECK(history.state().pins->front().x == 1.5);
}

TEST_CASE("A new edit after undo forgets what was undone, in the file as well")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    {
        Result<Book> book = Book::create(path, with_city());
        REQUIRE(book);
        REQUIRE(book->apply(AddActor{CityId{1}, "Eins", "admin", Field::none, {}}));
        REQUIRE(book->apply(AddActor{CityId{1}, "Zwei", "admin", Field::none, {}}));
        REQUIRE(*book->undo());
        REQUIRE(book->apply(AddActor{CityId{1}, "Drei", "admin", Field::none, {}}));
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK(book->history().steps().size() == 2);
    CHECK(book->state().archive.actors->back().name == "Drei");
}

TEST_CASE("Files that are no studies are refused by name and stay as they are")
{
    const Folder folder;
    const auto write = [&](const char* name, const std::string& bytes) {
        std::ofstream(folder.path / name, std::ios::binary) << bytes;
        return folder.path / name;
    };
    CHECK_FALSE(Book::open(folder.path / "missing.crosscut"));
    CHECK_FALSE(Book::open(folder.path));
    CHECK_FALSE(Book::open(write("empty.crosscut", "")));
    CHECK_FALSE(Book::open(write("text.crosscut", "Sehr geehrte Damen und Herren")));
    CHECK_FALSE(Book::open(write("almost.crosscut", "SQLite format 3" + std::string(200, '\0'))));
    Result<Book> book = Book::create(folder.path / "a.crosscut");
    REQUIRE(book);
    CHECK_FALSE(Book::create(folder.path / "a.crosscut"));
}

namespace {
void tamper(const std::filesystem::path& path, const char* sql)
{
    sqlite3* base = nullptr;
    REQUIRE(sqlite3_open(path.string().c_str(), &base) == SQLITE_OK);
    const int code = sqlite3_exec(base, sql, nullptr, nullptr, nullptr);
    sqlite3_close(base);
    REQUIRE(code == SQLITE_OK);
}
}  // namespace

TEST_CASE("What other programs did to a study file is noticed on opening")
{
    const Folder folder;
    const auto make = [&](const char* name) {
        REQUIRE(Book::create(folder.path / name, rich()));
        return folder.path / name;
    };
    const auto changed_row = make("a.crosscut");
    tamper(changed_row, "UPDATE row SET body = body || 'basis\tx\n' WHERE kind = 'actor'");
    CHECK_FALSE(Book::open(changed_row));
    const auto lost_row = make("b.crosscut");
    tamper(lost_row, "DELETE FROM row WHERE kind = 'claim'");
    CHECK_FALSE(Book::open(lost_row));
    const auto trigger = make("c.crosscut");
    tamper(trigger, "CREATE TRIGGER t AFTER INSERT ON row BEGIN DELETE FROM row; END");
    CHECK_FALSE(Book::open(trigger));
    const auto newer = make("d.crosscut");
    tamper(newer, "PRAGMA user_version = 2");
    Result<Book> book = Book::open(newer);
    REQUIRE(book);
    CHECK(book->read_only());
    CHECK(book->remarks().size() == 1);
    CHECK_FALSE(book->apply(RenameActor{ActorId{1}, "Neu"}));
}

TEST_CASE("A second writer does not overwrite what the first one has written")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Result<Book> first = Book::create(path, with_city());
    Result<Book> second = Book::open(path);
    REQUIRE(first);
    REQUIRE(second);
    REQUIRE(first->apply(AddActor{CityId{1}, "Eins", "admin", Field::none, {}}));
    REQUIRE(first->flush(30));
    REQUIRE(second->apply(AddActor{CityId{1}, "Zwei", "admin", Field::none, {}}));
    CHECK_FALSE(second->flush(30));
    CHECK(second->save_status().kind == SaveStatus::Kind::failed);
    CHECK(second->save_status().problem->code == Problem::Code::conflict);
    REQUIRE(second->save_as(folder.path / "b.crosscut"));
    CHECK(Book::open(folder.path / "b.crosscut")->state().archive.actors->back().name == "Zwei");
    CHECK(Book::open(path)->state().archive.actors->back().name == "Eins");
}

TEST_CASE("A program killed at any moment leaves every edit that it had reported as saved")
{
    const Folder folder;
    for (int round = 0; round < 30; ++round) {
        const auto path = folder.path / (std::to_string(round) + ".crosscut");
        int tell[2];
        REQUIRE(pipe(tell) == 0);
        const pid_t child = fork();
        if (child == 0) {
            Result<Book> book = Book::create(path, with_city());
            for (int i = 0; book && i < 10000; ++i) {
                if (!book->apply(AddActor{CityId{1}, "Amt " + std::to_string(i), "admin", Field::none, {}}) || !book->flush(10))
                    _exit(1);
                if (write(tell[1], &i, sizeof i) != sizeof i)
                    _exit(1);
            }
            _exit(0);
        }
        close(tell[1]);
        int reported = -1;
        int value = 0;
        while (reported < round % 7 && read(tell[0], &value, sizeof value) == sizeof value)
            reported = value;
        usleep(static_cast<useconds_t>(137 * round));
        kill(child, SIGKILL);
        while (read(tell[0], &value, sizeof value) == sizeof value)
            reported = value;
        close(tell[0]);
        int status = 0;
        waitpid(child, &status, 0);
        Result<Book> book = Book::open(path);
        REQUIRE(book);
        const auto kept = static_cast<int>(book->state().archive.actors->size());
        CHECK(kept >= reported + 1);
        CHECK(kept <= reported + 2);
        CHECK(book->history().steps().size() == static_cast<std::size_t>(kept));
    }
}
