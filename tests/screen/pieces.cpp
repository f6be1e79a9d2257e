// SPDX-License-Identifier: Apache-2.0
#include "screen/pieces.hpp"

#include "catch.hpp"
#include "stage.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

using namespace crosscut;
using namespace crosscut::screen;
using scene::Colour;
using scene::Curve;
using scene::Hatch;
using scene::Region;
using scene::Stroke;

namespace {

/// Lines of every stroke, straight, bent and with heads, and hatched bands, one over the other.
scene::Scene tangle(int count)
{
    scene::Scene scene = on_white();
    for (int i = 0; i < count; ++i) {
        const double turn = i * 2.399963;
        const double x = 150 + 60 * std::cos(turn * 0.7);
        const double y = 100 + 40 * std::sin(turn * 1.3);
        const scene::Point a{x, y};
        const scene::Point b{x + 70 * std::cos(turn), y + 70 * std::sin(turn)};
        const Colour colour{static_cast<std::uint8_t>(40 + i % 7 * 25), static_cast<std::uint8_t>(60 + i % 5 * 30), 120, 255};
        const auto stroke = static_cast<Stroke>(1 + i % 4);
        const double width = 0.8 + i % 3 * 0.9;
        if (i % 9 == 0) {
            Region band;
            band.outline = {{a.x - 4, a.y - 4}, {a.x + 30, a.y - 2}, {a.x + 28, a.y + 6}, {a.x - 5, a.y + 4}};
            band.hatch = static_cast<Hatch>(1 + i / 9 % 3);
            band.hatch_colour = colour;
            add(scene, band, 0.7);
        } else if (i % 9 == 4) {
            const scene::Point way{(b.x - a.x) / 3, (b.y - a.y) / 3};
            const scene::Point out{-way.y * 0.5, way.x * 0.5};
            add(scene, Curve{{a, {a.x + way.x + out.x, a.y + way.y + out.y}, {b.x - way.x + out.x, b.y - way.y + out.y}, b}, true, colour, width, stroke, i % 2 == 0}, 0.6);
        } else {
            add(scene, Curve{{a, b}, false, colour, width, stroke, i % 5 == 0}, 0.6);
        }
    }
    return scene;
}

/// How a scene looks that the shading programs drew, beside the same in pieces.
void compare(Stage& stage, const scene::Scene& scene, double most_apart, double most_sum)
{
    const Image drawn = stage.look(scene, 300, 200, 3, -2, 1.3);
    Pieces pieces;
    for (const scene::Mark& mark : scene.marks)
        REQUIRE(cut_up(mark, 0.05, pieces));
    std::vector<std::uint32_t> pixels(300 * 200, 0xffffffffU);
    paint(pieces, 0, pieces.all.size(), {pixels.data(), 300, 200}, 3, -2, 1.3, 1);
    int apart = 0;
    double sum = 0;
    double ink = 0;
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 300; ++x)
            for (int channel = 0; channel < 3; ++channel) {
                const int one = static_cast<int>(pixels[static_cast<std::size_t>((199 - y) * 300 + x)] >> (8 * channel) & 0xffU);
                const int other = drawn.rgba[static_cast<std::size_t>((y * 300 + x) * 4 + channel)];
                apart += std::abs(one - other) > 40;
                sum += std::abs(one - other);
                ink += 255 - other;
            }
    CHECK(ink > 100000);
    CHECK(sum < ink * most_sum);
    CHECK(apart <= 300 * 200 * 3 * most_apart);

    for (const unsigned threads : {2U, 3U, 4U}) {
        std::vector<std::uint32_t> again(300 * 200, 0xffffffffU);
        paint(pieces, 0, pieces.all.size(), {again.data(), 300, 200}, 3, -2, 1.3, threads);
        CHECK(again == pixels);
    }
}

}  // namespace

TEST_CASE("Lines and bands painted by our own code look like those of the shading programs")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    // So few marks are left to the shading programs; many are painted by our own code where there is no graphics card.
    compare(*stage, tangle(90), 0.002, 0.02);  // apart where lines end in the middle of a pixel, and at the feet of heads
}

TEST_CASE("Unbroken lines of every direction are painted as the shading programs do")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    scene::Scene scene = on_white();
    for (int i = 0; i < 120; ++i) {
        const double turn = i * 3.14159265 / 60;
        const double reach = 20 + i % 5 * 20;
        const Colour colour{static_cast<std::uint8_t>(i * 2), 40, 90, 255};
        add(scene, Curve{{{115, 75}, {115 + reach * std::cos(turn), 75 + reach * std::sin(turn)}}, false, colour, 0.6 + i % 4, i % 3 ? Stroke::solid : Stroke::doubled, false}, 0.5);
        add(scene, Curve{{{-40, i * 1.5}, {260, 150 - i * 1.5}}, false, colour, 0.8, Stroke::solid, false}, 0.3);  // over both edges
    }
    compare(*stage, scene, 0.0005, 0.01);
}

TEST_CASE("Shapes painted by our own code look like those of the shading programs")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    scene::Scene scene = on_white();
    for (int i = 0; i < 140; ++i) {
        const auto shape = static_cast<scene::Shape>(i % 7);
        const Colour fill{static_cast<std::uint8_t>(30 + i), 90, static_cast<std::uint8_t>(220 - i), static_cast<std::uint8_t>(i % 4 == 0 ? 0 : i % 4 == 1 ? 120 : 255)};
        const scene::Glyph glyph{{-4 + i % 20 * 12.37, -3 + i / 20 * 25.71}, 0.7 + i % 9, shape, fill, {20, 20, 20, 255}, i % 5 * 0.6};  // some over the edges
        add(scene, glyph, i % 3 == 0 ? 0.6 : 1.0);
    }
    compare(*stage, scene, 0.0005, 0.01);
}

TEST_CASE("A drawing of thousands of lines looks the same in one piece and in many")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage)
        return;
    const scene::Scene scene = tangle(1200);
    const Image whole = stage->look(scene, 300, 200);
    scene::Scene broken = on_white();  // a letter beyond the edge after every hundredth mark
    for (std::size_t i = 0; i < scene.marks.size(); ++i) {
        broken.marks.push_back(scene.marks[i]);
        if (i % 100 == 99)
            add(broken, scene::Label{{-500, -500}, "A", {}, scene::Anchor::start, {0, 0, 0, 255}, {0, 0, 0, 255}, 1, 0});
    }
    const Image parts = stage->look(broken, 300, 200);
    double sum = 0;
    double ink = 0;
    for (std::size_t i = 0; i < whole.rgba.size(); ++i) {
        sum += std::abs(static_cast<int>(whole.rgba[i]) - static_cast<int>(parts.rgba[i]));
        ink += 255 - parts.rgba[i];
    }
    CHECK(ink > 1000000);
    CHECK(sum < ink * 0.03);
}

TEST_CASE("Pieces of any size, near, far and nowhere, touch the pixels of their ground and no others")
{
    constexpr std::uint32_t fence = 0x12345678U;
    constexpr std::size_t beside = 64;
    std::mt19937 dice(7);
    std::uniform_real_distribution<float> share(0, 1);
    for (int round = 0; round < 120; ++round) {
        const auto width = static_cast<int>(1 + dice() % 70);
        const auto height = static_cast<int>(1 + dice() % 90);
        const float far = round % 3 == 0 ? 1e7F : round % 3 == 1 ? 3000.0F : 120.0F;
        Pieces pieces;
        for (int i = 0; i < 200; ++i) {
            Piece piece;
            piece.colour = {static_cast<std::uint8_t>(round % 2 ? 10 : i), 40, 60, static_cast<std::uint8_t>(dice() % 256)};
            piece.ax = i == 50 ? std::numeric_limits<float>::quiet_NaN() : (share(dice) - 0.3F) * far;
            piece.ay = i == 60 ? std::numeric_limits<float>::infinity() : (share(dice) - 0.3F) * far;
            if (i % 4 == 3) {
                piece.form = Piece::Form::glyph;
                piece.pattern = static_cast<std::uint8_t>(i % 7);
                piece.edge = {9, 9, 9, 200};
                piece.run = share(dice) * 30;
                piece.style.half_width = share(dice) * 3;
            } else {
                const float turn = i % 5 == 0 ? 0 : share(dice) * 6.2831853F;
                piece.dx = std::cos(turn);
                piece.dy = std::sin(turn);
                piece.run = share(dice) * far;
                piece.along = i % 3 ? 0.0F : 10.0F;
                piece.length = piece.run + 2 * piece.along;
                piece.first = piece.last = i % 3 != 0;
                piece.pattern = static_cast<std::uint8_t>(1 + i % 4);
                piece.style = line_style(static_cast<Stroke>(piece.pattern), static_cast<double>(share(dice)) * 9);
            }
            pieces.all.push_back(piece);
        }
        const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
        std::vector<std::uint32_t> first;
        for (const unsigned threads : {1U, 3U}) {
            std::vector<std::uint32_t> pixels(count + 2 * beside, fence);
            std::fill(pixels.begin() + beside, pixels.end() - beside, 0xffffffffU);
            paint(pieces, 0, pieces.all.size(), {pixels.data() + beside, width, height}, 3, -2, 0.3 + round * 0.02, threads);
            CHECK(std::all_of(pixels.begin(), pixels.begin() + beside, [&](std::uint32_t p) { return p == fence; }));
            CHECK(std::all_of(pixels.end() - beside, pixels.end(), [&](std::uint32_t p) { return p == fence; }));
            CHECK(std::all_of(pixels.begin() + beside, pixels.end() - beside, [](std::uint32_t p) { return p >> 24U == 255; }));
            if (first.empty())
                first = pixels;
            CHECK(first == pixels);
        }
    }
}

TEST_CASE("What only shading programs paint is not cut up")
{
    Pieces pieces;
    const Colour red{200, 0, 0, 255};
    CHECK_FALSE(cut_up({scene::Label{{0, 0}, "A", {}, scene::Anchor::start, red, red, 1, 0}, {}, 1, ""}, 0.1, pieces));
    CHECK_FALSE(cut_up({Curve{{{0, 0}, {10, 0}, {0, 1}}, false, red, 1, Stroke::solid, false}, {}, 1, ""}, 0.1, pieces));  // a sharp corner
    Region bent;
    bent.outline = {{0, 0}, {10, 0}, {2, 2}, {0, 10}};  // the third corner points inwards
    bent.fill = red;
    CHECK_FALSE(cut_up({bent, {}, 1, ""}, 0.1, pieces));
    CHECK(pieces.all.empty());
    CHECK(cut_up({Curve{{{0, 0}, {10, 0}}, false, red, 1, Stroke::solid, true}, {}, 1, ""}, 0.1, pieces));
    REQUIRE(pieces.all.size() == 2);  // the line and its head
    CHECK(pieces.all[0].first);
    CHECK(pieces.all[0].last);
    CHECK(pieces.all[1].form == Piece::Form::fill);
    CHECK(pieces.all[1].corners == 3);
}
