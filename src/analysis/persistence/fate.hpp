// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "foundation/spell.hpp"
#include "structures/crisis.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::analysis {

/// How busy a structure was seen to be.
enum class Pace { active, reduced, dormant };

/// What was seen of a structure on a day; it holds until the next observation (methods 5.1). Empty = not known.
///
///   formalisation  0 informal, 1 agreed in writing, 2 anchored, 3 permanent and funded from the regular budget.
struct Sighting {
    Day day;
    Pace pace = Pace::active;
    Value departments;
    Value meetings;  ///< a year
    Value posts;     ///< full-time equivalents
    Value formalisation;
};

/// The course of one structure with exact days.
///
///   end        Last active day; empty = still running when last observed.
///   successor  Position of the structure that took over, or -1.
///   observed   Last day that anybody spoke of.
struct Course {
    std::string id;
    Day start;
    std::optional<Day> end;
    int successor = -1;
    Day observed;
    std::vector<Sighting> sightings;  ///< by day
};

/// A crisis as the rules need it: onset, acute end, end of the aftermath (methods 1.5).
struct CrisisDays {
    Day onset;
    Day acute_end;
    Day aftermath_end;
};
CrisisDays days_of(const structures::Crisis& crisis);

/// Where a structure comes from, seen from a crisis (methods 5.2).
enum class Origin { ended_before, reactivated, activated, unchanged, emerged_acute, emerged_aftermath, later };
inline constexpr std::size_t origin_count = 7;
/// "pre_existing_reactivated", "emerged_acute": the words of files.
std::string_view key(Origin origin);
std::string_view label(Language language, Origin origin);
Origin origin_of(const Course& course, const CrisisDays& crisis);

/// What became of it at a horizon (methods 5.3). `insufficient_evidence` is given by those who weigh the evidence.
enum class Outcome {
    not_attributed,
    absorbed,
    dissolved,
    not_yet_observable,
    dormant,
    revived,
    weakened,
    consolidated,
    held,
    insufficient_evidence
};
inline constexpr std::size_t outcome_count = 10;
std::string_view key(Outcome outcome);
std::string_view label(Language language, Outcome outcome);
/// Whether the function persists (with absorbed), whether the organisation does (without); empty where the outcome
/// says neither: not attributed, not yet observable, too little evidence.
std::optional<bool> function_persists(Outcome outcome);
std::optional<bool> organisation_persists(Outcome outcome);

/// Highest values during the crisis, the state carried into it included; born later: the first observation.
struct ReferenceState {
    Value departments;
    Value meetings;
    Value posts;
    Value formalisation;
};

/// Months of a survival record, from the acute end (methods 5.4, landmark clock).
///
///   lost       The function was lost: ended without successor, or asleep for a year and more. Else censored.
///   successor  Position of the structure that goes on, or -1.
struct LandmarkRecord {
    long days = 0;
    bool lost = false;
    int successor = -1;
    double months() const { return static_cast<double>(days) / 30.4375; }
};

struct Fate {
    Origin origin = Origin::later;
    Outcome outcome = Outcome::not_attributed;
    Day horizon;
    ReferenceState reference;
    std::vector<std::string_view> weakened_by;  ///< departments, fte, meetings_per_year, formalisation, activity
};

/// Origin, outcome and reference state of one structure among all, at acute end + `years` (methods 5.2, 5.3; the
/// first rule that fits).
///
///   Edge    A value that nobody gave weakens nothing. Nothing weakens against a reference of 0.
///   Needs   `which` is a position in `all`; successors, too.
Fate fate_of(const std::vector<Course>& all, std::size_t which, const CrisisDays& crisis, int years);

/// Its record on the landmark clock; empty where it did not exist, or slept, at the acute end.
std::optional<LandmarkRecord> landmark_of(const std::vector<Course>& all, std::size_t which, const CrisisDays& crisis);

/// Whether another structure took over within half a year after the end (methods 5.3, rule 2).
bool goes_on(const std::vector<Course>& all, std::size_t which);

/// A day so many calendar years later; 29 February becomes the 28th.
Day years_later(Day day, int years);

/// Probabilities of the origin for a vague start: share of its days in each class (methods 5.2).
///
///   pre_existing, emerged_acute, emerged_aftermath, later   Add up to 1.
///   certain   Position of the class whose probability is 1, or -1; `likely` of one with at least 0.8.
struct OriginChances {
    std::array<double, 4> chance{};
    int certain = -1;
    int likely = -1;

    static constexpr std::array<std::string_view, 4> keys{"pre_existing", "emerged_acute", "emerged_aftermath", "later"};
    /// "emerged_acute", "probably_emerged_acute" or "undetermined".
    std::string label() const;
};
OriginChances origin_chances(Day earliest, Day latest, const CrisisDays& crisis);

}  // namespace crosscut::analysis
