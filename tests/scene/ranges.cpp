// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "scene/grey.hpp"
#include "scene/ranges.hpp"

using namespace crosscut;
using namespace crosscut::scene;

TEST_CASE("a colour becomes the grey of its luminance, and what is grey stays", "[scene]")
{
    CHECK(greyed(Colour{0, 0, 0, 255}) == Colour{0, 0, 0, 255});
    CHECK(greyed(Colour{255, 255, 255, 40}) == Colour{255, 255, 255, 40});
    CHECK(greyed(Colour{120, 120, 120, 255}) == Colour{120, 120, 120, 255});
    // Pure green has 0.7152 of the light of white: 1.055 * 0.7152^(1/2.4) - 0.055 = 0.8625, times 255 = 219.9.
    CHECK(greyed(Colour{0, 255, 0, 255}) == Colour{220, 220, 220, 255});
}

TEST_CASE("ranges share one axis from zero, an open one has an arrow, and its words are all there", "[scene]")
{
    Encoding encoding;
    encoding.language = Language::english;
    const Scene scene = compose_ranges({{"One", "A", "3 to 6", 3.0, 6.0}, {"One", "B", "over 12", 12.0, {}}, {"Two", "C", "–", {}, {}}}, "Months", encoding, 500);
    std::vector<const Curve*> lines;
    for (const Mark& mark : scene.marks)
        if (const auto* curve = std::get_if<Curve>(&mark.form); curve && curve->colour == encoding.theme->accent)
            lines.push_back(curve);
    REQUIRE(lines.size() == 2);
    CHECK_FALSE(lines[0]->arrow);
    CHECK(lines[1]->arrow);
    // From 6 to 12 is twice as far as from 3 to 6.
    const double a = lines[0]->points[0].x;
    const double b = lines[0]->points[1].x;
    const double c = lines[1]->points[0].x;
    CHECK(c - b == Approx(2 * (b - a)));
    for (const char* words : {"One", "Two", "A", "B", "C", "over 12", "Months"})
        CHECK(letters_of(scene).find(words) != std::string::npos);
}
