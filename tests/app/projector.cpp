// SPDX-License-Identifier: Apache-2.0
#include "app/projector.hpp"

#include "cases.hpp"
#include "desk.hpp"

namespace crosscut::app {

namespace {

/// Names of the case that say who somebody is, and everything that was said in interviews.
std::vector<std::string> inside()
{
    std::vector<std::string> out;
    const evidence::Archive archive = cases::import("potsdam");
    for (const evidence::Actor& actor : *archive.actors)
        if (actor.name.size() > 9 && actor.name != actor.role)
            out.push_back(actor.name);
    for (const evidence::Claim& claim : *archive.claims)
        if (claim.quote.size() > 9)
            out.push_back(claim.quote);
    for (const evidence::Interview& interview : *archive.interviews)
        out.push_back(interview.key);
    return out;
}

void nothing_of_inside(Desk& desk)
{
    const std::string wall = desk.wall();
    CHECK(wall.size() > 40);
    for (const std::string& secret : inside()) {
        INFO(secret);
        CHECK(wall.find(secret) == std::string::npos);
    }
}

}  // namespace

TEST_CASE("The projector takes the screen that the facilitator does not look at, the largest of several")
{
    const scene::Box laptop{0, 0, 1920, 1080};
    const scene::Box wall{1920, 0, 1280, 720};
    const scene::Box big{0, -1440, 2560, 1440};
    CHECK(screen_for_projector({laptop, wall}, {100, 100, 800, 600}) == 1);
    // The facilitator works on the second screen: the wall is the first.
    CHECK(screen_for_projector({laptop, wall}, {2000, 50, 800, 600}) == 0);
    CHECK(screen_for_projector({laptop, wall, big}, {100, 100, 800, 600}) == 2);
    // The middle of the window counts.
    CHECK(screen_for_projector({laptop, wall}, {1700, 50, 800, 600}) == 0);
    CHECK_FALSE(screen_for_projector({laptop}, {0, 0, 800, 600}));
    CHECK_FALSE(screen_for_projector({}, {0, 0, 800, 600}));
}

TEST_CASE("A facilitator opens the projector, shows map, lanes and pictures, and nothing that must stay inside reaches the wall")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    Desk desk(screen, folder.path, study, {"--dialog", "workshop", "--select", "PO05"});
    REQUIRE(desk.settled());
    CHECK(desk.wall().empty());
    desk.click("workshop.projector");
    REQUIRE(desk.wait([&] { return !desk.wall().empty(); }));
    REQUIRE(desk.wait([&] { return desk.wall().find("Who works with whom in Potsdam?") != std::string::npos; }));
    desk.picture("projector-map");
    nothing_of_inside(desk);
    // Nobody arranges the windows here: the facilitator's is taken to the front.
    desk.focus("study.crosscut");
    desk.click("room.lanes");
    REQUIRE(desk.wait([&] { return desk.wall().find("Which cross-cutting structures were there in Potsdam?") != std::string::npos; }));
    desk.picture("projector-lanes");
    nothing_of_inside(desk);
    desk.focus("study.crosscut");
    desk.click("room.pictures");
    REQUIRE(desk.wait([&] { return desk.wall().find("Which cross-cutting structures were there in Potsdam?") == std::string::npos && desk.wall().size() > 40; }));
    REQUIRE(desk.settled());
    desk.picture("projector-picture");
    nothing_of_inside(desk);
    desk.focus("study.crosscut");
    desk.click("workshop.projector");
    CHECK(desk.wait([&] { return desk.wall().empty(); }));
}

}  // namespace crosscut::app
