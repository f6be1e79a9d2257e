// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/snapshot.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace crosscut::analysis {

/// A tie by its number in the set.
struct TieNumber {
    std::uint32_t number = 0;
    bool operator==(const TieNumber&) const = default;
};

/// So many of so many; shown with its Wilson interval, never as a bare percentage.
struct ShareOf {
    long hits = 0;
    long all = 0;
    bool operator==(const ShareOf&) const = default;
};

/// A number that vague dates leave between two bounds; without `high` it is at least `low`.
struct Between {
    double low = 0;
    std::optional<double> high;
    bool operator==(const Between&) const = default;
};

/// What a person said or wrote. Left out wherever names are.
struct Spoken {
    std::string words;
    bool operator==(const Spoken&) const = default;
};

/// One cell of an answer, kept apart from language and from how things are named. Nothing = undefined.
///
///   Message  Words of the program; its values are numbers, never names.
using AnswerCell = std::variant<std::monostate, bool, double, Day, PartialDate, Message, ShareOf, Between, Spoken, structures::StatusOnDay, CityId, ActorId,
                                StructureId, TieNumber, EventId, InterviewId, std::vector<ActorId>, std::vector<StructureId>, std::vector<InterviewId>>;

/// A sentence with places for cells: `{1}`, `{2}` ... in an English source text.
struct Sentence {
    std::string text;
    std::vector<AnswerCell> values;
};

/// A column: the word of files, and words for people (a source text).
struct AnswerColumn {
    std::string key;
    std::string heading;
    int digits = 0;  ///< behind the decimal sign
};

/// A row with what stands behind it and what a click on it selects.
struct AnswerRow {
    std::vector<AnswerCell> cells;
    CityId city;
    std::vector<ActorId> actors;
    std::optional<std::uint32_t> tie;
    StructureId structure;
    std::vector<ClaimId> claims;
    std::vector<EventId> events;
};

struct AnswerTable {
    std::string key;
    std::string caption;  ///< a source text
    std::vector<AnswerColumn> columns;
    std::vector<AnswerRow> rows;
    std::string none;  ///< what an empty table means
};

/// What is drawn for an answer; whoever draws decides how.
///
///   maps     One map for each question, with the same places; actors and ties that the answer is about stand out.
///   lanes    Structures over time; `days` are marked.
///   dots     The column `column` of the first table, a row a line.
///   grey     A map in grey with roles instead of names, without the city's name.
struct AnswerPicture {
    enum class Kind { maps, lanes, dots, grey } kind = Kind::maps;
    CityId city;
    std::vector<network::Question> questions;
    std::vector<Day> days;
    std::vector<ActorId> actors;
    std::optional<std::uint32_t> tie;
    StructureId structure;
    std::vector<std::pair<ActorId, ActorId>> missing;  ///< pairs shown as dashed arcs
    std::string column;
};

/// The answer to one of the ten questions (`reference.hpp` has an `Answer` of its own): in sentences, in rows with their evidence, with what speaks against it.
struct Reply {
    int number = 0;
    std::vector<Sentence> findings;
    std::vector<AnswerTable> tables;
    std::vector<Sentence> caveats;
    std::vector<AnswerPicture> pictures;

    const AnswerTable* table(std::string_view key) const;
    /// Everything that the rows rest on, each once, by id.
    std::vector<ClaimId> claims() const;
    std::vector<EventId> events() const;
};

/// How an answer is put into words.
///
///   words  False where names are hidden: what people said is left out then.
struct Wording {
    Language language = Language::english;
    const evidence::Archive* archive = nullptr;
    const network::TieSet* ties = nullptr;
    std::function<std::string(ActorId)> actor;
    std::function<std::string(StructureId)> structure;
    bool words = true;
};

std::string in_words(const Wording& wording, const AnswerCell& cell, int digits = 0);
std::string in_words(const Wording& wording, const Sentence& sentence);

}  // namespace crosscut::analysis
