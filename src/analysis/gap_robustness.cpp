// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_robustness.hpp"

#include "analysis/gap_evidence.hpp"
#include "analysis/replicates.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace crosscut::analysis {

namespace {

using evidence::TieRule;

constexpr std::array<TieRule, 3> varied_rules{TieRule::reconstructed, TieRule::confirmed_or_unconfirmable, TieRule::union_of_sides};

/// A study without one informant, kept by the worker that made it until it needs another.
struct Rest {
    std::optional<std::size_t> gone;
    evidence::Archive archive;
    network::TieSet ties;
};

/// Which of the wanted gaps a list has.
void count(const evidence::Archive& archive, const std::vector<Gap>& found, evidence::Field field, const std::map<GapIdentity, std::vector<std::size_t>>& wanted,
           const std::vector<Gap>& gaps, std::vector<std::uint32_t>& hits)
{
    std::vector<bool> hit(gaps.size(), false);
    for (const Gap& gap : found) {
        const auto at = wanted.find(identity_of(archive, gap, field));
        if (at == wanted.end())
            continue;
        for (const std::size_t i : at->second)
            hit[i] = hit[i] || gap.threshold || !gaps[i].threshold;
    }
    for (std::size_t i = 0; i < hit.size(); ++i)
        hits[i] += hit[i];
}

}  // namespace

Robustness robustness_of(double share) { return share >= 0.8 ? Robustness::robust : share >= 0.5 ? Robustness::tentative : Robustness::fragile; }

std::string_view key(Robustness robustness)
{
    static constexpr std::array<std::string_view, 3> keys{"robust", "tentative", "fragile"};
    return keys[static_cast<std::size_t>(robustness)];
}

std::string_view label(Language language, Robustness robustness)
{
    switch (robustness) {
    case Robustness::robust: return tr(language, "robust");
    case Robustness::tentative: return tr(language, "tentative");
    case Robustness::fragile: break;
    }
    return tr(language, "fragile");
}

Result<GapVariants> gap_variants(const evidence::Archive& archive, const network::TieSet& ties, const GapQuestion& asked, const std::vector<Gap>& gaps,
                                 const VariantPlan& plan, Work& work)
{
    GapQuestion question = asked;
    if (!question.question.until)
        question.question.until = last_observed_day(archive, ties, question.question);
    if (!question.question.until)
        return no_day_for_gaps();
    const evidence::Field field = question.question.field;
    const std::vector<InterviewId> informants = informants_of(archive, question.question);
    GapVariants out;
    out.informants = informants.size();
    out.share.assign(gaps.size(), std::nullopt);
    if (informants.size() < 2 || gaps.empty())
        return out;
    const std::size_t each = informants.size() * varied_rules.size();
    out.draws = std::max<std::size_t>(1, (plan.at_least + each - 1) / each);
    out.variants = out.draws * each;

    std::map<GapIdentity, std::vector<std::size_t>> wanted;
    for (std::size_t i = 0; i < gaps.size(); ++i)
        wanted[identity_of(archive, gaps[i], field)].push_back(i);

    std::vector<Rest> rests(work.workers());
    std::vector<std::vector<std::uint32_t>> hits(work.workers(), std::vector<std::uint32_t>(gaps.size(), 0));
    const bool done = parallel_for(work, informants.size() * out.draws, 1, [&](std::size_t begin, std::size_t end, unsigned worker) {
        for (std::size_t task = begin; task < end; ++task) {
            Rest& rest = rests[worker];
            const std::size_t gone = task / out.draws;
            if (rest.gone != gone) {
                rest.archive = without_informants(archive, {informants[gone]});
                rest.ties = network::derive_ties(rest.archive, network::default_theta, {}, [&] { return work.stopped(); });
                if (work.stopped())
                    return;
                rest.gone = gone;
            }
            Random random(task_seed(plan.seed, task));
            const network::TieSet drawn = with_drawn_ties(rest.ties, random);
            const evidence::Archive dated = with_drawn_structures(rest.archive, random);
            const GapBodies bodies = gap_bodies(dated, question.question, *question.question.until);
            GapQuestion variant = question;
            for (const TieRule rule : varied_rules) {
                variant.question.rule = rule;
                const double share = work.progress();
                Work part(work, share, share);
                part.set_workers(1);
                const Result<std::vector<Gap>> found = list_gaps(dated, drawn, variant, false, part, &bodies);
                if (!found)
                    return;
                count(dated, *found, field, wanted, gaps, hits[worker]);
            }
        }
    });
    if (!done || work.stopped())
        return stopped_on_request();
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        std::uint64_t all = 0;
        for (const std::vector<std::uint32_t>& own : hits)
            all += own[i];
        out.share[i] = static_cast<double>(all) / static_cast<double>(out.variants);
    }
    return out;
}

std::vector<Gap> with_robustness(std::vector<Gap> gaps, const GapVariants& variants)
{
    for (std::size_t i = 0; i < gaps.size() && i < variants.share.size(); ++i)
        gaps[i].robustness = variants.share[i];
    std::vector<Gap> out;
    for (const GapKind kind : all_gap_kinds) {
        std::vector<Gap> own;
        for (Gap& gap : gaps)
            if (gap.kind == kind)
                own.push_back(std::move(gap));
        rank(own);
        for (Gap& gap : own) {
            gap.number = static_cast<int>(out.size() + 1);
            out.push_back(std::move(gap));
        }
    }
    return out;
}

int percent_of(double share)
{
    const int whole = static_cast<int>(std::lround(100 * share));
    if (whole == 100 && share < 1)
        return 99;
    return whole == 0 && share > 0 ? 1 : whole;
}

std::string standing(Language language, const Gap& gap)
{
    const std::string kind(label(language, gap.kind));
    const std::string grade(1, gap.grade);
    const std::string ties = std::to_string(gap.fragility);
    if (!gap.robustness) {
        if (gap.fragility <= 0)
            return say(language, "{1}, grade {2}.", {kind, grade});
        return gap.fragility == 1 ? say(language, "{1}, grade {2}; one unreported contact would remove it.", {kind, grade})
                                  : say(language, "{1}, grade {2}; {3} unreported contacts would remove it.", {kind, grade, ties});
    }
    const std::string share = std::to_string(percent_of(*gap.robustness));
    if (gap.fragility <= 0)
        return say(language, "{1}, grade {2}, persists in {3} % of the variants.", {kind, grade, share});
    return gap.fragility == 1 ? say(language, "{1}, grade {2}, persists in {3} % of the variants; one unreported contact would remove it.", {kind, grade, share})
                              : say(language, "{1}, grade {2}, persists in {3} % of the variants; {4} unreported contacts would remove it.", {kind, grade, share, ties});
}

}  // namespace crosscut::analysis
