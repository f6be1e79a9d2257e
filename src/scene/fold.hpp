// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/labelling.hpp"
#include "scene/map.hpp"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace crosscut::scene {

/// A department drawn as one: who stands for it, where, and how many it holds.
struct FoldedUnit {
    ActorId head;
    Point at;         ///< the middle of its members' places
    int actors = 0;   ///< of the snapshot that have a place
    int inside = 0;   ///< pairs of them in contact
};

/// All contacts between two ends of which at least one is folded. An end is a unit (then `id` is its head and `unit` its
/// position in `Folding::units`) or an actor by itself.
struct FoldedEnd {
    ActorId id;
    std::optional<std::size_t> unit;
    auto operator<=>(const FoldedEnd&) const = default;
};
struct FoldedBundle {
    FoldedEnd a;
    FoldedEnd b;
    int pairs = 0;  ///< of actors in contact
    std::vector<std::uint32_t> ties;
};

/// Departments contracted to one mark each, with counts; what is left over stays as it is.
///
///   Value   The pairs in contact of all bundles and insides, with those of the ties that stay, are those of the snapshot
///           between actors that have a place.
///   Edge    A department of one actor is not folded.
struct Folding {
    std::vector<FoldedUnit> units;
    std::vector<FoldedBundle> bundles;
    std::map<ActorId, std::size_t> unit_of;  ///< position in `units` of each folded actor
};
Folding fold(const MapInput& input, const std::set<ActorId>& heads);

/// The departments of a snapshot that can be folded: their heads, those with at least two actors.
std::set<ActorId> foldable(const network::Snapshot& snapshot);

/// Radius of a unit's mark at zoom 1.
double unit_radius(int actors);

/// Draws the units and bundles; names are wished for, shapes are obstacles to names.
///
///   grow, radius  Growth of marks with the zoom, and the radius of each node of the snapshot, as the map has them.
void add_folding(const Folding& folding, const MapInput& input, const Encoding& encoding, const MapView& view, double grow, const std::vector<double>& radius, Scene& scene,
                 std::vector<LabelWish>& wishes, std::vector<Subject>& owners, std::vector<Box>& obstacles);

}  // namespace crosscut::scene
