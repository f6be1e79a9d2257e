// SPDX-License-Identifier: Apache-2.0
#include "app/options.hpp"
#include "app/recent.hpp"
#include "app/sample.hpp"

#include "desk.hpp"

namespace crosscut::app {

TEST_CASE("The sample study holds the six cases, each under its own name, with the words that they are invented")
{
    const auto folder = sample_folder();
    REQUIRE(folder);
    Work work;
    const auto edits = read_sample(*folder, work);
    REQUIRE(edits);
    CHECK(edits->size() == 6);
    study::State state = study::empty_state();
    for (const study::TakeImport& edit : *edits) {
        const Result<study::State> next = study::apply(state, edit);
        REQUIRE(next);
        state = *next;
    }
    CHECK(state.archive.cities->size() == 6);
    CHECK(state.archive.cities->front().name == "Potsdam");
    CHECK_FALSE(state.about().disclaimer(Language::german).empty());
    Work stopped;
    stopped.request_stop();
    CHECK_FALSE(read_sample(*folder, stopped));
    Folder empty;
    CHECK_FALSE(read_sample(empty.path, work));
}

TEST_CASE("Studies that were open are remembered, the newest first, and forgotten when they are gone")
{
    Folder folder;
    const fs::path list = folder.path / "deep" / "recent";
    CHECK(read_recent(list).empty());
    for (int i = 0; i < 10; ++i) {
        const fs::path study = folder.path / ("s" + std::to_string(i) + ".crosscut");
        std::ofstream(study) << "x";
        REQUIRE(remember_study(list, study));
    }
    CHECK(read_recent(list).size() == 8);
    CHECK(read_recent(list).front().filename() == "s9.crosscut");
    REQUIRE(remember_study(list, folder.path / "s5.crosscut"));
    CHECK(read_recent(list).front().filename() == "s5.crosscut");
    CHECK(read_recent(list).size() == 8);
    fs::remove(folder.path / "s9.crosscut");
    CHECK(read_recent(list).size() == 7);
    // A list that somebody spoiled is no list.
    std::ofstream(list) << "nonsense\n\n../x\n";
    CHECK(read_recent(list).empty());
    // No place to keep it: nothing is kept, nothing fails.
    const auto nowhere = remember_study({}, folder.path / "s5.crosscut");
    REQUIRE(nowhere);
    CHECK(nowhere->empty());
}

TEST_CASE("On a first start a person walks through the sample study by keys, and leaves it as it was")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    Desk desk(screen, folder.path, {});
    REQUIRE(desk.wait_for("empty.tour"));
    desk.click("empty.tour");
    REQUIRE(desk.wait([&] { return desk.says("Step 1 of 10"); }));
    const std::string steps = desk.fact("steps");
    desk.picture("walk");
    desk.move(700, 300);
    for (int step = 2; step <= 10; ++step) {
        desk.key("Right");
        INFO(step);
        CHECK(desk.wait([&] { return desk.says("Step " + std::to_string(step) + " of 10"); }));
    }
    desk.picture("walk-end");
    desk.key("Left");
    CHECK(desk.wait([&] { return desk.says("Step 9 of 10"); }));
    desk.key("Escape");
    CHECK(desk.wait([&] { return !desk.has("tour.words"); }));
    CHECK(desk.wait([&] { return desk.says("Who works with whom in Potsdam?"); }));
    CHECK(desk.fact("steps") == steps);
}

TEST_CASE("A picture that there is not is refused with the names of those that there are")
{
    const auto good = options_of({"--picture", "survival"});
    REQUIRE(good);
    CHECK(good->picture == "survival");
    const auto wrong = options_of({"--picture", "moon"});
    REQUIRE_FALSE(wrong);
    CHECK(in(Language::english, wrong.problem().what).find("moon") != std::string::npos);
    CHECK(in(Language::english, wrong.problem().hint).find("survival") != std::string::npos);
}

}  // namespace crosscut::app
