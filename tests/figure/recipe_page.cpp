// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "figure/fit.hpp"
#include "figure/recipe_page.hpp"
#include "figure/write.hpp"
#include "scene/grey.hpp"

#include <cstdlib>
#include <map>
#include <regex>

using namespace crosscut;
using namespace crosscut::figure;
using test::Walk;

namespace {

struct Town {
    Walk walk;
    explicit Town(const std::vector<std::string>& cities = {"potsdam"}) : walk(test::tables_of(cities)) {}
    Press press() const { return {walk.source(), "An illustrative case.", "Ein illustrativer Fall."}; }
};

scene::Recipe potsdam(const char* picture = "map")
{
    scene::Recipe recipe;
    recipe.sight.picture = picture;
    recipe.sight.city = "PO";
    recipe.sight.days = {day_of(2019, 7, 1)};
    return recipe;
}

Printed made(const Town& town, const scene::Recipe& recipe)
{
    Work work;
    Result<Printed> printed = print(town.press(), recipe, work);
    if (!printed)
        FAIL(describe(Language::english, printed.problem()));
    return std::move(*printed);
}

Problem refused(const Town& town, const scene::Recipe& recipe)
{
    Work work;
    const Result<Printed> printed = print(town.press(), recipe, work);
    REQUIRE(!printed);
    CHECK(!in(Language::german, printed.problem().hint).empty());
    return printed.problem();
}

std::vector<std::string> labels_of(const scene::Scene& scene)
{
    std::vector<std::string> out;
    for (const scene::Mark& mark : scene.marks)
        if (const auto* label = std::get_if<scene::Label>(&mark.form); label && !label->text.empty())
            out.push_back(label->text);
    return out;
}

// Texts of an SVG in their order.
std::vector<std::string> texts_of(const std::string& svg)
{
    std::vector<std::string> out;
    const std::regex text("<text[^>]*>([^<]*)</text>");
    for (std::sregex_iterator at(svg.begin(), svg.end(), text), end; at != end; ++at) {
        std::string words = (*at)[1];
        for (const auto& [from, to] : {std::pair<std::string, std::string>{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
            for (std::size_t k = words.find(from); k != std::string::npos; k = words.find(from, k + 1))
                words.replace(k, from.size(), to);
        out.push_back(words);
    }
    return out;
}

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++n;
    return n;
}

// The middle of every actor's shape.
std::map<std::uint32_t, scene::Point> shapes_of(const scene::Scene& scene)
{
    std::map<std::uint32_t, scene::Point> out;
    for (const scene::Mark& mark : scene.marks)
        if (const auto* glyph = std::get_if<scene::Glyph>(&mark.form); glyph && mark.subject.kind == scene::Subject::Kind::actor)
            out[mark.subject.id] = glyph->at;
    return out;
}

bool warned(const Printed& printed, const std::string& words)
{
    return std::any_of(printed.warnings.begin(), printed.warnings.end(), [&](const Message& one) { return in(Language::english, one).find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("The same recipe gives the same bytes, and the file holds each element and each word of the drawing", "[figure]")
{
    const Town town;
    for (const char* picture : {"map", "lanes", "matrix", "two_mode", "heat", "survival", "difference", "cities", "radial"}) {
        INFO(picture);
        scene::Recipe recipe = potsdam(picture);
        if (recipe.sight.picture == "difference")
            recipe.sight.days = {day_of(2015, 7, 1), day_of(2019, 7, 1)};
        const Printed one = made(town, recipe);
        const std::string file = svg(one.page.scene);
        CHECK(file == svg(made(town, recipe).page.scene));
        CHECK(count(file, "<g id=\"") == one.page.scene.marks.size());
        CHECK(texts_of(file) == labels_of(one.page.scene));
        CHECK(test::says(one.page.scene, "Ein illustrativer Fall."));
        CHECK(!one.alternative.empty());
        const scene::Box& sheet = one.page.scene.page;
        CHECK(sheet.width == Approx(175 * 72 / 25.4));
        for (const scene::Mark& mark : one.page.scene.marks)
            if (std::holds_alternative<scene::Label>(mark.form)) {
                const scene::Box box = scene::bounds(mark);
                INFO(std::get<scene::Label>(mark.form).text);
                CHECK(box.x >= -0.5);
                CHECK(box.x + box.width <= sheet.width + 0.5);
                CHECK(box.y + box.height <= sheet.height + 0.5);
            }
    }
}

TEST_CASE("Every page of the presets takes the map, large enough to be read", "[figure]")
{
    const Town town;
    for (const scene::PagePreset& preset : scene::page_presets())
        for (const char* picture : {"map", "lanes"}) {
            INFO(preset.key << " " << picture);
            scene::Recipe recipe = potsdam(picture);
            put(preset, recipe.paper);
            const Printed printed = made(town, recipe);
            CHECK(printed.page.smallest_type >= 5.99);
            CHECK(type_warning(printed.page).empty());
        }
}

TEST_CASE("Under six points the text is named, with its size in the figure's language", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.paper.letters = 0.6;
    const Printed printed = made(town, recipe);
    CHECK(printed.page.smallest_type < 6);
    REQUIRE(!printed.warnings.empty());
    const std::string words = in(Language::german, printed.warnings.front());
    INFO(words);
    CHECK(words.find("„" + printed.page.smallest_text + "“") != std::string::npos);
    CHECK(std::regex_search(words, std::regex("[0-9],[0-9] Punkt")));
    CHECK(printed.page.small_texts > 1);
}

TEST_CASE("What is highlighted stays as it is, everybody else is muted and without a name", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.highlight.actors = {"PO05", "PO07", "PO99"};
    recipe.paper.message = "Zwei Ämter";
    const Printed printed = made(town, recipe);
    CHECK(warned(printed, "The study has no actor “PO99”"));
    CHECK(test::says(printed.page.scene, "Zwei Ämter"));
    CHECK(test::says(printed.page.scene, "Hervorgehoben:"));
    const std::set<std::uint32_t> lit{evidence::find_actor(town.walk.archive, "PO05", {}).value, evidence::find_actor(town.walk.archive, "PO07", {}).value};
    std::set<std::uint32_t> full, named;
    for (const scene::Mark& mark : printed.page.scene.marks)
        if (mark.subject.kind == scene::Subject::Kind::actor) {
            if (std::holds_alternative<scene::Label>(mark.form))
                named.insert(mark.subject.id);
            else if (mark.opacity > 0.5)
                full.insert(mark.subject.id);
        }
    CHECK(full == lit);
    CHECK(named == lit);
    // Lanes: a structure, with everything on its lane.
    scene::Recipe lanes = potsdam("lanes");
    const evidence::Structure& structure = town.walk.archive.structures->front();
    lanes.highlight.structures = {structure.key};
    std::size_t bright = 0;
    for (const scene::Mark& mark : made(town, lanes).page.scene.marks) {
        if (mark.subject.kind == scene::Subject::Kind::structure && mark.opacity > 0.5) {
            CHECK(mark.subject.id == structure.id.value);
            ++bright;
        }
        if (mark.subject.kind == scene::Subject::Kind::legend)
            CHECK(mark.opacity > 0.3);
    }
    CHECK(bright > 0);
}

TEST_CASE("Several days stand beside each other with everybody at the same place, and the legend tells of all of them", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.sight.days = {day_of(2015, 7, 1), day_of(2016, 7, 1), day_of(2018, 7, 1), day_of(2019, 7, 1)};
    const Printed printed = made(town, recipe);
    // Four shapes of each actor; the ways from one map to the next are the same for all of them.
    std::map<std::uint32_t, std::vector<scene::Point>> at;
    for (const scene::Mark& mark : printed.page.scene.marks)
        if (const auto* glyph = std::get_if<scene::Glyph>(&mark.form); glyph && mark.subject.kind == scene::Subject::Kind::actor)
            at[mark.subject.id].push_back(glyph->at);
    REQUIRE(at.size() > 10);
    const std::vector<scene::Point>& first = at.begin()->second;
    REQUIRE(first.size() == 4);
    for (const auto& [actor, points] : at) {
        REQUIRE(points.size() == 4);
        for (std::size_t k = 1; k < 4; ++k) {
            CHECK(points[k].x - points[0].x == Approx(first[k].x - first[0].x).margin(0.01));
            CHECK(points[k].y - points[0].y == Approx(first[k].y - first[0].y).margin(0.01));
        }
    }
    for (const char* words : {"1. Juli 2015", "1. Juli 2019", "Integration", "Klima"})
        CHECK(test::says(printed.page.scene, words));
    recipe.sight.days.assign(13, day_of(2019, 7, 1));
    for (int k = 0; k < 13; ++k)
        recipe.sight.days[static_cast<std::size_t>(k)] = day_of(2005 + k, 7, 1);
    CHECK(refused(town, recipe).code == Problem::Code::limit);
}

TEST_CASE("A sequence shows each step at the same places, with the pictures between two days on the way", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.paper.height_mm = 130;
    recipe.sequence = scene::Sequence{day_of(2018, 1, 31), day_of(2018, 7, 10), "quarter", 1};
    std::vector<scene::Scene> pages;
    Work work;
    const auto keep = [&](std::size_t number, std::size_t all, const Page& page) -> Result<Done> {
        CHECK(number == pages.size());
        CHECK(all == 5);
        pages.push_back(page.scene);
        return Done{};
    };
    REQUIRE(print_sequence(town.press(), recipe, keep, work));
    // 31 January, 30 April, 10 July, and one between each.
    REQUIRE(pages.size() == 5);
    CHECK(test::says(pages[2], "30. April 2018"));
    CHECK(test::says(pages[4], "10. Juli 2018"));
    const auto first = shapes_of(pages[0]);
    const auto last = shapes_of(pages[4]);
    REQUIRE(first.size() > 10);
    for (const auto& [actor, point] : first) {
        CHECK(last.at(actor).x == Approx(point.x).margin(0.01));
        CHECK(last.at(actor).y == Approx(point.y).margin(0.01));
    }
    recipe.sight.picture = "heat";
    CHECK(!print_sequence(town.press(), recipe, keep, work));
    recipe.sequence.reset();
    CHECK(!print_sequence(town.press(), recipe, keep, work));
}

TEST_CASE("A legend in a free corner covers nothing of the drawing; without one it stands beside or below", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.sight.without_isolates = true;
    recipe.paper.legend = scene::LegendSpot::inside;
    recipe.paper.width_mm = 400;
    recipe.paper.height_mm = 400;
    recipe.paper.letters = 0.7;
    const Printed printed = made(town, recipe);
    if (printed.page.legend == LegendPlace::inside) {
        scene::Box legend{1e9, 1e9, 0, 0};
        for (const scene::Mark& mark : printed.page.scene.marks)
            if (mark.subject.kind == scene::Subject::Kind::legend && std::holds_alternative<scene::Region>(mark.form)) {
                legend = scene::bounds(mark);
                break;
            }
        for (const scene::Mark& mark : printed.page.scene.marks)
            if (mark.subject.kind == scene::Subject::Kind::actor)
                CHECK_FALSE(test::overlap(scene::bounds(mark), legend));
    } else {
        CHECK(warned(printed, "no free corner"));
    }
    recipe.paper.legend = scene::LegendSpot::none;
    CHECK(test::count_of(made(town, recipe).page.scene, scene::Subject::Kind::legend) == 0);
}

TEST_CASE("A corner is free where nothing stands in it", "[figure]")
{
    scene::Scene page;
    const scene::Box room{0, 0, 400, 300};
    page.marks.push_back({scene::Glyph{{390, 10}, 5, scene::Shape::circle, {}, {}, 0}, {}, 1, ""});
    // Top right is taken, bottom right is next.
    const auto corner = free_corner(page, room, {0, 0, 100, 80});
    REQUIRE(corner);
    CHECK(*corner == scene::Point{300, 220});
    // A slanting line takes what it crosses, not the whole box around it.
    page.marks.push_back({scene::Curve{{{0, 300}, {400, 0}}, false, {}, 1, scene::Stroke::solid, false}, {}, 1, ""});
    CHECK(free_corner(page, room, {0, 0, 100, 80}) == scene::Point{300, 220});
    CHECK(!free_corner(page, room, {0, 0, 390, 290}));
}

TEST_CASE("In greys there is no colour at all, in Okabe and Ito's palette every shape has its edge", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.sight.style.palette = scene::Palette::grey;
    const scene::Scene grey = made(town, recipe).page.scene;
    CHECK(letters_of(grey).size() > 100);
    const std::string file = svg(grey);
    const std::regex colour("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\"");
    for (std::sregex_iterator at(file.begin(), file.end(), colour), end; at != end; ++at) {
        CHECK((*at)[1] == (*at)[2]);
        CHECK((*at)[2] == (*at)[3]);
    }
    // With the shapes of sectors a photocopy keeps them apart; with one shape for all it is said.
    CHECK(!warned(made(town, potsdam()), "Printed in black"));
    scene::Recipe round = potsdam();
    round.sight.style.shape = "none";
    round.sight.style.palette = scene::Palette::okabe_ito;
    CHECK(warned(made(town, round), "Printed in black"));
}

TEST_CASE("A measure may drive the colour: the legend lists the steps that occur and what is not defined", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.sight.style.colour = "degree";
    recipe.sight.style.size = "none";
    recipe.sight.style.line = "none";
    const scene::Scene page = made(town, recipe).page.scene;
    std::set<std::string> drawn, listed;
    for (const scene::Mark& mark : page.marks)
        if (const auto* glyph = std::get_if<scene::Glyph>(&mark.form)) {
            const std::string fill = std::to_string(glyph->fill.r) + "," + std::to_string(glyph->fill.g) + "," + std::to_string(glyph->fill.b);
            const bool step = std::find(scene::light_theme().steps.begin(), scene::light_theme().steps.end(), glyph->fill) != scene::light_theme().steps.end();
            if (step && mark.subject.kind == scene::Subject::Kind::actor)
                drawn.insert(fill);
            if (step && mark.subject.kind == scene::Subject::Kind::legend)
                listed.insert(fill);
        }
    CHECK(drawn.size() > 1);
    CHECK(drawn == listed);
    CHECK(test::says(page, "Farbe"));
    CHECK(!test::says(page, "breitere Linie"));
}

TEST_CASE("With codes nobody is named, and whoever can be recognised all the same is listed with the reason", "[figure]")
{
    const Town town;
    scene::Recipe recipe = potsdam();
    recipe.sight.names = scene::NameMode::code;
    const Printed printed = made(town, recipe);
    const std::string everything = svg(printed.page.scene) + printed.alternative;
    for (const evidence::Actor& actor : *town.walk.archive.actors) {
        INFO(actor.name);
        CHECK(everything.find(actor.name) == std::string::npos);
    }
    REQUIRE(!printed.recognisable.empty());
    for (const analysis::Recognisable& one : printed.recognisable)
        CHECK((one.kind || !one.carries.empty() || one.contacts));
    CHECK(in_words(Language::german, town.walk.archive, printed.recognisable.front(), scene::NameMode::code).find("einzige") != std::string::npos);
    CHECK(made(town, potsdam()).recognisable.empty());
    recipe.paper.message = "Das " + town.walk.archive.actors->front().name + " hält alles zusammen";
    CHECK(warned(made(town, recipe), "although names are not to be shown"));
}

TEST_CASE("A PDF tells its title, and neither who made it nor where", "[figure]")
{
    const Town town;
    const Result<std::string> file = pdf(made(town, potsdam()).page.scene);
    REQUIRE(file);
    CHECK(file->find("/Title") != std::string::npos);
    CHECK(file->find("/Author") == std::string::npos);
    CHECK(file->find("/CreationDate") == std::string::npos);
    for (const char* name : {"USER", "LOGNAME", "HOME", "PWD"})
        if (const char* value = std::getenv(name); value && std::string(value).size() > 3)
            CHECK(file->find(value) == std::string::npos);
}

TEST_CASE("What a recipe asks for and cannot have is refused in words", "[figure]")
{
    const Town town;
    scene::Recipe city = potsdam();
    city.sight.city = "XX";
    CHECK(refused(town, city).code == Problem::Code::unknown_name);
    scene::Recipe days = potsdam("four_dates");
    CHECK(refused(town, days).code == Problem::Code::bad_value);
    scene::Recipe option = potsdam("survival");
    option.sight.options = {{"curves", "moon"}};
    CHECK(refused(town, option).code == Problem::Code::bad_value);
    scene::Recipe picture = potsdam("gaps");
    CHECK(refused(town, picture).code == Problem::Code::bad_value);
    scene::Recipe order = potsdam();
    order.sight.days = {day_of(2019, 7, 1), day_of(2018, 7, 1)};
    CHECK(refused(town, order).code == Problem::Code::bad_value);
    scene::Recipe page = potsdam();
    page.paper.width_mm = 60;
    page.paper.height_mm = 40;
    CHECK(refused(town, page).code == Problem::Code::bad_value);
}
