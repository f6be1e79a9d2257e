// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::exchange {

/// One line of a list of ties as somebody types it from a map on paper, or beside a passage:
///
///     Sozialamt – Jugendamt; Austausch; 3; seit 2016
///     Verein → Klimastelle; Förderung; 2016 bis 2019; „ohne die ginge nichts“
///
/// Two names with a dash, an arrow, a tab or a semicolon between them; then, in any order and between semicolons: a relation,
/// a strength (1 to 5), a date or two, "no" or "ended", words between quotation marks, "certain", "probable", "hearsay".
/// A dash in a name is no separator unless blanks stand around it.
struct TieLine {
    int line = 0;  ///< number in the text, from 1
    std::string from;
    std::string to;
    ActorId from_actor;  ///< 0 = no actor, or not exactly one, has this name
    ActorId to_actor;
    RelationId relation;  ///< of the line; 0 = none was named
    evidence::Polarity polarity = evidence::Polarity::yes;
    evidence::Certainty certainty = evidence::Certainty::certain;
    int strength = 0;
    PartialDate start;
    PartialDate end;
    std::string quote;
    std::vector<Problem> problems;  ///< what could not be understood; then the line is not to be taken

    bool good() const { return problems.empty(); }
};

/// The lines of a text that hold something; a line that begins with # is a remark.
std::vector<TieLine> read_tie_lines(const evidence::Archive& archive, CityId city, std::string_view text);

}  // namespace crosscut::exchange
