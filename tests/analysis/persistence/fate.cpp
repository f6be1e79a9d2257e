// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/persistence/fate.hpp"
#include "analysis/persistence/integration.hpp"

using namespace crosscut;
using namespace crosscut::analysis;

namespace {

Day day(const char* text) { return *parse_day(text); }

/// The arrivals of 2015: onset 2015-09-01, acute end 2016-03-31, aftermath to 2017-12-31.
const CrisisDays arrivals{day_of(2015, 9, 1), day_of(2016, 3, 31), day_of(2017, 12, 31)};

Sighting seen(const char* date, Pace pace, double departments = 4, double meetings = 12, double posts = 1, double formalisation = 1)
{
    return {day(date), pace, departments, meetings, posts, formalisation};
}

Course course(const char* start, const char* end, std::vector<Sighting> sightings)
{
    return {"s", day(start), std::string(end) == "open" ? std::nullopt : std::optional(day(end)), -1, day("2023-05-15"), std::move(sightings)};
}

Outcome outcome(const Course& one, int years = 3) { return fate_of({one}, 0, arrivals, years).outcome; }

}  // namespace

TEST_CASE("a last day on the very horizon is no end before it")
{
    // Horizon 2016-03-31 + 3 years = 2019-03-31.
    CHECK(outcome(course("2015-10-01", "2019-03-30", {seen("2015-10-01", Pace::active)})) == Outcome::dissolved);
    CHECK(outcome(course("2015-10-01", "2019-03-31", {seen("2015-10-01", Pace::active)})) == Outcome::held);
    CHECK(outcome(course("2015-10-01", "open", {}), 3) == Outcome::held);
    CHECK(outcome(course("2015-10-01", "open", {}), 8) == Outcome::not_yet_observable);
}

TEST_CASE("a successor counts up to half a year after the end, and only if it is there at the horizon")
{
    // 2016-12-31 + 183 days = 2017-07-02.
    for (const auto& [start, end, expected] : {std::tuple{"2017-07-02", "open", Outcome::absorbed}, {"2017-07-03", "open", Outcome::dissolved},
                                               {"2014-01-01", "open", Outcome::absorbed}, {"2017-01-01", "2018-01-01", Outcome::dissolved}}) {
        std::vector<Course> all{course("2015-10-01", "2016-12-31", {seen("2015-10-01", Pace::active)}), course(start, end, {})};
        all[0].successor = 1;
        CHECK(fate_of(all, 0, arrivals, 3).outcome == expected);
    }
}

TEST_CASE("sleep counts from a year on; shorter it weakens, and over after the crisis it is a revival")
{
    // 365 days before 2019-03-31 is 2018-03-31.
    CHECK(outcome(course("2015-10-01", "open", {seen("2015-10-01", Pace::active), seen("2018-03-31", Pace::dormant)})) == Outcome::dormant);
    CHECK(outcome(course("2015-10-01", "open", {seen("2015-10-01", Pace::active), seen("2018-04-01", Pace::dormant)})) == Outcome::weakened);
    CHECK(outcome(course("2015-10-01", "open", {seen("2015-10-01", Pace::active), seen("2017-01-01", Pace::dormant), seen("2018-01-01", Pace::active)})) == Outcome::revived);
    CHECK(outcome(course("2015-10-01", "open", {seen("2015-10-01", Pace::active), seen("2017-01-01", Pace::dormant), seen("2017-12-31", Pace::active)})) == Outcome::held);
}

TEST_CASE("fewer meetings after the weekly ones of the crisis are no weakness as long as there are four a year")
{
    const auto later = [](double meetings, double departments = 4, double posts = 1, double formalisation = 1) {
        return fate_of({course("2015-10-01", "open", {seen("2015-10-01", Pace::active, 4, 52), seen("2017-01-01", Pace::active, departments, meetings, posts, formalisation)})},
                       0, arrivals, 3);
    };
    CHECK(later(4).outcome == Outcome::held);
    CHECK(later(3).outcome == Outcome::weakened);
    CHECK(later(3, 2, 0.5, 0).weakened_by == std::vector<std::string_view>{"departments", "fte", "meetings_per_year", "formalisation"});
    CHECK(later(12, 4, 1, 2).outcome == Outcome::consolidated);
    CHECK(later(12, 2, 1, 2).outcome == Outcome::weakened);  // the first rule that fits
    // What nobody said weakens nothing, and half of nothing is nothing.
    Course silent = course("2015-10-01", "open", {{day("2015-10-01"), Pace::active, 4.0, {}, 0.0, {}}, {day("2017-01-01"), Pace::active, {}, 1.0, 0.0, 0.0}});
    CHECK(outcome(silent) == Outcome::held);
}

TEST_CASE("older structures are woken, strengthened or unchanged by what was seen until half a year after the acute end")
{
    const auto origin = [](std::vector<Sighting> sightings) { return origin_of(course("2010-01-01", "open", std::move(sightings)), arrivals); };
    CHECK(origin({}) == Origin::unchanged);
    CHECK(origin({seen("2010-01-01", Pace::dormant), seen("2015-12-01", Pace::active)}) == Origin::reactivated);
    CHECK(origin({seen("2010-01-01", Pace::active), seen("2015-12-01", Pace::active, 4, 17)}) == Origin::unchanged);  // 17 < 1.5 * 12
    CHECK(origin({seen("2010-01-01", Pace::active), seen("2015-12-01", Pace::active, 4, 18)}) == Origin::activated);
    // 2016-03-31 + 183 days = 2016-09-30.
    CHECK(origin({seen("2010-01-01", Pace::active), seen("2016-09-30", Pace::active, 5)}) == Origin::activated);
    CHECK(origin({seen("2010-01-01", Pace::active), seen("2016-10-01", Pace::active, 5)}) == Origin::unchanged);
    CHECK(origin({seen("2010-01-01", Pace::active, 4, 0), seen("2015-12-01", Pace::active, 4, 0)}) == Origin::unchanged);  // half more than none is none
    CHECK(origin_of(course("2010-01-01", "2015-08-31", {}), arrivals) == Origin::ended_before);
    CHECK(origin_of(course("2015-09-01", "open", {}), arrivals) == Origin::emerged_acute);
    CHECK(origin_of(course("2016-04-01", "open", {}), arrivals) == Origin::emerged_aftermath);
    CHECK(origin_of(course("2018-01-01", "open", {}), arrivals) == Origin::later);
}

TEST_CASE("the clock of loss runs from the acute end, goes on with a successor and stops where a year of sleep begins")
{
    std::vector<Course> all{course("2015-10-01", "2016-06-30", {}), course("2016-07-01", "2017-06-30", {}), course("2017-06-01", "open", {seen("2020-01-01", Pace::dormant)})};
    all[0].successor = 1;
    all[1].successor = 2;
    // Over two successors to the sleep of the last: 2016-03-31 to 2020-01-01 are 1371 days.
    const auto record = landmark_of(all, 0, arrivals);
    REQUIRE(record.has_value());
    CHECK(record->days == 1371);
    CHECK(record->lost);
    CHECK(record->successor == 1);
    CHECK_FALSE(landmark_of(all, 1, arrivals).has_value());  // born after the acute end
    all[2].successor = 0;
    all[2].end = day("2018-01-01");
    all[0].start = day("2015-10-01");
    CHECK(landmark_of(all, 0, arrivals)->lost);  // a ring of successors is no eternal life
    CHECK_FALSE(landmark_of({course("2010-01-01", "open", {seen("2016-01-01", Pace::dormant)})}, 0, arrivals).has_value());
    CHECK(landmark_of({course("2010-01-01", "2016-03-31", {})}, 0, arrivals)->days == 0);
}

TEST_CASE("what was last spoken of before the acute end is not known to have been there then, and is in no cohort")
{
    Course old = course("2010-01-01", "open", {});
    old.observed = day("2016-03-30");
    CHECK_FALSE(landmark_of({old}, 0, arrivals).has_value());
    old.observed = day("2016-03-31");
    REQUIRE(landmark_of({old}, 0, arrivals).has_value());
    CHECK(landmark_of({old}, 0, arrivals)->days == 0);
    CHECK_FALSE(landmark_of({old}, 0, arrivals)->lost);
}

TEST_CASE("chances of the origin add up to one and name a class from four fifths on")
{
    for (int length = 1; length < 1500; length += 37)
        for (int shift = 0; shift < 1500; shift += 53) {
            const Day first = day_of(2014, 1, 1) + std::chrono::days{shift};
            const OriginChances found = origin_chances(first, first + std::chrono::days{length}, arrivals);
            double sum = 0;
            for (const double chance : found.chance)
                sum += chance;
            CHECK(sum == Approx(1));
        }
    // Ten days, eight of them in the acute phase: 2015-08-30 to 2015-09-08.
    CHECK(origin_chances(day("2015-08-30"), day("2015-09-08"), arrivals).label() == "probably_emerged_acute");
    CHECK(origin_chances(day("2015-08-29"), day("2015-09-07"), arrivals).label() == "undetermined");
}

TEST_CASE("a day so many years later exists")
{
    CHECK(years_later(day("2016-02-29"), 1) == day("2017-02-28"));
    CHECK(years_later(day("2016-02-29"), 4) == day("2020-02-29"));
    CHECK(years_later(day("2016-03-31"), 3) == day("2019-03-31"));
}

TEST_CASE("three departments: one contact, one table, and the rest is silence")
{
    const Stretch always{day("2010-01-01"), {}};
    const std::vector<DepartmentContact> contacts{{0, 1, always}, {1, 1, always}, {0, -1, always}, {1, 2, {day("2010-01-01"), day("2012-01-01")}}};
    const std::vector<DepartmentTable> tables{{always, true, {{0, always}, {1, always}}}, {always, false, {{1, always}, {2, {day("2016-01-01"), {}}}}}};
    const IntegrationShares early = integration_on(day("2015-01-15"), 3, {}, contacts, tables);
    CHECK(early.pairs == 3);
    CHECK(*early.direct == Approx(1.0 / 3));
    CHECK(*early.structural == Approx(1.0 / 3));
    CHECK(*early.index == Approx(1.0 / 3));  // the same pair twice is one pair
    const IntegrationShares late = integration_on(day("2016-01-15"), 3, {}, contacts, tables);
    CHECK(*late.structural == Approx(2.0 / 3));
    CHECK(*late.formal == Approx(1.0 / 3));
    CHECK(*late.index == Approx(2.0 / 3));
    CHECK(integration_on(day("2016-01-15"), 3, {{0, 2}}, contacts, tables).index == Value(0.0));
    CHECK_FALSE(integration_on(day("2016-01-15"), 1, {}, contacts, tables).index.has_value());
}

TEST_CASE("months that nobody observed are left out of the baseline and break a run below half")
{
    Values series(24, Value(0.2));
    for (int i = 0; i < 12; ++i)
        series[static_cast<std::size_t>(i)].reset();
    for (const double value : {0.8, 0.8, 0.3, 0.3, 0.3})
        series.push_back(value);
    series.push_back({});
    for (int i = 0; i < 5; ++i)
        series.push_back(0.3);
    EventStudy study = event_study(series, 24, 25, 10);
    CHECK(*study.baseline == Approx(0.2));
    CHECK(study.baseline_months == 12);
    CHECK_FALSE(study.half_decay.has_value());  // three months, a hole, five months
    CHECK(*study.censored_at == 10);
    series.push_back(0.3);
    study = event_study(series, 24, 25, 10);
    CHECK(*study.half_decay == 6);  // the peak is month 24, the six months begin with 30
    series[12].reset();
    CHECK_FALSE(event_study(series, 24, 25, 10).baseline.has_value());
    CHECK_FALSE(event_study({std::vector<Value>(24, Value(0.2))}, 24, 25, 10).peak.has_value());
}
