// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "scene/passage.hpp"

using namespace crosscut::scene;

namespace {

Mark actor(std::uint32_t id, double x, double radius) { return {Glyph{{x, 0}, radius, Shape::circle, {0, 0, 0, 255}, {}, 0}, {Subject::Kind::actor, id, 0}, 1, ""}; }
Mark tie(std::uint32_t id) { return {Curve{{{0, 0}, {10, 0}}, false, {0, 0, 0, 255}, 1, Stroke::solid, false}, {Subject::Kind::tie, id, 0}, 0.8, ""}; }

const Mark* find(const Scene& scene, Subject subject)
{
    for (const Mark& mark : scene.marks)
        if (mark.subject == subject)
            return &mark;
    return nullptr;
}

}  // namespace

TEST_CASE("On the way from one day to another actors keep their places and grow, ties come and go", "[scene]")
{
    Scene before;
    before.marks = {tie(1), tie(2), actor(1, 5, 4), actor(2, 9, 4)};
    Scene after;
    after.marks = {tie(2), tie(3), actor(1, 5, 10), actor(3, 20, 4)};
    const Scene half = between(before, after, 0.5);
    // Half of the time is 1 - 0.5^3 = 0.875 of the way.
    const Glyph& grown = std::get<Glyph>(find(half, {Subject::Kind::actor, 1, 0})->form);
    CHECK(grown.at == Point{5, 0});
    CHECK(grown.radius == Approx(4 + 6 * 0.875));
    CHECK(find(half, {Subject::Kind::tie, 1, 0})->opacity == Approx(0.8 * 0.125));
    CHECK(find(half, {Subject::Kind::tie, 2, 0})->opacity == Approx(0.8));
    CHECK(find(half, {Subject::Kind::tie, 3, 0})->opacity == Approx(0.8 * 0.875));
    CHECK(find(half, {Subject::Kind::actor, 2, 0})->opacity == Approx(0.125));
    CHECK(half.marks.size() == 6);
    // Begin and end.
    CHECK(find(between(before, after, 0), {Subject::Kind::tie, 3, 0})->opacity == Approx(0));
    const Scene end = between(before, after, 1);
    REQUIRE(end.marks.size() == after.marks.size());
    for (std::size_t i = 0; i < end.marks.size(); ++i) {
        CHECK(end.marks[i].subject == after.marks[i].subject);
        CHECK(end.marks[i].opacity == after.marks[i].opacity);
    }
}

TEST_CASE("From nothing and to nothing everything only fades", "[scene]")
{
    Scene full;
    full.marks = {actor(1, 5, 4)};
    CHECK(between({}, full, 0.5).marks.front().opacity == Approx(0.875));
    CHECK(between(full, {}, 0.5).marks.front().opacity == Approx(0.125));
    CHECK(between(full, {}, 1).marks.empty());
}
