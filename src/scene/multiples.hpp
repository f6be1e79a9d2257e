// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/drawing.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace crosscut::scene {

/// One small map of several.
///
///   facts  Counts and shares in words, to be read beside those of the others.
struct Tile {
    CityId city;
    std::string title;
    network::Snapshot snapshot;
    Places places;
    std::vector<std::optional<double>> size;
    std::vector<std::optional<double>> colour;  ///< of the measure that drives the colour
    std::optional<double> density;
    std::optional<double> coverage;
    std::set<ActorId> hidden;
    std::set<ActorId> folded;  ///< departments drawn as one
};

/// The same day and the same rules for every city; each keeps the places that it always has.
struct Multiples {
    std::vector<Tile> tiles;
    std::string size_label;
    std::string colour_label;
};

/// One map for each city with actors (`question.city` does not count), in the order of the study.
///
///   known   Places that are shown elsewhere; actors that have one keep it.
///   hidden  As `MapInput`: their places are taken away, so that they and their ties are not drawn.
///   Errors  `cancelled`. Where no layout can be computed the actors stand in a ring.
Result<Multiples> city_multiples(const Source& source, const network::Question& question, const Encoding& encoding, const std::map<ActorId, Point>& known,
                                 const std::set<ActorId>& hidden, Work& work);

/// One map for each day: everybody stands at the same place on each, and shapes and colours have one scale.
///
///   days    In the order of the tiles.
///   places  Of everybody, over all time.
///   folded  Departments that are drawn as one.
///   Errors  `cancelled`.
Result<Multiples> day_multiples(const Source& source, const network::Question& question, const std::vector<Day>& days, const Encoding& encoding, const Places& places,
                                const std::set<ActorId>& hidden, const std::set<ActorId>& folded, Work& work);

/// What one of the maps is drawn from, at the common scale; `multiples` and `source` must outlive it.
MapInput input_of(const Multiples& multiples, std::size_t tile, const Source& source);

/// Tiles in rows; all maps at one scale of shapes, each with its name and its numbers.
Scene compose_multiples(const Multiples& multiples, const Source& source, const Encoding& encoding, const MapView& view, double width, double height);
Scene compose_multiples_legend(const Multiples& multiples, const Source& source, const Encoding& encoding, double width);

}  // namespace crosscut::scene
