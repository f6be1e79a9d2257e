// SPDX-License-Identifier: Apache-2.0
#include "layout/parts.hpp"

#include <algorithm>
#include <utility>

namespace crosscut::layout {

std::vector<TieSpec> simple_ties(const std::vector<TieSpec>& ties)
{
    std::vector<TieSpec> kept;
    for (const TieSpec& tie : ties)
        if (tie.a != tie.b && tie.weight > 0)
            kept.push_back(tie);
    const auto pair = [](const TieSpec& tie) { return std::minmax(tie.a, tie.b); };
    const auto low = [&](const TieSpec& tie) { return std::pair<int, int>(pair(tie)); };
    std::stable_sort(kept.begin(), kept.end(),
                     [&](const TieSpec& x, const TieSpec& y) { return low(x) < low(y); });
    std::vector<TieSpec> simple;
    for (const TieSpec& tie : kept) {
        if (!simple.empty() && low(simple.back()) == low(tie))
            simple.back().weight += tie.weight;
        else
            simple.push_back(tie);
    }
    return simple;
}

std::vector<Part> connected_parts(std::size_t n, const std::vector<TieSpec>& ties)
{
    // Union-find with the smallest member as the root.
    std::vector<int> parent(n);
    for (std::size_t i = 0; i < n; ++i)
        parent[i] = static_cast<int>(i);
    const auto root = [&](int node) {
        while (parent[node] != node) {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    };
    for (const TieSpec& tie : ties) {
        const int a = root(tie.a);
        const int b = root(tie.b);
        parent[std::max(a, b)] = std::min(a, b);
    }

    std::vector<Part> parts;
    std::vector<int> part_of(n, -1);
    std::vector<int> position(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const int r = root(static_cast<int>(i));
        if (part_of[r] < 0) {
            part_of[r] = static_cast<int>(parts.size());
            parts.emplace_back();
        }
        part_of[i] = part_of[r];
        position[i] = static_cast<int>(parts[part_of[i]].nodes.size());
        parts[part_of[i]].nodes.push_back(static_cast<int>(i));
    }
    for (const TieSpec& tie : ties)
        parts[part_of[tie.a]].ties.push_back({position[tie.a], position[tie.b], tie.weight});
    std::stable_sort(parts.begin(), parts.end(), [](const Part& x, const Part& y) {
        return x.nodes.size() > y.nodes.size();
    });
    return parts;
}

}  // namespace crosscut::layout
