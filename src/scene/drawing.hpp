// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/timeline.hpp"
#include "scene/map.hpp"
#include "scene/timeline.hpp"
#include "structures/crisis.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::scene {

/// What every drawing of a study is made from: the study's rows and what follows from them.
struct Source {
    const evidence::Archive* archive = nullptr;
    const network::TieSet* ties = nullptr;
    const structures::Chronicle* chronicle = nullptr;
    const std::vector<structures::Crisis>* crises = nullptr;
    std::map<ActorId, Point> pins;
    std::uint64_t seed = 1;
    std::shared_ptr<const analysis::Timeline> timeline = {};  ///< may be null; values that are there already are not measured again
};

/// Crises and overlay events as bands, with their names in a language.
std::vector<TimeBand> bands_of(const std::vector<structures::Crisis>& crises, Language language);

/// Where the actors of a question stand: the same for every day (product R46).
struct Places {
    std::map<ActorId, Point> at;
    std::vector<ColumnHeading> columns;  ///< empty for the free layout
    bool ring = false;  ///< made by `ring_places`
};
///   free      Near = linked: distances are as long as the ways over ties.
///   columns   A column for every department.
///   together  Whoever is linked among each other stands in a heap (Graphviz sfdp).
enum class PlaceRule { free, columns, together };
/// Whether actors may be dragged and pinned.
inline bool movable(PlaceRule rule) { return rule != PlaceRule::columns; }

/// Computes places. `together` runs Graphviz in its helper program; all cities together stand side by side,
/// each laid out by itself (unless places are known or pinned).
///
///   known   Places from before: actors that have one stay.
///   Errors  As `layout::place`; the caller may fall back to `ring_places`.
Result<Places> find_places(const Source& source, const network::Question& question, const Encoding& encoding, PlaceRule rule,
                           const std::map<ActorId, Point>& known, Work& work);
/// A circle, where no layout can be computed.
Places ring_places(const Source& source, const network::Question& question, const Encoding& encoding);

/// Everything the map of one snapshot is composed from. `snapshot` and the source must outlive it.
///
/// `encoding.size_measure` is a key of the catalogue; `encoding.size_label` gets its title.
MapInput map_input(const Source& source, const network::Snapshot& snapshot, const Places& places, Encoding& encoding, Work& work);

/// The lanes of a question.
LanesInput lanes_input(const Source& source, const network::Question& question, Day day, Language language);

/// The words under a map: city, field, day or window, n and ties, relations, rule, how vague time was counted,
/// the share of pairs that could be observed, and the layout's seed where there is one. The study's disclaimer
/// is not part of it: a page has a place of its own for it.
std::string caption_of(const evidence::Archive& archive, const network::Snapshot& snapshot, Language language,
                       std::optional<std::uint64_t> seed = std::nullopt);
/// The words under the lanes: city, field, day, number of structures, how many are alive then, until when anybody
/// spoke. Without a day the lanes show none either (give `lanes_input` one outside of the axis).
std::string lanes_caption_of(const Source& source, const network::Question& question, const std::optional<Day>& day, Language language);
/// "Who works with whom on climate in Potsdam?" for a question; the day is said beside it.
std::string heading_of(const evidence::Archive& archive, const network::Question& question, Language language);
/// "Which structures for climate were there in Potsdam?"
std::string lanes_heading_of(const evidence::Archive& archive, const network::Question& question, Language language);

}  // namespace crosscut::scene
