// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/persistence/warnings.hpp"
#include "small_city.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::analysis;

namespace {

std::vector<std::string> warned(const test::SmallCity& city, const std::vector<structures::Crisis>& crises, bool fields = false, std::vector<const structures::Crisis*> asked = {})
{
    std::vector<std::string> out;
    for (const Message& one : comparison_warnings(city.archive, crises, {}, fields, Language::english, std::move(asked)))
        out.push_back(in(Language::english, one));
    return out;
}

bool has(const std::vector<std::string>& all, const std::string& text) { return std::find(all.begin(), all.end(), text) != all.end(); }

}  // namespace

TEST_CASE("a comparison says how long there is to look, what comes in between, and what overlaps", "[analysis][persistence]")
{
    test::SmallCity city;
    city.interview(city.actor("A"), "2017-03-31");
    city.interview(city.actor("B"), "2023-03-31");
    const auto crises = structures::standard_crises();
    const auto all = warned(city, crises, true);
    CHECK(all.front().starts_with("Field and crisis are nearly the same variable"));
    // 31 March 2016 to 31 March 2023: 2556 days of 30.4375 to the month: 83.98.
    CHECK(has(all, "After “Arrivals of 2015” there are at most 84 months to look at, until the last interview."));
    // To 1 March 2020: 1431 days: 47.0.
    CHECK(has(all, "“Pandemic” begins 47 months after the acute end of “Arrivals of 2015” and may wake or weaken what is compared."));
    CHECK(has(all, "The two years before “Heat summers 2018 and 2019” begin in the aftermath of “Arrivals of 2015”."));
    // Only one crisis asked for: nothing of the other.
    const auto first = warned(city, crises, false, {&crises.front()});
    CHECK(std::none_of(first.begin(), first.end(), [](const std::string& one) { return one.find("Heat summers") != std::string::npos; }));
}

TEST_CASE("where nobody was asked after a crisis, no months are counted, least of all fewer than none", "[analysis][persistence]")
{
    test::SmallCity city;
    const auto crises = structures::standard_crises();
    CHECK(has(warned(city, crises), "Nobody was asked after the acute end of “Arrivals of 2015”: what held after it is unknown."));
    city.interview(city.actor("A"), "2017-03-31");
    const auto all = warned(city, crises);
    CHECK(has(all, "After “Arrivals of 2015” there are at most 12 months to look at, until the last interview."));
    CHECK(has(all, "Nobody was asked after the acute end of “Heat summers 2018 and 2019”: what held after it is unknown."));
    CHECK(std::none_of(all.begin(), all.end(), [](const std::string& one) { return one.find("−") != std::string::npos; }));
}
