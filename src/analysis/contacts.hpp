// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gaps.hpp"

namespace crosscut::analysis {

/// Two actors of different departments of one city without a tie that know the same others: a contact that would
/// be easy to make. Not a gap: it follows the pattern that is there, and so repeats its silos (methods 4.2, S).
struct Contact {
    ActorId a;
    ActorId b;
    std::vector<ActorId> common;
    double resource_allocation = 0;
    double adamic_adar = 0;
};
/// The first `most` of each city, cities in order, by resource allocation, then Adamic and Adar, then ids.
std::vector<Contact> suggested_contacts(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question, std::size_t most = 5);

/// A pair of actors of one city that nobody could have reported on the day: neither a tie nor a gap (methods 4.1).
///
///   common   Partners of both; with many the pair is the more worth asking about.
struct BlindPair {
    ActorId a;
    ActorId b;
    int common = 0;
    bool across = false;  ///< of different departments
};
/// An actor to ask next: an interview would let so many pairs be seen.
struct AskNext {
    ActorId actor;
    int pairs = 0;
    int across = 0;  ///< of these with other departments
    int named = 0;   ///< partners that name it already
};
/// Where nothing can be known yet.
///
///   pairs   Between departments first, then by common partners, then by ids; the first `most_blind_pairs` of `pair_count`.
///   actors  Those without an interview that speaks for the day: most pairs between departments first, then
///           partners that name them, then ids.
///   Edge    Without a day that of `last_observed_day`; without any dated interview every pair is blind.
inline constexpr std::size_t most_blind_pairs = 100'000;
struct BlindSpots {
    std::vector<BlindPair> pairs;
    std::size_t pair_count = 0;
    std::vector<AskNext> actors;
};
BlindSpots blind_spots(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question);

}  // namespace crosscut::analysis
