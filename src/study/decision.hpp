// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gap_identity.hpp"

#include <memory>
#include <string>
#include <vector>

namespace crosscut::study {

using DecisionId = Id<struct DecisionTag>;

/// What people made of a gap: it was looked at and is none, or it was agreed to close it.
enum class Verdict { not_a_gap, close_it };
/// "not_a_gap", "close_it": the words of files.
std::string_view key(Verdict verdict);
/// "Checked, not a gap", "Agreed: close it".
std::string_view label(Language language, Verdict verdict);

/// A decision on a gap, as somebody took it. It holds for the gap, however it is computed next.
///
///   day   When it was taken, as written; may be empty.
struct Decision {
    DecisionId id;
    analysis::GapIdentity gap;
    Verdict verdict = Verdict::not_a_gap;
    std::string author;
    std::string day;
    std::string reason;
    bool operator==(const Decision&) const = default;
};

/// The decision on a gap, or null.
const Decision* decision_on(const evidence::Table<Decision>& decisions, const analysis::GapIdentity& gap);

/// For each gap of a list the decision on it, or null; `field` is that of the question.
std::vector<const Decision*> decisions_on(const evidence::Archive& archive, const evidence::Table<Decision>& decisions, const std::vector<analysis::Gap>& gaps,
                                          evidence::Field field);

}  // namespace crosscut::study
