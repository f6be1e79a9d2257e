// SPDX-License-Identifier: Apache-2.0
#include "layout/distances.hpp"

#include <algorithm>
#include <queue>

namespace crosscut::layout {

Distances::Distances(std::size_t n, const std::vector<StressGraph::Line>& lines) : offset_(n + 1, 0), ways_(2 * lines.size())
{
    for (const StressGraph::Line& line : lines) {
        ++offset_[static_cast<std::size_t>(line.a) + 1];
        ++offset_[static_cast<std::size_t>(line.b) + 1];
        equal_ = equal_ && line.length == lines.front().length;
    }
    if (!lines.empty())
        length_ = static_cast<float>(lines.front().length);
    for (std::size_t v = 0; v < n; ++v)
        offset_[v + 1] += offset_[v];
    std::vector<std::size_t> next(offset_.begin(), offset_.end() - 1);
    for (const StressGraph::Line& line : lines) {
        ways_[next[static_cast<std::size_t>(line.a)]++] = {line.b, static_cast<float>(line.length)};
        ways_[next[static_cast<std::size_t>(line.b)]++] = {line.a, static_cast<float>(line.length)};
    }
}

void Distances::from(int source, std::vector<float>& lengths) const
{
    lengths.assign(size(), -1);
    lengths[static_cast<std::size_t>(source)] = 0;
    if (equal_) {
        std::vector<int> queue{source};
        queue.reserve(size());
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const auto at = static_cast<std::size_t>(queue[head]);
            for (std::size_t k = offset_[at]; k < offset_[at + 1]; ++k)
                if (float& length = lengths[static_cast<std::size_t>(ways_[k].to)]; length < 0) {
                    length = lengths[at] + length_;
                    queue.push_back(ways_[k].to);
                }
        }
        return;
    }
    using Entry = std::pair<float, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap;
    heap.push({0.0f, source});
    while (!heap.empty()) {
        const auto [length, node] = heap.top();
        heap.pop();
        const auto at = static_cast<std::size_t>(node);
        if (length > lengths[at])
            continue;
        for (std::size_t k = offset_[at]; k < offset_[at + 1]; ++k)
            if (float& known = lengths[static_cast<std::size_t>(ways_[k].to)]; known < 0 || length + ways_[k].length < known) {
                known = length + ways_[k].length;
                heap.push({known, ways_[k].to});
            }
    }
}

double Distances::longest_from_ends() const
{
    if (size() == 0)
        return 1;
    std::vector<float> lengths;
    int end = 0;
    double longest = length_;
    for (int turn = 0; turn < 2; ++turn) {
        from(end, lengths);
        const auto furthest = std::max_element(lengths.begin(), lengths.end());
        end = static_cast<int>(furthest - lengths.begin());
        longest = std::max<double>(longest, *furthest);
    }
    return longest;
}

}  // namespace crosscut::layout
