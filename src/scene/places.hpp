// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/columns.hpp"
#include "layout/layout.hpp"
#include "scene/map.hpp"

#include <map>
#include <vector>

namespace crosscut::scene {

/// What places are computed for: the actors of a question and the union of their ties over all time, so that
/// an actor has one place for every date (product R46).
struct PlaceWish {
    std::vector<ActorId> actors;     ///< in the order of the layout's nodes
    layout::Request request;
};

/// The request for the layout room.
///
///   pins    Stay where they are.
///   known   Places from before; actors that have one stay, new ones are fitted in.
PlaceWish place_wish(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question,
                     const Encoding& encoding, const std::map<ActorId, Point>& pins, const std::map<ActorId, Point>& known,
                     std::uint64_t seed);

std::map<ActorId, Point> places_of(const PlaceWish& wish, const std::vector<layout::Point>& at);

/// Places in department columns, with their headings.
struct ColumnPlaces {
    std::map<ActorId, Point> places;
    std::vector<ColumnHeading> headings;
};
Result<ColumnPlaces> column_places(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question,
                                   const Encoding& encoding);

}  // namespace crosscut::scene
