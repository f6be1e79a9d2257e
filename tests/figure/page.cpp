// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "figure/fit.hpp"
#include "figure/page.hpp"
#include "scene/type.hpp"

#include <limits>

using namespace crosscut;
using namespace crosscut::figure;
using test::Map;
using test::Walk;

namespace {

PageSpec spec_of(double width, double height, LegendPlace legend = LegendPlace::right)
{
    PageSpec spec;
    spec.width_mm = width;
    spec.height_mm = height;
    spec.legend = legend;
    spec.title = "Wer arbeitet in Potsdam bei Integration und Klima mit wem zusammen?";
    spec.subtitle = "1. Juli 2019";
    spec.caption = "Potsdam, alle Felder, 1. Juli 2019 · Akteure: n = 36 · Beziehungen: 24";
    spec.disclaimer = "Illustrativer Fall, konstruiert aus öffentlichen Dokumenten und typischen Mustern.";
    return spec;
}

// Everything of the page lies on it, all words within its margins.
void check_inside(const Page& page, double margin_mm)
{
    const scene::Box& sheet = page.scene.page;
    const double margin = margin_mm * 72 / 25.4;
    for (const scene::Mark& mark : page.scene.marks) {
        const scene::Box box = scene::bounds(mark);
        const bool words = std::holds_alternative<scene::Label>(mark.form);
        const double edge = words ? margin - 3 : 0;
        INFO((words ? std::get<scene::Label>(mark.form).text : mark.title));
        CHECK(box.x >= edge - 0.5);
        CHECK(box.y >= edge - 0.5);
        CHECK(box.x + box.width <= sheet.width - edge + 0.5);
        CHECK(box.y + box.height <= sheet.height - edge + 0.5);
    }
}

scene::Scene square(double side)
{
    scene::Scene drawing;
    drawing.page = {0, 0, side, side};
    scene::Region region;
    region.outline = {{0, 0}, {side, 0}, {side, side}, {0, side}};
    region.fill = {10, 20, 30, 255};
    drawing.marks.push_back({region, {scene::Subject::Kind::structure, 1, 0}, 1, "square"});
    drawing.marks.push_back({scene::Label{{side / 2, side / 2}, "Amt", {10, scene::Weight::regular, false, 0}, scene::Anchor::middle, {}, {}, 0, 0}, {scene::Subject::Kind::actor, 2, 0}, 1, "Amt"});
    return drawing;
}

}  // namespace

TEST_CASE("A page has its size in points, all marks of the drawing with their subjects, and every word that was given", "[figure]")
{
    const Result<Page> page = compose_page(square(200), {}, spec_of(180, 130, LegendPlace::none));
    REQUIRE(page);
    CHECK(page->scene.page.width == Approx(180 * 72 / 25.4));
    CHECK(page->scene.page.height == Approx(130 * 72 / 25.4));
    CHECK(page->drawing_scale == 1);
    CHECK(page->scene.marks[0].subject == scene::Subject{scene::Subject::Kind::structure, 1, 0});
    CHECK(page->scene.marks[1].subject == scene::Subject{scene::Subject::Kind::actor, 2, 0});
    CHECK(test::says(page->scene, "1. Juli 2019"));
    CHECK(test::says(page->scene, "Illustrativer Fall"));
    CHECK(page->scene.description.find("Illustrativer Fall") != std::string::npos);
    check_inside(*page, 6);
}

TEST_CASE("A drawing that is too large is made smaller as a whole, and small type is warned of", "[figure]")
{
    const Result<Page> page = compose_page(square(1000), {}, spec_of(180, 130, LegendPlace::none));
    REQUIRE(page);
    CHECK(page->drawing_scale < 0.5);
    CHECK(page->smallest_type == Approx(10 * page->drawing_scale));
    CHECK(!type_warning(*page).empty());
    check_inside(*page, 6);
    Page readable;
    readable.smallest_type = 6;
    CHECK(type_warning(readable).empty());
    CHECK(type_warning(Page{}).empty());
}

TEST_CASE("Pages that cannot be are refused in words", "[figure]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [width, height] : {std::pair{39.0, 100.0}, std::pair{100.0, 1201.0}, std::pair{nan, 100.0}, std::pair{-5.0, 100.0}}) {
        const Result<Page> page = compose_page(square(100), {}, spec_of(width, height));
        REQUIRE(!page);
        CHECK(page.problem().code == Problem::Code::bad_value);
        CHECK(!in(Language::german, page.problem().hint).empty());
    }
    PageSpec narrow = spec_of(60, 50);
    narrow.margin_mm = 28;
    CHECK(!compose_page(square(100), {}, narrow));
    narrow.margin_mm = -1;
    CHECK(!compose_page(square(100), {}, narrow));
    PageSpec wordy = spec_of(60, 40);
    for (int i = 0; i < 200; ++i)
        wordy.caption += " Wörter";
    CHECK(!compose_page(square(100), {}, wordy));
}

TEST_CASE("Maps of the six cases fill a column, a page and a sheet, every word inside, none on another", "[figure]")
{
    for (const std::string& city : test::six_cities())
        for (const scene::PlaceRule rule : {scene::PlaceRule::free, scene::PlaceRule::columns}) {
            const Map map(test::tables_of({city}), rule);
            for (const double width : {85.0, 180.0, 297.0}) {
                PageSpec spec = spec_of(width, 100, width < 130 || rule == scene::PlaceRule::columns ? LegendPlace::below : LegendPlace::right);
                spec.height_mm = map_height_mm(map.input, map.encoding, spec);
                INFO(city << " " << width << " x " << spec.height_mm);
                const Result<Page> page = map_page(map.input, map.encoding, spec);
                REQUIRE(page);
                check_inside(*page, spec.margin_mm);
                if (width > 100 || rule == scene::PlaceRule::free)
                    CHECK(type_warning(*page).empty());
                const auto names = test::names_on(page->scene);
                CHECK(names.size() > 10);
                for (std::size_t i = 0; i < names.size(); ++i)
                    for (std::size_t j = i + 1; j < names.size(); ++j) {
                        INFO(names[i].first << " / " << names[j].first);
                        CHECK_FALSE(test::overlap(names[i].second, names[j].second));
                    }
            }
        }
}

TEST_CASE("Lanes of the six cases stand on a page with their legend, large enough to be read", "[figure]")
{
    for (const std::string& city : test::six_cities()) {
        const Walk walk(test::tables_of({city}));
        const scene::Encoding encoding;
        const scene::LanesInput input = scene::lanes_input(walk.source(), {}, day_of(2019, 7, 1), Language::german);
        for (const double width : {85.0, 180.0, 297.0}) {
            PageSpec spec = spec_of(width, 100);
            spec.height_mm = lanes_height_mm(input, encoding, spec);
            INFO(city << " " << width << " x " << spec.height_mm);
            const Result<Page> page = lanes_page(input, encoding, spec);
            REQUIRE(page);
            check_inside(*page, spec.margin_mm);
            CHECK(type_warning(*page).empty());
            CHECK(page->drawing_scale > 0.99);
        }
    }
}

TEST_CASE("An empty study and five hundred actors make pages, too", "[figure]")
{
    for (const std::uint32_t n : {0u, 1u, 500u}) {
        INFO(n);
        const Map map(n == 0 ? evidence::empty_archive() : test::many_actors(n), scene::PlaceRule::free);
        const PageSpec spec = spec_of(180, 130);
        const Result<Page> page = map_page(map.input, map.encoding, spec);
        REQUIRE(page);
        CHECK(test::count_of(page->scene, scene::Subject::Kind::actor) >= n);
        check_inside(*page, spec.margin_mm);
        const scene::LanesInput lanes = scene::lanes_input(map.walk.source(), {}, day_of(2019, 7, 1), Language::german);
        const Result<Page> other = lanes_page(lanes, map.encoding, spec);
        REQUIRE(other);
        check_inside(*other, spec.margin_mm);
    }
}

TEST_CASE("The text alternative names each actor, tie and structure once", "[figure]")
{
    const Map map(test::tables_of({"potsdam"}), scene::PlaceRule::free);
    const Result<Page> page = map_page(map.input, map.encoding, spec_of(180, 130));
    REQUIRE(page);
    const std::string text = text_alternative(page->scene, Language::german);
    for (const ActorId actor : map.snapshot.actors) {
        const std::string line = "- " + evidence::find(*map.walk.archive.actors, actor)->name + "\n";
        INFO(line);
        const std::size_t at = text.find(line);
        CHECK(at != std::string::npos);
        CHECK(text.find(line, at + 1) == std::string::npos);
    }
    CHECK(text.find("Illustrativer Fall") != std::string::npos);
}
