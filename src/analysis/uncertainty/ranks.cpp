// SPDX-License-Identifier: Apache-2.0
#include "analysis/uncertainty/ranks.hpp"

#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::analysis {

namespace {

/// Values that differ by less than the noise of summing in another order are equal.
bool same(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::max({1.0, std::fabs(a), std::fabs(b)}); }

/// Positions of the defined values, largest first, in runs of equal ones.
std::vector<std::vector<std::size_t>> runs(const Values& values)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i])
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *values[a] > *values[b]; });
    std::vector<std::vector<std::size_t>> out;
    for (const std::size_t i : order) {
        if (out.empty() || !same(*values[out.back().front()], *values[i]))
            out.emplace_back();
        out.back().push_back(i);
    }
    return out;
}

/// Order statistic of a share of the whole: the first for 0, the last for 1.
int at_share(const std::vector<int>& sorted, double share)
{
    const double position = std::ceil(share * static_cast<double>(sorted.size())) - 1;
    return sorted[static_cast<std::size_t>(std::clamp(position, 0.0, static_cast<double>(sorted.size() - 1)))];
}

}  // namespace

std::vector<std::optional<Places>> places_of(const Values& values)
{
    std::vector<std::optional<Places>> out(values.size());
    int before = 0;
    for (const std::vector<std::size_t>& run : runs(values)) {
        const int last = before + static_cast<int>(run.size());
        for (const std::size_t i : run)
            out[i] = Places{before + 1, last};
        before = last;
    }
    return out;
}

std::vector<double> share_of_first(const Values& values, int k)
{
    std::vector<double> out(values.size(), 0);
    const auto all = runs(values);
    if (all.size() == 1 && all.front().size() > static_cast<std::size_t>(std::max(k, 0)))
        return out;
    int left = k;
    for (const std::vector<std::size_t>& run : all) {
        if (left <= 0)
            break;
        const double share = std::min(1.0, static_cast<double>(left) / static_cast<double>(run.size()));
        for (const std::size_t i : run)
            out[i] = share;
        left -= static_cast<int>(run.size());
    }
    return out;
}

Value agreement(const Values& a, const Values& b)
{
    Values x;
    Values y;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        if (a[i] && b[i]) {
            x.push_back(a[i]);
            y.push_back(b[i]);
        }
    if (x.size() < 3)
        return {};
    const auto middles = [](const Values& values) {
        std::vector<double> out;
        for (const auto& places : places_of(values))
            out.push_back(-(places->best + places->worst) / 2.0);
        return out;
    };
    return spearman(middles(x), middles(y));
}

Value quantile(std::vector<double> values, double level)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const double position = std::clamp(level, 0.0, 1.0) * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    const double part = position - static_cast<double>(below);
    // Equal neighbours stay exactly what they are.
    return values[below] == values[above] ? values[below] : values[below] + part * (values[above] - values[below]);
}

void Range::take(const Value& value)
{
    if (!value)
        return;
    low = low ? std::min(*low, *value) : *value;
    high = high ? std::max(*high, *value) : *value;
}

Range middle_95(const Values& values)
{
    std::vector<double> defined;
    for (const Value& value : values)
        if (value)
            defined.push_back(*value);
    return {quantile(defined, 0.025), quantile(defined, 0.975)};
}

std::optional<Places> middle_95(std::vector<int> best, std::vector<int> worst)
{
    if (best.empty() || worst.empty())
        return std::nullopt;
    std::sort(best.begin(), best.end());
    std::sort(worst.begin(), worst.end());
    return Places{at_share(best, 0.025), at_share(worst, 0.975)};
}

}  // namespace crosscut::analysis
