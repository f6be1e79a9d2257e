// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "cli/shell.hpp"

#include "figure/recipe_file.hpp"
#include "study/book.hpp"

using shell::Folder;
using shell::run;
namespace fs = std::filesystem;
using namespace crosscut;

namespace {

std::string bytes(const fs::path& path)
{
    const Result<std::string> text = files::read_file(path);
    return text ? *text : std::string();
}

std::string study_in(const Folder& folder)
{
    const std::string study = folder.at("study.crosscut");
    REQUIRE(run({"import", shell::dataset("potsdam"), "--into", study, "--quiet"}).code == 0);
    return study;
}

std::string recipe_text(const std::string& formats, const std::string& more = "")
{
    return "{\"crosscut\": \"figure\", \"show\": {\"city\": \"PO\", \"days\": [\"2019-07-01\"]}, \"page\": {\"formats\": [" + formats + "], \"dpi\": 60}" + more + "}";
}

}  // namespace

TEST_CASE("a batch of recipes writes every figure in its formats, with its words beside it, the same each time")
{
    const Folder folder;
    const std::string study = study_in(folder);
    const std::string map = folder.put("map.json", recipe_text("\"svg\", \"pdf\", \"png\""));
    const std::string lanes = folder.put("lanes.json", "{\"crosscut\": \"figure\", \"show\": {\"picture\": \"lanes\", \"city\": \"PO\"}, \"page\": {\"alternative_text\": false}}");
    for (const char* into : {"one", "two"}) {
        const auto answer = run({"figure", study, "--recipe", map, "--recipe", lanes, "--into", folder.at(into)});
        INFO(answer.err);
        REQUIRE(answer.code == 0);
    }
    for (const char* name : {"map.svg", "map.pdf", "map.png", "map.alt.txt", "lanes.svg"}) {
        INFO(name);
        CHECK(bytes(folder.path / "one" / name).size() > 200);
        CHECK(bytes(folder.path / "one" / name) == bytes(folder.path / "two" / name));
    }
    CHECK(!fs::exists(folder.path / "one" / "lanes.alt.txt"));
}

TEST_CASE("a recipe that the study keeps makes the same bytes as its file, and as the options that it was written from")
{
    const Folder folder;
    const std::string study = study_in(folder);
    const auto options = run({"figure", study, "--city", "PO", "--at", "2019-07-01", "--page", "slide", "--message", "Viele Wege", "--palette", "grey", "--out", folder.at("options.svg"), "--write-recipe", folder.at("recipe.json")});
    INFO(options.err);
    REQUIRE(options.code == 0);
    {
        Result<study::Book> book = study::Book::open(study);
        REQUIRE(book);
        REQUIRE(book->apply(study::Keep{study::SavedKind::recipe, "Abb. 2 Klima", bytes(folder.at("recipe.json"))}));
        REQUIRE(book->flush(30));
    }
    const auto batch = run({"figure", study, "--recipe", folder.at("recipe.json"), "--saved", "abb. 2 klima", "--into", folder.at("out")});
    INFO(batch.err);
    REQUIRE(batch.code == 0);
    const std::string wanted = bytes(folder.at("options.svg"));
    CHECK(wanted.size() > 1000);
    CHECK(bytes(folder.path / "out" / "recipe.svg") == wanted);
    CHECK(bytes(folder.path / "out" / "abb-2-klima.svg") == wanted);
    const auto none = run({"figure", study, "--saved", "Abb. 3", "--into", folder.at("out")});
    CHECK(none.code == 1);
    CHECK(none.err.find("Abb. 2 Klima") != std::string::npos);
}

TEST_CASE("what is wrong in any recipe is said before the first figure is made")
{
    const Folder folder;
    const std::string study = study_in(folder);
    const std::string good = folder.put("good.json", recipe_text("\"svg\""));
    const std::string bad = folder.put("bad.json", "{\"crosscut\": \"figure\",\n\"page\": {\n\"dpi\": 5}}");
    const auto answer = run({"figure", study, "--recipe", good, "--recipe", bad, "--into", folder.at("out")});
    CHECK(answer.code == 1);
    CHECK(answer.err.find("bad.json, line 3") != std::string::npos);
    CHECK(!fs::exists(folder.path / "out" / "good.svg"));
    const auto german = run({"figure", study, "--recipe", bad, "--into", folder.at("out"), "--language", "de"});
    CHECK(german.err.find("bad.json, Zeile 3") != std::string::npos);
    const auto unknown = run({"figure", study, "--recipe", folder.put("odd.json", recipe_text("\"svg\"", ", \"colours\": 1")), "--into", folder.at("out")});
    CHECK(unknown.code == 0);
    CHECK(unknown.err.find("“colours”") != std::string::npos);
    CHECK(run({"figure", study, "--recipe", good}).code == 2);
    CHECK(run({"figure", study, "--recipe", good, "--recipe", folder.at("missing.json"), "--into", folder.at("out")}).code == 1);
}

TEST_CASE("a sequence is a picture for each step, numbered")
{
    const Folder folder;
    const std::string study = study_in(folder);
    const std::string map = folder.put("map.json", recipe_text("\"png\""));
    const auto answer = run({"figure", study, "--recipe", map, "--into", folder.at("out"), "--sequence", "2015-01-01..2015-07-01", "--every", "quarter", "--between", "1"});
    INFO(answer.err);
    REQUIRE(answer.code == 0);
    // January, April, July, and one on the way to each of the later two.
    for (const char* name : {"map-0001.png", "map-0002.png", "map-0005.png"})
        CHECK(fs::exists(folder.path / "out" / name));
    CHECK(!fs::exists(folder.path / "out" / "map-0006.png"));
    CHECK(run({"figure", study, "--recipe", map, "--into", folder.at("out"), "--sequence", "soon"}).code == 2);
}

TEST_CASE("with codes the command line lists who can be recognised all the same")
{
    const Folder folder;
    const std::string study = study_in(folder);
    const auto answer = run({"figure", study, "--city", "PO", "--at", "2019-07-01", "--names", "code", "--out", folder.at("x.svg")});
    REQUIRE(answer.code == 0);
    CHECK(answer.err.find("may recognise these actors") != std::string::npos);
    CHECK(answer.err.find("the only one") != std::string::npos);
}
