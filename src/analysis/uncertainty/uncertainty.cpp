// SPDX-License-Identifier: Apache-2.0
#include "analysis/uncertainty/uncertainty.hpp"

#include "analysis/observed_on.hpp"
#include "analysis/replicates.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr int drop_steps = 7;
constexpr double enough_agreement = 0.7;
constexpr double enough_draws = 0.95;
constexpr double careful_from = 0.25;
constexpr double good_from = 0.5;

// Streams of draws that stay apart however many draws another kind takes.
constexpr std::uint64_t stream = std::uint64_t{1} << 32;
enum Stream : std::uint64_t { interviews_stream = 1, dates_stream = 2, middle_stream = 3, dropped_stream = 4 };
std::uint64_t seed_of(std::uint64_t master, Stream kind, std::uint64_t draw) { return task_seed(master, kind * stream + draw); }

/// How often each informant speaks: 0 = not at all.
using Times = std::vector<int>;

/// A variant of the network to be measured.
struct Variant {
    enum class Kind { informants, dates, ends } kind = Kind::informants;
    Times times;
    DatePrior prior = DatePrior::uniform;
    std::uint64_t seed = 0;
    bool latest = false;
};

/// Everything to be measured, each variant of informants once however often it was drawn.
class Plan {
public:
    explicit Plan(bool by_weight) : by_weight_(by_weight) {}

    std::size_t informants(Times times)
    {
        if (!by_weight_)  // a second time of the same person changes nothing but weights
            for (int& one : times)
                one = std::min(one, 1);
        const auto [at, fresh] = known_.emplace(times, variants.size());
        if (fresh)
            variants.push_back({Variant::Kind::informants, std::move(times), DatePrior::uniform, 0, false});
        return at->second;
    }
    std::size_t dates(DatePrior prior, std::uint64_t seed)
    {
        variants.push_back({Variant::Kind::dates, {}, prior, seed, false});
        return variants.size() - 1;
    }
    std::size_t ends(bool latest)
    {
        variants.push_back({Variant::Kind::ends, {}, DatePrior::uniform, 0, latest});
        return variants.size() - 1;
    }

    std::vector<Variant> variants;

private:
    bool by_weight_;
    std::map<Times, std::size_t> known_;
};

network::Snapshot variant_of(const Archive& archive, const network::TieSet& ties, const std::vector<InterviewId>& informants, const network::Question& question,
                             const Variant& variant, const Work& work)
{
    switch (variant.kind) {
    case Variant::Kind::dates: {
        Random random(variant.seed);
        return network::snapshot(archive, with_drawn_ties(ties, random, variant.prior), question);
    }
    case Variant::Kind::ends: return network::snapshot(archive, with_extreme_ends(ties, variant.latest), question);
    case Variant::Kind::informants: break;
    }
    std::vector<InterviewId> gone;
    std::map<InterviewId, int> weights;
    for (std::size_t i = 0; i < informants.size(); ++i) {
        if (variant.times[i] == 0)
            gone.push_back(informants[i]);
        else if (variant.times[i] > 1)
            weights[informants[i]] = variant.times[i];
    }
    const Archive rest = without_informants(archive, gone);
    return network::snapshot(rest, network::derive_ties(rest, network::default_theta, weights, [&] { return work.stopped(); }), question);
}

/// The results of one kind of draw, put together for each item.
std::vector<Drawn> summed_up(const std::vector<Values>& results, const std::vector<std::size_t>& draws, std::size_t items)
{
    std::vector<Drawn> out(items);
    std::vector<std::vector<int>> best(items);
    std::vector<std::vector<int>> worst(items);
    std::vector<Values> values(items);
    // Many draws are the same variant: its order is found once.
    std::map<std::size_t, std::size_t> counted;
    for (const std::size_t draw : draws)
        ++counted[draw];
    for (const auto& [draw, times] : counted) {
        const auto places = places_of(results[draw]);
        const std::vector<double> first = share_of_first(results[draw], first_places);
        for (std::size_t i = 0; i < items; ++i) {
            out[i].first += first[i] * static_cast<double>(times);
            if (!places[i])
                continue;
            best[i].insert(best[i].end(), times, places[i]->best);
            worst[i].insert(worst[i].end(), times, places[i]->worst);
            values[i].insert(values[i].end(), times, results[draw][i]);
        }
    }
    const double all = static_cast<double>(draws.size());
    for (std::size_t i = 0; i < items; ++i) {
        out[i].first /= all;
        out[i].defined = static_cast<double>(values[i].size()) / all;
        out[i].values = middle_95(values[i]);
        out[i].places = middle_95(std::move(best[i]), std::move(worst[i]));
    }
    return out;
}

void widen(std::optional<Places>& range, const std::optional<Places>& one)
{
    if (!one)
        return;
    range = range ? Places{std::min(range->best, one->best), std::max(range->worst, one->worst)} : *one;
}

std::vector<std::size_t> first_of(const Values& values)
{
    std::vector<std::size_t> out;
    const std::vector<double> shares = share_of_first(values, first_places);
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (among_first(shares[i]))
            out.push_back(i);
    return out;
}

/// Steps of the stability coefficient: how many informants each drops, the draws behind it.
struct Drop {
    Stability::Step step;
    std::vector<std::size_t> draws;
};

std::vector<Drop> planned_drops(Plan& plan, std::size_t informants, const UncertaintySettings& settings)
{
    std::vector<Drop> out;
    for (int tenth = 1; tenth <= drop_steps; ++tenth) {
        const auto gone = static_cast<std::size_t>(std::lround(static_cast<double>(informants) * tenth / 10));
        if (gone == 0 || gone >= informants)
            continue;
        Drop drop;
        drop.step.share = tenth / 10.0;
        drop.step.informants = static_cast<int>(gone);
        for (int draw = 0; draw < settings.dropped; ++draw) {
            Random random(seed_of(settings.seed, dropped_stream, static_cast<std::uint64_t>(tenth) * 1000000u + static_cast<std::uint64_t>(draw)));
            std::vector<std::size_t> order(informants);
            for (std::size_t i = 0; i < informants; ++i)
                order[i] = i;
            random.shuffle(order);
            Times times(informants, 1);
            for (std::size_t i = 0; i < gone; ++i)
                times[order[i]] = 0;
            drop.draws.push_back(plan.informants(std::move(times)));
        }
        out.push_back(std::move(drop));
    }
    return out;
}

Stability stability_of(const std::vector<Drop>& drops, const std::vector<Values>& results, const Values& full)
{
    Stability out;
    if (drops.empty())
        return out;
    out.coefficient = 0;
    std::map<std::size_t, Value> known;
    for (const Drop& drop : drops) {
        Stability::Step step = drop.step;
        std::vector<double> defined;
        int agreeing = 0;
        for (const std::size_t draw : drop.draws) {
            const auto [at, fresh] = known.emplace(draw, Value());
            if (fresh)
                at->second = agreement(full, results[draw]);
            if (!at->second)
                continue;
            defined.push_back(*at->second);
            agreeing += *at->second >= enough_agreement - 1e-12;
        }
        step.agreeing = static_cast<double>(agreeing) / static_cast<double>(drop.draws.size());
        step.middle = quantile(defined, 0.5);
        if (step.agreeing >= enough_draws)
            out.coefficient = step.share;
        out.steps.push_back(step);
    }
    return out;
}

}  // namespace

StabilityVerdict verdict_of(const Stability& stability)
{
    if (!stability.coefficient)
        return StabilityVerdict::none;
    if (*stability.coefficient < careful_from)
        return StabilityVerdict::no_order;
    return *stability.coefficient < good_from ? StabilityVerdict::careful : StabilityVerdict::good;
}

std::string_view key(StabilityVerdict verdict)
{
    switch (verdict) {
    case StabilityVerdict::none: return "not_computed";
    case StabilityVerdict::no_order: return "do_not_rank";
    case StabilityVerdict::careful: return "rank_with_care";
    case StabilityVerdict::good: break;
    }
    return "good";
}

std::string_view sentence(Language language, StabilityVerdict verdict)
{
    switch (verdict) {
    case StabilityVerdict::none: return tr(language, "How stable the order is was not computed.");
    case StabilityVerdict::no_order: return tr(language, "Do not rank the actors: with a quarter of the informants missing the order could be another.");
    case StabilityVerdict::careful: return tr(language, "Rank with care: the order holds with a quarter of the informants missing, but not with half of them.");
    case StabilityVerdict::good: break;
    }
    return tr(language, "The order is stable: it holds with half of the informants missing.");
}

Result<Uncertainty> uncertainty(const Archive& whole, const Asked& asked, const UncertaintySettings& settings, Work& work, const network::TieSet* given)
{
    const Measure* measure = find_measure(asked.measure);
    const bool as_given = given && !anybody_asked(whole);
    const Archive archive = as_given ? whole : part_of(whole, asked.question.city);
    const network::TieSet ties = as_given ? *given : network::derive_ties(archive, network::default_theta, {}, [&] { return work.stopped(); });
    if (work.stopped())
        return stopped_on_request();
    Uncertainty out;
    out.asked = asked;
    out.settings = settings;
    Work first(work, 0, 0.05);
    Result<Strip> strip = strip_of(archive, ties, asked, first);
    if (!strip)
        return strip.problem();
    out.per = measure->per;
    out.strip = std::move(*strip);
    out.informants = informants_of(archive, asked.question);
    const std::vector<Item>& items = out.strip.items;
    const Values& full = out.strip.asked;
    const std::size_t n = out.informants.size();
    const bool order = out.per != Per::network;

    Plan plan(asked.question.rule == TieRule::weighted);
    std::vector<std::size_t> left_out;
    for (std::size_t i = 0; i < n && !work.stopped(); ++i) {
        Times times(n, 1);
        times[i] = 0;
        left_out.push_back(plan.informants(std::move(times)));
    }
    std::vector<std::size_t> redrawn;
    std::vector<Drop> drops;
    if (n >= fewest_informants) {
        for (int draw = 0; draw < settings.interviews && !work.stopped(); ++draw) {
            Random random(seed_of(settings.seed, interviews_stream, static_cast<std::uint64_t>(draw)));
            redrawn.push_back(plan.informants(drawn_times(n, random)));
        }
        if (order)
            drops = planned_drops(plan, n, settings);
    }
    std::vector<std::size_t> uniform;
    std::vector<std::size_t> middle;
    std::optional<std::size_t> earliest;
    std::optional<std::size_t> latest;
    if (asked.question.until) {
        for (int draw = 0; draw < settings.dates; ++draw) {
            uniform.push_back(plan.dates(DatePrior::uniform, seed_of(settings.seed, dates_stream, static_cast<std::uint64_t>(draw))));
            middle.push_back(plan.dates(DatePrior::triangular, seed_of(settings.seed, middle_stream, static_cast<std::uint64_t>(draw))));
        }
        earliest = plan.ends(false);
        latest = plan.ends(true);
    }

    if (work.stopped())
        return stopped_on_request();
    std::vector<Values> results(plan.variants.size());
    std::vector<std::uint8_t> failed(plan.variants.size(), 0);
    Work rest(work, 0.05, 1);
    const bool all = parallel_for(rest, plan.variants.size(), 1, [&](std::size_t begin, std::size_t, unsigned) {
        const double here = rest.progress();
        Work own(rest, here, here);
        own.set_workers(1);
        Result<Values> values = values_for(items, *measure, variant_of(archive, ties, out.informants, asked.question, plan.variants[begin], own), own);
        if (values)
            results[begin] = std::move(*values);
        else
            failed[begin] = 1;
    });
    if (!all || work.stopped() || std::find(failed.begin(), failed.end(), 1) != failed.end())
        return stopped_on_request();

    const auto places = places_of(full);
    const std::vector<double> top = share_of_first(full, first_places);
    const std::vector<std::size_t> top_now = first_of(full);
    out.doubts.resize(items.size());
    std::vector<int> stays(items.size(), 0);
    const auto also = [&](const Values& values) {  // one more variant
        const std::vector<double> there = share_of_first(values, first_places);
        for (std::size_t i = 0; i < items.size(); ++i)
            stays[i] += among_first(there[i]) == among_first(top[i]);
        ++out.variants;
    };
    for (std::size_t i = 0; i < n; ++i) {
        const Values& values = results[left_out[i]];
        LeftOut one{out.informants[i], values, agreement(full, values), {}, 0, 0};
        if (order) {
            one.first = first_of(values);
            for (const std::size_t item : one.first)
                one.came += !std::binary_search(top_now.begin(), top_now.end(), item);
            for (const std::size_t item : top_now)
                one.went += !std::binary_search(one.first.begin(), one.first.end(), item);
        }
        out.left_out.push_back(std::move(one));
        also(values);
        const auto there = places_of(values);
        for (std::size_t item = 0; item < items.size(); ++item) {
            out.doubts[item].left_out.take(values[item]);
            widen(out.doubts[item].left_out_places, there[item]);
        }
    }
    for (const StripRow& row : out.strip.rows) {
        if (row.rule != asked.question.rule || row.mode != asked.question.mode)
            also(row.values);
        const auto there = places_of(row.values);
        for (std::size_t item = 0; item < items.size(); ++item)
            widen(out.doubts[item].rules_places, there[item]);
    }
    const auto put = [&](const std::vector<std::size_t>& draws, std::optional<Drawn> Doubt::*member) {
        if (draws.empty())
            return;
        std::vector<Drawn> sums = summed_up(results, draws, items.size());
        for (std::size_t i = 0; i < items.size(); ++i)
            out.doubts[i].*member = sums[i];
    };
    put(redrawn, &Doubt::interviews);
    put(uniform, &Doubt::dates);
    put(middle, &Doubt::middle_dates);
    for (std::size_t i = 0; i < items.size(); ++i) {
        Doubt& one = out.doubts[i];
        one.item = items[i];
        one.value = full[i];
        one.rules = out.strip.range(i);
        if (!order) {
            one.left_out_places.reset();
            one.rules_places.reset();
            for (std::optional<Drawn>* drawn : {&one.interviews, &one.dates, &one.middle_dates})
                if (*drawn)
                    (*drawn)->places.reset();
            continue;
        }
        one.places = places[i];
        one.first = top[i];
        if (out.variants > 0 && full[i])
            one.robust = static_cast<double>(stays[i]) / out.variants;
    }
    out.stability = stability_of(drops, results, full);
    if (earliest) {
        out.earliest_ends = results[*earliest];
        out.latest_ends = results[*latest];
    }

    if (n == 0)
        out.notes.emplace_back("Nobody was interviewed on this: what other informants would have said cannot be estimated.");
    else if (n < fewest_informants)
        out.notes.push_back({"Only {1} of the interviews speak of this. Below six informants nothing is drawn: each is left out once, and the order is not to be trusted further than that.", {std::to_string(n)}});
    if (!asked.question.until)
        out.notes.emplace_back("All time together: vague dates change nothing here. Ask for a day to see what they do.");
    return out;
}

}  // namespace crosscut::analysis
