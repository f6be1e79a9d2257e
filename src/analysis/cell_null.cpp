// SPDX-License-Identifier: Apache-2.0
#include "analysis/cell_null.hpp"

#include <algorithm>

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
    std::vector<int> left;
    std::map<int, std::uint64_t> found;
    std::uint64_t steps = 0;

    /// Actor i chooses among j and the later ones; false when the steps are used up.
    bool choose(std::size_t i, std::size_t j, int cell)
    {
        if (++steps > most)
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

std::optional<CellNull> degree_null(const Graph& graph, const std::vector<int>& group, int a, int b, std::uint64_t most)
{
    Walk walk{group, a, b, most, {}, {}};
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
