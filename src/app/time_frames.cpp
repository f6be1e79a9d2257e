// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

#include "screen/image.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

namespace crosscut::app {

namespace {

double cpu_ms() { return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC; }

double wall_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int Program::time_frames()
{
    const std::string graph = std::to_string(session_.book.state().archive.actors->size());
    const auto print = [&](const char* metric, const std::vector<double>& wall, double cpu) {
        std::printf("{\"peer\":\"crosscut\",\"version\":\"0.1.0\",\"graph\":\"%s\",\"metric\":\"%s\",\"reps\":%zu,\"scale\":1,\"wall_ms\":%.4g,\"min_ms\":%.4g,\"max_ms\":%.4g,"
                    "\"cpu_ms\":%.4g,\"check\":%zu}\n",
                    graph.c_str(), metric, wall.size(), median(wall), *std::min_element(wall.begin(), wall.end()), *std::max_element(wall.begin(), wall.end()), cpu,
                    canvas_->scene().marks.size());
        std::fflush(stdout);
    };
    const auto draw = [&] {
        frame();
        window_.swap();
        const screen::Extent size = window_.framebuffer();
        screen::read_pixels(0, 0, 1, 1, size.height);  // a frame has ended when one can look at it
        answer(std::exchange(waiting_, {}));
    };
    const auto time = [&](const char* metric, int count, auto change) {
        for (int i = 0; i < 3; ++i)
            draw();
        std::vector<double> wall;
        const double cpu = cpu_ms();
        for (int i = 0; i < count; ++i) {
            window_.poll();
            const double before = wall_ms();
            change(i);
            draw();
            wall.push_back(wall_ms() - before);
        }
        print(metric, wall, (cpu_ms() - cpu) / count);
    };
    view_.look.motion = false;
    time("frame_still", 60, [](int) {});
    time("frame_hover", 60, [&](int i) { view_.look.legend = i % 2 == 0; });  // all is composed and painted anew
    time("frame_pan", 120, [&](int i) { canvas_->pan(i < 60 ? 4 : -4, i % 2 ? 2 : -2); });
    time("frame_zoom", 60, [&](int i) { canvas_->zoom(i < 30 ? 1.02 : 1 / 1.02); });
    const Day day = view_.day;
    time("frame_month", 24, [&](int i) { view_.day = month_start(day, -i); });
    view_.day = day;
    for (int i = 0; i < 100 && !settled(); ++i)
        draw();
    // With nothing to do the program sleeps; what it needs in two seconds, as milliseconds of the processor a second.
    const double cpu = cpu_ms();
    const double begin = wall_ms();
    while (wall_ms() - begin < 2000) {
        window_.wait(0.4);
        draw();
    }
    print("idle_second", {(cpu_ms() - cpu) / 2}, (cpu_ms() - cpu) / 2);
    return 0;
}

}  // namespace crosscut::app
