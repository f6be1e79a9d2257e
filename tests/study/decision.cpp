// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "at_random.hpp"

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

const analysis::GapIdentity pair{analysis::GapKind::shared_task, "pair", CityId{1}, Field::climate, {ActorId{1}, ActorId{2}}, {}};
const DecideGap checked{pair, Verdict::not_a_gap, "Team", "2024-05-07", "Sie teilen ein Büro"};

State three_actors()
{
    State state = with_city();
    for (const char* name : {"Sozialamt", "Jugendamt", "Grünamt"}) {
        Result<State> next = apply(state, AddActor{CityId{1}, name, "admin", Field::both, {}});
        REQUIRE(next);
        state = *next;
    }
    return state;
}

Problem::Code refused(const State& state, const Edit& edit)
{
    const Result<State> next = apply(state, edit);
    REQUIRE_FALSE(next);
    return next.problem().code;
}

std::int32_t version_in(const std::filesystem::path& path) { return static_cast<unsigned char>(bytes_of(path)[63]); }

}  // namespace

TEST_CASE("A decision holds for its gap, with who took it, when and why")
{
    const Result<State> state = apply(three_actors(), checked);
    REQUIRE(state);
    const Decision* decision = decision_on(*state->decisions, pair);
    REQUIRE(decision);
    CHECK(decision->id == DecisionId{1});
    CHECK(decision->verdict == Verdict::not_a_gap);
    CHECK(decision->author == "Team");
    CHECK(decision->day == "2024-05-07");
    CHECK(decision->reason == "Sie teilen ein Büro");
    analysis::GapIdentity other = pair;
    other.field = Field::integration;
    CHECK_FALSE(decision_on(*state->decisions, other));
    other = pair;
    other.kind = analysis::GapKind::one_sided;
    CHECK_FALSE(decision_on(*state->decisions, other));

    analysis::Gap gap;
    gap.kind = analysis::GapKind::shared_task;
    gap.actors = {ActorId{2}, ActorId{1}};
    analysis::Gap open = gap;
    open.actors = {ActorId{3}, ActorId{1}};
    CHECK(decisions_on(state->archive, *state->decisions, {open, gap}, Field::climate) == std::vector<const Decision*>{nullptr, decision});
}

TEST_CASE("A decision needs somebody who took it, a reason, and a gap that is there")
{
    const State state = three_actors();
    DecideGap edit = checked;
    edit.author = "  ";
    CHECK(refused(state, edit) == Problem::Code::missing_value);
    edit = checked;
    edit.reason.clear();
    CHECK(refused(state, edit) == Problem::Code::missing_value);
    edit = checked;
    edit.day = "neulich";
    CHECK(refused(state, edit) == Problem::Code::bad_value);
    edit = checked;
    edit.gap.actors = {ActorId{1}, ActorId{9}};
    CHECK(refused(state, edit) == Problem::Code::unknown_name);
    edit.gap.actors.clear();
    CHECK(refused(state, edit) == Problem::Code::missing_value);
    edit.gap.structure = StructureId{4};
    CHECK(refused(state, edit) == Problem::Code::unknown_name);
    CHECK(refused(state, WithdrawDecision{DecisionId{1}}) == Problem::Code::unknown_name);
}

TEST_CASE("Deciding anew on a gap replaces the decision, and withdrawing it leaves the gap as it was")
{
    History history(three_actors());
    REQUIRE(history.apply(checked));
    DecideGap close = checked;
    close.verdict = Verdict::close_it;
    close.gap.actors = {ActorId{2}, ActorId{1}};  // in whatever order the ends are named
    REQUIRE(history.apply(close));
    REQUIRE(history.state().decisions->size() == 1);
    CHECK(history.state().decisions->front().verdict == Verdict::close_it);
    REQUIRE(history.apply(WithdrawDecision{DecisionId{1}}));
    CHECK(history.state().decisions->empty());
    REQUIRE(history.undo());
    CHECK(history.state().decisions->front().verdict == Verdict::close_it);
    REQUIRE(history.undo());
    CHECK(history.state().decisions->front().verdict == Verdict::not_a_gap);
    REQUIRE(history.undo());
    CHECK(history.state().decisions->empty());
    REQUIRE(history.redo());
    CHECK(history.state().decisions->front().reason == "Sie teilen ein Büro");
    CHECK(in(Language::english, history.steps()[0].label) == "Checked, not a gap: Sozialamt – Jugendamt");
    CHECK(in(Language::german, history.steps()[0].label) != in(Language::english, history.steps()[0].label));
    // The number of a withdrawn decision is not given again.
    REQUIRE(history.apply(WithdrawDecision{DecisionId{1}}));
    REQUIRE(history.apply(checked));
    CHECK(history.state().decisions->front().id == DecisionId{2});
}

TEST_CASE("A decision follows an actor into the one it was merged with, and goes with one that is deleted")
{
    Result<State> state = apply(three_actors(), checked);
    REQUIRE(state);
    Result<State> merged = apply(*state, MergeActors{ActorId{3}, ActorId{1}});
    REQUIRE(merged);
    REQUIRE(merged->decisions->size() == 1);
    CHECK(merged->decisions->front().gap.actors == std::vector<ActorId>{ActorId{2}, ActorId{3}});
    // The two ends have become one actor: there is no pair any more.
    merged = apply(*state, MergeActors{ActorId{1}, ActorId{2}});
    REQUIRE(merged);
    CHECK(merged->decisions->empty());
    // Two decisions that come to speak of one gap: the later one holds.
    DecideGap other = checked;
    other.gap.actors = {ActorId{2}, ActorId{3}};
    other.verdict = Verdict::close_it;
    state = apply(*state, other);
    REQUIRE(state);
    merged = apply(*state, MergeActors{ActorId{1}, ActorId{3}});
    REQUIRE(merged);
    REQUIRE(merged->decisions->size() == 1);
    CHECK(merged->decisions->front().verdict == Verdict::close_it);
    const Result<State> deleted = apply(*state, DeleteActors{{ActorId{3}}});
    REQUIRE(deleted);
    REQUIRE(deleted->decisions->size() == 1);
    CHECK(deleted->decisions->front().gap == pair);
}

TEST_CASE("A decision is in the file before the next thing happens, and survives an import")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    {
        Result<Book> book = Book::create(path, three_actors());
        REQUIRE(book);
        REQUIRE(book->apply(checked));
        TakeImport import{book->state().archive, {}, {}};
        import.archive.actors = changed(import.archive.actors, [](auto& rows) { rows[0].name = "Amt für Soziales"; });
        REQUIRE(book->apply(import));
        REQUIRE(book->flush(10));
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK_FALSE(book->read_only());
    REQUIRE(decision_on(*book->state().decisions, pair));
    CHECK(decision_on(*book->state().decisions, pair)->author == "Team");
    REQUIRE(book->undo());
    CHECK(book->state().decisions->size() == 1);
    REQUIRE(book->undo());
    CHECK(book->state().decisions->empty());
    REQUIRE(book->redo());
    CHECK(book->state().decisions->size() == 1);
}

TEST_CASE("A file says the lowest version that knows what is in it")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    {
        Result<Book> book = Book::create(path, three_actors());
        REQUIRE(book);
        REQUIRE(book->apply(RenameActor{ActorId{1}, "Amt"}));
        REQUIRE(book->flush(10));
        CHECK(version_in(path) == 1);
        REQUIRE(book->apply(checked));
        REQUIRE(book->flush(10));
        CHECK(version_in(path) == 2);
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK(book->state().decisions->size() == 1);
    // A copy whose steps can bring the decision back needs the version, too.
    REQUIRE(book->undo());
    REQUIRE(book->save_as(folder.path / "b.crosscut"));
    CHECK(version_in(folder.path / "b.crosscut") == 2);
    REQUIRE(Book::create(folder.path / "c.crosscut", book->state()));
    CHECK(version_in(folder.path / "c.crosscut") == 1);
}
