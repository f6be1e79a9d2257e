// SPDX-License-Identifier: Apache-2.0
#include "stage.hpp"

#include <chrono>
#include <string>
#include <thread>

namespace crosscut::screen {

TEST_CASE("Without a screen a window is refused with words that name the way without one")
{
    const char* display = std::getenv("DISPLAY");
    const std::string before = display ? display : "";
    setenv("DISPLAY", ":9876", 1);
    const Result<Window> window = Window::open("test", 64, 64, false);
    if (display) {
        setenv("DISPLAY", before.c_str(), 1);
    } else {
        unsetenv("DISPLAY");
    }
    REQUIRE_FALSE(window);
    CHECK(window.problem().code == Problem::Code::unsupported);
    CHECK(in(Language::english, window.problem().hint).find("crosscut report") != std::string::npos);
    CHECK(in(Language::german, window.problem().hint).find("Befehlszeile") != std::string::npos);
}

TEST_CASE("A hidden window has pixels, a scale and a library underneath")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    CHECK(stage->window.size() == Extent{64, 64});
    CHECK(stage->window.framebuffer().width >= 64);
    CHECK(stage->window.content_scale() >= 1);
    CHECK(stage->window.native() != nullptr);
    CHECK(stage->window.graphics().find("OpenGL ") == 0);
    CHECK(stage->window.take_dropped_files().empty());
    CHECK_FALSE(stage->window.wants_to_close());
    stage->window.set_wants_to_close(true);
    CHECK(stage->window.wants_to_close());
}

TEST_CASE("A wait ends when its time is up, and at once when another thread wakes it")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    using Clock = std::chrono::steady_clock;
    stage->window.poll();
    std::thread waker([] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        Window::wake();
    });
    const auto before = Clock::now();
    stage->window.wait(20);
    const auto after = Clock::now();
    waker.join();
    CHECK(after - before < std::chrono::seconds(15));
}

TEST_CASE("A second window can be opened after the first one is gone, and drawn with")
{
    for (int round = 0; round < 2; ++round) {
        std::optional<Stage> stage = Stage::open();
        if (!stage) {
            return;
        }
        scene::Scene scene;
        scene.paper = {12, 34, 56, 255};
        CHECK(is(stage->look(scene, 8, 8), 4, 4, scene.paper));
    }
}

TEST_CASE("Pixels are read from the top, and nothing from a rectangle without area")
{
    std::optional<Stage> stage = Stage::open();
    if (!stage) {
        return;
    }
    scene::Scene scene = on_white();
    scene::Region top;
    top.outline = {{0, 0}, {10, 0}, {10, 3}, {0, 3}};
    top.fill = black;
    add(scene, top);
    const Image image = stage->look(scene, 10, 10);
    CHECK(is(image, 5, 1, black));
    CHECK(is(image, 5, 8, white));
    CHECK(read_pixels(0, 0, 0, 5, 10).rgba.empty());
    CHECK_FALSE(Offscreen::make(0, 10));
    CHECK_FALSE(Offscreen::make(1000000, 10));
}

}  // namespace crosscut::screen
