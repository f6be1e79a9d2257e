// SPDX-License-Identifier: Apache-2.0
#include "analysis/fisher.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace crosscut::analysis {

namespace {

/// Probabilities of the tables with the margins of this one, by their first count from `least` on.
struct Tables {
    int least = 0;
    std::vector<double> chance;
};

std::optional<Tables> tables_of(const FourFold& table)
{
    if (table.a < 0 || table.b < 0 || table.c < 0 || table.d < 0 || table.all() == 0)
        return std::nullopt;
    const int row = table.a + table.b;
    const int column = table.a + table.c;
    const int n = table.all();
    const auto log_factorial = [](int k) { return std::lgamma(static_cast<double>(k) + 1); };
    Tables out;
    out.least = std::max(0, row + column - n);
    const double margins = log_factorial(row) + log_factorial(n - row) + log_factorial(column) + log_factorial(n - column) - log_factorial(n);
    for (int a = out.least; a <= std::min(row, column); ++a)
        out.chance.push_back(std::exp(margins - log_factorial(a) - log_factorial(row - a) - log_factorial(column - a) - log_factorial(n - row - column + a)));
    return out;
}

constexpr double hair = 1 + 1e-7;  // equal probabilities, computed in another order

}  // namespace

Value fisher_exact(const FourFold& table)
{
    const std::optional<Tables> tables = tables_of(table);
    if (!tables)
        return std::nullopt;
    const double own = tables->chance[static_cast<std::size_t>(table.a - tables->least)];
    double sum = 0;
    for (const double chance : tables->chance)
        if (chance <= own * hair)
            sum += chance;
    return std::min(1.0, sum);
}

Value smallest_fisher(const FourFold& table)
{
    const std::optional<Tables> tables = tables_of(table);
    if (!tables)
        return std::nullopt;
    const double least = *std::min_element(tables->chance.begin(), tables->chance.end());
    double sum = 0;
    for (const double chance : tables->chance)
        if (chance <= least * hair)
            sum += chance;
    return std::min(1.0, sum);
}

}  // namespace crosscut::analysis
