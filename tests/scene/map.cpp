// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "foundation/text.hpp"
#include "scene/encoding.hpp"
#include "scene/labelling.hpp"

#include <algorithm>
#include <set>

using namespace crosscut;
using namespace crosscut::scene;
using test::Map;

namespace {

network::Question on(Day day)
{
    network::Question question;
    question.until = day;
    return question;
}

// The view of a window of that size: everything fitted, names inside.
MapView fitted_view(const MapInput& input, double width, double height)
{
    Point low{1e9, 1e9};
    Point high{-1e9, -1e9};
    for (const ActorId actor : input.snapshot->actors)
        if (const auto at = input.places.find(actor); at != input.places.end()) {
            low = {std::min(low.x, at->second.x), std::min(low.y, at->second.y)};
            high = {std::max(high.x, at->second.x), std::max(high.y, at->second.y)};
        }
    MapView view;
    view.zoom = std::min((width - 140) / std::max(1.0, high.x - low.x), (height - 140) / std::max(1.0, high.y - low.y));
    view.inside = Box{(low.x + high.x) / 2 * view.zoom - width / 2, (low.y + high.y) / 2 * view.zoom - height / 2, width, height};
    return view;
}

}  // namespace

TEST_CASE("On the six cases no two names overlap and none is cut at 1600 by 1000", "[scene]")
{
    for (const std::string& city : test::six_cities())
        for (const PlaceRule rule : {PlaceRule::free, PlaceRule::columns}) {
            INFO(city << (rule == PlaceRule::free ? " free" : " columns"));
            const Map map(test::tables_of({city}), rule);
            const MapView view = fitted_view(map.input, 1600, 1000);
            const Scene scene = compose_map(map.input, map.encoding, view);
            const auto names = test::names_on(scene);
            for (std::size_t i = 0; i < names.size(); ++i) {
                for (std::size_t j = i + 1; j < names.size(); ++j) {
                    INFO(names[i].first << " / " << names[j].first);
                    CHECK_FALSE(test::overlap(names[i].second, names[j].second));
                }
                INFO(names[i].first);
                CHECK(names[i].second.x >= view.inside->x - 0.01);
                CHECK(names[i].second.y >= view.inside->y - 0.01);
                CHECK(names[i].second.x + names[i].second.width <= view.inside->x + 1600.01);
                CHECK(names[i].second.y + names[i].second.height <= view.inside->y + 1000.01);
            }
            // Names of nine in ten actors are on: a map without names says nothing.
            std::set<std::uint32_t> named;
            for (const Mark& mark : scene.marks)
                if (mark.subject.kind == Subject::Kind::actor && std::holds_alternative<Label>(mark.form))
                    named.insert(mark.subject.id);
            CHECK(named.size() * 10 >= map.snapshot.actors.size() * 9);
        }
}

TEST_CASE("Every actor and every drawn tie of the snapshot is on the map once", "[scene]")
{
    const Map map(test::tables_of({"potsdam"}), PlaceRule::free, on(day_of(2019, 7, 1)));
    const Scene scene = compose_map(map.input, map.encoding, {});
    std::set<std::uint32_t> actors;
    std::set<std::uint32_t> ties;
    for (const Mark& mark : scene.marks) {
        if (mark.subject.kind == Subject::Kind::actor && std::holds_alternative<Glyph>(mark.form))
            CHECK(actors.insert(mark.subject.id).second);
        if (mark.subject.kind == Subject::Kind::tie && std::holds_alternative<Curve>(mark.form))
            CHECK(ties.insert(mark.subject.id).second);
    }
    CHECK(actors.size() == map.snapshot.actors.size());
    std::size_t drawn = 0;
    for (const network::TieState& state : map.snapshot.ties)
        drawn += state.drawn || (state.holds.value_or(false) && state.presence == network::Presence::possible) ? 1 : 0;
    CHECK(ties.size() == drawn);
    for (const Mark& mark : scene.marks) {
        const Box box = bounds(mark);
        CHECK(box.x >= scene.page.x);
        CHECK(box.y >= scene.page.y);
        CHECK(box.x + box.width <= scene.page.x + scene.page.width);
        CHECK(box.y + box.height <= scene.page.y + scene.page.height);
    }
}

TEST_CASE("Codes and roles leak no name: not in labels, titles, legend or description", "[scene]")
{
    for (const NameMode mode : {NameMode::code, NameMode::role}) {
        Encoding encoding;
        encoding.names = mode;
        for (const PlaceRule rule : {PlaceRule::free, PlaceRule::columns}) {
            const Map map(test::tables_of({"cottbus"}), rule, {}, encoding);
            const Scene scene = compose_map(map.input, map.encoding, {});
            const Scene legend = compose_legend(map.input, map.encoding, 200);
            const Scene lanes = compose_lanes(lanes_input(map.walk.source(), map.question, day_of(2019, 7, 1), Language::german), map.encoding, 800);
            std::string all = scene.description + scene.title;
            for (const Scene* one : {&scene, &legend, &lanes})
                for (const Mark& mark : one->marks) {
                    all += "\n" + mark.title;
                    if (const auto* label = std::get_if<Label>(&mark.form))
                        all += "\n" + label->text;
                }
            for (const evidence::Actor& actor : *map.walk.archive.actors) {
                // A role may be the word that an organisation is called by; codes never are.
                if (mode == NameMode::role && std::any_of(map.walk.archive.actors->begin(), map.walk.archive.actors->end(), [&](const evidence::Actor& other) {
                        return contains_folded(other.role, actor.name);
                    }))
                    continue;
                INFO(actor.name);
                CHECK(all.find(actor.name) == std::string::npos);
            }
            for (const evidence::Structure& structure : *map.walk.archive.structures) {
                INFO(structure.name);
                CHECK(all.find(structure.name) == std::string::npos);
            }
        }
    }
}

TEST_CASE("The legend lists what is drawn, and nothing else", "[scene]")
{
    const Map map(test::tables_of({"cottbus"}), PlaceRule::free, on(day_of(2019, 7, 1)));
    const Language language = map.encoding.language;
    const Scene legend = compose_legend(map.input, map.encoding, 400);
    std::set<evidence::Sector> sectors;
    for (const ActorId actor : map.snapshot.actors)
        sectors.insert(evidence::find(*map.walk.archive.actors, actor)->sector);
    for (std::size_t i = 0; i < evidence::sector_count; ++i) {
        const auto sector = static_cast<evidence::Sector>(i);
        INFO(evidence::key(sector));
        CHECK(test::says(legend, std::string(evidence::label(language, sector))) == (sectors.count(sector) == 1));
    }
    std::set<evidence::Status> statuses;
    bool directed = false;
    for (const network::TieState& state : map.snapshot.ties)
        if (state.drawn || (state.holds.value_or(false) && state.presence == network::Presence::possible)) {
            statuses.insert(map.walk.ties.find(state.tie)->status);
            directed = directed || map.walk.ties.find(state.tie)->directed;
        }
    for (const auto status : {evidence::Status::confirmed, evidence::Status::unconfirmable, evidence::Status::one_sided, evidence::Status::disputed,
                              evidence::Status::third_party}) {
        INFO(evidence::key(status));
        CHECK(test::says(legend, std::string(evidence::label(language, status))) == (statuses.count(status) == 1));
    }
    CHECK(test::says(legend, std::string(tr(language, "from giver to receiver"))) == directed);
    CHECK(test::says(legend, std::string(evidence::label(language, evidence::Field::integration))));
    CHECK(test::says(legend, map.encoding.size_label));

    Encoding bare = map.encoding;
    bare.structures = StructureStyle::hidden;
    CHECK_FALSE(test::says(compose_legend(map.input, bare, 400), std::string(evidence::label(language, evidence::Field::integration))));
}

TEST_CASE("Candidates, pins, reporting lines and rings are explained where they are drawn, and only there", "[scene]")
{
    Map map(test::tables_of({"potsdam"}), PlaceRule::columns);
    const Language language = map.encoding.language;
    const auto all = {"paler: not confirmed yet", "put there by hand", "reporting line: thinner", "The actors stand in a ring; their places mean nothing."};
    for (const char* words : all)
        CHECK_FALSE(test::says(compose_legend(map.input, map.encoding, 400), std::string(tr(language, words))));
    map.walk.archive.actors = evidence::changed(map.walk.archive.actors, [](evidence::Table<evidence::Actor>& actors) { actors[0].candidate = true; });
    map.input.pinned.insert(map.snapshot.actors[1]);
    map.input.ring = true;
    network::Question question;
    question.lines = true;
    map.snapshot = network::snapshot(map.walk.archive, map.walk.ties, question);
    const Scene legend = compose_legend(map.input, map.encoding, 400);
    for (const char* words : all) {
        INFO(words);
        CHECK(test::says(legend, std::string(tr(language, words))));
    }
}

TEST_CASE("Legends stay within their width and their words do not overlap, in one column and in several", "[scene]")
{
    for (const Language language : {Language::german, Language::english})
        for (const double width : {90.0, 140.0, 300.0, 520.0}) {
            Encoding encoding;
            encoding.language = language;
            encoding.text = 0.7;
            const Map map(test::tables_of({"cottbus"}), PlaceRule::free, {}, encoding);
            const Scene legend = compose_legend(map.input, map.encoding, width);
            std::vector<std::pair<std::string, Box>> words;
            for (const Mark& mark : legend.marks) {
                const Box box = bounds(mark);
                CHECK(box.x >= -1.5);
                CHECK(box.x + box.width <= width + 1);
                CHECK(box.y + box.height <= legend.page.height + 0.5);
                if (const auto* label = std::get_if<Label>(&mark.form); label && label->text != "?")
                    words.emplace_back(label->text, Box{box.x, box.y + box.height * 0.15, box.width, box.height * 0.7});
            }
            for (std::size_t i = 0; i < words.size(); ++i)
                for (std::size_t j = i + 1; j < words.size(); ++j) {
                    INFO(words[i].first << " / " << words[j].first);
                    CHECK_FALSE(test::overlap(words[i].second, words[j].second));
                }
        }
}

TEST_CASE("A crowded map has every tie, under every actor, under every name, and is the same each time", "[scene]")
{
    const Map map(test::many_actors(500), PlaceRule::free);
    REQUIRE_FALSE(minds_lines(map.snapshot.ties.size(), map.snapshot.actors.size()));
    const Scene scene = compose_map(map.input, map.encoding, {});
    std::set<std::uint32_t> ties;
    std::set<std::uint32_t> actors;
    int layer = 0;
    for (const Mark& mark : scene.marks) {
        const bool name = std::holds_alternative<Label>(mark.form);
        const int own = mark.subject.kind == Subject::Kind::tie ? 0 : name ? 2 : 1;
        CHECK(own >= layer);
        layer = own;
        if (mark.subject.kind == Subject::Kind::tie)
            ties.insert(mark.subject.id);
        else if (!name)
            actors.insert(mark.subject.id);
    }
    CHECK(ties.size() == static_cast<std::size_t>(std::count_if(map.snapshot.ties.begin(), map.snapshot.ties.end(), [](const network::TieState& state) { return state.drawn; })));
    CHECK(actors.size() == map.snapshot.actors.size());
    CHECK(layer == 2);
    const Scene again = compose_map(map.input, map.encoding, {});
    REQUIRE(again.marks.size() == scene.marks.size());
    for (std::size_t i = 0; i < scene.marks.size(); ++i) {
        CHECK(again.marks[i].subject == scene.marks[i].subject);
        CHECK(bounds(again.marks[i]) == bounds(scene.marks[i]));
    }
}

TEST_CASE("An empty study has a map, a legend and lanes without anything on them", "[scene]")
{
    const Map map(evidence::empty_archive(), PlaceRule::free);
    CHECK(compose_map(map.input, map.encoding, {}).marks.empty());
    const Map columns(evidence::empty_archive(), PlaceRule::columns);
    CHECK(compose_map(columns.input, columns.encoding, {}).marks.empty());
    for (const Mark& mark : compose_legend(map.input, map.encoding, 200).marks)
        CHECK(mark.subject.kind == Subject::Kind::legend);
}

TEST_CASE("Five hundred actors are drawn, their names apart", "[scene]")
{
    const Map map(test::many_actors(500), PlaceRule::free);
    MapView view;
    view.zoom = 0.5;
    const Scene scene = compose_map(map.input, map.encoding, view);
    const auto names = test::names_on(scene);
    CHECK(names.size() > 30);
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = i + 1; j < names.size(); ++j)
            if (test::overlap(names[i].second, names[j].second))
                FAIL_CHECK(names[i].first << " / " << names[j].first);
}

TEST_CASE("Whoever is selected or pointed at is named and stands out; the others fade at a focus", "[scene]")
{
    const Map map(test::tables_of({"potsdam"}), PlaceRule::free);
    MapView view;
    view.zoom = 0.2;  // so narrow that most names have no room
    const ActorId chosen = map.snapshot.actors[3];
    const ActorId pointed = map.snapshot.actors[9];
    view.selected.insert(chosen);
    view.hovered = pointed;
    view.focus = {chosen, pointed};
    const Scene scene = compose_map(map.input, map.encoding, view);
    for (const ActorId actor : {chosen, pointed})
        CHECK(std::any_of(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
            return mark.subject == Subject{Subject::Kind::actor, actor.value, 0} && std::holds_alternative<Label>(mark.form);
        }));
    for (const Mark& mark : scene.marks)
        if (mark.subject.kind == Subject::Kind::actor && mark.subject.id != chosen.value && mark.subject.id != pointed.value)
            CHECK(mark.opacity < 0.5);
}

TEST_CASE("Gaps have a flag with their number, and an arc where they have two ends", "[scene]")
{
    Map map(test::tables_of({"potsdam"}), PlaceRule::free);
    map.input.gaps = {{map.snapshot.actors[0], map.snapshot.actors[5], 1}, {map.snapshot.actors[2], ActorId{}, 2}};
    const Scene scene = compose_map(map.input, map.encoding, {});
    CHECK(test::count_of(scene, Subject::Kind::gap) == 5);  // arc, flag, number; flag, number
    CHECK(test::says(compose_legend(map.input, map.encoding, 200), std::string(tr(map.encoding.language, "please check"))));
}

TEST_CASE("The area of an actor grows with its value", "[scene]")
{
    CHECK(actor_radius(std::nullopt) < actor_radius(0.0));
    CHECK(actor_radius(1.0) - actor_radius(0.0) == Approx(2 * (actor_radius(0.25) - actor_radius(0.0))));
    CHECK(actor_radius(7.0) == actor_radius(1.0));
}

TEST_CASE("Labels find places apart from each other, from obstacles and inside the room", "[scene]")
{
    std::vector<LabelWish> wishes;
    for (int i = 0; i < 60; ++i)
        wishes.push_back({{40.0 * (i % 10), 30.0 * (i / 10)}, 4, {"Amt " + std::to_string(i)}, {10, Weight::regular, false, 0}, 1.0 * (i % 7), false, i % 2 == 0, {}});
    const Box room{-20, -20, 420, 200};
    const std::vector<Box> obstacles{{100, 50, 60, 40}};
    const auto places = place_labels(wishes, obstacles, room, {{{0, 0}, {400, 150}}});
    int shown = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i].shown)
            continue;
        ++shown;
        CHECK_FALSE(test::overlap(places[i].box, obstacles[0]));
        CHECK(places[i].box.x >= room.x);
        CHECK(places[i].box.x + places[i].box.width <= room.x + room.width);
        for (std::size_t j = i + 1; j < places.size(); ++j)
            if (places[j].shown)
                CHECK_FALSE(test::overlap(places[i].box, places[j].box));
    }
    CHECK(shown > 30);
    // What must be shown is shown even where there is no room.
    const auto forced = place_labels({{{0, 0}, 2, {"Amt"}, {10, Weight::regular, false, 0}, 1, true, false, {}}}, {{-100, -100, 200, 200}}, {});
    CHECK(forced[0].shown);
    // Another point helps where the first has no room.
    const auto elsewhere = place_labels({{{0, 0}, 2, {"Amt"}, {10, Weight::regular, false, 0}, 1, false, false, {{300, 0}}}}, {{-100, -100, 200, 200}}, {});
    CHECK(elsewhere[0].shown);
    CHECK(elsewhere[0].box.x > 250);
}

TEST_CASE("The pointer finds the topmost thing under it", "[scene]")
{
    Scene scene;
    const auto add = [&](auto form, Subject::Kind kind, std::uint32_t id) { scene.marks.push_back({form, {kind, id, 0}, 1, ""}); };
    Region region;
    region.outline = {{0, 0}, {100, 0}, {100, 100}, {0, 100}};
    add(region, Subject::Kind::structure, 1);
    add(Curve{{{0, 50}, {100, 50}}, false, {}, 1, Stroke::solid, false}, Subject::Kind::tie, 2);
    add(Glyph{{50, 50}, 10, Shape::square, {}, {}, 0}, Subject::Kind::actor, 3);
    add(Label{{10, 90}, "Gesundheitsamt", {12, Weight::regular, false, 0}, Anchor::start, {}, {}, 0, 0}, Subject::Kind::actor, 4);
    add(Glyph{{50, 20}, 30, Shape::circle, {}, {}, 0}, Subject::Kind::none, 0);  // ornament
    const auto id = [&](Point at) { const int mark = pick(scene, at); return mark < 0 ? 0 : static_cast<int>(scene.marks[static_cast<std::size_t>(mark)].subject.id); };
    CHECK(id({50, 50}) == 3);
    CHECK(id({57, 57}) == 3);   // in the corner of the square
    CHECK(id({20, 52}) == 2);   // near the line
    CHECK(id({20, 60}) == 1);
    CHECK(id({30, 87}) == 4);
    CHECK(id({50, 20}) == 1);
    CHECK(id({150, 150}) == 0);
    CHECK(pick(Scene{}, {0, 0}) == -1);
}
