// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "scene/theme.hpp"

#include <algorithm>
#include <vector>

using namespace crosscut::scene;

namespace {

std::vector<Colour> sectors(const Theme& t)
{
    return {t.administration, t.civil_society, t.politics, t.public_body, t.business, t.science, t.unknown_sector};
}
std::vector<Colour> states(const Theme& t) { return {t.permanent, t.active, t.on_grant, t.vacant, t.dormant, t.ended, t.unsure}; }
std::vector<Colour> differences(const Theme& t) { return {t.kept, t.added, t.lost, t.uncertain}; }

double nearest(const std::vector<Colour>& colours, Vision vision)
{
    double least = 1e9;
    for (std::size_t i = 0; i < colours.size(); ++i)
        for (std::size_t j = i + 1; j < colours.size(); ++j)
            least = std::min(least, colour_distance(colours[i], colours[j], vision));
    return least;
}

double step(std::vector<Colour> colours)
{
    std::vector<double> values;
    for (const Colour& colour : colours)
        values.push_back(lightness(colour));
    std::sort(values.begin(), values.end());
    double least = 1e9;
    for (std::size_t i = 0; i + 1 < values.size(); ++i)
        least = std::min(least, values[i + 1] - values[i]);
    return least;
}

}  // namespace

TEST_CASE("Sectors stand out from the paper and from each other for every kind of colour vision", "[scene]")
{
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        INFO((theme->dark ? "dark" : "light"));
        for (const Colour& colour : sectors(*theme))
            CHECK(contrast(colour, theme->paper) >= 3);
        for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan})
            CHECK(nearest(sectors(*theme), vision) >= 19.5);
    }
}

TEST_CASE("Every palette keeps sectors apart for every kind of colour vision, by its fills or by the edge in ink", "[scene]")
{
    for (const Palette palette : all_palettes)
        for (const bool dark : {false, true}) {
            const Theme& theme = theme_of(palette, dark);
            INFO(key(palette) << (dark ? " dark" : " light"));
            CHECK(theme.dark == dark);
            for (const Colour& colour : sectors(theme))
                CHECK(std::max(contrast(colour, theme.paper), contrast(rim(theme, theme.paper), theme.paper)) >= 3);
            // Okabe and Ito's own distances are at least 16; greys are told apart by lightness, as wide apart as seven can be.
            const double least = palette == Palette::house ? 19.5 : palette == Palette::okabe_ito ? 15.5 : 8;
            for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan})
                CHECK(nearest(sectors(theme), vision) >= least);
            CHECK(contrast(theme.ink, theme.paper) >= 12);
            CHECK(palette_from(key(palette)) == palette);
            CHECK(!label(crosscut::Language::german, palette).empty());
        }
    CHECK(!palette_from("rainbow"));
}

TEST_CASE("Steps of a quantity go evenly from little to much and stand out from the paper, also in grey", "[scene]")
{
    for (const Palette palette : all_palettes)
        for (const bool dark : {false, true}) {
            const Theme& theme = theme_of(palette, dark);
            const std::vector<Colour> steps(theme.steps.begin(), theme.steps.end());
            INFO(key(palette) << (dark ? " dark" : " light"));
            CHECK(step(steps) >= 9.5);
            for (std::size_t i = 0; i + 1 < steps.size(); ++i)
                CHECK((lightness(steps[i]) > lightness(steps[i + 1])) == !dark);  // more = further from the paper
            for (const Colour& colour : steps)
                CHECK(contrast(colour, theme.paper) >= 3);
            for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan})
                CHECK(nearest(steps, vision) >= 9.5);
        }
}

TEST_CASE("States of structures survive a photocopier: steps of ten in lightness", "[scene]")
{
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        INFO((theme->dark ? "dark" : "light"));
        CHECK(step(states(*theme)) >= 10);
        for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan})
            CHECK(nearest(states(*theme), vision) >= 16);
    }
}

TEST_CASE("What was kept, new, lost and uncertain is told apart by hue and by lightness", "[scene]")
{
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        INFO((theme->dark ? "dark" : "light"));
        CHECK(step(differences(*theme)) >= 10);
        for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan})
            CHECK(nearest(differences(*theme), vision) >= 20);
    }
}

TEST_CASE("Letters can be read: ink, second ink and accent on paper and panel", "[scene]")
{
    for (const Theme* theme : {&light_theme(), &dark_theme()})
        for (const Colour& ground : {theme->paper, theme->panel}) {
            CHECK(contrast(theme->ink, ground) >= 12);
            CHECK(contrast(theme->ink2, ground) >= 4.5);
            CHECK(contrast(theme->accent, ground) >= 4.5);
            // A band behind letters must not take their contrast away.
            for (const Colour& band : {theme->crisis_2015, theme->crisis_2018, theme->overlay})
                CHECK(contrast(theme->ink, band) >= 7);
        }
}

TEST_CASE("In high contrast everything that means something stands out sevenfold, and stays apart", "[scene]")
{
    const Theme& theme = contrast_theme();
    CHECK(theme.strong);
    std::vector<Colour> meaning = sectors(theme);
    for (const std::vector<Colour>& more : {states(theme), differences(theme), std::vector<Colour>{theme.ink, theme.ink2, theme.accent, theme.hairline}})
        meaning.insert(meaning.end(), more.begin(), more.end());
    for (const Colour& colour : meaning)
        for (const Colour& ground : {theme.paper, theme.panel})
            CHECK(contrast(colour, ground) >= 7);
    // Letters on the bands, too, and on what is selected (the accent over the panel, as the window mixes it).
    for (const Colour& band : {theme.crisis_2015, theme.crisis_2018, theme.overlay, mixed(theme.accent, theme.panel, 0.26)})
        for (const Colour& letters : {theme.ink, theme.ink2})
            CHECK(contrast(letters, band) >= 7);
    for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan}) {
        CHECK(nearest(sectors(theme), vision) >= 19.5);
        CHECK(nearest(states(theme), vision) >= 16);
        CHECK(nearest(differences(theme), vision) >= 20);
    }
    // All colours are light here, so their steps are smaller than on paper; patterns carry the rest.
    CHECK(step(states(theme)) >= 5);
    CHECK(step(differences(theme)) >= 10);
}

TEST_CASE("Black on white has the largest contrast, a colour on itself none", "[scene]")
{
    // (1 + 0.05) / (0 + 0.05) = 21
    CHECK(contrast({0, 0, 0, 255}, {255, 255, 255, 255}) == Approx(21));
    CHECK(contrast({9, 80, 200, 255}, {9, 80, 200, 255}) == Approx(1));
    CHECK(lightness({255, 255, 255, 255}) == Approx(100).margin(0.01));
    CHECK(lightness({0, 0, 0, 255}) == Approx(0).margin(0.01));
    CHECK(colour_distance({255, 255, 255, 255}, {0, 0, 0, 255}) == Approx(100).margin(0.1));
    // Red and green of like lightness fall together without the second kind of cone.
    CHECK(colour_distance({200, 80, 60, 255}, {110, 120, 50, 255}, Vision::deutan) < colour_distance({200, 80, 60, 255}, {110, 120, 50, 255}));
}

TEST_CASE("Colours mix by their share and fade by their opacity", "[scene]")
{
    CHECK(mixed({100, 0, 0, 255}, {0, 100, 0, 255}, 0.25) == Colour{25, 75, 0, 255});
    CHECK(faded({1, 2, 3, 200}, 0.5) == Colour{1, 2, 3, 100});
    CHECK(faded({1, 2, 3, 200}, 7) == Colour{1, 2, 3, 200});
}
