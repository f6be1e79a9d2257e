// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/uncertainty/strip.hpp"

#include <cstdint>

namespace crosscut::analysis {

/// Below this many informants only leave-one-out is computed (methods 6.1).
inline constexpr std::size_t fewest_informants = 6;
inline constexpr int first_places = 3;

/// How much is drawn (methods 6.1 to 6.3); 0 = none of it.
struct UncertaintySettings {
    int interviews = 1000;  ///< bootstrap over interviews
    int dropped = 500;      ///< for each share of informants left out
    int dates = 1000;       ///< vague dates, for each of both priors
    std::uint64_t seed = 1;
};

/// What the draws of one kind say of an item.
///
///   low, high   Middle 95 % of its values.   places  Middle 95 % of its places; equal values have all of theirs.
///   first       Share of draws in which it is among the first three (equal values share).
///   defined     Share of draws in which it has a value at all.
struct Drawn {
    Range values;
    std::optional<Places> places;
    double first = 0;
    double defined = 0;
};

/// One item with all that is not sure about it.
///
///   value, places  With all informants, rule and time as asked.
///   first          Share of the first three places that it holds (1, or a part of it at an edge of equal values).
///   left_out       Smallest and largest value with any one informant missing; `left_out_places` likewise.
///   interviews     "If we had talked to other people like these"; empty below six informants.
///   dates          Vague dates as uniform days; `middle_dates` with days near the middle more likely (triangular).
///   rules          Smallest and largest over the strip; `rules_places` likewise.
///   robust         Share of the variants - rules, bounds of time, one informant less - in which it stays among the
///                  first three, or outside of them, as it is; empty for a measure without order or without variants.
struct Doubt {
    Item item;
    Value value;
    std::optional<Places> places;
    double first = 0;
    Range left_out;
    std::optional<Places> left_out_places;
    std::optional<Drawn> interviews;
    std::optional<Drawn> dates;
    std::optional<Drawn> middle_dates;
    Range rules;
    std::optional<Places> rules_places;
    Value robust;

    /// The places to draw as a halo: over other interviews; below six informants over leave-one-out.
    std::optional<Places> halo() const { return interviews ? interviews->places : left_out_places; }
};

/// The network without one informant.
///
///   agreement   Spearman with the full result.   first  Items then among the first three, in order of the items.
///   came, went  How many of them were not there before, are not any more.
struct LeftOut {
    InterviewId interview;
    Values values;
    Value agreement;
    std::vector<std::size_t> first;
    int came = 0;
    int went = 0;
};

/// What is left of the order when informants are dropped at random (after Epskamp, Borsboom and Fried 2018; methods 6.2).
///
///   coefficient  Largest share dropped at which at least 95 % of the draws agree with the full order (Spearman 0.7 or
///                more); 0 where none does. Empty below six informants and for a measure of the network.
struct Stability {
    struct Step {
        double share = 0;  ///< of informants dropped: 0.1, 0.2 ... 0.7
        int informants = 0;  ///< that many are left out
        double agreeing = 0;  ///< share of draws with Spearman 0.7 or more; undefined does not agree
        Value middle;         ///< median Spearman
    };
    Value coefficient;
    std::vector<Step> steps;
};
/// What to make of a coefficient: `none` (not computed), `no_order` below 0.25, `careful`, `good` from 0.5 on. The
/// thresholds were set for other data: a convention.
enum class StabilityVerdict { none, no_order, careful, good };
StabilityVerdict verdict_of(const Stability& stability);
std::string_view key(StabilityVerdict verdict);
/// A sentence for people ("Do not rank the actors: ...").
std::string_view sentence(Language language, StabilityVerdict verdict);

/// A measure with everything that is not sure about it (methods 6).
struct Uncertainty {
    Asked asked;
    Per per = Per::actor;
    UncertaintySettings settings;
    std::vector<InterviewId> informants;
    std::vector<Doubt> doubts;  ///< in the order of the measure's values
    std::vector<LeftOut> left_out;
    Stability stability;
    Strip strip;
    Values earliest_ends;  ///< all vague ends on their first (last) days: the extreme pair of methods 6.3
    Values latest_ends;
    int variants = 0;      ///< behind `Doubt::robust`
    std::vector<Message> notes;  ///< what could not be computed, and why
};

/// Value      Everything above, for the informants of the question's city and field.
/// Edge       Without informants: strip and dates only. Without a day: no draws of dates, they would change nothing.
/// Order      1 = the largest value, for every measure.
/// Threads    The same numbers for any number of workers: each draw has a stream of its own (methods 0).
/// Errors     `unknown_name` for a measure that is not there; `cancelled`.
/// `given`    Ties of a network that nobody was interviewed for: they are taken as they are.
Result<Uncertainty> uncertainty(const evidence::Archive& archive, const Asked& asked, const UncertaintySettings& settings, Work& work, const network::TieSet* given = nullptr);

}  // namespace crosscut::analysis
