// SPDX-License-Identifier: Apache-2.0
#include "stage.hpp"

#include "scene/type.hpp"

#include <cmath>

namespace crosscut::screen {
namespace {

using scene::Anchor;
using scene::Label;

Label word(double x, double y, std::string text, double size)
{
    Label label;
    label.at = {x, y};
    label.text = std::move(text);
    label.style.size = size;
    label.colour = black;
    label.halo = nothing;
    return label;
}

/// First and last column with ink, or {-1, -1}.
std::pair<int, int> columns(const Image& image)
{
    std::pair<int, int> found{-1, -1};
    for (int x = 0; x < image.width; ++x) {
        if (ink(image, x, 0, x + 1, image.height) > 0.2) {
            found.first = found.first < 0 ? x : found.first;
            found.second = x;
        }
    }
    return found;
}

}  // namespace

TEST_CASE("Letters reach the full colour and have steep edges at 100 and at 200 percent")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    for (const double scale : {1.0, 1.25, 2.0, 5.0}) {
        scene::Scene scene = on_white();
        add(scene, word(10, 30, "HILFE", 16));
        const int width = static_cast<int>(100 * scale);
        const int height = static_cast<int>(40 * scale);
        const Image image = stage->look(scene, width, height, 0, 0, scale);
        double darkest = 0;
        double steepest = 0;
        for (int y = 0; y < height; ++y) {
            for (int x = 1; x < width; ++x) {
                darkest = std::max(darkest, dark(image, x, y));
                steepest = std::max(steepest, std::abs(dark(image, x, y) - dark(image, x - 1, y)));
            }
        }
        INFO("scale " << scale);
        CHECK(darkest > 0.9);
        CHECK(steepest > 0.7);
        // The same letters cover the same share at every scale.
        CHECK(ink(image, 0, 0, width, height) / scale / scale == Approx(165).epsilon(0.35));
        // They stand on the base line.
        CHECK(ink(image, 0, static_cast<int>(30 * scale) + 1, width, height) < 0.5);
    }
}

TEST_CASE("Anchors put a text before, around and behind its place")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    const double width = scene::shape_text("Rathaus", {14}).size.width;
    const auto look = [&](Anchor anchor) {
        scene::Scene scene = on_white();
        Label label = word(100, 30, "Rathaus", 14);
        label.anchor = anchor;
        add(scene, label);
        return columns(stage->look(scene, 200, 40));
    };
    CHECK(look(Anchor::start).first == Approx(101).margin(2));
    CHECK(look(Anchor::start).second == Approx(100 + width).margin(3));
    CHECK(look(Anchor::middle).first == Approx(100 - width / 2).margin(3));
    CHECK(look(Anchor::end).second == Approx(100).margin(2));
}

TEST_CASE("A text can run upwards")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    Label label = word(50, 90, "Rathaus", 14);
    label.angle = 90;
    add(scene, label);
    const Image image = stage->look(scene, 100, 100);
    CHECK(ink(image, 36, 30, 52, 90) > 50);
    CHECK(ink(image, 52, 0, 100, 100) < 1);
    CHECK(ink(image, 0, 0, 35, 100) < 1);
    CHECK(ink(image, 0, 91, 100, 100) < 1);
}

TEST_CASE("A halo parts the letters from what they cross, and stays under them")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, scene::Curve{{{0, 24.5}, {100, 24.5}}, false, {200, 0, 0, 255}, 1, scene::Stroke::solid, false});
    Label label = word(30, 30, "IIII", 20);
    label.halo = white;
    label.halo_width = 2;
    add(scene, label);
    const Image image = stage->look(scene, 100, 40);
    const auto reddish = [&](int x0, int x1) {
        int count = 0;
        for (int x = x0; x < x1; ++x) {
            const std::uint8_t* p = image.pixel(x, 24);
            count += p[0] > p[1] + 40 ? 1 : 0;
        }
        return count;
    };
    const auto [first, last] = [&] {
        scene::Scene alone = on_white();
        add(alone, label);
        return columns(stage->look(alone, 100, 40));
    }();
    REQUIRE(first > 20);
    CHECK(reddish(0, 20) == 20);
    CHECK(reddish(first - 1, last + 2) == 0);
    double darkest = 0;
    for (int x = first; x <= last; ++x) {
        darkest = std::max(darkest, dark(image, x, 24));
    }
    CHECK(darkest > 0.8);
}

TEST_CASE("Letters move with the picture without changing, as long as it moves by whole pixels")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, word(10.3, 20.4, "Ämter", 13));
    const Picture picture = stage->painter.prepare(std::make_shared<const scene::Scene>(scene));
    const Image here = stage->look(picture, 60, 40);
    const Image there = stage->look(picture, 460, 340, 400, 300);
    CHECK(ink(here, 0, 0, 60, 40) > 30);
    bool same = true;
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 60; ++x) {
            same = same && std::equal(here.pixel(x, y), here.pixel(x, y) + 3, there.pixel(x + 400, y + 300));
        }
    }
    CHECK(same);
}

TEST_CASE("More letters than the sheets hold are still all there")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    // Each size is a cut of its own; large ones with halos fill a sheet soon.
    scene::Scene scene = on_white();
    for (int i = 0; i < 40; ++i) {
        Label label = word(20, 200, "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ", 100 + i * 3.0);
        label.halo = {255, 255, 255, 128};
        add(scene, label);
    }
    const Picture many = stage->painter.prepare(std::make_shared<const scene::Scene>(scene));
    for (const double scale : {1.0, 1.5, 0.7}) {
        const Image image = stage->look(many, 300, 300, 0, 0, scale);
        CHECK(ink(image, 0, 0, 300, 300) > 1000);
    }
    scene::Scene small = on_white();
    add(small, word(10, 30, "HILFE", 16));
    const Picture after = stage->painter.prepare(std::make_shared<const scene::Scene>(small));
    const double before = ink(stage->look(after, 100, 40), 0, 0, 100, 40);
    stage->look(many, 300, 300, 0, 0, 1.1);
    CHECK(ink(stage->look(after, 100, 40), 0, 0, 100, 40) == Approx(before));
}

TEST_CASE("A letter larger than a sheet's cell is enlarged and not lost")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    add(scene, word(0, 10, "I", 10));
    const Image image = stage->look(scene, 400, 800, 0, 0, 80);
    CHECK(ink(image, 0, 220, 400, 800) > 30000);
    CHECK(columns(image).second < 250);
}

}  // namespace crosscut::screen
