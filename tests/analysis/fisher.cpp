// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/fisher.hpp"

using namespace crosscut::analysis;

TEST_CASE("The lady who tastes tea: three of four cups right are nothing to speak of, four of four are")
{
    // Eight cups, four of each kind; tables with the margins 4, 4, 4, 4 have the chances
    // 1, 16, 36, 16, 1 of 70. Three right: 1 + 16 + 16 + 1 = 34 of 70. Four right: 1 + 1 = 2 of 70.
    CHECK(*fisher_exact({3, 1, 1, 3}) == Approx(34.0 / 70));
    CHECK(*fisher_exact({4, 0, 0, 4}) == Approx(2.0 / 70));
    CHECK(*fisher_exact({2, 2, 2, 2}) == Approx(1.0));
    CHECK(*smallest_fisher({2, 2, 2, 2}) == Approx(2.0 / 70));
}

TEST_CASE("The side on which a table is as unlikely counts, too, however it is turned")
{
    // Rows 5 and 7, columns 6 and 6: C(5,a) C(7,6-a) of C(12,6) = 924 for a = 0 ... 5: 7, 105, 350, 350, 105, 7.
    // a = 1: 7 + 105 + 105 + 7 = 224.
    CHECK(*fisher_exact({1, 4, 5, 2}) == Approx(224.0 / 924));
    CHECK(*fisher_exact({5, 2, 1, 4}) == Approx(224.0 / 924));
    CHECK(*fisher_exact({1, 5, 4, 2}) == Approx(224.0 / 924));
    CHECK(*smallest_fisher({1, 4, 5, 2}) == Approx(14.0 / 924));
}

TEST_CASE("With lopsided margins the other side may hold nothing")
{
    // Rows 1 and 9, columns 2 and 8: a = 1 has 2 of 10, a = 0 has 8 of 10.
    CHECK(*fisher_exact({1, 0, 1, 8}) == Approx(0.2));
    CHECK(*fisher_exact({0, 1, 2, 7}) == Approx(1.0));
    CHECK(*smallest_fisher({0, 1, 2, 7}) == Approx(0.2));
}

TEST_CASE("A margin of nought leaves one table only; no counts, or negative ones, have no answer")
{
    CHECK(*fisher_exact({3, 4, 0, 0}) == Approx(1.0));
    CHECK(*fisher_exact({3, 0, 4, 0}) == Approx(1.0));
    CHECK_FALSE(fisher_exact({0, 0, 0, 0}));
    CHECK_FALSE(fisher_exact({-1, 2, 3, 4}));
    CHECK_FALSE(smallest_fisher({0, 0, 0, 0}));
}

TEST_CASE("Large counts keep their digits")
{
    // All 200 to one side each: 2 / C(400, 200), far below any printable p, but not below 0 and not undefined.
    CHECK(*fisher_exact({200, 0, 0, 200}) > 0);
    CHECK(*fisher_exact({200, 0, 0, 200}) < 1e-100);
    CHECK(*fisher_exact({100, 100, 100, 100}) == Approx(1.0));
}
