// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "at_random.hpp"

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

Problem::Code refused(const State& state, const Edit& edit)
{
    const Result<State> next = apply(state, edit);
    REQUIRE_FALSE(next);
    return next.problem().code;
}

}  // namespace

TEST_CASE("What is kept under a name is replaced by the next of its kind and name, and undone like any edit")
{
    History history(with_city());
    REQUIRE(history.apply(Keep{SavedKind::view, " Potsdam 2019 ", "{\"crosscut\": \"view\"}\n"}));
    REQUIRE(history.apply(Keep{SavedKind::style, "Potsdam 2019", "{}"}));
    REQUIRE(history.apply(Keep{SavedKind::view, "potsdam 2019", "{\"crosscut\": \"view\", \"version\": 1}"}));
    const State& state = history.state();
    REQUIRE(state.saved->size() == 2);
    const Saved* view = find_saved(*state.saved, SavedKind::view, "POTSDAM 2019");
    REQUIRE(view);
    CHECK(view->id == SavedId{1});
    CHECK(view->body == "{\"crosscut\": \"view\", \"version\": 1}");
    CHECK_FALSE(find_saved(*state.saved, SavedKind::set, "Potsdam 2019"));
    REQUIRE(history.undo());
    CHECK(find_saved(*history.state().saved, SavedKind::view, "Potsdam 2019")->body == "{\"crosscut\": \"view\"}\n");
}

TEST_CASE("Kept things get other names, go, and their numbers do not come again")
{
    State state = with_city();
    state = *apply(state, Keep{SavedKind::set, "Rathaus", "{}"});
    state = *apply(state, Keep{SavedKind::set, "Vereine", "{}"});
    state = *apply(state, RenameSaved{SavedId{2}, "Verbände"});
    CHECK(find_saved(*state.saved, SavedKind::set, "Verbände"));
    CHECK(refused(state, RenameSaved{SavedId{2}, "rathaus"}) == Problem::Code::duplicate_name);
    CHECK(refused(state, RenameSaved{SavedId{2}, "  "}) == Problem::Code::missing_value);
    CHECK(refused(state, RenameSaved{SavedId{9}, "Neu"}) == Problem::Code::unknown_name);
    CHECK(refused(state, Keep{SavedKind::set, "", "{}"}) == Problem::Code::missing_value);
    CHECK(refused(state, Keep{SavedKind::set, "Leer", ""}) == Problem::Code::missing_value);
    state = *apply(state, Forget{SavedId{2}});
    CHECK(refused(state, Forget{SavedId{2}}) == Problem::Code::unknown_name);
    state = *apply(state, Keep{SavedKind::set, "Andere", "{}"});
    CHECK(state.saved->back().id == SavedId{3});
    // A change of what the study says of itself does not count from the start again.
    state = *apply(state, ChangeSettings{Settings{}});
    state = *apply(state, Forget{SavedId{3}});
    state = *apply(state, Keep{SavedKind::set, "Vierte", "{}"});
    CHECK(state.saved->back().id == SavedId{4});
}
