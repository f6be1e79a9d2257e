// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/turnbull.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace crosscut::analysis {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double settled_change = 1e-12;
constexpr double smallest_mass = 1e-7;
constexpr double most_work = 3e9;  ///< products in all rounds: some seconds

double right_of(const EndInterval& row) { return row.right.value_or(never); }
double right_of(const MassInterval& one) { return one.right.value_or(never); }

std::vector<MassInterval> innermost(const std::vector<EndInterval>& rows)
{
    enum class Kind { closed_left, right, open_left };
    std::vector<std::tuple<double, Kind>> ends;
    for (const EndInterval& row : rows) {
        ends.emplace_back(row.left, row.right && *row.right == row.left ? Kind::closed_left : Kind::open_left);
        ends.emplace_back(right_of(row), Kind::right);
    }
    std::sort(ends.begin(), ends.end());
    std::vector<MassInterval> out;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const auto& [left, kind] = ends[i];
        const auto& [right, next] = ends[i + 1];
        if (kind != Kind::right && next == Kind::right)
            out.push_back({left, right == never ? Value() : Value(right), 0});
    }
    return out;
}

bool inside(const MassInterval& one, const EndInterval& row)
{
    const bool point = one.right && *one.right == one.left;
    const bool exact = row.right && *row.right == row.left;
    if (exact)
        return point && one.left == row.left;
    return (point ? row.left < one.left : row.left <= one.left) && right_of(one) <= right_of(row);
}

}  // namespace

Turnbull turnbull(const std::vector<EndInterval>& all)
{
    std::vector<EndInterval> rows;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rows), [](const EndInterval& row) { return right_of(row) >= row.left; });
    Turnbull out;
    out.n = static_cast<int>(rows.size());
    out.candidates = innermost(rows);
    const std::size_t m = out.candidates.size();
    if (m == 0)
        return out;
    // A row's candidates follow each other: both are in order.
    std::vector<std::pair<std::size_t, std::size_t>> span(rows.size(), {m, 0});
    double products = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < m; ++j)
            if (inside(out.candidates[j], rows[i])) {
                span[i].first = std::min(span[i].first, j);
                span[i].second = j + 1;
            }
        products += static_cast<double>(span[i].second - std::min(span[i].first, span[i].second)) + 1;
    }
    const double n = static_cast<double>(rows.size());
    std::vector<double> mass(m, 1.0 / static_cast<double>(m));
    std::vector<double> gradient(m);
    // (1/n) sum over rows of alpha_ij / sum_k alpha_ik p_k, by differences: a row adds to a stretch of candidates.
    const auto slopes = [&] {
        std::vector<double> change(m + 1, 0.0);
        double log_likelihood = 0;
        for (const auto& [from, to] : span) {
            double sum = 0;
            for (std::size_t j = from; j < to; ++j)
                sum += mass[j];
            if (sum <= 0)
                continue;
            log_likelihood += std::log(sum);
            change[from] += 1 / (n * sum);
            change[to] -= 1 / (n * sum);
        }
        double running = 0;
        for (std::size_t j = 0; j < m; ++j)
            gradient[j] = running += change[j];
        return log_likelihood;
    };
    for (double work = 0; work < most_work; work += products + static_cast<double>(m)) {
        slopes();
        double largest = 0;
        for (std::size_t j = 0; j < m; ++j) {
            const double next = mass[j] * gradient[j];
            largest = std::max(largest, std::fabs(next - mass[j]));
            mass[j] = next;
        }
        if (largest < settled_change)
            break;
    }
    double kept = 0;
    for (std::size_t j = 0; j < m; ++j) {
        out.candidates[j].mass = mass[j];
        if (mass[j] < smallest_mass)
            mass[j] = 0;
        kept += mass[j];
    }
    for (std::size_t j = 0; j < m; ++j) {
        mass[j] /= kept;
        if (mass[j] > 0)
            out.support.push_back({out.candidates[j].left, out.candidates[j].right, mass[j]});
    }
    out.log_likelihood = slopes();
    out.gradient = *std::max_element(gradient.begin(), gradient.end());
    out.settled = out.gradient <= 1 + 1e-5;
    return out;
}

double Turnbull::share_at_most(double time) const
{
    double share = 1;
    for (const MassInterval& one : support)
        if (right_of(one) <= time)
            share -= one.mass;
    return std::clamp(share, 0.0, 1.0);
}

double Turnbull::share_at_least(double time) const
{
    double share = 1;
    for (const MassInterval& one : support)
        if (one.left < time || (one.right && *one.right == one.left && one.left <= time))
            share -= one.mass;
    return std::clamp(share, 0.0, 1.0);
}

}  // namespace crosscut::analysis
