// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "scene/cases.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::scene;

TEST_CASE("an absent shape keeps its place for the pointer and gets a dashed edge all around")
{
    Scene scene;
    add_absent(scene, Glyph{{10, 20}, 8, Shape::square, light_theme().administration, light_theme().paper, 1}, {Subject::Kind::actor, 7, 0}, 1, "Office", light_theme());
    REQUIRE(scene.marks.size() == 2);
    CHECK(std::get<Glyph>(scene.marks[0].form).radius == 8);
    CHECK(lightness(std::get<Glyph>(scene.marks[0].form).fill) > lightness(light_theme().administration) + 30);
    const Curve& edge = std::get<Curve>(scene.marks[1].form);
    CHECK(edge.stroke == Stroke::dashed);
    CHECK(edge.points.front() == edge.points.back());
    CHECK(contrast(edge.colour, light_theme().paper) >= 3);
    for (const Mark& mark : scene.marks)
        CHECK(mark.subject.id == 7);
}

TEST_CASE("a supposed tie runs from edge to edge")
{
    // 100 apart, radii 9 and 4, one point of air each: from 10 to 95.
    const Curve curve = supposed_tie({0, 0}, 9, {100, 0}, 4, light_theme(), 1);
    CHECK(curve.points.front().x == Approx(10));
    CHECK(curve.points.back().x == Approx(95));
    CHECK(curve.stroke == Stroke::solid);
    CHECK(supposed_tie({3, 3}, 2, {3, 3}, 2, light_theme(), 1).points.size() == 2);
}

TEST_CASE("the map and its legend show what is supposed, and without it they are as before")
{
    network::Question question;
    question.until = day_of(2016, 7, 1);
    test::Map map(test::tables_of({"cottbus"}), PlaceRule::columns, question);
    const MapView view;
    const Scene before = compose_map(map.input, map.encoding, view);
    const Scene legend_before = compose_legend(map.input, map.encoding, 180);
    REQUIRE(!map.snapshot.graph.ties.empty());
    const network::GraphTie& tie = map.snapshot.graph.ties.front();
    const ActorId gone = map.snapshot.actors[tie.a];
    const std::uint32_t lost = map.snapshot.pair_ties.front().front();
    map.input.supposed.gone.insert(gone);
    map.input.supposed.lost.insert(lost);
    const auto stranger = std::find_if(map.snapshot.actors.begin(), map.snapshot.actors.end(), [&](ActorId id) { return id != gone && id != map.snapshot.actors[tie.b]; });
    map.input.supposed.added.emplace_back(map.snapshot.actors[tie.b], *stranger);
    const Scene after = compose_map(map.input, map.encoding, view);
    int dashed_actor = 0;
    int dashed_tie = 0;
    for (const Mark& mark : after.marks)
        if (const auto* curve = std::get_if<Curve>(&mark.form); curve && curve->stroke == Stroke::dashed) {
            dashed_actor += mark.subject.kind == Subject::Kind::actor && mark.subject.id == gone.value;
            dashed_tie += mark.subject.kind == Subject::Kind::tie && mark.subject.id == lost && curve->colour == map.encoding.theme->lost;
        }
    CHECK(dashed_actor == 1);
    CHECK(dashed_tie == 1);
    // One dashed edge and one new tie.
    CHECK(after.marks.size() == before.marks.size() + 2);
    const Scene legend = compose_legend(map.input, map.encoding, 180);
    for (const char* words : {"not there", "would be lost", "would be new"}) {
        const std::string shown(tr(map.encoding.language, words));
        CHECK(test::says(legend, shown));
        CHECK_FALSE(test::says(legend_before, shown));
    }
    map.input.supposed = {};
    CHECK(compose_map(map.input, map.encoding, view).marks.size() == before.marks.size());
}
