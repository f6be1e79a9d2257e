// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/warnings.hpp"

#include "foundation/number.hpp"

namespace crosscut::analysis {

using structures::Crisis;

std::vector<Message> comparison_warnings(const evidence::Archive& archive, const std::vector<Crisis>& crises, CityId city, bool compares_fields, Language language,
                                         std::vector<const Crisis*> asked)
{
    if (asked.empty())
        for (const Crisis& one : crises)
            if (!one.overlay && !one.pulses.empty())
                asked.push_back(&one);
    std::vector<Message> out;
    if (compares_fields)
        out.emplace_back("Field and crisis are nearly the same variable: a difference between integration and climate cannot be told from one between their crises.");
    std::optional<Day> last;
    for (const evidence::Interview& interview : *archive.interviews)
        if (const auto day = observed_until(interview); day && (!city || interview.city == city) && (!last || *day > *last))
            last = day;
    const auto months = [&](Day from, Day to) { return spoken(language, static_cast<double>(days_between(from, to)) / 30.4375, 0); };
    for (const Crisis* crisis : asked) {
        if (!last || *last <= crisis->acute_end()) {
            out.push_back({"Nobody was asked after the acute end of “{1}”: what held after it is unknown.", {crisis->name(language)}});
            continue;
        }
        out.push_back({"After “{1}” there are at most {2} months to look at, until the last interview.", {crisis->name(language), months(crisis->acute_end(), *last)}});
        for (const Crisis& overlay : crises)
            if (overlay.overlay && !overlay.pulses.empty() && overlay.onset() > crisis->acute_end())
                out.push_back({"“{1}” begins {2} months after the acute end of “{3}” and may wake or weaken what is compared.",
                               {overlay.name(language), months(crisis->acute_end(), overlay.onset()), crisis->name(language)}});
    }
    for (std::size_t i = 1; i < asked.size(); ++i)
        if (month_start(asked[i]->onset(), -24) <= asked[i - 1]->aftermath)
            out.push_back({"The two years before “{1}” begin in the aftermath of “{2}”.", {asked[i]->name(language), asked[i - 1]->name(language)}});
    out.emplace_back("Survivors are remembered, what was short-lived is forgotten: ends are under-counted. Documents count more than memory.");
    out.emplace_back("Informants were chosen because they are active, and not everybody was asked the same.");
    return out;
}

}  // namespace crosscut::analysis
