// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "scene/recipe.hpp"

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

TEST_CASE("A sight finds its city, actors and structures by their keys, and says what is not there", "[scene]")
{
    const Walk walk(test::tables_of({"potsdam", "halle"}));
    Sight sight;
    sight.city = "PO";
    sight.field = "climate";
    sight.actors = {"PO05", "PO05", "PO99"};
    sight.structures = {walk.archive.structures->front().key, "nothing"};
    sight.days = {day_of(2016, 1, 1), day_of(2019, 7, 1)};
    sight.without_sectors = {"politics"};
    const Result<Sighted> found = resolve(walk.archive, walk.crises, sight);
    REQUIRE(found);
    CHECK(found->question.city == evidence::find_city(walk.archive, "PO")->id);
    CHECK(found->question.until == day_of(2019, 7, 1));
    CHECK(!found->question.from);
    CHECK(found->actors == std::vector<ActorId>{evidence::find_actor(walk.archive, "PO05", {})});
    CHECK(found->structures.size() == 1);
    CHECK(found->missing.size() == 2);
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, found->question);
    for (const ActorId actor : left_out(walk.archive, {&net}, *found, sight))
        CHECK(evidence::find(*walk.archive.actors, actor)->sector == evidence::Sector::politics);
    sight.without_isolates = true;
    const std::set<ActorId> out = left_out(walk.archive, {&net}, *found, sight);
    for (std::size_t i = 0; i < net.actors.size(); ++i)
        if (net.graph.degree(static_cast<std::uint32_t>(i)) == 0)
            CHECK(out.count(net.actors[i]) == 1);
}

TEST_CASE("Words that are none are refused with those that are possible", "[scene]")
{
    const Walk walk(test::tables_of({"potsdam"}));
    const auto refused = [&](auto change) {
        Sight sight;
        change(sight);
        const Result<Sighted> found = resolve(walk.archive, walk.crises, sight);
        REQUIRE(!found);
        CHECK(!in(Language::german, found.problem().hint).empty());
        return found.problem().code;
    };
    CHECK(refused([](Sight& one) { one.city = "Atlantis"; }) == Problem::Code::unknown_name);
    CHECK(refused([](Sight& one) { one.crisis = "1989"; }) == Problem::Code::unknown_name);
    CHECK(refused([](Sight& one) { one.relations = {"love"}; }) == Problem::Code::unknown_name);
    CHECK(refused([](Sight& one) { one.rule = "mine"; }) == Problem::Code::bad_value);
    CHECK(refused([](Sight& one) { one.mode = "dusk"; }) == Problem::Code::bad_value);
    CHECK(refused([](Sight& one) { one.field = "sport"; }) == Problem::Code::bad_value);
    CHECK(refused([](Sight& one) { one.layout = "spiral"; }) == Problem::Code::bad_value);
    CHECK(refused([](Sight& one) { one.without_sectors = {"army"}; }) == Problem::Code::bad_value);
    CHECK(refused([](Sight& one) { one.days = {day_of(2019, 1, 1), day_of(2018, 1, 1)}; }) == Problem::Code::bad_value);
    CHECK(refused([](Sight& one) { one.days = {day_of(2019, 1, 1)}, one.from = day_of(2020, 1, 1); }) == Problem::Code::bad_value);
}

TEST_CASE("A style says which quantity drives what; laid on an encoding it brings no colour of its own", "[scene]")
{
    Style style;
    style.size = "betweenness";
    style.colour = "closeness";
    style.shape = "town_hall";
    style.line = "claims";
    style.structures = "hubs";
    style.palette = Palette::okabe_ito;
    Encoding encoding;
    put(style, encoding);
    CHECK(encoding.size_measure == "betweenness");
    CHECK(encoding.colour_by == ColourBy::measure);
    CHECK(encoding.colour_measure == "closeness");
    CHECK(encoding.shape_by == ShapeBy::town_hall);
    CHECK(encoding.line_by == LineBy::claims);
    CHECK(encoding.structures == StructureStyle::hubs);
    CHECK(encoding.theme == &theme_of(Palette::okabe_ito, false));
    for (const auto* words : {&colour_words(), &shape_words(), &line_words(), &structure_words()})
        for (const std::string& word : *words)
            CHECK(channel_label(Language::german, word) != word);
}

TEST_CASE("Values fall into five even steps; all alike is the middle one", "[scene]")
{
    const std::pair<double, double> range{0, 10};
    // 0 to 2, 2 to 4 ...: 2 begins the second step, 10 belongs to the last one.
    CHECK(step_of(0, range) == 0);
    CHECK(step_of(1.99, range) == 0);
    CHECK(step_of(2, range) == 1);
    CHECK(step_of(10, range) == 4);
    CHECK(step_of(7, {7, 7}) == 2);
    CHECK(step_bounds(1, range) == std::pair<double, double>{2, 4});
    CHECK(range_of({std::nullopt, 3.0, -1.0}) == std::pair{-1.0, 3.0});
    CHECK(!range_of({std::nullopt}));
}

TEST_CASE("Days of a sequence keep their day of the month, or its last, and end with the last one", "[scene]")
{
    const auto days = days_of(Sequence{day_of(2020, 1, 31), day_of(2020, 4, 15), "month", 0});
    CHECK(days == std::vector<Day>{day_of(2020, 1, 31), day_of(2020, 2, 29), day_of(2020, 3, 31), day_of(2020, 4, 15)});
    CHECK(days_of(Sequence{day_of(2020, 1, 1), day_of(2020, 1, 1), "year", 0}) == std::vector<Day>{day_of(2020, 1, 1)});
    CHECK(days_of(Sequence{day_of(2018, 7, 1), day_of(2020, 7, 1), "year", 0}).size() == 3);
}
