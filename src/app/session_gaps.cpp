// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include <algorithm>

namespace crosscut::app {

namespace {

/// The list and what stands beside it.
struct Found {
    std::vector<analysis::Gap> gaps;
    panels::GapReading reading;
    analysis::GapQuestion question;
};
struct Tried {
    analysis::GapVariants variants;
    std::vector<analysis::ChanceCount> chance;
};

bool same_gap(const analysis::Gap& a, const analysis::Gap& b)
{
    return a.kind == b.kind && a.form == b.form && a.actors == b.actors && a.groups == b.groups && a.structure == b.structure && a.ties == b.ties;
}

}  // namespace

void Session::ask_for_gaps()
{
    if (gaps_asked_ == asked_ || !asked_)
        return;
    if (gaps_wish_.follow(*asked_, now)) {
        jobs.cancel("gaps");  // of another day
        gaps_.reset();
    }
    // While time is dragged over a large network the cores draw it.
    constexpr std::size_t large = 1'000;
    constexpr double rest = 0.25;  // seconds
    if (snapshot_ && snapshot_->actors.size() > large && now - gaps_wish_.since < rest)
        return;
    gaps_asked_ = asked_;
    gaps_.reset();
    gap_reading_ = {};
    gaps_question_.reset();
    gaps_before_.reset();
    jobs.cancel("gap variants");
    analysis::GapQuestion question;
    question.question = *asked_;
    question.reference = analysis::reference_day(crises_, asked_->field);
    jobs.start(
        "gaps", {"Looking for gaps"},
        [state = book.state(), derived = derived_, question](Work& work) mutable -> Result<Found> {
            if (!question.question.until)
                question.question.until = analysis::last_observed_day(state.archive, derived->ties, question.question);
            Result<std::vector<analysis::Gap>> gaps = analysis::find_gaps(state.archive, derived->ties, question, work);
            if (!gaps)
                return gaps.problem();
            Found out{std::move(*gaps), {}, question};
            for (const analysis::GapKind kind : analysis::all_gap_kinds)
                out.reading.why_empty.push_back(analysis::why_empty(state.archive, derived->ties, question, kind));
            out.reading.contacts = analysis::suggested_contacts(state.archive, derived->ties, question.question);
            out.reading.blind = analysis::blind_spots(state.archive, derived->ties, question.question);
            return out;
        },
        [this](Result<Found> found) {
            gaps_ = std::vector<analysis::Gap>();
            if (found) {
                gaps_ = std::move(found->gaps);
                gap_reading_ = std::move(found->reading);
                gaps_question_ = found->question;
            }
            gaps_tried_ = false;
            if (gap_) {  // it is flagged on the map
                look_.reset();
                ++revision_;
            }
        });
}

// The variants take long, so they are tried only where the list is looked at.
void Session::try_gaps(const panels::View& view)
{
    if (view.room != panels::Room::gaps || gaps_tried_ || !gaps_ || !gaps_question_)
        return;
    gaps_tried_ = true;
    jobs.start(
        "gap variants", {"Trying how robust the gaps are"},
        [state = book.state(), derived = derived_, question = *gaps_question_, gaps = *gaps_](Work& work) -> Result<Tried> {
            Work first(work, 0, 0.8);
            Result<analysis::GapVariants> variants = analysis::gap_variants(state.archive, derived->ties, question, gaps, {state.about().seed, 1000}, first);
            if (!variants)
                return variants.problem();
            Work second(work, 0.8, 1);
            Result<std::vector<analysis::ChanceCount>> chance = analysis::expected_by_chance(state.archive, derived->ties, question, state.about().seed, second);
            if (!chance)
                return chance.problem();
            return Tried{std::move(*variants), std::move(*chance)};
        },
        [this](Result<Tried> tried) {
            if (!tried || !gaps_)
                return;
            gaps_before_ = *gaps_;
            gaps_ = analysis::with_robustness(std::move(*gaps_), tried->variants);
            gap_reading_.variants = std::move(tried->variants);
            gap_reading_.chance = std::move(tried->chance);
            look_.reset();
            ++revision_;
        });
}

// The gap that is selected stays so when the list is numbered anew.
void Session::follow_gap(panels::View& view)
{
    if (!gaps_before_)
        return;
    const auto moved = [&](std::optional<int>& number) {
        const auto old = std::find_if(gaps_before_->begin(), gaps_before_->end(), [&](const analysis::Gap& gap) { return gap.number == number; });
        if (old == gaps_before_->end())
            return;
        const auto there = std::find_if(gaps_->begin(), gaps_->end(), [&](const analysis::Gap& gap) { return same_gap(gap, *old); });
        if (there != gaps_->end())
            number = there->number;
    };
    moved(view.gap);
    moved(view.gaps_memory.seen);
    gaps_before_.reset();
}

}  // namespace crosscut::app
