// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/layout.hpp"

#include <string>
#include <vector>

namespace crosscut::layout {

/// One connected graph for Graphviz, in points, y downwards.
struct Graph {
    struct Vertex {
        double width = 0;
        double height = 0;
        std::optional<Point> start;
        bool fixed = false;  ///< only neato and fdp respect it, up to a common shift
    };
    struct Line {
        int a = 0;
        int b = 0;
        double length = 90;  ///< wished, points
        double weight = 1;
    };
    Engine engine = Engine::neato;  ///< not `automatic`, not `stress`
    std::uint64_t seed = 1;
    std::vector<Vertex> vertices;
    std::vector<Line> lines;
};

struct Drawn {
    std::vector<std::vector<Point>> at;  ///< for each graph, for each vertex
    std::vector<Message> notes;
};

/// Lays graphs out with Graphviz, which runs in a process of its own (`crosscut-layout`), started for
/// this call and ended with it.
///
///   Program  The path in the environment variable CROSSCUT_LAYOUT_HELPER, else `crosscut-layout` in
///            the directory of the running program, else in `../libexec/crosscut` seen from there,
///            where `cmake --install` puts it.
///   Errors   `limit` when it takes longer than `time_limit` seconds (it is then killed),
///            `cancelled` when `work` is stopped, `internal` for a program that cannot be started,
///            dies, or answers with anything but finite places. Never a crash, never a hang.
///   Reports  Finished graphs, through `work`.
Result<Drawn> draw(const std::vector<Graph>& graphs, double time_limit, Work& work);

/// The text that `draw` sends and the reading of the answer, for tests.
std::string to_wire(const std::vector<Graph>& graphs);
Result<Drawn> from_wire(const std::string& answer, const std::vector<Graph>& graphs);

}  // namespace crosscut::layout
