// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/survival.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>

namespace crosscut::analysis {

namespace {

constexpr double z95 = 1.959963984540054;  ///< normal quantile of 97.5 %
/// Products of fractions stand beside the level that they equal by a rounding error only.
constexpr double rounding = 1e-12;

bool at_risk(const SpellRow& row, double time) { return (!row.entry || *row.entry < time) && time <= row.time; }
bool watched(const SpellRow& row) { return !row.entry || *row.entry < row.time; }

/// How many leave, come late and end at a time.
struct Turn {
    double time = 0;
    int left = 0;
    int came = 0;
    int events = 0;
};

/// Whole numbers from 0 are counted in their places, without sorting; empty where the times are others.
std::vector<Turn> turns_of_whole_times(const std::vector<SpellRow>& rows)
{
    const double most = 4096 + 8.0 * static_cast<double>(rows.size());
    const auto whole = [&](double time) { return time >= 0 && time <= most && time == static_cast<double>(static_cast<std::int64_t>(time)); };
    double longest = 0;
    for (const SpellRow& row : rows) {
        if (!whole(row.time) || (row.entry && !whole(*row.entry)))
            return {};
        longest = std::max({longest, row.time, row.entry.value_or(0)});
    }
    std::vector<Turn> out(static_cast<std::size_t>(longest) + 1);
    for (std::size_t time = 0; time < out.size(); ++time)
        out[time].time = static_cast<double>(time);
    for (const SpellRow& row : rows) {
        if (!watched(row))
            continue;
        Turn& end = out[static_cast<std::size_t>(row.time)];
        ++end.left;
        end.events += row.event;
        if (row.entry)
            ++out[static_cast<std::size_t>(*row.entry)].came;
    }
    return out;
}

std::vector<Turn> turns_of(const std::vector<SpellRow>& rows)
{
    std::vector<Turn> out = turns_of_whole_times(rows);
    if (!out.empty())
        return out;
    for (const SpellRow& row : rows) {
        if (!watched(row))
            continue;
        out.push_back({row.time, 1, 0, row.event});
        if (row.entry)
            out.push_back({*row.entry, 0, 1, 0});
    }
    std::sort(out.begin(), out.end(), [](const Turn& a, const Turn& b) { return a.time < b.time; });
    std::size_t kept = 0;
    for (const Turn& turn : out) {
        if (kept > 0 && out[kept - 1].time == turn.time) {
            out[kept - 1].left += turn.left;
            out[kept - 1].came += turn.came;
            out[kept - 1].events += turn.events;
        } else {
            out[kept++] = turn;
        }
    }
    out.resize(kept);
    return out;
}

}  // namespace

std::vector<EventTime> event_times(const std::vector<SpellRow>& rows)
{
    std::vector<EventTime> out;
    const std::vector<Turn> turns = turns_of(rows);
    int late = 0;
    for (const Turn& turn : turns)
        late += turn.came;
    int there = -late;  // watched at the time: all who have not left, less those who come at it or later
    for (const Turn& turn : turns)
        there += turn.left;
    for (const Turn& turn : turns) {
        if (turn.events > 0)
            out.push_back({turn.time, there, turn.events});
        there += turn.came - turn.left;
    }
    return out;
}

Survival kaplan_meier(const std::vector<SpellRow>& rows)
{
    Survival out;
    out.n = static_cast<int>(rows.size());
    for (const SpellRow& row : rows) {
        out.longest = std::max(out.longest, row.time);
        if (!watched(row)) {
            ++out.unwatched;
            continue;
        }
        out.exposure += row.time - row.entry.value_or(0);
        out.events += row.event;
    }
    double share = 1;
    double greenwood = 0;
    for (const auto& [time, risk, count] : event_times(rows)) {
        SurvivalStep step{time, risk, count, 0, {}, {}, {}, {}, {}};
        share *= 1 - static_cast<double>(count) / risk;
        if (risk == count)
            share = 0;
        step.share = share;
        if (share > 0) {
            greenwood += static_cast<double>(count) / (static_cast<double>(risk) * (risk - count));
            const double se = share * std::sqrt(greenwood);
            const double width = z95 * std::sqrt(greenwood) / std::fabs(std::log(share));
            step.se = se;
            step.lower = std::pow(share, std::exp(width));
            step.upper = std::pow(share, std::exp(-width));
            step.plain_lower = std::max(0.0, share - z95 * se);
            step.plain_upper = std::min(1.0, share + z95 * se);
        }
        out.steps.push_back(step);
    }
    return out;
}

double Survival::share_at(double time) const
{
    double share = 1;
    for (const SurvivalStep& step : steps) {
        if (step.time > time)
            break;
        share = step.share;
    }
    return share;
}

Value Survival::quantile(double level) const
{
    for (const SurvivalStep& step : steps)
        if (step.share <= level + rounding)
            return step.time;
    return {};
}

Value Survival::quantile_lower(double level) const
{
    for (const SurvivalStep& step : steps)
        if (step.lower && *step.lower <= level + rounding)
            return step.time;
    return {};
}

Value Survival::quantile_upper(double level) const
{
    for (const SurvivalStep& step : steps)
        if (step.upper && *step.upper <= level + rounding)
            return step.time;
    return {};
}

Value Survival::rate() const { return exposure > 0 ? Value(events / exposure) : Value(); }

Value Survival::modelled_half_life() const
{
    return exposure > 0 && events > 0 ? Value(std::log(2.0) * exposure / events) : Value();
}

RestrictedMean restricted_mean(const Survival& curve, double tau)
{
    RestrictedMean out{tau, 0, 0};
    std::vector<std::pair<const SurvivalStep*, double>> before;  // a step and the area from 0 to it
    double share = 1;
    double last = 0;
    for (const SurvivalStep& step : curve.steps) {
        if (step.time > tau)
            break;
        out.value += share * (step.time - last);
        before.emplace_back(&step, out.value);
        share = step.share;
        last = step.time;
    }
    out.value += share * (tau - last);
    double variance = 0;
    for (const auto& [step, area] : before)
        if (step->at_risk > step->events) {
            const double rest = out.value - area;
            variance += rest * rest * step->events / (static_cast<double>(step->at_risk) * (step->at_risk - step->events));
        }
    out.se = std::sqrt(variance);
    return out;
}

std::vector<std::string> groups_of(const std::vector<SpellRow>& rows)
{
    std::set<std::string> names;
    for (const SpellRow& row : rows)
        if (!row.group.empty())
            names.insert(row.group);
    return {names.begin(), names.end()};
}

std::vector<SpellRow> of_group(const std::vector<SpellRow>& rows, const std::string& group)
{
    std::vector<SpellRow> out;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(out), [&](const SpellRow& row) { return row.group == group; });
    return out;
}

Value common_tau(const std::vector<SpellRow>& rows)
{
    std::map<std::string, double> longest;
    for (const SpellRow& row : rows) {
        const auto [at, fresh] = longest.emplace(row.group, row.time);
        if (!fresh)
            at->second = std::max(at->second, row.time);
    }
    if (longest.size() > 1)
        longest.erase("");
    Value tau;
    for (const auto& [group, time] : longest)
        tau = tau ? std::min(*tau, time) : time;
    return tau;
}

std::vector<SpellRow> truncated_at(std::vector<SpellRow> rows, double tau)
{
    std::erase_if(rows, [&](const SpellRow& row) { return row.entry && *row.entry >= tau; });
    for (SpellRow& row : rows)
        if (row.time > tau) {
            row.time = tau;
            row.event = false;
        }
    return rows;
}

std::vector<IncidenceStep> cumulative_incidence(const std::vector<SpellRow>& rows, const std::vector<int>& ways, int number_of_ways)
{
    std::vector<IncidenceStep> out;
    std::vector<double> shares(static_cast<std::size_t>(std::max(0, number_of_ways)), 0.0);
    double there = 1;
    for (const SurvivalStep& step : kaplan_meier(rows).steps) {
        double ended = 0;
        for (std::size_t i = 0; i < rows.size() && i < ways.size(); ++i)
            if (rows[i].event && rows[i].time == step.time && at_risk(rows[i], step.time) && ways[i] >= 0 && ways[i] < number_of_ways) {
                shares[static_cast<std::size_t>(ways[i])] += there / step.at_risk;
                ended += there / step.at_risk;
            }
        there = step.share;
        out.push_back({step.time, there, shares});
    }
    return out;
}

}  // namespace crosscut::analysis
