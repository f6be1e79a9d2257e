// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "interview/note.hpp"
#include "interview/table.hpp"

using namespace crosscut;
using namespace crosscut::interview;

TEST_CASE("German headers with umlauts, in any order, find their fields", "[interview]")
{
    const files::Sheet sheet = *files::read_delimited("Stärke;Gespräch;Nach;Von;Häufig;Zitat\n3;I1;B;A;x;ja\n", "aussagen.csv");
    const Guess one = guess(sheet);
    CHECK(one.kind == TableKind::statements);
    CHECK(one.complete);
    CHECK(one.columns.at("strength") == 0);
    CHECK(one.columns.at("interview") == 1);
    CHECK(one.columns.at("to") == 2);
    CHECK(one.columns.at("from") == 3);
    CHECK(one.columns.at("quote") == 5);
}

TEST_CASE("source beside target is the first end of a tie, alone it is who said so", "[interview]")
{
    const Guess edges = guess(*files::read_delimited("source,target,weight\nA,B,3\n", "edges.csv"));
    CHECK(edges.kind == TableKind::statements);
    CHECK(edges.complete);
    CHECK(edges.columns.at("from") == 0);
    CHECK(edges.columns.at("to") == 1);
    CHECK(edges.columns.count("interview") == 0);
    const Guess said = guess(*files::read_delimited("source,from,to\nI1,A,B\n", "statements.csv"));
    CHECK(said.columns.at("interview") == 0);
    CHECK(said.columns.at("from") == 1);
}

TEST_CASE("A list of nodes that has ids and no names is a table of actors called by them", "[interview]")
{
    const Guess nodes = guess(*files::read_delimited("id,status,age\nn1,partner,31\n", "nodes.csv"));
    CHECK(nodes.kind == TableKind::actors);
    CHECK(nodes.complete);
    CHECK(nodes.columns.at("label") == 0);
    CHECK_FALSE(nodes.columns.count("id"));
    const Guess named = guess(*files::read_delimited("id,label\nn1,Sozialamt\n", "nodes.csv"));
    CHECK(named.columns.at("id") == 0);
    CHECK(named.columns.at("label") == 1);
    // A table of interviews has more than an id that tells what it is.
    CHECK(guess(*files::read_delimited("id,date,actor,coverage\nI1,2023-03-01,A,roster\n", "talks.csv")).kind == TableKind::interviews);
}

TEST_CASE("Rows keep their line, and line breaks of every kind are one kind", "[interview]")
{
    const files::Sheet sheet = *files::read_delimited("from,to,quote\n A ,B,\"x\r\ny\rz\"\n\n,,\nC,D,,more\n", "s.csv");
    const Table table = read(sheet, TableKind::statements, guess_columns(sheet, TableKind::statements).columns);
    REQUIRE(table.records.size() == 2);
    CHECK(table.records[0].at("from") == "A");
    CHECK(table.records[0].at("quote") == "x\ny\nz");
    CHECK(table.place(table.records[0], "to").column == "to");
    CHECK(table.records[1].place.line > table.records[0].place.line);
    CHECK(table.records[1].at("nothing").empty());
    REQUIRE(table.notes.size() == 1);  // a cell beyond the last header
    CHECK(table.notes.front().kind == Note::Kind::changed);
}

TEST_CASE("Notes are kept as text and read back as they were", "[interview]")
{
    Note note;
    note.kind = Note::Kind::refused;
    note.problem = {Problem::Code::bad_value, {"“{1}”\tis\nnot {2}.", {"a\\n\tb", ""}}, {"hint"}, {"f\t.csv", "s", 7, "c\n"}};
    const std::vector<Note> back = read_notes(written({note, note}));
    REQUIRE(back.size() == 2);
    CHECK(back[1].kind == note.kind);
    CHECK(back[1].problem.what == note.problem.what);
    CHECK(back[1].problem.hint == note.problem.hint);
    CHECK(back[1].problem.place == note.problem.place);
    CHECK(read_notes("nonsense\n1\t2").empty());
}
