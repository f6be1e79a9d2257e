// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "foundation/words.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace crosscut::analysis {

/// The typical courses that a structure's life may take (domain 2.6).
enum class Pattern {
    grant_clock,
    hole,
    hand_over_gap,
    early_leaver,
    refounding,
    plan_without_body,
    body_without_plan,
    relocation,
    soft_money,
    crisis_team,
    stuck_at_proposed,
    quiet_sleep,
    outsourcing,
    shelter
};
inline constexpr std::size_t pattern_count = 14;
std::string_view key(Pattern pattern);
std::string_view label(Language language, Pattern pattern);
/// What the pattern says, in one sentence.
std::string_view sentence(Language language, Pattern pattern);

/// A pattern that a structure follows, with what speaks for it.
struct PatternFound {
    Pattern pattern = Pattern::grant_clock;
    Message reason;
    std::vector<EventId> because;
    std::vector<StructureId> others;  ///< other structures that belong to it: the plan, the new start
};

/// The patterns of one structure, in their order; several may fit, or none.
///
///   grant_clock        `funded`, and 18 to 78 months later the grant ended, was extended or made permanent.
///   hole               Vacant, ended, or out of money; a new start a year or more later: its own, or that of another post or
///                      office of the same lead and field.
///   hand_over_gap      `vacant`, filled again within half a year.
///   early_leaver       `vacant` before the grant ended, and not filled again within half a year.
///   refounding         Members appointed anew at least twice, or once three years and more after the begin.
///   plan_without_body  A group that ended or fell asleep from half a year before to a year and a half after a plan of the
///                      same lead was adopted.
///   body_without_plan  A network, forum or board that runs for ten years and is older than every plan of its city and field.
///   relocation         `moved`.
///   soft_money         An office that was staffed or upgraded, with grants or posts that ended, and never
///                      made permanent.
///   crisis_team        A crisis team that was revived.
///   stuck_at_proposed  Nothing but what comes before a begin.
///   quiet_sleep        Asleep, and nobody ended it.
///   outsourcing        A post, office or network in the lead of civil society.
///   shelter            A regional body leads it or is a member, for three years and more.
///
///   Dates   The middle of a vague date stands for it. What follows what: as `structures::happenings` has it.
std::vector<PatternFound> patterns_of(const evidence::Archive& archive, StructureId structure);

}  // namespace crosscut::analysis
