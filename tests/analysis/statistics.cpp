// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/cell_null.hpp"
#include "analysis/random.hpp"
#include "analysis/seams.hpp"
#include "analysis/statistics.hpp"
#include "analysis/waves.hpp"

#include <algorithm>
#include <map>

using namespace crosscut;
using namespace crosscut::analysis;
using network::make_graph;

TEST_CASE("adjusted p values keep their order and never exceed one")
{
    // Four p values. Holm: 4 * 0.01, max(., 3 * 0.02), max(., 2 * 0.04), max(., 0.9).
    const std::vector<double> p{0.02, 0.01, 0.9, 0.04};
    const std::vector<double> by_holm = holm(p);
    CHECK(by_holm[1] == Approx(0.04));
    CHECK(by_holm[0] == Approx(0.06));
    CHECK(by_holm[3] == Approx(0.08));
    CHECK(by_holm[2] == Approx(0.9));
    CHECK(bonferroni(p) == std::vector<double>{0.08, 0.04, 1.0, 0.16});
    // Benjamini and Yekutieli: 1 + 1/2 + 1/3 + 1/4 = 25/12 times Benjamini and Hochberg, at most 1.
    const std::vector<double> hochberg = benjamini_hochberg(p);
    const std::vector<double> yekutieli = benjamini_yekutieli(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        CHECK(yekutieli[i] == Approx(std::min(1.0, hochberg[i] * 25 / 12)));
    CHECK(holm({}).empty());
}

TEST_CASE("intervals of a share hold the share and end at zero and one")
{
    for (long long n = 1; n <= 30; ++n)
        for (long long x = 0; x <= n; ++x) {
            const double share = static_cast<double>(x) / static_cast<double>(n);
            const auto score = wilson(x, n);
            const auto exact = clopper_pearson(x, n);
            REQUIRE(score);
            REQUIRE(exact);
            INFO(x << " of " << n);
            CHECK(score->first <= share);
            CHECK(score->second >= share);
            CHECK(exact->first <= share);
            CHECK(exact->second >= share);
        }
    // None of n: the upper limit of the exact interval solves (1 - p)^n = 0.025.
    CHECK(clopper_pearson(0, 7)->second == Approx(1 - std::pow(0.025, 1.0 / 7)));
    CHECK(clopper_pearson(7, 7)->first == Approx(std::pow(0.025, 1.0 / 7)));
    CHECK_FALSE(wilson(0, 0));
    CHECK_FALSE(clopper_pearson(3, 2));
}

TEST_CASE("six cities that all lean to one side show a p of two in sixty-four, and no less")
{
    const auto test = sign_flip({0.1, 0.2, 0.3, 0.4, 0.5, 0.6});
    REQUIRE(test);
    CHECK(test->patterns == 64);
    CHECK(test->mean == Approx(0.35));
    CHECK(test->greater == Approx(1.0 / 64));
    CHECK(test->two_sided == Approx(2.0 / 64));
    CHECK(test->wilcoxon == Approx(2.0 / 64));
    CHECK(sign_flip({0, 0, 0})->two_sided == 1);
    CHECK_FALSE(sign_flip({}));
    CHECK_FALSE(sign_flip(std::vector<double>(19, 1.0)));
}

TEST_CASE("rank correlation is one for any rising pair, and undefined where nothing varies")
{
    CHECK(*spearman({1, 2, 3}, {10, 100, 1000}) == Approx(1.0));
    CHECK(*kendall({1, 2, 3}, {3, 2, 1}) == Approx(-1.0));
    // Ranks 1 2 3 against 1 3 2: 1 - 6 * 2 / (3 * 8).
    CHECK(*spearman({1, 2, 3}, {1, 3, 2}) == Approx(0.5));
    CHECK(*kendall({1, 2, 3}, {1, 3, 2}) == Approx(1.0 / 3));
    CHECK_FALSE(spearman({1, 1, 1}, {1, 2, 3}));
    CHECK_FALSE(kendall({1, 2, 3}, {4, 4, 4}));
}

TEST_CASE("draws are the same on every machine, in bounds, and a shuffle loses nothing")
{
    Random one(42);
    Random two(42);
    std::map<std::uint64_t, int> seen;
    for (int i = 0; i < 6000; ++i) {
        const std::uint64_t drawn = one.bounded(6);
        CHECK(drawn == two.bounded(6));
        ++seen[drawn];
    }
    CHECK(seen.size() == 6);
    // A thousand each, give or take five standard deviations (about 29).
    for (const auto& [face, count] : seen)
        CHECK(std::abs(count - 1000) < 150);
    CHECK(one.bounded(0) == 0);
    CHECK(one.bounded(1) == 0);
    for (int i = 0; i < 1000; ++i) {
        const double drawn = one.unit();
        CHECK((drawn >= 0 && drawn < 1));
    }
    std::vector<int> items{1, 2, 3, 4, 5};
    one.shuffle(items);
    std::sort(items.begin(), items.end());
    CHECK(items == std::vector<int>{1, 2, 3, 4, 5});
    std::vector<int> none;
    one.shuffle(none);
    CHECK(none.empty());
}

TEST_CASE("two departments without any contact between them are no chance, and a network without ties says nothing")
{
    // Two triangles, a department each: of the C(6, 3) = 20 arrangements 2 have no tie between departments.
    const network::Graph graph = make_graph(6, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}}, false, false);
    const LabelTest test = ei_label_test(graph, {0, 0, 0, 1, 1, 1}, 1, 9999);
    CHECK(test.p_lower == Approx(0.1).margin(0.02));
    CHECK(test.at_least == 9999);
    CHECK(test.p_lower == ei_label_test(graph, {0, 0, 0, 1, 1, 1}, 1, 9999).p_lower);
    CHECK(ei_label_test(make_graph(3, {}, false, false), {0, 0, 1}, 1, 99).p_two_sided == 1);
}

TEST_CASE("the contacts of two departments against chance, counted out")
{
    // A square a-b-c-d with a, b against c, d: graphs with degree 2 for four actors are the three squares.
    const network::Graph square = make_graph(4, {{0, 1}, {1, 2}, {2, 3}, {0, 3}}, false, false);
    const std::vector<int> group{0, 0, 1, 1};
    CHECK(cell_ties(square, group, 0, 1) == 2);
    const auto degrees = degree_null(square, group, 0, 1);
    REQUIRE(degrees);
    // a-b-c-d and a-b-d-c hold a-b and c-d: two ties between; a-c-b-d holds neither: four.
    CHECK(degrees->all == 3);
    CHECK(degrees->distribution == std::map<int, std::uint64_t>{{2, 2}, {4, 1}});
    CHECK(degrees->mean == Approx(8.0 / 3));
    CHECK(degrees->p_lower == Approx(2.0 / 3));
    CHECK(degrees->p_upper == 1);
    const auto labels = label_null(square, group, 0, 1);
    REQUIRE(labels);
    // C(4, 2) = 6 ways: four of neighbours (2 ties between), two of opposite corners (4).
    CHECK(labels->distribution == std::map<int, std::uint64_t>{{2, 4}, {4, 2}});
    CHECK(*chung_lu(square, group, 0, 1) == Approx(2.0));
    CHECK_FALSE(chung_lu(make_graph(2, {}, false, false), {0, 1}, 0, 1));
    // Too much to count is said, not guessed.
    CHECK_FALSE(degree_null(square, group, 0, 1, 3));
    CHECK_FALSE(label_null(square, group, 0, 1, 3));
}

TEST_CASE("two waves are compared pair by pair, and Jaccard does not care which came first")
{
    const network::Graph then = make_graph(4, {{0, 1}, {1, 2}, {2, 3}}, false, false);
    const network::Graph now = make_graph(4, {{1, 0}, {0, 3}}, false, false);
    const Waves waves = compare_waves(then, now);
    CHECK(waves.n11 == 1);
    CHECK(waves.n10 == 2);
    CHECK(waves.n01 == 1);
    CHECK(waves.n00 == 2);  // of six pairs
    CHECK(waves.hamming() == 3);
    CHECK(*waves.jaccard == Approx(0.25));
    CHECK(*waves.retention == Approx(1.0 / 3));
    CHECK(*waves.renewal == Approx(0.5));
    CHECK(compare_waves(now, then).jaccard == waves.jaccard);
    CHECK_FALSE(compare_waves(make_graph(3, {}, false, false), make_graph(3, {}, false, false)).jaccard);
    CHECK(compare_waves(make_graph(0, {}, true, false), make_graph(0, {}, true, false)).n00 == 0);
}

TEST_CASE("what both ends say is part of what one end says, and the source speaks in rows")
{
    // Two informants. Both say 0 to 1; only 1 says 1 to 0.
    const Slices slices{{{false, true}, {false, false}}, {{false, true}, {true, false}}};
    CHECK(consensus(slices, Consensus::both)[0][1]);
    CHECK_FALSE(consensus(slices, Consensus::both)[1][0]);
    CHECK(consensus(slices, Consensus::either)[1][0]);
    CHECK(consensus(slices, Consensus::row)[1][0]);
    CHECK_FALSE(consensus(slices, Consensus::column)[1][0]);
    CHECK_FALSE(consensus(slices, Consensus::majority)[1][0]);  // one of two is no more than half
    CHECK(consensus(slices, Consensus::half)[1][0]);
    CHECK(consensus({}, Consensus::half).empty());
}
