// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/snapshot.hpp"
#include "structures/crisis.hpp"
#include "work/work.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosscut::analysis {

/// What kind of finding (methods 4.2); `key` is "G1" ... "G8" in files.
enum class GapKind { shared_task, thin_seam, hole, single_point, one_door, one_sided, lost, paper };
inline constexpr std::array<GapKind, 8> all_gap_kinds{GapKind::shared_task, GapKind::thin_seam, GapKind::hole, GapKind::single_point,
                                                      GapKind::one_door,    GapKind::one_sided, GapKind::lost, GapKind::paper};
std::string_view key(GapKind kind);
/// Short heading ("Single point of failure" / „Reißstelle“).
std::string_view label(Language language, GapKind kind);
/// The plain sentence of methods 4.2 in a language.
std::string_view sentence(Language language, GapKind kind);

/// A finding that asks for a look, with what speaks for it. Never a verdict.
///
///   number     1, 2, ... in the order of the list; stable for the same study and question.
///   form       What exactly: "articulation", "bridge", "no_door", "one_door", "one_department", "one_sided",
///              "disputed", "lost_tie", "lost_channel", "lost_broker", "shared_task", "thin_seam",
///              "hole_no_broker", "hole_single_broker", "hole_several_brokers", "dormant", "no_tie_among_members".
///   grade      'A' somebody said so, 'B' both sides could have spoken, 'C' one side could (methods 4.1).
///   actors     Whom it concerns: the actor or both ends first, then doors or others cut off; the members of a
///              structure; who stands between two departments. May be empty (two departments without anybody
///              between them, a structure without known members).
///   groups     Departments that it concerns (lost channel, seam, hole), as the actors that stand for them.
///   structure  The paper structure.
///   score      Inside its kind only.
///   fragility  Unreported ties that would make it vanish; 0 = does not apply.
///   text       One sentence. Its first args are the names of `named`, in that order; who shows pseudonyms
///              replaces these args. Numbers follow.
///   named      Actors whose names the sentence shows.
///   values     What was computed for it, by name, for files: similarity and distance (G1), p, q ... (G2).
///   claims     The evidence: claims behind the ties that it rests on.
///   threshold  False where the kind's threshold for display is not met (methods 4.2).
///   raised     The only door is a project or bound to one person: one rank higher in the list.
///   robustness Share of the variants in which it is found, too; empty where no variants were tried.
struct Gap {
    int number = 0;
    GapKind kind = GapKind::single_point;
    std::string form;
    char grade = 'C';
    std::vector<ActorId> actors;
    std::vector<ActorId> groups;
    StructureId structure;
    double score = 0;
    int fragility = 0;
    Message text;
    std::vector<ActorId> named;
    std::vector<std::uint32_t> ties;
    std::vector<ClaimId> claims;
    bool threshold = true;
    bool raised = false;
    std::vector<std::pair<std::string, double>> values;
    std::optional<double> robustness;
};

/// The sentence of a gap, with its days as they are said; `names` stand for those of `named`, as far as they go.
std::string finding(Language language, const Gap& gap, const std::vector<std::string>& names = {});

/// What gaps are looked for in.
///
///   question   With a day; without one `last_observed_day` is taken.
///   reference  Day to which "lost" looks back; the acute end of the crisis of the field by default
///              (`reference_day`), empty = no G7.
struct GapQuestion {
    network::Question question;
    std::optional<Day> reference;
};

/// The day for which the question is answered where none is asked for: the day of that interview on which most
/// ties of the question were seen, the latest of these. After it too much could no longer be observed. Empty
/// without a dated interview.
std::optional<Day> last_observed_day(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question);

/// Acute end of the crisis that belongs to a field: the heat summers for climate, else the arrivals of 2015.
std::optional<Day> reference_day(const std::vector<structures::Crisis>& crises, evidence::Field field);

/// Gaps G1 to G8 of one question, ranked inside each kind by (grade, robustness, score, ids), kinds in their order.
///
///   Departments  Divisions of the town hall; pairs are looked at inside one city.
///   Evidence  A: somebody said that a tie across the gap ended or is not there (G1 to G5), one side names it or
///             denies it (G6), certain on both days (G7), the structure is asleep (G8). B: both sides could have
///             spoken; C: one could. A side of a cut could speak if one of its actors was interviewed, the rest
///             if it was in position for one of those. Where nobody could have spoken there is no gap.
///   Score     G1 similarity * (1 - 1 / distance); G2 missing share of the expected ties; G3 1 without a broker, 1/2
///             with one, 0 with several (not shown); G4 share of pairs cut off; G5 1 / doors (2 without any);
///             G6 strength; G7 strength / 5 of a tie, number of ties of a channel, lost share of a broker's pairs;
///             G8 years asleep, else 0.
///   Errors  `missing_value` without a day; `cancelled`.
///   Source  Methods 4.1 to 4.4.
Result<std::vector<Gap>> find_gaps(const evidence::Archive& archive, const network::TieSet& ties, const GapQuestion& asked, Work& work);

/// Why a kind has nothing in the list although it was looked for: no topics are known (G1), no pair of departments
/// could be tested (G2), there is no earlier day to look back to (G7). Empty where nothing stood in the way.
Message why_empty(const evidence::Archive& archive, const network::TieSet& ties, const GapQuestion& asked, GapKind kind);

/// Which gaps of a list are shown at first: at most `most` of each kind, above the threshold, and not fragile
/// (found in fewer than half of the variants) where that is known (methods 4.4). What is `settled` (by position;
/// may be empty) stands elsewhere and takes no place.
std::vector<bool> shown_at_first(const std::vector<Gap>& gaps, int most = 5, const std::vector<bool>& settled = {});

}  // namespace crosscut::analysis
