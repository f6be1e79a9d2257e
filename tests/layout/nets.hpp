// SPDX-License-Identifier: Apache-2.0
// Made networks and yardsticks for the tests of layouts.
#pragma once

#include "layout/layout.hpp"
#include "layout/overlap.hpp"

#include <cmath>
#include <cstdlib>
#include <string>

namespace nets {

using namespace crosscut;
using namespace crosscut::layout;

inline std::vector<Extent> sizes_of(const Request& request)
{
    std::vector<Extent> sizes;
    for (const auto& node : request.nodes)
        sizes.push_back({node.width, node.height});
    return sizes;
}

inline std::size_t overlaps_in(const Request& request, const std::vector<Point>& at)
{
    return count_overlaps(at, sizes_of(request), 0);
}

inline double distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

inline Request with_nodes(int n, double width = 60, double height = 24)
{
    Request request;
    for (int i = 0; i < n; ++i)
        request.nodes.push_back({width, height, std::nullopt, false, 0});
    return request;
}

/// Numbers that are the same on every machine (xorshift).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2654435769u + 1) {}
    int below(int n)
    {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<int>(state_ % static_cast<std::uint64_t>(n));
    }

private:
    std::uint64_t state_;
};

/// A connected network of `departments` groups, most ties inside a group, as in a town hall.
inline Request town_hall(int n, int ties, int departments, std::uint64_t seed = 1)
{
    Request request = with_nodes(n, 50, 20);
    Dice dice(seed);
    for (int i = 1; i < n; ++i)
        request.ties.push_back({i, i < departments ? 0 : i % departments, 1});
    while (static_cast<int>(request.ties.size()) < ties) {
        const int a = dice.below(n);
        const int b = dice.below(5) == 0 ? dice.below(n)
                                         : std::min(n - 1, a % departments
                                                               + departments * dice.below(n / departments));
        if (a != b)
            request.ties.push_back({a, b, 1});
    }
    for (int i = 0; i < n; ++i)
        request.nodes[i].group = i % departments;
    return request;
}

/// Width and height of the whole with the actors' boxes.
inline Extent spread(const Request& request, const std::vector<Point>& at)
{
    double left = 1e300, right = -1e300, top = 1e300, bottom = -1e300;
    for (std::size_t i = 0; i < at.size(); ++i) {
        left = std::min(left, at[i].x - request.nodes[i].width / 2);
        right = std::max(right, at[i].x + request.nodes[i].width / 2);
        top = std::min(top, at[i].y - request.nodes[i].height / 2);
        bottom = std::max(bottom, at[i].y + request.nodes[i].height / 2);
    }
    return {right - left, bottom - top};
}

/// Another program in place of the layout program, while it lives.
class Impostor {
public:
    explicit Impostor(const std::string& path)
    {
        setenv("CROSSCUT_LAYOUT_HELPER", path.c_str(), 1);
    }
    ~Impostor() { unsetenv("CROSSCUT_LAYOUT_HELPER"); }
    Impostor(const Impostor&) = delete;
    Impostor& operator=(const Impostor&) = delete;
};

}  // namespace nets
