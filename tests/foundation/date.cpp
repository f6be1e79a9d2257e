// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "foundation/date.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace crosscut;

namespace {

nlohmann::json oracle(const char* name)
{
    std::ifstream file(std::string(CROSSCUT_SOURCE_DIR "/tests/oracles/") + name);
    return nlohmann::json::parse(file);
}

std::string bound(const std::optional<Day>& day) { return day ? iso(*day) : "null"; }
std::string bound(const nlohmann::json& value) { return value.is_null() ? "null" : value.get<std::string>(); }

std::string range_of(const char* text)
{
    const auto date = parse_date(text);
    if (!date)
        return "refused";
    return bound(date->earliest) + " " + bound(date->latest);
}

}  // namespace

TEST_CASE("a canonical date is the closed interval of days that the reference case gives")
{
    const nlohmann::json dates = oracle("dates_open.json");
    for (const auto& row : dates["values"]) {
        const auto text = row["text"].get<std::string>();
        CAPTURE(text);
        const auto date = parse_date(text);
        REQUIRE(date);
        CHECK(bound(date->earliest) == bound(row["earliest"]));
        CHECK(bound(date->latest) == bound(row["latest"]));
    }
}

TEST_CASE("a German phrase is read as its canonical text")
{
    const nlohmann::json dates = oracle("dates_open.json");
    for (const auto& [phrase, text] : dates["phrases_de"].items()) {
        CAPTURE(phrase);
        const auto date = parse_date(phrase);
        REQUIRE(date);
        CHECK(date->text == text.get<std::string>());
    }
}

TEST_CASE("the EDTF forms of the city cases are read")
{
    CHECK(range_of("2015-23") == "2015-09-01 2015-11-30");
    CHECK(range_of("2018-24~") == "2018-10-01 2019-04-30");  // winter 2018/19 and two months on both sides
    CHECK(range_of("../2015-12") == "null 2015-12-31");
    CHECK(range_of("2017-09/..") == "2017-09-01 null");
    CHECK(range_of("2016-12~/2017-03~") == "2016-11-01 2017-04-30");
    CHECK(range_of("2016/2017") == "2016-01-01 2017-12-31");
    CHECK(range_of("2021-24/2022-21") == "2021-12-01 2022-05-31");
    CHECK(range_of("2019-12-31?") == "2019-12-16 2020-01-15");
    CHECK(range_of("2024?") == "2023-07-01 2025-06-30");
    CHECK(parse_date("..")->kind == PartialDate::Kind::open);
    CHECK(parse_date("?")->kind == PartialDate::Kind::unknown);
    CHECK(parse_date("  ")->kind == PartialDate::Kind::none);
}

TEST_CASE("dates as people say and type them are read")
{
    CHECK(range_of("7.9.15") == "2015-09-07 2015-09-07");
    CHECK(range_of("09/2015") == "2015-09-01 2015-09-30");
    CHECK(range_of("30/09/2015") == "2015-09-30 2015-09-30");
    CHECK(range_of("Jänner 2016") == "2016-01-01 2016-01-31");
    CHECK(range_of("Sept. 2015") == "2015-09-01 2015-09-30");
    CHECK(range_of("7. September 2015") == "2015-09-07 2015-09-07");
    CHECK(range_of("III/2015") == "2015-07-01 2015-09-30");
    CHECK(range_of("1. Hj. 2018") == "2018-01-01 2018-06-30");
    CHECK(range_of("erste Hälfte 2018") == "2018-01-01 2018-06-30");
    CHECK(range_of("2013–2015") == "2013-01-01 2015-12-31");
    CHECK(range_of("2013/14") == "2013-01-01 2014-12-31");
    CHECK(range_of("2018 oder 2019") == "2018-01-01 2019-12-31");
    CHECK(range_of("Mai bis Juli 2016") == "2016-05-01 2016-07-31");
    CHECK(range_of("Jahreswende 2016/17") == "2016-11-01 2017-02-28");
    CHECK(range_of("seit Herbst 2015") == "2015-09-01 2015-11-30");
    CHECK(range_of("etwa 2018") == "2017-07-01 2019-06-30");
    CHECK(range_of("bis Ende 2016") == "2016-09-01 2016-12-31");
    CHECK(range_of("KW 12/2015") == "2015-03-16 2015-03-22");
    CHECK(range_of("WiSe 2015/16") == "2015-10-01 2016-03-31");
    CHECK(parse_date("noch")->kind == PartialDate::Kind::open);
    CHECK(range_of("between spring 2015 and autumn 2016") == "2015-03-01 2016-11-30");
    CHECK(range_of("end of 2016") == "2016-09-01 2016-12-31");
}

TEST_CASE("what is no date is refused and never becomes one")
{
    for (const char* text : {"31.02.2016", "2015-13", "2015-02-30", "spring", "sehr", "2017..2015", "12345", "20155",
                             "2015-09-", "Herbst", "zwischen 2015", "2015-Q5", "<", "nach", "0", "15", "KW 60/2015"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
    const auto bad = parse_date("irgendwann");
    REQUIRE_FALSE(bad);
    CHECK(bad.problem().what.args.front() == "irgendwann");
    CHECK_FALSE(bad.problem().hint.empty());
}

TEST_CASE("the canonical text of a date reads back as the same interval")
{
    for (const char* text : {"2015-23", "Herbst 2015", "ca. 2016", "vor 2015", "KW 12/2015", "Anfang September 2015", "2016-12~/2017-03~", "3. Quartal 2015", "WiSe 2015/16"}) {
        CAPTURE(text);
        const auto once = parse_date(text);
        REQUIRE(once);
        const auto twice = parse_date(once->text);
        REQUIRE(twice);
        CHECK(*once == *twice);
    }
}

TEST_CASE("a date is spoken as vaguely as it was said")
{
    CHECK(spoken(Language::english, *parse_date("2015-23")) == "autumn 2015");
    CHECK(spoken(Language::english, *parse_date("2015")) == "2015");
    CHECK(spoken(Language::english, *parse_date("2016-09~")) == "about September 2016");
    CHECK(spoken(Language::german, *parse_date("2015-24")) == "Winter 2015/16");
    CHECK(spoken(Language::german, *parse_date("<2015")) == "vor 2015");
    CHECK(spoken(Language::german, day_of(2019, 7, 1)) == "1. Juli 2019");
    CHECK(spoken(Language::english, day_of(2019, 7, 1)) == "1 July 2019");
}
