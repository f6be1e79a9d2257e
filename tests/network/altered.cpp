// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "network/altered.hpp"
#include "small_city.hpp"

#include <tuple>

using namespace crosscut;
using namespace crosscut::test;
using network::altered;
using network::Snapshot;

namespace {

/// A - B - C in a row, D alone; A is a department with B below.
struct Row : SmallCity {
    ActorId a = actor("A");
    ActorId b = actor("B", "admin", a);
    ActorId c = actor("C", "initiative");
    ActorId d = actor("D", "initiative");
    InterviewId of_b = interview(b, "2020-06-15", evidence::Coverage::roster);
    ClaimId ab = says(of_b, a, b, "2015", "open", 5);
    ClaimId bc = says(of_b, b, c, "2015", "open", 2, "advise");
};

std::vector<std::tuple<std::uint32_t, std::uint32_t, double>> list(const network::Graph& graph)
{
    std::vector<std::tuple<std::uint32_t, std::uint32_t, double>> out;
    for (const network::GraphTie& tie : graph.ties)
        out.emplace_back(tie.a, tie.b, tie.strength);
    return out;
}

void same(const Snapshot& x, const Snapshot& y)
{
    CHECK(x.actors == y.actors);
    CHECK(x.groups == y.groups);
    CHECK(x.group == y.group);
    CHECK(list(x.graph) == list(y.graph));
    CHECK(list(x.arcs) == list(y.arcs));
    CHECK(x.pair_ties == y.pair_ties);
    CHECK(x.observable == y.observable);
    CHECK(x.observable_pairs == y.observable_pairs);
    CHECK(x.ties.size() == y.ties.size());
    CHECK(x.counts.certain == y.counts.certain);
    CHECK(x.counts.possible == y.counts.possible);
    CHECK(x.counts.unobserved == y.counts.unobserved);
}

}  // namespace

TEST_CASE("supposing nothing gives back the network, on the six cases too")
{
    Row city;
    const Snapshot before = city.on("2019-01-01");
    same(altered(city.ties(), before, {}), before);
    for (const char* folder : {"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg"}) {
        INFO(folder);
        const evidence::Archive archive = cases::import(folder);
        const network::TieSet ties = network::derive_ties(archive);
        const Snapshot whole = network::snapshot(archive, ties, cases::all_relations());
        same(altered(ties, whole, {}), whole);
    }
}

TEST_CASE("an actor that leaves takes its ties, its observable pairs and its empty group along")
{
    Row city;
    const Snapshot before = city.on("2019-01-01");
    REQUIRE(before.graph.ties.size() == 2);
    const Snapshot after = altered(city.ties(), before, {{city.b}, {}, {}, {}});
    CHECK(after.actors == std::vector<ActorId>{city.a, city.c, city.d});
    CHECK(after.graph.ties.empty());
    CHECK(after.counts.certain == 0);
    // B alone was asked about everybody: without it no pair can be observed.
    CHECK(before.observable_pairs == 3);
    CHECK(after.observable_pairs == 0);
    CHECK(after.groups.size() == 3);
    CHECK(altered(city.ties(), before, {{city.c}, {}, {}, {}}).groups.size() == 2);
    CHECK(altered(city.ties(), before, {{ActorId{99}}, {77}, {{ActorId{99}, city.a}}, {}}).graph.ties.size() == 2);
}

TEST_CASE("a supposed tie is walked both ways, has nobody who said it, and goes again when it is cut")
{
    Row city;
    const Snapshot before = city.on("2019-01-01");
    const Snapshot more = altered(city.ties(), before, {{}, {}, {}, {{city.d, city.c}}});
    REQUIRE(more.graph.ties.size() == 3);
    CHECK(more.arcs.ties.size() == before.arcs.ties.size() + 2);
    const Node c = *more.node(city.c);
    CHECK(more.graph.degree(c.index) == 2);
    std::size_t supposed = 0;
    for (const auto& behind : more.pair_ties)
        supposed += behind.empty();
    CHECK(supposed == 1);
    CHECK(more.counts.certain == before.counts.certain);
    // It stays when something else changes, and adding then cutting gives back the first network.
    CHECK(altered(city.ties(), more, {{city.a}, {}, {}, {}}).graph.ties.size() == 2);
    same(altered(city.ties(), more, {{}, {}, {{city.c, city.d}}, {}}), before);
    // A pair that has a tie keeps it as it is.
    same(altered(city.ties(), before, {{}, {}, {}, {{city.b, city.a}}, 1}), before);
}

TEST_CASE("a tie that no longer counts leaves the other ties of its pair")
{
    Row city;
    city.says(city.of_b, city.a, city.b, "2015", "open", 1, "joint");
    const Snapshot before = city.on("2019-01-01");
    REQUIRE(before.pair_ties.front().size() == 2);
    const auto ties = city.ties();
    std::uint32_t strong = 0;
    for (const network::Tie& tie : ties.ties)
        if (tie.strength == 5)
            strong = tie.number;
    const Snapshot after = altered(ties, before, {{}, {strong}, {}, {}});
    // exchange 5 and joint work 1: without the first the pair has strength 1.
    CHECK(before.graph.ties.front().strength == 5);
    CHECK(after.graph.ties.front().strength == 1);
    CHECK(after.graph.ties.size() == 2);
}
