// SPDX-License-Identifier: Apache-2.0
#include "analysis/cell_null.hpp"

#include "analysis/random.hpp"

#include <algorithm>
#include <set>

namespace crosscut::analysis {

using network::Graph;

namespace {

bool in_cell(int x, int y, int a, int b) { return (x == a && y == b) || (x == b && y == a); }

CellNull finished(std::map<int, std::uint64_t> distribution, int observed)
{
    CellNull out;
    std::uint64_t below = 0;
    std::uint64_t above = 0;
    double sum = 0;
    for (const auto& [ties, count] : distribution) {
        out.all += count;
        sum += static_cast<double>(ties) * static_cast<double>(count);
        below += ties <= observed ? count : 0;
        above += ties >= observed ? count : 0;
    }
    if (out.all > 0) {
        const double all = static_cast<double>(out.all);
        out.mean = sum / all;
        out.p_lower = static_cast<double>(below) / all;
        out.p_upper = static_cast<double>(above) / all;
    }
    out.distribution = std::move(distribution);
    return out;
}

/// Gives the ties of one actor after the other to later ones, until all have theirs.
struct Walk {
    const std::vector<int>& group;
    int a;
    int b;
    std::uint64_t most;
    const Work* work;
    std::vector<int> left;
    std::map<int, std::uint64_t> found;
    std::uint64_t steps = 0;

    /// Actor i chooses among j and the later ones; false when the steps are used up.
    bool choose(std::size_t i, std::size_t j, int cell)
    {
        if (++steps > most || (work && steps % 4096 == 0 && work->stopped()))
            return false;
        while (i < left.size() && left[i] == 0) {
            ++i;
            j = i + 1;
        }
        if (i == left.size()) {
            ++found[cell];
            return true;
        }
        if (left.size() - std::min(j, left.size()) < static_cast<std::size_t>(left[i]))
            return true;  // too few are left: a dead end
        bool fine = true;
        if (left[j] > 0) {
            --left[i];
            --left[j];
            fine = choose(i, j + 1, cell + in_cell(group[i], group[j], a, b));
            ++left[i];
            ++left[j];
        }
        return fine && choose(i, j + 1, cell);
    }
};

}  // namespace

int cell_ties(const Graph& graph, const std::vector<int>& group, int a, int b)
{
    return static_cast<int>(std::count_if(graph.ties.begin(), graph.ties.end(),
                                          [&](const network::GraphTie& tie) { return in_cell(group[tie.a], group[tie.b], a, b); }));
}

std::optional<CellNull> degree_null(const Graph& graph, const std::vector<int>& group, int a, int b, std::uint64_t most, const Work* work)
{
    Walk walk{group, a, b, most, work, {}, {}};
    for (std::uint32_t i = 0; i < graph.n; ++i)
        walk.left.push_back(static_cast<int>(graph.degree(i)));
    if (graph.n > 200 || !walk.choose(0, 1, 0))
        return std::nullopt;
    return finished(std::move(walk.found), cell_ties(graph, group, a, b));
}

std::optional<CellNull> label_null(const Graph& graph, const std::vector<int>& group, int a, int b, std::uint64_t most)
{
    std::vector<int> label = group;
    std::sort(label.begin(), label.end());
    std::map<int, std::uint64_t> found;
    std::uint64_t steps = 0;
    do {
        if (++steps > most)
            return std::nullopt;
        ++found[cell_ties(graph, label, a, b)];
    } while (std::next_permutation(label.begin(), label.end()));
    return finished(std::move(found), cell_ties(graph, group, a, b));
}

SwapNull swap_null(const Graph& graph, const std::vector<int>& group, const std::vector<std::pair<int, int>>& cells, std::uint64_t seed, int samples, const Work* work)
{
    SwapNull out;
    const std::size_t m = graph.ties.size();
    if (m <= 10) {
        out.exact = true;
        for (const auto& [a, b] : cells) {
            const std::optional<CellNull> null = degree_null(graph, group, a, b, 50'000'000, work);
            out.exact = out.exact && null;
            if (!null)
                break;
            out.mean.push_back(null->mean);
            out.p_lower.push_back(null->p_lower);
        }
        if (out.exact)
            return out;
        out.mean.clear();
        out.p_lower.clear();
    }
    using Ends = std::pair<std::uint32_t, std::uint32_t>;
    std::vector<Ends> ties;
    std::set<Ends> present;
    for (const network::GraphTie& tie : graph.ties) {
        ties.push_back({tie.a, tie.b});
        present.insert(std::minmax(tie.a, tie.b));
    }
    Random random(seed);
    const auto swap_two = [&] {
        const auto i = static_cast<std::size_t>(random.bounded(m));
        const auto j = static_cast<std::size_t>(random.bounded(m));
        const bool turned = random.bounded(2) == 1;
        const auto [a, b] = ties[i];
        const auto [c, d] = turned ? Ends{ties[j].second, ties[j].first} : ties[j];
        if (i == j || a == d || c == b || present.count(std::minmax(a, d)) || present.count(std::minmax(c, b)))
            return false;
        present.erase(std::minmax(a, b));
        present.erase(std::minmax(c, d));
        ties[i] = {a, d};
        ties[j] = {c, b};
        present.insert(std::minmax(a, d));
        present.insert(std::minmax(c, b));
        return true;
    };
    // Where hardly any swap is possible the tries come to an end all the same.
    std::size_t accepted = 0;
    const auto stopped = [&](std::size_t tries) { return work && tries % 1024 == 0 && work->stopped(); };
    for (std::size_t tries = 0; accepted < 10 * m && tries < 1000 * m && !stopped(tries); ++tries)
        accepted += swap_two();
    std::map<std::pair<int, int>, std::size_t> place;
    for (std::size_t c = 0; c < cells.size(); ++c)
        place[std::minmax(cells[c].first, cells[c].second)] = c;
    const auto count = [&] {
        std::vector<int> found(cells.size(), 0);
        for (const auto& [x, y] : ties)
            if (const auto at = place.find(std::minmax(group[x], group[y])); at != place.end())
                ++found[at->second];
        return found;
    };
    std::vector<int> observed;
    for (const auto& [a, b] : cells)
        observed.push_back(cell_ties(graph, group, a, b));
    std::vector<double> sum(cells.size(), 0);
    std::vector<int> low(cells.size(), 0);
    for (int sample = 0; sample < samples; ++sample) {
        for (std::size_t k = 0; k < 2 * m && !stopped(k); ++k)
            swap_two();
        if (stopped(0))
            break;
        const std::vector<int> found = count();
        for (std::size_t c = 0; c < cells.size(); ++c) {
            sum[c] += found[c];
            low[c] += found[c] <= observed[c];
        }
    }
    out.samples = samples;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        out.mean.push_back(samples > 0 ? sum[c] / samples : 0);
        out.p_lower.push_back((low[c] + 1.0) / (samples + 1.0));
    }
    return out;
}

Value chung_lu(const Graph& graph, const std::vector<int>& group, int a, int b)
{
    if (graph.ties.empty())
        return std::nullopt;
    double ends_a = 0;
    double ends_b = 0;
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        ends_a += group[i] == a ? graph.degree(i) : 0;
        ends_b += group[i] == b ? graph.degree(i) : 0;
    }
    return ends_a * ends_b / (2 * static_cast<double>(graph.ties.size()));
}

}  // namespace crosscut::analysis
