// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/state.hpp"

namespace crosscut::study {

/// An entry of the journal with what became of it since.
///
///   words  What was entered, in short: the name of the actor, "A – B", the words of a step. Names are as they are now.
///   there  False when it was taken back or deleted later; the journal keeps the line.
struct JournalLine {
    WorkshopEntry entry;
    std::string from;  ///< names of the ends of a tie, or the actor
    std::string to;
    std::string words;
    bool there = true;
};

/// Everything that was entered in workshops, in the order of entering; one table's, or one day's, if asked for.
std::vector<JournalLine> journal(const State& state, const std::string& table = {}, const std::string& day = {});

/// The tables that entered something, sorted; and the days on which something was entered.
std::vector<std::string> workshop_tables(const State& state);
std::vector<std::string> workshop_days(const State& state);

/// How many dots lie on each gap that has some, most first, then by its words.
std::vector<std::pair<std::string, int>> dots(const State& state);

/// The network as it stood after an entry of the journal: later entries of the workshop are left out, whatever else
/// was changed stays. For replay; nothing is stored.
State as_of(const State& state, EntryId last);

}  // namespace crosscut::study
