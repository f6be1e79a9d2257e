// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "at_random.hpp"

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::evidence;
using namespace crosscut::study::made_up;

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
