// SPDX-License-Identifier: Apache-2.0
#include "layout/columns.hpp"

#include "catch.hpp"
#include "layout/nets.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

using namespace nets;

namespace {

double cost(const std::vector<double>& between, const std::vector<int>& order)
{
    const std::size_t k = order.size();
    double sum = 0;
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = i + 1; j < k; ++j)
            sum += between[static_cast<std::size_t>(order[i]) * k + static_cast<std::size_t>(order[j])]
                   * static_cast<double>(j - i);
    return sum;
}

std::vector<double> random_weights(int k, std::uint64_t seed)
{
    Dice dice(seed);
    std::vector<double> between(static_cast<std::size_t>(k * k), 0.0);
    for (int i = 0; i < k; ++i)
        for (int j = i + 1; j < k; ++j)
            between[static_cast<std::size_t>(i * k + j)] =
                between[static_cast<std::size_t>(j * k + i)] = dice.below(10);
    return between;
}

ColumnRequest departments(int n, int ties, int k)
{
    const Request net = town_hall(n, ties, k);
    ColumnRequest request;
    for (int i = 0; i < n; ++i)
        request.nodes.push_back({100 + 10 * net.nodes[i].group, static_cast<std::uint64_t>(i),
                                 30.0 + i % 7 * 5, 12.0 + i % 3});
    request.ties = net.ties;
    return request;
}

std::vector<int> keys_of(const Columns& columns)
{
    std::vector<int> keys;
    for (const auto& box : columns.boxes)
        keys.push_back(box.key);
    return keys;
}

}  // namespace

TEST_CASE("the order of columns is the best of all orders", "[layout]")
{
    const int k = GENERATE(1, 2, 5, 7);
    const std::uint64_t seed = GENERATE(1u, 2u, 3u);
    const auto between = random_weights(k, seed);
    const auto order = column_order(between, k);
    std::vector<int> any(static_cast<std::size_t>(k));
    std::iota(any.begin(), any.end(), 0);
    CHECK(std::is_permutation(order.begin(), order.end(), any.begin()));
    double best = cost(between, any);
    while (std::next_permutation(any.begin(), any.end()))
        best = std::min(best, cost(between, any));
    CHECK(cost(between, order) == best);
    CHECK(order.front() <= order.back());
}

TEST_CASE("with many columns no single one can be put elsewhere with gain", "[layout]")
{
    const int k = 20;
    const auto between = random_weights(k, 5);
    const auto order = column_order(between, k);
    const double reached = cost(between, order);
    for (std::size_t from = 0; from < order.size(); ++from)
        for (std::size_t to = 0; to < order.size(); ++to) {
            auto other = order;
            const int column = other[from];
            other.erase(other.begin() + static_cast<long>(from));
            other.insert(other.begin() + static_cast<long>(to), column);
            CHECK(cost(between, other) >= reached);
        }
}

TEST_CASE("columns whose ties form a chain stand in the order of the chain", "[layout]")
{
    // 7 - 3 - 9 - 1, said in a jumble.
    ColumnRequest request;
    for (const int key : {1, 3, 7, 9})
        request.nodes.push_back({key, static_cast<std::uint64_t>(key), 40, 14});
    request.ties = {{1, 3, 1}, {0, 3, 1}, {2, 1, 1}};
    const auto columns = arrange_columns(request);
    REQUIRE(columns);
    CHECK(keys_of(*columns) == std::vector<int>{1, 9, 3, 7});

    request.order = {9, 7};  // the caller's wish comes first, the rest follows
    const auto wished = arrange_columns(request);
    REQUIRE(wished);
    CHECK(keys_of(*wished) == std::vector<int>{9, 7, 1, 3});
}

TEST_CASE("everybody stands inside the box of the own column and nobody overlaps", "[layout]")
{
    const auto [n, ties, k] = GENERATE(table<int, int, int>({{1, 0, 1}, {12, 20, 3}, {90, 200, 6}, {500, 2500, 18}}));
    const ColumnRequest request = departments(n, ties, k);
    const auto columns = arrange_columns(request);
    REQUIRE(columns);
    REQUIRE(columns->boxes.size() == static_cast<std::size_t>(k));
    std::map<int, ColumnBox> box_of;
    double right = -1;
    for (const auto& box : columns->boxes) {
        CHECK(box.x > right);
        right = box.x + box.width;
        box_of[box.key] = box;
    }
    std::vector<Extent> sizes;
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        const auto& node = request.nodes[i];
        const auto& box = box_of[node.key];
        const Point at = columns->at[i];
        sizes.push_back({node.width, node.height});
        CHECK(at.x - node.width / 2 >= box.x - 1e-9);
        CHECK(at.x + node.width / 2 <= box.x + box.width + 1e-9);
        CHECK(at.y - node.height / 2 >= -1e-9);
        CHECK(at.y + node.height / 2 <= box.height + 1e-9);
    }
    CHECK(count_overlaps(columns->at, sizes, 1) == 0);
    CHECK(arrange_columns(request)->at == columns->at);
}

TEST_CASE("a big column stands in two sub-columns that are equally high", "[layout]")
{
    ColumnRequest request;
    for (int i = 0; i < 17; ++i)
        request.nodes.push_back({1, static_cast<std::uint64_t>(i), 40, 14});
    request.wrap_at = 16;
    const auto columns = arrange_columns(request);
    REQUIRE(columns);
    std::map<double, int> lanes;
    for (const Point& p : columns->at)
        ++lanes[p.x];
    REQUIRE(lanes.size() == 2);
    CHECK(lanes.begin()->second == 9);
    CHECK(lanes.rbegin()->second == 8);
    CHECK(columns->boxes[0].height == 9 * (14 + request.row_gap));
    request.nodes.pop_back();
    CHECK(arrange_columns(request)->boxes[0].width == 40);
}

TEST_CASE("rows are sorted so that ties between columns lie level, and by id where nothing else says",
          "[layout]")
{
    ColumnRequest request;
    const int rows = 8;
    for (int i = 0; i < rows; ++i)
        request.nodes.push_back({1, static_cast<std::uint64_t>(i), 40, 14});
    for (int i = 0; i < rows; ++i)
        request.nodes.push_back({2, static_cast<std::uint64_t>(100 + i), 40, 14});
    const auto untied = arrange_columns(request);
    REQUIRE(untied);
    for (int i = 0; i + 1 < rows; ++i)
        CHECK(untied->at[i].y < untied->at[i + 1].y);

    // The partner of i is 5 i modulo 8 on the other side: a jumble by id, level when sorted.
    for (int i = 0; i < rows; ++i)
        request.ties.push_back({i, rows + 5 * i % rows, 1});
    const auto tied = arrange_columns(request);
    REQUIRE(tied);
    for (const auto& tie : request.ties)
        CHECK(tied->at[tie.a].y == tied->at[tie.b].y);
}

TEST_CASE("columns of nobody are no columns, and senseless numbers are refused", "[layout]")
{
    const auto none = arrange_columns({});
    REQUIRE(none);
    CHECK(none->boxes.empty());

    ColumnRequest request = departments(6, 8, 2);
    SECTION("a size") { request.nodes[1].width = std::numeric_limits<double>::quiet_NaN(); }
    SECTION("a gap") { request.column_gap = std::numeric_limits<double>::infinity(); }
    SECTION("a weight") { request.ties[1].weight = -2; }
    SECTION("a tie to nobody") { request.ties[1].a = 99; }
    SECTION("columns of no height") { request.wrap_at = 0; }
    const auto refused = arrange_columns(request);
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().code == Problem::Code::bad_value);
}
