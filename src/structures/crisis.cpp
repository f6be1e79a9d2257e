// SPDX-License-Identifier: Apache-2.0
#include "structures/crisis.hpp"

namespace crosscut::structures {

std::vector<Crisis> standard_crises()
{
    return {
        {CrisisId{1}, "Arrivals of 2015", "Ankunft 2015", {{day_of(2015, 9, 1), day_of(2016, 3, 31)}}, day_of(2017, 12, 31), false},
        {CrisisId{2}, "Heat summers 2018 and 2019", "Hitzesommer 2018 und 2019",
         {{day_of(2018, 6, 1), day_of(2018, 8, 31)}, {day_of(2019, 6, 1), day_of(2019, 8, 31)}}, day_of(2021, 8, 31), false},
        {CrisisId{3}, "Pandemic", "Pandemie", {{day_of(2020, 3, 1), day_of(2022, 4, 30)}}, day_of(2022, 4, 30), true},
        {CrisisId{4}, "Arrivals from Ukraine", "Ankunft aus der Ukraine", {{day_of(2022, 2, 24), day_of(2022, 12, 31)}}, day_of(2022, 12, 31), true},
        {CrisisId{5}, "Floods of July 2021", "Hochwasser im Juli 2021", {{day_of(2021, 7, 12), day_of(2021, 7, 19)}}, day_of(2021, 7, 19), true},
    };
}

Day months_later(Day day, int months)
{
    const std::chrono::year_month_day date{day};
    const std::chrono::year_month month = date.year() / date.month() + std::chrono::months{months};
    const std::chrono::year_month_day wanted = month / date.day();
    return wanted.ok() ? Day{wanted} : Day{month / std::chrono::last};
}

Day usual_aftermath(const std::vector<Pulse>& pulses) { return months_later(pulses.back().last, 24); }

bool compound(const Crisis& crisis)
{
    for (std::size_t i = 1; i < crisis.pulses.size(); ++i)
        if (crisis.pulses[i].first > months_later(crisis.pulses[i - 1].last, 12))
            return false;
    return true;
}

std::optional<Problem> crisis_problem(const Crisis& crisis)
{
    const auto bad = [](Message what, Message hint) { return Problem{Problem::Code::bad_value, std::move(what), std::move(hint), {}}; };
    if (crisis.english.empty() && crisis.german.empty())
        return Problem{Problem::Code::missing_value, {"A crisis needs a name."}, {"Type one, in one language at least."}, {}};
    if (crisis.pulses.empty())
        return Problem{Problem::Code::missing_value, {"A crisis needs a first and a last day."}, {"Type two dates."}, {}};
    for (std::size_t i = 0; i < crisis.pulses.size(); ++i) {
        if (crisis.pulses[i].last < crisis.pulses[i].first)
            return bad({"A crisis cannot end before it begins."}, {"Exchange the two dates."});
        if (i > 0 && crisis.pulses[i].first <= crisis.pulses[i - 1].last)
            return bad({"Two stretches of the crisis overlap, or stand in the wrong order."}, {"Put the earlier one first, and let it end before the next begins."});
    }
    if (crisis.aftermath < crisis.acute_end())
        return bad({"The time after the crisis ends before the crisis does."}, {"Choose a later day."});
    return std::nullopt;
}

}  // namespace crosscut::structures
