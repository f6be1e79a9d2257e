// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/pictures.hpp"

#include <map>
#include <optional>
#include <vector>

namespace crosscut::scene {

/// What became of a pair in contact between two states of a network (methods 5.5).
///   uncertain  On one of the days nobody could report it any more: neither kept nor lost.
enum class Change { kept, added, lost, uncertain };

/// Two networks of the same actors, pair by pair: those in contact in one of them.
///
///   unobserved  Further pairs with a tie that was still possible when last observed.
struct Difference {
    struct One {
        Change change = Change::kept;
        std::uint32_t tie = 0;  ///< one of the ties behind the pair; 0 = it was added by hand
    };
    std::vector<ActorId> actors;
    std::map<std::pair<ActorId, ActorId>, One> pairs;
    int unobserved = 0;
    int count(Change change) const;
};
Difference difference_of(const network::TieSet& ties, const network::Snapshot& before, const network::Snapshot& after);

/// The difference map of any two networks, also of one as it is and one as it would be.
///
///   names   What stands for the two days where the networks are none of days.
///   Errors  `cancelled`.
Result<PictureData> prepare_difference(const Source& source, const PictureAsk& ask, const network::Snapshot& before, const network::Snapshot& after, std::optional<Message> before_name,
                                       std::optional<Message> after_name, Work& work);

}  // namespace crosscut::scene
