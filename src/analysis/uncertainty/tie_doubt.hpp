// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/city_index.hpp"
#include "analysis/uncertainty/uncertainty.hpp"

#include <array>

namespace crosscut::analysis {

/// The numbers of ties between two days (methods 5.5).
///
///   net   Share of the pairs that are tied on the second day less that on the first: (new - lost) / all observed pairs.
///         Its sign says whether there are more ties or fewer.
enum class TieNumber { kept, lost, fresh, jaccard, retention, renewal, half_life, net };
inline constexpr std::array<TieNumber, 8> all_tie_numbers{TieNumber::kept,      TieNumber::lost,    TieNumber::fresh,     TieNumber::jaccard,
                                                          TieNumber::retention, TieNumber::renewal, TieNumber::half_life, TieNumber::net};
std::string_view key(TieNumber number);
std::string_view label(Language language, TieNumber number);
/// Behind the decimal sign, for people.
int digits(TieNumber number);
/// In the order of `all_tie_numbers`; a number that cannot be said is empty.
Values numbers_of(const TieChange& change);

/// One number of one city with all that is not sure about it (methods 6).
///
///   left_out     Smallest and largest with any one informant missing.
///   interviews   Middle 95 % over draws of informants; empty below six of them.
///   dates, middle_dates   Middle 95 % over draws of vague dates, under both priors.
///   defined      Share of the draws of dates (first prior) in which it has a value.
///   earliest, latest      All vague ends on their first (last) days.
///   rules        Smallest and largest over the strip.
///   keeps_sign   Of `net`: more ties, or fewer, in every row of the strip. Where not: not robust.
struct TieDoubt {
    TieNumber what = TieNumber::kept;
    Value value;
    Range left_out;
    Range interviews;
    Range dates;
    Range middle_dates;
    double defined = 0;
    Value earliest;
    Value latest;
    Range rules;
    bool keeps_sign = true;
};

/// One reading of the strip: a rule and a bound of time.
///
///   first_ties, second_ties   On either day, of the pairs that count.   observable  Pairs that count.
struct TieStripRow {
    evidence::TieRule rule = evidence::TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    int first_ties = 0;
    int second_ties = 0;
    int observable = 0;
    Values values;
};

/// The ties of one city between two days.
struct TieDoubts {
    CityId city;
    std::size_t informants = 0;
    TieChange change;
    std::vector<TieDoubt> numbers;  ///< in the order of `all_tie_numbers`
    std::vector<TieStripRow> strip;
};

/// `question` gives field, relations, rule and mode; `settings.dropped` does not count. `ties`: those of the archive; a
/// network without informants is read from them as they are. City 0: all of the network.
///   Threads  The same for any number of workers.
///   Errors   `cancelled`.
Result<std::vector<TieDoubts>> tie_doubts(const evidence::Archive& archive, const network::TieSet& ties, const std::vector<CityId>& cities, const network::Question& question, Day first, Day second,
                                          const UncertaintySettings& settings, Work& work);

}  // namespace crosscut::analysis
