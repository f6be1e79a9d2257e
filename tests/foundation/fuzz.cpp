// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "foundation/date.hpp"
#include "foundation/number.hpp"
#include "foundation/spell.hpp"
#include "foundation/likeness.hpp"
#include "foundation/text.hpp"

#include <clocale>
#include <locale>
#include <random>

using namespace crosscut;

namespace {

// Pieces of which dates are made, and some of which they are not.
const std::vector<std::string> pieces{
    "2015", "2016", "1999", "9999", "1000", "15", "16", "-", "-09", "-02-29", "-W12", "-Q3", "-H2", "-23", "-spring", "~", "?", "%", "..", "/", "<", "<=", ">", ">=",
    " ", "seit ", "vor ", "nach ", "bis ", "zwischen ", " und ", "Anfang ", "Mitte ", "Ende ", "September ", "Sept. ", "Herbst ", "Winter ", "KW ", "12/", "53/", "1/",
    "WiSe ", "SoSe ", "3. Quartal ", "III/", "ca. ", "etwa ", "Jahreswende ", "open", "noch", "31.12.", "7.9.", "frühestens ", "spätestens ", " oder ", "ff.",
    "early ", "late ", "of ", "mid ", "\xc3", "\xff", "ä", "–", "\t", "0", "00", "erste Hälfte ", "von ", "einer", "\xF0\x9F\x8C\xB3", "'", "--", "+", "e9"};

std::string made_up(std::mt19937& random)
{
    std::string text;
    for (auto n = random() % 7; n > 0; --n)
        text += pieces[random() % pieces.size()];
    return text;
}

}  // namespace

TEST_CASE("whatever is typed as a date is a date that reads back as itself, or is refused")
{
    std::mt19937 random(20150907);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 200000; ++i) {
        const std::string text = made_up(random);
        const auto date = parse_date(text);
        if (!date) {
            ++refused;
            continue;
        }
        ++read;
        const auto again = parse_date(date->text);
        const bool same = again && *again == *date;
        const bool ordered = !date->earliest || !date->latest || *date->earliest <= *date->latest;
        const bool bounded = date->kind != PartialDate::Kind::dated || date->earliest || date->latest;
        const bool said = !spoken(Language::german, *date).empty() && !spoken(Language::english, *date).empty();
        if (!same || !ordered || !bounded || !said) {
            CAPTURE(text, date->text);
            CHECK(same);
            CHECK(ordered);
            CHECK(bounded);
            CHECK(said);
        }
    }
    CHECK(read > 2000);
    CHECK(refused > 2000);
}

TEST_CASE("endless words are no date, and reading them needs no endless memory")
{
    for (const char* word : {"seit ", "Anfang ", "of ", "2015..", "<", "ca. ", "ca.", "zwischen ", "/", "?"}) {
        std::string text;
        for (int i = 0; i < 200000; ++i)
            text += word;
        CHECK_FALSE(parse_date(text));
        CHECK_FALSE(parse_date(text + "2015"));
    }
}

TEST_CASE("weeks and terms mean the same inside other words as alone")
{
    const auto range_of = [](const char* text) {
        const auto date = parse_date(text);
        REQUIRE(date);
        const auto again = parse_date(date->text);
        REQUIRE(again);
        CHECK(*again == *date);
        return (date->earliest ? iso(*date->earliest) : "") + "/" + (date->latest ? iso(*date->latest) : "");
    };
    // Week 12 of 2015 runs from Monday 16 to Sunday 22 March.
    CHECK(range_of("vor KW 12/2015") == "/2015-03-15");
    CHECK(range_of("nach KW 12/2015") == "2015-03-23/");
    CHECK(range_of("zwischen KW 12/2015 und KW 14/2015") == "2015-03-16/2015-04-05");
    CHECK(range_of("ca. KW 12/2015") == "2015-03-01/2015-04-06");  // fifteen days on both sides
    CHECK(range_of("vor WiSe 2015/16") == "/2015-09-30");
    CHECK(range_of("spätestens SoSe 2016") == "/2016-09-30");
    CHECK(range_of("ca. SoSe 2016") == "2016-01-01/2016-12-31");  // a half-year is widened by three months
    CHECK(range_of("KW 53/2015") == "2015-12-28/2016-01-03");
    CHECK_FALSE(parse_date("KW 53/2016"));  // 2016 has 52 weeks
    CHECK_FALSE(parse_date("WiSe 2015/18"));
}

TEST_CASE("spells of any two dates are states that agree with their probability, or a conflict")
{
    std::mt19937 random(7);
    const Day observed = day_of(2023, 6, 30);
    int spells = 0;
    for (int i = 0; i < 40000; ++i) {
        const auto start = parse_date(made_up(random));
        const auto end = parse_date(made_up(random));
        if (!start || !end)
            continue;
        const auto spell = make_spell(*start, *end, observed);
        if (!spell)
            continue;
        ++spells;
        CHECK(spell->start_earliest <= spell->start_latest);
        CHECK(spell->end_earliest <= spell->end_latest);
        for (const Day day : {day_of(1999, 12, 31), day_of(2015, 9, 1), day_of(2019, 7, 1), observed, observed + std::chrono::days{1}}) {
            const Activity state = at(*spell, day);
            const auto p = probability(*spell, day);
            CAPTURE(start->text, end->text, iso(day));
            CHECK(p.has_value() == (state != Activity::unobserved));
            if (state == Activity::certain)
                CHECK(*p == Approx(1.0));
            if (state == Activity::inactive)
                CHECK(*p == Approx(0.0));
            if (state == Activity::possible)
                CHECK((*p >= 0.0 && *p <= 1.0 + 1e-12));
        }
    }
    CHECK(spells > 30);
}

TEST_CASE("any bytes can be folded, compared, shortened and looked at without harm")
{
    std::mt19937 random(3);
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto n = random() % 24; n > 0; --n)
            text += random() % 3 ? pieces[random() % pieces.size()] : std::string(1, static_cast<char>(random()));
        const std::string once = fold(text);
        CHECK(valid_utf8(once));
        CHECK(fold(once) == once);
        CHECK(likeness(text, text) == 1.0);
        CHECK(collate(Language::german, text, text) == 0);
        CHECK(contains_folded(text, text));
        CHECK(shortened(text, 5).size() <= text.size() + 3);
        (void)parse_number(text, true);
        (void)parse_integer(text);
        (void)parse_day(text);
    }
}

TEST_CASE("likeness and order do not depend on which name comes first")
{
    const std::vector<std::string> names{"Halle", "Halle/S.", "Halle (Saale)", "Amt f. Soziales", "Amt für Soziales", "Sozialamt", "FB 50", "Ämter", "Zoll", "", "Amt 9", "Amt 10"};
    for (const std::string& a : names)
        for (const std::string& b : names) {
            CAPTURE(a, b);
            CHECK(likeness(a, b) == Approx(likeness(b, a)));
            CHECK(likeness(a, b) >= 0.0);
            CHECK(likeness(a, b) <= 1.0);
            CHECK(collate(Language::german, a, b) == -collate(Language::german, b, a));
        }
}

TEST_CASE("numbers and dates come out the same under a hostile locale")
{
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Comma));
    const std::string c_before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "tr_TR.UTF-8", "fr_FR.UTF-8", "C.UTF-8"})
        if (std::setlocale(LC_ALL, name))
            break;
    CHECK(plain(1234567.5) == "1234567.5");
    CHECK(plain(1234567LL) == "1234567");
    CHECK(spoken(Language::english, 1234.5, 1) == "1234.5");
    CHECK(parse_number("1.5") == 1.5);
    CHECK(parse_number("1,5", true) == 1.5);
    CHECK_FALSE(parse_number("1.234,5", true));
    CHECK(parse_integer("1234567") == 1234567);
    CHECK(iso(day_of(2015, 9, 7)) == "2015-09-07");
    CHECK(parse_date("1. Januar 2015")->text == "2015-01-01");
    CHECK(parse_date("JUNI 2015")->text == "2015-06");  // a Turkish small i would lose the month
    CHECK(fold("INTEGRATION") == "integration");
    std::setlocale(LC_ALL, c_before.c_str());
    std::locale::global(before);
}
