// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "structures/crisis.hpp"
#include "study/decision.hpp"
#include "study/photo.hpp"
#include "study/saved.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace crosscut::study {

/// Where a person put an actor on the map, in points of the layout. Places that were computed are
/// never kept.
struct Pin {
    ActorId id;
    double x = 0;
    double y = 0;
    bool operator==(const Pin&) const = default;
};

using structures::Crisis;
using structures::CrisisId;
using structures::Pulse;
using ImportId = Id<struct ImportTag>;
using SettingsId = Id<struct SettingsTag>;

/// What one import brought, and what became of every row that it read.
struct ImportRecord {
    ImportId id;
    std::string file;
    std::string day;  ///< day of the import as given by the caller, may be empty
    std::string encoding;
    int read = 0;
    int taken = 0;
    int changed = 0;
    int refused = 0;
    std::string notes;  ///< as `interview::written` has it
    bool operator==(const ImportRecord&) const = default;
};

using EntryId = Id<struct WorkshopEntryTag>;

/// What a table of a workshop entered.
enum class EntryKind { actor, tie, dot, step };

/// A line of the workshop journal: who entered what, and when. It stays when the thing itself is deleted.
///
///   time  "2026-11-24 14:32:10", as the caller's clock had it.
///   gap   Of a dot and of a step: the words that identify a gap; may be empty for a step.
struct WorkshopEntry {
    EntryId id;
    std::string time;
    std::string table;
    EntryKind kind = EntryKind::actor;
    ActorId actor;
    ClaimId claim;
    std::string gap;
    std::string words;
    bool operator==(const WorkshopEntry&) const = default;

    std::string day() const { return time.substr(0, 10); }
};

using PromptId = Id<struct PromptTag>;

/// A question of the interview form: asked of each partner on a list, and what is asked of each pair.
///
///   english, german  As it is read aloud; one at least.
///   relation         What a "yes" claims.   incoming  Of a directed relation: from the partner to the unit that speaks.
///   roster           Who is asked about, of all cities; empty = every actor of the city.
struct Prompt {
    PromptId id;
    std::string english;
    std::string german;
    RelationId relation;
    bool incoming = false;
    bool ask_strength = false;
    bool ask_dates = false;
    std::vector<ActorId> roster = {};
    bool operator==(const Prompt&) const = default;

    const std::string& words(Language language) const;
};

using DuplicateId = Id<struct DuplicateTag>;

/// What people made of two names that look alike.
enum class Likeness { keep_apart, later };

/// Two actors, or two structures, that look like one: they are two, or it is decided later. Holds for the pair until one of
/// the two is merged or deleted.
struct Duplicate {
    DuplicateId id;
    std::vector<ActorId> actors;          ///< two, ascending; or none
    std::vector<StructureId> structures;  ///< two, ascending; or none
    Likeness verdict = Likeness::keep_apart;
    std::string day;  ///< when it was decided; may be empty
    bool operator==(const Duplicate&) const = default;
};

/// What the study says of itself, and the largest identity ever given in each table.
struct Settings {
    SettingsId id{1};
    std::string title_english;
    std::string title_german;
    std::string disclaimer_english;  ///< shown on every screen, file and figure; may be empty
    std::string disclaimer_german;
    std::string question_english;
    std::string question_german;
    std::uint64_t seed = 1;  ///< of layouts and everything drawn by lot
    CityId last_city;
    ActorId last_actor;
    StructureId last_structure;
    EventId last_event;
    MembershipId last_membership;
    InterviewId last_interview;
    ClaimId last_claim;
    DecisionId last_decision;
    EntryId last_entry;
    FactorId last_factor;
    CodingId last_coding;
    RecommendationId last_recommendation;
    SuccessionId last_succession;
    DuplicateId last_duplicate;
    SavedId last_saved;
    PromptId last_prompt;
    PhotoId last_photo;
    bool operator==(const Settings&) const = default;

    const std::string& title(Language language) const;
    const std::string& disclaimer(Language language) const;
    const std::string& question(Language language) const;
};

/// Everything a person entered or decided; nothing that was computed. Copying shares all tables.
struct State {
    evidence::Archive archive = evidence::empty_archive();
    std::shared_ptr<const evidence::Table<Pin>> pins = std::make_shared<evidence::Table<Pin>>();
    std::shared_ptr<const evidence::Table<Crisis>> crises;
    std::shared_ptr<const evidence::Table<ImportRecord>> imports = std::make_shared<evidence::Table<ImportRecord>>();
    std::shared_ptr<const evidence::Table<Decision>> decisions = std::make_shared<evidence::Table<Decision>>();  ///< on gaps
    std::shared_ptr<const evidence::Table<WorkshopEntry>> workshop = std::make_shared<evidence::Table<WorkshopEntry>>();
    std::shared_ptr<const evidence::Table<Duplicate>> duplicates = std::make_shared<evidence::Table<Duplicate>>();  ///< decided
    std::shared_ptr<const evidence::Table<Saved>> saved = std::make_shared<evidence::Table<Saved>>();  ///< recipes, views, styles, sets
    std::shared_ptr<const evidence::Table<Prompt>> prompts = std::make_shared<evidence::Table<Prompt>>();  ///< of the interview form, in order
    std::shared_ptr<const evidence::Table<Photo>> photos = std::make_shared<evidence::Table<Photo>>();
    std::shared_ptr<const evidence::Table<Negative>> negatives = std::make_shared<evidence::Table<Negative>>();  ///< one a photo
    std::shared_ptr<const evidence::Table<Settings>> settings;  ///< exactly one row

    const Settings& about() const { return settings->front(); }
};

/// An empty study with the standard relations and the two crises.
State empty_state();

bool same(const State& a, const State& b);

}  // namespace crosscut::study
