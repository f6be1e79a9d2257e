// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscut::analysis {

/// A symmetric matrix of numbers that are not negative, in compressed rows; without `value` all are 1.
struct SymmetricRows {
    std::vector<std::uint32_t> offset;
    std::vector<std::uint32_t> column;
    std::vector<double> value;
};

/// Largest eigenvalue and its vector, scaled to a largest entry of 1.
struct LargestPair {
    double value = 0;
    std::vector<double> vector;
};

/// By Lanczos' steps, begun again from the best vector so far until what is left is rounding.
///
///   Value   Empty when that does not happen: the two largest eigenvalues are too close to each other.
///   Source  Lanczos 1950; Saad 2011, 6.6.
std::optional<LargestPair> largest_pair(const SymmetricRows& rows);

}  // namespace crosscut::analysis
