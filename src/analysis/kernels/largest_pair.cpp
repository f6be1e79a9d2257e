// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/largest_pair.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::analysis {

namespace {

void multiply(const SymmetricRows& rows, const double* x, double* y)
{
    const std::size_t n = rows.offset.size() - 1;
    if (rows.value.empty()) {
        for (std::size_t i = 0; i < n; ++i) {
            double sum = 0;
            for (std::uint32_t k = rows.offset[i]; k < rows.offset[i + 1]; ++k)
                sum += x[rows.column[k]];
            y[i] = sum;
        }
        return;
    }
    for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::uint32_t k = rows.offset[i]; k < rows.offset[i + 1]; ++k)
            sum += rows.value[k] * x[rows.column[k]];
        y[i] = sum;
    }
}

/// Four sums at once: the processor need not wait for one to be done.
double product(std::size_t n, const double* x, const double* y)
{
    double a = 0, b = 0, c = 0, d = 0;
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        a += x[i] * y[i];
        b += x[i + 1] * y[i + 1];
        c += x[i + 2] * y[i + 2];
        d += x[i + 3] * y[i + 3];
    }
    for (; i < n; ++i)
        a += x[i] * y[i];
    return (a + b) + (c + d);
}

/// Largest eigenvalue of a small symmetric matrix with three diagonals, and its vector of length 1.
struct Small {
    double value = 0;
    std::vector<double> vector;
};

Small largest_of(const std::vector<double>& middle, const std::vector<double>& side)
{
    const std::size_t k = middle.size();
    // How many eigenvalues are not below x: the pivots of x - T that are not above 0.
    const auto reached = [&](double x) {
        double pivot = x - middle[0];
        if (pivot <= 0)
            return true;
        for (std::size_t i = 1; i < k; ++i) {
            pivot = x - middle[i] - side[i - 1] * side[i - 1] / pivot;
            if (pivot <= 0)
                return true;
        }
        return false;
    };
    double low = -INFINITY;
    double high = -INFINITY;
    for (std::size_t i = 0; i < k; ++i) {
        low = std::max(low, middle[i]);
        high = std::max(high, middle[i] + (i > 0 ? side[i - 1] : 0) + (i + 1 < k ? side[i] : 0));
    }
    high *= 1 + 1e-14;
    while (high - low > 2e-16 * high) {
        const double between = low + (high - low) / 2;
        if (between <= low || between >= high)
            break;
        (reached(between) ? low : high) = between;
    }
    // Two steps of inverse iteration from above: every pivot is positive.
    Small out{high, std::vector<double>(k, 1.0)};
    std::vector<double> pivot(k);
    for (int step = 0; step < 3; ++step) {
        std::vector<double>& x = out.vector;
        pivot[0] = high - middle[0];
        for (std::size_t i = 1; i < k; ++i) {
            const double factor = side[i - 1] / pivot[i - 1];
            pivot[i] = std::max(high - middle[i] - side[i - 1] * factor, 1e-300);
            x[i] += factor * x[i - 1];
        }
        x[k - 1] /= pivot[k - 1];
        for (std::size_t i = k - 1; i-- > 0;)
            x[i] = (x[i] + side[i] * x[i + 1]) / pivot[i];
        const double largest = *std::max_element(x.begin(), x.end());
        double square = 0;
        for (double& value : x) {
            value /= largest;
            square += value * value;
        }
        for (double& value : x)
            value /= std::sqrt(square);
    }
    return out;
}

}  // namespace

std::optional<LargestPair> largest_pair(const SymmetricRows& rows)
{
    constexpr std::size_t steps = 24;
    constexpr int rounds = 40;
    const std::size_t n = rows.offset.size() - 1;
    std::vector<double> basis(n * (steps + 1));
    // Those with many ties have large entries.
    for (std::size_t i = 0; i < n; ++i)
        basis[i] = 1 + static_cast<double>(rows.offset[i + 1] - rows.offset[i]);
    std::vector<double> middle, side;
    for (int round = 0; round < rounds; ++round) {
        middle.clear();
        side.clear();
        const double length = std::sqrt(product(n, basis.data(), basis.data()));
        for (std::size_t i = 0; i < n; ++i)
            basis[i] /= length;
        for (std::size_t k = 0; k < steps; ++k) {
            const double* x = basis.data() + k * n;
            double* y = basis.data() + (k + 1) * n;
            multiply(rows, x, y);
            if (k > 0) {
                const double* before = x - n;
                const double back = side[k - 1];
                for (std::size_t i = 0; i < n; ++i)
                    y[i] -= back * before[i];
            }
            const double own = product(n, x, y);
            middle.push_back(own);
            for (std::size_t i = 0; i < n; ++i)
                y[i] -= own * x[i];
            const double left = std::sqrt(product(n, y, y));
            side.push_back(left);
            if (left < 1e-13 * std::fabs(own))
                break;  // nothing new: the vectors so far hold the answer
            for (std::size_t i = 0; i < n; ++i)
                y[i] /= left;
        }
        const Small small = largest_of(middle, side);
        const std::size_t used = middle.size();
        std::vector<double> vector(n, 0.0);
        for (std::size_t k = 0; k < used; ++k) {
            const double* x = basis.data() + k * n;
            const double share = small.vector[k];
            for (std::size_t i = 0; i < n; ++i)
                vector[i] += share * x[i];
        }
        if (side.back() * small.vector.back() < 2e-11 * small.value) {
            // Some steps with A + 1 take out what is left, and the rounding in small entries.
            LargestPair out{small.value, std::move(vector)};
            double* y = basis.data();
            for (int step = 0; step < 4; ++step) {
                multiply(rows, out.vector.data(), y);
                out.value = product(n, out.vector.data(), y) / product(n, out.vector.data(), out.vector.data());
                for (std::size_t i = 0; i < n; ++i)
                    out.vector[i] = (out.vector[i] + y[i]) / (1 + out.value);
            }
            const double largest = *std::max_element(out.vector.begin(), out.vector.end());
            for (double& value : out.vector)
                value = std::max(value / largest, 0.0);
            return out;
        }
        std::copy(vector.begin(), vector.end(), basis.begin());
    }
    return std::nullopt;
}

}  // namespace crosscut::analysis
