// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "foundation/clock.hpp"
#include "foundation/date.hpp"
#include "foundation/likeness.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

using namespace crosscut;

TEST_CASE("names are the same however their umlauts, case, blanks and quotes are typed")
{
    CHECK(fold("Würzburg") == fold("WUERZBURG"));
    CHECK(fold("Straße") == fold("Strasse"));
    CHECK(fold("  Fachbereich\u00a0  Soziales ") == fold("fachbereich soziales"));
    CHECK(fold("a\u0308mter") == fold("Ämter"));
    CHECK(fold("„Netzwerk“") == fold("\"Netzwerk\""));
    CHECK(fold("Amt 50") != fold("Amt 51"));
    CHECK(contains_folded("Kommunales Wohnungsunternehmen Würzburg", "wuerz"));
}

TEST_CASE("near duplicates of a name score high and different offices low")
{
    CHECK(likeness("Halle/S.", "Halle (Saale)") > 0.8);
    CHECK(likeness("Amt f. Soziales", "Amt für Soziales") > 0.8);
    CHECK(likeness("Halle", "Halle (Saale)") > 0.8);
    CHECK(likeness("Wohlfahrtsverband A", "Wohlfahrtsverband B") < 0.7);
    CHECK(likeness("Stadtwerke", "Umweltausschuss") < 0.5);
    CHECK(likeness("Ausländerbehörde", "Umweltverband A") < 0.7);
    CHECK(likeness("Jobcenter", "Jobcenter") == 1.0);
    CHECK(likeness("Organisation 002179", "Organisation 002178") < 0.7);
    CHECK(likeness("Hitzeaktionsplan 2018", "Hitzeaktionsplan 2019") < 0.7);
}

TEST_CASE("German names sort as in a German dictionary")
{
    CHECK(collate(Language::german, "Ämter", "Zoll") < 0);
    CHECK(collate(Language::german, "Amt 9", "Amt 10") < 0);
}

TEST_CASE("numbers are written and read without a locale")
{
    CHECK(plain(0.1) == "0.1");
    CHECK(spoken(Language::german, 1.5, 2) == "1,50");
    CHECK(spoken(Language::english, std::nullopt, 2) == "–");
    CHECK(spoken(Language::english, -0.0001, 2) == "0.00");
    CHECK(parse_number("2,0", true) == 2.0);
    CHECK_FALSE(parse_number("2,0"));
    CHECK_FALSE(parse_number("nan"));
    CHECK_FALSE(parse_number("1e999"));
}

TEST_CASE("a message keeps its values apart from its language")
{
    const Message message{"\"{1}\" is not a date.", {"{1} x"}};
    CHECK(in(Language::english, message) == "\"{1} x\" is not a date.");
    CHECK(in(Language::german, message) == "„{1} x“ ist kein Datum.");
}

TEST_CASE("broken UTF-8 is found at its byte")
{
    std::size_t at = 0;
    CHECK(valid_utf8("Grün"));
    CHECK_FALSE(valid_utf8("Gr\xfcn", &at));
    CHECK(at == 2);
}

TEST_CASE("no pair of alike names is passed over by the quick look")
{
    // Every pair of these, and of each with a letter left out or a blank put in.
    std::vector<std::string> names = {"Amt für Soziales", "Amt f. Soziales", "Amt für Stadtplanung", "Halle (Saale)", "Halle/S.", "Jobcenter", "Umweltverband A",
                                      "Umweltverband B", "Bürgeramt 1", "Bürgeramt 12", "Stabsstelle Klima", "Stabsstelle Klimaschutz", "Klimaschutz, Stabsstelle", "", "?"};
    const std::size_t first = names.size();
    for (std::size_t i = 0; i < first; ++i)
        for (std::size_t at = 0; at < names[i].size(); at += 3) {
            std::string shorter = names[i];
            shorter.erase(at, 1);
            names.push_back(shorter);
            std::string parted = names[i];
            parted.insert(at, " ");
            names.push_back(parted);
        }
    for (const double threshold : {0.7, 0.82, 0.95})
        for (const std::string& a : names)
            for (const std::string& b : names)
                if (likeness(a, b) >= threshold) {
                    INFO(a << " | " << b);
                    CHECK(may_be_alike(NameShape(a), NameShape(b), threshold));
                }
}

TEST_CASE("The time of this place is written as a day and a time of day that read back")
{
    const std::string text = clock_now();
    REQUIRE(text.size() == 19);
    CHECK(text[10] == ' ');
    CHECK((text[13] == ':' && text[16] == ':'));
    const Result<PartialDate> day = parse_date(text.substr(0, 10));
    REQUIRE(day);
    CHECK(day->text == text.substr(0, 10));
}
