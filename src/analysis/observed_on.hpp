// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gap_evidence.hpp"

#include <set>

namespace crosscut::analysis {

/// Whether anybody was interviewed at all. A network file without informants speaks for itself.
bool anybody_asked(const evidence::Archive& archive);

/// Of which pairs a snapshot of a day can say yes or no (methods 1.2, 1.4).
///
///   Yes   A tie of which somebody said when it ran, and that was still watched on the day; else a pair that an informant
///         interviewed on that day or later was in position to report. `confirmed_only` needs one on each side.
///   No    A tie that was still open when last spoken of, before the day; a pair that nobody could report so late.
///   Edge  A snapshot of all time, or a network without informants: what the ties say was observed.
class ObservedOn {
public:
    /// `archive`, `ties` and `snapshot` have to live on.
    ObservedOn(const evidence::Archive& archive, const network::TieSet& ties, const network::Snapshot& snapshot);
    bool pair(ActorId a, ActorId b) const;

private:
    const network::TieSet& ties_;
    std::optional<Positions> positions_;
    int needed_ = 1;
    std::set<std::pair<ActorId, ActorId>> known_;
    std::set<std::pair<ActorId, ActorId>> hidden_;
};

}  // namespace crosscut::analysis
