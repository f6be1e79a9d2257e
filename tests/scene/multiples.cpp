// SPDX-License-Identifier: Apache-2.0
#include "scene/multiples.hpp"

#include "scene/cases.hpp"
#include "scene/key_line.hpp"

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

TEST_CASE("Every city has its own small map on the same day, with its own ties only and inside its frame", "[scene]")
{
    const Walk walk(test::tables_of({"potsdam", "halle", "cottbus"}));
    network::Question question;
    question.until = day_of(2019, 7, 1);
    Work work;
    const Result<Multiples> made = city_multiples(walk.source(), question, {}, {}, {}, work);
    REQUIRE(made);
    REQUIRE(made->tiles.size() == 3);
    std::size_t ties = 0;
    for (const Tile& tile : made->tiles) {
        CHECK(tile.snapshot.question.city == tile.city);
        CHECK(tile.snapshot.question.until == question.until);
        for (const network::TieState& state : tile.snapshot.ties)
            ties += state.drawn ? 1u : 0u;
    }
    const network::Snapshot all = network::snapshot(walk.archive, walk.ties, question);
    CHECK(ties == static_cast<std::size_t>(std::count_if(all.ties.begin(), all.ties.end(), [](const network::TieState& state) { return state.drawn; })));
    const Scene scene = compose_multiples(*made, walk.source(), {}, {}, 900, 600);
    const Box box = extent_of(scene.marks);
    CHECK(box.x >= -0.5);
    CHECK(box.x + box.width <= scene.page.width + 0.5);
    CHECK(box.y + box.height <= scene.page.height + 0.5);
    std::vector<Box> frames;
    for (const Mark& mark : scene.marks)
        if (mark.subject.kind == Subject::Kind::tile && std::holds_alternative<Region>(mark.form))
            frames.push_back(bounds(mark));
    REQUIRE(frames.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = i + 1; j < 3; ++j)
            CHECK_FALSE(test::overlap(frames[i], frames[j]));
    for (const evidence::City& city : *walk.archive.cities)
        CHECK(test::says(scene, city.name));
    for (const Mark& mark : scene.marks)
        if (std::holds_alternative<Glyph>(mark.form) && mark.subject.kind == Subject::Kind::actor)
            CHECK(std::any_of(frames.begin(), frames.end(), [&](const Box& frame) { return test::overlap(frame, bounds(mark)); }));
    CHECK_FALSE(compose_multiples_legend(*made, walk.source(), {}, 700).marks.empty());
}

TEST_CASE("Without a city there is nothing to compare, and it is said", "[scene]")
{
    const Walk walk(evidence::empty_archive());
    Work work;
    const Result<Multiples> made = city_multiples(walk.source(), {}, {}, {}, {}, work);
    REQUIRE(made);
    CHECK_FALSE(compose_multiples(*made, walk.source(), {}, {}, 500, 300).marks.empty());
    CHECK(compose_multiples_legend(*made, walk.source(), {}, 500).marks.empty());
    Work stopped;
    stopped.request_stop();
    const Walk town(test::tables_of({"schwerin"}));
    CHECK_FALSE(city_multiples(town.source(), {}, {}, {}, {}, stopped));
}
