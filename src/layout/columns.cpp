// SPDX-License-Identifier: Apache-2.0
#include "layout/columns.hpp"

#include "layout/parts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace crosscut::layout {

namespace {

using Code = Problem::Code;

bool within(double value, double low, double high)
{
    return value >= low && value <= high;  // false for what is not a number
}

std::optional<Problem> check(const ColumnRequest& request)
{
    for (std::size_t i = 0; i < request.nodes.size(); ++i)
        if (!within(request.nodes[i].width, 0, 5000) || !within(request.nodes[i].height, 0, 5000))
            return Problem{Code::bad_value, "The size of an actor is not a sensible number.",
                           Message{"Actor {1} of the list: width and height may be 0 to 5000 points.",
                                   {std::to_string(i + 1)}},
                           {}};
    for (std::size_t i = 0; i < request.ties.size(); ++i) {
        const TieSpec& tie = request.ties[i];
        const int last = static_cast<int>(request.nodes.size()) - 1;
        if (std::min(tie.a, tie.b) < 0 || std::max(tie.a, tie.b) > last)
            return Problem{Code::bad_value, "A tie leads to an actor who is not there.",
                           Message{"Tie {1} of the list.", {std::to_string(i + 1)}}, {}};
        if (!within(tie.weight, 0, 1e9))
            return Problem{Code::bad_value, "The weight of a tie is not a sensible number.",
                           Message{"Tie {1} of the list: it may be 0 to 1000000000.",
                                   {std::to_string(i + 1)}},
                           {}};
    }
    if (!within(request.column_gap, 0, 5000) || !within(request.row_gap, 0, 5000)
        || request.wrap_at < 1)
        return Problem{Code::bad_value, "The spacing of the columns is not possible.",
                       "Gaps may be 0 to 5000 points; at least one actor must fit into a column.", {}};
    return std::nullopt;
}

/// Keys from left to right.
std::vector<int> ordered_keys(const ColumnRequest& request, const std::vector<TieSpec>& ties)
{
    std::map<int, int> index;  // key -> dense number, ascending
    for (const ColumnNode& node : request.nodes)
        index.emplace(node.key, 0);
    std::vector<int> keys;
    for (auto& [key, number] : index) {
        number = static_cast<int>(keys.size());
        keys.push_back(key);
    }
    const int k = static_cast<int>(keys.size());

    std::vector<int> ordered;
    for (const int key : request.order)
        if (index.contains(key) && std::find(ordered.begin(), ordered.end(), key) == ordered.end())
            ordered.push_back(key);
    if (ordered.size() == keys.size())
        return ordered;

    std::vector<double> between(static_cast<std::size_t>(k) * static_cast<std::size_t>(k), 0.0);
    for (const TieSpec& tie : ties) {
        const int a = index[request.nodes[tie.a].key];
        const int b = index[request.nodes[tie.b].key];
        if (a == b)
            continue;
        between[a * k + b] += tie.weight;
        between[b * k + a] += tie.weight;
    }
    for (const int number : column_order(between, k))
        if (std::find(ordered.begin(), ordered.end(), keys[number]) == ordered.end())
            ordered.push_back(keys[number]);
    return ordered;
}

/// The ranks of the actors in their columns, from the top, that make ties level.
class Ranking {
public:
    Ranking(const ColumnRequest& request, const std::vector<TieSpec>& ties,
            std::vector<std::vector<int>> columns)
        : request_(request), ties_(ties), columns_(std::move(columns)),
          neighbours_(request.nodes.size()), height_(request.nodes.size(), 0.0)
    {
        for (const TieSpec& tie : ties) {
            neighbours_[tie.a].emplace_back(tie.b, tie.weight);
            neighbours_[tie.b].emplace_back(tie.a, tie.weight);
        }
        for (auto& column : columns_) {
            std::sort(column.begin(), column.end(),
                      [&](int a, int b) { return by_id(a) < by_id(b); });
            measure(column);
        }
    }

    std::vector<std::vector<int>> best()
    {
        auto kept = columns_;
        double shortest = steepness();
        const int passes = 24;
        for (int pass = 0; pass < passes; ++pass) {
            // There and back, so that neither side leads.
            for (std::size_t c = 0; c < columns_.size(); ++c)
                sort_column(columns_[pass % 2 == 0 ? c : columns_.size() - 1 - c]);
            const double now = steepness();
            if (now < shortest * (1 - 1e-12)) {
                shortest = now;
                kept = columns_;
            }
        }
        return kept;
    }

private:
    std::tuple<std::uint64_t, int> by_id(int node) const { return {request_.nodes[node].id, node}; }

    void measure(const std::vector<int>& column)
    {
        for (std::size_t rank = 0; rank < column.size(); ++rank)
            height_[column[rank]] =
                (static_cast<double>(rank) + 0.5) / static_cast<double>(column.size());
    }

    void sort_column(std::vector<int>& column)
    {
        std::vector<std::tuple<double, std::uint64_t, int>> keyed;
        for (const int node : column) {
            double sum = 0;
            double total = 0;
            for (const auto& [other, weight] : neighbours_[node]) {
                sum += weight * height_[other];
                total += weight;
            }
            // Who has no ties keeps the height it has.
            keyed.emplace_back(total > 0 ? sum / total : height_[node], request_.nodes[node].id, node);
        }
        std::sort(keyed.begin(), keyed.end());
        for (std::size_t rank = 0; rank < column.size(); ++rank)
            column[rank] = std::get<2>(keyed[rank]);
        measure(column);
    }

    double steepness() const
    {
        double sum = 0;
        for (const TieSpec& tie : ties_)
            sum += tie.weight * std::abs(height_[tie.a] - height_[tie.b]);
        return sum;
    }

    const ColumnRequest& request_;
    const std::vector<TieSpec>& ties_;
    std::vector<std::vector<int>> columns_;
    std::vector<std::vector<std::pair<int, double>>> neighbours_;
    std::vector<double> height_;  // 0 top to 1 bottom
};

}  // namespace

Result<Columns> arrange_columns(const ColumnRequest& request)
{
    if (auto problem = check(request))
        return *std::move(problem);
    const std::vector<TieSpec> ties = simple_ties(request.ties);
    const std::vector<int> keys = ordered_keys(request, ties);
    std::vector<std::vector<int>> columns(keys.size());
    std::map<int, std::size_t> column_of;
    for (std::size_t c = 0; c < keys.size(); ++c)
        column_of[keys[c]] = c;
    double row = 0;
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        columns[column_of[request.nodes[i].key]].push_back(static_cast<int>(i));
        row = std::max(row, request.nodes[i].height);
    }
    row += request.row_gap;
    columns = Ranking(request, ties, std::move(columns)).best();

    Columns result;
    result.at.resize(request.nodes.size());
    double left = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto& column = columns[c];
        const std::size_t lanes = column.size() > static_cast<std::size_t>(request.wrap_at) ? 2 : 1;
        double lane_width[2] = {0, 0};
        for (std::size_t rank = 0; rank < column.size(); ++rank)
            lane_width[rank % lanes] =
                std::max(lane_width[rank % lanes], request.nodes[column[rank]].width);
        const double lane_gap = request.row_gap;
        const double second = left + lane_width[0] + lane_gap;
        for (std::size_t rank = 0; rank < column.size(); ++rank) {
            const bool first_lane = rank % lanes == 0;
            result.at[column[rank]] = {
                first_lane ? left + lane_width[0] / 2 : second + lane_width[1] / 2,
                (static_cast<double>(rank / lanes) + 0.5) * row};
        }
        const double width = lane_width[0] + (lanes == 2 ? lane_gap + lane_width[1] : 0);
        const std::size_t rows = (column.size() + lanes - 1) / lanes;
        result.boxes.push_back({keys[c], left, width, static_cast<double>(rows) * row});
        left += width + request.column_gap;
    }
    return result;
}

}  // namespace crosscut::layout
