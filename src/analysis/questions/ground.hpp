// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/questions/questions.hpp"

#include <set>

// What the bodies of the ten questions share. Not for other rooms.
namespace crosscut::analysis::question_ground {

/// Cities asked for, in their order.
std::vector<const evidence::City*> cities_of(const Material& material, const Inquiry& inquiry);

/// The question for one city, with its day.
network::Question question_for(const Material& material, const Inquiry& inquiry, CityId city);

/// Claims behind ties, each once.
std::vector<ClaimId> claims_of(const network::TieSet& ties, const std::vector<std::uint32_t>& numbers);

/// Plans, resolutions and agreements are structures, but nobody sits in them.
bool is_body(const evidence::Structure& structure);

/// Whether a structure is in the city and field of a question.
bool asked_for(const evidence::Structure& structure, const network::Question& question);

/// Life of a structure, or null.
const structures::Life* life_of(const Material& material, StructureId structure);

/// The last day of an interview of a city (0 = any).
std::optional<Day> last_interview(const evidence::Archive& archive, CityId city);

/// Whether a role sits at the table.
bool seated(evidence::Role role);

/// Partners of an actor in a snapshot, with the ties behind each.
struct Partner {
    ActorId actor;
    std::vector<std::uint32_t> ties;
};
std::vector<Partner> partners_of(const network::Snapshot& snapshot, Node node);

inline double number(std::size_t value) { return static_cast<double>(value); }
inline double number(int value) { return static_cast<double>(value); }

}  // namespace crosscut::analysis::question_ground
