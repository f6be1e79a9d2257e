// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "exchange/export_tables.hpp"
#include "imports.hpp"

using namespace crosscut;
using namespace crosscut::evidence;
using namespace crosscut::test;

namespace {

constexpr const char* actors = "id,label,kind\nAB01,Amt A,admin\nAB02,Verein B,welfare\nAB03,Amt C,admin\n";
constexpr const char* structures = "id,label,type\nAB-S01,Runder Tisch,network\nAB-S02,AG Hitze,working_group\n";
constexpr const char* interviews = "id,unit,month\nI1,AB01,2023-05\n";
constexpr const char* statements = "id,interview,from,to,relation,quote\n7,I1,AB01,AB02,joint,kurzer Draht\n";

struct Town {
    Folder folder;
    Town()
    {
        folder.put("actors.csv", actors);
        folder.put("structures.csv", structures);
        folder.put("interviews.csv", interviews);
        folder.put("statements.csv", statements);
    }
    Import with(const std::string& factors, const std::string& steps = {}) const
    {
        folder.put("factors.csv", factors);
        if (!steps.empty())
            folder.put("recommendations.csv", steps);
        return import_into(empty_archive(), {folder.path});
    }
};

const Coding& only(const Import& import)
{
    REQUIRE(import.staged.archive.codings->size() == 1);
    return import.staged.archive.codings->front();
}

}  // namespace

TEST_CASE("A table of potentials and obstacles is known by its name and headers, German or English")
{
    const Town town;
    const Import one = town.with("Faktor;Wirkung;Struktur;Gespräch;Zitat\nZeit;hemmend;AG Hitze;I1;niemand hatte Zeit\n");
    const Coding& coding = only(one);
    CHECK(coding.factor == find_factor(standard_factors(), "time"));
    CHECK(coding.influence == Influence::hinders);
    CHECK(coding.target.structure == find_structure(one.staged.archive, "AB-S02", {1}));
    CHECK(find(*one.staged.archive.interviews, coding.interview)->key == "I1");
    CHECK(coding.quote == "niemand hatte Zeit");
    CHECK(coding.place.line == 2);
    check_account(one.staged);
    CHECK(notes_of(one.notes, interview::Note::Kind::refused) == 0);
}

TEST_CASE("A row may be about a tie and rest on a statement, or about a gap")
{
    const Town town;
    const Import tie = town.with("factor,influence,from,to,relation,interview,statement\ntrust,+,AB01,AB02,joint,I1,7\n");
    CHECK(only(tie).target.is_tie());
    CHECK(only(tie).claim == ClaimId{1});
    CHECK(words_of(tie.staged.archive, only(tie)) == "kurzer Draht");
    CHECK(concerns_tie(only(tie).target, ActorId{2}, ActorId{1}, find_relation(tie.staged.archive, "joint")->id, false));
    const Import gap = town.with("factor,influence,gap,from,to,quote\nstaff,obstacle,G3 departments,AB01,AB03,keiner da\n");
    CHECK(only(gap).target.is_gap());
    CHECK(target_key(gap.staged.archive, only(gap).target) == "G3 departments AB01 – AB03");
}

TEST_CASE("A factor that is not in the list becomes one of the study's own, once")
{
    const Town town;
    const Import one = town.with("factor,influence,structure,quote\nGlück im Amt,helps,AB-S01,Schwein gehabt\nglueck im amt,hinders,AB-S02,Pech gehabt\n");
    REQUIRE(one.staged.archive.factors->size() == 1);
    CHECK(one.staged.archive.factors->front().id == FactorId{1000});
    CHECK(one.staged.archive.factors->front().german == "Glück im Amt");
    CHECK(one.staged.archive.codings->size() == 2);
    CHECK(notes_of(one.notes, interview::Note::Kind::remark) >= 1);
}

TEST_CASE("What cannot be told is refused with its place, and the other rows are taken")
{
    const Town town;
    const Import one = town.with("factor,influence,structure,from,to,quote\n"
                                 ",helps,AB-S01,,,a\n"
                                 "staff,vielleicht,AB-S01,,,b\n"
                                 "staff,helps,AB-S99,,,c\n"
                                 "staff,helps,,AB01,,d\n"
                                 "staff,helps,,AB01,AB01,e\n"
                                 "staff,helps,AB-S01,,,f\n");
    CHECK(notes_of(one.notes, interview::Note::Kind::refused) == 5);
    CHECK(only(one).quote == "f");
    check_account(one.staged);
    for (const interview::Note& note : one.notes)
        if (note.kind == interview::Note::Kind::refused) {
            CHECK(note.problem.place.line >= 2);
            CHECK(in(Language::german, note.problem.what) != in(Language::english, note.problem.what));
        }
}

TEST_CASE("The same table read again brings nothing; a changed row of the same id replaces")
{
    const Town town;
    const std::string rows = "id,factor,influence,structure,quote\n1,staff,helps,AB-S01,a\n,money,helps,AB-S01,b\n";
    const Import first = town.with(rows);
    const Import again = import_into(first.staged.archive, {town.folder.path});
    CHECK(same(again.staged.archive, first.staged.archive));
    town.folder.put("factors.csv", "id,factor,influence,structure,quote\n1,staff,hinders,AB-S01,a\n");
    const Import other = import_into(first.staged.archive, {town.folder.path});
    REQUIRE(other.staged.archive.codings->size() == 2);
    CHECK(other.staged.archive.codings->front().influence == Influence::hinders);
}

TEST_CASE("Codings, own factors and recommended steps come back from tables and workbooks as they were")
{
    const Town town;
    const Import one = town.with("id,factor,influence,structure,from,to,relation,gap,others,interview,statement,quote,passage,coder,coded_on,comment,name_en,name_de\n"
                                 "1,luck,helps,AB-S01,,,,,,I1,,\"=1+1; \"\"Zitat\"\"\",Z. 5,AB,2026-11-24,=x,Luck,Glück\n"
                                 ",staff,hinders,,AB02,AB01,joint,,,I1,7,,,,,,,\n"
                                 ",money,hinders,,AB01,AB03,,G3 departments,AB02,,,ein Satz,,,,,,\n",
                                 "step,structure,factor,examples,author,day\nStelle schaffen,AB-S02,money,AB-S01,AB,2026-11-24\n");
    REQUIRE(one.staged.archive.codings->size() == 3);
    REQUIRE(one.staged.archive.recommendations->size() == 1);
    CHECK(one.staged.archive.recommendations->front().examples == std::vector<StructureId>{StructureId{1}});
    const auto plain = [](Archive archive) {
        unplace(archive.codings);
        unplace(archive.recommendations);
        return unplaced(archive);
    };
    const Folder out;
    const auto written = exchange::write_folder(one.staged.archive, {}, out.path);
    REQUIRE(written);
    const Import back = import_into(empty_archive(), {written->front().parent_path()});
    CHECK(notes_of(back.notes, interview::Note::Kind::refused) == 0);
    CHECK(*plain(back.staged.archive).codings == *plain(one.staged.archive).codings);
    CHECK(*plain(back.staged.archive).factors == *one.staged.archive.factors);
    CHECK(same(plain(back.staged.archive), plain(one.staged.archive)));

    REQUIRE(exchange::write_workbook(one.staged.archive, {}, out.path / "all.xlsx"));
    const Import book = import_into(empty_archive(), {out.path / "all.xlsx"});
    CHECK(*plain(book.staged.archive).codings == *plain(one.staged.archive).codings);
    CHECK(*plain(book.staged.archive).recommendations == *plain(one.staged.archive).recommendations);
}

TEST_CASE("A step may name a structure of another city that stands further down in the same workbook")
{
    const Folder folder;
    folder.put("structures.csv", "id,label,type,city\nAB-S01,Tisch,network,Altstadt\nNB-S01,Runde,network,Neustadt\n");
    folder.put("recommendations.csv", "step,structure,examples,city\nwie dort,AB-S01,NB-S01,Altstadt\n");
    const Import one = import_into(empty_archive(), {folder.path});
    REQUIRE(one.staged.archive.recommendations->size() == 1);
    REQUIRE(one.staged.archive.recommendations->front().examples.size() == 1);
    CHECK(find(*one.staged.archive.structures, one.staged.archive.recommendations->front().examples[0])->key == "NB-S01");
}
