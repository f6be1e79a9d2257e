// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "evidence/reconcile.hpp"
#include "foundation/spell.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace crosscut::network {

/// A tie as the claims make it: two actors, one relation, one stretch of time. Computed, never saved.
///
///   number     1, 2, ... in the order of (relation, actors, begin); stable for the same claims.
///   a, b       Source and target of a directed relation; else a < b.
///   value      What each rule makes of it: true, false, or empty where it could not be observed.
///   spell      Empty where the dates contradict each other (listed in `TieSet::problems`).
///   strength   1 to 5; 0 = nobody said.
struct Tie {
    std::uint32_t number = 0;
    ActorId a;
    ActorId b;
    RelationId relation;
    evidence::RelationClass relation_class = evidence::RelationClass::cooperation;
    bool directed = false;
    evidence::Field field = evidence::Field::none;
    evidence::Status status = evidence::Status::unobserved;
    evidence::Side side_a = evidence::Side::absent;
    evidence::Side side_b = evidence::Side::absent;
    std::array<std::optional<bool>, evidence::tie_rule_count> value{};
    std::optional<double> weighted_score;
    int strength = 0;
    int strength_min = 0;
    int strength_max = 0;
    std::optional<Spell> spell;
    bool timeless = false;  ///< nobody said when, and no interview behind it has a date: no day is known on which it was there
    bool start_conflict = false;
    bool end_conflict = false;
    bool end_disagrees = false;  ///< some say it ended, some that it goes on
    bool ruled = false;          ///< the researcher's own claim decided
    std::vector<ClaimId> claims;
    int affirming = 0;
    int denying = 0;

    std::optional<bool> by(evidence::TieRule rule) const { return value[static_cast<std::size_t>(rule)]; }
};

/// Two claims that cannot both hold, or reports that disagree.
struct Conflict {
    enum class Kind { contradicted, start, end, end_open } kind;
    std::uint32_t tie = 0;
};

/// Pairs of actors that somebody was in position to report.
class Observed {
public:
    Observed() = default;
    Observed(std::vector<ActorId> actors, std::vector<std::uint8_t> pairs);
    /// By position of the actors (sorted): a table of all pairs in small studies, which draws ask millions of times, else a list.
    Observed(std::vector<ActorId> actors, const evidence::Observable& observable);
    /// Every pair of these actors (sorted): what a file that speaks for itself does not name is not there.
    static Observed everyone(std::vector<ActorId> actors);
    /// Only these pairs, for studies too large for a table of all.
    static Observed only(std::vector<std::pair<ActorId, ActorId>> pairs);
    bool pair(ActorId a, ActorId b) const;
    /// Number of pairs {a, other} that could be observed, others taken from `among` (sorted).
    int count(ActorId a, const std::vector<ActorId>& among) const;
    /// The same for each of `among` in turn.
    std::vector<int> counts(const std::vector<ActorId>& among) const;

private:
    enum class Kept { table, everyone, list };
    void keep_places();
    int position(ActorId actor) const;
    bool whole(ActorId actor) const;
    Kept kept_ = Kept::table;
    std::vector<ActorId> actors_;
    std::vector<std::uint8_t> pairs_;
    std::vector<int> places_;  ///< of each actor number, -1 for none; asked for millions of pairs in draws
    std::vector<std::pair<ActorId, ActorId>> list_;  ///< both ways, sorted
    std::vector<ActorId> whole_;  ///< beside the list: actors of which every pair with one of `actors_` is there; sorted
};

/// All ties of an archive.
struct TieSet {
    std::vector<Tie> ties;
    Observed observed;
    std::vector<Conflict> conflicts;
    std::vector<Problem> problems;

    const Tie* find(std::uint32_t number) const
    {
        return number >= 1 && number <= ties.size() ? &ties[number - 1] : nullptr;
    }
};

/// Derives the ties from the claims (methods 1.3, 1.4).
///
///   One tie for each pair, relation and episode: where one informant reports several spells that do not
///   overlap, claims are grouped by the spells they overlap; otherwise contradicting dates stay one tie
///   and are flagged. A directed relation keeps its direction.
///   The observation day of a tie is the last day of the latest interview that speaks of it.
///   A researcher's own claim decides: affirmed, the tie holds under every rule but `confirmed_only`.
///   Excluded claims are not counted. `theta`: threshold of the rule `weighted`.
///   `times`: how often an interview counts for that rule (1 where it is not named): whoever was drawn twice in a
///   bootstrap exists once, but weighs double (methods 6.1).
///   `stopped`: asked now and then; once it says yes, what comes back is unfinished.
inline constexpr double default_theta = 0.5;
TieSet derive_ties(const evidence::Archive& archive, double theta = default_theta, const std::map<InterviewId, int>& times = {},
                   const std::function<bool()>& stopped = {});

}  // namespace crosscut::network
