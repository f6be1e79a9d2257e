// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commands.hpp"

#include "analysis/persistence/city_index.hpp"

namespace crosscut::cli {

/// A study, or tables or a network file taken for one, with everything that the questions about persistence need, read once.
struct PersistenceDesk {
    study::State state;
    network::Question question;
    network::TieSet ties;
    std::vector<analysis::Record> records;

    const evidence::Archive& archive() const { return state.archive; }
    /// Cities asked for that have structures or actors, by their order.
    std::vector<const evidence::City*> cities() const;
    /// Fields asked for: the one of the question, else integration and climate.
    std::vector<evidence::Field> fields() const;
    /// The crises that are no overlay.
    std::vector<const structures::Crisis*> crises() const;
};
Result<PersistenceDesk> persistence_desk(const Console& console, const std::string& path, const QuestionOptions& options);

/// The crises of a word: empty = none chosen; "all" = each; else a number, a name in either language, or a year of
/// the onset.   Errors  `unknown_name` with those that there are.
Result<std::vector<const structures::Crisis*>> crises_of(const PersistenceDesk& desk, const std::string& word);

/// Years of a list like "1,3"; at least 1, at most 50.
Result<std::vector<int>> years_of(const std::string& text);

/// What stands beside every comparison (methods 5.8): from the study's own crises and interviews.
///   compares_fields  With the sentence that field and crisis are nearly the same.
Grid warnings_of(const PersistenceDesk& desk, bool compares_fields, Language language);

/// Outcomes of structures whose origin is attributed to the crisis, at one horizon.
struct Tally {
    int structures = 0;
    int attributed = 0;
    int judged = 0;     ///< attributed, with an outcome that says whether the function persists
    int persists = 0;
    int organisation = 0;
    int not_yet = 0;
    int insufficient = 0;
};
Tally tally(const PersistenceDesk& desk, const std::vector<analysis::Fortune>& fortunes, CityId city, evidence::Field field, int years);

/// The words of an outcome or origin for people, its key for programs.
std::string shown(Format format, Language language, analysis::Outcome outcome);
std::string shown_origin(Format format, Language language, const std::string& label);

inline Cell count(int value) { return 1.0 * value; }

}  // namespace crosscut::cli
