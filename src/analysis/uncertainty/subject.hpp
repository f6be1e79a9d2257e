// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/catalogue.hpp"

#include <utility>
#include <vector>

namespace crosscut::analysis {

/// What a measure gives values for, the same in every variant of a network: an actor (second end empty), the two ends
/// of a tie, or the network itself (both ends empty).
struct Item {
    ActorId actor;
    ActorId other;
    auto operator<=>(const Item&) const = default;
};

/// A question to the network and a measure of the answer.
struct Asked {
    network::Question question;
    std::string measure;
};

/// The items of a snapshot, in the order of the measure's values.
std::vector<Item> items_of(const network::Snapshot& snapshot, Per per);

/// Values of a measure in a variant, for given items. An item that is not in it has no value: a tie that is not there
/// is no tie of strength 0.
///   Errors  As `measured`.
Result<Values> values_for(const std::vector<Item>& items, const Measure& measure, const network::Snapshot& snapshot, Work& work);

/// Pairs of actors of a snapshot that could be observed as the rule needs it: `confirmed_only` needs somebody on both
/// sides (methods 1.4), every other rule on one.
int observable_under(const evidence::Archive& archive, const network::Snapshot& snapshot, evidence::TieRule rule);

/// One city's part of an archive: its interviews with their claims, its structures, the actors that they name. Ties and snapshots
/// of the city are those of the whole; computing them a thousand times costs less. City 0: the archive itself.
evidence::Archive part_of(const evidence::Archive& archive, CityId city);

}  // namespace crosscut::analysis
