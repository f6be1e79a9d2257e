// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/random.hpp"
#include "network/snapshot.hpp"

#include <vector>

namespace crosscut::analysis {

// What the study would look like if other people had been asked, or if vague dates had been exact days (methods 6):
// an archive in, an archive out. Everything else is computed from it as from the whole.

/// Interviews that speak for a question, by id: those of its city and field, those without a field, and those of
/// another field with a claim on this one; without the researcher's own record.
std::vector<InterviewId> informants_of(const evidence::Archive& archive, const network::Question& question);

/// The archive without some interviews and what was said in them. What only they could have spoken of becomes
/// unobserved, not absent (methods 6.1). Events and memberships whose basis names nobody else, and no document, go, too.
///
///   Edge   Ids that are not there change nothing; with none the tables are shared with the given archive.
evidence::Archive without_informants(const evidence::Archive& archive, const std::vector<InterviewId>& gone);

/// As many informants as there are, drawn with replacement (methods 6.1).
///
///   archive  Without those that were not drawn; whoever was drawn twice is in it once.
///   times    How often each of `informants` was drawn, in their order: weights for the rule `weighted`.
struct Redrawn {
    evidence::Archive archive;
    std::vector<int> times;
};
/// How often each of `informants` is drawn in as many draws with replacement.
std::vector<int> drawn_times(std::size_t informants, Random& random);
Redrawn redrawn_informants(const evidence::Archive& archive, const std::vector<InterviewId>& informants, Random& random);

/// How the unknown day of a vague date is drawn: every day alike, or days near the middle more likely (the mean of two
/// uniform days, a triangle over the window; methods 6.3, second prior).
enum class DatePrior { uniform, triangular };

/// Ties with exact days instead of vague ones: one uniform day for each end, drawn again until the begin is not after
/// the end (methods 6.3). Numbers, values and claims stay.
///
///   Shared  Two ties of one pair whose begins (or ends) are vague in the same way are one date: drawn once.
///   Open    An end that was still open when last observed stays open. Sides without a bound are cut as in
///           `make_spell`.
///   Edge    Where the days already drawn for the pair leave none that fits, the tie gets days of its own.
network::TieSet with_drawn_ties(const network::TieSet& ties, Random& random, DatePrior prior = DatePrior::uniform);

/// All vague ends on their first, or all on their last days, and vague begins on their middle days (methods 6.3, extreme
/// scenarios). A begin that would lie after the end is put on it.
network::TieSet with_extreme_ends(const network::TieSet& ties, bool latest);

/// The archive with exact days for what happened to structures and for memberships, likewise; dates of one structure
/// that are vague in the same way are drawn once.
///
///   Order   What begins a structure is drawn again, up to a hundred times, until it is not after what happened to
///           it; if that never fits the structure keeps its vague dates. A membership begins before it ends.
///   Claims  Stay as they are: their dates count through the ties.
evidence::Archive with_drawn_structures(const evidence::Archive& archive, Random& random);

}  // namespace crosscut::analysis
