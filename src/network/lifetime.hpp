// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/snapshot.hpp"

namespace crosscut::network {

/// Whether an actor is there on a day or in a window (methods 1.1, 1.5): certain, possible, or absent. A side of which nothing
/// was said, or which is open, has no bound: unlike a tie, an organisation need not be reported to be there.
Presence life_of(const evidence::Actor& actor, const std::optional<Day>& from, const std::optional<Day>& until);

/// Whether a question counts an actor: it is there in all time together, and at a time as the time mode has it. On middle days a
/// vague begin or end counts from its middle day on.
bool is_there(const evidence::Actor& actor, const Question& question);

/// Those of a question's city and field that it counts on both of two days, ascending: who can be compared over time.
std::vector<ActorId> there_on_both(const evidence::Archive& archive, const Question& question, Day one, Day other);

}  // namespace crosscut::network
