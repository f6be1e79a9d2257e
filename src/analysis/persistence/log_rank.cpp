// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/log_rank.hpp"

#include "analysis/random.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace crosscut::analysis {

namespace {

using Matrix = std::vector<std::vector<double>>;

struct Sums {
    std::vector<double> observed;
    std::vector<double> expected;
    Matrix variance;
};

/// Rows of each stratum; one for all where strata do not count.
std::vector<std::vector<SpellRow>> strata_of(const std::vector<SpellRow>& rows, bool stratified)
{
    std::map<std::string, std::vector<SpellRow>> strata;
    for (const SpellRow& row : rows)
        if (!row.group.empty() && (!stratified || !row.stratum.empty()))
            strata[stratified ? row.stratum : std::string()].push_back(row);
    std::vector<std::vector<SpellRow>> out;
    for (auto& [name, part] : strata)
        out.push_back(std::move(part));
    return out;
}

void add_stratum(Sums& sums, const std::vector<SpellRow>& rows, const std::vector<std::string>& groups, LogRankWeight weight)
{
    const std::size_t k = groups.size();
    double before = 1;
    std::vector<std::vector<double>> ends(k);
    std::vector<std::vector<double>> entries(k);
    std::vector<std::vector<double>> over(k);
    for (const SpellRow& row : rows) {
        if (row.entry && *row.entry >= row.time)
            continue;  // never watched
        const auto g = static_cast<std::size_t>(std::lower_bound(groups.begin(), groups.end(), row.group) - groups.begin());
        ends[g].push_back(row.time);
        if (row.entry)
            entries[g].push_back(*row.entry);
        if (row.event)
            over[g].push_back(row.time);
    }
    for (std::size_t g = 0; g < k; ++g)
        for (auto* times : {&ends[g], &entries[g], &over[g]})
            std::sort(times->begin(), times->end());
    const auto from = [](const std::vector<double>& sorted, double time) {
        return static_cast<double>(sorted.end() - std::lower_bound(sorted.begin(), sorted.end(), time));
    };
    for (const SurvivalStep& step : kaplan_meier(rows).steps) {
        std::vector<double> risk(k, 0.0);
        std::vector<double> events(k, 0.0);
        for (std::size_t g = 0; g < k; ++g) {
            risk[g] = from(ends[g], step.time) - from(entries[g], step.time);
            const auto [first, last] = std::equal_range(over[g].begin(), over[g].end(), step.time);
            events[g] = static_cast<double>(last - first);
        }
        const double w = weight == LogRankWeight::peto ? before : 1;
        const double all = step.at_risk;
        const double d = step.events;
        for (std::size_t g = 0; g < k; ++g) {
            sums.observed[g] += w * events[g];
            sums.expected[g] += w * d * risk[g] / all;
            if (all > 1)
                for (std::size_t h = 0; h < k; ++h)
                    sums.variance[g][h] += w * w * d * (all - d) / (all - 1) * (risk[g] / all) * ((g == h ? 1.0 : 0.0) - risk[h] / all);
        }
        before = step.share;
    }
}

/// x' A^-1 x, or empty for a singular A.
Value quadratic_form(Matrix a, const std::vector<double>& x)
{
    const std::size_t n = x.size();
    std::vector<double> y = x;
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t pivot = i;
        for (std::size_t j = i + 1; j < n; ++j)
            if (std::fabs(a[j][i]) > std::fabs(a[pivot][i]))
                pivot = j;
        if (std::fabs(a[pivot][i]) < 1e-12)
            return {};
        std::swap(a[i], a[pivot]);
        std::swap(y[i], y[pivot]);
        for (std::size_t j = i + 1; j < n; ++j) {
            const double factor = a[j][i] / a[i][i];
            for (std::size_t c = i; c < n; ++c)
                a[j][c] -= factor * a[i][c];
            y[j] -= factor * y[i];
        }
    }
    double sum = 0;
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t c = i + 1; c < n; ++c)
            y[i] -= a[i][c] * y[c];
        y[i] /= a[i][i];
        sum += x[i] * y[i];
    }
    return sum;
}

}  // namespace

double chi_square_upper(double x, int df)
{
    if (x <= 0 || df <= 0)
        return 1;
    if (df == 1)
        return std::erfc(std::sqrt(x / 2));
    const double a = df / 2.0;
    const double z = x / 2;
    const double front = std::exp(a * std::log(z) - z - std::lgamma(a));
    if (z < a + 1) {  // series of the lower part
        double term = 1 / a;
        double sum = term;
        for (int i = 1; i < 10000 && term > sum * 1e-17; ++i) {
            term *= z / (a + i);
            sum += term;
        }
        return std::max(0.0, 1 - front * sum);
    }
    double b = z + 1 - a;  // continued fraction of the upper part (Lentz)
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < 10000; ++i) {
        const double an = -i * (i - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        h *= d * c;
        if (std::fabs(d * c - 1) < 1e-16)
            break;
    }
    return front * h;
}

std::optional<LogRank> log_rank(const std::vector<SpellRow>& rows, LogRankWeight weight, bool stratified)
{
    const auto strata = strata_of(rows, stratified);
    std::set<std::string> names;
    for (const auto& part : strata)
        for (const SpellRow& row : part)
            names.insert(row.group);
    LogRank out;
    out.groups.assign(names.begin(), names.end());
    const std::size_t k = out.groups.size();
    Sums sums{std::vector<double>(k, 0.0), std::vector<double>(k, 0.0), Matrix(k, std::vector<double>(k, 0.0))};
    for (const auto& part : strata)
        add_stratum(sums, part, out.groups, weight);
    std::vector<std::size_t> used;
    for (std::size_t g = 0; g < k; ++g)
        if (sums.variance[g][g] > 1e-12)
            used.push_back(g);
    if (used.size() < 2)
        return {};
    out.observed = sums.observed;
    out.expected = sums.expected;
    out.variance = sums.variance[0][0];
    // The differences of all groups add up to 0: the last one says nothing new.
    used.pop_back();
    out.df = static_cast<int>(used.size());
    Matrix part(used.size(), std::vector<double>(used.size()));
    std::vector<double> difference(used.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
        difference[i] = sums.observed[used[i]] - sums.expected[used[i]];
        for (std::size_t j = 0; j < used.size(); ++j)
            part[i][j] = sums.variance[used[i]][used[j]];
    }
    const Value chi_square = quadratic_form(part, difference);
    if (!chi_square)
        return {};
    out.chi_square = *chi_square;
    out.p = chi_square_upper(*chi_square, out.df);
    return out;
}

namespace {

__extension__ using Whole = __int128;

/// Scores of a stratum as whole numbers over a common denominator.
struct Scores {
    std::vector<Whole> score;
    std::vector<bool> first;
};

/// Common denominator of all cumulated risks; empty beyond 2^96.
std::optional<Whole> denominator(const std::vector<std::vector<SpellRow>>& strata)
{
    const Whole largest = static_cast<Whole>(1) << 96;
    Whole common = 1;
    for (const auto& part : strata)
        for (const SurvivalStep& step : kaplan_meier(part).steps) {
            Whole a = common;
            Whole b = step.at_risk;
            while (b != 0) {
                const Whole rest = a % b;
                a = b;
                b = rest;
            }
            common = common / a * step.at_risk;
            if (common > largest)
                return {};
        }
    return common;
}

Scores scores_of(const std::vector<SpellRow>& rows, Whole common, const std::string& first)
{
    const Survival curve = kaplan_meier(rows);
    Scores out;
    for (const SpellRow& row : rows) {
        Whole score = row.event ? common : 0;
        for (const SurvivalStep& step : curve.steps)
            if (step.time <= row.time)
                score -= common / step.at_risk * step.events;
        out.score.push_back(score);
        out.first.push_back(row.group == first);
    }
    return out;
}

/// Ways to reach each sum.
using Ways = std::map<Whole, double>;
constexpr std::size_t most_sums = 3'000'000;

/// For each number of chosen rows the ways to reach each sum; empty when there are too many sums.
std::optional<std::vector<Ways>> choices(const std::vector<Whole>& scores, std::size_t from, std::size_t to, std::size_t most)
{
    std::vector<Ways> out(std::min(most, to - from) + 1);
    out[0][0] = 1;
    for (std::size_t i = from; i < to; ++i) {
        std::size_t total = 0;
        for (std::size_t k = std::min(out.size() - 1, i - from + 1); k > 0; --k) {
            for (const auto& [sum, ways] : out[k - 1])
                out[k][sum + scores[i]] += ways;
            total += out[k].size();
        }
        if (total > most_sums)
            return {};
    }
    return out;
}

struct Counts {
    double all = 0;
    double lower = 0;
    double upper = 0;
    double far = 0;
};

/// Adds all sums x + y of two distributions to the counts, by one walk over each in order.
void combine(const Ways& a, const Ways& b, Whole observed, Counts& counts)
{
    if (a.empty() || b.empty())
        return;
    std::vector<Whole> values;
    std::vector<double> up_to{0};
    for (const auto& [sum, ways] : b) {
        values.push_back(sum);
        up_to.push_back(up_to.back() + ways);
    }
    const double all = up_to.back();
    const Whole far = observed < 0 ? -observed : observed;
    const auto at_most = [&](Whole bound) { return up_to[static_cast<std::size_t>(std::upper_bound(values.begin(), values.end(), bound) - values.begin())]; };
    for (const auto& [sum, ways] : a) {
        counts.all += ways * all;
        counts.lower += ways * at_most(observed - sum);
        counts.upper += ways * (all - at_most(observed - sum - 1));
        counts.far += far == 0 ? ways * all : ways * (at_most(-far - sum) + all - at_most(far - sum - 1));
    }
}

double choose(std::size_t n, std::size_t k)
{
    double out = 1;
    for (std::size_t i = 1; i <= k; ++i)
        out = std::round(out * static_cast<double>(n - k + i) / static_cast<double>(i));
    return out;
}

/// Sum of two independent distributions.
std::optional<Ways> convolved(const Ways& a, const Ways& b)
{
    Ways out;
    for (const auto& [x, ways] : a) {
        for (const auto& [y, more] : b)
            out[x + y] += ways * more;
        if (out.size() > most_sums)
            return {};
    }
    return out;
}

struct Prepared {
    std::vector<Scores> strata;
    Whole common = 1;
    Whole observed = 0;
    double arrangements = 1;
};

std::optional<Prepared> prepared(const std::vector<SpellRow>& rows, bool stratified)
{
    const auto parts = strata_of(rows, stratified);
    std::set<std::string> names;
    bool event = false;
    for (const auto& part : parts)
        for (const SpellRow& row : part) {
            if (row.entry)
                return {};
            names.insert(row.group);
            event = event || row.event;
        }
    if (names.size() != 2 || !event)
        return {};
    const std::optional<Whole> common = denominator(parts);
    if (!common)
        return {};
    Prepared out;
    out.common = *common;
    for (const auto& part : parts) {
        Scores scores = scores_of(part, *common, *names.begin());
        std::size_t first = 0;
        for (std::size_t i = 0; i < scores.score.size(); ++i)
            if (scores.first[i]) {
                ++first;
                out.observed += scores.score[i];
            }
        out.arrangements *= choose(scores.score.size(), first);
        out.strata.push_back(std::move(scores));
    }
    return out;
}

}  // namespace

std::optional<ExactLogRank> exact_log_rank(const std::vector<SpellRow>& rows, bool stratified, double most)
{
    const std::optional<Prepared> ready = prepared(rows, stratified);
    if (!ready || ready->arrangements > most || ready->arrangements > 0x1p53)
        return {};
    // Strata are dealt to two halves whose sums are convolved; a single one is split into two halves of rows.
    Counts counts;
    if (ready->strata.size() == 1) {
        const Scores& scores = ready->strata.front();
        const std::size_t n = scores.score.size();
        const auto chosen = static_cast<std::size_t>(std::count(scores.first.begin(), scores.first.end(), true));
        const auto left = choices(scores.score, 0, n / 2, chosen);
        const auto right = choices(scores.score, n / 2, n, chosen);
        if (!left || !right)
            return {};
        for (std::size_t k = 0; k < left->size() && k <= chosen; ++k)
            if (chosen - k < right->size())
                combine((*left)[k], (*right)[chosen - k], ready->observed, counts);
    } else {
        Ways halves[2] = {{{0, 1.0}}, {{0, 1.0}}};
        for (const Scores& scores : ready->strata) {
            const auto chosen = static_cast<std::size_t>(std::count(scores.first.begin(), scores.first.end(), true));
            const auto ways = choices(scores.score, 0, scores.score.size(), chosen);
            if (!ways)
                return {};
            Ways& half = halves[halves[0].size() <= halves[1].size() ? 0 : 1];
            auto next = convolved(half, ways->back());
            if (!next)
                return {};
            half = std::move(*next);
        }
        combine(halves[0], halves[1], ready->observed, counts);
    }
    return ExactLogRank{ready->arrangements, static_cast<double>(ready->observed) / static_cast<double>(ready->common), counts.lower / counts.all,
                        counts.upper / counts.all, counts.far / counts.all, false};
}

std::optional<ExactLogRank> sampled_log_rank(const std::vector<SpellRow>& rows, bool stratified, std::uint64_t seed, std::uint64_t draws)
{
    std::optional<Prepared> ready = prepared(rows, stratified);
    if (!ready)
        return {};
    Random random(seed);
    Counts counts;
    const Whole far = ready->observed < 0 ? -ready->observed : ready->observed;
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        Whole sum = 0;
        for (Scores& scores : ready->strata) {
            random.shuffle(scores.score);
            for (std::size_t i = 0; i < scores.score.size(); ++i)
                if (scores.first[i])
                    sum += scores.score[i];
        }
        counts.lower += sum <= ready->observed;
        counts.upper += sum >= ready->observed;
        counts.far += sum >= far || sum <= -far;
    }
    const double all = static_cast<double>(draws) + 1;
    return ExactLogRank{ready->arrangements, static_cast<double>(ready->observed) / static_cast<double>(ready->common), (counts.lower + 1) / all,
                        (counts.upper + 1) / all, (counts.far + 1) / all, true};
}

}  // namespace crosscut::analysis
