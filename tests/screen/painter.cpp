// SPDX-License-Identifier: Apache-2.0
#include "stage.hpp"

#include <cmath>
#include <numbers>

namespace crosscut::screen {
namespace {

using scene::Colour;
using scene::Curve;
using scene::Glyph;
using scene::Hatch;
using scene::Region;
using scene::Shape;
using scene::Stroke;

constexpr Colour red{200, 60, 40, 255};
constexpr Colour blue{30, 90, 160, 255};

Region box(double x, double y, double width, double height, Colour fill)
{
    Region region;
    region.outline = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
    region.fill = fill;
    return region;
}

}  // namespace

TEST_CASE("A circle has its colour in the middle, its outline on the edge and the paper around it")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene;
    scene.paper = {251, 250, 247, 255};
    add(scene, Glyph{{50, 50}, 20, Shape::circle, red, blue, 6});
    const Image image = stage->look(scene, 100, 100);
    CHECK(is(image, 50, 50, red));
    CHECK(is(image, 50, 34, red));
    CHECK(is(image, 50, 30, blue));
    CHECK(is(image, 69, 50, blue));
    CHECK(is(image, 50, 25, scene.paper));
    CHECK(is(image, 2, 2, scene.paper));
    CHECK(is(image, 97, 97, scene.paper));
}

TEST_CASE("Every shape covers the area of the circle it stands for, at every scale")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    for (const double scale : {0.5, 1.0, 3.0}) {
        for (int kind = 0; kind < static_cast<int>(Shape::ring); ++kind) {
            scene::Scene scene = on_white();
            add(scene, Glyph{{20, 20}, 8, static_cast<Shape>(kind), black, nothing, 0});
            const int side = static_cast<int>(40 * scale);
            const double area = std::numbers::pi * 64 * scale * scale;
            INFO("shape " << kind << " at " << scale);
            CHECK(ink(stage->look(scene, side, side, 0, 0, scale), 0, 0, side, side) == Approx(area).epsilon(0.03));
        }
    }
}

TEST_CASE("A ring is open in its middle")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, Glyph{{50, 50}, 30, Shape::ring, red, nothing, 0});
    const Image image = stage->look(scene, 100, 100);
    CHECK(is(image, 50, 50, white));
    CHECK(is(image, 50, 26, red));
}

TEST_CASE("A region with a bay is filled in its arms and not in the bay")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    for (const bool turned : {false, true}) {
        scene::Scene scene = on_white();
        Region region;
        region.outline = {{10, 10}, {90, 10}, {90, 80}, {70, 80}, {70, 30}, {30, 30}, {30, 80}, {10, 80}};
        if (turned) {
            std::reverse(region.outline.begin(), region.outline.end());
        }
        region.fill = red;
        add(scene, region);
        const Image image = stage->look(scene, 100, 100);
        CHECK(is(image, 20, 70, red));
        CHECK(is(image, 80, 70, red));
        CHECK(is(image, 50, 20, red));
        CHECK(is(image, 50, 60, white));
        CHECK(is(image, 50, 33, white));
        CHECK(is(image, 95, 50, white));
    }
}

TEST_CASE("An edge between two pixels is half a pixel dark, not a step")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, box(10.5, 10, 20, 20, black));
    const Image image = stage->look(scene, 40, 40);
    CHECK(dark(image, 10, 20) == Approx(0.5).margin(0.02));
    CHECK(dark(image, 9, 20) == Approx(0).margin(0.01));
    CHECK(dark(image, 11, 20) == Approx(1).margin(0.01));
    CHECK(dark(image, 30, 20) == Approx(0.5).margin(0.02));
    CHECK(ink(image, 0, 0, 40, 40) == Approx(400).margin(2));
}

TEST_CASE("A translucent fill and stroke are blended once, also where a line bends")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, box(0, 0, 20, 20, {0, 0, 0, 128}));
    add(scene, Curve{{{30, 50}, {60, 50}, {60, 90}}, false, black, 10, Stroke::solid, false}, 0.5);
    const Image image = stage->look(scene, 100, 100);
    CHECK(is(image, 10, 10, {127, 127, 127, 255}));
    for (int y = 30; y < 95; ++y) {
        for (int x = 25; x < 70; ++x) {
            CHECK_FALSE(dark(image, x, y) > 0.51);
        }
    }
    CHECK(is(image, 62, 48, {127, 127, 127, 255}));
}

TEST_CASE("Lines have their width, however thin and however scaled")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    for (const double scale : {0.5, 1.0, 2.0}) {
        for (const double width : {0.3, 1.0, 4.0}) {
            scene::Scene scene = on_white();
            add(scene, Curve{{{0, 20.3}, {100, 20.3}}, false, black, width, Stroke::solid, false});
            const int side = static_cast<int>(100 * scale);
            const Image image = stage->look(scene, side, side, 0, 0, scale);
            INFO(width << " at " << scale);
            CHECK(ink(image, side / 2, 0, side / 2 + 1, side) == Approx(width * scale).margin(0.02));
        }
    }
}

TEST_CASE("Dashes, dots and double lines can be told apart by their gaps")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    const auto gaps = [&](Stroke stroke) {
        scene::Scene scene = on_white();
        add(scene, Curve{{{0, 20.5}, {200, 20.5}}, false, black, 3, stroke, false});
        const Image image = stage->look(scene, 200, 40);
        int count = 0;
        for (int x = 1; x < 200; ++x) {
            count += dark(image, x - 1, 20) > 0.5 && dark(image, x, 20) <= 0.5 ? 1 : 0;
        }
        return std::pair{count, image};
    };
    const auto solid = gaps(Stroke::solid);
    const auto dashed = gaps(Stroke::dashed);
    const auto dotted = gaps(Stroke::dotted);
    const auto doubled = gaps(Stroke::doubled);
    CHECK(solid.first == 0);
    CHECK(dashed.first > 5);
    CHECK(dotted.first > 2 * dashed.first);
    CHECK(dark(doubled.second, 100, 20) == Approx(0).margin(0.02));
    CHECK(dark(doubled.second, 100, 18) > 0.5);
    CHECK(dark(doubled.second, 100, 22) > 0.5);
    CHECK(ink(gaps(Stroke::none).second, 0, 0, 200, 40) == 0);
}

TEST_CASE("An arrow ends in a head on its last point")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, Curve{{{10, 30}, {80, 30}}, false, black, 2, Stroke::solid, true});
    const Image image = stage->look(scene, 100, 60);
    CHECK(ink(image, 40, 0, 41, 60) == Approx(2).margin(0.1));
    CHECK(ink(image, 72, 0, 73, 60) > 4);
    CHECK(ink(image, 81, 0, 100, 60) < 0.1);
    CHECK(ink(image, 78, 0, 80, 60) > 0.5);
}

TEST_CASE("Hatches let the fill show between their lines, and differ")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    std::vector<double> shares;
    for (const Hatch hatch : {Hatch::none, Hatch::dots, Hatch::diagonal, Hatch::cross}) {
        scene::Scene scene = on_white();
        Region region = box(0, 0, 100, 100, nothing);
        region.hatch = hatch;
        region.hatch_colour = black;
        add(scene, region);
        shares.push_back(ink(stage->look(scene, 100, 100), 10, 10, 90, 90) / 6400);
    }
    CHECK(shares[0] == 0);
    CHECK(shares[1] > 0.1);
    CHECK(shares[2] > shares[1]);
    CHECK(shares[3] > shares[2] * 1.5);
    CHECK(shares[3] < 0.6);

    scene::Scene scene = on_white();
    Region notched = box(10, 10, 80, 30, black);
    notched.hatch = Hatch::notched;
    notched.hatch_colour = white;
    add(scene, notched);
    const Image image = stage->look(scene, 100, 50);
    CHECK(dark(image, 50, 25) == Approx(1).margin(0.01));
    CHECK(ink(image, 20, 10, 80, 11) < 50);
    CHECK(ink(image, 20, 10, 80, 11) > 10);
}

TEST_CASE("What comes later in a scene lies on top, whatever its kind")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    const Curve bar{{{0, 20}, {40, 20}}, false, blue, 10, Stroke::solid, false};
    const Glyph disc{{20, 20}, 10, Shape::circle, red, nothing, 0};
    const Region sheet = box(0, 0, 40, 40, {10, 120, 60, 255});
    scene::Scene first = on_white();
    add(first, sheet);
    add(first, disc);
    add(first, bar);
    CHECK(is(stage->look(first, 40, 40), 20, 20, blue));
    scene::Scene second = on_white();
    add(second, bar);
    add(second, sheet);
    add(second, disc);
    CHECK(is(stage->look(second, 40, 40), 20, 20, red));
    scene::Scene third = on_white();
    add(third, disc);
    add(third, bar);
    add(third, sheet);
    CHECK(is(stage->look(third, 40, 40), 20, 20, sheet.fill));
}

TEST_CASE("Moving and scaling a picture moves what it shows, and nothing is painted outside the clip")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, box(0, 0, 10, 10, red));
    const Picture picture = stage->painter.prepare(std::make_shared<const scene::Scene>(scene));
    const Image moved = stage->look(picture, 100, 100, 40, 60, 2);
    CHECK(is(moved, 41, 61, red));
    CHECK(is(moved, 58, 78, red));
    CHECK(is(moved, 38, 61, white));
    CHECK(is(moved, 62, 70, white));

    Result<Offscreen> canvas = Offscreen::make(100, 100);
    REQUIRE(canvas);
    canvas->use();
    scene::Scene dark_scene;
    dark_scene.paper = black;
    stage->painter.draw(stage->painter.prepare(std::make_shared<const scene::Scene>(dark_scene)), {0, 0, 1, 100, 100, {0, 0, 100, 100}});
    stage->painter.draw(picture, {0, 0, 20, 100, 100, {10, 20, 30, 40}});
    const Image clipped = canvas->read();
    canvas->leave();
    CHECK(is(clipped, 10, 20, red));
    CHECK(is(clipped, 39, 59, red));
    CHECK(is(clipped, 9, 20, black));
    CHECK(is(clipped, 10, 19, black));
    CHECK(is(clipped, 40, 59, black));
    CHECK(is(clipped, 39, 60, black));
}

TEST_CASE("A curve stays smooth when looked at closely")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    // A quarter of a circle of radius 10 around (0, 0), as good as one cubic curve can be.
    const double k = 5.522847498;
    scene::Scene scene = on_white();
    add(scene, Curve{{{10, 0}, {10, k}, {k, 10}, {0, 10}}, true, black, 0.2, Stroke::solid, false});
    const Image image = stage->look(scene, 400, 400, 0, 0, 38);
    for (int degree = 5; degree <= 85; ++degree) {
        const double turn = degree * std::numbers::pi / 180;
        INFO(degree);
        CHECK(dark(image, static_cast<int>(380 * std::cos(turn)), static_cast<int>(380 * std::sin(turn))) > 0.95);
    }
}

TEST_CASE("Five thousand actors with names are drawn, and again without being made anew")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    for (int i = 0; i < 5000; ++i) {
        const scene::Point at{(i % 100) * 10.0 + 5, (i / 100) * 10.0 + 5};
        add(scene, Glyph{at, 3, static_cast<Shape>(i % 7), red, black, 0.5});
        if (i % 5 == 0) {
            scene::Label name;
            name.at = {at.x, at.y + 8};
            name.text = "A" + std::to_string(i);
            name.style.size = 6;
            name.halo = white;
            add(scene, name);
        }
    }
    const Picture picture = stage->painter.prepare(std::make_shared<const scene::Scene>(scene));
    const Image first = stage->look(picture, 1000, 500);
    const Image again = stage->look(picture, 1000, 500);
    CHECK(first.rgba == again.rgba);
    int shown = 0;
    for (int i = 0; i < 5000; ++i) {
        const bool open = i % 7 == static_cast<int>(Shape::ring);
        shown += open || is(first, (i % 100) * 10 + 5, (i / 100) * 10 + 5, red) ? 1 : 0;
    }
    CHECK(shown > 4900);
}

TEST_CASE("Scenes without marks, and marks without extent, are only paper")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    CHECK(ink(stage->look(scene, 20, 20), 0, 0, 20, 20) == 0);
    add(scene, Region{{{5, 5}, {5, 5}, {5, 5}}, false, black, Hatch::none, {}, Stroke::solid, black, 1});
    add(scene, Curve{{{5, 5}}, false, black, 1, Stroke::solid, true});
    add(scene, Curve{{{5, 5}, {5, 5}}, false, black, 1, Stroke::dashed, true});
    add(scene, Region{});
    add(scene, scene::Label{});
    CHECK(ink(stage->look(scene, 20, 20), 0, 0, 20, 20) == 0);
}

}  // namespace crosscut::screen
