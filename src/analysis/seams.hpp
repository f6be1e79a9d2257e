// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscut::analysis {

/// A pair of groups against chance: so many of the cross-group ties fall to so many of its pairs (methods 4.2,
/// G2; hypergeometric).
///
///   p_lower       Probability of as few ties or fewer.  p_attainable  Smallest p that the pair could show.
///   q             Benjamini and Hochberg over all cells.
///   q_testable    The same over cells with p_attainable <= 0.05 (Tarone); null for the others.
///   q_dependent   The same after Benjamini and Yekutieli, which holds however the cells depend on each other
///                 (they share actors): a sensitivity.
struct SeamCell {
    int a = 0;
    int b = 0;
    int ties = 0;
    int possible = 0;
    double expected = 0;
    double p_lower = 1;
    double p_attainable = 1;
    double q = 1;
    bool testable = false;
    Value q_testable;
    Value q_dependent;
};
struct Seams {
    int dyads = 0;  ///< pairs of actors in different groups
    int ties = 0;   ///< of these, with a tie
    std::vector<SeamCell> cells;
};
/// Every pair of actors counts as observable. Empty without cross-group ties.
std::optional<Seams> thin_seams(const network::Graph& undirected, const std::vector<int>& group, int groups);

/// The same for cells whose ties and possible pairs are counted already: fills in what is tested.
std::optional<Seams> tested_seams(std::vector<SeamCell> cells);

/// P(X <= x) for x ties among `drawn` of `all` pairs with `hits` ties.
double hypergeometric_lower(int x, int all, int hits, int drawn);

/// Adjusted p values in the given order (Benjamini and Hochberg 1995).
std::vector<double> benjamini_hochberg(const std::vector<double>& p);

/// A pair without a tie that shares neighbours: a contact that would be easy to make (methods 4.2, S).
struct Suggestion {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    int common = 0;
    double jaccard = 0;
    double adamic_adar = 0;
    double resource_allocation = 0;
};
/// By resource allocation, then by the actors.
std::vector<Suggestion> suggestions(const network::Graph& undirected);

}  // namespace crosscut::analysis
