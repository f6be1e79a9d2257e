// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/snapshot.hpp"
#include "work/work.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::analysis {

/// What a measure gives values for.
enum class Per { actor, tie, network };

/// One row of the catalogue: tooltips, command-line help, legends and the methods paragraph of a report are
/// made from it.
///
///   key       Word of files and commands, for example "betweenness", "betweenness_w", "cross_group_degree".
///   title     Short words for a heading ("Betweenness" / „Vermittlung“); English source text of the catalogue.
///   sentence  What it says in plain language, one sentence; English source text.
///   unit      What the number counts or shares ("ties", "share of pairs"), English source text; may be empty.
///   section   Of the methods, "2.2"; `source` the paper behind it.
///   digits    Behind the decimal sign for people.
struct Measure {
    std::string_view key;
    std::string_view title;
    std::string_view sentence;
    std::string_view unit;
    std::string_view section;
    std::string_view source;
    Per per = Per::actor;
    int digits = 3;
    bool common = false;  ///< shown where nobody chose any
};

/// Every measure, those of actors first.
const std::vector<Measure>& catalogue();
const Measure* find_measure(std::string_view key);

/// Values of one measure in a snapshot: one for each actor (order of the snapshot), one for each tie of
/// `snapshot.graph`, or a single one for the network. Empty values are undefined.
///
///   Errors  `unknown_name` with the keys that there are; `cancelled`.
Result<Values> measured(std::string_view key, const network::Snapshot& snapshot, Work& work);

}  // namespace crosscut::analysis
