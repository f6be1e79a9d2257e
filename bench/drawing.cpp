// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "layout/layout.hpp"
#include "layout/stress.hpp"
#include "network/graph.hpp"

#include <cstdio>
#include <iostream>

namespace crosscut::bench {

namespace {

bool read(const std::filesystem::path& path, layout::Request& request, layout::StressGraph& graph)
{
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (!file)
        return false;
    std::size_t n = 0;
    std::size_t ties = 0;
    const bool good = std::fscanf(file, "# %zu %zu", &n, &ties) == 2;
    request.nodes.resize(good ? n : 0);
    graph.vertices.resize(good ? n : 0);
    int a = 0;
    int b = 0;
    int strength = 0;
    while (good && std::fscanf(file, "%d %d %d", &a, &b, &strength) == 3) {
        request.ties.push_back({a, b, 1});
        graph.lines.push_back({a, b, 90});
    }
    std::fclose(file);
    return good && request.ties.size() == ties;
}

}  // namespace

int drawings(const std::filesystem::path& file, const std::filesystem::path& places)
{
    layout::Request request;
    layout::StressGraph graph;
    if (!read(file, request, graph) || request.nodes.empty()) {
        std::cerr << file.string() << " is no edge file: expected “# ACTORS TIES”, then “A B STRENGTH” a line.\n";
        return 2;
    }
    Lines lines(file.stem().string(), {});
    lines.run("layout_descent", [&] {
        Work work;
        const auto at = layout::stress_places(graph, work);
        return at ? at->front().x : -1.0;
    });
    // As the map has it: parts beside each other, actors without ties below, nobody over anybody.
    std::vector<layout::Point> at;
    lines.run("layout_map", [&] {
        Work work;
        const auto placement = layout::place(request, work);
        if (!placement)
            return -1.0;
        at = placement->at;
        return at.front().x;
    });
    std::FILE* out = std::fopen(places.c_str(), "w");
    if (!out) {
        std::cerr << places.string() << " cannot be written.\n";
        return 2;
    }
    for (const layout::Point& point : at)
        std::fprintf(out, "%.6g %.6g\n", point.x, point.y);
    std::fclose(out);
    return 0;
}

}  // namespace crosscut::bench
