// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/staging.hpp"

#include <map>
#include <set>
#include <unordered_map>

namespace crosscut::exchange {

/// Takes tables into a copy of an archive, row by row. Used by `stage` only.
class Stager {
public:
    /// `relations`: what words mean beside the codebook, by folded word.
    Stager(const evidence::Archive& base, CityId city, const std::map<std::string, RelationId>& relations);
    void take(const interview::Table& table);
    Staged finish();

private:
    using Record = interview::Record;

    /// What the row at hand is, for its notes.
    enum class Fate { taken, changed, refused, known };
    Fate take_actor(const Record& record);
    Fate take_structure(const Record& record);
    Fate take_event(const Record& record);
    Fate take_membership(const Record& record);
    Fate take_interview(const Record& record);
    Fate take_statement(const Record& record);
    Fate take_factor(const Record& record);
    Fate take_recommendation(const Record& record);
    Fate take_lineage(const Record& record);
    /// What a row is about; nothing, with a note, where that cannot be told.
    std::optional<evidence::Target> target(const Record& record);
    FactorId factor(std::string_view text, const Record& record);
    /// A relation by the words of the plan, then by those of the codebook; 0, counted, where neither has it.
    RelationId relation(std::string_view text);
    void hang_units(const interview::Table& table);

    void note(interview::Note::Kind kind, Problem::Code code, Message what, Message hint, const Record& record, std::string_view field);
    Fate refuse(Problem::Code code, Message what, Message hint, const Record& record, std::string_view field);
    void change(Message what, Message hint, const Record& record, std::string_view field);
    void remark(Message what, Message hint, const Record& record, std::string_view field);

    void learn(const evidence::Actor& actor);
    /// The actor of a text; makes a candidate where nobody has that name.
    ActorId actor(std::string_view text, const Record& record, std::string_view field);
    StructureId structure(std::string_view text) const;
    InterviewId interview(std::string_view text, const Record& record);
    PartialDate date(const Record& record, std::string_view field);
    evidence::Field field(const Record& record);
    bool truth(const Record& record, std::string_view field);

    evidence::Archive base_;
    CityId city_;
    const std::map<std::string, RelationId>& relation_words_;
    const interview::Table* table_ = nullptr;
    bool row_changed_ = false;
    std::set<const Record*> refused_;  ///< of the table at hand
    Staged out_;

    evidence::Table<evidence::Actor> actors_;
    evidence::Table<evidence::Structure> structures_;
    evidence::Table<evidence::Event> events_;
    evidence::Table<evidence::Membership> memberships_;
    evidence::Table<evidence::Interview> interviews_;
    evidence::Table<evidence::Claim> claims_;

    evidence::Table<evidence::Factor> factors_;
    evidence::Table<evidence::Coding> codings_;
    evidence::Table<evidence::Recommendation> recommendations_;
    evidence::Table<evidence::Succession> successions_;

    std::unordered_map<std::string, ActorId> by_key_;                ///< folded key, whole study
    std::unordered_map<std::string, std::set<ActorId>> by_name_;     ///< folded name or alias, this city
    std::unordered_map<std::string, StructureId> structure_by_name_; ///< folded key or name
    std::unordered_map<std::string, InterviewId> interview_by_key_;
    std::unordered_map<std::string, ClaimId> claim_by_key_;
    std::set<std::string> said_;  ///< claims without key, word for word
    std::map<std::string, CodingId> coded_;  ///< codings of this city, by key or word for word
    std::map<std::string, RecommendationId> recommended_;
    std::map<std::string, int> keys_in_table_;
    std::uint32_t candidate_number_ = 0;  ///< of the last actor that was taken from a statement
};

}  // namespace crosscut::exchange
