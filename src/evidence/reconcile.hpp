// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/date.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscut::evidence {

/// What the informants of one end say of a tie (methods 1.4).
enum class Side { absent, yes, denied, silent };
std::string_view key(Side side);

/// What all of them together say.
enum class Status { confirmed, unconfirmable, one_sided, disputed, third_party, unobserved, absent };
std::string_view key(Status status);
std::string_view label(Language language, Status status);

/// How claims become ties; switchable at any time, the claims stay as they are.
enum class TieRule {
    reconstructed,
    union_of_sides,
    union_with_third_party,
    confirmed_or_unconfirmable,
    confirmed_only,
    majority,
    weighted
};
inline constexpr std::size_t tie_rule_count = 7;
inline constexpr std::array<TieRule, tie_rule_count> all_tie_rules{
    TieRule::reconstructed,  TieRule::union_of_sides, TieRule::union_with_third_party, TieRule::confirmed_or_unconfirmable,
    TieRule::confirmed_only, TieRule::majority,       TieRule::weighted};
std::string_view key(TieRule rule);
std::string_view label(Language language, TieRule rule);
std::optional<TieRule> tie_rule_from(std::string_view key);

/// One informant: position of the home actor, and the partners that were systematically raised.
struct Informant {
    int home = -1;
    bool roster = false;        ///< every actor was raised
    std::vector<int> covered;   ///< partners raised, beside those the informant's reports name
};

/// One report of one informant on one pair of actors (positions 0 to n - 1).
struct Report {
    int informant = 0;
    int a = 0;
    int b = 0;
    bool affirms = true;
    bool hearsay = false;  ///< counts as third-party even from an end
    int strength = 0;      ///< 1 to 5; 0 = not said
    PartialDate start;
    PartialDate end;
};

/// Two bounds of a day; an empty side is open.
struct DayBounds {
    std::optional<Day> earliest;
    std::optional<Day> latest;
    bool conflict = false;  ///< the reports share no day: hull instead of intersection
};

/// Reports on one pair, put together.
///
///   value     For each rule: 1, 0, or empty where it could not be observed (never 0 instead).
///   strength  Lower median of affirming self-reports (third party only without any); 0 = none.
///   start,end Empty without an affirming report. `end_open`: every such report says it still runs.
struct Dyad {
    int a = 0;
    int b = 0;
    Status status = Status::unobserved;
    Side side_a = Side::absent;
    Side side_b = Side::absent;
    int third_affirm = 0;
    int third_deny = 0;
    std::array<std::optional<bool>, tie_rule_count> value{};
    std::optional<double> weighted_score;
    int strength = 0;
    int strength_min = 0;
    int strength_max = 0;
    std::optional<DayBounds> start;
    std::optional<DayBounds> end;
    bool end_open = false;
    bool end_disagrees = false;
    std::vector<int> reports;  ///< positions of every report on the pair

    std::optional<bool> by(TieRule rule) const { return value[static_cast<std::size_t>(rule)]; }
};

/// How an actor's claims fare with the others (methods 1.4, report per actor).
struct ActorReport {
    int claims_made = 0;
    int checkable = 0;
    int confirmed = 0;
    int named_by_others = 0;
    int named_but_not_named_back = 0;
};

struct Reconciled {
    std::vector<Dyad> dyads;            ///< every pair a < b, in that order
    std::vector<double> reliability;    ///< of each informant; for the coding team only
    std::vector<ActorReport> actors;
};

/// Puts the reports of several informants together (methods 1.4), for undirected pairs.
///
///   n, informants, reports  Actors by position; a report on oneself is ignored.
///   theta     Threshold of the rule `weighted`, inclusive.
///   skip      An informant left out (jack-knife), or -1.
///   Cost      O(n^2 + what was asked and said), times its logarithm.
Reconciled reconcile(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports,
                     double theta = 0.5, int skip = -1);

/// The same for the pairs that somebody reported on, without building all n^2 pairs: dyads in the order
/// of (a, b). Reliabilities are those of the given reports. Cost: what was asked and said, times its logarithm.
Reconciled reconcile_reported(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports,
                              double theta = 0.5);

/// Pairs that at least one end could have reported, or that a third party affirms.
///
///   whole  Actors of which every pair could be observed: somebody there was asked about everybody.
///   pairs  All other pairs (a < b, in order) that could be observed; neither end is `whole`.
struct Observable {
    std::vector<bool> whole;
    std::vector<std::pair<int, int>> pairs;
};
Observable observable(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports);

/// Hears everybody about one pair after the other, without looking at those who have nothing to do with it.
class Hearing {
public:
    /// `informants` must outlive it.
    Hearing(int n, const std::vector<Informant>& informants);
    /// Informants of either end who were asked about the other one or about everybody, in order.
    std::vector<int> in_position(int a, int b) const;
    /// What reports on one pair come to, as `reconcile_reported` of them alone has it; `reports` of the dyad are positions in them.
    Dyad pair(int a, int b, std::vector<Report> reports, double theta) const;

private:
    const std::vector<Informant>& informants_;
    std::vector<std::vector<std::pair<int, int>>> at_home_;  ///< of each actor: partner asked about, informant
    std::vector<std::vector<int>> rosters_;
};

}  // namespace crosscut::evidence
