// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>

/// One JSON object a line, as the programs of the peers print it.
namespace crosscut::bench {

/// Times functions and prints what it found.
///
///   Environment  REPS timings of each function (5), BUDGET seconds for them (10): a function that needs more than
///                half of it is timed once.
class Lines {
public:
    Lines(std::string graph, std::set<std::string> wanted);
    /// Times `job`, unless other metrics were asked for. It returns a sum of its result, so that a wrong answer shows.
    ///
    ///   scale  Above 1: only a part of the work was done, and the times are multiplied.
    void run(const std::string& metric, const std::function<double()>& job, double scale = 1);
    /// Whether this metric is asked for.
    bool wants(const std::string& metric) const { return wanted_.empty() || wanted_.count(metric) > 0; }

private:
    std::string graph_;
    std::set<std::string> wanted_;
};

}  // namespace crosscut::bench
