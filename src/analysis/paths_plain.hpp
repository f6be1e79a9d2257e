// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/paths.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::analysis {

/// One search after the other from a source: the plain loop. It is what lanes are held against in the tests, and
/// what runs in networks of long ways. Kept between sources so that nothing is allocated anew.
class Search {
public:
    Search(const network::Graph& graph, bool weighted, Way way);
    void run(std::uint32_t source);
    /// Adds the dependencies of the source to actors and, unless null, to ties (Brandes).
    void accumulate(std::uint32_t source, double* actor, double* tie);
    /// Who was reached, nearest first; the source is among them.
    const std::vector<std::uint32_t>& order() const { return order_; }
    /// Steps or whole costs; -1 = not reached.
    std::int64_t distance(std::uint32_t i) const { return distance_[i]; }

private:
    void by_steps(std::uint32_t source);
    void by_cost(std::uint32_t source);

    const network::Graph& graph_;
    bool weighted_;
    Way way_;
    std::vector<std::int64_t> distance_;
    std::vector<double> paths_;
    std::vector<double> share_;
    std::vector<std::uint32_t> order_;
};

/// What the functions of paths.hpp give, from one search after the other.
Betweenness betweenness_plain(const network::Graph& graph, const std::vector<std::uint32_t>& sources, bool weighted, Work& work);
Values closeness_plain(const network::Graph& graph, bool weighted, Way way, Work& work);
Values harmonic_plain(const network::Graph& graph, bool weighted, Way way, Work& work);
Distances distances_plain(const network::Graph& graph, Work& work);

}  // namespace crosscut::analysis
