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
    };
}

}  // namespace crosscut::structures
