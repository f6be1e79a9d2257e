// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/model.hpp"
#include "structures/status.hpp"

#include <string>

namespace crosscut::panels {

// Words that several panels say, and what they may say before whom.

/// Keys, aliases, files and words of people name actors: with pseudonyms nothing of it is shown (R35).
bool may_name(const View& view);
/// Quotes and codes of interviews are for the team: neither with pseudonyms nor before an audience.
bool may_quote(const View& view);
/// The sentence that says what is left out; empty where nothing is.
std::string discretion(const View& view);

/// Words of somebody between the quotation marks of a language.
std::string quoted(Language language, const std::string& words);

/// "3 of 5"; "2 to 4 of 5, middle 3" where reports differ; an en dash where nobody said.
std::string strength_words(Language language, int strength, int least, int most);
std::string polarity_words(Language language, evidence::Polarity polarity);
std::string coverage_words(Language language, evidence::Coverage coverage);
/// What one side says of a tie, after its name.
std::string side_words(Language language, evidence::Side side);
/// "yes", "no" or "cannot be observed".
std::string holds_words(Language language, std::optional<bool> holds);

/// A day between two bounds in as few words as possible: a year, a month, a day, or "between … and …".
std::string bounds_words(Language language, Day earliest, Day latest);
std::string begin_words(Language language, const Spell& spell);
std::string end_words(Language language, const Spell& spell);
/// "autumn 2015 to March 2018" of a spell.
std::string spell_words(Language language, const Spell& spell);
/// A begin and an end as they were read: "since …", "… to …"; empty where nothing was said.
std::string span_words(Language language, const PartialDate& from, const PartialDate& to);

/// "on 1 July 2019", "over all time".
std::string time_words(Language language, const network::Snapshot& snapshot);

/// Status with its alternatives, in the names that the look asks for.
std::string state_words(const Model& model, const View& view, const structures::StatusOnDay& state);

/// Who speaks: "Sozialamt, interview I3", "Researcher's own entry".
std::string informant_words(const Model& model, const View& view, const evidence::Interview* interview);

/// Label of a step of the history; with pseudonyms, names in it become the ones that are shown, and what
/// nobody can be found for becomes dots.
std::string step_words(const Model& model, const View& view, const study::Step& step);

/// Everything that recollections are made from, as it is now. O(actors + ties).
Basis basis_of(const Model& model, const View& view);

/// What is known of a tie at the time of the snapshot.
std::optional<network::Presence> presence_in(const network::Snapshot& snapshot, const network::Tie& tie);

/// Tells by its number what the snapshot knows of a tie, or null where the question leaves it out. O(log n).
const network::TieState* state_in(const network::Snapshot& snapshot, std::uint32_t tie);

}  // namespace crosscut::panels
