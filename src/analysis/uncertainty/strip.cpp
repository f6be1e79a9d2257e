// SPDX-License-Identifier: Apache-2.0
#include "analysis/uncertainty/strip.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::analysis {

namespace {

constexpr double hair = 1e-12;

int sign(double value) { return value > hair ? 1 : value < -hair ? -1 : 0; }

}  // namespace

Range Strip::range(std::size_t item) const
{
    Range out;
    for (const StripRow& row : rows)
        out.take(row.values[item]);
    return out;
}

Range Strip::range(std::size_t item, evidence::TieRule rule) const
{
    Range out;
    for (const StripRow& row : rows)
        if (row.rule == rule)
            out.take(row.values[item]);
    return out;
}

bool Strip::keeps_sign(std::size_t item) const
{
    std::optional<int> first;
    for (const StripRow& row : rows)
        if (const Value& value = row.values[item]) {
            if (first && *first != sign(*value))
                return false;
            first = sign(*value);
        }
    return true;
}

Result<Strip> strip_of(const evidence::Archive& archive, const network::TieSet& ties, const Asked& asked, Work& work)
{
    const Measure* measure = find_measure(asked.measure);
    const network::Snapshot whole = network::snapshot(archive, ties, asked.question);
    Strip out;
    Result<Values> full = measured(asked.measure, whole, work);
    if (!full)
        return full.problem();
    out.items = items_of(whole, measure->per);
    out.asked = std::move(*full);
    for (const evidence::TieRule rule : evidence::all_tie_rules)
        for (const network::TimeMode mode : strip_modes)
            if (asked.question.until || mode == network::TimeMode::midpoint) {
                StripRow row;
                row.rule = rule;
                row.mode = mode;
                out.rows.push_back(std::move(row));
            }
    std::vector<std::optional<Problem>> failed(out.rows.size());
    const bool all = parallel_for(work, out.rows.size(), 1, [&](std::size_t begin, std::size_t, unsigned) {
        StripRow& row = out.rows[begin];
        network::Question question = asked.question;
        question.rule = row.rule;
        question.mode = row.mode;
        const network::Snapshot now = network::snapshot(archive, ties, question);
        row.ties = static_cast<int>(now.graph.ties.size());
        row.observable = observable_under(archive, now, row.rule);
        const double here = work.progress();
        Work own(work, here, here);
        own.set_workers(1);
        Result<Values> values = values_for(out.items, *measure, now, own);
        if (!values) {
            failed[begin] = values.problem();
            return;
        }
        row.values = std::move(*values);
        row.agreement = agreement(out.asked, row.values);
    });
    if (!all)
        return stopped_on_request();
    for (const auto& problem : failed)
        if (problem)
            return *problem;
    return out;
}

Strip difference_of(const Strip& one, const Strip& other)
{
    const auto less = [](const Values& a, const Values& b) {
        Values out;
        for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
            out.push_back(a[i] && b[i] ? Value(*a[i] - *b[i]) : Value());
        return out;
    };
    Strip out;
    out.items = one.items;
    out.asked = less(one.asked, other.asked);
    for (std::size_t i = 0; i < one.rows.size() && i < other.rows.size(); ++i) {
        StripRow row = one.rows[i];
        row.values = less(one.rows[i].values, other.rows[i].values);
        row.agreement.reset();
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace crosscut::analysis
