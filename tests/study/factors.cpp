// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "study/repair.hpp"

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

State after(const State& before, const Edit& edit, const char* english, const char* german)
{
    History history(before);
    const auto done = history.apply(edit);
    REQUIRE(done);
    REQUIRE(done->pushed);
    CHECK(in(Language::english, done->pushed->label) == english);
    CHECK(in(Language::german, done->pushed->label) == german);
    const State result = history.state();
    REQUIRE(history.undo());
    CHECK(text_of(history.state()) == text_of(before));
    REQUIRE(history.redo());
    CHECK(text_of(history.state()) == text_of(result));
    return result;
}

Problem::Code refusal(const State& state, const Edit& edit)
{
    const auto result = study::apply(state, edit);
    REQUIRE_FALSE(result);
    return result.problem().code;
}

Coding on_structure(FactorId factor, Influence influence = Influence::hinders)
{
    Coding row;
    row.factor = factor;
    row.influence = influence;
    row.target.structure = StructureId{1};
    row.quote = "niemand hatte Zeit\tund\nkein Geld";
    return row;
}

Coding on_tie()
{
    Coding row = on_structure(FactorId{1}, Influence::helps);
    row.target = {{}, {ActorId{1}, ActorId{2}}, {}, {}};
    row.quote.clear();
    row.claim = ClaimId{1};
    return row;
}

}  // namespace

TEST_CASE("Codings are added, changed and deleted, and every step can be taken back")
{
    State state = rich();
    state = after(state, AddCoding{on_structure(FactorId{7})}, "Code an obstacle of Runder Tisch", "Hindernis von Runder Tisch codieren");
    CHECK(state.archive.codings->front().id == CodingId{1});
    state = after(state, AddCoding{on_tie()}, "Code a potential of Sozialamt mit Tab und \\ Zeile – Übergangsverein", "Potenzial von Sozialamt mit Tab und \\ Zeile – Übergangsverein codieren");
    Coding changed_row = state.archive.codings->front();
    changed_row.influence = Influence::helps;
    state = after(state, ChangeCoding{changed_row}, "Change coding of Runder Tisch", "Codierung zu Runder Tisch ändern");
    CHECK(state.archive.codings->front().influence == Influence::helps);
    state = after(state, DeleteCoding{CodingId{2}}, "Delete a coding", "Codierung löschen");
    CHECK(state.archive.codings->size() == 1);
    CHECK(study::apply(state, AddCoding{on_tie()})->archive.codings->back().id == CodingId{3});  // an identity is never given twice
}

TEST_CASE("A coding says what it is about, which factor, and on what it rests")
{
    const State state = rich();
    CHECK(refusal(state, AddCoding{on_structure({})}) == Problem::Code::missing_value);
    CHECK(refusal(state, AddCoding{on_structure(FactorId{500})}) == Problem::Code::unknown_name);
    Coding row = on_structure(FactorId{1});
    row.quote = " ";
    CHECK(refusal(state, AddCoding{row}) == Problem::Code::missing_value);
    row = on_structure(FactorId{1});
    row.target = {};
    CHECK(refusal(state, AddCoding{row}) == Problem::Code::missing_value);
    row.target.actors = {ActorId{1}};
    CHECK(refusal(state, AddCoding{row}) == Problem::Code::missing_value);
    row.target.actors = {ActorId{1}, ActorId{1}};
    CHECK(refusal(state, AddCoding{row}) == Problem::Code::bad_value);
    row.target.actors = {ActorId{1}, ActorId{9}};
    CHECK(refusal(state, AddCoding{row}) == Problem::Code::unknown_name);
    row = on_tie();
    row.claim = ClaimId{9};
    CHECK(refusal(state, AddCoding{row}) == Problem::Code::unknown_name);
    row = on_structure(FactorId{1});
    row.target = {{}, {ActorId{1}}, {}, "G4 actor climate"};
    CHECK(study::apply(state, AddCoding{row}));
    CHECK(refusal(state, ChangeCoding{on_structure(FactorId{1})}) == Problem::Code::unknown_name);
    CHECK(refusal(state, DeleteCoding{CodingId{1}}) == Problem::Code::unknown_name);
}

TEST_CASE("The list of factors can be added to, renamed and thinned out; a standard one comes back as it was")
{
    State state = rich();
    const std::size_t standard = standard_factors().size();
    state = after(state, AddFactor{"", " Glück "}, "Add factor Glück", "Faktor Glück anlegen");
    CHECK(state.archive.factors->front().id == FactorId{1000});
    CHECK(state.archive.factors->front().key == "glueck");
    CHECK(refusal(state, AddFactor{"", "GLUECK"}) == Problem::Code::duplicate_name);
    CHECK(refusal(state, AddFactor{"Staff", ""}) == Problem::Code::duplicate_name);
    CHECK(refusal(state, AddFactor{" ", ""}) == Problem::Code::missing_value);
    Factor staff = standard_factors().front();
    staff.german = "Stellen";
    state = after(state, ChangeFactor{staff}, "Change factor Staff / Stellen", "Faktor Staff / Stellen ändern");
    CHECK(factor_list(state.archive).front().german == "Stellen");
    CHECK(factor_list(state.archive).size() == standard + 1);
    staff.retired = true;
    state = after(state, ChangeFactor{staff}, "Do not offer factor Staff / Stellen any more", "Faktor Staff / Stellen nicht mehr anbieten");
    CHECK(factor_list(state.archive).front().retired);
    state = after(state, ChangeFactor{standard_factors().front()}, "Change factor Staff / Personal", "Faktor Staff / Personal ändern");
    CHECK(state.archive.factors->size() == 1);  // only what was decided is kept
    CHECK(study::apply(state, AddCoding{on_structure(FactorId{1000})}));
}

TEST_CASE("Recommended steps name examples and what they answer to")
{
    State state = rich();
    Recommendation row;
    row.target.structure = StructureId{1};
    row.factor = FactorId{2};
    row.words = "Stelle in den Stellenplan";
    row.examples = {StructureId{1}};
    row.author = "AB";
    row.day = "2026-11-24";
    state = after(state, AddRecommendation{row}, "Recommend a step for Runder Tisch", "Schritt für Runder Tisch empfehlen");
    row = state.archive.recommendations->front();
    row.words = "zwei Stellen";
    state = after(state, ChangeRecommendation{row}, "Change recommended step for Runder Tisch", "Empfohlenen Schritt für Runder Tisch ändern");
    CHECK(refusal(state, AddRecommendation{}) == Problem::Code::missing_value);
    row.examples = {StructureId{7}};
    CHECK(refusal(state, ChangeRecommendation{row}) == Problem::Code::unknown_name);
    state = after(state, DeleteRecommendation{RecommendationId{1}}, "Delete a recommended step", "Empfohlenen Schritt löschen");
}

TEST_CASE("Codings follow what happens to what they are about")
{
    State state = rich();
    state = *study::apply(state, AddCoding{on_tie()});
    state = *study::apply(state, AddCoding{on_structure(FactorId{7})});
    Recommendation row;
    row.target.actors = {ActorId{1}};
    row.target.gap = "G4 actor";
    row.words = "vertreten";
    row.examples = {StructureId{1}};
    state = *study::apply(state, AddRecommendation{row});

    const State merged = *study::apply(state, MergeActors{ActorId{3}, ActorId{1}});
    CHECK(merged.archive.codings->front().target.actors == std::vector<ActorId>{ActorId{3}, ActorId{2}});
    CHECK(merged.archive.recommendations->front().target.actors == std::vector<ActorId>{ActorId{3}});
    const State one = *study::apply(state, MergeActors{ActorId{2}, ActorId{1}});
    CHECK(one.archive.codings->size() == 1);  // there is no tie any more

    const State claimless = *study::apply(state, DeleteClaims{{ClaimId{1}}});
    CHECK_FALSE(claimless.archive.codings->front().claim);
    CHECK(claimless.archive.codings->front().quote == "„gemeinsam“");  // the words stay

    const State without = *study::apply(state, DeleteActors{{ActorId{1}}});
    CHECK(without.archive.codings->size() == 1);
    CHECK(without.archive.recommendations->empty());

    const State less = *study::apply(state, DeleteStructure{StructureId{1}});
    CHECK(less.archive.codings->size() == 1);
    CHECK(less.archive.recommendations->front().examples.empty());
}

TEST_CASE("Codings, factors and steps are in the file, and survive a repair")
{
    const Folder folder;
    State state = rich();
    state = *study::apply(state, AddFactor{"Luck", "Glück"});
    state = *study::apply(state, AddCoding{on_tie()});
    state = *study::apply(state, AddCoding{on_structure(FactorId{1000})});
    Recommendation row;
    row.target.structure = StructureId{1};
    row.words = "weiter so";
    state = *study::apply(state, AddRecommendation{row});
    {
        Result<Book> book = Book::create(folder.path / "a.crosscut", state);
        REQUIRE(book);
        REQUIRE(book->flush(60));
    }
    Result<Book> book = Book::open(folder.path / "a.crosscut", true);
    REQUIRE(book);
    CHECK(same(book->state(), state));
    CHECK(text_of(book->state()) == text_of(state));
    REQUIRE(repair(folder.path / "a.crosscut", folder.path / "b.crosscut"));
    Result<Book> repaired = Book::open(folder.path / "b.crosscut", true);
    REQUIRE(repaired);
    CHECK(same(repaired->state().archive, state.archive));
    CHECK(repaired->state().about().last_coding == CodingId{2});
    CHECK(repaired->state().about().last_factor == FactorId{1000});
}

TEST_CASE("A study of the first version opens with the standard factors and takes codings")
{
    // Written by the program before there were factors.
    const Folder folder;
    const auto path = folder.path / "old.crosscut";
    write_bytes(path, bytes_of(CROSSCUT_SOURCE_DIR "/tests/study/version1.crosscut"));
    {
        Result<Book> book = Book::open(path);
        REQUIRE(book);
        CHECK_FALSE(book->read_only());
        CHECK(book->state().archive.factors->empty());
        CHECK(factor_list(book->state().archive) == standard_factors());
        REQUIRE(book->apply(AddCoding{on_structure(FactorId{7})}));
        REQUIRE(book->flush(60));
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK(book->state().archive.codings->size() == 1);
    REQUIRE(book->undo());
    CHECK(book->state().archive.codings->empty());
    REQUIRE(book->undo());  // the import that the old program did
    CHECK(book->state().archive.structures->empty());
}

TEST_CASE("Crises can be changed, but not into something that is none")
{
    State state = rich();
    std::vector<Crisis> crises = *state.crises;
    crises[0].german = "Sommer der Migration";
    state = after(state, ChangeCrises{crises}, "Change crises", "Krisen ändern");
    CHECK(state.crises->front().german == "Sommer der Migration");
    crises[0].aftermath = day_of(2015, 1, 1);
    CHECK(refusal(state, ChangeCrises{crises}) == Problem::Code::bad_value);
    crises[0].pulses.clear();
    CHECK(refusal(state, ChangeCrises{crises}) == Problem::Code::missing_value);
    CHECK(study::apply(state, ChangeCrises{structures::standard_crises()})->crises->front().german == "Ankunft 2015");
}
