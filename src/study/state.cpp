// SPDX-License-Identifier: Apache-2.0
#include "study/state.hpp"

namespace crosscut::study {

namespace {

const std::string& either(Language language, const std::string& english, const std::string& german)
{
    if (language == Language::german)
        return german.empty() ? english : german;
    return english.empty() ? german : english;
}

}  // namespace

const std::string& Settings::title(Language language) const { return either(language, title_english, title_german); }
const std::string& Settings::disclaimer(Language language) const
{
    return either(language, disclaimer_english, disclaimer_german);
}
const std::string& Settings::question(Language language) const
{
    return either(language, question_english, question_german);
}

State empty_state()
{
    State state;
    auto crises = std::make_shared<evidence::Table<Crisis>>();
    crises->push_back({CrisisId{1}, "Arrivals of 2015", "Ankunft 2015",
                       {{day_of(2015, 9, 1), day_of(2016, 3, 31)}}, day_of(2017, 12, 31), false});
    crises->push_back({CrisisId{2}, "Heat summers 2018 and 2019", "Hitzesommer 2018 und 2019",
                       {{day_of(2018, 6, 1), day_of(2018, 8, 31)}, {day_of(2019, 6, 1), day_of(2019, 8, 31)}},
                       day_of(2021, 8, 31), false});
    crises->push_back({CrisisId{3}, "Pandemic", "Pandemie", {{day_of(2020, 3, 1), day_of(2022, 4, 30)}},
                       day_of(2022, 4, 30), true});
    crises->push_back({CrisisId{4}, "Arrivals from Ukraine", "Ankunft aus der Ukraine",
                       {{day_of(2022, 2, 24), day_of(2022, 12, 31)}}, day_of(2022, 12, 31), true});
    state.crises = crises;
    auto settings = std::make_shared<evidence::Table<Settings>>();
    settings->push_back({});
    state.settings = settings;
    return state;
}

bool same(const State& a, const State& b)
{
    const auto equal = [](const auto& x, const auto& y) { return x == y || *x == *y; };
    return evidence::same(a.archive, b.archive) && equal(a.pins, b.pins) && equal(a.crises, b.crises) &&
           equal(a.imports, b.imports) && equal(a.settings, b.settings);
}

}  // namespace crosscut::study
