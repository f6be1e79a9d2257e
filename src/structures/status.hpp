// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "foundation/spell.hpp"
#include "structures/taxonomy.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace crosscut::structures {

/// Status of a structure on a day: derived from its events, never typed in (domain 2.5).
enum class Status { permanent, active, on_grant, vacant, dormant, ended, unsure, unknown, not_yet };
inline constexpr std::size_t status_count = 9;
std::string_view key(Status status);
std::string_view label(Language language, Status status);

/// Whether a structure in this status works or could work (not asleep, not ended, not merely proposed).
bool alive(Status status);

/// One of the statuses that are possible on an unsure day, with the words for it.
struct Alternative {
    Status status = Status::unsure;
    StructureId merged_into;  ///< for `ended` by being merged; 0 = not
    bool operator==(const Alternative&) const = default;
};

/// Status on one day, with its reasons.
struct StatusOnDay {
    Status status = Status::not_yet;
    std::vector<Alternative> alternatives;  ///< of an unsure day, two or more
    std::vector<EventId> because;           ///< the events that decided
    std::vector<EventId> also;              ///< decided or announced, without effect yet
    bool operator==(const StatusOnDay&) const = default;
};

/// Days over which nothing changes.
struct Run {
    Day first;
    Day last;
    StatusOnDay state;
};

/// What is known of one structure.
struct Life {
    StructureId structure;
    std::optional<Day> observed;  ///< last day that anybody spoke of; nothing is known after it
    std::vector<Run> runs;        ///< from the horizon to the last day asked for, without gaps
};

/// A membership as a spell, observed until the structure is.
struct MembershipSpell {
    MembershipId id;
    StructureId structure;
    ActorId actor;
    evidence::Role role;
    Spell spell;
};

/// The chronicle of all structures of an archive.
///
///   lives        In the order of the archive's structures.
///   memberships  Those whose dates make a spell; the rest stands in `problems`.
struct Chronicle {
    std::vector<Life> lives;
    std::vector<MembershipSpell> memberships;
    std::vector<Problem> problems;
};

/// An event with the days on which its effect may begin.
///
///   from, sure  First day on which the effect may hold; first day on which it certainly holds. An event whose date is
///               the last day of the old state (a post ended) works from the day after.
///   row         Place of the event in its table.
struct Happening {
    const evidence::Event* event = nullptr;
    const EventType* type = nullptr;  ///< null for a type that the taxonomy does not know
    Day from;
    Day sure;
    std::size_t row = 0;
};
/// Sides that are open are this far away.
inline constexpr Day long_ago{std::chrono::days{-200000}};
inline constexpr Day far_off{std::chrono::days{200000}};
/// The events of a structure in the order in which they count: by the middle of their windows, a begin before all
/// else where windows overlap, then by row.
std::vector<Happening> happenings(const evidence::Archive& archive, StructureId structure);

/// Last day up to which anybody could speak of a structure: the latest interview of its lead or a
/// member, else of anybody in its city and field; a dated event later than that counts, too.
std::optional<Day> observed_until(const evidence::Archive& archive, const evidence::Structure& structure);

/// `observed_until` of many structures of one archive: interviews, members and events are gone through once.
class LastWords {
public:
    /// `only`: the city of all structures that will be asked for; 0 = any.
    explicit LastWords(const evidence::Archive& archive, CityId only = {});
    std::optional<Day> until(const evidence::Structure& structure) const;

private:
    /// The latest interview of a field.
    struct Talk {
        evidence::Field field = evidence::Field::none;
        Day day;
    };
    std::map<CityId, std::vector<Talk>> talks_;
    std::map<CityId, std::map<ActorId, Day>> by_actor_;  ///< the latest interview of an informant's home
    std::map<StructureId, std::set<ActorId>> members_;
    std::map<StructureId, Day> event_;
};

/// Status on a day. The last event whose latest possible day is over decides; an event that may or may
/// not have happened makes it `unsure`, with both; after the last report it is `unknown`.
///
///   Edge    No event: `unsure` where members are known, else `not_yet`. An event after which nobody
///           said what became of the structure (the grant ended) leaves it `unsure` until another event
///           may have answered. Events that share a date count in the order begin, change, gap,
///           stabilise, end. `2020/..` is a state from 2020 on.
///   Source  Domain 2.5; worked example in the cases (RE-S06).
StatusOnDay status_on(const evidence::Archive& archive, StructureId structure, Day day);

/// The lives of all structures between the horizon and `until`.
Chronicle chronicle(const evidence::Archive& archive, Day until = day_of(2026, 12, 31), Day horizon = horizon_start);

/// The state in a life on a day.
const StatusOnDay& state_on(const Life& life, Day day);

/// One sentence for a state: "vacant; also: decided to make it permanent".
std::string described(Language language, const evidence::Archive& archive, const StatusOnDay& state);

}  // namespace crosscut::structures
