// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/drawing.hpp"
#include "scene/pictures.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::scene {

/// Which quantity drives which channel of a drawing: names of measures and properties, never colours. A style that is
/// kept can be laid on any city and any day.
///
///   size    Key of a measure of actors, or "none".
///   colour  "sector", "division", "none", or key of a measure (steps from little to much).
///   shape   "sector", "town_hall", "none".
///   line    "strength", "claims", "none".
///   structures   "hulls", "hubs", "hidden".
///   halo    How sure each actor's rank in the measure of size is.
struct Style {
    std::string size = "degree";
    std::string colour = "sector";
    std::string shape = "sector";
    std::string line = "strength";
    std::string structures = "hulls";
    Palette palette = Palette::house;
    bool dark = false;
    bool labels = true;
    bool possible = true;
    bool halo = false;
    bool operator==(const Style&) const = default;
};
/// Puts a style into an encoding, and takes it out of one.
void put(const Style& style, Encoding& encoding);
/// Words of each channel that files and choices know, beside the measures.
const std::vector<std::string>& colour_words();
const std::vector<std::string>& shape_words();
const std::vector<std::string>& line_words();
const std::vector<std::string>& structure_words();
/// A word of a channel for people: "by sector", or the title of the measure.
std::string channel_label(Language language, std::string_view word);

/// What is looked at, in words that hold for any study: keys of cities, actors and structures, not numbers.
///
///   picture   "map", "lanes", the key of a picture; a view may also be of "gaps", "tables", "questions".
///   city, field  Empty = all.   relations  "cooperation", "lines", "conflicts", or keys of relations.
///   days      The day that is shown; several = as many maps at the same places, or the days of a picture. None = all time.
///   from      First day of a window that ends with the (last) day.
///   crisis    Number, name or year; empty = each field's own.   options  Of a picture.
///   actors, structures   What is selected: what a picture stands around, and whose neighbourhood `steps` keeps (0 = everybody).
///   without_sectors, without_isolates, words   The filter.   folded  Heads of departments that are drawn as one.
///   layout    "free", "columns", "together".   seed  0 = of the study.   places  Of actors that stand elsewhere than computed.
///   beside    A second drawing of the window; empty = none.
struct Sight {
    std::string picture = "map";
    std::string city;
    std::string field;
    std::vector<std::string> relations{"cooperation"};
    std::string rule = "reconstructed";
    std::string mode = "midpoint";
    bool certain_claims = false;
    std::vector<Day> days;
    std::optional<Day> from;
    std::string crisis;
    std::map<std::string, std::string> options;
    std::vector<std::string> actors;
    std::vector<std::string> structures;
    int steps = 0;
    std::vector<std::string> without_sectors;
    bool without_isolates = false;
    std::string words;
    std::vector<std::string> folded;
    Style style;
    NameMode names = NameMode::full;
    std::string layout = "free";
    std::uint64_t seed = 0;
    std::map<std::string, Point> places;
    std::string beside;
    bool operator==(const Sight&) const = default;
};

/// A sight with the rows of a study in place of its words.
///
///   missing   What the study does not have (any more), as sentences: it is left out and said.
struct Sighted {
    network::Question question;
    structures::CrisisId crisis;
    std::vector<ActorId> actors;
    std::vector<StructureId> structures;
    std::set<ActorId> folded;
    std::map<ActorId, Point> places;
    std::set<evidence::Sector> without_sectors;
    PlaceRule rule = PlaceRule::free;
    std::vector<Message> missing;
};

/// Finds what a sight names.
///
///   Errors  `unknown_name` for a city, a crisis or a relation that the study does not have, `bad_value` for a word that is none
///           of a rule, field, mode, sector or layout, and for days that do not follow each other.
Result<Sighted> resolve(const evidence::Archive& archive, const std::vector<structures::Crisis>& crises, const Sight& sight);

/// Whoever the filter leaves out of a snapshot; without ties counts only who has none in any of the snapshots.
std::set<ActorId> left_out(const evidence::Archive& archive, const std::vector<const network::Snapshot*>& snapshots, const Sighted& sighted, const Sight& sight);

/// Who is at most so many ties away from what is selected (members of a structure that is); empty for no steps.
std::set<ActorId> neighbourhood(const evidence::Archive& archive, const std::vector<const network::Snapshot*>& snapshots, const Sighted& sighted, int steps);

/// Actors and structures by their keys; those that the study does not have go to `missing` as sentences.
std::vector<ActorId> actors_of(const evidence::Archive& archive, const std::vector<std::string>& keys, CityId city, std::vector<Message>& missing);
std::vector<StructureId> structures_of(const evidence::Archive& archive, const std::vector<std::string>& keys, CityId city, std::vector<Message>& missing);

}  // namespace crosscut::scene
