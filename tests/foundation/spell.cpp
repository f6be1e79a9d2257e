// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "foundation/spell.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace crosscut;

TEST_CASE("spells have the states, probabilities and windows of the reference case")
{
    std::ifstream file(CROSSCUT_SOURCE_DIR "/tests/oracles/activity_open.json");
    const auto oracle = nlohmann::json::parse(file);
    const Day observed = *parse_day(oracle["last_observed"].get<std::string>());
    const Day horizon = *parse_day(oracle["horizon_start"].get<std::string>());
    for (const auto& episode : oracle["values"]) {
        CAPTURE(episode["start"], episode["end"]);
        const auto spell = make_spell(*parse_date(episode["start"].get<std::string>()), *parse_date(episode["end"].get<std::string>()), observed, horizon);
        REQUIRE(spell);
        CHECK(iso(spell->start_earliest) == episode["start_interval"][0].get<std::string>());
        CHECK(iso(spell->start_latest) == episode["start_interval"][1].get<std::string>());
        CHECK(spell->censored == episode["censored"].get<bool>());
        CHECK(iso(midpoint_start(*spell)) == episode["midpoint"][0].get<std::string>());
        CHECK(iso(midpoint_end(*spell)) == episode["midpoint"][1].get<std::string>());
        for (const auto& row : episode["at"]) {
            const Day day = *parse_day(row["day"].get<std::string>());
            CAPTURE(iso(day));
            CHECK(key(at(*spell, day)) == row["state"].get<std::string>());
            const auto p = probability(*spell, day);
            REQUIRE(p.has_value() == !row["probability"].is_null());
            if (p)
                CHECK(*p == Approx(row["probability"].get<double>()).margin(1e-12));
        }
        for (const auto& row : episode["windows"]) {
            const Day first = *parse_day(row["window"][0].get<std::string>());
            const Day last = *parse_day(row["window"][1].get<std::string>());
            CHECK(key(in_union(*spell, first, last)) == row["union"].get<std::string>());
            CHECK(key(throughout(*spell, first, last)) == row["throughout"].get<std::string>());
        }
    }
}

TEST_CASE("the closed form of the probability equals counting every pair of days")
{
    const auto spell = make_spell(*parse_date("2015-02..2015-03"), *parse_date("2015-01..2015-03-10"), day_of(2020, 1, 1));
    REQUIRE(spell);
    for (Day day = day_of(2015, 1, 25); day < day_of(2015, 3, 15); day += std::chrono::days{1}) {
        long all = 0;
        long running = 0;
        for (Day s = spell->start_earliest; s <= spell->start_latest; s += std::chrono::days{1})
            for (Day e = spell->end_earliest; e <= spell->end_latest; e += std::chrono::days{1})
                if (s <= e) {
                    ++all;
                    running += s <= day && day <= e ? 1 : 0;
                }
        CAPTURE(iso(day));
        CHECK(*probability(*spell, day) == Approx(static_cast<double>(running) / static_cast<double>(all)).margin(1e-12));
    }
}

TEST_CASE("a begin after the end or after the last observation is a conflict")
{
    CHECK_FALSE(make_spell(*parse_date("2018"), *parse_date("2016"), day_of(2023, 1, 1)));
    CHECK_FALSE(make_spell(*parse_date("2024"), *parse_date("open"), day_of(2023, 1, 1)));
    CHECK(make_spell(*parse_date("2018"), *parse_date("2018"), day_of(2023, 1, 1)));
}

TEST_CASE("a spell from before the period studied is certain from its first day")
{
    const auto spell = make_spell(*parse_date(".."), *parse_date(".."), day_of(2023, 3, 31));
    REQUIRE(spell);
    CHECK(at(*spell, day_of(2000, 1, 1)) == Activity::certain);
    CHECK(at(*spell, day_of(2023, 3, 31)) == Activity::certain);
    CHECK(at(*spell, day_of(2023, 4, 1)) == Activity::unobserved);
}
