// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "evidence/near_duplicates.hpp"
#include "foundation/text.hpp"
#include "study/duplicates.hpp"
#include "study/versions.hpp"

#include <set>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

State town(std::initializer_list<const char*> names)
{
    State state = with_city();
    for (const char* name : names)
        state = *apply(state, AddActor{CityId{1}, name, "admin", Field::both, {}});
    return state;
}

std::vector<AlikePair> pairs_of(const State& state)
{
    Work work;
    return *alike_pairs(state, work);
}

}  // namespace

TEST_CASE("Names that look alike are found by name, other name, words and letters, most alike first")
{
    State state = town({"Amt für Soziales", "Amt f. Soziales", "Sozialamt", "Jugendamt", "Jugentamt", "Feuerwehr", "Ämter 1", "Ämter 2"});
    state = *apply(state, RenameActor{ActorId{6}, "Berufsfeuerwehr"});  // "Feuerwehr" is another name of it now
    state = *apply(state, AddActor{CityId{1}, "FEUERWEHR", "admin", Field::both, {}});
    state = *apply(state, AddStructure{CityId{1}, "Runder Tisch Klima", "forum", Field::none});
    state = *apply(state, AddStructure{CityId{1}, "runder tisch klima", "forum", Field::none});
    const std::vector<AlikePair> pairs = pairs_of(state);
    const auto with = [&](std::uint32_t a, std::uint32_t b) {
        const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const AlikePair& one) { return one.actors == std::vector<ActorId>{{a}, {b}}; });
        return found == pairs.end() ? nullptr : &*found;
    };
    REQUIRE(with(1, 2));
    CHECK(with(1, 2)->because == AlikeBecause::words);
    REQUIRE(with(4, 5));
    CHECK(with(4, 5)->because == AlikeBecause::letters);
    REQUIRE(with(6, 9));
    CHECK(with(6, 9)->because == AlikeBecause::other_name);
    CHECK(with(6, 9)->likeness == 1.0);
    CHECK_FALSE(with(7, 8));  // told apart by their numbers
    CHECK_FALSE(with(1, 4));
    CHECK(std::any_of(pairs.begin(), pairs.end(), [](const AlikePair& one) { return one.structures.size() == 2 && one.because == AlikeBecause::same_name; }));
    CHECK(std::is_sorted(pairs.begin(), pairs.end(), [](const AlikePair& a, const AlikePair& b) { return a.likeness > b.likeness; }));
    Work stopped;
    stopped.request_stop();
    CHECK_FALSE(alike_pairs(state, stopped));
}

TEST_CASE("Every pair that the plain comparison finds is found, however it is sped up")
{
    std::mt19937 random(7);
    State state = with_city();
    const char* parts[] = {"Amt", "für", "Soziales", "Stelle", "Klima", "Umwelt", "Fachbereich", "Abt.", "Abteilung", "Jugend", "Beirat", "Büro"};
    for (int i = 0; i < 60; ++i) {
        std::string name;
        for (std::size_t k = 0; k < 2 + random() % 3; ++k)
            name += std::string(name.empty() ? "" : " ") + parts[random() % 12];
        if (random() % 2)
            name.erase(random() % name.size(), 1);
        if (!valid_utf8(name))
            continue;
        if (const auto next = apply(state, AddActor{CityId{1}, name, "admin", Field::none, {}}))
            state = *next;
    }
    std::set<std::pair<ActorId, ActorId>> plain;
    for (const NearDuplicate& pair : near_duplicates(state.archive))
        plain.insert({pair.a, pair.b});
    std::set<std::pair<ActorId, ActorId>> fast;
    for (const AlikePair& pair : pairs_of(state))
        fast.insert({pair.actors[0], pair.actors[1]});
    CHECK(plain.size() > 20);
    CHECK(fast == plain);
}

TEST_CASE("What is kept apart stays apart in the file, what is put off stands at the end, and both can be undone")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    const State begin = town({"Jugendamt", "Jugentamt", "Stadtwerke", "Stadtwerk", "Amt für Soziales", "Amt f. Soziales"});
    REQUIRE(pairs_of(begin).size() == 3);
    {
        Result<Book> book = Book::create(path, begin);
        REQUIRE(book);
        const AlikePair first = pairs_of(book->state()).front();
        REQUIRE(book->apply(DecideLikeness{first.actors, {}, Likeness::later}));
        CHECK(pairs_of(book->state()).back().actors == first.actors);
        CHECK(undecided(pairs_of(book->state())) == 2);
        const AlikePair second = pairs_of(book->state()).front();
        REQUIRE(book->apply(DecideLikeness{{second.actors[1], second.actors[0]}, {}, Likeness::keep_apart, "2026-11-25"}));
        CHECK(undecided(pairs_of(book->state())) == 1);
        REQUIRE(book->flush(30));
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    const std::vector<AlikePair> pairs = pairs_of(book->state());
    CHECK(undecided(pairs) == 1);
    CHECK(pairs[1].verdict == Likeness::later);
    CHECK(pairs[2].verdict == Likeness::keep_apart);
    // Merging one of them away ends the question; deciding again replaces; undo brings everything back.
    CHECK(apply(book->state(), MergeActors{pairs[2].actors[0], pairs[2].actors[1]})->duplicates->size() == 1);
    CHECK(apply(book->state(), DecideLikeness{pairs[1].actors, {}, Likeness::keep_apart})->duplicates->size() == 2);
    CHECK(apply(book->state(), DecideLikeness{pairs[1].actors, {}, std::nullopt})->duplicates->size() == 1);
    CHECK_FALSE(apply(book->state(), DecideLikeness{{ActorId{1}, ActorId{1}}, {}, Likeness::later}));
    CHECK_FALSE(apply(book->state(), DecideLikeness{{}, {}, Likeness::later}));
    REQUIRE(*book->undo());
    REQUIRE(*book->undo());
    CHECK(same(book->state(), begin));
}

TEST_CASE("Organisations of one lineage are not taken for spellings of one another")
{
    State state = town({"Amt für Soziales"});
    Succeed split{SuccessionKind::split, {ActorId{1}}, {{{}, "Amt für Soziales Nord"}, {{}, "Kita-Eigenbetrieb"}}, date("2018")};
    state = *apply(state, split);
    CHECK(pairs_of(state).empty());
}

TEST_CASE("Merged structures keep events, seats and both names, and are found by either; undo parts them exactly")
{
    State state = rich();
    state = *apply(state, AddStructure{CityId{1}, "Runder Tisch Integration", "forum", Field::integration});
    const StructureId second = state.archive.structures->back().id;
    state = *apply(state, AddEvent{Event{{}, second, date("2017"), "", "funded", "", {}}});
    History history(state);
    REQUIRE(history.apply(MergeStructures{StructureId{1}, second}));
    const Archive& after = history.state().archive;
    CHECK(after.structures->size() == 1);
    CHECK(after.events->back().structure == StructureId{1});
    CHECK(find_structure(after, "runder tisch integration", CityId{1}) == StructureId{1});
    CHECK_FALSE(apply(state, MergeStructures{second, second}));
    CHECK_FALSE(apply(state, MergeStructures{second, StructureId{77}}));
    REQUIRE(*history.undo());
    CHECK(same(history.state(), state));
}

TEST_CASE("Many claims are re-coded in one step, and it is said before what that changes")
{
    State state = town({"Eins", "Zwei", "Drei"});
    const RelationId joint = find_relation(state.archive, "joint")->id;
    const RelationId info = find_relation(state.archive, "info")->id;
    for (const auto& [a, b] : {std::pair{1u, 2u}, {2u, 3u}, {1u, 3u}})
        state = *apply(state, AddTie{ActorId{a}, ActorId{b}, joint, date("2015"), date("open"), 2, Polarity::yes, "", "2024-01-05"});
    RecodeClaims edit{{ClaimId{1}, ClaimId{2}}};
    CHECK(edit.nothing());
    edit.relation = info;
    edit.strength = 4;
    const Result<RecodeCount> count = count_recoding(state, edit);
    REQUIRE(count);
    // Two claims change; their two ties vanish in one relation and appear in the other.
    CHECK(count->claims == 2);
    CHECK(count->ties_gone == 2);
    CHECK(count->ties_new == 2);
    CHECK(count->ties_changed == 0);
    RecodeClaims again{{ClaimId{1}, ClaimId{3}}};
    again.strength = 2;
    CHECK(count_recoding(state, again)->claims == 0);
    again.strength = 5;
    CHECK(count_recoding(state, again)->ties_changed == 2);
    History history(state);
    REQUIRE(history.apply(edit));
    CHECK(history.steps().size() == 1);
    CHECK(in(Language::english, history.steps()[0].label) == "Re-code 2 claims");
    CHECK(find(*history.state().archive.claims, ClaimId{1})->relation == info);
    CHECK(find(*history.state().archive.claims, ClaimId{3})->relation == joint);
    REQUIRE(*history.undo());
    CHECK(same(history.state(), state));

    RecodeClaims turned{{ClaimId{1}}};
    turned.turn = true;
    turned.polarity = Polarity::no;
    turned.certainty = Certainty::hearsay;
    turned.field = Field::climate;
    turned.start = PartialDate{};
    const Claim row = *find(*apply(state, turned)->archive.claims, ClaimId{1});
    CHECK((row.from == ActorId{2} && row.to == ActorId{1} && row.polarity == Polarity::no && row.certainty == Certainty::hearsay && row.field == Field::climate));
    CHECK(row.start.kind == PartialDate::Kind::none);
    RecodeClaims crossed{{ClaimId{1}}};
    crossed.end = date("2010");
    CHECK_FALSE(apply(state, crossed));
    CHECK_FALSE(apply(state, RecodeClaims{}));
    CHECK_FALSE(apply(state, RecodeClaims{{ClaimId{99}}}));
    crossed = {{ClaimId{1}}};
    crossed.strength = 9;
    CHECK_FALSE(apply(state, crossed));
}

TEST_CASE("A version outlives undo, can be compared, and is gone back to as one step")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    const State begin = rich();
    State changed_state;
    {
        Result<Book> book = Book::create(path, begin);
        REQUIRE(book);
        REQUIRE(book->apply(AddActor{CityId{1}, "Neue Stelle", "admin", Field::none, {}}));
        REQUIRE(book->keep_version(" Vor dem\tWorkshop ", "2026-11-25 10:00:00"));
        const auto twice = book->keep_version("vor dem\tworkshop", "");
        CHECK_FALSE(twice);
        CHECK_FALSE(book->keep_version("  ", ""));
        REQUIRE(*book->undo());  // before the version was kept
        REQUIRE(book->apply(RenameActor{ActorId{2}, "Verein"}));
        REQUIRE(book->apply(DeleteActors{{ActorId{3}}}));
        changed_state = book->state();
        REQUIRE(book->flush(30));
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK(same(book->state(), changed_state));
    REQUIRE(book->versions().size() == 1);
    const Version version = book->versions().front();
    CHECK(version.name == "Vor dem\tWorkshop");
    CHECK(version.count("actor") == 4);
    CHECK(version.count("claim") == 1);
    const std::vector<RowDifference> list = compared(*state_of(version), book->state());
    const auto has = [&](RowDifference::Kind kind, const std::string& table, const std::string& subject) {
        return std::any_of(list.begin(), list.end(), [&](const RowDifference& one) { return one.kind == kind && one.table == table && one.subject == subject; });
    };
    CHECK(has(RowDifference::Kind::removed, "actor", "Neue Stelle"));
    CHECK(has(RowDifference::Kind::removed, "actor", "Stabsstelle Klima"));
    CHECK(has(RowDifference::Kind::changed, "actor", "Verein"));
    const auto renamed = std::find_if(list.begin(), list.end(), [](const RowDifference& one) { return one.subject == "Verein"; });
    CHECK(renamed->fields.front() == RowDifference::Field{"name", "Übergangsverein", "Verein"});
    CHECK(std::none_of(list.begin(), list.end(), [](const RowDifference& one) { return one.table == "settings"; }));
    CHECK(compared(begin, begin).empty());

    // Back to it, on from there, and everything undone.
    REQUIRE(book->return_to(version.id));
    CHECK(book->state().archive.actors->size() == 4);
    const ActorId newest = book->state().about().last_actor;
    REQUIRE(book->apply(AddActor{CityId{1}, "Noch eine", "admin", Field::none, {}}));
    CHECK(book->state().archive.actors->back().id > newest);
    REQUIRE(*book->undo());
    REQUIRE(*book->undo());
    CHECK(same(book->state(), changed_state));
    REQUIRE(book->save_as(folder.path / "b.crosscut"));
    CHECK(Book::open(folder.path / "b.crosscut")->versions() == book->versions());
    REQUIRE(book->drop_version(version.id));
    CHECK_FALSE(book->drop_version(version.id));
    CHECK_FALSE(book->return_to(version.id));
    REQUIRE(book->flush(30));
    CHECK(Book::open(folder.path / "b.crosscut", true)->versions().empty());
    CHECK(Book::open(path, true)->versions().size() == 1);
}
