// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/codec.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::study {

using VersionId = Id<struct VersionTag>;

/// A state that somebody kept under a name. It lies in the study file beside the state, outside of undo and redo: going
/// back in the history must not lose it.
///
///   time  "2026-11-24 14:32:10", as the caller's clock had it; may be empty.
///   rows  All rows of the state, as `written` has them.
struct Version {
    VersionId id;
    std::string name;
    std::string time;
    std::string rows;
    std::map<std::string, int> counts;  ///< rows of each table; worked out from `rows`
    bool operator==(const Version&) const = default;

    int count(const std::string& table) const
    {
        const auto found = counts.find(table);
        return found == counts.end() ? 0 : found->second;
    }
};

/// The table of the file in which versions lie.
inline constexpr const char* version_table = "version";

Version version_of(const State& state, VersionId id, const std::string& name, const std::string& time);
/// Errors  `bad_file` for rows that cannot be read.
Result<State> state_of(const Version& version);

RowText row_of(const Version& version);
Result<Version> version_from(const RowText& row);

/// What differs in one row between two states.
///
///   subject  What the row is about: "Sozialamt", "Sozialamt – Jugendamt", a name of an interview.
///   fields   The fields that differ, with what stood there and what stands there; values that are identities or words of
///            the codebook are left out.
struct RowDifference {
    enum class Kind { added, removed, changed } kind = Kind::changed;
    std::string table;
    std::uint32_t id = 0;
    std::string subject;
    struct Field {
        std::string key;
        std::string before;
        std::string after;
        bool operator==(const Field&) const = default;
    };
    std::vector<Field> fields;
    bool operator==(const RowDifference&) const = default;
};

/// What was added, removed and changed from one state to another, by table and id; counters of the settings are no
/// difference, nor are places on the map.
///
///   name  What actors and structures are called; without it as the states call them.
struct NamesOf {
    std::function<std::string(const State&, ActorId)> actor;
    std::function<std::string(const State&, StructureId)> structure;
};
std::vector<RowDifference> compared(const State& before, const State& after, const NamesOf& names = {});

/// Words for a table ("actor": "Actors") and for a field ("strength": "Strength"); the key where there are none.
std::string table_word(Language language, const std::string& table);
std::string field_word(Language language, const std::string& key);

}  // namespace crosscut::study
