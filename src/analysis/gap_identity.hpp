// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gaps.hpp"

namespace crosscut::analysis {

/// What makes a gap the same gap under another rule, on another day or after the next import: its kind, city and field,
/// and whom it concerns. Its grade, score and number may change.
///
///   about      What of the actors is meant, where a kind looks at several things: "pair", "departments",
///              "actor", "tie", "structure".
///   actors     The pair, the departments, or the one actor on whom it hangs; ascending. Who else is cut off,
///              or stands between, does not count.
struct GapIdentity {
    GapKind kind = GapKind::single_point;
    std::string about;
    CityId city;
    evidence::Field field = evidence::Field::none;
    std::vector<ActorId> actors;
    StructureId structure;
    auto operator<=>(const GapIdentity&) const = default;
};
GapIdentity identity_of(const evidence::Archive& archive, const Gap& gap, evidence::Field field);

/// The same as words that stay when a study is made anew: "G4 actor PO08", "G3 departments PO05 PO06".
std::string written(const evidence::Archive& archive, const GapIdentity& identity);

}  // namespace crosscut::analysis
