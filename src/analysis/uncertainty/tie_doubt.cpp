// SPDX-License-Identifier: Apache-2.0
#include "analysis/uncertainty/tie_doubt.hpp"

#include "analysis/observed_on.hpp"
#include "analysis/replicates.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr std::uint64_t stream = std::uint64_t{1} << 32;
constexpr std::uint64_t most_draws = 1000000;
enum Stream : std::uint64_t { uniform_stream = 1, middle_stream = 2, interviews_stream = 4 };

constexpr std::size_t number_count = all_tie_numbers.size();
constexpr std::array<std::string_view, number_count> keys{"kept", "lost", "new", "jaccard", "retention", "renewal", "half_life_years", "net_change"};
constexpr std::array<std::string_view, number_count> labels{"ties kept", "ties lost", "ties new", "Jaccard of both days", "share kept of the ties of the first day", "share new of the ties of the second day",
                                                            "half-life in years", "tied pairs, second day less first (share)"};

int sign(double value) { return value > 1e-12 ? 1 : value < -1e-12 ? -1 : 0; }

/// One way of reading the ties of a city.
struct Variant {
    enum class Kind { informants, dates, ends, rule } kind = Kind::informants;
    std::vector<int> times;
    DatePrior prior = DatePrior::uniform;
    std::uint64_t seed = 0;
    bool latest = false;
    TieRule rule = TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
};

/// One city with its part of the archive and all that is read of it.
struct Town {
    CityId city;
    Archive archive;
    network::TieSet ties;
    std::vector<InterviewId> informants;
    std::vector<Variant> variants;
    std::vector<TieChange> results;
    std::vector<std::size_t> left_out;
    std::vector<std::size_t> redrawn;
    std::vector<std::size_t> uniform;
    std::vector<std::size_t> middle;
    std::vector<std::size_t> rules;
    std::size_t plain = 0;
    std::size_t earliest = 0;
    std::size_t latest = 0;
};

void plan(Town& town, const UncertaintySettings& settings, bool by_weight)
{
    const std::size_t n = town.informants.size();
    std::map<std::vector<int>, std::size_t> known;
    const auto informants = [&](std::vector<int> times) {
        if (!by_weight)  // a second time of the same person changes nothing but weights
            for (int& one : times)
                one = std::min(one, 1);
        const auto [at, fresh] = known.emplace(times, town.variants.size());
        if (fresh) {
            town.variants.emplace_back();
            town.variants.back().times = std::move(times);
        }
        return at->second;
    };
    const auto other = [&](Variant variant) {
        town.variants.push_back(std::move(variant));
        return town.variants.size() - 1;
    };
    town.plain = informants(std::vector<int>(n, 1));
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<int> times(n, 1);
        times[i] = 0;
        town.left_out.push_back(informants(std::move(times)));
    }
    if (n >= fewest_informants)
        for (int draw = 0; draw < settings.interviews; ++draw) {
            Random random(task_seed(settings.seed, interviews_stream * stream + town.city.value * most_draws + static_cast<std::uint64_t>(draw)));
            town.redrawn.push_back(informants(drawn_times(n, random)));
        }
    for (const TieRule rule : all_tie_rules)
        for (const network::TimeMode mode : strip_modes) {
            Variant one;
            one.kind = Variant::Kind::rule;
            one.rule = rule;
            one.mode = mode;
            town.rules.push_back(other(one));
        }
    for (const bool latest : {false, true}) {
        Variant one;
        one.kind = Variant::Kind::ends;
        one.latest = latest;
        (latest ? town.latest : town.earliest) = other(one);
    }
    for (const DatePrior prior : {DatePrior::uniform, DatePrior::triangular})
        for (int draw = 0; draw < settings.dates; ++draw) {
            Variant one;
            one.kind = Variant::Kind::dates;
            one.prior = prior;
            one.seed = task_seed(settings.seed, (prior == DatePrior::uniform ? uniform_stream : middle_stream) * stream + town.city.value * most_draws + static_cast<std::uint64_t>(draw));
            (prior == DatePrior::uniform ? town.uniform : town.middle).push_back(other(one));
        }
    town.results.resize(town.variants.size());
}

TieChange changed_in(const Town& town, const network::Question& asked, const Variant& variant, Day first, Day second, const Work& work)
{
    const auto stopped = [&] { return work.stopped(); };
    network::Question question = asked;
    question.city = town.city;
    switch (variant.kind) {
    case Variant::Kind::rule:
        question.rule = variant.rule;
        question.mode = variant.mode;
        return tie_change(town.archive, town.ties, question, first, second, stopped);
    case Variant::Kind::ends: return tie_change(town.archive, with_extreme_ends(town.ties, variant.latest), question, first, second, stopped);
    case Variant::Kind::dates: {
        Random random(variant.seed);
        return tie_change(town.archive, with_drawn_ties(town.ties, random, variant.prior), question, first, second, stopped);
    }
    case Variant::Kind::informants: break;
    }
    std::vector<InterviewId> gone;
    std::map<InterviewId, int> weights;
    for (std::size_t i = 0; i < variant.times.size(); ++i) {
        if (variant.times[i] == 0)
            gone.push_back(town.informants[i]);
        else if (variant.times[i] > 1)
            weights[town.informants[i]] = variant.times[i];
    }
    if (gone.empty() && weights.empty())
        return tie_change(town.archive, town.ties, question, first, second, stopped);
    const Archive rest = without_informants(town.archive, gone);
    return tie_change(rest, network::derive_ties(rest, network::default_theta, weights, stopped), question, first, second, stopped);
}

TieDoubts doubts_of(const Town& town)
{
    TieDoubts out;
    out.city = town.city;
    out.informants = town.informants.size();
    out.change = town.results[town.plain];
    std::vector<Values> values;
    for (const TieChange& one : town.results)
        values.push_back(numbers_of(one));
    for (const std::size_t row : town.rules) {
        const Waves& waves = town.results[row].waves;
        TieStripRow one;
        one.rule = town.variants[row].rule;
        one.mode = town.variants[row].mode;
        one.first_ties = static_cast<int>(waves.n11 + waves.n10);
        one.second_ties = static_cast<int>(waves.n11 + waves.n01);
        one.observable = static_cast<int>(waves.n11 + waves.n10 + waves.n01 + waves.n00);
        one.values = values[row];
        out.strip.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < number_count; ++i) {
        TieDoubt one;
        one.what = all_tie_numbers[i];
        one.value = values[town.plain][i];
        const auto all = [&](const std::vector<std::size_t>& variants) {
            Values picked;
            for (const std::size_t variant : variants)
                picked.push_back(values[variant][i]);
            return picked;
        };
        for (const Value& value : all(town.left_out))
            one.left_out.take(value);
        one.interviews = middle_95(all(town.redrawn));
        const Values uniform = all(town.uniform);
        one.dates = middle_95(uniform);
        one.middle_dates = middle_95(all(town.middle));
        const auto defined = std::count_if(uniform.begin(), uniform.end(), [](const Value& value) { return value.has_value(); });
        one.defined = uniform.empty() ? 0 : static_cast<double>(defined) / static_cast<double>(uniform.size());
        one.earliest = values[town.earliest][i];
        one.latest = values[town.latest][i];
        std::optional<int> own;
        if (one.value)
            own = sign(*one.value);
        for (const Value& value : all(town.rules)) {
            one.rules.take(value);
            if (value) {
                one.keeps_sign = one.keeps_sign && (!own || *own == sign(*value));
                own = sign(*value);
            }
        }
        out.numbers.push_back(one);
    }
    return out;
}

}  // namespace

std::string_view key(TieNumber number) { return keys[static_cast<std::size_t>(number)]; }
std::string_view label(Language language, TieNumber number) { return tr(language, labels[static_cast<std::size_t>(number)]); }

int digits(TieNumber number)
{
    switch (number) {
    case TieNumber::kept:
    case TieNumber::lost:
    case TieNumber::fresh: return 0;
    case TieNumber::half_life: return 1;
    default: return 2;
    }
}

Values numbers_of(const TieChange& change)
{
    const Waves& waves = change.waves;
    const long long all = waves.n11 + waves.n10 + waves.n01 + waves.n00;
    const auto counted = [&](long long count) { return all > 0 ? Value(static_cast<double>(count)) : Value(); };
    return {counted(waves.n11), counted(waves.n10), counted(waves.n01), waves.jaccard, waves.retention, waves.renewal, change.half_life,
            all > 0 ? Value(static_cast<double>(waves.n01 - waves.n10) / static_cast<double>(all)) : Value()};
}

Result<std::vector<TieDoubts>> tie_doubts(const Archive& archive, const network::TieSet& ties, const std::vector<CityId>& cities, const network::Question& question, Day first, Day second,
                                          const UncertaintySettings& settings, Work& work)
{
    const bool asked = anybody_asked(archive);
    std::vector<Town> towns;
    std::vector<std::pair<std::size_t, std::size_t>> tasks;
    for (const CityId city : cities) {
        Town town;
        town.city = city;
        town.archive = asked ? part_of(archive, city) : archive;
        town.ties = asked ? network::derive_ties(town.archive, network::default_theta, {}, [&] { return work.stopped(); }) : ties;
        network::Question of = question;
        of.city = city;
        town.informants = informants_of(town.archive, of);
        plan(town, settings, question.rule == TieRule::weighted);
        for (std::size_t i = 0; i < town.variants.size(); ++i)
            tasks.emplace_back(towns.size(), i);
        towns.push_back(std::move(town));
    }
    const bool done = parallel_for(work, tasks.size(), 1, [&](std::size_t begin, std::size_t, unsigned) {
        Town& town = towns[tasks[begin].first];
        town.results[tasks[begin].second] = changed_in(town, question, town.variants[tasks[begin].second], first, second, work);
    });
    if (!done || work.stopped())
        return stopped_on_request();
    std::vector<TieDoubts> out;
    for (const Town& town : towns)
        out.push_back(doubts_of(town));
    return out;
}

}  // namespace crosscut::analysis
