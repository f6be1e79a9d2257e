// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/record.hpp"
#include "analysis/persistence/survival.hpp"
#include "analysis/persistence/turnbull.hpp"
#include "work/work.hpp"

namespace crosscut::analysis {

/// One of several outcomes with the share of draws in which it came.
struct OutcomeShare {
    Outcome outcome = Outcome::held;
    double share = 0;
};

/// What became of a structure after a crisis at a horizon, with its reasons.
///
///   outcome  With dates on their middle days; `insufficient_evidence` where the evidence that methods 5.1 asks for is
///            not there.   otherwise  What it would be with the evidence.
///   shares   Of the draws of vague dates, largest first; empty without draws.
///   stated   The outcome came in at least 0.8 of the draws (methods 6.3).
struct Verdict {
    int years = 3;
    Day horizon;
    Outcome outcome = Outcome::not_attributed;
    Outcome otherwise = Outcome::not_attributed;
    std::vector<std::string_view> weakened_by;
    std::vector<Message> reasons;
    std::vector<EventId> because;
    std::vector<OutcomeShare> shares;
    bool stated = true;
};

/// One structure seen from one crisis.
///
///   origin    With dates on their middle days; empty without a dated start.
///   chances   Of the start's class; `origin_label` says the class, "probably_..." or "undetermined" (methods 5.2).
///   landmark  Its record on the clock of loss; `months_low`, `months_high` with all vague dates on their first (last)
///             days: the interval that the Turnbull curve takes.
struct Fortune {
    StructureId structure;
    structures::CrisisId crisis;
    std::optional<Origin> origin;
    OriginChances chances;
    std::string origin_label;
    std::vector<Verdict> verdicts;
    std::optional<LandmarkRecord> landmark;
    EndInterval interval;
    bool attributed() const { return origin && *origin != Origin::ended_before && *origin != Origin::later; }
    const Verdict* at(int years) const;
};

struct FortuneQuestion {
    std::vector<int> years{1, 2, 3, 5};
    int draws = 1000;  ///< of vague dates (methods 6.3); 0 = none
    std::uint64_t seed = 1;
};

/// Origin and outcome of every structure for one crisis (methods 5.2, 5.3, 6.3). Nothing is dropped: what cannot be
/// judged says so.
///   Errors  `cancelled`.
Result<std::vector<Fortune>> fortunes(const evidence::Archive& archive, const structures::Crisis& crisis, const FortuneQuestion& question, Work& work);
/// The same of an archive that was read already: several crises need only one recorder.
Result<std::vector<Fortune>> fortunes(const evidence::Archive& archive, const Recorder& recorder, const structures::Crisis& crisis, const FortuneQuestion& question, Work& work);

/// The same from records that were made already (with days drawn, on their first days ...): no draws, no intervals.
std::vector<Fortune> fortunes_from(const evidence::Archive& archive, const std::vector<Record>& records, const structures::Crisis& crisis, const std::vector<int>& years);

/// The crisis that a field answers to: integration to the first, climate to the last, others to none of their own
/// (methods 5.8: field and crisis are nearly the same variable). Null where the study has no crisis.
const structures::Crisis* crisis_of(const std::vector<structures::Crisis>& crises, evidence::Field field);

/// Survival rows of the landmark clock in months: group = field, stratum = city (methods 5.4, primary design).
///   The headline takes what emerged in the acute phase or was woken or strengthened by the crisis; the others are the
///   comparison curve.
struct LandmarkRows {
    std::vector<SpellRow> headline;
    std::vector<SpellRow> unchanged;
    std::vector<EndInterval> intervals;  ///< of the headline, for vague ends
    int left_out = 0;                    ///< not there or asleep at the acute end, emerged later, or without a dated start
};
LandmarkRows landmark_rows(const evidence::Archive& archive, const std::vector<Fortune>& fortunes, CityId city = {}, evidence::Field field = evidence::Field::none);

}  // namespace crosscut::analysis
