// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/clocks.hpp"

#include <algorithm>

namespace crosscut::analysis {

using namespace evidence;

namespace {

double months(long days) { return static_cast<double>(days) / 30.4375; }

/// Calls `take(position, structure, stratum)` for each fortune of a city and field.
template <class Take> void each(const Archive& archive, const std::vector<Fortune>& fortunes, CityId city, Field field, Take take)
{
    for (std::size_t i = 0; i < fortunes.size(); ++i) {
        const Structure* structure = find(*archive.structures, fortunes[i].structure);
        if (!structure || (city && structure->city != city) || !belongs(structure->field, field))
            continue;
        const City* town = find(*archive.cities, structure->city);
        take(fortunes[i], *structure, town ? town->key : std::string());
    }
}

}  // namespace

std::vector<SpellRow> age_rows(const Archive& archive, const std::vector<Record>& records, const std::vector<Fortune>& fortunes, const structures::Crisis& crisis, CityId city,
                               Field field)
{
    std::vector<SpellRow> out;
    const std::vector<Course> courses = courses_of(records);
    each(archive, fortunes, city, field, [&](const Fortune& fortune, const Structure& structure, std::string town) {
        const auto at = std::find_if(records.begin(), records.end(), [&](const Record& record) { return record.structure == structure.id; });
        if (!fortune.attributed() || at == records.end() || !at->dated)
            return;
        const auto which = static_cast<std::size_t>(at - records.begin());
        const Day start = courses[which].start;
        const Day entry = std::max(start, crisis.onset());
        const auto lost = landmark_of(courses, which, {crisis.onset(), entry, crisis.aftermath});
        if (!lost)
            return;
        const long waited = days_between(start, entry);
        out.push_back({waited > 0 ? Value(months(waited)) : Value(), months(waited + lost->days), lost->lost, std::string(key(structure.field)), std::move(town)});
    });
    return out;
}

OrganisationRows organisation_rows(const Archive& archive, const std::vector<Record>& records, const std::vector<Fortune>& fortunes, const structures::Crisis& crisis, CityId city,
                                   Field field)
{
    OrganisationRows out;
    const std::vector<Course> courses = courses_of(records);
    each(archive, fortunes, city, field, [&](const Fortune& fortune, const Structure& structure, std::string town) {
        const bool headline = fortune.origin && (*fortune.origin == Origin::emerged_acute || *fortune.origin == Origin::activated || *fortune.origin == Origin::reactivated);
        const auto at = std::find_if(records.begin(), records.end(), [&](const Record& record) { return record.structure == structure.id; });
        if (!headline || !fortune.landmark || at == records.end())
            return;
        const auto which = static_cast<std::size_t>(at - records.begin());
        const Course& course = courses[which];
        const long days = std::max(0L, days_between(crisis.acute_end(), course.end.value_or(course.observed)));
        out.rows.push_back({{}, months(days), course.end.has_value(), std::string(key(structure.field)), std::move(town)});
        out.ways.push_back(goes_on(courses, which) ? 0 : 1);
    });
    return out;
}

std::vector<SpellRow> censored_on(const std::vector<SpellRow>& rows, const structures::Crisis& crisis, Day day)
{
    return day > crisis.acute_end() ? truncated_at(rows, months(days_between(crisis.acute_end(), day))) : std::vector<SpellRow>();
}

}  // namespace crosscut::analysis
