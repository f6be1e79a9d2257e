// SPDX-License-Identifier: Apache-2.0
#include "analysis/spectral.hpp"

#include "analysis/cohesion.hpp"
#include "analysis/kernels/largest_pair.hpp"
#include "analysis/kernels/packed.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::analysis {

using network::Graph;

namespace {

/// A non-negative matrix that hangs together, by its entries.
struct Entry {
    std::uint32_t row;
    std::uint32_t column;
    double value;
};

struct Perron {
    double value = 0;
    std::vector<double> vector;
};

/// Solves (shift I - A) y = x without pivoting: with shift above the largest eigenvalue this is an M-matrix.
std::vector<double> solve_shifted(std::size_t n, const std::vector<Entry>& entries, double shift, std::vector<double> x)
{
    std::vector<double> m(n * n, 0.0);
    for (const Entry& e : entries)
        m[e.row * n + e.column] -= e.value;
    for (std::size_t i = 0; i < n; ++i)
        m[i * n + i] += shift;
    for (std::size_t k = 0; k < n; ++k) {
        // At the eigenvalue itself the last pivot vanishes; its direction is what is looked for.
        if (std::fabs(m[k * n + k]) < 1e-300)
            m[k * n + k] = 1e-300;
        for (std::size_t i = k + 1; i < n; ++i) {
            const double factor = m[i * n + k] / m[k * n + k];
            if (factor == 0)
                continue;
            for (std::size_t j = k; j < n; ++j)
                m[i * n + j] -= factor * m[k * n + j];
            x[i] -= factor * x[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j)
            x[k] -= m[k * n + j] * x[j];
        x[k] /= m[k * n + k];
    }
    return x;
}

/// Largest and smallest quotient (A x)_i / x_i: they enclose the eigenvalue (Collatz and Wielandt).
struct Bounds {
    double low;
    double high;
};

Bounds multiply(const std::vector<Entry>& entries, const std::vector<double>& x, std::vector<double>& y)
{
    std::fill(y.begin(), y.end(), 0.0);
    for (const Entry& e : entries)
        y[e.row] += e.value * x[e.column];
    Bounds out{INFINITY, 0};
    for (std::size_t i = 0; i < x.size(); ++i) {
        out.low = std::min(out.low, y[i] / x[i]);
        out.high = std::max(out.high, y[i] / x[i]);
    }
    return out;
}

void to_largest_one(std::vector<double>& x)
{
    double largest = 0;
    for (const double value : x)
        largest = std::max(largest, value);
    for (double& value : x)
        value /= largest;
}

/// Above this size a dense matrix takes too long and too much memory.
constexpr std::size_t dense = 1'000;

/// Principal pair of an irreducible matrix: steps with A + I (never with A, which turns round on two-sided
/// graphs), then Noda's inverse steps from above where the plain ones are slow.
Perron perron(std::size_t n, const std::vector<Entry>& entries)
{
    Perron out{0, std::vector<double>(n, 1.0)};
    if (entries.empty())
        return out;
    constexpr double enough = 1e-15;
    std::vector<double>& x = out.vector;
    std::vector<double> y(n);
    Bounds bounds = multiply(entries, x, y);
    const int most = n <= dense ? 400 : 20'000;
    for (int step = 0; step < most && bounds.high - bounds.low > enough * bounds.high; ++step) {
        for (std::size_t i = 0; i < n; ++i)
            x[i] += y[i];
        to_largest_one(x);
        bounds = multiply(entries, x, y);
    }
    for (int step = 0; step < 30 && n <= dense && bounds.high - bounds.low > enough * bounds.high; ++step) {
        std::vector<double> next = solve_shifted(n, entries, bounds.high, x);
        if (!std::all_of(next.begin(), next.end(), [](double v) { return v > 0 && std::isfinite(v); }))
            break;
        to_largest_one(next);
        const Bounds better = multiply(entries, next, y);
        if (better.high - better.low >= bounds.high - bounds.low)
            break;
        x = next;
        bounds = better;
    }
    out.value = (bounds.low + bounds.high) / 2;
    return out;
}

/// Pair of one part of an undirected graph; `place` is the position of an actor among the members of its part.
Perron principal_of(const Graph& graph, bool weighted, const std::vector<std::uint32_t>& members, const std::vector<std::uint32_t>& place)
{
    const std::size_t n = members.size();
    if (n > 64) {
        SymmetricRows rows;
        rows.offset.assign(1, 0);
        for (const std::uint32_t i : members) {
            for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k) {
                rows.column.push_back(place[graph.row[k].node]);
                if (weighted)
                    rows.value.push_back(graph.ties[graph.row[k].tie].strength);
            }
            rows.offset.push_back(static_cast<std::uint32_t>(rows.column.size()));
        }
        std::optional<LargestPair> pair = largest_pair(rows);
        if (pair)
            return {pair->value, std::move(pair->vector)};
    }
    std::vector<Entry> entries;
    for (std::size_t p = 0; p < n; ++p)
        for (std::uint32_t k = graph.offset[members[p]]; k < graph.offset[members[p] + 1]; ++k)
            entries.push_back({static_cast<std::uint32_t>(p), place[graph.row[k].node], weighted ? graph.ties[graph.row[k].tie].strength : 1.0});
    return perron(n, entries);
}

}  // namespace

Principal eigenvector(const Graph& undirected, bool weighted)
{
    Principal out{{}, Values(undirected.n)};
    if (undirected.n == 0)
        return out;
    out.value = 0.0;
    if (undirected.ties.empty())
        return out;
    const std::vector<int> component = weak_components(undirected);
    const std::size_t parts = static_cast<std::size_t>(*std::max_element(component.begin(), component.end())) + 1;
    std::vector<std::vector<std::uint32_t>> members(parts);
    std::vector<std::uint32_t> place(undirected.n);
    for (const std::uint32_t i : lanes::by_falling_degree(undirected)) {  // rows of one length follow each other
        std::vector<std::uint32_t>& own = members[static_cast<std::size_t>(component[i])];
        place[i] = static_cast<std::uint32_t>(own.size());
        own.push_back(i);
    }
    // No eigenvalue is above the largest sum of a row: parts that cannot matter are left out.
    std::vector<double> bound(parts, 0.0);
    std::vector<double> sum(undirected.n, 0.0);
    for (const network::GraphTie& tie : undirected.ties) {
        sum[tie.a] += weighted ? tie.strength : 1.0;
        sum[tie.b] += weighted ? tie.strength : 1.0;
    }
    for (std::uint32_t i = 0; i < undirected.n; ++i)
        bound[static_cast<std::size_t>(component[i])] = std::max(bound[static_cast<std::size_t>(component[i])], sum[i]);
    std::vector<std::size_t> by_size(parts);
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::stable_sort(by_size.begin(), by_size.end(), [&](std::size_t x, std::size_t y) { return members[x].size() > members[y].size(); });
    Perron best;
    std::size_t chosen = parts;
    double second = 0;
    for (const std::size_t p : by_size) {
        if (bound[p] < best.value * (1 - 1e-7))
            continue;
        Perron own = principal_of(undirected, weighted, members[p], place);
        if (own.value > best.value) {
            second = best.value;
            best = std::move(own);
            chosen = p;
        } else {
            second = std::max(second, own.value);
        }
    }
    out.value = best.value;
    if (best.value - second < 1e-8 * best.value)
        return out;
    out.vector.assign(undirected.n, 0.0);
    for (std::size_t k = 0; k < members[chosen].size(); ++k)
        out.vector[members[chosen][k]] = best.vector[k];
    return out;
}

double spectral_radius(const Graph& graph)
{
    if (!graph.directed)
        return eigenvector(graph, false).value.value_or(0.0);
    const std::vector<int> component = strong_components(graph);
    if (component.empty())
        return 0;
    const std::size_t parts = static_cast<std::size_t>(*std::max_element(component.begin(), component.end())) + 1;
    std::vector<std::uint32_t> place(graph.n);
    std::vector<std::uint32_t> size(parts, 0);
    for (std::uint32_t i = 0; i < graph.n; ++i)
        place[i] = size[static_cast<std::size_t>(component[i])]++;
    std::vector<std::vector<Entry>> entries(parts);
    for (const network::GraphTie& arc : graph.ties)
        if (component[arc.a] == component[arc.b])
            entries[static_cast<std::size_t>(component[arc.a])].push_back({place[arc.a], place[arc.b], 1.0});
    double largest = 0;
    for (std::size_t p = 0; p < parts; ++p)
        largest = std::max(largest, perron(size[p], entries[p]).value);
    return largest;
}

Katz katz(const Graph& graph)
{
    Katz out;
    const double radius = spectral_radius(graph);
    if (radius > 0)
        out.alpha = 0.5 / radius;
    out.status.assign(graph.n, 1.0);
    std::vector<double> next(graph.n);
    // Every round halves what is left in the long run.
    for (int round = 0; round < 10'000; ++round) {
        std::fill(next.begin(), next.end(), 1.0);
        for (const network::GraphTie& tie : graph.ties) {
            next[tie.b] += out.alpha * out.status[tie.a];
            if (!graph.directed)
                next[tie.a] += out.alpha * out.status[tie.b];
        }
        double change = 0;
        for (std::size_t i = 0; i < next.size(); ++i)
            change = std::max(change, std::fabs(next[i] - out.status[i]) / next[i]);
        out.status.swap(next);
        if (change < 1e-15)
            break;
    }
    return out;
}

namespace {

/// Undirected: the balance of ranks is a symmetric system, solved by conjugate gradients. With x = strength * y it is
/// (D - damping W) y = 1; what its diagonal D has in it is divided out.
std::vector<double> undirected_rank(const Graph& graph, bool weighted, double damping)
{
    const std::size_t n = graph.n;
    // Places by degree: rows of one length follow each other, and nobody without ties is among them.
    const lanes::Packed packed = lanes::packed(graph, {false, weighted, false, Way::out});
    const std::vector<std::uint32_t>& offset = packed.forward.offset;
    const std::vector<std::uint32_t>& node = packed.forward.node;
    std::size_t some = 0;
    while (some < n && offset[some + 1] > offset[some])
        ++some;
    const auto spread = [&](const std::vector<double>& x, std::size_t p) {
        double sum = 0;
        for (std::uint32_t k = offset[p]; k < offset[p + 1]; ++k)
            sum += weighted ? graph.ties[packed.forward.tie[k]].strength * x[node[k]] : x[node[k]];
        return sum;
    };
    std::vector<double> strength(some), y(some), r(some), d(some), q(some);
    std::vector<double> one(some, 1.0);
    double all = 0;
    for (std::size_t p = 0; p < some; ++p) {
        strength[p] = weighted ? spread(one, p) : offset[p + 1] - offset[p];
        all += strength[p];
    }
    // Ranks that follow the strengths are a good start: y is the same for everybody.
    const double start = some == 0 ? 0 : static_cast<double>(some) / ((1 - damping) * all);
    double rz = 0;
    double first = 0;
    for (std::size_t p = 0; p < some; ++p) {
        y[p] = start;
        r[p] = 1 - (1 - damping) * strength[p] * start;
        d[p] = r[p] / strength[p];
        rz += r[p] * d[p];
        first += 1 / strength[p];
    }
    for (int round = 0; round < 1000 && rz > 1e-27 * first; ++round) {
        double slope = 0;
        for (std::size_t p = 0; p < some; ++p) {
            q[p] = strength[p] * d[p] - damping * spread(d, p);
            slope += q[p] * d[p];
        }
        const double step = rz / slope;
        double next = 0;
        for (std::size_t p = 0; p < some; ++p) {
            y[p] += step * d[p];
            r[p] -= step * q[p];
            q[p] = r[p] / strength[p];
            next += r[p] * q[p];
        }
        const double turn = next / rz;
        rz = next;
        for (std::size_t p = 0; p < some; ++p)
            d[p] = q[p] + turn * d[p];
    }
    // Those without ties get what everybody gets, and their rank goes to all alike: only the total changes.
    std::vector<double> rank(n, 1.0);
    double total = static_cast<double>(n - some);
    for (std::size_t p = 0; p < some; ++p) {
        rank[packed.actor[p]] = 1 + damping * spread(y, p);
        total += rank[packed.actor[p]];
    }
    for (double& value : rank)
        value /= total;
    return rank;
}

}  // namespace

std::vector<double> pagerank(const Graph& graph, bool weighted, double damping)
{
    if (!graph.directed)
        return undirected_rank(graph, weighted, damping);
    const double n = graph.n;
    std::vector<double> rank(graph.n, graph.n ? 1 / n : 0.0);
    std::vector<double> out_strength(graph.n, 0.0);
    const auto weight = [&](const network::GraphTie& tie) { return weighted ? tie.strength : 1.0; };
    for (const network::GraphTie& tie : graph.ties)
        out_strength[tie.a] += weight(tie);
    std::vector<double> next(graph.n);
    for (int round = 0; round < 10'000; ++round) {
        double dangling = 0;
        for (std::size_t i = 0; i < rank.size(); ++i)
            if (out_strength[i] == 0)
                dangling += rank[i];
        std::fill(next.begin(), next.end(), (1 - damping) / n + damping * dangling / n);
        for (const network::GraphTie& tie : graph.ties)
            next[tie.b] += damping * rank[tie.a] * weight(tie) / out_strength[tie.a];
        double change = 0;
        for (std::size_t i = 0; i < rank.size(); ++i)
            change += std::fabs(next[i] - rank[i]);
        rank.swap(next);
        if (change < 1e-15)
            break;
    }
    return rank;
}

}  // namespace crosscut::analysis
