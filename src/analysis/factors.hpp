// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/fisher.hpp"
#include "analysis/gap_identity.hpp"
#include "analysis/persistence/fortune.hpp"
#include "analysis/statistics.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::analysis {

/// A gap as what a coding or a recommendation is about.
evidence::Target target_of(const GapIdentity& gap);

/// What is compared.
///
///   crisis  0 = each structure under the crisis of its field; of both fields or of none, under the first crisis that
///           its origin is attributed to.
///   years   After the acute end.
struct FactorQuestion {
    CityId city;
    evidence::Field field = evidence::Field::none;
    structures::CrisisId crisis;
    int years = 3;
};

/// One thing that statements were coded for: a structure, a tie or a gap.
///
///   verdict   Of a structure, with its reasons and events; empty for ties, gaps and where nothing can be said.
///   persists  Its function persists; empty where the outcome says neither (not attributed, not yet observable, too
///             little evidence) and for ties and gaps.
struct FactorCase {
    evidence::Target target;
    CityId city;
    structures::CrisisId crisis;
    std::optional<Verdict> verdict;
    std::optional<bool> persists;
    std::vector<CodingId> codings;

    bool coded(const evidence::Archive& archive, FactorId factor, evidence::Influence influence) const;
};

/// Structures with a factor, of one city (0 = all cities together), by what became of them.
///   open      Nothing can be said of their function.   codings  The statements behind the cell.
///   other     Ties and gaps that it was coded for.
struct FactorCell {
    FactorId factor;
    evidence::Influence influence = evidence::Influence::helps;
    CityId city;
    int persists = 0;
    int lost = 0;
    int open = 0;
    int other = 0;
    std::vector<CodingId> codings;
};

/// Whether structures with a factor persist more often than structures without it.
///
///   counts    a: with, persists; b: with, lost; c: without, persists; d: without, lost. Only structures for which
///             something was coded and whose function is known to persist or not: where nothing was coded at all,
///             nobody was asked.
///   smallest  The smallest p that these margins allow; above 0.05 there is no test: `p`, `holm` and `bh` stay empty.
///   with, without   Wilson intervals of the shares that persist.
///   holm, bh  Over the tests that were made.
struct FactorTest {
    FactorId factor;
    evidence::Influence influence = evidence::Influence::helps;
    FourFold counts;
    std::optional<Interval> with;
    std::optional<Interval> without;
    Value smallest;
    Value p;
    Value holm;
    Value bh;
    bool tested() const { return p.has_value(); }
};

/// Why there is no test, with the numbers that say so; empty where there is one.
std::string why_not(Language language, const FactorTest& test);

/// All of it, with what stands beside every such table.
///
///   cells    By factor, influence and city, the sums of all cities first; only what occurs.
///   tests    By factor and influence; Holm and Benjamini-Hochberg over those that were tested.
///   silent   Structures of the question for which nothing was coded.
///   cautions At least that an association is no cause.
struct FactorComparison {
    int years = 3;
    std::vector<FactorCase> cases;
    std::vector<FactorCell> cells;
    std::vector<FactorTest> tests;
    int judged = 0;
    int silent = 0;
    std::vector<Message> cautions;
};

/// Cases, cells and tests of all codings that belong to a question.
///   Errors  `cancelled`.
///   Source  Fisher 1922; Holm 1979; Benjamini and Hochberg 1995; Tarone 1990; Wilson 1927.
Result<FactorComparison> compare_factors(const evidence::Archive& archive, const std::vector<structures::Crisis>& crises, const FactorQuestion& question, Work& work);

/// A structure of another city whose function persisted, with what speaks for it.
///   alike  2 same type and field, 1 same type.
struct HeldElsewhere {
    StructureId structure;
    CityId city;
    structures::CrisisId crisis;
    int alike = 0;
    Verdict verdict;
    std::vector<CodingId> helped;  ///< what was said to have helped it
};

/// Structures that held elsewhere, the most alike first, then the firmest outcome, then by id.
///
///   type   Of the structures; empty = every type but plans and resolutions, which nobody has to keep alive.
///   not_in The city that asks.
///   Errors `cancelled`.
struct ElsewhereQuestion {
    CityId not_in;
    std::string type;
    evidence::Field field = evidence::Field::none;
    int years = 3;
};
Result<std::vector<HeldElsewhere>> held_elsewhere(const evidence::Archive& archive, const std::vector<structures::Crisis>& crises, const ElsewhereQuestion& question, Work& work);

}  // namespace crosscut::analysis
