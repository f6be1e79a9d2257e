// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "figure/recipe_file.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::figure;

namespace {

scene::Recipe everything()
{
    scene::Recipe recipe;
    recipe.name = "Abb. 2 „Klima“";
    scene::Sight& sight = recipe.sight;
    sight.picture = "matrix";
    sight.city = "PO";
    sight.field = "climate";
    sight.relations = {"cooperation", "conflicts"};
    sight.rule = "union";
    sight.mode = "possible";
    sight.certain_claims = true;
    sight.days = {day_of(2016, 7, 1), day_of(2019, 7, 1)};
    sight.from = day_of(2015, 1, 1);
    sight.crisis = "2015";
    sight.options = {{"order", "degree"}};
    sight.actors = {"PO05"};
    sight.structures = {"S1"};
    sight.steps = 2;
    sight.without_sectors = {"politics"};
    sight.without_isolates = true;
    sight.words = "amt";
    sight.folded = {"PO01"};
    sight.names = scene::NameMode::code;
    sight.layout = "together";
    sight.seed = 18446744073709ull;
    sight.places = {{"PO05", {0.1, -1.0 / 3}}};
    sight.beside = "lanes";
    sight.style = {"betweenness", "closeness", "town_hall", "claims", "hubs", scene::Palette::okabe_ito, true, false, false, true};
    recipe.highlight = {{"PO05", "PO07"}, {"S1"}};
    recipe.paper.preset = "slide";
    recipe.paper.width_mm = 338.7;
    recipe.paper.height_mm = 190.5;
    recipe.paper.margin_mm = 12;
    recipe.paper.letters = 1.35;
    recipe.paper.title = "";
    recipe.paper.message = "Wenige halten das Netz";
    recipe.paper.caption = "Eigene\nUnterschrift";
    recipe.paper.legend = scene::LegendSpot::inside;
    recipe.paper.language = Language::english;
    recipe.paper.formats = {"pdf", "png"};
    recipe.paper.dpi = 150;
    recipe.paper.alternative = false;
    recipe.sequence = scene::Sequence{day_of(2014, 1, 1), day_of(2020, 12, 31), "quarter", 3};
    return recipe;
}

// Line and message of the first problem, or of the first note.
std::string first(const std::vector<Problem>& problems) { return problems.empty() ? std::string() : describe(Language::english, problems.front()); }

}  // namespace

TEST_CASE("A recipe that was written is read back as it was, to the last digit, and written as before", "[figure]")
{
    const scene::Recipe recipe = everything();
    const std::string text = written(recipe);
    const ReadRecipe read = read_recipe(text, "fig2.json");
    INFO(first(read.problems));
    REQUIRE(read.recipe);
    CHECK(read.notes.empty());
    CHECK(*read.recipe == recipe);
    CHECK(written(*read.recipe) == text);
    const ReadRecipe plain = read_recipe(written(scene::Recipe()), "plain.json");
    REQUIRE(plain.recipe);
    CHECK(*plain.recipe == scene::Recipe());
}

TEST_CASE("Views, styles and sets hold what they are about, and are not taken for each other", "[figure]")
{
    const scene::Recipe recipe = everything();
    const ReadRecipe view = read_recipe(written(recipe, RecipeKind::view), "v", RecipeKind::view);
    REQUIRE(view.recipe);
    CHECK(view.recipe->sight == recipe.sight);
    CHECK(view.recipe->paper == scene::Paper());
    const ReadRecipe style = read_recipe(written(recipe, RecipeKind::style), "s", RecipeKind::style);
    REQUIRE(style.recipe);
    CHECK(style.recipe->sight.style == recipe.sight.style);
    CHECK(style.recipe->sight.city.empty());
    const ReadRecipe set = read_recipe(written(recipe, RecipeKind::set), "m", RecipeKind::set);
    REQUIRE(set.recipe);
    CHECK(set.recipe->highlight == recipe.highlight);
    CHECK(!read_recipe(written(recipe, RecipeKind::style), "s").recipe);
    // A style says which quantity, never which colour.
    CHECK(written(recipe, RecipeKind::style).find('#') == std::string::npos);
}

TEST_CASE("What is wrong in a recipe is told with its line, its key and how to mend it, all of it at once", "[figure]")
{
    const std::string text = "{\n  \"crosscut\": \"figure\",\n  \"page\": {\n    \"width_mm\": \"wide\",\n    \"height_mm\": 20,\n    \"dpi\": 5000,\n    \"legend\": \"left\"\n  },\n"
                             "  \"style\": { \"size\": \"beauty\" },\n  \"show\": {\n    \"days\": [\n      \"2019-07-01\",\n      \"July\"\n    ],\n    \"steps\": 1.5\n  }\n}\n";
    const ReadRecipe read = read_recipe(text, "fig.json");
    CHECK(!read.recipe);
    REQUIRE(read.problems.size() == 7);
    std::vector<std::pair<int, std::string>> found;
    for (const Problem& problem : read.problems) {
        CHECK(problem.place.file == "fig.json");
        CHECK(!in(Language::german, problem.hint).empty());
        found.emplace_back(problem.place.line, describe(Language::english, problem));
    }
    const auto told = [&](int line, const std::string& key) {
        return std::any_of(found.begin(), found.end(), [&](const auto& one) { return one.first == line && one.second.find(key) != std::string::npos; });
    };
    CHECK(told(4, "page.width_mm"));
    CHECK(told(5, "page.height_mm"));
    CHECK(told(6, "Write a number from 50 to 1200"));
    CHECK(told(7, "Write one of: automatic, inside, beside, below, none"));
    CHECK(told(9, "betweenness"));
    CHECK(told(13, "show.days[1]"));
    CHECK(told(15, "show.steps"));
}

TEST_CASE("Keys that nobody knows are reported with what may be meant, and are still there when the recipe is written again", "[figure]")
{
    const ReadRecipe read = read_recipe("{\"crosscut\": \"figure\",\n\"page\": {\n\"widht_mm\": 90, \"colour_of_frame\": {\"edge\": [1, 2]}},\n\"author\": \"x\"}", "fig.json");
    REQUIRE(read.recipe);
    REQUIRE(read.notes.size() == 3);
    CHECK(read.notes[0].place.line == 3);
    CHECK(first(read.notes).find("Is “width_mm” meant?") != std::string::npos);
    const std::string again = written(*read.recipe);
    CHECK(again.find("\"widht_mm\": 90") != std::string::npos);
    CHECK(again.find("\"colour_of_frame\"") != std::string::npos);
    CHECK(again.find("\"author\": \"x\"") != std::string::npos);
    const ReadRecipe twice = read_recipe(again, "fig.json");
    REQUIRE(twice.recipe);
    CHECK(twice.notes.size() == 3);
}

TEST_CASE("A file that is no recipe says where it stops being one", "[figure]")
{
    const ReadRecipe comma = read_recipe("{\n\"crosscut\": \"figure\",\n\"page\": {\n\"dpi\": 300\n\"legend\": \"none\"}}", "fig.json");
    REQUIRE(comma.problems.size() == 1);
    CHECK(comma.problems[0].code == Problem::Code::bad_file);
    CHECK(comma.problems[0].place.line == 5);
    for (const std::string text : {"", "[]", "7", "{", "{\"crosscut\": 4}", "{\"crosscut\": \"other\"}", "\xff\xfe{", "{\"crosscut\": \"figure\", \"version\": 2}", "{\"crosscut\": \"figure\", \"page\": []}", "{\"crosscut\": \"figure\", \"name\": 3}"}) {
        INFO(text);
        const ReadRecipe read = read_recipe(text, "x");
        CHECK(!read.recipe);
        CHECK(!read.problems.empty());
    }
    const ReadRecipe twice = read_recipe("{\"crosscut\": \"figure\",\n\"page\": {\"dpi\": 100,\n\"dpi\": 200}}", "x");
    REQUIRE(twice.problems.size() == 1);
    CHECK(twice.problems[0].code == Problem::Code::duplicate_name);
    CHECK(twice.problems[0].place.line == 3);
    std::string deep = "{\"crosscut\": \"figure\", \"deep\": ";
    for (int i = 0; i < 20000; ++i)
        deep += '[';
    CHECK(!read_recipe(deep, "x").recipe);
}

TEST_CASE("A preset gives its size where the recipe writes none, and written numbers win", "[figure]")
{
    const ReadRecipe poster = read_recipe("{\"crosscut\": \"figure\", \"page\": {\"preset\": \"a3_poster\"}}", "x");
    REQUIRE(poster.recipe);
    CHECK(poster.recipe->paper.width_mm == 420);
    CHECK(poster.recipe->paper.height_mm == 297);
    const ReadRecipe own = read_recipe("{\"crosscut\": \"figure\", \"page\": {\"preset\": \"a3_poster\", \"width_mm\": 200}}", "x");
    REQUIRE(own.recipe);
    CHECK(own.recipe->paper.width_mm == 200);
    CHECK(own.recipe->paper.height_mm == 297);
}
