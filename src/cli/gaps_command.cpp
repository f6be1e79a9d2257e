// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.hpp"
#include "cli/gaps_answer.hpp"

#include "cli/progress.hpp"
#include "foundation/number.hpp"

namespace crosscut::cli {

using namespace evidence;

namespace {

/// The list with its robustness, what chance would give, and what is kept apart from it.
Result<GapsAnswer> gaps_answer(const Console& console, const study::State& state, const network::TieSet& ties, const GapsOptions& wanted, analysis::GapQuestion asked)
{
    const Archive& archive = state.archive;
    if (!asked.question.until)
        asked.question.until = analysis::last_observed_day(archive, ties, asked.question);
    Work whole;
    const Progress progress(console, whole, {"Looking for gaps"});
    GapsAnswer out{state, asked, wanted.all, {}, {}, {}, {}, {}, {}, {}, {}};
    Work list(whole, 0, 0.1);
    Result<std::vector<analysis::Gap>> gaps = analysis::find_gaps(archive, ties, asked, list);
    if (!gaps)
        return gaps.problem();
    out.gaps = std::move(*gaps);
    if (wanted.variants > 0) {
        Work part(whole, 0.1, 0.8);
        Result<analysis::GapVariants> variants = analysis::gap_variants(archive, ties, asked, out.gaps, {state.about().seed, static_cast<std::size_t>(wanted.variants)}, part);
        if (!variants)
            return variants.problem();
        out.gaps = analysis::with_robustness(std::move(out.gaps), *variants);
        out.variants = std::move(*variants);
    }
    if (wanted.permutations > 0) {
        Work part(whole, 0.8, 1);
        Result<std::vector<analysis::ChanceCount>> chance =
            analysis::expected_by_chance(archive, ties, asked, state.about().seed, part, static_cast<std::size_t>(wanted.permutations));
        if (!chance)
            return chance.problem();
        out.chance = std::move(*chance);
    }
    out.decided = study::decisions_on(archive, *state.decisions, out.gaps, asked.question.field);
    std::vector<bool> settled;
    for (const study::Decision* decision : out.decided)
        settled.push_back(decision != nullptr);
    out.shown = analysis::shown_at_first(out.gaps, 5, settled);
    for (const analysis::GapKind kind : analysis::all_gap_kinds)
        out.why_empty.push_back(analysis::why_empty(archive, ties, asked, kind));
    out.contacts = analysis::suggested_contacts(archive, ties, asked.question);
    out.blind = analysis::blind_spots(archive, ties, asked.question);
    return out;
}

}  // namespace

Exit show_gaps(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const GapsOptions& wanted)
{
    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const study::State& state = desk->state;
    analysis::GapQuestion asked{desk->question, analysis::reference_day(*state.crises, desk->question.field)};
    if (!wanted.reference.empty()) {
        Result<Day> day = day_of(wanted.reference);
        if (!day)
            return console.misused(day.problem().what, day.problem().hint);
        asked.reference = *day;
    }
    const Result<GapsAnswer> answer = gaps_answer(console, state, desk->ties, wanted, asked);
    if (!answer)
        return console.fail(answer.problem());

    Facts facts = facts_of(state.archive, answer->asked.question);
    add_disclaimer(facts, state, console.language);
    const bool looks_back = answer->asked.reference && answer->asked.question.until && *answer->asked.reference < *answer->asked.question.until;
    facts.emplace_back("reference", looks_back ? Cell(iso(*answer->asked.reference)) : Cell());
    facts.emplace_back("gap_count", 1.0 * static_cast<double>(answer->gaps.size()));
    facts.emplace_back("variants", answer->variants.variants > 0 ? Cell(1.0 * static_cast<double>(answer->variants.variants)) : Cell());
    facts.emplace_back("permutations", wanted.permutations > 0 ? Cell(1.0 * wanted.permutations) : Cell());
    facts.emplace_back("seed", plain(static_cast<double>(state.about().seed)));
    if (format == Format::table) {
        print(console.out, format, facts, {}, console.language);
        put_gaps(console.out, console.language, *answer);
    } else {
        facts.emplace_back("blind_pair_count", 1.0 * static_cast<double>(answer->blind.pair_count));
        print(console.out, format, facts, gap_grids(console.language, *answer), console.language);
    }
    return Exit::done;
}

}  // namespace crosscut::cli
