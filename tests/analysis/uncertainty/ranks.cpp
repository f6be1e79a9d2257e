// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/uncertainty/ranks.hpp"

using namespace crosscut::analysis;

TEST_CASE("equal values share their places, and an undefined one has none")
{
    const auto places = places_of({5.0, 2.0, {}, 2.0, 2.0, 0.0});
    CHECK(*places[0] == Places{1, 1});
    for (const int i : {1, 3, 4})
        CHECK(*places[static_cast<std::size_t>(i)] == Places{2, 4});
    CHECK_FALSE(places[2]);
    CHECK(*places[5] == Places{5, 5});
    // Sums in another order differ in the last bit: 0.1 + 0.2 and 0.3 are one value.
    CHECK(*places_of({0.1 + 0.2, 0.3})[0] == Places{1, 2});
}

TEST_CASE("equal values at the edge of the first three share what is left of them")
{
    // One leader, four behind it: two places for four, a half each; together three.
    const auto share = share_of_first({9.0, 4.0, 4.0, 4.0, 4.0, 1.0}, 3);
    CHECK(share == std::vector<double>{1, 0.5, 0.5, 0.5, 0.5, 0});
    CHECK_FALSE(among_first(share[1]));
    // Where everybody is alike nobody stands first; where there are but two of three both do.
    CHECK(share_of_first({0.0, 0.0, 0.0, 0.0}, 3) == std::vector<double>(4, 0));
    CHECK(share_of_first({1.0, 1.0}, 3) == std::vector<double>{1, 1});
    CHECK(share_of_first({{}, {}}, 3) == std::vector<double>{0, 0});
}

TEST_CASE("agreement of two orders is Spearman's over what both of them have")
{
    // Ranks of the second are 1, 2, 3.5, 5, 3.5: cov 8, squares 10 and 9.5; 8 / sqrt(95).
    CHECK(*agreement({1.0, 2.0, 3.0, 4.0, 5.0}, {5.0, 6.0, 7.0, 8.0, 7.0}) == Approx(0.8207826817));
    CHECK(*agreement({1.0, 2.0, 3.0, {}}, {3.0, 2.0, 1.0, 9.0}) == Approx(-1));
    CHECK_FALSE(agreement({1.0, 2.0, {}}, {1.0, 2.0, 3.0}));  // two pairs have an order by chance
    CHECK_FALSE(agreement({1.0, 1.0, 1.0}, {1.0, 2.0, 3.0}));
}

TEST_CASE("intervals are quantiles of what was drawn")
{
    // Type 7: position 3 * 0.25 = 0.75 of 1, 2, 3, 4.
    CHECK(*quantile({4, 1, 3, 2}, 0.25) == Approx(1.75));
    CHECK_FALSE(quantile({}, 0.5));
    const Range range = middle_95(Values{3.0, {}, 3.0, 3.0});
    CHECK(*range.low == 3);
    CHECK(*range.high == 3);
    CHECK_FALSE(middle_95(Values{{}, {}}).low);
    // Of 40 draws the middle 95 % leave out none below (0.025 * 40 = 1: the first) and the last one above.
    std::vector<int> best(40, 2);
    best.front() = 1;
    std::vector<int> worst(40, 4);
    worst.back() = 9;
    CHECK(*middle_95(best, worst) == Places{1, 4});
    CHECK_FALSE(middle_95(std::vector<int>{}, std::vector<int>{}));
}
