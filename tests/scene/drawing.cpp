// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "foundation/number.hpp"

#include <cmath>

using namespace crosscut;
using namespace crosscut::scene;
using test::Map;
using test::Walk;

namespace {

bool same(const std::map<ActorId, Point>& a, const std::map<ActorId, Point>& b) { return a == b; }

}  // namespace

TEST_CASE("Questions are asked in good English and German", "[scene]")
{
    const evidence::Archive archive = test::tables_of({"potsdam", "halle"});
    network::Question question;
    question.city = evidence::find_city(archive, "Potsdam")->id;
    CHECK(heading_of(archive, question, Language::english) == "Who works with whom in Potsdam?");
    question.field = evidence::Field::climate;
    CHECK(heading_of(archive, question, Language::english) == "Who works with whom on climate in Potsdam?");
    CHECK(heading_of(archive, question, Language::german) == "Wer arbeitet in Potsdam beim Klima mit wem zusammen?");
    CHECK(lanes_heading_of(archive, question, Language::german) == "Welche Strukturen für das Klima gab es in Potsdam?");
    question.lines = true;
    CHECK(heading_of(archive, question, Language::german) == "Wer ist in Potsdam beim Klima mit wem verbunden?");
    question = {};
    CHECK(heading_of(archive, question, Language::german) == "Wer arbeitet in allen Städten mit wem zusammen?");
    for (int field = 0; field < 5; ++field) {
        question.field = static_cast<evidence::Field>(field);
        CHECK(heading_of(archive, question, Language::german) != heading_of(archive, question, Language::english));
        CHECK(lanes_heading_of(archive, question, Language::german) != lanes_heading_of(archive, question, Language::english));
    }
}

TEST_CASE("The caption says what the picture was made from", "[scene]")
{
    network::Question question;
    question.until = day_of(2019, 7, 1);
    const Map map(test::tables_of({"potsdam"}), PlaceRule::columns, question);
    const std::string caption = caption_of(map.walk.archive, map.snapshot, Language::german, 17);
    for (const std::string& part : {std::string("1. Juli 2019"), "n = " + std::to_string(map.snapshot.actors.size()), std::string("Regel: "), std::string("Zusammenarbeit"),
                                    std::to_string(map.snapshot.observable_pairs), std::string("Startwert der Anordnung: 17")}) {
        INFO(part);
        CHECK(caption.find(part) != std::string::npos);
    }
    CHECK(caption_of(map.walk.archive, map.snapshot, Language::english).find("Seed") == std::string::npos);
    const Walk empty(evidence::empty_archive());
    // No pair at all: a share of nothing is undefined.
    CHECK(caption_of(empty.archive, network::snapshot(empty.archive, empty.ties, {}), Language::english).find("0 of 0 (–)") != std::string::npos);
}

TEST_CASE("The caption of the lanes says how many structures are alive only for a day", "[scene]")
{
    const Walk walk(test::tables_of({"potsdam"}));
    const std::string dated = lanes_caption_of(walk.source(), {}, day_of(2019, 7, 1), Language::english);
    CHECK(dated.find("n = " + std::to_string(walk.archive.structures->size())) != std::string::npos);
    CHECK(dated.find("Alive on this day") != std::string::npos);
    CHECK(lanes_caption_of(walk.source(), {}, std::nullopt, Language::english).find("Alive") == std::string::npos);
}

TEST_CASE("Places are the same on repetition, for every day, and new ones leave the known where they are", "[scene]")
{
    const Walk walk(test::tables_of({"schwerin"}));
    const Encoding encoding;
    Work work;
    network::Question day;
    day.until = day_of(2012, 1, 1);
    const Result<Places> one = find_places(walk.source(), {}, encoding, PlaceRule::free, {}, work);
    const Result<Places> two = find_places(walk.source(), day, encoding, PlaceRule::free, {}, work);
    REQUIRE(one);
    REQUIRE(two);
    CHECK(same(one->at, two->at));
    std::map<ActorId, Point> known = one->at;
    const ActorId fresh = known.begin()->first;
    known.erase(fresh);
    const Result<Places> again = find_places(walk.source(), {}, encoding, PlaceRule::free, known, work);
    REQUIRE(again);
    for (const auto& [actor, at] : known)
        CHECK(again->at.at(actor) == at);
    CHECK(again->at.count(fresh) == 1);
}

TEST_CASE("Pinned actors stand where they were put", "[scene]")
{
    const Walk walk(test::tables_of({"schwerin"}));
    Source source = walk.source();
    source.pins[walk.archive.actors->front().id] = {333, -77};
    Work work;
    const Result<Places> places = find_places(source, {}, {}, PlaceRule::free, {}, work);
    REQUIRE(places);
    CHECK(places->at.at(walk.archive.actors->front().id) == Point{333, -77});
    CHECK(ring_places(source, {}, {}).at.at(walk.archive.actors->front().id) == Point{333, -77});
}

TEST_CASE("All cities on one map stand side by side under their names", "[scene]")
{
    const Map map(test::tables_of({"potsdam", "halle", "cottbus"}), PlaceRule::free);
    std::map<CityId, Box> boxes;
    for (const auto& [actor, at] : map.places.at) {
        const CityId city = evidence::find(*map.walk.archive.actors, actor)->city;
        const auto [entry, fresh] = boxes.try_emplace(city, Box{at.x, at.y, 0, 0});
        Box& box = entry->second;
        const double right = std::max(box.x + box.width, at.x);
        const double bottom = std::max(box.y + box.height, at.y);
        box = {std::min(box.x, at.x), std::min(box.y, at.y), 0, 0};
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    REQUIRE(boxes.size() == 3);
    for (const auto& [a, one] : boxes)
        for (const auto& [b, two] : boxes)
            if (a < b)
                CHECK_FALSE(test::overlap(one, two));
    CHECK(map.places.at.size() == map.snapshot.actors.size());
    const Scene scene = compose_map(map.input, map.encoding, {});
    for (const evidence::City& city : *map.walk.archive.cities)
        CHECK(test::says(scene, city.name));
}

TEST_CASE("A measure that nobody knows, or that is none of actors, leaves sizes undefined", "[scene]")
{
    Map map(test::tables_of({"potsdam"}), PlaceRule::columns);
    CHECK(map.input.size.size() == map.snapshot.actors.size());
    CHECK(!map.encoding.size_label.empty());
    Work work;
    map.encoding.size_measure = "no such measure";
    CHECK(map_input(map.walk.source(), map.snapshot, map.places, map.encoding, work).size.empty());
    CHECK(map.encoding.size_label.empty());
}

TEST_CASE("A ring needs no helper and holds everybody", "[scene]")
{
    const Walk walk(test::tables_of({"halle"}));
    const Places ring = ring_places(walk.source(), {}, {});
    CHECK(ring.at.size() == walk.archive.actors->size());
    for (const auto& [actor, at] : ring.at)
        CHECK((std::isfinite(at.x) && std::isfinite(at.y)));
    CHECK(ring_places(Walk(evidence::empty_archive()).source(), {}, {}).at.empty());
}
