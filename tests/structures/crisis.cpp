// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "structures/crisis.hpp"

using namespace crosscut;
using namespace crosscut::structures;

TEST_CASE("The presets have the days of the methods, and events of later years are drawn only")
{
    const std::vector<Crisis> crises = standard_crises();
    REQUIRE(crises.size() == 5);
    CHECK(crises[0].onset() == day_of(2015, 9, 1));
    CHECK(crises[0].acute_end() == day_of(2016, 3, 31));
    CHECK(crises[0].aftermath == day_of(2017, 12, 31));
    CHECK(crises[1].pulses.size() == 2);
    CHECK(crises[1].acute_end() == day_of(2019, 8, 31));
    CHECK(crises[1].aftermath == usual_aftermath(crises[1].pulses));
    CHECK(compound(crises[1]));
    for (std::size_t i = 0; i < crises.size(); ++i) {
        CHECK(crises[i].overlay == (i >= 2));
        CHECK_FALSE(crisis_problem(crises[i]));
        CHECK(crises[i].name(Language::german) != crises[i].name(Language::english));
    }
}

TEST_CASE("A day so many months later exists")
{
    CHECK(months_later(day_of(2019, 8, 31), 24) == day_of(2021, 8, 31));
    CHECK(months_later(day_of(2020, 2, 29), 12) == day_of(2021, 2, 28));
    CHECK(months_later(day_of(2019, 10, 31), 1) == day_of(2019, 11, 30));
    CHECK(months_later(day_of(2019, 11, 15), 2) == day_of(2020, 1, 15));
}

TEST_CASE("What cannot be a crisis is named")
{
    Crisis crisis{CrisisId{1}, "Flood", "", {{day_of(2013, 6, 1), day_of(2013, 6, 20)}}, day_of(2015, 6, 20), false};
    CHECK_FALSE(crisis_problem(crisis));
    Crisis other = crisis;
    other.english.clear();
    CHECK(crisis_problem(other)->code == Problem::Code::missing_value);
    other = crisis;
    other.pulses.clear();
    CHECK(crisis_problem(other)->code == Problem::Code::missing_value);
    other = crisis;
    other.pulses[0].last = day_of(2013, 5, 1);
    CHECK(crisis_problem(other));
    other = crisis;
    other.pulses.push_back({day_of(2013, 6, 20), day_of(2013, 7, 1)});  // begins on the day on which the first one ends
    CHECK(crisis_problem(other));
    other = crisis;
    other.aftermath = day_of(2013, 6, 19);
    CHECK(crisis_problem(other));
}

TEST_CASE("Stretches more than a year apart are crises of their own")
{
    Crisis crisis{CrisisId{1}, "Flood", "", {{day_of(2013, 6, 1), day_of(2013, 6, 20)}, {day_of(2014, 6, 20), day_of(2014, 6, 30)}}, day_of(2016, 6, 30), false};
    CHECK(compound(crisis));
    crisis.pulses[1].first = day_of(2014, 6, 21);
    CHECK_FALSE(compound(crisis));
}
