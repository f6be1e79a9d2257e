// SPDX-License-Identifier: Apache-2.0
#include "stage.hpp"

namespace crosscut::screen {
namespace {

/// Two red squares above two blue ones; the one at the top left is green.
Image quarters()
{
    Image image{20, 20, {}};
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x) {
            const bool first = x < 10 && y < 10;
            const std::array<std::uint8_t, 4> colour = first ? std::array<std::uint8_t, 4>{0, 160, 0, 255} : y < 10 ? std::array<std::uint8_t, 4>{200, 0, 0, 255} : std::array<std::uint8_t, 4>{0, 0, 200, 255};
            image.rgba.insert(image.rgba.end(), colour.begin(), colour.end());
        }
    return image;
}

Image shown(Stage& stage, const Image& image, const Backdrop::Place& place, double scale = 1, double origin = 0)
{
    const Backdrop backdrop(image);
    Result<Offscreen> canvas = Offscreen::make(100, 100);
    REQUIRE(canvas);
    canvas->use();
    stage.painter.clear(100, 100, white);
    stage.painter.draw(backdrop, place, {origin, origin, scale, 100, 100, {0, 0, 90, 100}});
    Image seen = canvas->read();
    canvas->leave();
    return seen;
}

}  // namespace

TEST_CASE("A photo lies where its middle is put, as large as it is made, upright and within the clip")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    // 60 by 40 points around (50, 50), seen at twice the size from (-50, -50): pixels -10 to 110 across, 10 to 90 down.
    const Image image = shown(*stage, quarters(), {50, 50, 60, 40, 0, 1}, 2, -50);
    CHECK(is(image, 10, 12, {0, 160, 0, 255}));
    CHECK(is(image, 80, 20, {200, 0, 0, 255}));
    CHECK(is(image, 20, 85, {0, 0, 200, 255}));
    CHECK(is(image, 40, 6, white));
    CHECK(is(image, 40, 94, white));
    CHECK(is(image, 95, 50, white));  // outside of the clip
}

TEST_CASE("A photo turned by ninety degrees has its left side on top")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    // 60 wide and 20 high become 20 wide and 60 high; the top left corner comes to the top right.
    const Image image = shown(*stage, quarters(), {50, 50, 60, 20, 90, 1});
    CHECK(is(image, 56, 25, {0, 160, 0, 255}));
    CHECK(is(image, 44, 25, {0, 0, 200, 255}));
    CHECK(is(image, 56, 75, {200, 0, 0, 255}));
    CHECK(is(image, 25, 50, white));
    CHECK(is(image, 75, 50, white));
}

TEST_CASE("Half as strong, a photo lets half of the paper through, and a picture drawn next lies over it")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    const Image image = shown(*stage, quarters(), {50, 50, 80, 80, 0, 0.5});
    CHECK(is(image, 70, 30, {228, 128, 128, 255}));  // (200 + 255) / 2, (0 + 255) / 2
    CHECK(is(image, 30, 70, {128, 128, 228, 255}));

    Result<Offscreen> canvas = Offscreen::make(100, 100);
    REQUIRE(canvas);
    canvas->use();
    const View view{0, 0, 1, 100, 100, {0, 0, 100, 100}};
    scene::Scene scene;
    scene.paper = nothing;
    add(scene, scene::Glyph{{50, 50}, 10, scene::Shape::square, black, nothing, 0});
    const Backdrop backdrop(quarters());
    stage->painter.clear(100, 100, white);
    stage->painter.draw(backdrop, {50, 50, 80, 80, 0, 1}, view);
    stage->painter.draw(stage->painter.prepare(std::make_shared<const scene::Scene>(scene)), view);
    const Image both = canvas->read();
    canvas->leave();
    CHECK(is(both, 50, 50, black));
    CHECK(is(both, 80, 20, {200, 0, 0, 255}));
}

TEST_CASE("An image without pixels is never seen and does no harm")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    CHECK(Backdrop(Image{}).empty());
    CHECK(ink(shown(*stage, Image{}, {50, 50, 80, 80, 0, 1}), 0, 0, 100, 100) == 0);
}

}  // namespace crosscut::screen
