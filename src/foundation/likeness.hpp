// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut {

/// A name made ready to be compared with many others.
class NameShape {
public:
    explicit NameShape(std::string_view name);

    /// How alike two names are, 0 to 1; see below.
    friend double likeness(const NameShape& a, const NameShape& b);
    /// Whether the likeness may reach a threshold: cheap, true more often than it does, never false when it does.
    friend bool may_be_alike(const NameShape& a, const NameShape& b, double threshold);

private:
    std::string folded_;
    std::vector<std::string> words_;
    std::string labels_;                         ///< its numbers and single letters, sorted
    std::uint64_t first_letters_ = 0;            ///< of its words, one bit each
    std::uint64_t words_bits_ = 0;               ///< one bit for each word, by its hash
    std::array<std::uint16_t, 32> letters_{};    ///< how often each letter occurs
};

/// How alike two names are, 0 to 1: 1 for equal folded names; abbreviations ("Halle/S." and
/// "Halle (Saale)", "Amt f. Soziales" and "Amt für Soziales") score high; names that differ by a number or a
/// single letter ("Bürgeramt 1" and "Bürgeramt 2", plans of 2018 and 2019) are kept apart on purpose and score low.
double likeness(const NameShape& a, const NameShape& b);
double likeness(std::string_view a, std::string_view b);
bool may_be_alike(const NameShape& a, const NameShape& b, double threshold);

}  // namespace crosscut
