// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/drawing.hpp"

#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace crosscut::scene {

/// Which side of actors and structures is drawn: both, or one of them joined by what it shares on the other.
enum class TwoModeSide { both, actors, structures };
inline constexpr std::array<TwoModeSide, 3> all_two_mode_sides{TwoModeSide::both, TwoModeSide::actors, TwoModeSide::structures};
std::string_view key(TwoModeSide side);
std::string_view title(TwoModeSide side);  ///< English source text
std::string_view label(Language language, TwoModeSide side);
std::optional<TwoModeSide> two_mode_side_from(std::string_view key);

/// Who sits at which table at the time asked for, in an order with few crossings.
///
///   town, outside  Positions in `tables.actors` left and right of the structures: town hall and politics; all others.
///   structures     Positions in `tables.structures` from top to bottom.
///   without        Actors of the question that sit at no table then.
///   shared         Pairs of the drawn side: `a`, `b` are positions in `tables.actors` or `tables.structures`.
struct TwoModeSheet {
    TwoModeSide side = TwoModeSide::both;
    network::TwoMode tables;
    std::vector<std::size_t> town;
    std::vector<std::size_t> outside;
    std::vector<std::size_t> structures;
    int without = 0;
    std::vector<network::SharedTable> shared;
};

/// `hidden` actors are left out, and structures without anybody left.
TwoModeSheet two_mode_sheet(const Source& source, const network::Snapshot& snapshot, TwoModeSide side, const std::set<ActorId>& hidden);

/// Actors beside the structures that they sit in; or one side in a ring, lines as wide as what is shared.
Scene compose_two_mode(const TwoModeSheet& sheet, const Source& source, const network::Snapshot& snapshot, const Encoding& encoding, const MapView& view, double width, double height);
Scene compose_two_mode_legend(const TwoModeSheet& sheet, const Source& source, const network::Snapshot& snapshot, const Encoding& encoding, double width);

}  // namespace crosscut::scene
