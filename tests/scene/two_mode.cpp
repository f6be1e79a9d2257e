// SPDX-License-Identifier: Apache-2.0
#include "scene/two_mode.hpp"

#include "scene/cases.hpp"
#include "scene/key_line.hpp"
#include "scene/ring_names.hpp"
#include "small_city.hpp"

#include <cmath>

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

namespace {

network::Snapshot on_day(const Walk& walk, Day day)
{
    network::Question question;
    question.until = day;
    return network::snapshot(walk.archive, walk.ties, question);
}

}  // namespace

TEST_CASE("Every seat is a line, every table a card, every actor at a table a name, and all stays on the page", "[scene]")
{
    for (const std::string& city : test::six_cities()) {
        INFO(city);
        const Walk walk(test::tables_of({city}));
        const network::Snapshot net = on_day(walk, day_of(2018, 7, 1));
        const network::TwoMode tables = network::two_mode(walk.archive, walk.chronicle, net.question);
        REQUIRE(!tables.seats.empty());
        const TwoModeSheet sheet = two_mode_sheet(walk.source(), net, TwoModeSide::both, {});
        CHECK(sheet.tables.seats.size() == tables.seats.size());
        CHECK(sheet.town.size() + sheet.outside.size() == tables.actors.size());
        const Scene scene = compose_two_mode(sheet, walk.source(), net, {}, {}, 820, 500);
        CHECK(test::count_of(scene, Subject::Kind::membership) == tables.seats.size());
        for (const StructureId id : tables.structures)
            CHECK(std::any_of(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) { return mark.subject == Subject{Subject::Kind::structure, id.value, 0}; }));
        const Box box = extent_of(scene.marks);
        CHECK(box.x >= -0.5);
        CHECK(box.x + box.width <= scene.page.width + 0.5);
        CHECK(box.y + box.height <= scene.page.height + 0.5);
        const auto names = test::names_on(scene);
        for (std::size_t i = 0; i < names.size(); ++i)
            for (std::size_t j = i + 1; j < names.size(); ++j) {
                INFO(names[i].first << " / " << names[j].first);
                CHECK_FALSE(test::overlap(names[i].second, names[j].second));
            }
    }
}

TEST_CASE("Lines are untangled: the order crosses less than that of the tables", "[scene]")
{
    const Walk walk(test::tables_of({"halle"}));
    const network::Snapshot net = on_day(walk, day_of(2018, 7, 1));
    const TwoModeSheet sheet = two_mode_sheet(walk.source(), net, TwoModeSide::both, {});
    const auto crossings = [&](const std::vector<std::size_t>& side, const std::vector<std::size_t>& structures) {
        std::vector<std::pair<double, double>> lines;
        for (const auto& seat : sheet.tables.seats) {
            const auto a = std::find(side.begin(), side.end(), static_cast<std::size_t>(seat.actor));
            const auto s = std::find(structures.begin(), structures.end(), static_cast<std::size_t>(seat.structure));
            if (a != side.end())
                lines.emplace_back(a - side.begin(), s - structures.begin());
        }
        int count = 0;
        for (std::size_t i = 0; i < lines.size(); ++i)
            for (std::size_t j = i + 1; j < lines.size(); ++j)
                count += (lines[i].first - lines[j].first) * (lines[i].second - lines[j].second) < 0 ? 1 : 0;
        return count;
    };
    std::vector<std::size_t> plain(sheet.structures.size());
    for (std::size_t i = 0; i < plain.size(); ++i)
        plain[i] = i;
    std::vector<std::size_t> town = sheet.town;
    std::sort(town.begin(), town.end());
    CHECK(crossings(sheet.town, sheet.structures) < crossings(town, plain));
}

TEST_CASE("Two who sit at two common tables share two, and structures share whom they have in common", "[scene]")
{
    test::SmallCity city;
    const ActorId a = city.actor("A"), b = city.actor("B"), c = city.actor("C", "welfare");
    const StructureId s = city.structure("S"), t = city.structure("T");
    for (const StructureId one : {s, t}) {
        city.founded(one, "2015");
        city.seat(one, a, "2015", "open");
        city.seat(one, b, "2015", "open");
    }
    city.seat(t, c, "2015", "open");
    city.interview(a, "2020-05-01");
    const Walk walk(city.archive);
    const network::Snapshot net = on_day(walk, day_of(2018, 7, 1));
    const TwoModeSheet actors = two_mode_sheet(walk.source(), net, TwoModeSide::actors, {});
    // A with B twice, A with C and B with C once each.
    REQUIRE(actors.shared.size() == 3);
    CHECK(actors.shared[0].shared == 2);
    CHECK(actors.shared[1].shared == 1);
    const TwoModeSheet structures = two_mode_sheet(walk.source(), net, TwoModeSide::structures, {});
    REQUIRE(structures.shared.size() == 1);
    CHECK(structures.shared[0].shared == 2);
    for (const TwoModeSheet* sheet : {&actors, &structures}) {
        const Scene scene = compose_two_mode(*sheet, walk.source(), net, {}, {}, 500, 400);
        const Box box = extent_of(scene.marks);
        CHECK(box.x >= scene.page.x - 0.5);
        CHECK(box.x + box.width <= scene.page.x + scene.page.width + 0.5);
    }
    // A hidden actor takes its seats along.
    CHECK(two_mode_sheet(walk.source(), net, TwoModeSide::actors, {b}).shared.size() == 1);
    CHECK(two_mode_sheet(walk.source(), net, TwoModeSide::both, {a, b, c}).tables.structures.empty());
}

TEST_CASE("Where nobody sits anywhere it is said, and words of sides are read back", "[scene]")
{
    const Walk walk(evidence::empty_archive());
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, {});
    for (const TwoModeSide side : all_two_mode_sides) {
        const TwoModeSheet sheet = two_mode_sheet(walk.source(), net, side, {});
        CHECK_FALSE(compose_two_mode(sheet, walk.source(), net, {}, {}, 400, 300).marks.empty());
        CHECK(compose_two_mode_legend(sheet, walk.source(), net, {}, 400).marks.empty());
        CHECK(two_mode_side_from(key(side)) == side);
        CHECK(label(Language::german, side) != label(Language::english, side));
    }
    CHECK_FALSE(two_mode_side_from("moon"));
}

TEST_CASE("Names around a ring do not touch, however many there are", "[scene]")
{
    for (const std::size_t n : {1u, 7u, 60u, 400u}) {
        std::vector<RingName> names;
        for (std::size_t i = 0; i < n; ++i)
            names.push_back({"Fachbereich " + std::to_string(i), {Subject::Kind::actor, static_cast<std::uint32_t>(i + 1), 0}, i == 5, false});
        Encoding encoding;
        const Ring ring = ring_of(names, encoding, 700, 500);
        Scene scene;
        add_ring_names(scene, ring, names, encoding, 8);
        CHECK(scene.marks.size() <= n);
        CHECK(!scene.marks.empty());
        const auto& first = std::get<Label>(scene.marks.front().form);
        const auto shown = static_cast<double>(scene.marks.size());
        CHECK(2 * std::acos(-1.0) * ring.radius / shown >= first.style.size * 0.99 * (shown > 1 ? 1 : 0));
        if (n > 5)
            CHECK(std::any_of(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) { return mark.subject.id == 6; }));
    }
}
