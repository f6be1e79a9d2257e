// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/integration.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace crosscut::analysis {

namespace {

/// Sums of shares miss the level that they equal by rounding only.
constexpr double rounding = 1e-9;
constexpr int baseline_window = 24;
constexpr int baseline_needed = 12;
constexpr int quiet_months = 6;

}  // namespace

IntegrationShares integration_on(Day day, int departments, const std::vector<std::pair<int, int>>& pairs, const std::vector<DepartmentContact>& contacts,
                                 const std::vector<DepartmentTable>& tables)
{
    std::set<std::pair<int, int>> counted(pairs.begin(), pairs.end());
    if (pairs.empty())
        for (int a = 0; a < departments; ++a)
            for (int b = a + 1; b < departments; ++b)
                counted.emplace(a, b);
    using Pairs = std::set<std::pair<int, int>>;
    Pairs direct;
    Pairs structural;
    Pairs formal;
    const auto put = [&](Pairs& where, int a, int b) {
        if (const std::pair pair(std::min(a, b), std::max(a, b)); counted.count(pair))
            where.insert(pair);
    };
    for (const DepartmentContact& contact : contacts)
        if (contact.time.runs(day))
            put(direct, contact.a, contact.b);
    for (const DepartmentTable& table : tables) {
        if (!table.time.runs(day))
            continue;
        std::set<int> there;
        for (const DepartmentTable::Seat& seat : table.seats)
            if (seat.time.runs(day))
                there.insert(seat.department);
        for (auto a = there.begin(); a != there.end(); ++a)
            for (auto b = std::next(a); b != there.end(); ++b) {
                put(structural, *a, *b);
                if (table.formal)
                    put(formal, *a, *b);
            }
    }
    IntegrationShares out;
    out.pairs = static_cast<int>(counted.size());
    if (counted.empty())
        return out;
    const auto share = [&](std::size_t count) { return Value(static_cast<double>(count) / static_cast<double>(counted.size())); };
    out.direct = share(direct.size());
    out.structural = share(structural.size());
    out.formal = share(formal.size());
    direct.insert(structural.begin(), structural.end());
    out.index = share(direct.size());
    return out;
}

EventStudy event_study(const Values& series, int onset, int acute_end, int pairs)
{
    EventStudy out;
    const int size = static_cast<int>(series.size());
    const auto at = [&](int month) { return month >= 0 && month < size ? series[static_cast<std::size_t>(month)] : Value(); };
    const auto mean = [&](int from, int to, int needed, int* observed) {
        double sum = 0;
        int count = 0;
        for (int month = from; month <= to; ++month)
            if (const Value value = at(month)) {
                sum += *value;
                ++count;
            }
        if (observed)
            *observed = count;
        return count >= needed ? Value(sum / count) : Value();
    };
    out.baseline = mean(onset - baseline_window, onset - 1, baseline_needed, &out.baseline_months);
    if (!out.baseline)
        return out;
    int peak_at = onset;
    for (int month = onset; month <= acute_end + 12; ++month)
        if (const Value value = at(month); value && (!out.peak || *value > *out.peak + rounding)) {
            out.peak = value;
            peak_at = month;
        }
    if (!out.peak)
        return out;
    out.peak_month = peak_at - onset;
    const double gain = *out.peak - *out.baseline;
    out.gain = gain;
    out.measurable = gain >= std::max(0.05, pairs > 0 ? 1.0 / pairs : 0.05) - rounding;
    if (!out.measurable)
        return out;
    out.smooth_peak = mean(acute_end - 3, acute_end + 3, 1, nullptr);
    for (std::size_t i = 0; i < EventStudy::years.size(); ++i)
        if (const Value value = at(acute_end + 12 * EventStudy::years[i])) {
            out.retained[i] = (*value - *out.baseline) / gain;
            if (out.smooth_peak && *out.smooth_peak - *out.baseline > rounding)
                out.smooth_retained[i] = (*value - *out.baseline) / (*out.smooth_peak - *out.baseline);
        }
    out.half_level = *out.baseline + gain / 2;
    int run = 0;
    int last = peak_at;
    for (int month = peak_at; month < size; ++month) {
        const Value value = at(month);
        if (value)
            last = month;
        run = value && *value <= *out.half_level + rounding ? run + 1 : 0;
        if (run == quiet_months) {
            out.half_decay = month - quiet_months + 1 - peak_at;
            return out;
        }
    }
    out.censored_at = last - peak_at;
    return out;
}

}  // namespace crosscut::analysis
