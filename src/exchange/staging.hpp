// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "evidence/near_duplicates.hpp"
#include "interview/table.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::exchange {

struct ReadNetwork;

/// What words for relations mean that the codebook does not have: word as written -> key or name of a relation, or one of the
/// two below for a relation of its own, which is called as the word.
using RelationWords = std::map<std::string, std::string>;
inline constexpr const char* own_relation = "new";
inline constexpr const char* own_directed_relation = "new_directed";

/// What a mapping file says of the study as a whole. Empty parts are not said.
struct StudyWords {
    std::string title_english;
    std::string title_german;
    std::string disclaimer_english;
    std::string disclaimer_german;
    std::string question_english;
    std::string question_german;
};

/// What is to be imported: tables of one city, or of several that a column "city" names.
///
///   city    Key, name, state; found by key or name, else made. Of every row without a city of its own.
///   cities  Others that the source describes; a row names one by key or name. Without any row they are made, too.
struct ImportPlan {
    std::string source;  ///< folder or file as the user named it
    evidence::City city;
    std::vector<evidence::City> cities;
    StudyWords words;
    RelationWords relations;
    std::vector<interview::Table> tables;
    std::vector<std::shared_ptr<const ReadNetwork>> networks;  ///< files that are networks by themselves
};

/// What became of the rows of one table.
struct TableCount {
    interview::TableKind kind = interview::TableKind::statements;
    std::string file;
    std::string sheet;  ///< of a network its format
    std::string encoding;
    int read = 0;
    int taken = 0;
    int changed = 0;  ///< taken, but a value was read differently or left out
    int refused = 0;
    int known = 0;    ///< already there, word for word
};

/// An import before anybody has agreed to it: a new archive beside the old one.
///
///   archive     The old archive with the rows taken in; the old one is untouched.
///   notes       Every row that was changed or refused and every remark, in the order of the tables.
///   city        The first one that rows were read for; `cities` all of them.
///   candidates  Actors made from names that no table of actors holds.
///   unknown_relations  Words that rows were refused for, with the number of rows: see `ImportPlan::relations`.
///   duplicates  Actors of the city with alike names, to be merged or not; nothing is merged by itself.
struct Staged {
    evidence::Archive archive;
    CityId city;
    std::vector<CityId> cities;
    std::vector<TableCount> counts;
    std::vector<interview::Note> notes;
    std::vector<ActorId> candidates;
    std::map<std::string, int> unknown_relations;
    std::vector<evidence::NearDuplicate> duplicates;

    TableCount total() const;
};

/// Reads the tables of a plan into a copy of an archive.
///
///   Cities   A row belongs to the city in its column "city", if the table has one, else to that of the plan.
///   Order    City by city; in each actors, structures, events, memberships, interviews, statements, factors,
///            whatever the order of the plan; then the recommended steps of all cities.
///   Names    An actor is found by key, name or alias, folded, first in its city. A name that is not known
///            becomes a candidate; an empty one refuses the row.
///   Again    A row whose key is known replaces the row of that key; a row without a key that is there
///            already word for word is passed over.
///   Dates    What cannot be read as a date stays as words and leaves the date open; no day is invented.
///   Errors   None: everything that is wrong becomes a note with place and remedy.
Staged stage(const evidence::Archive& base, const ImportPlan& plan);

}  // namespace crosscut::exchange
