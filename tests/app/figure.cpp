// SPDX-License-Identifier: Apache-2.0
#include "app/figure_preview.hpp"

#include "catch.hpp"
#include "cases.hpp"

#include "cli/commands.hpp"
#include "figure/recipe_file.hpp"
#include "files/bytes.hpp"
#include "study/book.hpp"

#include <filesystem>
#include <sstream>

using namespace crosscut;
namespace fs = std::filesystem;

namespace {

struct Desk {
    fs::path folder;
    app::Pressed pressed;

    Desk()
    {
        std::string name = (fs::temp_directory_path() / "crosscut-figure-XXXXXX").string();
        folder = mkdtemp(name.data());
        study::State state = study::empty_state();
        state.archive = cases::import("potsdam");
        Result<study::Book> book = study::Book::create(folder / "study.crosscut", state);
        REQUIRE(book);
        REQUIRE(book->apply(study::MoveActors{{{state.archive.actors->front().id, 12.5, -40}}}));
        REQUIRE(book->flush(60));
        pressed.state = book->state();
        pressed.derived = study::derive(pressed.state);
    }
    ~Desk()
    {
        std::error_code error;
        fs::remove_all(folder, error);
    }
    std::string bytes(const fs::path& file) const
    {
        const Result<std::string> text = files::read_file(file);
        return text ? *text : std::string();
    }
};

scene::Recipe some_recipe()
{
    scene::Recipe recipe;
    recipe.sight.city = "PO";
    recipe.sight.days = {day_of(2019, 7, 1)};
    recipe.highlight.actors = {"PO05"};
    recipe.paper.formats = {"svg", "pdf", "png"};
    recipe.paper.dpi = 72;
    return recipe;
}

}  // namespace

TEST_CASE("The window writes the same bytes as the command line does from the recipe that the window wrote")
{
    const Desk desk;
    for (const char* picture : {"map", "lanes", "heat"}) {
        INFO(picture);
        scene::Recipe recipe = some_recipe();
        recipe.sight.picture = picture;
        const fs::path file = desk.folder / (std::string(picture) + ".svg");
        Work work;
        const auto written = app::write_figure(desk.pressed, recipe, file, work);
        REQUIRE(written);
        REQUIRE(written->size() == 4);
        REQUIRE(files::write_file(desk.folder / (std::string(picture) + ".json"), figure::written(recipe)));
        std::ostringstream out, err;
        const int code = cli::run("crosscut", {"figure", (desk.folder / "study.crosscut").string(), "--recipe", (desk.folder / (std::string(picture) + ".json")).string(), "--into", (desk.folder / "batch").string()}, out, err);
        INFO(err.str());
        REQUIRE(code == 0);
        for (const fs::path& one : *written) {
            INFO(one.filename().string());
            CHECK(desk.bytes(one).size() > 100);
            CHECK(desk.bytes(one) == desk.bytes(desk.folder / "batch" / one.filename()));
        }
    }
}

TEST_CASE("A figure shows what the window supposes and the flag of its gap, and says that no recipe keeps them")
{
    Desk desk;
    Work work;
    const scene::Recipe recipe = some_recipe();
    const auto plain = app::preview_of(desk.pressed, recipe, 600, 400, 0, work);
    REQUIRE(plain);
    scene::Sighted sighted = *scene::resolve(desk.pressed.state.archive, *desk.pressed.state.crises, recipe.sight);
    desk.pressed.shown_for = sighted.question;
    const network::Snapshot net = network::snapshot(desk.pressed.state.archive, desk.pressed.derived->ties, sighted.question);
    REQUIRE_FALSE(net.ties.empty());
    const network::Tie& tie = *desk.pressed.derived->ties.find(net.ties.front().tie);
    desk.pressed.supposed.gone = {tie.a};
    desk.pressed.gaps = {{tie.a, tie.b, 7}};
    const auto shown = app::preview_of(desk.pressed, recipe, 600, 400, 0, work);
    REQUIRE(shown);
    CHECK(shown->printed.page.scene.marks.size() != plain->printed.page.scene.marks.size());
    CHECK(shown->printed.warnings.size() == plain->printed.warnings.size() + 1);
    // A figure of another day is none of what the window shows.
    scene::Recipe other = recipe;
    other.sight.days = {day_of(2016, 7, 1)};
    const auto then = app::preview_of(desk.pressed, other, 600, 400, 0, work);
    desk.pressed.shown_for.reset();
    const auto bare = app::preview_of(desk.pressed, other, 600, 400, 0, work);
    REQUIRE((then && bare));
    CHECK(then->pixels.rgba == bare->pixels.rgba);
}

TEST_CASE("The preview is the picture that a PNG of its size holds")
{
    const Desk desk;
    Work work;
    const auto shown = app::preview_of(desk.pressed, some_recipe(), 600, 400, 0, work);
    REQUIRE(shown);
    CHECK(shown->pixels.width <= 601);
    CHECK(shown->pixels.height <= 401);
    CHECK(std::max(shown->pixels.width - 600, shown->pixels.height - 400) >= -1);
    const scene::Box& page = shown->printed.page.scene.page;
    const double dpi = 72 * std::min(600 / page.width, 400 / page.height);
    const auto again = figure::pixels(shown->printed.page.scene, dpi);
    REQUIRE(again);
    CHECK(again->rgba == shown->pixels.rgba);
    // As large as in print at 96 dots an inch: 175 mm are 661 dots.
    const auto real = app::preview_of(desk.pressed, some_recipe(), 600, 400, 96, work);
    REQUIRE(real);
    CHECK(real->pixels.width == Approx(175 / 25.4 * 96).margin(1.5));
}

TEST_CASE("Files that nobody was asked about are not written over")
{
    const Desk desk;
    REQUIRE(files::write_file(desk.folder / "map.pdf", "mine"));
    Work work;
    const auto refused = app::write_figure(desk.pressed, some_recipe(), desk.folder / "map.svg", work);
    REQUIRE(!refused);
    CHECK(refused.problem().code == Problem::Code::conflict);
    CHECK(desk.bytes(desk.folder / "map.pdf") == "mine");
    CHECK(!fs::exists(desk.folder / "map.svg"));
    // Once the first name was confirmed all of them are.
    REQUIRE(files::write_file(desk.folder / "map.svg", "old"));
    REQUIRE(app::write_figure(desk.pressed, some_recipe(), desk.folder / "map.svg", work));
    CHECK(desk.bytes(desk.folder / "map.pdf") != "mine");
}
