// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/recognisable.hpp"

using namespace crosscut;
using namespace crosscut::analysis;

namespace {

// Four units of one town: two offices, one job centre, one club; the job centre leads the only working group.
evidence::Archive town()
{
    evidence::Archive archive = evidence::empty_archive();
    archive.cities = std::make_shared<evidence::Table<evidence::City>>(evidence::Table<evidence::City>{{CityId{1}, "X", "Testow", "", {}}});
    evidence::Table<evidence::Actor> actors;
    for (const char* kind : {"admin", "admin", "jobcentre", "initiative"}) {
        evidence::Actor actor;
        actor.id = ActorId{static_cast<std::uint32_t>(actors.size() + 1)};
        actor.city = CityId{1};
        actor.kind = kind;
        actors.push_back(actor);
    }
    archive.actors = std::make_shared<evidence::Table<evidence::Actor>>(actors);
    evidence::Structure group;
    group.id = StructureId{1};
    group.city = CityId{1};
    group.type = "working_group";
    group.lead = ActorId{3};
    archive.structures = std::make_shared<evidence::Table<evidence::Structure>>(evidence::Table<evidence::Structure>{group});
    return archive;
}

}  // namespace

TEST_CASE("Whoever is the only one of its kind, leads alone, or has a number of contacts of its own is recognisable", "[analysis]")
{
    const evidence::Archive archive = town();
    network::Snapshot net = network::snapshot(archive, network::TieSet{}, {});
    REQUIRE(net.actors.size() == 4);
    const std::set<ActorId> all(net.actors.begin(), net.actors.end());
    // Nobody has a contact: all have 0, so that no number stands alone.
    std::vector<Recognisable> found = recognisable(archive, net, all);
    REQUIRE(found.size() == 2);
    CHECK(found[0].actor == ActorId{3});
    CHECK(found[0].kind == "jobcentre");
    CHECK(found[0].carries == std::vector<std::string>{"working_group"});
    CHECK(!found[0].contacts);
    CHECK(found[1].kind == "initiative");
    // Without the club among those shown, nobody can be told by it; without one office the other is alone.
    found = recognisable(archive, net, {ActorId{1}, ActorId{3}});
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == "admin");
    CHECK(recognisable(archive, net, {}).empty());
}
