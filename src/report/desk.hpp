// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/html.hpp"
#include "report/report.hpp"

#include "structures/status.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::report {

/// The study and the way in which it is named: every name that a report shows goes through here, so that none
/// escapes the pseudonyms.
class Desk {
public:
    explicit Desk(const ReportInput& input) : language(input.language), input_(input) {}

    const Language language;
    const ReportInput& input() const { return input_; }
    const evidence::Archive& archive() const { return *input_.source.archive; }
    /// Whether names, and with them words that may hold names, are kept out.
    bool hidden() const { return input_.names != scene::NameMode::full; }

    std::string name(ActorId actor) const { return scene::shown_name(archive(), actor, input_.names); }
    std::string name(StructureId structure) const { return scene::shown_name(archive(), structure, input_.names); }
    /// "Jugendamt – Schulamt (Austausch)", with an arrow where the relation has a direction.
    std::string tie_words(const network::Tie& tie) const;
    std::string relation(RelationId id) const;
    /// "I3, Freiwilligen-Agentur, Juni 2022".
    std::string interview_words(const evidence::Interview& interview) const;
    /// "statements.csv, line 12"; empty where the row was typed into the program.
    std::string place_words(const Place& place) const;
    std::string gap_words(const analysis::Gap& gap) const;
    /// One state in words, with its alternatives.
    std::string state_words(const structures::StatusOnDay& state) const;
    /// A whole life, stretch by stretch: "September 2015 to August 2017: active on grant".
    std::vector<std::string> life_words(const structures::Life& life) const;
    /// Since and until of a tie, as its spell allows.
    std::string spell_words(const network::Tie& tie) const;
    /// A message whose values may hold names: they are left out where names are hidden.
    std::string message(const Message& message) const;
    /// One of two sentences with a count, by whether it is one.
    std::string counted(long count, const char* one, const char* many) const;

    /// Who says so: every claim with informant, words, dates and place, behind a fold.
    void put_claims(Html& html, const std::vector<ClaimId>& claims) const;

private:
    void put_claim(Html& html, const evidence::Claim& claim) const;
    const ReportInput& input_;
};

}  // namespace crosscut::report
