// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/fate.hpp"
#include "evidence/archive.hpp"
#include "structures/status.hpp"

#include <memory>

namespace crosscut::analysis {

/// What the events and memberships of a structure say of its course (methods 5.1).
///
/// How events become observations:
///   start    The first event that begins something or shows that it runs. After `exists` and the like the begin is
///            unknown: any day from the horizon on. No such event: no start, and too little evidence for anything.
///   end      `dissolved` or `expired` with nothing after it; with a new begin after it the time between is sleep.
///   pace     `dormant`, `vacant`, the end of an only post: dormant (nobody works). `reduced`: reduced. A begin,
///            `revived`, `refilled`, `active`, `extended`: active. Others wake what slept and change nothing else.
///   departments  Divisions (outside of the town hall: organisations) with an active member, where members are known.
///   formalisation  Starts with what the type of structure rests on (a staff unit on an organisation order: 2; a working
///            group on nothing: 0); `agreed` and `funded` raise it to 1, `formalised`, `plan_adopted` and `upgraded` to
///            2, `permanent` to 3.
///   doubt    A grant that ended, a merger or a split whose outcome nobody told: after that day nothing is known.
///            Where another structure of the same lead took something in within half a year, it may be the heir.
///   successor  A structure of the same city whose key or name stands in the words of the end, the merger or the split.
///   meetings, posts  Are not in the tables: empty, they decide nothing.
struct Record {
    StructureId structure;
    bool dated = false;      ///< there is a statement or document on the start
    Day start_earliest;      ///< days of the start; only if dated
    Day start_latest;
    Course course;           ///< vague dates on their middle days
    Day observed;            ///< last day that anybody spoke of
    std::optional<Day> doubt;
    EventId doubtful;        ///< the event that left the question
    StructureId possible_heir;
    StructureId successor;   ///< named in the words of the end
    std::vector<EventId> begins;          ///< events behind the start
    std::vector<EventId> ends;            ///< behind the end or the last sleep
    std::vector<EventId> formal;          ///< behind the last rise of formalisation
    bool formal_is_sure = true;           ///< it rests on a document or two informants
};

/// Which day of a vague date stands for it: `drawn` any of its days alike, `triangular` those near the middle more likely
/// (methods 6.3, second prior). Dates of one structure with the same days are one date: drawn once.
enum class DatePick { middle, earliest, latest, drawn, triangular };

/// Reads an archive once and tells the records of all its structures as often as wanted. Needs the archive to live on.
class Recorder {
public:
    explicit Recorder(const evidence::Archive& archive);
    /// In the order of the archive; the courses of `drawn` dates take them from `seed`.
    ///   Edge   A draw in which something happens before the begin is drawn again, at most a hundred times; then the
    ///          middle days stand.
    std::vector<Record> records(DatePick pick = DatePick::middle, std::uint64_t seed = 1) const;

    struct Source;

private:
    std::shared_ptr<const Source> source_;
};
std::vector<Record> records(const evidence::Archive& archive, DatePick pick = DatePick::middle, std::uint64_t seed = 1);

/// The courses of records, successors set: what `fate_of` and `landmark_of` take.
std::vector<Course> courses_of(const std::vector<Record>& records);

}  // namespace crosscut::analysis
