// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/ids.hpp"
#include "foundation/result.hpp"
#include "foundation/words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::evidence {

struct Archive;

/// Something that helps or hinders cross-cutting work: staff, money, mandate ...
///
///   id       Standard factors keep their ids for ever; those of a study begin above `last_standard_factor`.
///   retired  Not offered any more; what was coded with it stays.
struct Factor {
    FactorId id;
    std::string key;  ///< "staff": the word of files
    std::string english;
    std::string german;
    bool retired = false;

    bool operator==(const Factor&) const = default;
};
inline constexpr FactorId last_standard_factor{999};

/// The factors that every study starts with.
const std::vector<Factor>& standard_factors();
/// Name of a factor in a language; the other language's where it has none.
const std::string& name(Language language, const Factor& factor);

/// A potential helps, an obstacle hinders.
enum class Influence { helps, hinders };
std::string_view key(Influence influence);
std::string_view label(Language language, Influence influence);
/// Also the words that people write: "Potenzial", "hemmend", "+" ...; empty where it says neither.
std::optional<Influence> influence_of_words(std::string_view text);

/// What a coding or a recommendation is about: a structure, a tie, or a gap.
///
///   tie  `actors` are its two ends, in their direction where the relation has one; `relation` 0 = whatever they share.
///   gap  What makes the gap the same gap ("G4 actor climate": kind, what is meant, field), with its actors or departments,
///        ascending, or its structure.
struct Target {
    StructureId structure;
    std::vector<ActorId> actors;
    RelationId relation;
    std::string gap;

    bool is_gap() const { return !gap.empty(); }
    bool is_structure() const { return !is_gap() && structure; }
    bool is_tie() const { return !is_gap() && !structure && actors.size() == 2; }
    bool operator==(const Target&) const = default;
};
/// Whether a target is a tie between two actors: of that relation or of any, turned round unless it is `directed`.
bool concerns_tie(const Target& target, ActorId a, ActorId b, RelationId relation, bool directed);

/// A statement was read as saying that a factor helps or hinders something; with the words it was read from.
struct Coding {
    CodingId id;
    std::string key;  ///< running number of the table, if any
    FactorId factor;
    Influence influence = Influence::helps;
    Target target;
    InterviewId interview;  ///< 0 = a document, or an assessment of the coder's own
    ClaimId claim;          ///< the claim that says so; 0 = none
    std::string quote;
    std::string passage;
    std::string coder;
    std::string coded_on;
    std::string comment;
    Place place;

    bool operator==(const Coding&) const = default;
};

/// A step that somebody recommends against a gap or an obstacle, or for what it is about, with structures that held elsewhere.
struct Recommendation {
    RecommendationId id;
    std::string key;
    Target target;
    FactorId factor;  ///< the obstacle that it answers to; 0 = none in particular
    std::string words;
    std::vector<StructureId> examples;
    std::string author;
    std::string day;
    std::string comment;
    Place place;

    bool operator==(const Recommendation&) const = default;
};

/// The factors of a study by id: the standard ones as the study has changed them, and its own. Retired ones included.
std::vector<Factor> factor_list(const Archive& archive);
/// The factor of a key or of a name in either language; folded. 0 where none fits.
FactorId find_factor(const std::vector<Factor>& list, std::string_view text);
/// A key for a factor of that name that no other one has.
std::string factor_key(const std::vector<Factor>& list, std::string_view name);

/// The city of what a target is about; 0 where it is not there.
CityId city_of(const Archive& archive, const Target& target);
/// "CB-S04", "CB05 – CB06", "G4 actor climate CB05": for files and messages.
std::string target_key(const Archive& archive, const Target& target);

/// The words behind a coding: its own quote, else that of its claim.
const std::string& words_of(const Archive& archive, const Coding& coding);

}  // namespace crosscut::evidence
