// SPDX-License-Identifier: Apache-2.0
#include "scene/ego.hpp"

#include "scene/cases.hpp"
#include "scene/circle_parts.hpp"
#include "scene/key_line.hpp"
#include "small_city.hpp"

#include <cmath>

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

namespace {

/// A chain A - B - C - D with C - E, and F alone; all asked everybody.
test::SmallCity chain()
{
    test::SmallCity city;
    std::vector<ActorId> actors;
    for (const char* name : {"A", "B", "C", "D", "E", "F"})
        actors.push_back(city.actor(name));
    const InterviewId talk = city.interview(actors[2], "2020-05-01", evidence::Coverage::roster);
    const InterviewId other = city.interview(actors[0], "2020-05-01", evidence::Coverage::roster);
    city.says(other, actors[0], actors[1], "2015", "open");
    city.says(talk, actors[2], actors[1], "2015", "open");
    city.says(talk, actors[2], actors[3], "2015", "open");
    city.says(talk, actors[2], actors[4], "2015", "open");
    return city;
}

double turn_between(const Point& middle, const Point& at) { return std::hypot(at.x - middle.x, at.y - middle.y); }

}  // namespace

TEST_CASE("An ego has around it whoever is within the steps asked for, and no others", "[scene]")
{
    const test::SmallCity city = chain();
    const Walk walk(city.archive);
    const network::Snapshot net = city.on("2019-07-01");
    for (int steps = 1; steps <= 3; ++steps) {
        const EgoSheet sheet = ego_sheet(walk.source(), net, ActorId{1}, steps, {});
        CHECK(sheet.chosen);
        // From A: B in one step, C in two, D and E in three.
        const std::vector<int> expected{1, 1, 1, 2};
        for (int step = 0; step <= steps; ++step)
            CHECK(sheet.at_step[static_cast<std::size_t>(step)] == expected[static_cast<std::size_t>(step)]);
    }
    // Nobody chosen: C has most contacts. B, D, E are in contact with none of each other; who could have said so was not asked.
    const EgoSheet sheet = ego_sheet(walk.source(), net, {}, 1, {});
    CHECK_FALSE(sheet.chosen);
    CHECK(sheet.ego == ActorId{3});
    CHECK(sheet.at_step[1] == 3);
    CHECK(sheet.among == 0);
    CHECK(ego_sheet(walk.source(), net, ActorId{3}, 3, {ActorId{2}}).members.size() == 3);
    // Hidden, it cannot stand in the middle.
    CHECK(ego_sheet(walk.source(), net, ActorId{3}, 1, {ActorId{3}}).ego != ActorId{3});
}

TEST_CASE("Members of an ego view stand on the circle of their step, apart from each other, on the page", "[scene]")
{
    for (const std::string& town : test::six_cities())
        for (const int steps : {1, 2, 3}) {
            INFO(town << ", " << steps);
            const Walk walk(test::tables_of({town}));
            network::Question question;
            question.until = day_of(2019, 7, 1);
            const network::Snapshot net = network::snapshot(walk.archive, walk.ties, question);
            const EgoSheet sheet = ego_sheet(walk.source(), net, {}, steps, {});
            const Scene scene = compose_ego(sheet, walk.source(), net, {}, {}, 700, 560);
            const Box box = extent_of(scene.marks);
            CHECK(box.x >= scene.page.x - 0.5);
            CHECK(box.y >= scene.page.y - 0.5);
            CHECK(box.x + box.width <= scene.page.x + scene.page.width + 0.5);
            CHECK(box.y + box.height <= scene.page.y + scene.page.height + 0.5);
            std::map<std::uint32_t, Point> at;
            for (const Mark& mark : scene.marks)
                if (const auto* glyph = std::get_if<Glyph>(&mark.form); glyph && mark.subject.kind == Subject::Kind::actor)
                    at[mark.subject.id] = glyph->at;
            REQUIRE(at.size() == sheet.members.size());
            const Point middle = at[sheet.ego.value];
            double unit = 0;
            for (const EgoSheet::Member& member : sheet.members)
                if (member.step == 1)
                    unit = turn_between(middle, at[net.actors[member.node].value]);
            for (const EgoSheet::Member& member : sheet.members)
                CHECK(turn_between(middle, at[net.actors[member.node].value]) == Approx(unit * member.step).margin(0.01));
            const auto names = test::names_on(scene);
            for (std::size_t i = 0; i < names.size(); ++i)
                for (std::size_t j = i + 1; j < names.size(); ++j)
                    CHECK_FALSE(test::overlap(names[i].second, names[j].second));
        }
}

TEST_CASE("The higher the rank, the nearer to the middle; equal values share a distance; undefined ones stand outside", "[scene]")
{
    const test::SmallCity city = chain();
    const Walk walk(city.archive);
    const network::Snapshot net = city.on("2019-07-01");
    Work work;
    const Result<RadialSheet> sheet = radial_sheet(walk.source(), net, "degree", {}, {}, work);
    REQUIRE(sheet);
    // Contacts: C 3, B 2, A D E 1 each (ranks 3 to 5, mean 4), F 0.
    CHECK(*sheet->rank[2] == 1);
    CHECK(*sheet->rank[1] == 2);
    CHECK(*sheet->rank[0] == 4);
    CHECK(*sheet->rank[4] == 4);
    CHECK(*sheet->rank[5] == 6);
    const Scene scene = compose_radial(*sheet, walk.source(), net, {}, {}, 600, 500);
    std::map<std::uint32_t, Point> at;
    for (const Mark& mark : scene.marks)
        if (const auto* glyph = std::get_if<Glyph>(&mark.form); glyph && mark.subject.kind == Subject::Kind::actor)
            at[mark.subject.id] = glyph->at;
    REQUIRE(at.size() == 6);
    const Point middle{300, scene.page.height / 2};
    CHECK(turn_between(middle, at[3]) < turn_between(middle, at[2]));
    CHECK(turn_between(middle, at[2]) < turn_between(middle, at[1]));
    CHECK(turn_between(middle, at[1]) == Approx(turn_between(middle, at[5])).margin(0.5));
    // Constraint is undefined for an actor without contacts.
    const Result<RadialSheet> constraint = radial_sheet(walk.source(), net, "constraint", {}, {}, work);
    REQUIRE(constraint);
    CHECK_FALSE(constraint->rank[5]);
    CHECK(constraint->ranked == 5);
    CHECK_FALSE(radial_sheet(walk.source(), net, "moon", {}, {}, work));
    CHECK_FALSE(compose_circle_legend(sheet->order, walk.source(), net, {}, "Nearer = higher", 500).marks.empty());
}

TEST_CASE("Circles of five hundred actors stay on the page", "[scene]")
{
    const Walk walk(test::many_actors(500));
    network::Question question;
    question.until = day_of(2019, 7, 1);
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, question);
    Work work;
    const Result<RadialSheet> sheet = radial_sheet(walk.source(), net, "betweenness", {}, {}, work);
    REQUIRE(sheet);
    const Scene scene = compose_radial(*sheet, walk.source(), net, {}, {}, 900, 700);
    const Box box = extent_of(scene.marks);
    CHECK(box.x >= -0.5);
    CHECK(box.x + box.width <= scene.page.width + 0.5);
    CHECK(box.y + box.height <= scene.page.height + 0.5);
}

TEST_CASE("Without actors the circles say what to do", "[scene]")
{
    const Walk walk(evidence::empty_archive());
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, {});
    Work work;
    CHECK_FALSE(compose_ego(ego_sheet(walk.source(), net, {}, 2, {}), walk.source(), net, {}, {}, 400, 300).marks.empty());
    CHECK_FALSE(compose_radial(*radial_sheet(walk.source(), net, "degree", {}, {}, work), walk.source(), net, {}, {}, 400, 300).marks.empty());
    CHECK(compose_circle_legend({}, walk.source(), net, {}, "x", 300).marks.empty());
}
