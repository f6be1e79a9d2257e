// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace crosscut::analysis::lanes {

/// Adds up the sums of batches in the order of the batches, whichever comes first: the number of workers cannot
/// change the last bit. Only batches that overtook an earlier one wait, so that memory stays small.
class InOrder {
public:
    InOrder(std::size_t actors, std::size_t ties) : actor(actors, 0.0), tie(ties, 0.0) {}
    void add(std::size_t batch, std::vector<double> own_actor, std::vector<double> own_tie)
    {
        const std::lock_guard<std::mutex> hold(guard_);
        waiting_.emplace(batch, std::pair{std::move(own_actor), std::move(own_tie)});
        for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; first = waiting_.erase(first), ++next_) {
            for (std::size_t i = 0; i < actor.size(); ++i)
                actor[i] += first->second.first[i];
            for (std::size_t t = 0; t < tie.size(); ++t)
                tie[t] += first->second.second[t];
        }
    }

    std::vector<double> actor;
    std::vector<double> tie;

private:
    std::mutex guard_;
    std::map<std::size_t, std::pair<std::vector<double>, std::vector<double>>> waiting_;
    std::size_t next_ = 0;
};

}  // namespace crosscut::analysis::lanes
