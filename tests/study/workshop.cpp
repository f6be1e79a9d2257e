// SPDX-License-Identifier: Apache-2.0
#include "study/workshop.hpp"

#include "catch.hpp"
#include "study/book.hpp"
#include "study/codec.hpp"
#include "study/edits.hpp"

using namespace crosscut;
using namespace crosscut::study;

namespace {

State town()
{
    State state = empty_state();
    auto cities = std::make_shared<evidence::Table<evidence::City>>();
    cities->push_back({CityId{1}, "AA", "Astadt", "", {}});
    state.archive.cities = cities;
    return state;
}

State after(const State& state, const Edit& edit)
{
    const Result<State> next = apply(state, edit);
    REQUIRE(next);
    return *next;
}

AtTable actor_at(const std::string& table, const std::string& name, const std::string& time)
{
    AddActor edit;
    edit.city = CityId{1};
    edit.name = name;
    return {table, time, edit};
}

AtTable tie_at(const std::string& table, ActorId from, ActorId to, const std::string& time)
{
    AddTie edit;
    edit.from = from;
    edit.to = to;
    edit.relation = RelationId{1};
    edit.day = time.substr(0, 10);
    return {table, time, edit};
}

/// Two tables: table 1 enters offices 1 and 2 and their tie, table 2 office 3 and a tie to office 1.
State evening()
{
    State state = town();
    state = after(state, actor_at("1", "Office One", "2026-11-24 14:00:01"));
    state = after(state, actor_at("1", "Office Two", "2026-11-24 14:00:09"));
    state = after(state, actor_at("2", "Office Three", "2026-11-24 14:00:12"));
    state = after(state, tie_at("1", ActorId{1}, ActorId{2}, "2026-11-24 14:01:00"));
    state = after(state, tie_at("2", ActorId{3}, ActorId{1}, "2026-11-24 14:02:00"));
    return state;
}

}  // namespace

TEST_CASE("what a table enters is a claim of the workshop with table and time, in an interview of that table")
{
    const State state = evening();
    const evidence::Claim& first = state.archive.claims->at(0);
    CHECK(first.source_type == "workshop");
    CHECK(first.coder == "1");
    CHECK(first.coded_on == "2026-11-24 14:01:00");
    REQUIRE(state.archive.interviews->size() == 2);  // one a table, none of the researcher's
    CHECK(state.archive.interviews->at(0).key == "ws-1");
    CHECK(state.archive.interviews->at(1).key == "ws-2");
    CHECK(state.archive.claims->at(1).interview == state.archive.interviews->at(1).id);
    // The next day the table speaks anew.
    const State later = after(state, tie_at("1", ActorId{2}, ActorId{3}, "2026-11-25 09:00:00"));
    CHECK(later.archive.interviews->back().key == "ws-1#2");
}

TEST_CASE("the journal tells who entered what and keeps the line when it was deleted since")
{
    State state = evening();
    REQUIRE(journal(state).size() == 5);
    CHECK(journal(state, "2").size() == 2);
    CHECK(journal(state, "", "2026-11-25").empty());
    CHECK(journal(state)[3].from == "Office One");
    CHECK(journal(state)[3].to == "Office Two");
    CHECK(workshop_tables(state) == std::vector<std::string>{"1", "2"});
    CHECK(workshop_days(state) == std::vector<std::string>{"2026-11-24"});
    state = after(state, DeleteActors{{ActorId{2}}});
    CHECK_FALSE(journal(state)[1].there);
    CHECK(journal(state)[1].words == "Office Two");
    CHECK_FALSE(journal(state)[3].there);  // its tie went with it
    CHECK(journal(state)[4].there);
}

TEST_CASE("all that one table entered can be taken back, the other table's entries stay")
{
    const State state = evening();
    const State without = after(state, TakeBackTable{"2", "2026-11-24"});
    CHECK(without.archive.actors->size() == 2);
    CHECK(without.archive.claims->size() == 1);
    CHECK(without.archive.interviews->size() == 1);
    CHECK(workshop_tables(without) == std::vector<std::string>{"1"});
    // Taking back table 1 takes office 1, and the tie that table 2 drew to it.
    const State rest = after(state, TakeBackTable{"1", ""});
    CHECK(rest.archive.actors->size() == 1);
    CHECK(rest.archive.claims->empty());
    CHECK_FALSE(apply(state, TakeBackTable{"3", ""}));
    CHECK_FALSE(apply(state, TakeBackTable{"1", "2026-11-25"}));
}

TEST_CASE("replay shows the network as it stood after an entry")
{
    const State state = evening();
    CHECK(as_of(state, EntryId{1}).archive.actors->size() == 1);
    CHECK(as_of(state, EntryId{4}).archive.claims->size() == 1);
    CHECK(as_of(state, EntryId{4}).archive.actors->size() == 3);
    CHECK(same(as_of(state, EntryId{5}), state));
    CHECK(as_of(state, EntryId{0}).archive.actors->empty());
}

TEST_CASE("dots are counted by gap and steps keep their words")
{
    State state = evening();
    state = after(state, AtTable{"1", "2026-11-24 15:00:00", AtTable::Dot{"G4 actor AA01", "Falls away"}});
    state = after(state, AtTable{"2", "2026-11-24 15:00:01", AtTable::Dot{"G5 actor AA03", "One door"}});
    state = after(state, AtTable{"2", "2026-11-24 15:00:02", AtTable::Dot{"G5 actor AA03", "One door"}});
    CHECK(dots(state) == std::vector<std::pair<std::string, int>>{{"G5 actor AA03", 2}, {"G4 actor AA01", 1}});
    state = after(state, AtTable{"2", "2026-11-24 15:10:00", AtTable::Step{" Name a second contact ", "G5 actor AA03"}});
    CHECK(journal(state).back().words == "Name a second contact");
    CHECK_FALSE(apply(state, AtTable{" ", "2026-11-24 15:10:00", AtTable::Step{"Words", ""}}));
    CHECK_FALSE(apply(state, AtTable{"1", "2026-11-24 15:10:00", AtTable::Step{"  ", ""}}));
    CHECK_FALSE(apply(state, AtTable{"1", "2026-11-24 15:10:00", AtTable::Dot{"", ""}}));
}

TEST_CASE("an identity of a journal line is never given twice")
{
    State state = evening();
    state = after(state, TakeBackTable{"2", ""});
    state = after(state, actor_at("2", "Office Four", "2026-11-24 16:00:00"));
    CHECK(state.workshop->back().id == EntryId{6});
}
