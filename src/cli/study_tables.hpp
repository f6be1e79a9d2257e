// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/export_tables.hpp"
#include "exchange/import_files.hpp"
#include "study/edits.hpp"

namespace crosscut::cli {

/// Stretches of days like "2018-06-01/2018-08-31,2019-06-01/2019-08-31".
Result<std::vector<structures::Pulse>> pulses_in(const std::string& text);
std::string pulses_text(const structures::Crisis& crisis);

/// The crises of a study as a table of its export; the decisions on gaps of a city (0 = of all, with a column "city").
/// No table where there is nothing to write.
std::vector<exchange::OutTable> crises_table(const study::State& state);
std::vector<exchange::OutTable> decisions_table(const study::State& state, CityId city);

/// Adds what stands beside the tables of an import to the edit that takes them over.
///
///   Crises     Are taken while the study has those of a new one; crises that somebody changed stay, with a remark.
///   Decisions  Are added; one that is there on the same gap stays, with a remark where it differs.
///   Errors     None: what cannot be read becomes a note with place and remedy, and the rest is taken.
void add_study_tables(const study::State& state, const exchange::Found& found, CityId city, study::TakeImport& edit, std::vector<interview::Note>& notes);

}  // namespace crosscut::cli
