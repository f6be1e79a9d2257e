// SPDX-License-Identifier: Apache-2.0
#include "scene/fold.hpp"

#include "scene/cases.hpp"

using namespace crosscut;
using namespace crosscut::scene;
using test::Map;

TEST_CASE("Folding loses no contact: bundles, insides and what stays add up to the pairs in contact", "[scene]")
{
    for (const std::string& city : test::six_cities()) {
        INFO(city);
        network::Question question;
        question.until = day_of(2019, 7, 1);
        const Map map(test::tables_of({city}), PlaceRule::columns, question);
        const std::set<ActorId> heads = foldable(map.snapshot);
        REQUIRE(!heads.empty());
        for (const std::set<ActorId>& some : {heads, std::set<ActorId>{*heads.begin()}, std::set<ActorId>{}}) {
            const Folding folding = fold(map.input, some);
            int pairs = 0;
            int actors = 0;
            for (const FoldedUnit& unit : folding.units) {
                pairs += unit.inside;
                actors += unit.actors;
                CHECK(unit.actors > 1);
            }
            for (const FoldedBundle& bundle : folding.bundles) {
                pairs += bundle.pairs;
                CHECK(static_cast<int>(bundle.ties.size()) >= bundle.pairs);
                CHECK((bundle.a.unit || bundle.b.unit));
            }
            for (const network::GraphTie& tie : map.snapshot.graph.ties)
                pairs += folding.unit_of.count(map.snapshot.actors[tie.a]) == 0 && folding.unit_of.count(map.snapshot.actors[tie.b]) == 0 ? 1 : 0;
            CHECK(pairs == static_cast<int>(map.snapshot.graph.ties.size()));
            CHECK(actors == static_cast<int>(folding.unit_of.size()));
        }
    }
}

TEST_CASE("A folded department is one mark with its number of actors, named; its members are not drawn", "[scene]")
{
    Map map(test::tables_of({"potsdam"}), PlaceRule::free);
    const std::set<ActorId> heads = foldable(map.snapshot);
    map.input.folded = {*heads.begin()};
    const Folding folding = fold(map.input, map.input.folded);
    REQUIRE(folding.units.size() == 1);
    const Scene scene = compose_map(map.input, map.encoding, {});
    for (const Mark& mark : scene.marks)
        if (mark.subject.kind == Subject::Kind::actor)
            CHECK(folding.unit_of.count(ActorId{mark.subject.id}) == 0);
    const auto folded = [&](const Mark& mark) { return mark.subject == Subject{Subject::Kind::department, heads.begin()->value, 0}; };
    CHECK(std::count_if(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
              const auto* label = std::get_if<Label>(&mark.form);
              return folded(mark) && label && label->text == std::to_string(folding.units[0].actors);
          }) == 1);
    // The number and at least one line of its name.
    CHECK(std::count_if(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) { return folded(mark) && std::holds_alternative<Label>(mark.form); }) >= 2);
    CHECK(unit_radius(9) > unit_radius(2));
    // All folded: no tie of an actor inside is drawn, and the drawing has its box.
    map.input.folded = heads;
    CHECK(compose_map(map.input, map.encoding, {}).page.width > 0);
    // A head that is none changes nothing.
    map.input.folded = {ActorId{999999}};
    CHECK(fold(map.input, map.input.folded).units.empty());
    CHECK(test::says(compose_legend(Map(test::tables_of({"potsdam"}), PlaceRule::columns).input, {}, 300), std::string(tr(Language::german, "folded department, with its actors"))) == false);
    map.input.folded = heads;
    CHECK(test::says(compose_legend(map.input, map.encoding, 300), std::string(tr(map.encoding.language, "folded department, with its actors"))));
}
