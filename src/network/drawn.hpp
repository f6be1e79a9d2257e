// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/snapshot.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::network {

/// Whether a question is about ties of this relation.
bool asks_for(const Question& question, const Tie& tie);
/// Whether somebody said with certainty that there is the tie.
bool firmly_said(const evidence::Archive& archive, const Tie& tie);
/// Whether a tie of that presence counts at the time that is asked for.
bool counted(const Question& question, const Tie& tie, Presence presence);

/// The drawn ties of a question day after day, without all that a snapshot says beside them.
///
///   actors  Those of the snapshot, in its order.
class Drawn {
public:
    Drawn(const evidence::Archive& archive, const TieSet& ties, const Question& question);
    const std::vector<ActorId>& actors() const { return actors_; }
    /// The graph of the snapshot of that day, without strengths.
    Graph on(Day day) const;

private:
    struct Kept {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        const Tie* tie = nullptr;
    };
    Question question_;
    std::vector<ActorId> actors_;
    std::vector<evidence::Actor> mortal_;  ///< those with a begin or an end; by id
    std::vector<Kept> kept_;
};

}  // namespace crosscut::network
