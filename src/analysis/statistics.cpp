// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::analysis {

namespace {

constexpr double z95 = 1.959963984540054;  ///< normal quantile of 97.5 %
constexpr std::size_t most_signs = 18;     ///< 2^18 patterns are below the 500,000 of methods 0

std::vector<std::size_t> ascending(const std::vector<double>& p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return p[x] < p[y]; });
    return order;
}

/// Ranks from 1; equal values share the mean of theirs.
std::vector<double> ranks(const std::vector<double>& values)
{
    const std::vector<std::size_t> order = ascending(values);
    std::vector<double> out(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t j = i;
        while (j < order.size() && values[order[j]] == values[order[i]])
            ++j;
        for (std::size_t k = i; k < j; ++k)
            out[order[k]] = (static_cast<double>(i) + 1 + static_cast<double>(j)) / 2;
        i = j;
    }
    return out;
}

/// P(X >= hits) for `all` trials of probability p.
double upper_tail(long long hits, long long all, double p)
{
    if (hits <= 0 || p >= 1)
        return 1;
    if (p <= 0)
        return 0;
    double sum = 0;
    const double n = static_cast<double>(all);
    for (long long k = hits; k <= all; ++k) {
        const double x = static_cast<double>(k);
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) + x * std::log(p) + (n - x) * std::log1p(-p));
    }
    return std::min(1.0, sum);
}

/// The p at which the upper tail is `level`; the tail grows with p.
double solved(long long hits, long long all, double level)
{
    double low = 0;
    double high = 1;
    for (int i = 0; i < 200 && high - low > 1e-16; ++i) {
        const double middle = (low + high) / 2;
        (upper_tail(hits, all, middle) < level ? low : high) = middle;
    }
    return (low + high) / 2;
}

}  // namespace

std::vector<double> holm(const std::vector<double>& p)
{
    std::vector<double> out(p.size());
    double largest = 0;
    std::size_t left = p.size();
    for (const std::size_t i : ascending(p)) {
        largest = std::max(largest, std::min(1.0, static_cast<double>(left--) * p[i]));
        out[i] = largest;
    }
    return out;
}

std::vector<double> benjamini_yekutieli(const std::vector<double>& p)
{
    double harmonic = 0;
    for (std::size_t i = 1; i <= p.size(); ++i)
        harmonic += 1.0 / static_cast<double>(i);
    std::vector<double> out(p.size());
    const std::vector<std::size_t> order = ascending(p);
    double smallest = 1;
    for (std::size_t i = order.size(); i > 0; --i) {
        smallest = std::min(smallest, harmonic * static_cast<double>(p.size()) / static_cast<double>(i) * p[order[i - 1]]);
        out[order[i - 1]] = smallest;
    }
    return out;
}

std::vector<double> bonferroni(const std::vector<double>& p)
{
    std::vector<double> out;
    for (const double one : p)
        out.push_back(std::min(1.0, one * static_cast<double>(p.size())));
    return out;
}

std::optional<Interval> wilson(long long hits, long long all)
{
    if (all <= 0 || hits < 0 || hits > all)
        return std::nullopt;
    const double n = static_cast<double>(all);
    const double share = static_cast<double>(hits) / n;
    const double z2 = z95 * z95;
    const double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z95 / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    return Interval{hits == 0 ? 0.0 : middle - half, hits == all ? 1.0 : middle + half};
}

std::optional<Interval> clopper_pearson(long long hits, long long all)
{
    if (all <= 0 || hits < 0 || hits > all)
        return std::nullopt;
    return Interval{hits == 0 ? 0.0 : solved(hits, all, 0.025), hits == all ? 1.0 : solved(hits + 1, all, 0.975)};
}

std::optional<SignFlip> sign_flip(const std::vector<double>& differences)
{
    if (differences.empty() || differences.size() > most_signs)
        return std::nullopt;
    SignFlip out;
    const double n = static_cast<double>(differences.size());
    const double sum = std::accumulate(differences.begin(), differences.end(), 0.0);
    out.mean = sum / n;
    out.patterns = std::uint64_t{1} << differences.size();
    double scale = 0;
    std::vector<double> sizes;
    std::vector<bool> positive;
    for (const double one : differences) {
        scale += std::fabs(one);
        if (one != 0) {
            sizes.push_back(std::fabs(one));
            positive.push_back(one > 0);
        }
    }
    const double hair = 1e-12 * std::max(scale, 1.0);  // sums of the same numbers in another order
    std::uint64_t far = 0;
    std::uint64_t large = 0;
    for (std::uint64_t pattern = 0; pattern < out.patterns; ++pattern) {
        double flipped = 0;
        for (std::size_t i = 0; i < differences.size(); ++i)
            flipped += (pattern >> i & 1) ? -differences[i] : differences[i];
        far += std::fabs(flipped) >= std::fabs(sum) - hair;
        large += flipped >= sum - hair;
    }
    out.two_sided = static_cast<double>(far) / static_cast<double>(out.patterns);
    out.greater = static_cast<double>(large) / static_cast<double>(out.patterns);

    const std::vector<double> rank = ranks(sizes);
    double observed = 0;
    for (std::size_t i = 0; i < rank.size(); ++i)
        observed += positive[i] ? rank[i] : 0;
    const std::uint64_t patterns = std::uint64_t{1} << rank.size();
    std::uint64_t below = 0;
    std::uint64_t above = 0;
    for (std::uint64_t pattern = 0; pattern < patterns; ++pattern) {
        double total = 0;
        for (std::size_t i = 0; i < rank.size(); ++i)
            total += (pattern >> i & 1) ? rank[i] : 0;
        below += total <= observed;
        above += total >= observed;
    }
    out.wilcoxon = std::min(1.0, 2 * static_cast<double>(std::min(below, above)) / static_cast<double>(patterns));
    return out;
}

Value spearman(const std::vector<double>& x, const std::vector<double>& y)
{
    const std::vector<double> a = ranks(x);
    const std::vector<double> b = ranks(y);
    const double mean = (static_cast<double>(x.size()) + 1) / 2;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa > 0 && bb > 0 ? Value(ab / std::sqrt(aa * bb)) : Value();
}

Value kendall(const std::vector<double>& x, const std::vector<double>& y)
{
    double agree = 0;
    double in_x = 0;
    double in_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = i + 1; j < x.size(); ++j) {
            const int a = (x[i] > x[j]) - (x[i] < x[j]);
            const int b = (y[i] > y[j]) - (y[i] < y[j]);
            agree += a * b;
            in_x += a != 0;
            in_y += b != 0;
        }
    return in_x > 0 && in_y > 0 ? Value(agree / std::sqrt(in_x * in_y)) : Value();
}

}  // namespace crosscut::analysis
