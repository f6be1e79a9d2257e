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

TEST_CASE("Above 2,000 actors a list says of every pair what the table says below")
{
    // Actors 1 to n; everybody who is asked about the others sits at 3 and 7; two pairs beside that.
    evidence::Observable seen;
    const auto actors_to = [](std::uint32_t n) {
        std::vector<ActorId> out;
        for (std::uint32_t i = 1; i <= n; ++i)
            out.push_back(ActorId{i});
        return out;
    };
    seen.pairs = {{0, 1}, {4, 9}};
    const auto of = [&](std::uint32_t n) {
        seen.whole.assign(n, false);
        seen.whole[2] = seen.whole[6] = true;
        return network::Observed(actors_to(n), seen);
    };
    const network::Observed table = of(2000);
    const network::Observed list = of(2001);
    for (std::uint32_t a = 1; a <= 12; ++a)
        for (std::uint32_t b = 1; b <= 12; ++b)
            CHECK(table.pair(ActorId{a}, ActorId{b}) == list.pair(ActorId{a}, ActorId{b}));
    CHECK(list.pair(ActorId{5}, ActorId{10}));
    CHECK(list.pair(ActorId{3}, ActorId{1999}));
    CHECK_FALSE(list.pair(ActorId{1}, ActorId{6}));
    CHECK_FALSE(list.pair(ActorId{3}, ActorId{2002}));  // no actor
    const std::vector<ActorId> among{ActorId{1}, ActorId{2}, ActorId{3}, ActorId{4}, ActorId{5}, ActorId{10}, ActorId{5000}};
    // 1 sees 2 and 3; 3 sees the five others that exist; 4 sees 3; 5 sees 3 and 10.
    CHECK(list.counts(among) == std::vector<int>{2, 2, 5, 1, 2, 2, 0});
    CHECK(table.counts(among) == list.counts(among));
    for (const ActorId one : among)
        CHECK(table.count(one, among) == list.count(one, among));
}
