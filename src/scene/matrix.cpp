// SPDX-License-Identifier: Apache-2.0
#include "scene/matrix.hpp"

#include "analysis/communities.hpp"
#include "foundation/text.hpp"
#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace crosscut::scene {

namespace {

constexpr std::array<std::string_view, 4> order_keys{"department", "community", "degree", "name"};
constexpr std::array<std::string_view, 4> order_labels{"by department", "by circles of close contact", "by number of contacts", "by name"};

// Which of two findings on a pair is shown: what exists before what may, what is known before what is not.
int rank(CellKind kind)
{
    switch (kind) {
    case CellKind::tie: return 6;
    case CellKind::possible: return 5;
    case CellKind::unobserved: return 4;
    case CellKind::ended: return 3;
    case CellKind::denied: return 2;
    case CellKind::nothing:
    case CellKind::self: break;
    }
    return 0;
}

CellKind kind_of(const network::Question& question, const network::Tie& tie, const network::TieState& state)
{
    using network::Presence;
    if (state.drawn)
        return CellKind::tie;
    if (!state.holds)
        return CellKind::unobserved;
    if (!*state.holds)
        return tie.denying > 0 ? CellKind::denied : CellKind::nothing;
    if (state.presence == Presence::possible || state.presence == Presence::certain)
        return CellKind::possible;
    if (state.presence == Presence::unobserved)
        return CellKind::unobserved;
    const std::optional<Day> first = question.from ? question.from : question.until;
    return first && tie.spell && tie.spell->end_latest < *first ? CellKind::ended : CellKind::nothing;
}

// Nodes of a snapshot in the order of the rows, cut into blocks.
std::vector<std::uint32_t> ordered(const Source& source, const network::Snapshot& net, const Encoding& encoding, const std::vector<std::uint32_t>& shown, Matrix& matrix, Work& work)
{
    std::vector<std::uint32_t> rows = shown;
    std::vector<std::string> names(net.actors.size());
    for (const std::uint32_t i : shown)
        names[i] = shown_name(*source.archive, net.actors[i], encoding.names);
    const auto by_name = [&](std::uint32_t a, std::uint32_t b) {
        const int order = collate(encoding.language, names[a], names[b]);
        return order != 0 ? order < 0 : a < b;
    };
    const auto by_degree = [&](std::uint32_t a, std::uint32_t b) {
        return net.graph.degree(a) != net.graph.degree(b) ? net.graph.degree(a) > net.graph.degree(b) : by_name(a, b);
    };
    if (matrix.order == MatrixOrder::name) {
        std::stable_sort(rows.begin(), rows.end(), by_name);
        return rows;
    }
    if (matrix.order == MatrixOrder::degree) {
        std::stable_sort(rows.begin(), rows.end(), by_degree);
        return rows;
    }
    const bool departments = matrix.order == MatrixOrder::department;
    const std::vector<int> group = departments ? net.group : analysis::agreed_communities(net.graph, source.seed, work);
    std::map<int, std::vector<std::uint32_t>> members;
    for (const std::uint32_t i : shown)
        members[group[i]].push_back(i);
    // Actors outside of any group stand together at the end.
    std::vector<std::vector<std::uint32_t>> blocks;
    std::vector<std::uint32_t> alone;
    for (auto& [number, list] : members) {
        if (list.size() < 2) {
            alone.insert(alone.end(), list.begin(), list.end());
            continue;
        }
        std::stable_sort(list.begin(), list.end(), by_degree);
        blocks.push_back(std::move(list));
    }
    if (departments)
        std::stable_sort(blocks.begin(), blocks.end(), [&](const auto& a, const auto& b) {
            return collate(encoding.language, shown_name(*source.archive, net.groups[static_cast<std::size_t>(group[a[0]])], encoding.names),
                           shown_name(*source.archive, net.groups[static_cast<std::size_t>(group[b[0]])], encoding.names)) < 0;
        });
    std::stable_sort(alone.begin(), alone.end(), by_degree);
    rows.clear();
    int number = 0;
    for (const std::vector<std::uint32_t>& block : blocks) {
        ++number;
        const std::string name = departments ? shown_name(*source.archive, net.groups[static_cast<std::size_t>(group[block[0]])], encoding.names)
                                             : say(encoding.language, "Circle {1}", {std::to_string(number)});
        matrix.blocks.push_back({name, rows.size(), block.size(), false});
        rows.insert(rows.end(), block.begin(), block.end());
    }
    if (!alone.empty())
        matrix.blocks.push_back({std::string(tr(encoding.language, departments ? "Outside departments" : "In no circle")), rows.size(), alone.size(), true});
    rows.insert(rows.end(), alone.begin(), alone.end());
    return rows;
}

}  // namespace

std::string_view key(MatrixOrder order) { return order_keys[static_cast<std::size_t>(order)]; }
std::string_view title(MatrixOrder order) { return order_labels[static_cast<std::size_t>(order)]; }
std::string_view label(Language language, MatrixOrder order) { return tr(language, title(order)); }
std::optional<MatrixOrder> matrix_order_from(std::string_view word)
{
    for (const MatrixOrder order : all_matrix_orders)
        if (key(order) == word)
            return order;
    return std::nullopt;
}

int Matrix::pairs(CellKind kind) const
{
    int count = 0;
    for (std::size_t i = 0; i < size(); ++i)
        for (std::size_t j = i + 1; j < size(); ++j)
            count += at(i, j).kind == kind || at(j, i).kind == kind ? 1 : 0;
    return count;
}

Matrix matrix_of(const Source& source, const network::Snapshot& net, MatrixOrder order, const Encoding& encoding, const std::set<ActorId>& hidden, Work& work)
{
    Matrix matrix;
    matrix.order = order;
    std::vector<std::uint32_t> shown;
    for (std::uint32_t i = 0; i < net.actors.size(); ++i)
        if (hidden.count(net.actors[i]) == 0)
            shown.push_back(i);
    const std::vector<std::uint32_t> rows = ordered(source, net, encoding, shown, matrix, work);
    std::vector<std::size_t> row_of(net.actors.size(), rows.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        matrix.actors.push_back(net.actors[rows[k]]);
        row_of[rows[k]] = k;
    }
    const std::size_t n = rows.size();
    matrix.cells.resize(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            matrix.cells[i * n + j].kind = i == j ? CellKind::self : source.ties->observed.pair(matrix.actors[i], matrix.actors[j]) ? CellKind::nothing : CellKind::unobserved;
    std::vector<bool> said(n * n, false);
    for (const network::TieState& state : net.ties) {
        const network::Tie* tie = source.ties->find(state.tie);
        const auto a = net.node(tie->a);
        const auto b = net.node(tie->b);
        if (!a || !b || row_of[a->index] == n || row_of[b->index] == n || a->index == b->index)
            continue;
        const CellKind kind = kind_of(net.question, *tie, state);
        const auto put = [&](std::size_t row, std::size_t column) {
            MatrixCell& cell = matrix.cells[row * n + column];
            // The first finding replaces what is only known of the pair, unless it says nothing.
            const bool better = !said[row * n + column] ? kind != CellKind::nothing
                                : rank(kind) != rank(cell.kind) ? rank(kind) > rank(cell.kind)
                                                                : tie->strength > cell.strength;
            if (kind != CellKind::nothing)
                said[row * n + column] = true;
            cell.ties += kind == CellKind::tie ? 1 : 0;
            if (!better)
                return;
            cell.kind = kind;
            cell.tie = tie->number;
            cell.strength = tie->strength;
            cell.status = tie->status;
        };
        put(row_of[a->index], row_of[b->index]);
        if (!tie->directed)
            put(row_of[b->index], row_of[a->index]);
    }
    return matrix;
}

}  // namespace crosscut::scene
