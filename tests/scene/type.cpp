// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "foundation/text.hpp"
#include "scene/encoding.hpp"
#include "scene/type.hpp"

#include <atomic>
#include <clocale>
#include <filesystem>
#include <thread>

using namespace crosscut;
using namespace crosscut::scene;

namespace {

const TextStyle body{12, Weight::regular, false, 0};

}

TEST_CASE("There is a typeface, and a file for each of its styles", "[scene]")
{
    CHECK(!type_family().empty());
    for (const Weight weight : {Weight::regular, Weight::medium, Weight::semibold, Weight::bold})
        for (const bool italic : {false, true})
            CHECK(std::filesystem::exists(font_file(weight, italic)));
}

TEST_CASE("Text grows with its size and is as long as its letters", "[scene]")
{
    const double one = measure("Gesundheitsamt", body).width;
    CHECK(one > 40);
    CHECK(measure("Gesundheitsamt", {24, Weight::regular, false, 0}).width == Approx(2 * one).epsilon(0.001));
    CHECK(measure("", body).width == 0);
    CHECK(measure("Gesundheitsamt", {12, Weight::bold, false, 0}).width > one);
    CHECK(measure("Gesundheitsamt", {12, Weight::regular, false, 0.1}).width > one + 12);
    CHECK(measure("Äg", body).ascent > 0);
    CHECK(measure("Äg", body).descent > 0);
}

TEST_CASE("A shaped line is as long as it was measured, with every letter in it", "[scene]")
{
    const GlyphRun run = shape_text("Amt für Soziales", body);
    CHECK(run.size.width == Approx(measure("Amt für Soziales", body).width));
    CHECK(run.glyphs.size() == 16);
    for (const PlacedGlyph& glyph : run.glyphs) {
        CHECK(glyph.x >= -1);
        CHECK(glyph.x <= run.size.width);
        CHECK(std::filesystem::exists(run.fonts[static_cast<std::size_t>(glyph.font)].file));
    }
}

TEST_CASE("Names of any kind become one line of valid text", "[scene]")
{
    CHECK(one_line("Amt\nfür\tSoziales\x01") == "Amt für Soziales ");
    CHECK(one_line("a\xFF" "b") == "a\xEF\xBF\xBD" "b");
    CHECK(one_line("\xC2\x85x") == "x");
    CHECK(one_line("Ämter 👩‍🚒 \"<&>") == "Ämter 👩‍🚒 \"<&>");
    for (const char* name : {"\xF0\x9F", "\x01\x02", "👩‍🚒 Feuerwehr", "مكتب", "a\xE2\x80\xA8" "b"}) {
        CHECK(valid_utf8(one_line(name)));
        CHECK(measure(name, body).width >= 0);
        shape_text(name, body);
    }
    CHECK(right_to_left("مكتب الاندماج"));
    CHECK_FALSE(right_to_left("Integration"));
}

TEST_CASE("Text that is too long is cut with an ellipsis and then fits", "[scene]")
{
    const std::string name = "Koordinierungsstelle für Klimaschutz und Klimaanpassung";
    for (const double width : {30.0, 80.0, 150.0}) {
        const std::string cut = fitted(name, body, width);
        CHECK(measure(cut, body).width <= width);
        CHECK(cut.substr(cut.size() - 3) == "…");
    }
    CHECK(fitted(name, body, 1000) == name);
    CHECK(fitted(name, body, 0) == "…");
}

TEST_CASE("Lines break at blanks and hyphens and lose nothing but the blanks", "[scene]")
{
    const std::vector<std::string> lines = wrapped("Klima- und Energieausschuss des Rates", body, 90);
    CHECK(lines.size() > 1);
    CHECK(join(lines, " ") == "Klima- und Energieausschuss des Rates");
    CHECK(wrapped("", body, 50).empty());
    CHECK(wrapped("Brand-, Katastrophenschutz", body, 60).front() == "Brand-,");
}

TEST_CASE("Long compounds break at syllables and fit", "[scene]")
{
    for (const char* word : {"Stadtverordnetenversammlung", "Klimafolgenforschungsinstitut", "Migrantenorganisation", "Wohnungsgenossenschaft"}) {
        const std::vector<std::string> parts = broken(word, body, 90);
        CHECK(parts.size() > 1);
        std::string whole;
        for (const std::string& part : parts) {
            CHECK(measure(part, body).width <= 90);
            whole += part;
        }
        std::erase(whole, '-');
        CHECK(whole == word);
    }
    CHECK(broken("Amt", body, 200) == std::vector<std::string>{"Amt"});
    CHECK(broken("Pfrrrrrrrrrrrrrrrrrrrrrt", body, 30).size() == 1);
}

TEST_CASE("Names for the map lose what stands in brackets, and stay within their lines", "[scene]")
{
    CHECK(short_name("Klimaschutzmanagement (Stelle)") == "Klimaschutzmanagement");
    CHECK(short_name("Brand-, Katastrophenschutz, Rettungsdienst") == "Brand-, Katastrophenschutz, Rettungsdienst");
    CHECK(short_name("AG (neu)") == "AG (neu)");
    for (const double width : {40.0, 70.0, 118.0}) {
        const auto lines = map_lines("Geschäftsbereich Stadtentwicklung, Bauen, Wirtschaft und Umwelt", body, width, 2);
        CHECK(lines.size() <= 2);
        for (const std::string& line : lines)
            CHECK(measure(line, body).width <= width * 1.35);
    }
}

TEST_CASE("Measures do not depend on the locale or the thread", "[scene]")
{
    const double here = measure("Würzburg 1,5", body).width;
    std::setlocale(LC_ALL, "de_DE.UTF-8");  // where it is installed
    CHECK(measure("Würzburg 1,5 ", body).width >= here);
    CHECK(measure("Würzburg 1,5", {12.5, Weight::regular, false, 0}).width > here);
    std::setlocale(LC_ALL, "C");
    std::vector<std::thread> threads;
    std::atomic<int> same = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int k = 0; k < 50; ++k)
                shape_text("Amt " + std::to_string(k), body);
            same += measure("Würzburg 1,5", body).width == here ? 1 : 0;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(same == 4);
}
