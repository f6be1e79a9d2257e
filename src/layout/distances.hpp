// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/stress.hpp"

#include <vector>

namespace crosscut::layout {

/// Lengths of shortest paths over lines, whichever way they are walked.
///
///   How   A search in rounds where all lines are equally long, else Dijkstra with a heap.
class Distances {
public:
    Distances(std::size_t n, const std::vector<StressGraph::Line>& lines);
    std::size_t size() const { return offset_.size() - 1; }
    /// From one vertex to all; -1 where no way leads.
    void from(int source, std::vector<float>& lengths) const;
    /// A path about as long as the longest one: from the first vertex to the furthest, and from there again.
    double longest_from_ends() const;

private:
    struct Way {
        int to;
        float length;
    };
    std::vector<std::size_t> offset_;
    std::vector<Way> ways_;
    bool equal_ = true;
    float length_ = 1;
};

}  // namespace crosscut::layout
