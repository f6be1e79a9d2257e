// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/ids.hpp"
#include "foundation/words.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::evidence {

/// What a relation is: analyses take cooperation unless asked otherwise (methods 1.1).
enum class RelationClass { cooperation, line, conflict };

/// What a larger number of a tie means, stored once for each relation (requirement R14).
enum class WeightMeaning { strength, cost };

/// One kind of tie of the codebook.
struct Relation {
    RelationId id;
    std::string key;                    ///< "info", "fund": the word of files
    std::string english;
    std::string german;
    RelationClass relation_class = RelationClass::cooperation;
    bool directed = false;
    WeightMeaning weight = WeightMeaning::strength;

    bool operator==(const Relation&) const = default;
};

/// The relations a new study starts with.
std::vector<Relation> standard_relations();

/// Name of a relation in a language.
const std::string& name(Language language, const Relation& relation);

enum class Sector { administration, civil_society, politics, public_body, business, science, unknown };
inline constexpr std::size_t sector_count = 7;
std::string_view key(Sector sector);
std::string_view label(Language language, Sector sector);
std::optional<Sector> sector_from(std::string_view key);

enum class Field { none, integration, climate, both, other };
std::string_view key(Field field);
std::string_view label(Language language, Field field);
std::optional<Field> field_from(std::string_view key);
/// Whether something of field `own` belongs to a view of `wanted` (`both` belongs to either; `none` as
/// `wanted` takes everything).
bool belongs(Field own, Field wanted);

enum class Certainty { certain, probable, hearsay };
std::string_view key(Certainty certainty);
std::string_view label(Language language, Certainty certainty);
std::optional<Certainty> certainty_from(std::string_view key);

/// What a claim says of its tie.
enum class Polarity { yes, no, ended };
std::string_view key(Polarity polarity);
std::optional<Polarity> polarity_from(std::string_view key);

enum class Role { member, lead, secretariat, funder, partner, guest, appoints };
std::string_view key(Role role);
std::string_view label(Language language, Role role);
std::optional<Role> role_from(std::string_view key);

/// The sector that a kind of actor belongs to where the table does not say ("welfare" is civil society).
Sector sector_of_kind(std::string_view kind, bool has_parent);
/// Kinds that belong to the town hall when they have a level or a parent (cases 6.3).
bool town_hall_kind(std::string_view kind);
/// Kinds of actors in the order of the codebook.
std::vector<std::string_view> actor_kinds();
/// Name of a kind of actor ("admin", "migrant_org"); the key itself where the codebook has none.
std::string kind_label(Language language, std::string_view kind);
/// Name of a type of structure ("working_group"); the key itself where the codebook has none.
std::string structure_type_label(Language language, std::string_view type);

}  // namespace crosscut::evidence
