// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "network/ties.hpp"

using namespace crosscut;

TEST_CASE("Where a file speaks for itself, every pair counts as observed, or only those it names")
{
    const std::vector<ActorId> three{ActorId{1}, ActorId{2}, ActorId{4}};
    const network::Observed all = network::Observed::everyone(three);
    CHECK(all.pair(ActorId{1}, ActorId{4}));
    CHECK_FALSE(all.pair(ActorId{1}, ActorId{1}));
    CHECK_FALSE(all.pair(ActorId{1}, ActorId{3}));
    CHECK(all.count(ActorId{1}, three) == 2);
    CHECK(all.counts(three) == std::vector<int>{2, 2, 2});
    CHECK(all.counts({ActorId{1}, ActorId{2}}) == std::vector<int>{1, 1});
    const network::Observed named = network::Observed::only({{ActorId{2}, ActorId{1}}, {ActorId{1}, ActorId{2}}});
    CHECK(named.pair(ActorId{1}, ActorId{2}));
    CHECK_FALSE(named.pair(ActorId{1}, ActorId{4}));
    CHECK(named.counts(three) == std::vector<int>{1, 1, 0});
}
